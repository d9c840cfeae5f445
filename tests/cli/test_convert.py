"""`extractor convert`, from files to a database."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli import app
from extractor.cli.options import Format
from extractor.loaders import LOADERS

REPORT = """# 1+X证书试点工作总结

一、考核情况

表1 考核情况

| 证书名称 | 等级 | 报考人数 | 获证人数 |
|---|---|---|---|
| 数控车铣加工 | 中级 | 50 | 43 |
| 网店运营推广 | 初级 | 64 | 48 |
| 合计 | | 114 | {total} |
"""


def write(path: Path, total: int = 91) -> Path:
    """Write a report whose 合计 row states this total; 91 is right."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORT.format(total=total), encoding="utf-8")
    return path


def loaded(database: Path) -> set[str]:
    """Return the files of which the database holds the report."""
    with closing(sqlite3.connect(database)) as connection:
        return {path for (path,) in connection.execute("SELECT path FROM files")}


def run(*arguments: object) -> Result:
    """Run the command in English."""
    return CliRunner().invoke(app, [*map(str, arguments), "--lang", "en"])


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("convert")
    write(folder / "in" / "a" / "x.md")
    write(folder / "in" / "b" / "x.md", total=93)
    (folder / "in" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "in" / "files.csv").write_text(
        "path,issuer,year\na/x.md,示例学院,2023\nc.md,nobody,2023\n", encoding="utf-8"
    )
    return folder


@pytest.fixture(name="result", scope="module")
def _result(folder: Path) -> Result:
    return run(
        "convert",
        folder / "in",
        folder / "gone.pdf",
        *("--db", folder / "new" / "reports.db"),
        *("--out", folder / "out"),
        *("--manifest", folder / "in" / "files.csv"),
    )


def test_good_files_are_converted_and_bad_ones_listed(folder: Path, result: Result) -> None:
    """A broken and a missing file are named with their cause, end in status 3, and stop no other."""
    assert result.exit_code == 3
    listed = result.stderr.partition("Not converted:\n")[2]
    assert f"{folder / 'gone.pdf'}: there is no such file" in listed
    assert f"{folder / 'in' / 'broken.pdf'}: the file is damaged" in listed
    assert "Files 4: converted 2, records 4, findings 1; not converted 2" in result.stdout
    assert loaded(folder / "new" / "reports.db") == {
        str(folder / "in" / name / "x.md") for name in ("a", "b")
    }


def test_files_of_one_name_do_not_overwrite_each_other(folder: Path, result: Result) -> None:
    """Each report has a file of its own in the output folder, in the contract's form."""
    assert result.stdout
    outputs = sorted((folder / "out").iterdir())
    assert [path.name for path in outputs] == ["x.md~a.json", "x.md~b.json"]
    for path in outputs:
        assert json.loads(path.read_text(encoding="utf-8"))["schema"] == "pilot-report/1"


def test_the_manifest_adds_what_the_report_leaves_out(folder: Path, result: Result) -> None:
    """Issuer and year come from the list, marked as such; the list itself is no report."""
    report = json.loads((folder / "out" / "x.md~a.json").read_text(encoding="utf-8"))["report"]
    assert (report["issuer"], report["years"]) == ("示例学院", [2023])
    assert report["inferred"] == {"issuer": "manifest", "years": "manifest"}
    assert "files.csv: c.md is none of the files" in result.stderr


def test_a_log_has_a_line_for_each_file(result: Result) -> None:
    """Where there is no terminal to draw a bar on, each file is told when it is done."""
    assert [line[:5] for line in result.stderr.splitlines() if line.startswith("[")] == [
        "[1/4]",
        "[2/4]",
        "[3/4]",
        "[4/4]",
    ]


def test_every_loader_of_files_can_be_asked_for() -> None:
    """What the library writes, `--format` offers."""
    assert set(Format) == set(LOADERS)


def test_a_folder_without_reports_is_wrong_usage(tmp_path: Path) -> None:
    """Nothing to do is most likely a slip, and makes no database."""
    result = run("convert", tmp_path, "--db", tmp_path / "reports.db")
    assert (result.exit_code, result.stderr) == (2, "no report is found there\n")
    assert not (tmp_path / "reports.db").exists()


def test_a_database_that_cannot_be_written_is_said_before_any_work(tmp_path: Path) -> None:
    """What is no database stays as it is, and the status is 4."""
    other = tmp_path / "notes.txt"
    other.write_text("not a database, but something dear to its owner", encoding="utf-8")
    result = run("convert", write(tmp_path / "x.md"), "--db", other)
    assert result.exit_code == 4
    assert "notes.txt" in result.stderr
    assert other.read_text(encoding="utf-8").startswith("not a database")


def test_a_result_that_cannot_be_written_stops_no_other(tmp_path: Path) -> None:
    """The file is listed, the next is written, and the status is 4."""
    paths = [write(tmp_path / "x.md"), write(tmp_path / "y.md")]
    (tmp_path / "out" / "x.md.json").mkdir(parents=True)
    result = run("convert", *paths, "--no-db", "--out", tmp_path / "out")
    assert result.exit_code == 4
    assert "converted 1" in result.stdout
    assert (tmp_path / "out" / "y.md.json").is_file()


def test_a_wrong_grammar_is_said_before_any_work(tmp_path: Path) -> None:
    """The user's own rules are read first; what is wrong with them ends in status 2."""
    (tmp_path / "rules" / "pilot").mkdir(parents=True)
    (tmp_path / "rules" / "pilot" / "tables.toml").write_text("this is = no TOML", encoding="utf-8")
    result = run(
        "convert",
        write(tmp_path / "x.md"),
        "--no-db",
        "--out",
        tmp_path,
        "--grammars",
        tmp_path / "rules",
    )
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_in_another_encoding_is_no_obstacle(tmp_path: Path) -> None:
    """A ZIP from Windows leaves names on Linux whose bytes are no UTF-8; such files are converted too."""
    path = write(tmp_path / "x.md").rename(os.fsdecode(bytes(tmp_path) + b"/\xb1\xa8.md"))
    database = tmp_path / "reports.db"
    result = run("convert", path, "--db", database, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert loaded(database) == {rf"{tmp_path}/\udcb1\udca8.md"}
    assert len(list((tmp_path / "out").iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl-C to a child alone")
def test_ctrl_c_keeps_what_was_done(tmp_path: Path) -> None:
    """Whoever interrupts a long run finds its first results in the database, and sees no traceback."""
    for number in range(60):
        write(tmp_path / "in" / f"{number:02}.md", total=number)
    command = [sys.executable, "-m", "extractor", "convert", str(tmp_path / "in"), "--lang", "en"]
    options = ["--db", str(tmp_path / "reports.db"), "--jobs", "1"]
    with subprocess.Popen(
        [*command, *options], stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("[1/60]")
        process.send_signal(signal.SIGINT)
        remarks = process.stderr.read()
    assert process.returncode == 130
    assert remarks.rstrip().endswith("Interrupted; what was done before is kept")
    assert "Traceback" not in remarks
    assert str(tmp_path / "in" / "00.md") in loaded(tmp_path / "reports.db")


# --- files beside the database ------------------------------------------------------------------


def test_several_formats_are_written_in_one_run(tmp_path: Path) -> None:
    """A list with commas gives each format its file or folder."""
    write(tmp_path / "x.md")
    result = run(
        "convert", tmp_path / "x.md", "--no-db", "--out", tmp_path / "o", "--format", "csv,xlsx"
    )
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "o").iterdir()) == ["csv", "reports.xlsx"]


def test_standard_output_gets_a_line_a_report_and_nothing_else(tmp_path: Path) -> None:
    """`--out -` feeds another program: UTF-8 whatever the console speaks, and remarks apart."""
    write(tmp_path / "a.md")
    write(tmp_path / "b.md", total=93)
    command = [sys.executable, "-m", "extractor", "convert", str(tmp_path), "--no-db", "--out", "-"]
    done = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "gbk"}
    )
    lines = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [line["source"]["name"] for line in lines] == ["a.md", "b.md"]
    assert b"converted 2" in done.stderr or "已转换 2".encode("gbk") in done.stderr


@pytest.mark.parametrize("wrong", ["xls", "csv,", "json,pdf"])
def test_a_format_that_is_none_is_wrong_usage(tmp_path: Path, wrong: str) -> None:
    """A slip in the list is told before any file is read."""
    assert run("convert", tmp_path, "--out", tmp_path, "--format", wrong).exit_code == 2


def test_only_lines_go_to_standard_output(tmp_path: Path) -> None:
    """A workbook cannot be printed."""
    assert run("convert", tmp_path, "--out", "-", "--format", "xlsx").exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_a_name_with_a_line_break_is_shown_on_one_line(tmp_path: Path) -> None:
    """A file's name can neither forge a line of the log nor command the terminal."""
    write(tmp_path / "a\nb\x1b[31m.md")
    result = run(
        "convert",
        tmp_path,
        "--db",
        tmp_path / "r.db",
        "--out",
        tmp_path / "o",
        "--format",
        "csv,json",
    )
    assert result.exit_code == 0
    assert "a\\u000ab\\u001b[31m.md" in result.stderr
    assert [path.name for path in (tmp_path / "o").iterdir() if path.suffix == ".json"] == [
        "a_b_[31m.md.json"
    ]
    assert "a\\u000ab" in next(iter(loaded(tmp_path / "r.db")))
