"""`extractor check`, from files to findings."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.batch.local import Converted, Failed, Job, Outcome
from extractor.cli import app
from extractor.errors import ReadError
from extractor.model.extraction import Extraction

REPORT = """# 1+X证书试点工作总结

一、考核情况

表1 考核情况

| 证书名称 | 等级 | 报考人数 | 获证人数 |
|---|---|---|---|
| 数控车铣加工 | 中级 | 50 | 43 |
| 网店运营推广 | 初级 | 64 | 48 |
| 合计 | | 114 | {total} |
{end}"""


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> dict[str, str]:
    texts = {
        "right": REPORT.format(total=91, end=""),
        "wrong": REPORT.format(total=93, end=""),
        "odd": REPORT.format(total=91, end="\n二、成效\n\n四、问题\n"),
        "empty": "",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.md") for name in texts}


def _at_once(
    jobs: Sequence[Job], task: Callable[[Job], Extraction], **options: object
) -> Iterator[Outcome]:
    """Read the files here, without the workers that each test would wait for."""
    del options
    for job in jobs:
        try:
            yield Converted(job.path, task(job))
        except ReadError as error:
            yield Failed(job.path, error)


@pytest.fixture(autouse=True)
def _without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.cli.run.convert_files", _at_once)


def check(*arguments: object, charset: str = "utf-8", language: str = "en") -> Result:
    """Run the command."""
    runner = CliRunner(charset=charset)
    return runner.invoke(app, ["check", *map(str, arguments), "--lang", language])


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["right"], 0),
        (["right", "wrong"], 1),
        (["odd"], 1),
        (["odd", "--fail-on", "error"], 0),
        (["wrong", "--fail-on", "error"], 1),
        (["wrong", "empty"], 3),
        (["wrong", "--format", "json"], 1),
        (["right", "--format", "sarif"], 0),
    ],
)
def test_the_status_tells_whether_to_look(
    files: dict[str, str], arguments: list[str], status: int
) -> None:
    """0: nothing as severe as asked for; 1: something; 3: some file unread, whatever the others say."""
    named = [files.get(argument, argument) for argument in arguments]
    assert check(*named).exit_code == status


def test_findings_and_summary_are_printed_and_trouble_goes_to_stderr(files: dict[str, str]) -> None:
    """The result can be kept in a file, without the remarks."""
    result = check(*(files[name] for name in ("odd", "wrong", "empty")))
    lines = result.stdout.splitlines()
    assert lines.index(files["wrong"]) < lines.index(files["odd"])
    assert "  表1 row 3  sum of a table (table.sum)" in lines
    assert lines[-1] == "Files 3: errors 1, warnings 1, info 0; not read 1"
    assert f"{files['empty']}: the file is empty" in result.stderr
    assert "empty.md" not in result.stdout


def test_a_report_that_agrees_says_so_and_of_how_much(files: dict[str, str]) -> None:
    """No finding, and how many figures were held against others."""
    result = check(files["right"])
    assert result.stdout.startswith("No disagreement found.\n")
    assert [files["right"], "6", "6", "6"] in [line.split() for line in result.stdout.splitlines()]


def test_each_file_is_told_as_it_is_read(files: dict[str, str]) -> None:
    """A long run can be followed, and the list at its end is not waited for in the dark."""
    result = check(files["right"], files["wrong"], files["empty"])
    told = [line for line in result.stderr.splitlines() if line.startswith("[")]
    assert told == [
        f"[1/3] {files['right']}: errors 0, warnings 0, info 0",
        f"[2/3] {files['wrong']}: errors 1, warnings 0, info 0",
        f"[3/3] {files['empty']}: not read",
    ]
    assert "[1/1]" not in check(files["right"]).stderr


def test_the_arithmetic_is_shown_where_it_is_asked_for(files: dict[str, str]) -> None:
    """Every addend, the sum so far, the difference."""
    assert "step by step" not in check(files["wrong"]).stdout
    result = check(files["wrong"], "--explain")
    rows = [line.split() for line in result.stdout.splitlines()]
    for row in (
        ["93", "stated", "表1", "row", "3"],
        ["+", "43", "43", "数控车铣加工", "中级", "row", "1"],
        ["+", "48", "91", "网店运营推广", "初级", "row", "2"],
        ["91", "computed"],
        ["2", "difference"],
    ):
        assert row in rows


# --- for machines -------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_a_program_reads_stands_alone_on_standard_output(
    files: dict[str, str], form: str
) -> None:
    """Totals and trouble go to the other stream, so that the output can be piped."""
    result = check(files["wrong"], files["empty"], "--format", form)
    assert json.loads(result.stdout)
    assert "Files 2: errors 1" in result.stderr


@pytest.mark.parametrize("form", ["text", "json", "sarif", "md"])
def test_findings_are_written_to_a_file(files: dict[str, str], tmp_path: Path, form: str) -> None:
    """In UTF-8, whatever the console; the screen shows the totals and where to look."""
    target = tmp_path / "new" / f"findings.{form}"
    result = check(files["wrong"], "--format", form, "--out", target)
    assert result.exit_code == 1
    text = target.read_text(encoding="utf-8")
    assert "表1" in text
    assert "\r" not in text
    assert "\x1b" not in text
    assert result.stdout.splitlines() == [
        "Files 1: errors 1, warnings 0, info 0; not read 0",
        f"Written to {target}",
    ]
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_cannot_be_written_is_told_before_any_work(
    files: dict[str, str], tmp_path: Path
) -> None:
    """Nobody waits for three hundred reports to hear it."""
    result = check(files["wrong"], files["right"], "--out", tmp_path)
    assert result.exit_code == 4
    assert str(tmp_path) in result.stderr
    assert "[1/2]" not in result.stderr
    assert check(files["wrong"], "--out", Path(files["right"]) / "x.txt").exit_code == 4


def test_an_older_file_stays_until_the_new_one_is_there(
    files: dict[str, str], tmp_path: Path
) -> None:
    """A run that fails leaves what was there."""
    target = tmp_path / "findings.json"
    target.write_text("older", encoding="utf-8")
    assert check(files["wrong"], "--out", target, "--manifest", tmp_path / "none").exit_code == 2
    assert target.read_text(encoding="utf-8") == "older"


@pytest.mark.parametrize("form", ["text", "json", "sarif", "md"])
def test_a_chinese_console_shows_all_of_it(files: dict[str, str], form: str) -> None:
    """Nothing that we say ourselves is outside the characters of Windows in Chinese."""
    result = check(files["wrong"], "--format", form, "--explain", charset="gbk", language="zh")
    assert result.exit_code == 1
    text = result.stdout_bytes.decode("gbk")
    said = text if form in {"text", "md"} else json.dumps(json.loads(text), ensure_ascii=False)
    assert "合计" in said


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_json_is_whole_on_a_console_of_few_characters(files: dict[str, str], form: str) -> None:
    """What it cannot show stands there in escapes."""
    result = check(files["wrong"], "--format", form, charset="ascii")
    assert "表1" in json.dumps(json.loads(result.stdout), ensure_ascii=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl-C to a child alone")
def test_ctrl_c_shows_what_was_found_until_then(tmp_path: Path) -> None:
    """A long run that is stopped was not for nothing, and says that it was stopped."""
    for number in range(60):
        text = REPORT.format(total=93, end="")
        (tmp_path / f"{number:02}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "extractor", "check", str(tmp_path), "--lang", "en"]
    options = ["--jobs", "1", "--format", "json"]
    with subprocess.Popen(
        [*command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        assert process.stderr.readline().startswith("[1/60]")
        process.send_signal(signal.SIGINT)
        found = json.loads(process.stdout.read())
        remarks = process.stderr.read()
    assert process.returncode == 130
    assert found["complete"] is False
    assert found["findings"]
    assert "Interrupted: this is of the files read until then" in remarks
    assert "Traceback" not in remarks
