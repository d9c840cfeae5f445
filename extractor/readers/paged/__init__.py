"""PDF files: the glyphs and rules of each page become lines and grids in reading order."""

from collections.abc import Iterator

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document
from extractor.model.provenance import Source
from extractor.readers.paged.content import page_content
from extractor.readers.paged.glyphs import GlyphPage, read_glyphs
from extractor.readers.paged.notes import MAX_PAGES, note
from extractor.readers.paged.ocr import is_installed
from extractor.readers.paged.pages import PdfFile, picture_of
from extractor.readers.paged.reading import Reading
from extractor.readers.paged.recognition import Recognition, recognise, require_recogniser
from extractor.readers.paged.rulings import Drawing, read_drawing

__all__ = ["read_pdf"]

GARBLED_SHARE = 0.5
NEED_RECOGNITION = frozenset({"recogniser_missing", "garbled_text"})
END_MARK = b"%%EOF"
END_MARK_REACH = 2_048


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
    reading, blank = Reading(), True
    with PdfFile(data, source.name) as pdf:
        total = len(pdf)
        for number in range(1, min(total, MAX_PAGES) + 1):
            blank = _read_page(pdf, number, reading, recognition) and blank
    if reading.is_empty:
        raise _unreadable(source.name, reading, recognition, is_blank=blank)
    if END_MARK not in data[-END_MARK_REACH:]:
        reading.diagnostics.insert(0, note("incomplete_file"))
    if total > MAX_PAGES:
        reading.diagnostics.append(note("too_many_pages"))
    return reading.document(source, total)


def _read_page(pdf: PdfFile, number: int, reading: Reading, recognition: Recognition) -> bool:
    """Add one page, be it but that it cannot be loaded; return whether nothing is on it."""
    try:
        with pdf.page(number) as page:
            drawing = read_drawing(page)
            printed = read_glyphs(page, drawing)
            size = page.width, page.height
            picture = picture_of(page) if _is_recognised(printed, drawing, recognition) else None
    except ReadError:
        reading.add_unreadable(number, pdf.page_size(number))
        return True
    if picture is not None:
        reading.add_recognised(recognise(*picture, number))
        return False
    read = page_content(number, size, printed.glyphs, drawing, printed.artifacts)
    reading.add(read)
    left_out = printed.askew + read.left_out
    if _is_picture(printed, drawing):
        reading.diagnostics.append(note(_why_no_text(recognition), number))
    codes = _page_codes(printed, drawing, complete=read.complete, left_out=left_out)
    reading.diagnostics.extend(note(code, number) for code in codes)
    return drawing.objects == 0


def _is_recognised(printed: GlyphPage, drawing: Drawing, recognition: Recognition) -> bool:
    """Return whether a page is recognised: it is a picture, or its fonts do not name their characters."""
    if recognition is Recognition.AUTO:
        return is_installed() and (_is_picture(printed, drawing) or _is_garbled(printed))
    return recognition is Recognition.FORCE


def _is_picture(printed: GlyphPage, drawing: Drawing) -> bool:
    return not printed.glyphs and drawing.has_images


def _why_no_text(recognition: Recognition) -> str:
    """Return what to say of a picture that was not recognised."""
    is_missing = recognition is Recognition.AUTO and not is_installed()
    return "recogniser_missing" if is_missing else "no_text_layer"


def _page_codes(
    printed: GlyphPage, drawing: Drawing, *, complete: bool, left_out: int
) -> Iterator[str]:
    """Yield what a user should know about a page that was not recognised."""
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


def _unreadable(
    name: str, reading: Reading, recognition: Recognition, *, is_blank: bool
) -> ReadError:
    """Return why no page gave any text."""
    codes = {found.code for found in reading.diagnostics}
    if recognition is Recognition.AUTO and not is_installed() and codes & NEED_RECOGNITION:
        return ReadError(name, ReadCause.NEEDS_OCR)
    if codes == {"page_unreadable"}:
        return ReadError(name, ReadCause.DAMAGED, "no page can be loaded")
    return ReadError(name, ReadCause.EMPTY if is_blank and not codes else ReadCause.NO_TEXT)
