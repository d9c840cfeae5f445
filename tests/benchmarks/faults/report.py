"""A report as a tree whose figures know what they count, and the links that hold between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from tests.generators.spelling import spell

__all__ = [
    "Block",
    "Cell",
    "Figure",
    "Heading",
    "Link",
    "Listing",
    "Open",
    "Paragraph",
    "Piece",
    "Report",
    "Row",
    "Table",
    "cell_text",
    "joined",
    "piece_text",
    "printed",
]

WAN = 10_000


@dataclass(frozen=True)
class Figure:
    """A printed figure. Two figures with the same key count the same thing."""

    uid: int
    key: str
    value: Decimal
    style: str = ""


@dataclass(frozen=True)
class Listing:
    """Names one after the other, which some figure may count."""

    uid: int
    names: tuple[str, ...]
    between: str
    last: str


Piece = str | Figure | Listing
Cell = str | Figure


@dataclass(frozen=True)
class Heading:
    """A numbered heading: `pattern` prints the ordinal."""

    depth: int
    ordinal: int
    pattern: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text. `role` is the part whose wording it is, `centred` marks a caption."""

    pieces: tuple[Piece, ...]
    role: str = ""


@dataclass(frozen=True)
class Row:
    """A table row: `body`, `sub` (小计) or `total` (合计), whose label may span its first cells."""

    uid: int
    kind: str
    cells: tuple[Cell, ...]
    span: int = 1


@dataclass(frozen=True)
class Table:
    """A table. Equal neighbours in the header are one cell; so are those down the `merged` column."""

    layout: str
    caption: str
    header: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    merged: int | None = None
    serial: int | None = None
    """The column of ordinals."""


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Link:
    """What holds in a clean report between a stated figure and others.

    `kind` is how they relate (`sum`, `ratio`, `growth`, `change`, `same`, `limit`, `distinct`), `rules`
    are those of checks.md that may report it. Of `distinct`, `labels` are rows or listings and what they
    name. `certain`: the wording or the table settles it without the figures.
    """

    kind: str
    rules: tuple[str, ...]
    stated: int
    others: tuple[int, ...] = ()
    labels: tuple[tuple[int, str], ...] = ()
    certain: bool = True
    readings: tuple[int, ...] = ()
    """Other counts that a reader of the set may arrive at."""


@dataclass(frozen=True)
class Open:
    """Figures that stand like total and parts, and are none: the right answer is silence or doubt."""

    kind: str
    total: int | None
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Report:
    """A whole report."""

    title: str
    issuer: str
    date: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    opens: tuple[Open, ...] = ()
    habits: frozenset[str] = frozenset()
    """`spaced`: blanks about figures; `styled`: headings have a style; `repeated_header`: on each page."""

    def figures(self) -> Mapping[int, Figure]:
        """Return every printed figure by its number."""
        return {figure.uid: figure for block in self.blocks for figure in _figures(block)}

    def tables(self) -> list[Table]:
        """Return the tables in order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs in order."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    def members(self) -> set[int]:
        """Return the numbers of all rows and listings that are printed."""
        rows = {row.uid for table in self.tables() for row in table.rows}
        pieces = (piece for paragraph in self.paragraphs() for piece in paragraph.pieces)
        return rows | {piece.uid for piece in pieces if isinstance(piece, Listing)}

    def with_figures(self, values: Mapping[int, Decimal]) -> "Report":
        """Return the report with other values printed at some places."""
        return self.with_blocks(_changed(block, values) for block in self.blocks)

    def with_blocks(self, blocks: Iterable[Block]) -> "Report":
        """Return the report with other blocks."""
        return replace(self, blocks=tuple(blocks))

    def with_table(self, old: Table, new: Table) -> "Report":
        """Return the report with a table in another's stead."""
        return self.with_blocks(new if block is old else block for block in self.blocks)


def printed(figure: Figure) -> str:
    """Return a figure as it is printed, without its unit.

    >>> [printed(Figure(0, "", Decimal(2), style)) for style in ("", "zh", "p1")]
    ['2', '两', '2.0']
    """
    value = figure.value
    match figure.style:
        case "zh":
            return "两" if value == 2 else spell(int(value))
        case "wan":
            return format((value / WAN).normalize(), "f")
        case "p0" | "p1" | "p2":
            digits = Decimal(1).scaleb(-int(figure.style[1]))
            return format(value.quantize(digits, ROUND_HALF_UP), "f")
        case "comma":
            return format(value, ",f")
        case _:
            return format(value, "f")


def piece_text(piece: Piece) -> str:
    """Return a piece of running text as it is printed."""
    if isinstance(piece, Figure):
        return printed(piece)
    if isinstance(piece, Listing):
        return joined(piece.names, piece.between, piece.last)
    return piece


def joined(names: Sequence[str], between: str, last: str) -> str:
    """Return names with signs between them, another one before the last."""
    if len(names) == 1:
        return names[0]
    return between.join(names[:-1]) + last + names[-1]


def cell_text(cell: Cell) -> str:
    """Return a cell as it is printed: a rate has its percent sign."""
    if not isinstance(cell, Figure):
        return cell
    return printed(cell) + ("%" if cell.style.startswith("p") else "")


def _figures(block: Block) -> Iterator[Figure]:
    if isinstance(block, Paragraph):
        yield from (piece for piece in block.pieces if isinstance(piece, Figure))
    elif isinstance(block, Table):
        for row in block.rows:
            yield from (cell for cell in row.cells if isinstance(cell, Figure))


def _changed(block: Block, values: Mapping[int, Decimal]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, pieces=tuple(_new(piece, values) for piece in block.pieces))
    if isinstance(block, Table):
        rows = (
            replace(row, cells=tuple(_new_cell(cell, values) for cell in row.cells))
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))
    return block


def _new(piece: Piece, values: Mapping[int, Decimal]) -> Piece:
    return piece if isinstance(piece, Listing) else _new_cell(piece, values)


def _new_cell(cell: Cell, values: Mapping[int, Decimal]) -> Cell:
    if isinstance(cell, Figure) and cell.uid in values:
        return replace(cell, value=values[cell.uid])
    return cell
