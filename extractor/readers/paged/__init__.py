"""PDF files: the glyphs and rules of each page become lines and grids in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.errors import ReadCause, ReadError
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.document import Document
from extractor.model.message import Message
from extractor.model.provenance import Place, Source
from extractor.readers.paged.characters import is_unknown
from extractor.readers.paged.glyphs import Glyph, GlyphPage, read_glyphs
from extractor.readers.paged.lines import PageContent, in_reading_order, print_lines
from extractor.readers.paged.pages import PdfFile
from extractor.readers.paged.rulings import Drawing, meet, read_drawing
from extractor.readers.paged.tables import find_tables

__all__ = ["read_pdf"]

MAX_PAGES = 3_000
GARBLED_SHARE = 0.5
PRIVATE_USE = range(0xE000, 0xF900)
END_MARK = b"%%EOF"
END_MARK_REACH = 2_048


@dataclass(slots=True)
class _Reading:
    """What has been read of a file so far."""

    pages: list[PageContent] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    has_text: bool = False
    is_blank: bool = True


def read_pdf(data: bytes, source: Source) -> Document:
    """Return the lines and ruled tables of a PDF that has a text layer.

    Args:
        data: the file's bytes.
        source: what is known of the file; the document's source has the page count added.

    Raises:
        ReadError: the file is encrypted, damaged, empty, or has no text layer on any page.
    """
    reading = _Reading()
    with PdfFile(data, source.name) as pdf:
        total = len(pdf)
        for number in range(1, min(total, MAX_PAGES) + 1):
            _read_page(pdf, number, reading)
    _refuse_unreadable(reading, source.name)
    if END_MARK not in data[-END_MARK_REACH:]:
        reading.diagnostics.insert(0, _diagnostic("incomplete_file"))
    if total > MAX_PAGES:
        reading.diagnostics.append(_diagnostic("too_many_pages"))
    return Document(
        source=source.model_copy(update={"pages": total}),
        items=in_reading_order(reading.pages),
        page_sizes=tuple((page.width, page.height) for page in reading.pages),
        diagnostics=tuple(reading.diagnostics),
    )


def _read_page(pdf: PdfFile, number: int, reading: _Reading) -> None:
    """Add one page to the reading; a page that cannot be loaded is left out, not the file."""
    try:
        with pdf.page(number) as page:
            drawing = read_drawing(page)
            printed = read_glyphs(page, drawing.clips, drawing.pictures)
            width, height = page.width, page.height
    except ReadError:
        reading.pages.append(PageContent(number, *pdf.page_size(number)))
        reading.diagnostics.append(_diagnostic("page_unreadable", number))
        return
    upright = [glyph for glyph in printed.glyphs if not glyph.turn]
    tables = find_tables(drawing, printed.glyphs, number)
    rest = (glyph for glyph in tables.rest if not glyph.turn)
    lines = print_lines(rest, printed.artifacts)
    head_rule = _head_rule(drawing, width)
    reading.pages.append(PageContent(number, width, height, lines, tables.grids, head_rule))
    reading.has_text = reading.has_text or bool(upright or tables.grids)
    reading.is_blank = reading.is_blank and drawing.objects == 0
    complete = drawing.complete and tables.complete
    left_out = printed.askew + sum(1 for glyph in tables.rest if glyph.turn)
    codes = _page_codes(printed, drawing, complete=complete, left_out=left_out)
    reading.diagnostics.extend(_diagnostic(code, number) for code in codes)


def _head_rule(drawing: Drawing, width: float) -> float | None:
    """Return the height of the topmost long level rule where it stands alone, no side of a box."""
    long = [rule for rule in drawing.level if rule.high - rule.low > width / 2]
    first = min(long, default=None)
    if first is None or any(meet(first, plumb) for plumb in drawing.plumb):
        return None
    return first.at


def _page_codes(
    printed: GlyphPage, drawing: Drawing, *, complete: bool, left_out: int
) -> Iterator[str]:
    """Yield what a user should know about a page."""
    if not printed.glyphs and drawing.has_images:
        yield "no_text_layer"
    if _is_garbled(printed.glyphs):
        yield "garbled_text"
    if drawing.lacks_font:
        yield "missing_font"
    if left_out:
        yield "rotated_text"
    if not complete:
        yield "too_many_objects"


def _is_garbled(glyphs: list[Glyph]) -> bool:
    """Tell a page whose fonts do not say which characters they print."""
    unknown = sum(is_unknown(glyph.text) for glyph in glyphs)
    return unknown > GARBLED_SHARE * len(glyphs)


def _refuse_unreadable(reading: _Reading, name: str) -> None:
    """Raise where no page gave any text."""
    if reading.has_text:
        return
    if any(found.code != "page_unreadable" for found in reading.diagnostics):
        raise ReadError(name, ReadCause.NO_TEXT)
    if reading.diagnostics:
        raise ReadError(name, ReadCause.DAMAGED, "no page can be loaded")
    raise ReadError(name, ReadCause.EMPTY if reading.is_blank else ReadCause.NO_TEXT)


def _diagnostic(code: str, page: int | None = None) -> Diagnostic:
    severity, message = _NOTES[code]
    at = None if page is None else Place(page=page)
    return Diagnostic(code=code, severity=severity, message=message, at=at)


_NOTES = {
    "incomplete_file": (
        Severity.WARNING,
        Message(
            zh="文件结尾缺失，可能没有下载或复制完整，内容或有遗漏",
            en="the end of the file is missing; it may be a partial copy, and content may be lost",
        ),
    ),
    "too_many_pages": (
        Severity.WARNING,
        Message(
            zh=f"页数超过 {MAX_PAGES}，其后的页未读取",
            en=f"more than {MAX_PAGES} pages; the pages after that were not read",
        ),
    ),
    "page_unreadable": (
        Severity.ERROR,
        Message(zh="该页已损坏，未读取", en="this page is damaged and was not read"),
    ),
    "no_text_layer": (
        Severity.WARNING,
        Message(
            zh="该页是图片，没有文字层，未读取", en="this page is a picture without text; not read"
        ),
    ),
    "garbled_text": (
        Severity.WARNING,
        Message(
            zh="该页字体没有给出文字编码，读出的多为乱码",
            en="the fonts of this page do not name their characters; most of its text is unknown",
        ),
    ),
    "missing_font": (
        Severity.WARNING,
        Message(
            zh="该页用到的字体既未嵌入文件，本机也没有安装，有文字可能未读到；请安装中文字体（如宋体、思源宋体）后重试",
            en="a font of this page is neither in the file nor on this machine, and some of its text "
            "may be missing; install a Chinese font (Noto CJK, SimSun) and try again",
        ),
    ),
    "rotated_text": (
        Severity.INFO,
        Message(
            zh="该页有旋转的文字（如水印），未读取",
            en="text at an angle (a watermark?) was left out",
        ),
    ),
    "too_many_objects": (
        Severity.WARNING,
        Message(
            zh="该页图形过多，表格可能未能识别",
            en="too much is drawn on this page; its tables may not have been found",
        ),
    ),
}
