"""WordprocessingML as a reader of the page sees it: what is printed, and what is only machinery."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from lxml.etree import _Element as Element

__all__ = ["Element", "attribute", "flag", "integer", "printed", "properties", "value", "w"]

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}


@cache
def w(path: str) -> str:
    """Return a path with its prefixes written out; a step without prefix is Word's own.

    >>> w("pPr/v:shape").replace(_NAMESPACES["w"], "W").replace(_NAMESPACES["v"], "V")
    '{W}pPr/{V}shape'
    """
    return "/".join(_step(step) for step in path.split("/"))


def _step(step: str) -> str:
    prefix, _, name = step.rpartition(":")
    return f"{{{_NAMESPACES[prefix or 'w']}}}{name}"


_ALTERNATIVES, _CHOICE = w("mc:AlternateContent"), w("mc:Choice")
_PROPERTIES = (
    "pPr rPr tblPr tblPrEx tblGrid trPr tcPr sdtPr sdtEndPr smartTagPr customXmlPr rubyPr sectPr"
)
# Tracked changes are read as accepted: what was deleted or moved away is gone. `rt` is the small
# print over a ruby base.
_UNPRINTED = frozenset(w(name) for name in (*_PROPERTIES.split(), "del", "moveFrom", "rt"))
_INTEGER = re.compile(r"-?\d{1,9}")
_OFF = frozenset({"0", "false", "off"})


def printed(parent: Element, tags: Collection[str]) -> Iterator[Element]:
    """Yield the nearest descendants with one of `tags`, in print order.

    Wrappers of any kind (content controls, links, insertions, alternatives) are looked through;
    properties, deletions and the second copy of an alternative are not. A yielded element is not
    looked into.
    """
    waiting = _opened(parent)
    while waiting:
        element = waiting.pop()
        if element.tag in tags:
            yield element
        elif element.tag not in _UNPRINTED:
            waiting.extend(_opened(element))


def _opened(element: Element) -> list[Element]:
    """Return the children, last first; of alternatives the first, which new programs print."""
    if element.tag == _ALTERNATIVES and len(element):
        choice = element.find(_CHOICE)
        return [element[0] if choice is None else choice]
    return list(reversed(element))


def properties(element: Element, path: str) -> Element | None:
    """Return the descendant at `path` (steps without prefix are Word's own), if any."""
    return element.find(w(path))


def attribute(element: Element | None, name: str) -> str | None:
    """Return Word's attribute `name`, if any."""
    return None if element is None else element.get(w(name))


def value(element: Element | None) -> str | None:
    """Return Word's attribute `val`, if any."""
    return attribute(element, "val")


def integer(element: Element | None, default: int, name: str = "val") -> int:
    """Return Word's attribute `name` as a whole number, `default` where it is none."""
    text = attribute(element, name) or ""
    return int(text) if _INTEGER.fullmatch(text) else default


def flag(element: Element | None, name: str = "val") -> bool:
    """Return whether an on-off property is there and its attribute `name` does not switch it off."""
    default = "on" if name == "val" else "off"
    return element is not None and element.get(w(name), default) not in _OFF
