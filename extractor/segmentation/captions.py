"""Tie captions, units and notes to the tables that they stand at."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.model.document import LineRole
from extractor.model.outline import BlockKind
from extractor.segmentation.numbering import Numbering
from extractor.segmentation.parts import Paragraph, Part, WholeTable
from extractor.segmentation.wording import Wording

__all__ = ["tie_captions"]

_ABOVE = 3
"""A caption stands among so many lines above its table; a unit may stand between."""
_FREE = frozenset({BlockKind.PARAGRAPH, BlockKind.CAPTION})


def tie_captions(parts: Sequence[Part], wording: Wording, numbering: Numbering) -> list[Part]:
    """Return the parts with captions and notes marked, and each table knowing its caption."""
    tied = list(parts)
    tier = _Tier(tied, wording, numbering)
    below = tier.has_captions_below()
    for index, part in enumerate(tied):
        if isinstance(part, WholeTable):
            found = tier.below(index) if below else tier.above(index)
            if found is None:
                found = tier.above(index) if below else None
            tier.mark_units(index)
            tier.mark_notes(index)
            if found is None:
                tier.name(index)
            else:
                tier.tie(index, found)
    return tied


class _Tier:
    """Marks lines around tables, in place."""

    def __init__(self, parts: list[Part], wording: Wording, numbering: Numbering) -> None:
        self._parts = parts
        self._wording = wording
        self._numbering = numbering

    def has_captions_below(self) -> bool:
        """Return whether the document sets numbered captions below its tables, not above."""
        tables = [index for index, part in enumerate(self._parts) if isinstance(part, WholeTable)]
        above = sum(
            1 for index in tables if self._is_numbered(index - 1) or self._is_numbered(index - 2)
        )
        below = sum(1 for index in tables if self._is_numbered(index + 1))
        return below > above

    def above(self, index: int) -> int | None:
        """Return the line above a table that is its caption; the nearest numbered one first."""
        lines = [index - 1]
        while len(lines) < _ABOVE and self._is_unit(lines[-1]):
            lines.append(lines[-1] - 1)
        for line in lines:
            if self._is_numbered(line) or self._is_caption(line):
                return line
        return next((line for line in lines if self._may_be_caption(line)), None)

    def name(self, index: int) -> None:
        """Name a table after the title above it, the report's or an attachment's: …一览表."""
        line = index - 1
        while self._is_unit(line):
            line -= 1
        part, table = self._line(line), self._parts[index]
        if part is None or not isinstance(table, WholeTable):
            return
        numbered = self._numbering.read(part.text)
        is_attached = numbered is not None and numbered.style.above_title
        if (part.kind is BlockKind.TITLE or is_attached) and self._wording.ends_as_caption(
            part.text
        ):
            name = numbered.title if numbered and is_attached else part.text
            self._parts[index] = replace(table, caption=name)

    def below(self, index: int) -> int | None:
        """Return the line below a table where it is a numbered caption."""
        return index + 1 if self._is_numbered(index + 1) else None

    def tie(self, index: int, line: int) -> None:
        """Mark a line as the caption of a table."""
        table, caption = self._parts[index], self._parts[line]
        if isinstance(table, WholeTable) and isinstance(caption, Paragraph):
            self._parts[line] = replace(caption, kind=BlockKind.CAPTION)
            self._parts[index] = replace(table, caption=caption.text)

    def mark_units(self, index: int) -> None:
        """Mark lines above a table that say its unit."""
        for line in range(index - 1, max(-1, index - 1 - _ABOVE), -1):
            if not self._is_unit(line):
                if not self._is_numbered(line) and not self._may_be_caption(line):
                    break
                continue
            self._mark_note(line)

    def mark_notes(self, index: int) -> None:
        """Mark lines below a table that say where it is from or what it leaves out."""
        for line in range(index + 1, len(self._parts)):
            part = self._parts[line]
            is_note = isinstance(part, Paragraph) and self._wording.is_note(part.text)
            if not is_note:
                break
            self._mark_note(line)

    def _mark_note(self, line: int) -> None:
        part = self._parts[line]
        if isinstance(part, Paragraph):
            self._parts[line] = replace(part, kind=BlockKind.NOTE)

    def _line(self, line: int) -> Paragraph | None:
        part = self._parts[line] if 0 <= line < len(self._parts) else None
        return part if isinstance(part, Paragraph) else None

    def _is_unit(self, line: int) -> bool:
        part = self._line(line)
        return part is not None and self._wording.is_unit_note(part.text)

    def _is_caption(self, line: int) -> bool:
        part = self._line(line)
        return part is not None and (
            part.kind is BlockKind.CAPTION or part.role is LineRole.CAPTION
        )

    def _is_numbered(self, line: int) -> bool:
        part = self._line(line)
        return (
            part is not None
            and part.kind in _FREE
            and len(part.text) <= self._wording.limits.caption
            and self._wording.is_numbered_caption(part.text)
            and not self._wording.ends_sentence(part.text)
        )

    def _may_be_caption(self, line: int) -> bool:
        """Return whether a short line without number is the name of the table below it."""
        part = self._line(line)
        if part is None or part.kind is not BlockKind.PARAGRAPH or part.role is LineRole.HEADING:
            return False
        wording, text = self._wording, part.text
        if len(text) > wording.limits.caption or wording.is_sentence(text):
            return False
        if self._numbering.read(text) or wording.is_note(text):
            return False
        return wording.ends_as_caption(text) or bool(part.style.centred)
