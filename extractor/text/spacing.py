"""Take out the blanks of letter-spaced text, and lead offsets there and back.

A PDF that sets its text apart (截 至 2023 年 12 月) gives a blank after each ideograph.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Plain", "compact", "unspaced"]

_IDEOGRAPH = r"[\u2010-\u2027\u3001-\u303f\u3400-\u9fff\uff00-\uffef]"
_BETWEEN_DIGITS = r"(?<=\D\d)\s(?=\d(?!\d))"
_GAP = re.compile(rf"(?<={_IDEOGRAPH})\s+|(?<!\s)\s++(?={_IDEOGRAPH})|{_BETWEEN_DIGITS}")
_BLANK = re.compile(r"[^\S\n]+")
_SPACED = 4
"""One blank in so many characters is more than blanks round figures make."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text to match in; `places` has the offset in the raw text of each character, None if equal."""

    text: str
    places: Sequence[int] | None = None

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw offsets of some characters."""
        if self.places is None or start == end:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def here(self, start: int, end: int) -> tuple[int, int]:
        """Return where raw characters stand in this text."""
        if self.places is None:
            return start, end
        return bisect_left(self.places, start), bisect_left(self.places, end)


def unspaced(text: str) -> Plain:
    """Return a letter-spaced text without blanks beside ideographs and between single digits.

    Any other text stays as it is.

    >>> unspaced("共 有 试 点 36 个").text, unspaced("获 批 9 8 0 人").text, unspaced("共有试点 36 个").text
    ('共有试点36个', '获批980人', '共有试点 36 个')
    """
    if text.count(" ") * _SPACED < len(text):
        return Plain(text)
    return _without(_GAP, text)


def compact(text: str) -> Plain:
    """Return a text without any blank; its lines stay apart.

    >>> compact("初级 1361 人，中级 2223 人").text
    '初级1361人，中级2223人'
    """
    return _without(_BLANK, text) if _BLANK.search(text) else Plain(text)


def _without(gaps: re.Pattern[str], text: str) -> Plain:
    places: list[int] = []
    end = 0
    for gap in gaps.finditer(text):
        places += range(end, gap.start())
        end = gap.end()
    places += range(end, len(text))
    return Plain(gaps.sub("", text), places)
