"""A second `extractor convert`: what is done is left alone, also after the first was killed."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.batch.local import Converted, Failed, Job, Outcome, Task
from extractor.cli import app
from extractor.errors import ReadError

REPORT = """# {school}1+X证书试点工作总结

2023年，数控车铣加工证书（中级）报考{registered}人，获证43人。
"""


@pytest.fixture(name="read")
def _read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Read files here, and note which."""
    names: list[str] = []

    def convert(jobs: Sequence[Job], task: Task, **_: object) -> Iterator[Outcome]:
        for job in jobs:
            names.append(job.path.name)
            try:
                yield Converted(job.path, task(job))
            except ReadError as error:
                yield Failed(job.path, error)

    monkeypatch.setattr("extractor.cli.run.convert_files", convert)
    return names


@pytest.fixture(name="inbox")
def _inbox(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        write(tmp_path / "in" / f"{name}.md")
    (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    return tmp_path / "in"


def write(path: Path, registered: int = 50) -> Path:
    """Write a report."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORT.format(school=path.stem, registered=registered), encoding="utf-8")
    return path


def convert(inbox: Path, *options: object) -> Result:
    """Convert into the database beside the folder."""
    arguments = ["convert", inbox, "--db", inbox.parent / "reports.db", *options, "--lang", "en"]
    return CliRunner().invoke(app, [*map(str, arguments)])


def dump(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every table but the ledger, rows ordered."""
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608
            for (name,) in names
            if name != "ledger"
        }


def test_a_second_run_does_what_is_new_or_changed(inbox: Path, read: list[str]) -> None:
    """The rest is left alone, and a file that failed is told again without being read."""
    assert convert(inbox).exit_code == 3
    read.clear()
    write(inbox / "b.md", registered=60)
    write(inbox / "c.md")
    result = convert(inbox)
    assert read == ["b.md", "c.md"]
    assert result.exit_code == 3
    assert "broken.pdf: the file is damaged" in result.stderr
    assert "Unchanged files, not converted again 1" in result.stdout


@pytest.mark.parametrize(
    ("options", "again"),
    [
        ([], []),
        (["--retry-failed"], ["broken.pdf"]),
        (["--force"], ["a.md", "b.md", "broken.pdf"]),
        (["--ocr", "off"], ["a.md", "b.md", "broken.pdf"]),
    ],
)
def test_what_is_done_again_can_be_asked_for(
    inbox: Path, read: list[str], options: list[str], again: list[str]
) -> None:
    """All files, or those that failed; other settings give other results, so they do all too."""
    convert(inbox)
    read.clear()
    convert(inbox, *options)
    assert read == again


def test_what_the_user_says_of_a_file_counts(inbox: Path, read: list[str]) -> None:
    """A file of which the list says something else than before is converted again."""
    convert(inbox)
    read.clear()
    (inbox / "files.csv").write_text("path,year\na.md,2022\n", encoding="utf-8")
    convert(inbox, "--manifest", inbox / "files.csv")
    assert read == ["a.md"]


def test_a_changed_rule_does_all_again(inbox: Path, read: list[str], tmp_path: Path) -> None:
    """Results depend on the rules, also on those of the user's own."""
    convert(inbox)
    read.clear()
    builtin = Path(__file__).parents[2] / "grammars" / "pilot" / "tables.toml"
    (tmp_path / "rules" / "pilot").mkdir(parents=True)
    own = shutil.copy(builtin, tmp_path / "rules" / "pilot" / "tables.toml")
    convert(inbox, "--grammars", tmp_path / "rules")
    assert read == []
    Path(own).write_text(builtin.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    from extractor.grammar import loader  # noqa: PLC0415  the command is a new process each time

    loader._load.cache_clear()  # noqa: SLF001  likewise
    convert(inbox, "--grammars", tmp_path / "rules")
    assert read == ["a.md", "b.md", "broken.pdf"]


def test_a_report_that_somebody_deleted_is_converted_again(inbox: Path, read: list[str]) -> None:
    """The ledger alone is no report."""
    convert(inbox)
    read.clear()
    with closing(sqlite3.connect(inbox.parent / "reports.db")) as connection:
        connection.execute("DELETE FROM files WHERE name = 'a.md'")
        connection.commit()
    convert(inbox)
    assert read == ["a.md"]


def test_files_are_written_of_what_was_done_before(inbox: Path, read: list[str]) -> None:
    """`--out` gets all reports, as if they had been converted now."""
    first, second = inbox.parent / "first", inbox.parent / "second"
    convert(inbox, "--out", first)
    assert read
    convert(inbox, "--out", second)
    for name in ("a.md.json", "b.md.json"):
        assert (second / name).read_bytes() == (first / name).read_bytes()


def test_reports_in_archives_are_known_again(inbox: Path, read: list[str]) -> None:
    """A member of an archive is a file like any other, at a path through the archive."""
    with zipfile.ZipFile(inbox / "学校.zip", "w") as archive:
        archive.write(inbox / "a.md", "甲/a.md")
        archive.writestr("../b.md", "x")
    result = convert(inbox)
    assert f"{inbox / '学校.zip'}/../b.md: it leads out of" in result.stderr
    assert read == ["a.md", "b.md", "broken.pdf", "a.md"]
    with closing(sqlite3.connect(inbox.parent / "reports.db")) as connection:
        (path,) = connection.execute("SELECT path FROM files WHERE path LIKE '%.zip%'").fetchone()
    assert path == str(inbox / "学校.zip" / "甲" / "a.md")
    read.clear()
    convert(inbox)
    assert read == []


def test_a_log_for_programs_has_a_line_a_file(inbox: Path, read: list[str]) -> None:
    """Each says what became of it and how far the run is; the last sums up."""
    lines = [json.loads(line) for line in convert(inbox, "--log", "json").stderr.splitlines()]
    assert len(read) == 3
    assert [line["event"] for line in lines] == ["file", "file", "file", "end"]
    assert [line.get("cause") for line in lines] == [None, None, "damaged", None]
    assert (lines[-1]["converted"], lines[-1]["failed"], lines[-1]["status"]) == (2, 1, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills in another way")
def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    """After kill -9 and a second run the database is that of a run that nobody disturbed."""
    for number in range(16):
        write(tmp_path / "in" / f"{number:02}.md", registered=50 + number)
    command = [sys.executable, "-m", "extractor", "convert", "in", "--jobs", "2", "--db"]

    def start(name: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*command, name],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    for name, stops in (("whole.db", 0), ("killed.db", 5)):
        with start(name) as process:
            assert process.stderr is not None
            for line in process.stderr:
                if line.startswith(f"[{stops}/"):
                    os.kill(process.pid, signal.SIGKILL)
    with start("killed.db") as process:
        assert process.stderr is not None
        again = [line for line in process.stderr if line.startswith("[")]
    assert 0 < len(again) <= 11
    assert process.returncode == 0
    assert dump(tmp_path / "killed.db") == dump(tmp_path / "whole.db")
