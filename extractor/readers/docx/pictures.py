"""Pictures and embedded objects: not read, but a table may stand in one, so they are named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model.diagnostic import Diagnostic
from extractor.model.document import Item, Line, LineRole
from extractor.model.message import Message
from extractor.readers.docx.markup import Element, w

__all__ = ["Picture", "describe", "find_picture"]

MIN_WIDTH, MIN_HEIGHT = 140.0, 40.0
"""Points (5 × 1.4 cm): the least room that a table takes. A seal, a logo or a signature is smaller."""

_EMU_IN_POINT = 12700
_EMU = re.compile(r"\d{1,12}")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "": 0.75}
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d+(?:\.\d+)?|\.\d+)(pt|in|cm|mm|px|)")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or an embedded object. `is_large`: a table would find room in it.

    `is_alone`: nothing else stands in its paragraph.
    """

    is_object: bool
    is_large: bool
    is_alone: bool


def find_picture(anchored: Element, *, is_alone: bool) -> Picture | None:
    """Return what a drawing holds if that is a picture or an object; None for text and shapes."""
    program = next((o.get("ProgID") or "" for o in anchored.iter(w("o:OLEObject"))), None)
    if program is not None:
        is_formula = program.startswith("Equation")
        return None if is_formula else Picture(is_object=True, is_large=True, is_alone=is_alone)
    if next(anchored.iter(w("a:blip"), w("v:imagedata")), None) is None or _is_behind(anchored):
        return None
    width, height = _size(anchored)
    is_large = width >= MIN_WIDTH and height >= MIN_HEIGHT
    return Picture(is_object=False, is_large=is_large, is_alone=is_alone)


def _is_behind(drawing: Element) -> bool:
    """Return whether a drawing lies behind the text: a watermark or a letterhead."""
    return any(anchor.get("behindDoc") in {"1", "true"} for anchor in drawing.iter(w("wp:anchor")))


def _size(drawing: Element) -> tuple[float, float]:
    """Return width and height in points; large where they are not given."""
    for extent in drawing.iter(w("wp:extent")):
        sides = extent.get("cx", ""), extent.get("cy", "")
        if all(_EMU.fullmatch(side) for side in sides):
            return int(sides[0]) / _EMU_IN_POINT, int(sides[1]) / _EMU_IN_POINT
    for shape in drawing.iter(w("v:shape"), w("v:rect")):
        stated = _LENGTH.findall(shape.get("style", ""))
        sizes = {name: float(number) * _POINTS[unit] for name, number, unit in stated}
        if len(sizes) == len(("width", "height")):
            return sizes["width"], sizes["height"]
    return MIN_WIDTH, MIN_HEIGHT


def describe(items: Sequence[Item | Picture]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each picture that may hold a table, and each embedded object."""
    for index, item in enumerate(items):
        if not isinstance(item, Picture):
            continue
        caption = _caption(items, index)
        if item.is_object or caption or (item.is_large and item.is_alone):
            yield _diagnostic(item, caption or _text_before(items, index))


def _caption(items: Sequence[Item | Picture], index: int) -> str:
    """Return the caption right before or after a picture, as the format marks it."""
    for neighbour in (*items[max(index - 1, 0) : index], *items[index + 1 : index + 2]):
        if isinstance(neighbour, Line) and neighbour.role is LineRole.CAPTION:
            return neighbour.text
    return ""


def _text_before(items: Sequence[Item | Picture], index: int) -> str:
    return next((item.text for item in reversed(items[:index]) if isinstance(item, Line)), "")


def _diagnostic(picture: Picture, near: str) -> Diagnostic:
    near = near.strip()[:_SHOWN] or "—"
    if picture.is_object:
        return Diagnostic(
            code="embedded_object",
            message=Message(
                zh=f"嵌入的对象未读取（位于：{near}）",
                en=f"an embedded object is not read (near: {near})",
            ),
        )
    return Diagnostic(
        code="picture",
        message=Message(
            zh=f"图片中可能有表格，未读取（位于：{near}）",
            en=f"a picture may hold a table and is not read (near: {near})",
        ),
    )
