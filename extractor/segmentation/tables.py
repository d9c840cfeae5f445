"""Make whole tables of grids: stitched over pages, rows cut by a page break made one again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractor.grammar import Grammar
from extractor.model.document import Grid, Style
from extractor.model.outline import BlockKind, Fragment, LineSpan, Slot
from extractor.segmentation.cuts import Cuts
from extractor.segmentation.grids import Piece, Row, is_rest, read_pieces
from extractor.segmentation.joints import Joint, Joints
from extractor.segmentation.parts import Paragraph, Part, WholeTable, join_text
from extractor.segmentation.sideways import join_sideways
from extractor.segmentation.wording import Wording
from extractor.text.normalise import fold

__all__ = ["header_texts", "stitch"]

_CUT_SCORE = 0.9
"""A cut row that the table's own rules do not show lowers the score of a joint by this factor."""


def stitch(parts: Sequence[Part], grammar: Grammar, wording: Wording) -> list[Part]:
    """Return the parts with grids made whole tables; titles and notes inside grids stand beside them."""
    stitcher = _Stitcher(grammar, wording)
    for part in parts:
        stitcher.take(part)
    return join_sideways(stitcher.parts)


def header_texts(levels: Sequence[Row], columns: int) -> tuple[str, ...]:
    """Return one text a column: its header levels from the top, repeats dropped."""
    names = []
    for column in range(columns):
        unique = dict.fromkeys(level[column].text for level in levels if level[column].text)
        names.append(" ".join(unique))
    return tuple(names)


@dataclass(slots=True)
class _Open:
    """The last table: its place among the parts, its titles, and what came after it so far."""

    index: int
    grid: Grid
    leading: frozenset[str]
    between: list[int]


class _Stitcher:
    """Goes through the parts, keeping the table that may go on."""

    def __init__(self, grammar: Grammar, wording: Wording) -> None:
        self._joints = Joints(grammar)
        self._cuts = Cuts(grammar)
        self._wording = wording
        self._openers = grammar.headings.entry_openers
        self._open: _Open | None = None
        self.parts: list[Part] = []

    def take(self, part: Part) -> None:
        """Add a part: a grid goes on with the open table, or begins one; other text closes it."""
        if isinstance(part, Grid):
            self._take_grid(part)
            return
        if self._open and isinstance(part, Paragraph) and self._may_be_said_again(part.text):
            self._open.between.append(len(self.parts))
        else:
            self._open = None
        self.parts.append(part)

    def _take_grid(self, grid: Grid) -> None:
        table = self.parts[self._open.index] if self._open else None
        known = table.header_levels if isinstance(table, WholeTable) else ()
        for piece in read_pieces(grid, self._wording, known):
            if any(slot.text for row in piece.every for slot in row):
                self._take_piece(piece)

    def _take_piece(self, piece: Piece) -> None:
        table = self.parts[self._open.index] if self._open else None
        if self._open and isinstance(table, WholeTable):
            again = {
                fold(slot.text) for slot in piece.leading if self._may_be_said_again(slot.text)
            }
            joint = self._joints.between(table, self._open.grid, piece, said=again)
            if joint:
                self._go_on(self._open, table, piece, joint)
                return
        self._begin(piece)

    def _may_be_said_again(self, text: str) -> bool:
        """Return whether a line may stand inside a table that goes on: 续表, its title or unit, a page number."""
        if self._open is None:
            return False
        above = self.parts[self._open.index - 1] if self._open.index else None
        titles = self._open.leading | (
            {fold(above.text)} if isinstance(above, Paragraph) else set()
        )
        return (
            self._wording.is_continued(text)
            or self._wording.is_unit_note(text)
            or self._wording.is_page_number(text)
            or fold(text) in titles
        )

    def _begin(self, piece: Piece) -> None:
        if piece.grid.caption:
            self._say(Slot(piece.grid.caption, piece.grid.page), BlockKind.CAPTION)
        for slot in piece.leading:
            is_unit = self._wording.is_unit_note(slot.text)
            self._say(slot, BlockKind.NOTE if is_unit else BlockKind.CAPTION)
        rows = piece.body()
        fragment = Fragment(page=piece.grid.page, bbox=piece.grid.box, rows=(0, len(rows) - 1))
        leading = frozenset(fold(slot.text) for slot in piece.leading)
        self._open = _Open(len(self.parts), piece.grid, leading, [])
        self.parts.append(
            WholeTable(
                columns=piece.grid.columns,
                header_levels=piece.header,
                rows=rows,
                fragments=(fragment,),
                score=piece.grid.score,
            )
        )
        self._say_notes(piece)

    def _go_on(self, opened: _Open, table: WholeTable, piece: Piece, joint: Joint) -> None:
        self._set_aside(opened)
        if not _are_one(opened.grid, piece.grid):
            table, piece = self._mended(table, opened.grid, piece, joint.start)
        self.parts[opened.index] = self._joined(table, opened.grid, piece, joint)
        opened.grid = piece.grid
        self._say_notes(piece)

    def _set_aside(self, opened: _Open) -> None:
        """Make page furniture of what was said again between two pieces of one table."""
        for index in opened.between:
            part = self.parts[index]
            if isinstance(part, Paragraph):
                self.parts[index] = replace(part, kind=BlockKind.FURNITURE)
        opened.between.clear()

    def _joined(self, table: WholeTable, before: Grid, piece: Piece, joint: Joint) -> WholeTable:
        rows = self._filled(table, piece, joint.start)
        if not table.rows and rows and self._is_rest_of_header(table, rows[0], joint):
            levels = (*table.header_levels[:-1], self._merge(table.header_levels[-1], rows[0]))
            table, rows = replace(table, header_levels=levels), rows[1:]
        reason, score, first = joint.reason, joint.score, len(table.rows)
        is_marked = before.cut_below or piece.grid.cut_above
        is_broken = not _are_one(before, piece.grid)
        if is_broken and self._is_cut(table.recent, rows, is_marked=is_marked):
            reason, score = f"{reason}, row cut", score if is_marked else score * _CUT_SCORE
            first -= 1
            rows = (self._merge(table.rows[-1], rows[0]), *rows[1:])
        rows = (*table.rows[:first], *rows)
        fragment = Fragment(
            page=piece.grid.page,
            bbox=piece.grid.box,
            rows=(first, len(rows) - 1),
            joined_by=reason,
            score=round(score, 2),
        )
        return replace(
            table,
            rows=rows,
            fragments=(*table.fragments, fragment),
            score=round(min(table.score, score, piece.grid.score), 2),
        )

    def _mended(
        self, table: WholeTable, before: Grid, piece: Piece, start: int
    ) -> tuple[WholeTable, Piece]:
        """Return table and piece with the text of each merged cell that the break cut in all its rows.

        Browsers print the text in the middle of the cell: on either page, or a part on each.
        """
        rows, every = list(table.rows), list(piece.every)
        if not rows or start >= len(every) - piece.tail:
            return table, piece
        for column in _cut_columns(before, piece, start):
            count = _count_span(piece, start, column)
            above = _count_merged(rows, column)
            text = self._read_on(rows[-1][column].text, every[start][column].text)
            _fill(rows, range(len(rows) - above, len(rows)), column, text)
            _fill(every, range(start, start + count), column, text)
            every[start] = _with(every[start], column, replace(every[start][column], merged=True))
        return replace(table, rows=tuple(rows)), replace(piece, every=tuple(every))

    def _is_cut(self, above: Sequence[Row], below: Sequence[Row], *, is_marked: bool) -> bool:
        """Return whether the last row above and the first below are halves of one."""
        if not above or not below:
            return False
        if self._joints.is_total(below[0]):
            return False
        if self._joints.is_total(above[-1]) and not is_rest(below[0]):
            return False
        others = (*above[:-1], *below[1:])
        return self._cuts.is_cut(above[-1], below[0], others, is_marked=is_marked)

    def _is_rest_of_header(self, table: WholeTable, row: Row, joint: Joint) -> bool:
        """Return whether a page break cut the header: cells are empty in what then comes first."""
        is_partial = any(not slot.text for slot in row)
        return joint.reason != "same header" and is_partial and bool(table.header_levels)

    def _filled(self, table: WholeTable, piece: Piece, start: int) -> tuple[Row, ...]:
        """Return the body rows; an empty cell at the top of a merged column goes on with the cell above.

        Word and LibreOffice print the text of a merged cell once, on the page where it begins.
        """
        rows = list(piece.body(start))
        if not table.rows or not rows or self._joints.is_total(rows[0]):
            return tuple(rows)
        for column, slot in enumerate(table.rows[-1]):
            for index in range(_count_open(table, rows, piece, start, column)):
                row = list(rows[index])
                row[column] = replace(row[column], text=slot.text, merged=True)
                rows[index] = tuple(row)
        return tuple(rows)

    def _merge(self, last: Row, first: Row) -> Row:
        """Return two halves as one row; where a merged cell goes on, its text stands already."""
        return tuple(
            a if b.merged else replace(a if a.text else b, text=self._read_on(a.text, b.text))
            for a, b in zip(last, first, strict=True)
        )

    def _read_on(self, before: str, after: str) -> str:
        """Return the text of a cell that was cut; a new entry of its list is set apart."""
        if before and after[:1] and after[0] in self._openers:
            return f"{before} {after}"
        return join_text(before, after)

    def _say_notes(self, piece: Piece) -> None:
        """Set the notes at a piece's foot below the table, which they close."""
        for slot in piece.notes:
            self._say(slot, BlockKind.NOTE)
            self._open = None

    def _say(self, slot: Slot, kind: BlockKind) -> None:
        span = LineSpan(0, len(slot.text), slot.page, slot.box)
        self.parts.append(Paragraph(slot.text, (span,), Style(), kind=kind))


def _are_one(before: Grid, grid: Grid) -> bool:
    """Return whether two pieces stand in one grid, so that no page break lies between them."""
    return before.box is not None and (before.page, before.box) == (grid.page, grid.box)


def _cut_columns(before: Grid, piece: Piece, start: int) -> list[int]:
    """Return the columns of cells that no rule closes at the break, where more than the row is cut."""
    return [
        cell.column
        for cell in before.cells
        if cell.cut_below
        and cell.column_span == 1
        and not (
            before.cut_below and cell.row_span == 1 and (start, cell.column) not in piece.spanning
        )
    ]


def _count_span(piece: Piece, start: int, column: int) -> int:
    """Return over how many rows the cell at `start` goes."""
    rows = range(start + 1, len(piece.every) - piece.tail)
    later = takewhile(lambda row: piece.every[row][column].merged, rows)
    return 1 + sum(1 for _ in later)


def _count_merged(rows: Sequence[Row], column: int) -> int:
    """Return over how many rows at the end of `rows` the last cell goes."""
    merged = takewhile(lambda row: row[column].merged, reversed(rows))
    return min(len(rows), 1 + sum(1 for _ in merged))


def _fill(rows: list[Row], places: range, column: int, text: str) -> None:
    for index in places:
        rows[index] = _with(rows[index], column, replace(rows[index][column], text=text))


def _with(row: Row, column: int, slot: Slot) -> Row:
    return (*row[:column], slot, *row[column + 1 :])


def _count_open(
    table: WholeTable, rows: Sequence[Row], piece: Piece, start: int, column: int
) -> int:
    """Return over how many first rows of a piece a merged cell of the page before goes on."""
    above = [row[column] for row in table.recent]
    if not above[-1].text or rows[0][column].text:
        return 0
    is_merged_column = any(slot.merged for slot in above) and all(slot.text for slot in above)
    if not is_merged_column and (start, column) not in piece.spanning:
        return 0
    count = 1
    while (
        count < len(rows)
        and not rows[count][column].text
        and rows[count][column].merged
        and (start + count, column) in piece.spanning
    ):
        count += 1
    return count
