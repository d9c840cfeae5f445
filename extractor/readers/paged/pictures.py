"""Picture files: each frame is a page that is recognised."""

from extractor.errors import ReadCause, ReadError
from extractor.model.diagnostic import Diagnostic
from extractor.model.document import Document, Doubt
from extractor.model.provenance import Source
from extractor.readers.paged.lines import PageContent, in_reading_order
from extractor.readers.paged.notes import note
from extractor.readers.paged.recognition import Recognition, recognise, require_recogniser

__all__ = ["read_picture_file"]


def read_picture_file(
    data: bytes, source: Source, recognition: Recognition = Recognition.AUTO
) -> Document:
    """Return the lines and tables recognised in a PNG, JPEG, GIF or TIFF file.

    Args:
        data: the file's bytes.
        source: what is known of the file; the document's source has its pages added.
        recognition: `off` refuses every picture.

    Raises:
        ReadError: recognition is off or not installed, the file is damaged or too large, or holds no text.
    """
    if recognition is Recognition.OFF:
        raise ReadError(source.name, ReadCause.NO_TEXT)
    require_recogniser(source.name)
    from extractor.readers.paged.ocr.files import pictures  # noqa: PLC0415  the extra may be missing

    pages: list[PageContent] = []
    doubts: list[Doubt] = []
    notes: list[Diagnostic] = []
    for number, (picture, dpi) in enumerate(pictures(data, source.name), 1):
        found = recognise(picture, dpi, number)
        pages.append(found.read.content)
        doubts += found.doubts
        notes.append(note("recognised", number))
        if found.quarters:
            notes.append(note("turned_page", number))
    if not any(page.lines or page.grids for page in pages):
        raise ReadError(source.name, ReadCause.EMPTY)
    numbers = tuple(page.number for page in pages)
    return Document(
        source=source.model_copy(update={"pages": len(pages), "ocr_pages": numbers}),
        items=in_reading_order(pages),
        page_sizes=tuple((page.width, page.height) for page in pages),
        diagnostics=tuple(notes),
        doubts=tuple(doubts),
    )
