"""What is mailed: the findings beside their pages, in one file that needs nothing else."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor import extract
from extractor.cli import app
from extractor.loaders.sqlite import load_extraction, open_database

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "reports"
HOSTILE = (
    "# <script>alert(1)</script>示例学院2023年总结\n\n培训学员300人，其中校内210人、校外80人。\n"
)


@pytest.fixture(name="database")
def _database(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(HOSTILE, encoding="utf-8")
    db = open_database(tmp_path / "reports.db")
    for path in (FIXTURES / "annual-report" / "annual-report.pdf", tmp_path / "a.md"):
        load_extraction(db, extract(path), path=str(path))
    db.close()
    return tmp_path / "reports.db"


def test_one_file_holds_all(database: Path, tmp_path: Path) -> None:
    """Pages as pictures, texts escaped, nothing fetched, no two things of one name."""
    out = tmp_path / "review.html"
    result = CliRunner().invoke(app, ["report", str(database), "--out", str(out), "--lang", "en"])
    assert result.exit_code == 0, result.output
    html = out.read_text(encoding="utf-8")
    assert "data:image/png;base64," in html
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', html) == []
    names = re.findall(r' id="([^"]+)"', html)
    assert len(names) == len(set(names))


def test_a_page_a_report_goes_back_in_chinese(database: Path, tmp_path: Path) -> None:
    """Whatever language the clerk speaks."""
    folder = tmp_path / "back"
    command = ["report", str(database), "--per-report", str(folder), "--lang", "en"]
    assert CliRunner().invoke(app, command).exit_code == 0
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) == 2
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert "请核对下列各处" in html
        assert 'lang="zh-CN"' in html


def test_somewhere_to_write_is_asked_for(database: Path) -> None:
    """Without a place the command says what it needs."""
    result = CliRunner().invoke(app, ["report", str(database)])
    assert result.exit_code == 2
    assert "--per-report" in result.output
