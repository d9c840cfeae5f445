"""How a document sets its lines: the text's frame, whether line ends are wraps.

Two questions are answered here: where the frame's edges are (formats with places), and what a line end
means in a text file, which differs from one file to the next.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.model.document import Line
from extractor.model.provenance import BoundingBox

__all__ = ["Layout", "width"]

_BUCKET = 3.0
"""Left edges this near each other (points) are one edge."""
_EDGE_SHARE = 0.1
"""The frame's left edge is the leftmost that so many of the lines share."""
_FULL = 0.85
"""A wrapped line of a text file reaches this part of the widest."""
_FILLED = 0.75
"""A line that takes so much of the frame is set in no middle."""
_UNIFORM = 0.4
"""A text file is hard-wrapped where so many of its lines are full."""
_BROKEN = 3
"""It is, too, where so many full lines, and that share of them, break off in mid-sentence."""
_WIDEST_WRAP = 130
"""No editor wraps at more columns than that; a longer line is a whole paragraph."""
_SPACED = 0.6
"""Blank lines part the paragraphs of a text file where one follows so many of its sentences."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The frame of the text in points (0 where unknown), and how a text file breaks its lines.

    `em` is the usual height of a line. `columns` is the widest line of a text file in columns, 0 where
    it is not hard-wrapped. `spaced`: blank lines part its paragraphs, so that a single line end is a wrap.
    """

    left: float = 0.0
    right: float = 0.0
    em: float = 0.0
    columns: int = 0
    spaced: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line], ends_sentence: Callable[[str], bool]) -> "Layout":
        """Return the layout of lines of print (those that are no whole paragraphs)."""
        printed = [line for line in lines if not line.whole]
        boxes = [line.box for line in printed if line.box]
        if boxes:
            left, right, em = _frame(boxes)
            return cls(left=left, right=right, em=em)
        texts = [line.text.strip() for line in printed]
        widest = max(map(width, texts), default=0)
        full = [text for text in texts if width(text) >= widest * _FULL]
        open_ended = [text for text in full if not ends_sentence(text)]
        is_often_full = len(texts) > 2 and len(full) >= _UNIFORM * len(texts)  # noqa: PLR2004
        breaks_off = len(open_ended) >= max(_BROKEN, _UNIFORM * len(full))
        is_wrapped = widest <= _WIDEST_WRAP and (is_often_full or breaks_off)
        parted = [
            follower.gap for line, follower in pairwise(printed) if ends_sentence(line.text.strip())
        ]
        spaced = sum(parted) >= _SPACED * max(1, len(parted))
        return cls(columns=widest if is_wrapped else 0, spaced=spaced)

    def framed(self, line: Line) -> BoundingBox | None:
        """Return a line's box as it would be if its column were the whole frame."""
        if line.box is None or line.column is None:
            return line.box
        left, right = line.column
        return line.box._replace(
            x0=self.left + line.box.x0 - left, x1=self.right - right + line.box.x1
        )

    def is_indented(self, box: BoundingBox) -> bool:
        """Return whether a line begins at least a character inside the frame."""
        return box.x0 > self.left + 0.9 * self.em

    def is_far_in(self, box: BoundingBox) -> bool:
        """Return whether a line begins further inside the frame than any indent: it is set to the right."""
        return box.x0 > self.left + 8 * self.em

    def short_by(self, box: BoundingBox) -> float:
        """Return by how many characters a line ends before the frame's right edge."""
        return (self.right - box.x1) / self.em if self.em else 0.0

    def is_centred(self, box: BoundingBox) -> bool:
        """Return whether a line stands in the middle of the frame, free on both sides."""
        middle = abs((box.x0 + box.x1) - (self.left + self.right)) / 2
        return self.is_indented(box) and self.short_by(box) > 1 and middle < 1.5 * self.em

    def fills(self, box: BoundingBox) -> bool:
        """Return whether a line takes most of the frame: in its middle stands what is but indented."""
        return box.x1 - box.x0 > _FILLED * (self.right - self.left)

    def is_full(self, text: str) -> bool:
        """Return whether a line of a hard-wrapped text file reaches its right edge."""
        return width(text.strip()) >= self.columns * _FULL


def width(text: str) -> int:
    """Return the columns that `text` takes: two a wide character.

    >>> width("1+X证书")
    7
    """
    return sum(2 if unicodedata.east_asian_width(character) in "FWA" else 1 for character in text)


def _frame(boxes: Sequence[BoundingBox]) -> tuple[float, float, float]:
    buckets = Counter(round(box.x0 / _BUCKET) for box in boxes)
    shared = [bucket for bucket, count in buckets.items() if count >= _EDGE_SHARE * len(boxes)]
    leftmost = min(shared, default=min(buckets))
    left = min(box.x0 for box in boxes if round(box.x0 / _BUCKET) == leftmost)
    rights = sorted(box.x1 for box in boxes)
    heights = sorted(box.bottom - box.top for box in boxes)
    return left, rights[int(0.95 * (len(rights) - 1))], heights[len(heights) // 2]
