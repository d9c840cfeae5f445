"""What a generated file says, before any program prints it: the truth that readings are judged by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Block",
    "Cell",
    "Columns",
    "Frame",
    "Gap",
    "Heading",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Rules",
    "Side",
    "Table",
    "edges",
]

Edges = tuple[float, float, float, float]
"""How thick the rules of a cell are in points: left, top, right, bottom."""

_THIN, _MIDDLE, _THICK = 0.5, 0.75, 1.5


class Rules(StrEnum):
    """Which rules a table is printed with."""

    GRID = "grid"
    OPEN_SIDES = "open sides"
    ROWS = "rows only"
    HEAD = "head only"
    THREE = "three lines"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how far it spans from its upper left corner."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `keys` are the texts that no other row of the paper holds: (row, text)."""

    name: str
    rules: Rules
    header_rows: int
    widths: tuple[float, ...]
    cells: tuple[Cell, ...]
    rows: int
    keys: tuple[tuple[int, str], ...]
    aligns: tuple[str, ...]
    repeats_header: bool = True
    padding: float = 3.5
    vertical: str = "middle"
    row_height: float | None = None
    turned: bool = False

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.widths)

    def grid(self) -> list[list[str | None]]:
        """Return all positions; None where a cell spans from elsewhere."""
        found: list[list[str | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            found[cell.row][cell.column] = cell.text
        return found


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its number as printed, what it says; depth 1 is the highest."""

    number: str
    title: str
    depth: int

    @property
    def text(self) -> str:
        """The whole line."""
        return self.number + self.title


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `note` is the text of its footnote."""

    text: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Paragraphs in a drawn box, which is no table."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty space of so many points, kept at the top of a page too."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Side:
    """Two tables side by side."""

    left: Table
    right: Table


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks set in two columns."""

    blocks: "tuple[Heading | Paragraph | Table, ...]"


Block = Heading | Paragraph | Table | Frame | Gap | PageBreak | Side | Columns


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole file: what stands on its pages, and what runs along them."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    running_head: str
    watermark: str | None = None

    def flat(self) -> Iterator[Heading | Paragraph | Table | Frame]:
        """Yield what is read, in reading order."""
        yield from _flat(self.blocks)

    def tables(self) -> list[Table]:
        """Return the tables in reading order."""
        return [block for block in self.flat() if isinstance(block, Table)]

    def headings(self) -> list[Heading]:
        """Return the headings in order."""
        return [block for block in self.flat() if isinstance(block, Heading)]

    def texts(self) -> list[str]:
        """Return all running text in reading order: headings, paragraphs, framed text; no table, no note."""
        found = [self.title]
        for block in self.flat():
            if isinstance(block, Heading | Paragraph):
                found.append(block.text)
            elif isinstance(block, Frame):
                found.extend(block.texts)
        return found


def _flat(blocks: Sequence[Block]) -> Iterator[Heading | Paragraph | Table | Frame]:
    for block in blocks:
        if isinstance(block, Columns):
            yield from _flat(block.blocks)
        elif isinstance(block, Side):
            yield block.left
            yield block.right
        elif not isinstance(block, Gap | PageBreak):
            yield block


def edges(table: Table, cell: Cell) -> Edges:
    """Return the rules around a cell."""
    right, bottom = cell.column + cell.column_span, cell.row + cell.row_span
    first, last = cell.column == 0, right == table.columns
    ends = bottom == table.rows
    match table.rules:
        case Rules.GRID:
            return _THIN, _THIN, _THIN, _THIN
        case Rules.OPEN_SIDES:
            return 0 if first else _THIN, _THIN, 0 if last else _THIN, _THIN
        case Rules.ROWS:
            return 0, _THIN, 0, _THIN
        case Rules.HEAD:
            ruled = _THIN if cell.row < table.header_rows else 0
            return ruled, ruled, ruled, _THIN if ruled or ends else 0
        case Rules.THREE:
            inner = _MIDDLE if bottom == table.header_rows else 0
            if cell.column_span > 1 and bottom < table.header_rows:
                inner = _THIN  # the short rule under the name of a group
            return 0, _THICK if cell.row == 0 else 0, 0, _THICK if ends else inner
        case Rules.NONE:
            return 0, 0, 0, 0
