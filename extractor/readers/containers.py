"""Look into ZIP and OLE2 containers: which office format they hold, and whether they may be opened."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

from extractor.errors import ReadCause, ReadError
from extractor.readers.formats import Format

__all__ = ["compound_format", "zip_format"]

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

_WORD_MAGIC, _WORD_ENCRYPTED = 0xA5EC, 0x0100  # [MS-DOC] 2.5.2, FibBase: wIdent, fEncrypted
_EXCEL_BOF, _EXCEL_FILEPASS = 0x0809, 0x002F  # [MS-XLS] 2.4.21, 2.4.117


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


def compound_format(data: bytes, name: str) -> Format:
    """Return which old office format an OLE2 file holds.

    Raises:
        ReadError: it is encrypted (as password-protected DOCX and XLSX are, too), or neither text nor sheet.
    """
    if _stream(data, "EncryptedPackage") is not None:
        raise ReadError(name, ReadCause.ENCRYPTED)
    document = _stream(data, "WordDocument")
    workbook = _stream(data, "Workbook") or _stream(data, "Book")
    if document is None and workbook is None:
        raise ReadError(name, ReadCause.UNKNOWN, "an OLE2 file")
    if (document and _is_encrypted_text(document)) or (workbook and _is_encrypted_sheet(workbook)):
        raise ReadError(name, ReadCause.ENCRYPTED)
    return Format.XLS if document is None else Format.DOC


def _stream(data: bytes, title: str) -> bytes | None:
    """Return the first bytes of a stream, found by its directory entry ([MS-CFB] 2.6.1)."""
    key = title.encode("utf-16-le") + b"\0\0"
    entry = data.find(key)
    while entry >= 0 and (entry % 128 or data[entry + 64 : entry + 65] != bytes([len(key)])):
        entry = data.find(key, entry + 1)
    if entry < 0 or entry + 128 > len(data):
        return None
    (shift,) = struct.unpack_from("<H", data, 30)
    (sector,) = struct.unpack_from("<I", data, entry + 116)
    start = (sector + 1) << min(shift, 12)
    return data[start : start + 512]


def _is_encrypted_text(stream: bytes) -> bool:
    if len(stream) < 12:  # noqa: PLR2004  # up to and with the flags
        return False
    magic, flags = struct.unpack_from("<H8xH", stream)
    return magic == _WORD_MAGIC and bool(flags & _WORD_ENCRYPTED)


def _is_encrypted_sheet(stream: bytes) -> bool:
    """Look for the record that says so among the first three."""
    offset = 0
    kinds: list[int] = []
    while len(kinds) < 3 and offset + 4 <= len(stream):  # noqa: PLR2004
        kind, length = struct.unpack_from("<HH", stream, offset)
        kinds.append(kind)
        offset += 4 + length
    return kinds[:1] == [_EXCEL_BOF] and _EXCEL_FILEPASS in kinds
