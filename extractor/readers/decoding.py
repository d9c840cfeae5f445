"""Bytes → text, without loss or not at all."""

import codecs
import re

__all__ = ["decode", "is_damaged_text"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters but for layout, \x1a (which ends text files of old systems) and escape.
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f-\x9f]")
# ASCII, and what GB2312 cannot write though Chinese reports hold it: dashes, dots, signs of units.
_COMMON = re.compile(
    "[\x00-\x7f\u2014\u2013\u00b7\u2022\u00a0\u20ac\u33a1\u00b2\u00b3\ufffc\ufeff]+"
)
_MOSTLY = 0.9  # of the characters beyond ASCII: names and rare words may lie outside GB2312
_REPLACEMENT = "\ufffd"
_DAMAGE = 20  # one wrong character in so many is damage; more, and it is no such text


def decode(data: bytes, declared: str | None = None) -> str | None:
    r"""Return the text of `data`, exactly, or None where no encoding that we know gives plausible text.

    A byte order mark decides; then whether it is UTF-8, which nothing else is by chance; then what
    the document declares of itself; then UTF-16 without a mark and GB18030 are tried, each accepted
    only if what comes out is Chinese as it is printed.

    >>> decode("年报".encode("gb18030")), decode(b"\x89PNG\x00\xff")
    ('年报', None)
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _plausible(_strict(data[len(mark) :], encoding))
    text = _plausible(_strict(data, "utf-8"))
    if text is None and declared:
        text = _plausible(_strict(data, declared))
    if text is not None or _is_nearly(data, "utf-8"):
        return text
    guesses = ("utf-16-le", "utf-16-be") if b"\0" in data else ("gb18030",)
    tries = (_chinese(_strict(data, encoding)) for encoding in guesses)
    return next((text for text in tries if text is not None), None)


def is_damaged_text(data: bytes) -> bool:
    """Return whether bytes that do not decode are text all the same, but for a few of them."""
    if any(data.startswith(mark) for mark, _ in _BOMS):
        return True
    return any(_is_nearly(data, encoding) for encoding in ("utf-8", "gb18030"))


def _is_nearly(data: bytes, encoding: str) -> bool:
    """Return whether an encoding reads nearly all of the bytes beyond ASCII, as plausible text."""
    text = data.replace(b"\0", b"\xff").decode(encoding, errors="replace")
    wrong = text.count(_REPLACEMENT)
    right = sum(not character.isascii() for character in text) - wrong
    return 0 < wrong * _DAMAGE <= right and _chinese(text.replace(_REPLACEMENT, "")) is not None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
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
