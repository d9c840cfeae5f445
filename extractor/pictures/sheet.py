"""One page: its picture, and an SVG of marks over it."""

import base64
from collections.abc import Iterable
from html import escape

from extractor.pictures import wording
from extractor.pictures.marks import Layer, Mark
from extractor.pictures.png import png
from extractor.readers.paged.render import PageImage

__all__ = ["attributes", "sheet"]

BAR = 3.0
"""A section is a bar of this width, left of its text."""
STEP = 7.0
"""How far the bar of a section inside another stands from that of its parent."""
OUTERMOST = 14.0


def sheet(image: PageImage, marks: Iterable[Mark], language: str) -> str:
    """Return a page with the marks that stand on it."""
    data = base64.b64encode(png(image.rows, image.columns)).decode("ascii")
    own = [mark for mark in marks if mark.place.page == image.number and mark.place.bbox]
    layers = "".join(_layer(layer, own) for layer in Layer)
    title = escape(wording.page(image.number).text(language))
    size = f"{image.width:.2f} {image.height:.2f}"
    return (
        f'<figure id="p{image.number}"><figcaption>{title}</figcaption>'
        f'<svg viewBox="0 0 {size}" xmlns="http://www.w3.org/2000/svg">'
        f'<image width="{image.width:.2f}" height="{image.height:.2f}" '
        f'href="data:image/png;base64,{data}"/>{layers}</svg></figure>'
    )


def _layer(layer: Layer, marks: Iterable[Mark]) -> str:
    shapes = "".join(_shape(mark) for mark in marks if mark.layer is layer)
    return f'<g class="{layer}">{shapes}</g>'


def _shape(mark: Mark) -> str:
    if mark.place.bbox is None:
        return ""
    x0, top, x1, bottom = mark.place.bbox
    if mark.layer is Layer.SECTION:
        x0 = max(1.0, x0 - OUTERMOST - BAR + STEP * (int(mark.kind) - 1))
        x1 = x0 + BAR
    return (
        f'<rect x="{x0:.1f}" y="{top:.1f}" width="{max(x1 - x0, 1):.1f}" '
        f'height="{max(bottom - top, 1):.1f}" {attributes(mark)}/>'
    )


def attributes(mark: Mark) -> str:
    """Return what an element says of its mark: hover and the script read it."""
    kind = f"{mark.layer} {mark.kind}".strip()
    return (
        f'class="mark {escape(kind)}" data-key="{escape(mark.key)}" '
        f'data-what="{escape(mark.what)}" data-why="{escape(mark.why)}" tabindex="0"'
    )
