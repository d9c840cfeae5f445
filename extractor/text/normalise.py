"""Normal forms of text, for comparison only: the raw text always stays beside them."""

import re
import unicodedata

__all__ = ["fold", "strip_space"]

_SPACE = re.compile(r"\s+")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_BRACKETS = {ord("\u3014"): "(", ord("\u3015"): ")", ord("["): "(", ord("]"): ")"}


def strip_space(text: str) -> str:
    """Return `text` without any white space."""
    return _SPACE.sub("", text)


def fold(text: str) -> str:
    """Return the form in which names are compared.

    NFKC (full width and half width are one), no white space, lower case, one kind of dash and bracket.

    >>> fold("建筑信息模型（BIM） ")
    '建筑信息模型(bim)'
    """
    plain = strip_space(unicodedata.normalize("NFKC", text)).lower()
    return plain.translate(_DASHES).translate(_BRACKETS)
