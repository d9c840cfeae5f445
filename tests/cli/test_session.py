"""How a command ends, whatever happens in it."""

from pathlib import Path

import pytest
import typer

from extractor.cli.language import Language
from extractor.cli.session import session
from extractor.errors import GrammarError, LoadError, ManifestError


@pytest.fixture(autouse=True)
def _logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def end(error: BaseException, *, debug: bool = False) -> int:
    """Return the status of a command in which this happens."""
    with pytest.raises(typer.Exit) as caught, session(Language.EN, debug=debug):
        raise error
    return caught.value.exit_code


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (GrammarError("rules.toml", "rule", "no such thing"), 2),
        (ManifestError("files.csv", "没有文件一列", "it has no column of files"), 2),
        (LoadError("reports.db", "it is read-only"), 4),
    ],
)
def test_what_we_raise_on_purpose_is_one_clear_line(
    error: Exception, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names what is wrong, without a traceback, and the status tells the kind."""
    assert end(error) == status
    assert capsys.readouterr().err.strip() == str(error)


def test_ctrl_c_ends_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    """Who interrupts is told that what was done is kept, and sees no traceback."""
    assert end(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err.startswith("Interrupted")


def test_ctrl_c_while_it_is_still_loading_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The status is that of any interruption, though there is no terminal yet to speak to."""

    def interrupted(_language: Language | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("extractor.cli.terminal.open_terminal", interrupted)
    with pytest.raises(typer.Exit) as caught, session(Language.EN, debug=False):
        pass
    assert caught.value.exit_code == 130
    assert capsys.readouterr() == ("", "")


def test_a_defect_is_told_as_such_and_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """An exception of no known kind is `internal`; its traceback lies in a file that the line names."""
    assert end(KeyError("surprise")) == 70
    told = capsys.readouterr().err
    (log,) = tmp_path.glob("extractor-*.log")
    assert told.startswith("internal: KeyError: 'surprise'")
    assert str(log) in told
    assert "Traceback" not in told
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_debug_shows_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """`--debug` is for those who mend the program."""
    end(KeyError("surprise"), debug=True)
    assert "Traceback" in capsys.readouterr().err
