"""Read a file of any known format into a `Document`.

READERS and PAGED are the list of formats; the old ones pass through LibreOffice first (CONVERTED).
"""

import hashlib
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document
from extractor.model.provenance import Source
from extractor.readers.docx import read_docx
from extractor.readers.formats import ENDINGS, IMAGES, Format
from extractor.readers.html import read_html, read_mhtml
from extractor.readers.office import convert
from extractor.readers.paged import read_pdf
from extractor.readers.paged.pictures import read_picture_file
from extractor.readers.paged.recognition import Recognition
from extractor.readers.plain import read_plain
from extractor.readers.sheet import read_sheet
from extractor.readers.sniffing import sniff

__all__ = ["PAGED", "READERS", "Recognition", "is_report", "read"]

Reader = Callable[[bytes, Source], Document]
PagedReader = Callable[[bytes, Source, Recognition], Document]

PAGED: Mapping[Format, PagedReader] = {
    Format.PDF: read_pdf,
    **dict.fromkeys(IMAGES, read_picture_file),
}
"""Formats whose pages may be pictures."""

READERS: Mapping[Format, Reader] = {
    Format.DOCX: read_docx,
    Format.XLSX: read_sheet,
    Format.HTML: read_html,
    Format.MHTML: read_mhtml,
    Format.TEXT: read_plain,
}
CONVERTED: Mapping[Format, Format] = {
    Format.DOC: Format.DOCX,
    Format.RTF: Format.DOCX,
    Format.XLS: Format.XLSX,
    Format.XLSB: Format.XLSX,
}

_SIZE_LIMIT = 200 << 20


def read(
    path: Path, *, name: str | None = None, recognition: Recognition = Recognition.AUTO
) -> Document:
    """Read the file at `path`, whose format is told by its content and never by its ending.

    Args:
        path: the file.
        name: how to call it in the result and in errors; the file's own name if None.
        recognition: whether text is recognised in pages that are pictures.

    Raises:
        ReadError: it cannot be read, with the cause.
    """
    shown = path.name if name is None else name
    data = _load(path, shown)
    found = sniff(data, shown)
    source = Source(
        name=shown, sha256=hashlib.sha256(data).hexdigest(), media_type=found, size=len(data)
    )
    document = _read_as(found, data, source, recognition)
    if not document.items and not document.diagnostics:
        was_converted = (
            found in CONVERTED
        )  # LibreOffice calls it a success when nothing comes of a file
        raise ReadError(shown, ReadCause.DAMAGED if was_converted else ReadCause.EMPTY)
    return document


def is_report(path: Path) -> bool:
    """Return whether a file met in a folder may be a report: by its ending, and neither hidden nor a lock.

    >>> is_report(Path("a/2023.DOCX")), is_report(Path("a/~$2023.docx")), is_report(Path("x.json"))
    (True, False, False)
    """
    return path.suffix.lower() in ENDINGS and not path.name.startswith((".", "~$"))


def _load(path: Path, name: str) -> bytes:
    """Return the file's bytes; a device or a folder is no report."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(name, ReadCause.UNKNOWN, "not a file")
        if status.st_size > _SIZE_LIMIT:
            raise ReadError(name, ReadCause.TOO_LARGE, f"{status.st_size} bytes")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise ReadError(name, ReadCause.MISSING) from error
    except PermissionError as error:
        raise ReadError(name, ReadCause.DENIED) from error
    except OSError as error:
        raise ReadError(name, ReadCause.DAMAGED, error.strerror or "") from error
    if not data:
        raise ReadError(name, ReadCause.EMPTY)
    return data


def _read_as(found: Format, data: bytes, source: Source, recognition: Recognition) -> Document:
    """Give the bytes to the format's reader, converted where it is an old format."""
    if found in PAGED:
        return PAGED[found](data, source, recognition)
    if found in CONVERTED:
        target = CONVERTED[found]
        return READERS[target](convert(data, found, target, name=source.name), source)
    return READERS[found](data, source)
