"""The generator of the PDF benchmark: what it says is true of a file agrees with itself and is printed."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from tests.benchmarks.pdf_pages.bench import page_texts
from tests.benchmarks.pdf_pages.compose import compose
from tests.benchmarks.pdf_pages.layouts import FAMILIES, LAYOUTS
from tests.benchmarks.pdf_pages.makers import MAKERS
from tests.benchmarks.pdf_pages.paper import Paper, Table
from tests.benchmarks.pdf_pages.reading import Found, Reading
from tests.benchmarks.pdf_pages.scoring import fold, score

SEED = "sample"
PAPERS: Mapping[str, Paper] = {name: compose(name, SEED, 2) for name in LAYOUTS}


def _perfect(paper: Paper, *, joined: bool = True) -> Reading:
    tables = [
        Found(0, 0, [["" if text is None else text for text in row] for row in table.grid()])
        for table in paper.tables()
    ]
    sections = [(heading.depth, heading.title) for heading in paper.headings()]
    return Reading("\n".join(paper.texts()), tables, joined=joined, sections=sections)


def _covered(table: Table) -> Counter[tuple[int, int]]:
    return Counter(
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    )


@pytest.mark.parametrize("name", LAYOUTS)
def test_cells_fill_their_table_once(name: str) -> None:
    """Every position of a table belongs to exactly one cell."""
    for table in PAPERS[name].tables():
        places = {(row, column) for row in range(table.rows) for column in range(table.columns)}
        assert _covered(table) == Counter(places)


@pytest.mark.parametrize("name", LAYOUTS)
def test_keys_tell_rows_apart(name: str) -> None:
    """A key stands in its row, and nowhere else in the paper."""
    paper = PAPERS[name]
    cells = Counter(cell.text for table in paper.tables() for cell in table.cells)
    for table in paper.tables():
        for row, key in table.keys:
            assert key in table.grid()[row]
            assert cells[key] == 1


def test_every_family_has_layouts_and_every_layout_a_family() -> None:
    """The families that figures are asked of are those of the layouts."""
    assert {layout.family for layout in LAYOUTS.values()} == set(FAMILIES)


def test_equal_seeds_give_equal_papers() -> None:
    """A seed is enough to make a file again; another one gives another."""
    assert compose("merged", SEED, 2) == PAPERS["merged"]
    assert compose("merged", "other", 2) != PAPERS["merged"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_truth_scores_full_marks(name: str) -> None:
    """A reading that says what is true has every cell, section and run of text right, and no false join."""
    one = score(PAPERS[name], _perfect(PAPERS[name]), [])
    assert one.right == one.cells
    assert one.whole == one.tables
    assert one.read == one.shingles
    assert one.sections == one.headings
    assert (one.spurious, one.false_joins) == (0, 0)


def test_a_column_too_many_and_a_wrong_text_cost_their_cells() -> None:
    """A cell in the wrong column or with other text is wrong; one in a row more or less is not."""
    paper = PAPERS["ruled"]
    reading = _perfect(paper)
    first = reading.tables[0].rows
    full = score(paper, reading, []).right
    first.insert(1, [""] * len(first[0]))
    assert score(paper, reading, []).right == full
    first[0][0] += "x"
    assert score(paper, reading, []).right == full - 1


def test_two_tables_made_one_are_a_false_join() -> None:
    """A table found that holds rows of two true ones is counted."""
    paper = PAPERS["pair"]
    one, other, *rest = _perfect(paper).tables
    merged = Found(0, 1, [*one.rows, *other.rows])
    assert score(paper, Reading("", [merged, *rest], joined=True), []).false_joins == 1


def test_a_row_cut_by_a_page_is_put_together_for_those_who_read_page_by_page() -> None:
    """Every tool that gives tables by page is judged after the same joining rule, if that is better."""
    paper = PAPERS["ruled"]
    reading = _perfect(paper, joined=False)
    rows = reading.tables[0].rows
    width = len(rows[0])
    cut = [Found(0, 0, rows[:3]), Found(1, 1, [rows[0], ["", rows[3][1], *[""] * (width - 2)]])]
    cut[0].rows.append([rows[3][0], "", *rows[3][2:]])
    cut[1].rows.extend(rows[4:])
    tables = [*cut, *(Found(3, 3, table.rows) for table in reading.tables[1:])]
    one = score(paper, Reading("", tables), [])
    assert one.right == one.cells


@pytest.mark.parametrize("name", LAYOUTS)
def test_reportlab_prints_every_layout(name: str, tmp_path: Path) -> None:
    """The text of each table's cells and of each paragraph is on the pages."""
    paper = PAPERS[name]
    path = tmp_path / "paper.pdf"
    MAKERS["reportlab"].print_all([(paper, path)])
    whole = fold("".join(page_texts(path)))
    for table in paper.tables():
        assert all(key in whole for _, key in table.keys)
    assert all(fold(text)[:8] in whole for text in paper.texts())


@pytest.mark.office
@pytest.mark.parametrize("maker", ["libreoffice", "weasyprint"])
def test_other_makers_print_the_sample(maker: str, tmp_path: Path) -> None:
    """Each maker that is there prints the keys of a table over pages, as many pages as that takes."""
    if reason := MAKERS[maker].missing():
        pytest.skip(reason)
    path = tmp_path / "paper.pdf"
    MAKERS[maker].print_all([(PAPERS["long-merged"], path)])
    assert len(pypdfium2.PdfDocument(path)) > 1
    whole = fold("".join(page_texts(path)))
    assert all(key in whole for table in PAPERS["long-merged"].tables() for _, key in table.keys)
