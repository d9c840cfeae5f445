"""`extractor search` and `extractor metadata`, on a database."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli import app
from tests.cli.test_convert import write


def run(*arguments: object) -> Result:
    """Run the command in English."""
    return CliRunner().invoke(app, [*map(str, arguments), "--lang", "en"])


@pytest.fixture(name="database", scope="module")
def _database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    assert run("convert", write(folder / "a.md"), "--db", folder / "reports.db").exit_code == 0
    return folder / "reports.db"


def test_a_word_is_found_with_its_place(database: Path) -> None:
    """Each place has its file, its row where it stands in a table, and the words around it."""
    result = run("search", database, "数控")
    assert result.exit_code == 0
    assert "a.md  t1 row 1\n  数控车铣加工 中级 50 43\n" in result.stdout


def test_what_is_not_there_is_status_1(database: Path) -> None:
    """A script can tell."""
    result = run("search", database, "航天", "员")
    assert (result.exit_code, result.stderr) == (1, "nothing found: 航天 员\n")


def test_metadata_is_json_for_the_database_by_its_name(database: Path, tmp_path: Path) -> None:
    """It goes to the screen, or to a file."""
    shown = json.loads(run("metadata", database).stdout)
    assert list(shown["databases"]) == ["reports"]
    assert run("metadata", database, "--out", tmp_path / "m.json").exit_code == 0
    assert json.loads((tmp_path / "m.json").read_text(encoding="utf-8")) == shown
