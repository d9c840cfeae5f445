"""The picture of a report: what it shows, and that it needs nothing but itself."""

import base64
import io
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from extractor import extract
from extractor.errors import ReadError
from extractor.pictures import inspect

REPORTS = Path(__file__).resolve().parents[2] / "fixtures" / "reports"
PRINTED = REPORTS / "school-report" / "school-report.pdf"
WRITTEN = REPORTS / "application-plan" / "application-plan.md"


@pytest.fixture(name="picture", scope="module")
def _picture() -> str:
    return inspect(PRINTED, language="zh")


def marked(picture: str, layer: str) -> set[str]:
    """Return the keys of a layer's marks."""
    return {
        str(found.get("data-key"))
        for found in html.fromstring(picture).iter()
        if layer in str(found.get("class", "")).split() and found.get("data-what")
    }


def test_every_page_is_shown_as_printed(picture: str) -> None:
    """Each page is a picture of its size, with ink on it."""
    pages = re.findall(r'href="data:image/png;base64,([^"]+)"', picture)
    assert len(pages) == extract(PRINTED).source.pages
    for page in pages:
        with Image.open(io.BytesIO(base64.b64decode(page))) as image:
            assert image.height > image.width > 800
            darkest, brightest = image.convert("L").getextrema()
            assert (darkest, brightest) < (100, 256)


def test_nothing_is_fetched_from_elsewhere(picture: str) -> None:
    """The file works without a network: no address in it but those of its own parts."""
    found = re.findall(r'(?:src|href)\s*=\s*"([^"]*)|url\(([^)]*)|@import', picture)
    assert [link for link in found if not link[0].startswith("data:image/png;base64,")] == []


def test_all_that_was_understood_has_its_mark(picture: str) -> None:
    """Sections, tables, claims and findings of the extraction are all there."""
    extraction = extract(PRINTED)
    assert marked(picture, "section") == {section.id for section in extraction.sections}
    assert marked(picture, "table") == {table.id for table in extraction.tables}
    assert marked(picture, "claim") == {claim.id for claim in extraction.claims}
    assert marked(picture, "finding") == {finding.id for finding in extraction.findings}
    assert len(marked(picture, "cell")) > 100


def test_a_mark_says_what_and_why(picture: str) -> None:
    """A finding's mark holds its message and its equation."""
    finding = extract(PRINTED).findings[0]
    [mark, *_] = [
        found
        for found in html.fromstring(picture).iter("rect")
        if {"finding", "stated"} <= {*str(found.get("class")).split()}
    ]
    assert finding.message.zh in unescape(str(mark.get("data-what")))
    assert (finding.equation or "") in unescape(str(mark.get("data-why")))


def test_one_page_alone() -> None:
    """With a number only that page is drawn, with the marks that stand on it."""
    picture = inspect(PRINTED, page=3)
    assert picture.count("<image ") == 1
    assert 'id="p3"' in picture


def test_a_page_that_is_not_there_is_told() -> None:
    """The error says how many pages there are."""
    with pytest.raises(ReadError, match="it has 5 pages"):
        inspect(PRINTED, page=6)


def test_a_report_without_pages_is_shown_as_its_blocks() -> None:
    """Text, tables and marks stand one below the other; figures are marked where they stand."""
    picture = inspect(WRITTEN)
    extraction = extract(WRITTEN)
    [article] = html.fromstring(picture).iter("article")
    words = "".join(map(str, article.itertext()))
    assert all(block.text in words for block in extraction.blocks)
    in_tables = {claim.id for claim in extraction.claims if claim.at.table}
    assert in_tables <= marked(picture, "claim")


def test_a_report_without_pages_has_no_page() -> None:
    """Asking for one is an error, and says why."""
    with pytest.raises(ReadError, match="no pages"):
        inspect(WRITTEN, page=1)


def test_text_of_a_report_cannot_become_markup(tmp_path: Path) -> None:
    """A report that holds tags and quotes is shown with them."""
    path = tmp_path / "report.md"
    path.write_text('# <script>alert("1")</script>报告\n\n共报考"100"人<b>。\n', encoding="utf-8")
    picture = inspect(path)
    assert picture.count("<script>") == 1
    assert "&lt;script&gt;" in picture


def test_the_command_writes_the_file(tmp_path: Path) -> None:
    """`extractor inspect` says where the file is."""
    out = tmp_path / "page.html"
    command = [sys.executable, "-m", "extractor", "inspect", str(PRINTED), "--page", "1"]
    run = subprocess.run(
        [*command, "--out", str(out), "--lang", "en"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "page.html" in run.stdout
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
