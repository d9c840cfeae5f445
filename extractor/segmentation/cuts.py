"""Tell whether a page break ran through a row: the row above it and the one below are two halves of one.

Which half is the emptier depends on the program that made the file, and where every cell runs over the
break none is empty. Two values in one column prove two rows; so does a total row.
"""

import re
from collections import Counter
from collections.abc import Sequence

from extractor.grammar import Grammar
from extractor.model.outline import Slot
from extractor.segmentation.grids import Row, is_figure
from extractor.segmentation.parts import join_text
from extractor.text.normalise import fold

__all__ = ["Cuts"]

_FEW = 3
"""Fewer rows than that do not tell what a column usually holds."""
_USUAL = 0.8
"""What so many cells of a column have in common is usual there."""
_LEAD = 2
"""So many cells that are always filled must be empty before a row begins on the next page."""
_SHORT_VALUE = 4
"""A value so short (中级, 高职) is a whole one, never the half of a longer."""
_BEGUN_FIGURE = re.compile(r"[.,]$|,\d{1,2}(?!\d)")
_ENDING = 2
"""So many characters make an ending (证书)."""


class Cuts:
    """Judges cut rows with the grammar's marks for "no value"."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the marks of `grammar`."""
        self._pending = re.compile(grammar.units.pending, re.IGNORECASE)

    def is_cut(self, last: Row, first: Row, others: Sequence[Row], *, is_marked: bool) -> bool:
        """Return whether `last` and `first` are halves of one row, as `others` of the table tell.

        They are where half of the cells of either are empty, where a cell is empty in a column that is
        filled elsewhere, or where two halves make a value that the column is known to hold.
        `is_marked`: the rules of the table show the cut; without that, halves that have no column in
        common are two rows. An empty cell in a column of merged cells is
        no sign: its text stands on the page before.
        """
        pairs = [
            (column, a, b)
            for column, (a, b) in enumerate(zip(last, first, strict=True))
            if not b.merged
        ]
        if len(others) >= _FEW and _begins_below(pairs, others):
            return True
        both = [(column, a, b) for column, a, b in pairs if a.text and b.text]
        if any(self._are_two_values(a, b, others, column) for column, a, b in both):
            return False
        if not both:
            return is_marked
        empty = max(sum(1 for _, *pair in pairs if not pair[side].text) for side in (0, 1))
        if 2 * empty >= len(pairs):
            return True
        is_known = is_marked or len(others) >= _FEW
        return is_known and any(
            _is_filled(others, column)
            if not (a.text and b.text)
            else _reads_on(others, column, a, b)
            for column, a, b in pairs
            if a.text or b.text
        )

    def _are_two_values(self, one: Slot, other: Slot, others: Sequence[Row], column: int) -> bool:
        """Return whether two cells in one column are values of their own, not halves of one."""
        if one.merged or all(self._is_value(slot.text) for slot in (one, other)):
            return True
        pair = {fold(one.text), fold(other.text)}
        return all(len(text) <= _SHORT_VALUE for text in pair) and pair <= _values(others, column)

    def _is_value(self, text: str) -> bool:
        """Return whether a text is a whole value; 7,1 and 81. are beginnings of one."""
        is_whole = is_figure(text) and not _BEGUN_FIGURE.search(fold(text))
        return is_whole or bool(self._pending.fullmatch(text))


def _begins_below(pairs: Sequence[tuple[int, Slot, Slot]], others: Sequence[Row]) -> bool:
    """Return whether a row's first cells stand below the break and others of its cells above it.

    Centred cells are printed so; the columns that stand on both sides may then hold halves of figures.
    A total without a label is followed by a row that is whole.
    """
    lone = [pair for pair in pairs if bool(pair[1].text) != bool(pair[2].text)]
    above = [column for column, a, _ in lone if a.text and _is_filled(others, column)]
    below = [column for column, _, b in lone if b.text and _is_filled(others, column)]
    return bool(above) and len(below) >= _LEAD and below[0] == 0


def _is_filled(rows: Sequence[Row], column: int) -> bool:
    return bool(rows) and all(row[column].text and not row[column].merged for row in rows)


def _reads_on(rows: Sequence[Row], column: int, one: Slot, other: Slot) -> bool:
    """Return whether two halves make what the column usually holds, and neither is that alone."""
    whole, values = fold(join_text(one.text, other.text)), _values(rows, column)
    if whole in values:
        return fold(one.text) not in values
    endings = Counter(fold(row[column].text)[-_ENDING:] for row in rows)
    ending, count = endings.most_common(1)[0] if endings else ("", 0)
    return (
        len(ending) == _ENDING
        and count >= _USUAL * len(rows)
        and whole.endswith(ending)
        and not fold(one.text).endswith(ending)
    )


def _values(rows: Sequence[Row], column: int) -> set[str]:
    return {fold(row[column].text) for row in rows}
