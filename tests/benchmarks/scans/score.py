"""Judge what was read off a scan by what was printed, the same way for every tool.

White space is nowhere counted, and characters of full and half width are the same, as in the PDF benchmark;
with `strict` they are not.

- Characters: of prose, 1 less the edit distance a printed character, in reading order; of files with tables,
  whose cells each tool gives in another order, the bag of characters: those in common, of the larger bag. What
  runs along pages and what a stamp says is left out of either side where it stands as a line of its own.
- Cells: body cells that are not empty, right where the same text stands in the same column of the row.
- Figures: every number printed in a sentence or a cell, right where the same value stands at its place.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tests.benchmarks.pdf_pages.paper import Table
from tests.benchmarks.pdf_pages.scoring import fold
from tests.benchmarks.scans.generate import Scan

__all__ = ["Reading", "Score", "bare", "score"]

_NUMBER = re.compile(r"\d[\d,，]*(?:[.．]\d+)?")
_SAME_LINE = 75
_TABLE_FREE = "prose"

Rows = Sequence[Sequence[str | None]]
Plain = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a tool read: lines of text in its order, and the tables where it gives any.

    `tables`: header texts and body rows; None in a row where a merged cell's text is repeated. `lines` hold
    what stands outside tables; for a tool without tables, everything.
    """

    lines: tuple[str, ...]
    headers: tuple[tuple[str, ...], ...] = ()
    rows: tuple[tuple[str | None, ...], ...] = ()
    has_tables: bool = False


@dataclass(slots=True)
class Score:
    """Counts of what there was and what was right; `misses` says what was not, for a look."""

    printed: int = 0
    wrong: int = 0
    prose: int = 0
    prose_wrong: int = 0
    common: int = 0
    given: int = 0
    in_bag: int = 0
    cells: int = 0
    cells_right: int = 0
    figures: int = 0
    figures_right: int = 0
    misses: list[str] = field(default_factory=list)

    def __add__(self, other: "Score") -> "Score":
        """Return the counts of both."""
        names = [one.name for one in fields(Score)]
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in names})


def bare(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def score(scan: Scan, reading: Reading, *, strict: bool = False) -> Score:
    """Return how right a reading of a scan is."""
    plain = bare if strict else fold
    lines = _without(scan, plain, [plain(line) for line in reading.lines])
    text = "".join(lines)
    if scan.kind == _TABLE_FREE:
        prose = "".join(map(plain, scan.paper.texts()))
        wrong = Levenshtein.distance(prose, text)
        found = Score(printed=len(prose), wrong=wrong, prose=len(prose), prose_wrong=wrong)
    else:
        found = _bags(scan, reading, text, plain)
    if reading.has_tables:
        found += _prose_figures("".join(map(plain, scan.paper.texts())), text)
        found += _tables(scan.paper.tables(), reading.rows, plain)
    return found


def _without(scan: Scan, plain: Plain, lines: Iterable[str]) -> list[str]:
    """Return lines without those that run along pages and those that a stamp wrote."""
    along = [plain(text) for text in scan.furniture]
    stamps = {stamp.text for wear in scan.wears for stamp in wear.stamps}
    return [
        line
        for line in lines
        if not any(fuzz.ratio(line, text) >= _SAME_LINE for text in along)
        and not any(line in text for text in stamps)
    ]


def _bags(scan: Scan, reading: Reading, text: str, plain: Plain) -> Score:
    if reading.has_tables:
        gold = Counter("".join(map(plain, [*scan.paper.texts(), *_header_and_body(scan)])))
        cells = [cell or "" for row in (*reading.headers, *reading.rows) for cell in row]
        read = Counter(text + plain("".join(cells)))
    else:
        gold = Counter(plain("".join(scan.printed)))
        for line in (scan.furniture[0],) * scan.pages + scan.furniture[1:]:
            gold.subtract(plain(line))
        read = Counter(text)
    common, size = (gold & read).total(), max(gold.total(), read.total())
    return Score(
        printed=gold.total(),
        wrong=size - common,
        common=common,
        given=read.total(),
        in_bag=gold.total(),
    )


def _header_and_body(scan: Scan) -> Iterable[str]:
    """Yield the header of each column with the names above it, and the cells of the body once."""
    for table in scan.paper.tables():
        for column in range(table.columns):
            over = [
                cell.text
                for cell in table.cells
                if cell.row < table.header_rows
                and cell.column <= column < cell.column + cell.column_span
            ]
            yield "".join(dict.fromkeys(over))
        yield from (cell.text for cell in table.cells if cell.row >= table.header_rows)


def _tables(tables: Sequence[Table], rows: Rows, plain: Plain) -> Score:
    """Judge the cells and their figures: rows keep their order, columns their number."""
    gold = [row for table in tables for row in table.grid()[table.header_rows :]]
    gold = [[None if text is None else plain(text) for text in row] for row in gold]
    read = [[None if text is None else plain(text) for text in row] for row in rows]
    found = Score()
    for row, other in zip(gold, _matched(gold, read), strict=True):
        for column, text in enumerate(row):
            got = other[column] if column < len(other) else None
            if text:
                found += _cell(text, got or "")
    return found


def _cell(text: str, got: str) -> Score:
    numbers = _values(text)
    right = sum((Counter(numbers) & Counter(_values(got))).values())
    return Score(
        cells=1,
        cells_right=int(text == got),
        figures=len(numbers),
        figures_right=right,
        misses=[] if text == got else [f"{text} → {got}"],
    )


def _matched(gold: Rows, read: Rows) -> list[Sequence[str | None]]:
    """Return for each true row the one that was read in its place, such that most cells are right."""
    best: list[list[float]] = [[0.0] * (len(read) + 1) for _ in range(len(gold) + 1)]
    for i, row in enumerate(gold, 1):
        for j, other in enumerate(read, 1):
            taken = best[i - 1][j - 1] + _likeness(row, other)
            best[i][j] = max(taken, best[i - 1][j], best[i][j - 1])
    pairs: list[Sequence[str | None]] = [()] * len(gold)
    i, j = len(gold), len(read)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs[i] = read[j]
    return pairs


def _likeness(row: Sequence[str | None], other: Sequence[str | None]) -> float:
    """Return how many cells are right; those almost right weigh little, but tell a row that has none."""
    pairs = [(a, b) for a, b in zip(row, other, strict=False) if a and b]
    return sum(1.0 if a == b else fuzz.ratio(a, b) / 1000 for a, b in pairs)


def _prose_figures(gold: str, read: str) -> Score:
    """Judge the numbers of running text: each is sought where the alignment of both texts puts it."""
    places: dict[int, int] = {}
    for block in Levenshtein.opcodes(gold, read):
        if block.tag in {"equal", "replace"}:
            length = min(block.src_end - block.src_start, block.dest_end - block.dest_start)
            places.update((block.src_start + n, block.dest_start + n) for n in range(length))
    values = {
        place: _value(hit.group())
        for hit in _NUMBER.finditer(read)
        for place in range(hit.start(), hit.end())
    }
    found = Score()
    for hit in _NUMBER.finditer(gold):
        there = {values.get(places.get(at, -1)) for at in range(hit.start(), hit.end())}
        right = _value(hit.group()) in there
        around = gold[max(0, hit.start() - 6) : hit.end() + 4]
        found.figures += 1
        found.figures_right += right
        found.misses += [] if right else [f"figure {hit.group()} in …{around}…"]
    return found


def _values(text: str) -> list[Decimal | None]:
    return [_value(hit.group()) for hit in _NUMBER.finditer(text)]


def _value(text: str) -> Decimal | None:
    """Return the value of a printed number, its grouping aside.

    >>> _value("1,204.50"), _value("０７")
    (Decimal('1204.50'), Decimal('7'))
    """
    try:
        return Decimal(text.replace(",", "").replace("，", "").replace("．", "."))
    except InvalidOperation:
        return None
