"""Bytes → text, without loss or not at all."""

import codecs
import re

__all__ = ["decode", "is_damaged_text"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x19\x1c-\x1f\x7f-\x9f]"
)  # \x1a ends text files of old systems
# ASCII, and what GB2312 cannot write though Chinese reports hold it: dashes, dots, signs of units.
_COMMON = re.compile(
    "[\x00-\x7f\u2014\u2013\u00b7\u2022\u00a0\u20ac\u33a1\u00b2\u00b3\ufffc\ufeff]+"
)
_MOSTLY = 0.9  # of the characters beyond ASCII: names and rare words may lie outside GB2312
_DAMAGE = 20  # one wrong character in so many is damage; more, and it is no such text


def decode(data: bytes, declared: str | None = None) -> str | None:
    r"""Return the text of `data`, exactly, or None where no encoding that we know gives plausible text.

    A byte order mark decides; then what the document declares of itself; then UTF-8, UTF-16 without
    a mark and GB18030 are tried, each accepted only if what comes out looks like a report.

    >>> decode("年报".encode("gb18030")), decode(b"\x89PNG\x00\xff")
    ('年报', None)
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _plausible(_strict(data[len(mark) :], encoding))
    if declared and (text := _plausible(_strict(data, declared))) is not None:
        return text
    if b"\0" in data:
        tries = (_chinese(_strict(data, encoding)) for encoding in ("utf-16-le", "utf-16-be"))
        return next((text for text in tries if text is not None), None)
    text = _plausible(_strict(data, "utf-8"))
    if text is None and not is_damaged_text(data):
        text = _chinese(_strict(data, "gb18030"))
    return text


def is_damaged_text(data: bytes) -> bool:
    """Return whether `data` is UTF-8 text but for a few wrong bytes."""
    if b"\0" in data:
        return False
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(not character.isascii() for character in text)
    wrong = text.count("\ufffd")
    return 0 < wrong * _DAMAGE <= beyond_ascii - wrong and _plausible(text) is not None


def _strict(data: bytes, encoding: str) -> str | None:
    """Decode, or return None; an encoding that Python does not know (or that is none) is no help."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _plausible(text: str | None) -> str | None:
    """Return the text unless control characters show that it is none."""
    if text is None or "\0" in text:
        return None
    return text if len(_CONTROL.findall(text)) * 100 <= len(text) else None


def _chinese(text: str | None) -> str | None:
    """Return the text if it is plausible and nearly all in the characters that Chinese print uses."""
    if _plausible(text) is None or text is None:
        return None
    rest = _COMMON.sub("", text)
    usual = len(rest.encode("gb2312", errors="ignore")) // 2
    return text if usual >= _MOSTLY * len(rest) else None
