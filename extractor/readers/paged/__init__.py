"""PDF files: the glyphs and rules of each page become lines and grids in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.errors import ReadCause, ReadError
from extractor.model.diagnostic import Diagnostic
from extractor.model.document import Document, Doubt
from extractor.model.provenance import Source
from extractor.readers.paged.content import page_content
from extractor.readers.paged.glyphs import GlyphPage, read_glyphs
from extractor.readers.paged.lines import PageContent, in_reading_order
from extractor.readers.paged.notes import MAX_PAGES, note
from extractor.readers.paged.ocr import is_installed
from extractor.readers.paged.pages import PdfFile, picture_of
from extractor.readers.paged.recognition import Recognition, recognise, require_recogniser
from extractor.readers.paged.rulings import Drawing, read_drawing

if TYPE_CHECKING:  # the extra may be missing
    from extractor.readers.paged.ocr.engine import Picture

__all__ = ["read_pdf"]

GARBLED_SHARE = 0.5
END_MARK = b"%%EOF"
END_MARK_REACH = 2_048


@dataclass(slots=True)
class _Reading:
    """What has been read of a file so far."""

    recognition: Recognition
    pages: list[PageContent] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    has_text: bool = False
    is_blank: bool = True
    lacks_recogniser: bool = False


def read_pdf(data: bytes, source: Source, recognition: Recognition = Recognition.AUTO) -> Document:
    """Return the lines and tables of a PDF; a page without usable text is recognised where one can.

    Args:
        data: the file's bytes.
        source: what is known of the file; the document's source has its pages added.
        recognition: whether text is recognised in pictures.

    Raises:
        ReadError: the file is encrypted, damaged or empty, no page has text and recognition is off or
            not installed, or recognition is forced and not installed.
    """
    if recognition is Recognition.FORCE:
        require_recogniser(source.name)
    reading = _Reading(recognition)
    with PdfFile(data, source.name) as pdf:
        total = len(pdf)
        for number in range(1, min(total, MAX_PAGES) + 1):
            _read_page(pdf, number, reading)
    _refuse_unreadable(reading, source.name)
    if END_MARK not in data[-END_MARK_REACH:]:
        reading.diagnostics.insert(0, note("incomplete_file"))
    if total > MAX_PAGES:
        reading.diagnostics.append(note("too_many_pages"))
    return Document(
        source=source.model_copy(update={"pages": total, "ocr_pages": tuple(reading.recognised)}),
        items=in_reading_order(reading.pages),
        page_sizes=tuple((page.width, page.height) for page in reading.pages),
        diagnostics=tuple(reading.diagnostics),
        doubts=tuple(reading.doubts),
    )


def _read_page(pdf: PdfFile, number: int, reading: _Reading) -> None:
    """Add one page to the reading; a page that cannot be loaded is left out, not the file."""
    try:
        with pdf.page(number) as page:
            drawing = read_drawing(page)
            printed = read_glyphs(page, drawing)
            size = page.width, page.height
            picture = picture_of(page) if _wants_recognition(printed, drawing, reading) else None
    except ReadError:
        reading.pages.append(PageContent(number, *pdf.page_size(number)))
        reading.diagnostics.append(note("page_unreadable", number))
        return
    reading.is_blank = reading.is_blank and drawing.objects == 0
    if picture is not None:
        _recognise_page(*picture, number, reading)
        return
    read = page_content(number, size, printed.glyphs, drawing, printed.artifacts)
    reading.pages.append(read.content)
    upright = any(not glyph.turn for glyph in printed.glyphs)
    reading.has_text = reading.has_text or upright or bool(read.content.grids)
    codes = _page_codes(
        printed, drawing, complete=read.complete, left_out=printed.askew + read.left_out
    )
    reading.diagnostics.extend(note(code, number) for code in codes)


def _wants_recognition(printed: GlyphPage, drawing: Drawing, reading: _Reading) -> bool:
    """Return whether a page is recognised: it is a picture, or its fonts do not name their characters."""
    if reading.recognition is Recognition.AUTO:
        is_needed = (not printed.glyphs and drawing.has_images) or _is_garbled(printed)
        reading.lacks_recogniser = reading.lacks_recogniser or (is_needed and not is_installed())
        return is_needed and is_installed()
    return reading.recognition is Recognition.FORCE


def _recognise_page(picture: "Picture", dpi: float, number: int, reading: _Reading) -> None:
    """Add a page that is read from its picture."""
    found = recognise(picture, dpi, number)
    reading.pages.append(found.read.content)
    reading.recognised.append(number)
    reading.doubts += found.doubts
    content = found.read.content
    reading.has_text = reading.has_text or bool(content.lines or content.grids)
    reading.diagnostics.append(note("recognised", number))
    if found.quarters:
        reading.diagnostics.append(note("turned_page", number))


def _page_codes(
    printed: GlyphPage, drawing: Drawing, *, complete: bool, left_out: int
) -> Iterator[str]:
    """Yield what a user should know about a page that was not recognised."""
    if not printed.glyphs and drawing.has_images:
        yield "no_text_layer" if is_installed() else "recogniser_missing"
    if _is_garbled(printed):
        yield "garbled_text"
    elif printed.unknown:
        yield "unknown_characters"
    if printed.hidden:
        yield "hidden_text"
    if drawing.lacks_font:
        yield "missing_font"
    if left_out:
        yield "rotated_text"
    if not complete:
        yield "too_many_objects"


def _is_garbled(printed: GlyphPage) -> bool:
    """Tell a page whose fonts do not say which characters they print."""
    return printed.unknown > GARBLED_SHARE * len(printed.glyphs)


def _refuse_unreadable(reading: _Reading, name: str) -> None:
    """Raise where no page gave any text."""
    if reading.has_text:
        return
    if reading.lacks_recogniser:
        raise ReadError(name, ReadCause.NEEDS_OCR)
    if any(found.code != "page_unreadable" for found in reading.diagnostics):
        raise ReadError(name, ReadCause.NO_TEXT)
    if reading.diagnostics:
        raise ReadError(name, ReadCause.DAMAGED, "no page can be loaded")
    raise ReadError(name, ReadCause.EMPTY if reading.is_blank else ReadCause.NO_TEXT)
