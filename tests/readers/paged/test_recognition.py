"""Pages that are pictures: when they are recognised, and what a user is told."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from extractor import ReadError, extract
from extractor.errors import ReadCause
from extractor.model.check import Verdict
from extractor.model.provenance import BoundingBox
from extractor.readers.paged import recognition

REPORT = Path(__file__).parents[3] / "fixtures/reports/school-report/school-report.pdf"


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a PDF of two pictures: the end of one table, and a page with its total."""
    path = tmp_path_factory.mktemp("scan") / "scan.pdf"
    with pdfium.PdfDocument(REPORT) as file:
        pages = [file[number].render(scale=200 / 72).to_pil() for number in (1, 2)]
    pages[0].save(path, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return path


def test_a_scan_is_recognised_and_says_so(scan: Path) -> None:
    """Both pages are read, named as recognised, and each has a remark."""
    found = extract(scan)
    assert found.source.ocr_pages == (1, 2)
    assert [note.code for note in found.diagnostics if note.code == "recognised"] == [
        "recognised",
        "recognised",
    ]
    text = "".join(cell for table in found.tables for row in table.rows for cell in row)
    assert "社交电商运营职业技能等级证书" in text


def test_findings_on_a_scan_say_that_they_rest_on_it(scan: Path) -> None:
    """Whoever reads a finding is told to look at the original first."""
    findings = [check for check in extract(scan).checks if check.verdict is Verdict.INCONSISTENT]
    assert findings
    assert all(check.hints[-1].code == "ocr" for check in findings)


def test_recognition_can_be_off(scan: Path) -> None:
    """With `off` a scan is refused as a file without text."""
    with pytest.raises(ReadError) as caught:
        extract(scan, ocr="off")
    assert caught.value.cause is ReadCause.NO_TEXT


def test_without_the_extra_a_scan_names_the_command(
    scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says what to install, in both languages."""
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    monkeypatch.setattr("extractor.readers.paged.is_installed", lambda: False)
    with pytest.raises(ReadError) as caught:
        extract(scan)
    assert caught.value.cause is ReadCause.NEEDS_OCR
    for language in ("zh", "en"):
        assert 'pip install "pilot-report-extractor[ocr]"' in caught.value.describe(language)


def test_a_mixed_file_is_read_page_by_page(scan: Path, tmp_path: Path) -> None:
    """A page with text keeps its text; only the picture is recognised."""
    mixed = tmp_path / "mixed.pdf"
    with pdfium.PdfDocument.new() as target:
        with pdfium.PdfDocument(REPORT) as first, pdfium.PdfDocument(scan) as second:
            target.import_pages(first, [0])
            target.import_pages(second, [1])
        target.save(mixed)
    assert extract(mixed).source.ocr_pages == (2,)


def test_a_photograph_is_a_report_too(scan: Path, tmp_path: Path) -> None:
    """A TIFF of two frames is a file of two pages."""
    path = tmp_path / "photo.tiff"
    with pdfium.PdfDocument(scan) as file:
        frames = [page.render(scale=200 / 72).to_pil() for page in file]
    frames[0].save(path, dpi=(200, 200), save_all=True, append_images=frames[1:])
    found = extract(path)
    assert found.source.pages == 2
    assert found.tables == extract(scan).tables


def test_a_picture_larger_than_any_page_is_refused(tmp_path: Path) -> None:
    """What declares more pixels than a page has is not even unpacked."""
    path = tmp_path / "bomb.png"
    Image.new("1", (30_000, 30_000)).save(path)
    with pytest.raises(ReadError) as caught:
        extract(path)
    assert caught.value.cause is ReadCause.TOO_LARGE


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_places_are_those_of_the_page_as_it_lies(scan: Path, tmp_path: Path, quarters: int) -> None:
    """On a page on its side or its head a cell's box is where one sees it, turned as the page is."""
    with pdfium.PdfDocument(scan) as file:
        upright = file[0].render(scale=200 / 72).to_pil()
    found: list[BoundingBox] = []
    for turned in (upright, upright.rotate(-90 * quarters, expand=True)):
        path = tmp_path / f"{len(found)}.png"
        turned.save(path, dpi=(200, 200))
        report = extract(path)
        found.append(next(c.at.bbox for c in report.claims if c.text == "95" and c.at.bbox))
    width, height = (side * 72 / 200 for side in upright.size)
    plain, turned_box = found
    x, y = (plain.x0 + plain.x1) / 2, (plain.top + plain.bottom) / 2
    wanted = ((height - y, x), (width - x, height - y), (y, width - x))[quarters - 1]
    middle = (turned_box.x0 + turned_box.x1) / 2, (turned_box.top + turned_box.bottom) / 2
    assert middle == pytest.approx(wanted, abs=4)
