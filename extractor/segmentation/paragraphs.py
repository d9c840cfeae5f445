"""Make whole paragraphs of lines of print, and mend those that a page break cut."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.document import Grid, Item, Line, LineRole, Style
from extractor.model.message import Message
from extractor.model.outline import BlockKind
from extractor.model.provenance import BoundingBox, Place
from extractor.segmentation.layout import Layout
from extractor.segmentation.numbering import Numbering
from extractor.segmentation.parts import Paragraph, Part, overlap
from extractor.segmentation.wording import Wording

__all__ = ["Mender", "gather"]

_WHOLE_SENTENCE = 25
"""A line shorter than that may be a note, a label or a name, and need not end in a full stop."""
_ORPHAN = 4
"""What is left over of a cut word is not longer."""
_SHORT = 3.0
"""A line that ends so many characters before the edge has room for a word: a paragraph may end there."""
_DRAGGED = 6.0
"""Marks that may not begin a line drag words along: a line may end so early and yet go on."""
_APART = 1.5
"""So many lines' heights between two lines are more than the space of one paragraph's."""
_STARTS_ANEW = frozenset(
    {LineRole.HEADING, LineRole.LIST_ITEM, LineRole.CAPTION, LineRole.FOOTNOTE}
)

_Placed = tuple[Line, BoundingBox]


def gather(items: Sequence[Item], wording: Wording, numbering: Numbering) -> list[Part]:
    """Return the items with lines of print joined into paragraphs; blank lines are left out."""
    items = [piece for item in items for piece in _pieces(item, wording, numbering)]
    lines = [item for item in items if isinstance(item, Line)]
    gatherer = _Gatherer(Layout.of(lines, wording.ends_sentence), wording, numbering)
    parts: list[Part] = []
    last: Line | None = None
    for item in items:
        if isinstance(item, Grid):
            parts.append(item)
            last = None
            continue
        if not item.text.strip():
            continue
        paragraph = Paragraph.of(item)
        before = parts[-1] if last and parts else None
        if last and isinstance(before, Paragraph) and gatherer.goes_on(before, last, item):
            parts[-1] = before.joined(paragraph)
        else:
            parts.append(paragraph)
        last = item
    return parts


def _pieces(item: Item, wording: Wording, numbering: Numbering) -> list[Item]:
    """Return a paragraph that breaks its lines itself as several where the breaks part paragraphs.

    They do where a number begins, after a numbered title, or where a sentence has ended; other breaks
    are part of the text.
    """
    if not isinstance(item, Line) or not item.whole or item.role is not LineRole.BODY:
        return [item]
    texts: list[str] = []
    for line in item.text.split("\n"):
        above = texts[-1].strip() if texts else ""
        is_below_title = numbering.read(above) is not None and not wording.is_sentence(above)
        is_apart = (
            numbering.read(line.strip()) is not None
            or wording.ends_sentence(above)
            or (is_below_title and len(above) <= wording.limits.heading)
        )
        if texts and line.strip() and not is_apart:
            texts[-1] += f"\n{line}"
        elif line.strip():
            texts.append(line)
    return [replace(item, text=text) for text in texts] or [item]


class _Gatherer:
    """Decides whether a line of print goes on with the paragraph before it."""

    def __init__(self, layout: Layout, wording: Wording, numbering: Numbering) -> None:
        self._layout = layout
        self._wording = wording
        self._numbering = numbering

    def goes_on(self, paragraph: Paragraph, last: Line, line: Line) -> bool:
        """Return whether `line` belongs to `paragraph`, whose last line is `last`."""
        if last.whole or line.whole or line.role in _STARTS_ANEW or line.role != last.role:
            return False
        if line.gap and line.page == last.page:
            return False
        above, below = self._layout.framed(last), self._layout.framed(line)
        if above and below:
            return self._goes_on_in_print(paragraph, (last, above), (line, below))
        return not line.gap and self._goes_on_in_text(paragraph, last, line)

    def _goes_on_in_print(self, paragraph: Paragraph, last: _Placed, line: _Placed) -> bool:
        (above, above_box), (below, box), layout = last, line, self._layout
        if not _same_size(above.style, below.style) or self._is_set_apart(last, line):
            return False
        if layout.is_centred(above_box) and layout.is_centred(box):
            is_alike = below.page == above.page and _same_style(above.style, below.style)
            return is_alike and not self._wording.is_label(below.text.strip())
        short = layout.short_by(above_box)
        if layout.is_indented(box) and box.x0 > above_box.x0 - layout.em / 2:
            return short < _SHORT and self._hangs(paragraph, below, box)
        if self._wording.ends_sentence(paragraph.text):
            return short <= _SHORT and not self._begins_item(paragraph.text, below.text)
        return short < _DRAGGED

    def _begins_item(self, before: str, text: str) -> bool:
        """Return whether a line begins an item; a number after a semicolon may stand in a sentence."""
        numbered, own = self._numbering.read(text), self._numbering.read(before)
        if numbered is None or before[-1] not in self._wording.rules.item_stop:
            return numbered is not None
        return own is not None and own.style.family == numbered.style.family

    def _is_set_apart(self, last: _Placed, line: _Placed) -> bool:
        """Return whether style, distance or a place at the right keeps a line from the one above."""
        (above, above_box), (below, box), layout = last, line, self._layout
        if layout.is_centred(above_box) and layout.is_centred(box):
            return False
        if layout.is_far_in(above_box) and abs(box.x0 - above_box.x0) > layout.em / 2:
            return True
        is_distant = below.page == above.page and box.top - above_box.bottom > _APART * layout.em
        seen = replace(above.style, centred=below.style.centred)
        looks = seen if layout.fills(above_box) else above.style
        is_other = is_distant or not _same_style(looks, below.style)
        is_heading = bool(below.style.bold) and not above.style.bold
        is_ended = layout.short_by(above_box) > 1 or (
            is_heading and self._wording.ends_sentence(above.text)
        )
        return is_other and is_ended

    def _hangs(self, paragraph: Paragraph, line: Line, box: BoundingBox) -> bool:
        """Return whether a list item's later lines stand under its text: a hanging indent."""
        first, *later = [span.box for span in paragraph.spans if span.box]
        return (
            self._numbering.read(paragraph.text) is not None
            and self._numbering.read(line.text) is None
            and box.x0 - first.x0 > self._layout.em / 2
            and all(abs(box.x0 - other.x0) < self._layout.em / 2 for other in later)
        )

    def _goes_on_in_text(self, paragraph: Paragraph, last: Line, line: Line) -> bool:
        layout, wording, text = self._layout, self._wording, line.text.strip()
        if wording.is_date(text) or wording.is_date(last.text.strip()) or wording.is_issuer(text):
            return False
        if (
            self._numbering.read(text)
            or self._numbering.is_bulleted(text)
            or wording.is_numbered_caption(text)
        ):
            return (
                not wording.ends_sentence(last.text)
                and bool(layout.columns)
                and layout.is_full(last.text)
            )
        if layout.columns:
            return layout.is_full(last.text) and not line.text[:1].isspace()
        is_heading = (
            self._numbering.read(paragraph.text) and len(paragraph.text) <= wording.limits.heading
        )
        return layout.spaced and not is_heading and not wording.ends_sentence(last.text)


class Mender:
    """Joins paragraphs that a page break or a conversion cut in mid-sentence.

    It joins only where most paragraphs of the document end in a full stop, so that one that does not is
    odd. A character that stands on both sides of the break (方案 + 案，) is taken once, and said.
    """

    def __init__(self, wording: Wording, numbering: Numbering) -> None:
        """Work with the words and numbering styles of a grammar."""
        self._wording = wording
        self._numbering = numbering
        self.diagnostics: list[Diagnostic] = []

    def mend(self, parts: Sequence[Part]) -> list[Part]:
        """Return the parts with cut paragraphs joined."""
        ends_odd = self._most_end_in_full_stops(parts)
        mended: list[Part] = []
        for part in parts:
            last = mended[-1] if mended else None
            if (
                isinstance(part, Paragraph)
                and isinstance(last, Paragraph)
                and self._is_cut(last, part, ends_odd=ends_odd)
            ):
                mended[-1] = self._join(last, part)
            else:
                mended.append(part)
        return mended

    def _most_end_in_full_stops(self, parts: Sequence[Part]) -> bool:
        running = [
            part.text
            for part in parts
            if isinstance(part, Paragraph) and len(part.text) > 2 * _WHOLE_SENTENCE
        ]
        ended = sum(1 for text in running if self._wording.ends_sentence(text))
        return 2 * ended >= len(running)

    def _is_cut(self, last: Paragraph, part: Paragraph, *, ends_odd: bool) -> bool:
        plain = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
        if (
            last.kind not in plain
            or part.kind not in plain
            or not _same_style(last.style, part.style)
        ):
            return False
        if {last.role, part.role} & {LineRole.HEADING, LineRole.TITLE, LineRole.CAPTION}:
            return False
        if part.role is LineRole.LIST_ITEM or self._starts_anew(part.text):
            return False
        return self._goes_on(last.text, part.text, ends_odd=ends_odd)

    def _starts_anew(self, text: str) -> bool:
        wording = self._wording
        return (
            self._numbering.read(text) is not None
            or self._numbering.is_bulleted(text)
            or wording.is_numbered_caption(text)
            or wording.ends_as_caption(text)
            or wording.is_note(text)
            or wording.is_unit_note(text)
        )

    def _goes_on(self, before: str, after: str, *, ends_odd: bool) -> bool:
        wording = self._wording
        if wording.ends_sentence(before) or wording.is_contents(before):
            return False
        if wording.ends_clause(before):
            return True
        if len(before) < _WHOLE_SENTENCE or not ends_odd:
            return False
        if len(after.rstrip(wording.rules.sentence_end)) <= _ORPHAN:
            return True
        is_running = wording.has_inner_stop(before) or wording.has_clauses(before)
        return is_running and wording.ends_sentence(after)

    def _join(self, last: Paragraph, part: Paragraph) -> Paragraph:
        doubled = self._doubled(last.text, part.text)
        if doubled:
            self.diagnostics.append(_doubled_at_break(part, part.text[:doubled]))
        return last.joined(part, drop=doubled)

    def _doubled(self, before: str, after: str) -> int:
        """Return how many characters at the head of `after` repeat the end of `before` by mistake.

        One character counts only where a mark follows it: 方案 + 案，内容 cannot be read, 院校 + 校企合作 can.
        """
        length = overlap(before, after)
        if length != 1:
            return length
        rules = self._wording.rules
        marks = rules.sentence_end + rules.clause_break + rules.word_break
        is_mistake = after[1:2] in set(marks) and after[0] not in rules.reduplications
        return 1 if is_mistake else 0


def _doubled_at_break(part: Paragraph, text: str) -> Diagnostic:
    return Diagnostic(
        code="doubled_at_break",
        severity=Severity.INFO,
        message=Message(
            zh=f"“{text}”在断页处重复印出，只取一次",
            en=f"“{text}” is printed on both sides of a break; taken once",
        ),
        at=Place(page=part.page, bbox=part.box),
    )


def _same_size(one: Style, other: Style) -> bool:
    return one.size is None or other.size is None or abs(one.size - other.size) < 0.6  # noqa: PLR2004


def _same_style(one: Style, other: Style) -> bool:
    return (
        _same_size(one, other)
        and bool(one.bold) == bool(other.bold)
        and bool(one.centred) == bool(other.centred)
    )
