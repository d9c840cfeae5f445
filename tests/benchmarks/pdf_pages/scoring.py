"""Judge a reading by the truth, the same way for every tool.

A cell is right when its text, white space aside, stands in the right column of the right row. Rows may be
inserted (a header said again) or missing; columns may not, but for columns that are empty. A tool that gives
tables page by page is judged twice, as it is and after one joining rule, and the better counts: where the
first row of a table under a repeated header, or the last row on the page before, is at least half empty, the two are one
row.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from tests.benchmarks.pdf_pages.paper import Paper, Table
from tests.benchmarks.pdf_pages.reading import Found, Reading

__all__ = ["Score", "fold", "join", "score"]

_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞食马鬼鱼鸟卤麦黄齐齿龙龟",
)
_SHINGLE = 10
_HALF = 0.5
_FEW = 0.2

Grid = Sequence[Sequence[str]]


@dataclass(slots=True)
class Score:
    """Counts of what there was and what was right."""

    files: int = 0
    cells: int = 0
    right: int = 0
    tables: int = 0
    whole: int = 0
    spurious: int = 0
    breaks: int = 0
    joined: int = 0
    pairs: int = 0
    false_joins: int = 0
    shingles: int = 0
    read: int = 0
    headings: int = 0
    sections: int = 0
    leaks: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Return the counts of both."""
        names = [one.name for one in fields(Score)]
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in names})


def fold(text: str) -> str:
    """Return a text without white space, radicals as the characters they stand for.

    >>> fold("⼯ 作⻋")
    '工作车'
    """
    return "".join(unicodedata.normalize("NFKC", text).translate(_RADICALS).split())


def score(paper: Paper, reading: Reading, page_texts: Sequence[str]) -> Score:
    """Return how right a reading is; `page_texts` is PDFium's text of each page, which tells where rows stand."""
    found = [_folded(table) for table in reading.tables]
    best = _tables(paper, found)
    if not reading.joined:
        joined = _tables(paper, join(found))
        best = max(best, joined, key=lambda one: (one.right, one.joined - one.false_joins))
    pages = [fold(text) for text in page_texts]
    linked = found if reading.joined else join(found)
    return Score(files=1) + best + _joins(paper, linked, pages) + _prose(paper, reading)


def _folded(found: Found) -> Found:
    return Found(found.first, found.last, [[fold(text) for text in row] for row in found.rows])


def join(tables: Iterable[Found]) -> list[Found]:
    """Return tables put together over pages by the one rule: same columns, next page, no table between."""
    whole: list[Found] = []
    for table in tables:
        last = whole[-1] if whole else None
        if last and _may_follow(last, table):
            whole[-1] = Found(last.first, table.last, _joined(last.rows, table.rows))
        else:
            whole.append(table)
    return whole


def _may_follow(above: Found, below: Found) -> bool:
    if not above.rows or not below.rows or below.first != above.last + 1:
        return False
    return len(above.rows[0]) == len(below.rows[0])


def _joined(above: list[list[str]], below: list[list[str]]) -> list[list[str]]:
    said = 0
    while said < min(len(above), len(below), 3) and above[said] == below[said]:
        said += 1
    rest = below[said:]
    if rest and (_is_sparse(rest[0]) or _is_sparse(above[-1])):
        row = ["".join(pair) for pair in zip(above[-1], rest[0], strict=False)]
        return [*above[:-1], row, *rest[1:]]
    return [*above, *rest]


def _is_sparse(row: Sequence[str]) -> bool:
    return sum(not text for text in row) >= _HALF * len(row)


def _tables(paper: Paper, found: Sequence[Found]) -> Score:
    total = Score()
    words = [{text for row in table.rows for text in row if text} for table in found]
    said: set[str] = set()
    for table in paper.tables():
        gold = [[None if text is None else fold(text) for text in row] for row in table.grid()]
        said.update(text for row in gold for text in row if text)
        near = sorted(set().union(*(_homes(fold(key), words) for _, key in table.keys)))
        rows = [row for number in near for row in _fitted(found[number].rows, table.columns)]
        right = _aligned(gold, rows)
        cells = sum(bool(text) for row in gold for text in row)
        total += Score(cells=cells, right=right, tables=1, whole=int(right == cells))
    return total + Score(spurious=sum(_is_spurious(texts, said) for texts in words))


def _is_spurious(texts: set[str], said: set[str]) -> bool:
    """Return whether hardly a cell of a table stands in any true one."""
    return len(texts & said) < _FEW * len(texts)


def _fitted(rows: list[list[str]], columns: int) -> list[list[str]]:
    """Return rows without the columns that are empty all along, where the table has too many."""
    if not rows or len(rows[0]) <= columns:
        return rows
    kept = [n for n in range(len(rows[0])) if any(row[n] for row in rows if n < len(row))]
    return [[row[n] for n in kept if n < len(row)] for row in rows]


def _aligned(gold: Sequence[Sequence[str | None]], rows: Grid) -> int:
    """Return the most cells that are right when the rows keep their order."""
    best = [0] * (len(rows) + 1)
    for cells in gold:
        line = [0]
        for number, row in enumerate(rows):
            same = sum(1 for a, b in zip(cells, row, strict=False) if a and a == b)
            line.append(max(line[-1], best[number + 1], best[number] + same))
        best = line
    return best[-1]


def _joins(paper: Paper, found: Sequence[Found], pages: Sequence[str]) -> Score:
    """Count page breaks within tables, and tables that should not be one."""
    words = [{text for row in table.rows for text in row if text} for table in found]
    homes = [[_homes(fold(key), words) for _, key in table.keys] for table in paper.tables()]
    places = [_pages(table, pages) for table in paper.tables()]
    total = Score()
    for home, place in zip(homes, places, strict=True):
        for row in range(1, len(place)):
            before, after = place[row - 1], place[row]
            if before is not None and after == before + 1:
                total.breaks += 1
                total.joined += bool(home[row - 1] & home[row])
    for one, other in pairwise(homes):
        total.pairs += 1
        ours, theirs = set().union(*one), set().union(*other)
        total.false_joins += bool(ours & theirs)
    return total


def _homes(key: str, words: Sequence[set[str]]) -> set[int]:
    exact = {number for number, texts in enumerate(words) if key in texts}
    return exact or {n for n, texts in enumerate(words) if any(key in text for text in texts)}


def _pages(table: Table, pages: Sequence[str]) -> list[int | None]:
    """Return the page of each row, by its key, where exactly one page has it."""
    found: list[int | None] = []
    for _, key in table.keys:
        having = [number for number, text in enumerate(pages) if fold(key) in text]
        found.append(having[0] if len(having) == 1 else None)
    return found


def _prose(paper: Paper, reading: Reading) -> Score:
    """Count runs of ten characters of the text that the reading has, and headings that are sections of their depth.

    A tool that knows sections sets running heads apart; those left in its text are leaks.
    """
    total = Score()
    text = fold(reading.text)
    if text:
        have = {text[n : n + _SHINGLE] for n in range(len(text) - _SHINGLE + 1)}
        for said in map(fold, paper.texts()):
            runs = [said[n : n + _SHINGLE] for n in range(len(said) - _SHINGLE + 1)]
            total.shingles += len(runs)
            total.read += sum(run in have for run in runs)
    if reading.sections is not None:
        sections = {(depth, fold(title)) for depth, title in reading.sections}
        total.leaks = text.count(fold(paper.running_head))
        total.headings = len(paper.headings())
        total.sections = sum((one.depth, fold(one.title)) in sections for one in paper.headings())
    return total
