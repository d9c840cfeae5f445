"""Look into a ZIP archive: which office format it holds, and whether it may be opened."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

from extractor.errors import ReadCause, ReadError
from extractor.readers.formats import Format

__all__ = ["zip_format"]

_XML_LIMIT = 128 << 20  # bytes of markup; a tree in memory takes about ten times as much
_TOTAL_LIMIT = 1 << 30  # bytes of all parts, pictures included
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that office programs write
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
    struct.error,
)

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_TYPES = (
    (b"wordprocessingml.document.main+xml", Format.DOCX),
    (b"wordprocessingml.template.main+xml", Format.DOCX),
    (b"ms-word.document.macroenabled", Format.DOCX),
    (b"ms-word.template.macroenabled", Format.DOCX),
    (b"spreadsheetml.sheet.main+xml", Format.XLSX),
    (b"spreadsheetml.template.main+xml", Format.XLSX),
    (b"ms-excel.sheet.macroenabled", Format.XLSX),
    (b"ms-excel.template.macroenabled", Format.XLSX),
    (b"ms-excel.sheet.binary", Format.XLSB),
)
_MAIN_PARTS = (("word/document.xml", Format.DOCX), ("xl/workbook.xml", Format.XLSX))


def zip_format(data: bytes, name: str) -> Format:
    """Return which office format a ZIP holds, all of its parts being whole and of a bearable size.

    Raises:
        ReadError: it is damaged, encrypted, too large unpacked, or no office file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist(), name)
            _check_parts(archive, name)
            found = _office_format(archive)
    except _BROKEN as error:
        raise ReadError(name, ReadCause.DAMAGED, str(error)) from error
    if found is None:
        raise ReadError(name, ReadCause.UNKNOWN, "a ZIP archive")
    return found


def _check_sizes(parts: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Refuse what would unpack to more than we can hold; zipfile never reads past a declared size."""
    total = markup = 0
    for part in parts:
        if part.flag_bits & 1:
            raise ReadError(name, ReadCause.ENCRYPTED, place=part.filename)
        if part.compress_type not in _METHODS:
            raise ReadError(name, ReadCause.DAMAGED, "compression method", part.filename)
        total += part.file_size
        markup += part.file_size if _is_markup(part.filename) else 0
    if total > _TOTAL_LIMIT or markup > _XML_LIMIT:
        raise ReadError(name, ReadCause.TOO_LARGE, f"{total} bytes unpacked")


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse broken parts, and markup that declares entities, which office files never do."""
    broken = archive.testzip()
    if broken is not None:
        raise ReadError(name, ReadCause.DAMAGED, "checksum", broken)
    for part in archive.namelist():
        if _is_markup(part) and b"<!DOCTYPE" in archive.read(part):
            raise ReadError(name, ReadCause.DAMAGED, "document type declaration", part)


def _is_markup(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels", ".vml"))


def _office_format(archive: zipfile.ZipFile) -> Format | None:
    """Say which format the declared main part has; without a declaration its usual place decides."""
    parts = set(archive.namelist())
    types = archive.read(_CONTENT_TYPES).lower() if _CONTENT_TYPES in parts else b""
    declared = (found for mark, found in _MAIN_TYPES if mark in types)
    placed = (found for part, found in _MAIN_PARTS if part in parts)
    return next(declared, None) or next(placed, None)
