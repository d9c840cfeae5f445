"""What a document is made of while it is being segmented: paragraphs, grids, whole tables."""

import re
from dataclasses import dataclass, replace

from extractor.model.document import Grid, Line, LineRole, Style
from extractor.model.outline import BlockKind, Fragment, LineSpan, Slot
from extractor.model.provenance import BoundingBox

__all__ = ["Paragraph", "Part", "WholeTable", "join_text", "overlap"]

_LATIN_END = re.compile(r"[0-9A-Za-z]$")
_LATIN_START = re.compile(r"^[0-9A-Za-z]")
_LONGEST_OVERLAP = 3
_RECENT = 60


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on its way to become a block. `number`, `title` and `depth` are set on headings."""

    text: str
    spans: tuple[LineSpan, ...]
    style: Style
    role: LineRole = LineRole.BODY
    level: int | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    number: str | None = None
    title: str = ""
    depth: int = 0

    @classmethod
    def of(cls, line: Line, kind: BlockKind = BlockKind.PARAGRAPH) -> "Paragraph":
        """Return a line as a paragraph of its own."""
        text = line.text.strip()
        span = LineSpan(0, len(text), line.page, line.box)
        return cls(text, (span,), line.style, line.role, line.level, kind)

    @property
    def page(self) -> int | None:
        """The page of its beginning."""
        return self.spans[0].page if self.spans else None

    @property
    def box(self) -> BoundingBox | None:
        """The box of what stands on its first page."""
        boxes = [span.box for span in self.spans if span.box and span.page == self.page]
        if not boxes:
            return None
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.union(box)
        return whole

    def joined(self, other: "Paragraph", *, drop: int = 0) -> "Paragraph":
        """Return this paragraph with `other`, less its first `drop` characters, at its end."""
        text = join_text(self.text, other.text[drop:])
        shift = len(text) - len(other.text)
        moved = tuple(
            replace(span, start=max(span.start, drop) + shift, end=span.end + shift)
            for span in other.spans
            if span.end > drop
        )
        return replace(self, text=text, spans=self.spans + moved)

    def split(self, at: int) -> tuple["Paragraph", "Paragraph"]:
        """Return the text before and after character `at` as two paragraphs."""
        begin = at + len(self.text[at:]) - len(self.text[at:].lstrip())
        return (
            replace(self, text=self.text[:at].rstrip(), spans=_cut(self.spans, 0, at)),
            replace(self, text=self.text[begin:], spans=_cut(self.spans, begin, len(self.text))),
        )


@dataclass(frozen=True, slots=True)
class WholeTable:
    """A stitched table on its way to become one of the outline."""

    columns: int
    header_levels: tuple[tuple[Slot, ...], ...]
    rows: tuple[tuple[Slot, ...], ...]
    fragments: tuple[Fragment, ...]
    score: float = 1.0
    caption: str | None = None

    @property
    def recent(self) -> tuple[tuple[Slot, ...], ...]:
        """The last body rows: enough to tell what its columns hold, however long it is."""
        return self.rows[-_RECENT:]

    @property
    def page(self) -> int | None:
        """The page of its beginning."""
        return self.fragments[0].page

    @property
    def box(self) -> BoundingBox | None:
        """The box of its first fragment."""
        return self.fragments[0].bbox


Part = Paragraph | Grid | WholeTable


def join_text(before: str, after: str) -> str:
    """Return two pieces of one text as one: a space stands between Latin words only.

    A number that a line break cut is one number again.

    >>> join_text("本年度培训总", "计4场"), join_text("Web", "front"), join_text("〔20", "20〕")
    ('本年度培训总计4场', 'Web front', '〔2020〕')
    """
    if not before or not after or (before[-1].isdigit() and after[0].isdigit()):
        return before + after
    return before + (" " if _LATIN_END.search(before) and _LATIN_START.match(after) else "") + after


def overlap(before: str, after: str) -> int:
    """Return how many characters (up to 3) end `before` and begin `after` alike; ideographs only.

    >>> overlap("制订试点工作方案", "案，内容涉及")
    1
    """
    for length in range(min(_LONGEST_OVERLAP, len(before), len(after)), 0, -1):
        head = after[:length]
        if before.endswith(head) and all("\u4e00" <= character <= "\u9fff" for character in head):
            return length
    return 0


def _cut(spans: tuple[LineSpan, ...], start: int, end: int) -> tuple[LineSpan, ...]:
    return tuple(
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in spans
        if span.end > start and span.start < end
    )
