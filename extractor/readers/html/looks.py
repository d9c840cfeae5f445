"""What an element hands down to the text in it: weight, size, alignment, and its part in the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from extractor.model.document import LineRole

__all__ = ["HEADINGS", "Context", "inherit", "is_unseen"]

HEADINGS = {f"h{level}": level for level in range(1, 7)}

_UNSEEN_NAMES = """
audio button canvas datalist embed head iframe input map math noframes noscript object
option script select style svg template textarea title video
"""
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_SECTIONS = frozenset({"article", "main", "section"})
_ROLES = {"figcaption": LineRole.CAPTION, "legend": LineRole.CAPTION, "li": LineRole.LIST_ITEM}
_PAGE_PARTS = {
    "header": LineRole.HEADER,
    "banner": LineRole.HEADER,
    "nav": LineRole.HEADER,
    "navigation": LineRole.HEADER,
    "footer": LineRole.FOOTER,
    "contentinfo": LineRole.FOOTER,
}
_FURNITURE = frozenset(_PAGE_PARTS.values())
_FONT_SIZES = dict(zip("1234567", (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0), strict=True))
_POINTS = {"pt": 1.0, "px": 0.75}
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d+)?)(pt|px)")
_HEAVY = re.compile(r"bold(?:er)?|[6-9]00")
_LIGHT = re.compile(r"normal|lighter|[1-5]00")


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the text at one place. `is_page_level`: no article or section is around it."""

    bold: bool | None = None
    size: float | None = None
    centred: bool | None = None
    role: LineRole = LineRole.BODY
    level: int | None = None
    is_preformatted: bool = False
    is_page_level: bool = True


def inherit(element: etree._Element, around: Context) -> Context:
    """Return what holds within `element`, which stands in `around`."""
    style = _style(element)
    role = _role(element, around)
    return Context(
        bold=_bold(element, style, around),
        size=_size(element, style, around),
        centred=_centred(element, style, around),
        role=role,
        level=HEADINGS.get(element.tag) if role is LineRole.HEADING else around.level,
        is_preformatted=around.is_preformatted or element.tag == "pre",
        is_page_level=around.is_page_level and element.tag not in _SECTIONS,
    )


def as_heading(context: Context, level: int) -> Context:
    """Return the context of a heading, wherever it stands."""
    return replace(context, role=LineRole.HEADING, level=level)


def is_unseen(element: etree._Element) -> bool:
    """Return whether a browser shows nothing of the element, or nothing that is text of the page."""
    if element.tag in _UNSEEN or "hidden" in element.attrib:
        return True
    style = _style(element)
    return (
        style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
    )


def _style(element: etree._Element) -> dict[str, str]:
    """Return the element's own style, names and values in small letters."""
    pairs = (entry.partition(":") for entry in element.get("style", "").lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _bold(element: etree._Element, style: Mapping[str, str], around: Context) -> bool | None:
    weight = style.get("font-weight", "")
    if _HEAVY.fullmatch(weight) or element.tag in {"b", "strong"}:
        return True
    return False if _LIGHT.fullmatch(weight) else around.bold


def _size(element: etree._Element, style: Mapping[str, str], around: Context) -> float | None:
    length = _LENGTH.fullmatch(style.get("font-size", ""))
    if length:
        return float(length[1]) * _POINTS[length[2]]
    if element.tag == "font":
        return _FONT_SIZES.get(element.get("size", ""), around.size)
    return around.size


def _centred(element: etree._Element, style: Mapping[str, str], around: Context) -> bool | None:
    align = style.get("text-align") or element.get("align", "").lower()
    if element.tag == "center" or align in {"center", "middle"}:
        return True
    return False if align in {"left", "right", "justify", "start", "end"} else around.centred


def _role(element: etree._Element, around: Context) -> LineRole:
    """Furniture stays furniture all through; a header within an article is part of the article."""
    if around.role in _FURNITURE:
        return around.role
    part = _PAGE_PARTS.get(element.get("role", "")) or _PAGE_PARTS.get(element.tag)
    if part and (around.is_page_level or element.tag == "nav"):
        return part
    if element.tag in HEADINGS:
        return LineRole.HEADING
    return _ROLES.get(element.tag, around.role)
