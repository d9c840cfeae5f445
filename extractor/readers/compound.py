"""Look into an OLE2 compound file: which old office format it holds, and whether it may be opened."""

import struct
from collections.abc import Iterator

from extractor.errors import ReadCause, ReadError
from extractor.readers.formats import Format

__all__ = ["compound_format"]

# [MS-CFB] 2.2: where the header keeps the sector size, the directory, and the first allocation tables.
_HEADER, _SHIFT, _DIRECTORY, _TABLES, _TABLE_COUNT = 512, 30, 48, 76, 109
_LARGEST_SHIFT = 12
_LAST_SECTOR = 0xFFFFFFFA  # numbers from here on are marks
_FREE = 0xFFFFFFFF
_ENTRY, _ENTRY_NAME_LENGTH, _ENTRY_START = 128, 64, 116  # [MS-CFB] 2.6.1
_FIRST_BYTES = 512  # of a stream: enough to tell

_WORD_MAGIC, _WORD_ENCRYPTED = 0xA5EC, 0x0100  # [MS-DOC] 2.5.2, FibBase: wIdent, fEncrypted
_EXCEL_BOF, _EXCEL_FILEPASS = 0x0809, 0x002F  # [MS-XLS] 2.4.21, 2.4.117


def compound_format(data: bytes, name: str) -> Format:
    """Return which old office format a compound file holds.

    Raises:
        ReadError: it is cut off, encrypted (as DOCX and XLSX with a password are, too), or neither
            a text nor a sheet.
    """
    if _is_cut_off(data):
        raise ReadError(name, ReadCause.DAMAGED, "cut off")
    if _stream(data, "EncryptedPackage") is not None:
        raise ReadError(name, ReadCause.ENCRYPTED)
    document = _stream(data, "WordDocument")
    workbook = _stream(data, "Workbook") or _stream(data, "Book")
    if document is None and workbook is None:
        raise ReadError(name, ReadCause.UNKNOWN, "an OLE2 file")
    if (document and _is_encrypted_text(document)) or (workbook and _is_encrypted_sheet(workbook)):
        raise ReadError(name, ReadCause.ENCRYPTED)
    return Format.XLS if document is None else Format.DOC


def _is_cut_off(data: bytes) -> bool:
    """Return whether a sector that the header or the first allocation tables speak of is missing."""
    if len(data) <= _HEADER or _sector_start(data, _DIRECTORY) >= len(data):
        return True
    tables = list(_tables(data))
    entries = [entry for table in tables for entry in table]
    last = max((number for number, entry in enumerate(entries) if entry != _FREE), default=0)
    whole = 1 << _sector_shift(data) >> 2
    return any(len(table) < whole for table in tables) or _start(data, last) >= len(data)


def _tables(data: bytes) -> Iterator[tuple[int, ...]]:
    """Yield the allocation tables that the header lists: a number for each sector."""
    for at in range(_TABLES, _TABLES + 4 * _TABLE_COUNT, 4):
        if _number(data, at) >= _LAST_SECTOR:
            break
        start = _sector_start(data, at)
        table = data[start : start + (1 << _sector_shift(data))]
        yield struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


def _stream(data: bytes, title: str) -> bytes | None:
    """Return the first bytes of a stream, found by the name in its directory entry."""
    key = title.encode("utf-16-le") + b"\0\0"
    entry = data.find(key)
    while entry >= 0 and (
        entry % _ENTRY or _number(data, entry + _ENTRY_NAME_LENGTH) & 0xFF != len(key)
    ):
        entry = data.find(key, entry + 1)
    if entry < 0:
        return None
    start = _sector_start(data, entry + _ENTRY_START)
    return data[start : start + _FIRST_BYTES]


def _sector_shift(data: bytes) -> int:
    return min(int.from_bytes(data[_SHIFT : _SHIFT + 2], "little"), _LARGEST_SHIFT)


def _sector_start(data: bytes, at: int) -> int:
    """Return where the sector begins whose number stands at an offset."""
    return _start(data, _number(data, at))


def _start(data: bytes, sector: int) -> int:
    return (sector + 1) << _sector_shift(data)  # the header comes before all


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


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
