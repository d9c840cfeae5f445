"""`extractor export`, from a database to files."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli import app
from extractor.loaders.files.csv_files import read_csv_files
from extractor.loaders.sqlite import load_extraction, open_database
from tests.loaders.samples import extraction


def run(*arguments: object) -> Result:
    """Run the command in English."""
    return CliRunner().invoke(app, ["export", *map(str, arguments), "--lang", "en"])


@pytest.fixture(name="database")
def _database(tmp_path: Path) -> Path:
    path = tmp_path / "reports.db"
    db = open_database(path)
    load_extraction(db, extraction("a"), path="a/x.pdf")
    load_extraction(db, extraction("b"), path="b/x.pdf")
    load_extraction(db, extraction("b"), path="copy.pdf")
    db.close()
    return path


def test_every_report_of_the_database_is_written_once(database: Path, tmp_path: Path) -> None:
    """A report that has several files is one report."""
    result = run(database, "--out", tmp_path / "o", "--format", "csv,json")
    assert (result.exit_code, "Reports written 2" in result.stdout) == (0, True)
    assert [each.source.sha256[0] for each in read_csv_files(tmp_path / "o")] == ["a", "b"]
    names = sorted(path.name for path in (tmp_path / "o").glob("*.json"))
    assert names == ["x.pdf~a.json", "x.pdf~b.json"]


def test_a_database_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A slip in the name makes no empty database."""
    result = run(tmp_path / "none.db", "--out", tmp_path / "o")
    assert result.exit_code == 4
    assert "there is no such database" in result.stderr
    assert list(tmp_path.iterdir()) == []
