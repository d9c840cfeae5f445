"""The generator of the OCR benchmark: its truth agrees with itself and is printed, its wear is the same each time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.benchmarks.pdf_pages.paper import Cell, Paper, Table
from tests.benchmarks.scans.generate import Scan, generate, pages_of
from tests.benchmarks.scans.papers import KINDS, compose
from tests.benchmarks.scans.score import Reading, bare, score
from tests.benchmarks.scans.stamps import Stamp
from tests.benchmarks.scans.wear import Wear, wear_out

SEED = "sample"
PAPERS = {kind: compose(kind, SEED) for kind in KINDS}
STAMP = Stamp("round", "临江工贸职业学院", x=0.5, y=0.5, angle=10)
WEARS = (
    Wear(75, tilt=1.5, seed=1),
    Wear(75, tilt=-1.5, seed=2, stamps=(STAMP,), shadow="left"),
    Wear(75, tilt=0, seed=3, pale=True, grey=True, turn=180),
)


@pytest.fixture(scope="module", name="scans")
def _scans(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Scan]:
    return list(generate(SEED, 4, tmp_path_factory.mktemp("scans"), ["reportlab"]))


@pytest.fixture(scope="module", name="page")
def _page() -> Image.Image:
    page = Image.new("RGB", (620, 877), "white")
    page.paste("black", (100, 100, 520, 110))
    return page


def _numbers(table: Table) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield the sum of each column that the 合计 row totals, and what the row says."""
    *body, total = table.grid()[table.header_rows :]
    if total[0] != "合计":  # none of its columns can be added up
        return
    for column, text in enumerate(total):
        if column and text:
            stated = [row[column] for row in body]
            known = [Decimal(one.replace(",", "")) for one in stated if one and one != "--"]
            yield sum(known, start=Decimal(0)), Decimal(text.replace(",", ""))


def _perfect(paper: Paper) -> Reading:
    """Return what a tool reads that makes no mistake."""
    headers: list[tuple[str, ...]] = []
    rows: list[tuple[str | None, ...]] = []
    for table in paper.tables():
        grid = table.grid()
        rows.extend(tuple(row) for row in grid[table.header_rows :])
        over = [
            [
                cell.text
                for cell in table.cells
                if cell.row < table.header_rows and _is_over(cell, n)
            ]
            for n in range(table.columns)
        ]
        headers.append(tuple(" ".join(dict.fromkeys(texts)) for texts in over))
    return Reading(tuple(paper.texts()), tuple(headers), tuple(rows), has_tables=True)


def _is_over(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.column_span


@pytest.mark.parametrize("kind", KINDS)
def test_equal_seeds_give_equal_papers(kind: str) -> None:
    """A paper is made of its seed alone, and another seed makes another."""
    assert compose(kind, SEED) == PAPERS[kind]
    assert compose(kind, "other").blocks != PAPERS[kind].blocks


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].total and kind != "prose"])
def test_totals_add_up(kind: str) -> None:
    """A 合计 row says the sum of what stands above it, awaited results aside."""
    pairs = [pair for table in PAPERS[kind].tables() for pair in _numbers(table)]
    assert all(added == stated for added, stated in pairs)


def test_narrow_cells_leave_one_character_alone() -> None:
    """In narrow columns each name is one character longer than full lines."""
    table = PAPERS["narrow"].tables()[0]
    for column in (1, 2):
        room = round((table.widths[column] - 10) / 9.5)
        names = [row[column] for row in table.grid()[1:-1]]
        assert {len(name or "") % room for name in names} == {1}


def test_the_truth_is_what_is_printed(scans: Sequence[Scan]) -> None:
    """The characters on the pages are those of the truth, running lines and repeated headers aside."""
    for scan in scans:
        printed = Counter(bare("".join(scan.printed)))
        told = [*scan.paper.texts(), *(c.text for t in scan.paper.tables() for c in t.cells)]
        along = [scan.paper.running_head] * scan.pages + list(scan.furniture[1:])
        missing = Counter(bare("".join([*told, *along]))) - printed
        assert not missing
        headers = {
            character
            for table in scan.paper.tables()
            for cell in table.cells
            if cell.row < table.header_rows
            for character in cell.text
        }
        extra = printed - Counter(bare("".join([*told, *along])))
        assert set(extra) <= headers


def test_pages_are_worn_as_asked(scans: Sequence[Scan]) -> None:
    """Every third page is stamped, no page is tilted more than 1.5 degrees, and files hold their pages."""
    wears = [wear for scan in scans for wear in scan.wears]
    assert [bool(wear.stamps) for wear in wears] == [n % 3 == 2 for n in range(len(wears))]
    assert all(abs(wear.tilt) <= 1.5 for wear in wears)
    for scan in scans:
        pages = pages_of(scan.path, scan.wears[0].dpi)
        assert len(pages) == scan.pages
        turned = [wear.turn in {90, 270} for wear in scan.wears]
        assert [page.width > page.height for page in pages] == turned


def test_equal_seeds_give_equal_files(scans: Sequence[Scan], tmp_path: Path) -> None:
    """A file is made of the seed alone, to the byte."""
    again = next(generate(SEED, 4, tmp_path, ["reportlab"]))
    assert again.path.read_bytes() == scans[0].path.read_bytes()
    assert again.wears == scans[0].wears


@pytest.mark.parametrize("wear", WEARS)
def test_wear_is_the_same_each_time(page: Image.Image, wear: Wear) -> None:
    """Equal wears give equal pixels, and another seed gives other noise."""
    worn = wear_out(page, wear)
    assert worn.tobytes() == wear_out(page, wear).tobytes()
    other = Wear(75, tilt=wear.tilt, seed=99, turn=wear.turn, grey=wear.grey)
    assert worn.tobytes() != wear_out(page, other).tobytes()


def test_noise_has_its_strength(page: Image.Image) -> None:
    """On empty grey paper the pixels scatter by the noise that is asked for."""
    worn = np.asarray(wear_out(page, WEARS[2]), np.float64)
    assert worn[:300].std() == pytest.approx(8, abs=0.3)


def test_print_below_a_stamp_stays_black(page: Image.Image) -> None:
    """A stamp colours the paper red and leaves black print black."""
    middle = Image.new("RGB", page.size, "white")
    middle.paste("black", (300, 436, 320, 441))
    worn = np.asarray(wear_out(middle, Wear(75, tilt=0, seed=4, stamps=(STAMP,))), np.float64)
    assert worn[437:440, 304:316].max() < 60
    red, green, _ = worn[431:434, 307:314].reshape(-1, 3).mean(axis=0)
    assert red - green > 60


@pytest.mark.parametrize("kind", KINDS)
def test_a_perfect_reading_is_all_right(kind: str) -> None:
    """The score of a reading without mistakes is full; one wrong digit costs a cell and a figure."""
    scan = Scan(Path(), kind, PAPERS[kind], (WEARS[0],), ("",))
    reading = _perfect(PAPERS[kind])
    full = score(scan, reading)
    assert full.wrong == 0
    assert (full.cells_right, full.figures_right) == (full.cells, full.figures)
    assert full.printed > 200
    assert full.figures > 5
    assert not full.misses


def test_a_wrong_digit_is_noticed() -> None:
    """A digit misread in a cell costs the cell and the figure; in a sentence, the figure."""
    paper = PAPERS["ruled"]
    scan = Scan(Path(), "ruled", paper, (WEARS[0],), ("",))
    right = _perfect(paper)
    row = next(n for n, cells in enumerate(right.rows) if "1" in (cells[-2] or ""))
    cells = [
        *right.rows[row][:-2],
        (right.rows[row][-2] or "").replace("1", "7"),
        right.rows[row][-1],
    ]
    rows = (*right.rows[:row], tuple(cells), *right.rows[row + 1 :])
    found = score(scan, Reading(right.lines, right.headers, rows, has_tables=True))
    assert (found.cells - found.cells_right, found.figures - found.figures_right) == (1, 1)
    lines = tuple(line.replace("年，", "年", 1).replace("年", "4年", 1) for line in right.lines)
    found = score(scan, Reading(lines, right.headers, right.rows, has_tables=True))
    assert found.figures_right < found.figures
