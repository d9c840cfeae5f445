"""Picture files: each frame is a page that is recognised."""

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document
from extractor.model.provenance import Source
from extractor.readers.paged.reading import Reading
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

    reading = Reading()
    for number, (picture, dpi) in enumerate(pictures(data, source.name), 1):
        reading.add_recognised(recognise(picture, dpi, number))
    if reading.is_empty:
        raise ReadError(source.name, ReadCause.EMPTY)
    return reading.document(source, len(reading.pages))
