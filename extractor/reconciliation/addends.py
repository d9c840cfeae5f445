"""What the cells of a group give to a stated total, and what gives nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.model.check import Step
from extractor.model.message import Message
from extractor.model.record import Claim
from extractor.reconciliation.figures import CellKind, FigureTable, Group
from extractor.reconciliation.footings import Axis, Footing
from extractor.reconciliation.rounding import implied, total
from extractor.reconciliation.steps import added, left_out

__all__ = ["Addends", "GroupSum"]

_SEVERAL = 2

_WITHOUT_FIGURE = {
    CellKind.AWAITED: Message(zh="待公布", en="awaits its result"),
    CellKind.UNREADABLE: Message(zh="不能读成数值", en="cannot be read as a figure"),
    CellKind.EMPTY: Message(zh="没有数值", en="no figure"),
}


@dataclass(frozen=True, slots=True)
class GroupSum:
    """One stated total and the figures of one group; `awaited` and `unreadable` count cells.

    `steps` add up the figures, and name the cells that give none.
    """

    stated: Claim
    parts: tuple[Claim, ...]
    awaited: int
    unreadable: int
    steps: tuple[Step, ...]

    @property
    def computed(self) -> Decimal:
        """What the figures add up to."""
        return total(self.parts)[0]

    @property
    def closes(self) -> bool:
        """The figures make the total, as it is printed."""
        return implied(self.stated).meets(total(self.parts)[1])

    @property
    def is_evidence(self) -> bool:
        """It closes, and not by chance: at least two figures other than 0 make it up."""
        return self.closes and sum(1 for part in self.parts if part.value) >= _SEVERAL


@dataclass(frozen=True)
class Addends:
    """Reads what a footing's rows (or columns) give to its total."""

    table: FigureTable
    footing: Footing

    def claim(self, index: int, line: int) -> Claim | None:
        """Return the figure that a row (or column) states in a line."""
        is_row = self.footing.axis is Axis.ROWS
        return self.table.claim(index, line) if is_row else self.table.claim(line, index)

    def _cells(self, index: int, line: int) -> tuple[tuple[int, int], ...]:
        """Return the cells that a row (or column) gives to the total of a line, row and column of each.

        Where one list stands in blocks side by side and one total under them, a row has several.
        """
        if self.footing.axis is Axis.COLUMNS:
            return ((line, index),)
        columns = sorted((line, *self._shared(line)))
        return tuple((index, column) for column in columns)

    def _shared(self, line: int) -> Group:
        """Return the columns of the other blocks that a line's total is for: none where they have their own."""
        total, twins = self.footing.total, self.table.twins(line)
        beside = [twin for twin in twins if self.table.is_beside_total(total, twin)]
        others = [twin for twin in twins if twin not in beside]
        return () if any(self.claim(total, twin) for twin in others) else twins

    def _beside(self, line: int) -> Iterator[tuple[int, int]]:
        """Yield the cells of the total row itself that hold entries of another block."""
        if self.footing.axis is Axis.ROWS:
            total = self.footing.total
            is_beside = self.table.is_beside_total
            yield from ((total, twin) for twin in self._shared(line) if is_beside(total, twin))

    def sums(self, line: int, reading: tuple[Group, ...]) -> tuple[GroupSum, ...]:
        """Return the total of a line with the figures of each group that makes it."""
        stated = self.claim(self.footing.total, line)
        return tuple(self._sum(stated, line, group) for group in reading) if stated else ()

    def _sum(self, stated: Claim, line: int, group: Group) -> GroupSum:
        cells = [cell for i in self._opened(group, line) for cell in self._cells(i, line)]
        cells += self._beside(line)
        kinds = Counter(self.table.cell_kind(*cell) for cell in cells)
        found = (self._part(*cell) for cell in cells)
        parts = tuple(claim for claim in found if claim)
        steps = (*added(parts), *self._left_out(cells))
        return GroupSum(stated, parts, kinds[CellKind.AWAITED], kinds[CellKind.UNREADABLE], steps)

    def _left_out(self, cells: Iterable[tuple[int, int]]) -> Iterator[Step]:
        """Yield the cells that give no figure; a merged one gave it where it begins."""
        for row, column in cells:
            why = _WITHOUT_FIGURE.get(self.table.cell_kind(row, column))
            if why and not self.table.is_merged(row, column):
                yield left_out(self.table.text(row, column), self.table.place(row, column), why)

    def _part(self, row: int, column: int) -> Claim | None:
        """Return what a cell adds: below zero where its row takes off what it prints without sign."""
        claim = self.table.claim(row, column)
        if claim is None or claim.value <= 0 or not self.table.is_subtracted(row):
            return claim
        low, high = (None if end is None else -end for end in (claim.high, claim.low))
        return claim.model_copy(update={"value": -claim.value, "low": low, "high": high})

    def _opened(self, group: Group, line: int) -> Iterator[int]:
        """Yield the group's members; a 小计 row that is blank in this line gives way to its rows."""
        for index in group:
            inside = self.footing.inside.get(index, ())
            is_given = self.claim(index, line) is not None
            yield from (index,) if is_given or not inside else self._opened(inside, line)
