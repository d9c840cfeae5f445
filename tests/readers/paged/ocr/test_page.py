"""Pages as pictures: what is read from them, and which way up they lie."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

from extractor.model.document import Grid
from extractor.readers import read
from extractor.readers.paged.lines import print_lines
from extractor.readers.paged.ocr.engine import Picture, Recogniser, recogniser
from extractor.readers.paged.ocr.page import PicturePage, read_picture
from extractor.readers.paged.ocr.picture import DPI, INCH, levelled
from extractor.readers.paged.tables import find_tables

REPORT = Path(__file__).parents[4] / "fixtures/reports/school-report/school-report.pdf"


@pytest.fixture(scope="module")
def engine() -> Recogniser:
    """Return the models."""
    return recogniser()


@pytest.fixture(scope="module")
def pages() -> Sequence[Picture]:
    """Return the pictures of a report's pages."""
    with pdfium.PdfDocument(REPORT) as file:
        return [page.render(scale=DPI / INCH).to_numpy()[:, :, :3].copy() for page in file]


def _cells(page: PicturePage) -> list[str]:
    grids = find_tables(page.drawing, page.glyphs, 1).grids
    return ["".join(cell.text.split()) for grid in grids for cell in grid.cells]


def _text(page: PicturePage) -> str:
    return "".join(line.text.replace(" ", "") for line in print_lines(page.glyphs))


def test_a_scan_reads_as_its_text_layer(engine: Recogniser, pages: Sequence[Picture]) -> None:
    """A page of a table comes out cell by cell as the PDF's own text has it."""
    document = read(REPORT)
    wanted = [
        "".join(cell.text.split())
        for item in document.items
        if isinstance(item, Grid) and item.page == 2
        for cell in item.cells
    ]
    assert wanted
    assert _cells(read_picture(pages[1], DPI, engine)) == wanted


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_is_turned_back(
    engine: Recogniser, pages: Sequence[Picture], quarters: int
) -> None:
    """A page on its side or on its head gives the same words, and says how it lay."""
    upright = read_picture(pages[4], DPI, engine)
    turned = read_picture(np.rot90(pages[4], -quarters).copy(), DPI, engine)
    assert turned.quarters == quarters
    assert _text(turned) == _text(upright)


def test_a_page_that_leans_gives_the_same_cells(
    engine: Recogniser, pages: Sequence[Picture]
) -> None:
    """A degree and a half do not move a figure into another cell."""
    leaning = levelled(pages[1], -0.026)
    assert _cells(read_picture(leaning, DPI, engine)) == _cells(read_picture(pages[1], DPI, engine))


def test_an_empty_page_is_empty(engine: Recogniser) -> None:
    """White paper with the noise of a scanner holds no glyph and no rule."""
    noise = np.random.default_rng(7).normal(245, 8, (1100, 850, 3))
    page = read_picture(noise.clip(0, 255).astype(np.uint8), DPI / 2, engine)
    assert not page.glyphs
    assert not page.drawing.level
