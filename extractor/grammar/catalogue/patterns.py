"""Many names as one pattern."""

import re
from collections.abc import Iterable

__all__ = ["one_of"]


def one_of(names: Iterable[str]) -> str:
    """Return a pattern for the longest of many names; it reads each common beginning once."""
    following: dict[str, list[str]] = {}
    for name in names:
        following.setdefault(name[:1], []).append(name[1:])
    is_end = following.pop("", None) is not None
    branches = [re.escape(first) + one_of(rests) for first, rests in following.items()]
    if not branches:
        return ""
    whole = "|".join(branches)
    return f"(?:{whole})?" if is_end else f"(?:{whole})"
