"""Normal forms of text, for comparison only: the raw text always stays beside them."""

import re
import unicodedata

__all__ = ["fold", "strip_space"]

_SPACE = re.compile(r"\s+")
_CATEGORIES = {"Pd": "-", "Ps": "(", "Pe": ")"}
"""Unicode's dashes, opening and closing brackets: one of each is enough to compare by."""


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
    return "".join(
        _CATEGORIES.get(unicodedata.category(character), character) for character in plain
    )
