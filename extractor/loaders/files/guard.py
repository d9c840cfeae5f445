"""Text that no spreadsheet takes for a formula, and the way back.

A report is other people's text: a cell "=HYPERLINK(…)" must not run on the desk of who opens the list.
Such a text gets an apostrophe before it, as one types it in Excel; the reader takes it off again.
A number and a mark for "no value yet" are nothing that runs, and stay themselves.
"""

import re
import unicodedata

__all__ = ["guarded", "is_formula", "unguarded"]

_SIGNS = frozenset("=+-@\t\r\n")
"""How a text begins that some spreadsheet may run; a full-width sign is a sign to some."""

_HARMLESS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?%?|-+")
_GUARD = "'"


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet may take a text for a formula."""
    return _has_sign(text) and not _HARMLESS.fullmatch(unicodedata.normalize("NFKC", text))


def _has_sign(text: str) -> bool:
    return not _SIGNS.isdisjoint(unicodedata.normalize("NFKC", text[:1]))


def guarded(text: str | None) -> str:
    """Return what to write for a text; nothing for no text, so that an empty one gets a sign.

    >>> guarded("=1+1"), guarded("--"), guarded("-12.5"), guarded(None), guarded("")
    ("'=1+1", '--', '-12.5', '', "'")
    """
    if text is None:
        return ""
    return _GUARD + text if is_formula(text) or _looks_guarded(text) or not text else text


def unguarded(text: str) -> str | None:
    """Return the text of which `guarded` made this.

    >>> unguarded("'=1+1"), unguarded("--"), unguarded(""), unguarded("'")
    ('=1+1', '--', None, '')
    """
    if not text:
        return None
    return text[1:] if _looks_guarded(text) else text


def _looks_guarded(text: str) -> bool:
    """Tell what has our sign; where a report itself has it, it gets another, to be told from ours."""
    bare = text.lstrip(_GUARD)
    return bare != text and (not bare or _has_sign(bare))
