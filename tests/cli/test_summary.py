"""`extractor summary`, from a database to a workbook of sums."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from extractor.cli import app
from tests.cli.test_convert import write


def run(*arguments: object) -> Result:
    """Run the command in English."""
    return CliRunner().invoke(app, [*map(str, arguments), "--lang", "en"])


@pytest.fixture(name="database", scope="module")
def _database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("summary")
    write(folder / "a.md")
    text = (folder / "a.md").read_text(encoding="utf-8")
    (folder / "b.md").write_text(f"{text}\n\n", encoding="utf-8")
    assert run("convert", folder, "--db", folder / "reports.db").exit_code == 0
    return folder / "reports.db"


def test_a_report_that_was_handed_in_twice_counts_once(database: Path, tmp_path: Path) -> None:
    """The copy is found without being asked for, and named; the sums are those of one report."""
    out = tmp_path / "汇总.xlsx"
    result = run("summary", database, "--by", "certificate,level", "--out", out)
    assert result.exit_code == 0
    assert "Lines 2 from records 2; copies and superseded reports left out 1" in result.stdout
    book = load_workbook(out, data_only=True)
    heads, *lines = book["汇总"].values
    shown = [dict(zip(heads, line, strict=True)) for line in lines]
    assert [(line["证书"], line["获证人数"]) for line in shown] == [
        ("数控车铣加工", 43),
        ("网店运营推广", 48),
        ("合计", 91),
    ]
    assert [row[1] for row in book["未计入"].values] == ["原因", "重复"]


def test_what_nothing_can_be_added_up_by_is_wrong_usage(database: Path, tmp_path: Path) -> None:
    """A slip is told."""
    assert run("summary", database, "--by", "province", "--out", tmp_path / "x.xlsx").exit_code == 2
