"""Print with reportlab's platypus."""

import html
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    NextPageTemplate,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Frame as Area
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Drawn

from tests.benchmarks.pdf_pages.paper import (
    Block,
    Columns,
    Frame,
    Gap,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Side,
    Table,
    edges,
)

__all__ = ["missing_reportlab", "print_reportlab"]

_FONTS = (
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
)
_WIDTH, _HEIGHT = A4
_MARGIN_X, _MARGIN_Y, _GUTTER = 72, 75, 20
_ROOM = _WIDTH - 2 * _MARGIN_X
_COLUMN = (_ROOM - _GUTTER) / 2
_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
_TURNED = 560.0


def missing_reportlab() -> str | None:
    """Say why it cannot print: it comes with the developer's packages."""
    return None


@cache
def _font() -> str:
    """Return the name of a font with Chinese: an embedded one, else Adobe's, which a viewer must have."""
    for path in _FONTS:
        try:
            pdfmetrics.registerFont(TTFont("Chinese", path, subfontIndex=0))
        except (TTFError, OSError):
            continue
        return "Chinese"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


@cache
def _style(size: float, align: int, indent: float = 0, leading: float = 1.25) -> ParagraphStyle:
    return ParagraphStyle(
        f"s{size}-{align}-{indent}-{leading}",
        fontName=_font(),
        fontSize=size,
        leading=size * leading,
        alignment=align,
        firstLineIndent=indent,
        wordWrap="CJK",
        spaceBefore=0 if leading < 1.4 else 4,
        splitLongWords=1,
    )


class _Turned(Flowable):  # type: ignore[misc]
    """A flowable turned by 90°."""

    def __init__(self, inside: Drawn) -> None:
        super().__init__()
        self._inside = inside

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        width, height = self._inside.wrap(_TURNED, _ROOM)
        self.width, self.height = height, width + 8
        return self.width, self.height

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.rotate(90)
        self._inside.drawOn(self.canv, 4, -self.width)
        self.canv.restoreState()


def print_reportlab(jobs: Sequence[tuple[Paper, Path]]) -> None:
    """Print each paper to its path."""
    for paper, path in jobs:
        _build(paper, path)


def _build(paper: Paper, path: Path) -> None:
    def furnish(canvas: Any, document: Any) -> None:  # noqa: ANN401
        canvas.saveState()
        canvas.setFont(_font(), 9)
        canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 45, paper.running_head)
        canvas.drawCentredString(_WIDTH / 2, 40, f"第{document.page}页")
        if notes := [text for text in getattr(document, "notes", []) if text]:
            canvas.line(_MARGIN_X, 71, _MARGIN_X + 140, 71)
            canvas.setFont(_font(), 8)
            canvas.drawString(_MARGIN_X, 60, notes[0])
            document.notes = []
        if paper.watermark:
            canvas.setFont(_font(), 60)
            canvas.setFillGray(0.9)
            canvas.translate(_WIDTH / 2, _HEIGHT / 2)
            canvas.rotate(35)
            canvas.drawCentredString(0, 0, paper.watermark)
        canvas.restoreState()

    height = _HEIGHT - 2 * _MARGIN_Y
    plain = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    document = BaseDocTemplate(str(path), pagesize=A4, invariant=True, title=paper.title)
    whole = Area(_MARGIN_X, _MARGIN_Y, _ROOM, height, **plain)
    halves = [
        Area(left, _MARGIN_Y, _COLUMN, height, **plain)
        for left in (_MARGIN_X, _MARGIN_X + _COLUMN + _GUTTER)
    ]
    document.addPageTemplates(
        [
            PageTemplate("one", [whole], onPageEnd=furnish),
            PageTemplate("two", halves, onPageEnd=furnish),
        ]
    )
    flow: list[Any] = [Text(paper.title, _style(18, TA_CENTER, leading=1.5))]
    for block in paper.blocks:
        flow.extend(_block(block, _ROOM))
    document.build(flow)


class _Note(Flowable):  # type: ignore[misc]
    """Takes no room; leaves a note at the foot of the page it falls on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        document = self.canv._doctemplate  # noqa: SLF001
        document.notes = [*getattr(document, "notes", []), self._text]


def _block(block: Block, width: float) -> Iterator[Any]:
    match block:
        case Heading():
            yield Text(
                html.escape(block.text), _style(15.0 - 1.5 * block.depth, TA_LEFT, leading=1.6)
            )
        case Paragraph():
            yield Text(html.escape(block.text), _style(10.5, TA_JUSTIFY, 21, 1.5))
            if block.note:
                yield _Note(block.note)
        case Frame():
            texts = [
                [Text(html.escape(text), _style(10.5, TA_LEFT, 21, 1.5))] for text in block.texts
            ]
            yield Spacer(1, 6)
            yield Drawn(texts, colWidths=[width], style=[("BOX", (0, 0), (-1, -1), 0.8, "black")])
            yield Spacer(1, 6)
        case _:
            yield from _placed(block, width)


def _placed(block: Block, width: float) -> Iterator[Any]:
    """Yield what has a place on the page rather than in the text."""
    match block:
        case Gap():
            yield Spacer(1, block.height, isGlue=False)
        case PageBreak():
            yield NewPage()
        case Columns():
            yield NextPageTemplate("two")
            yield NewPage()
            for one in block.blocks:
                yield from _block(one, _COLUMN)
            yield NextPageTemplate("one")
            yield NewPage()
        case Side():
            half = (width - _GUTTER) / 2
            pair = [[_drawn(block.left, half), "", _drawn(block.right, half)]]
            yield Drawn(pair, colWidths=[half, _GUTTER, half], style=_BARE)
        case Table() if block.turned:
            yield _Turned(_drawn(block, _TURNED))
        case Table():
            yield Spacer(1, 6)
            yield _drawn(block, width)
            yield Spacer(1, 6)


_BARE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]
_VERTICAL = {"top": "TOP", "middle": "MIDDLE", "bottom": "BOTTOM"}


def _drawn(table: Table, width: float) -> Drawn:
    share = width / sum(table.widths)
    data: list[list[Any]] = [[""] * table.columns for _ in range(table.rows)]
    style: list[tuple[Any, ...]] = [
        (f"{side}PADDING", (0, 0), (-1, -1), table.padding)
        for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
    ]
    style.append(("VALIGN", (0, 0), (-1, -1), _VERTICAL[table.vertical]))
    for cell in table.cells:
        in_head = cell.row < table.header_rows
        align = "center" if in_head or cell.column_span > 1 else table.aligns[cell.column]
        data[cell.row][cell.column] = Text(html.escape(cell.text), _style(9.5, _ALIGN[align]))
        upper = (cell.column, cell.row)
        lower = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
        if upper != lower:
            style += [("SPAN", upper, lower), ("VALIGN", upper, lower, "MIDDLE")]
        for side, thick in zip(
            ("BEFORE", "ABOVE", "AFTER", "BELOW"), edges(table, cell), strict=True
        ):
            if thick:
                style.append((f"LINE{side}", *_along(side, upper, lower), thick, "black"))
    return Drawn(
        data,
        colWidths=[share * part for part in table.widths],
        rowHeights=[table.row_height] * table.rows if table.row_height else None,
        style=style,
        repeatRows=table.header_rows if table.repeats_header else 0,
        splitByRow=1,
        splitInRow=1,
    )


def _along(
    side: str, upper: tuple[int, int], lower: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the cells on whose side a rule stands."""
    match side:
        case "BEFORE":
            return upper, (upper[0], lower[1])
        case "AFTER":
            return (lower[0], upper[1]), lower
        case "ABOVE":
            return upper, (lower[0], upper[1])
        case _:
            return (upper[0], lower[1]), lower
