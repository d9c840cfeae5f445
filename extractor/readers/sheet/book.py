"""Open a workbook and read its visible sheets in order."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import ParseError

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from extractor.errors import ReadCause, ReadError
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.document import Document, Item, Line, LineRole
from extractor.model.message import Message
from extractor.model.provenance import Source
from extractor.readers.sheet.regions import read_items
from extractor.readers.sheet.shown import filtered_rows, shown_cells

__all__ = ["read_sheet"]

# What openpyxl lets through where a part is missing or is not what it should be.
_BROKEN = (
    AttributeError,
    EOFError,
    IndexError,
    InvalidFileException,
    KeyError,
    OSError,
    OverflowError,
    ParseError,
    TypeError,
    ValueError,
    etree.XMLSyntaxError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
_VISIBLE = "visible"
_UNNAMED = re.compile(r"Sheet ?\d*")  # the name of a sheet that nobody named

_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_PICTURE_PART = re.compile(r"xl/media/[^/]+")
_RANGE = re.compile(
    rb'<(?:\w+:)?(?:mergeCell|hyperlink)\b[^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_RANGE_LIMIT = 1 << 21  # openpyxl makes an object for each cell of a range
_UNCOMPUTED = re.compile(
    rb"<c\b([^<>]*)>\s*<f\b(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_EMPTY_TEXT = b't="str"'  # what a formula gave that shows nothing


def read_sheet(data: bytes, source: Source) -> Document:
    """Read a workbook; hidden sheets, rows and columns are left out, and a diagnostic says so.

    Rows that only a filter hides are read, and a diagnostic says that, too.

    Raises:
        ReadError: it is damaged, or its ranges hold more cells than a report could.
    """
    parts, pictures = _parts(data, source.name)
    _check_ranges(parts, source.name)
    book = _open(data, source.name)
    sheets: list[tuple[str, list[Item]]] = []
    notes = list(_hidden_sheets(book))
    for sheet in book.worksheets:
        if sheet.sheet_state == _VISIBLE:
            cells, hidden = shown_cells(sheet)
            sheets.append((sheet.title, read_items(cells, source.name)))
            notes += _hidden_cells(sheet.title, hidden)
            notes += _filtered(sheet.title, len(filtered_rows(sheet)))
    notes += [*_uncomputed(parts), *_pictures(pictures)]
    return Document(source, tuple(_titled(sheets)), diagnostics=tuple(notes))


def _parts(data: bytes, name: str) -> tuple[list[bytes], int]:
    """Return the markup of the sheets, for what openpyxl says too late or not, and count the pictures."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            sheets = [archive.read(part) for part in names if _SHEET_PART.fullmatch(part)]
            return sheets, sum(bool(_PICTURE_PART.fullmatch(part)) for part in names)
    except _BROKEN as error:
        raise ReadError(name, ReadCause.DAMAGED, str(error)) from error


def _check_ranges(parts: Iterable[bytes], name: str) -> None:
    """Refuse ranges that would fill the memory."""
    cells = sum(_area(*match.groups()) for part in parts for match in _RANGE.finditer(part))
    if cells > _RANGE_LIMIT:
        raise ReadError(name, ReadCause.TOO_LARGE, f"{cells} cells in merged ranges")


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    first: int = column_index_from_string(left.decode())
    last: int = column_index_from_string(right.decode())
    return (abs(last - first) + 1) * (abs(int(bottom) - int(top)) + 1)


def _open(data: bytes, name: str) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations, nothing that is shown
            return load_workbook(io.BytesIO(data), data_only=True)
    except _BROKEN as error:
        raise ReadError(name, ReadCause.DAMAGED, f"{type(error).__name__}: {error}") from error


def _titled(sheets: Sequence[tuple[str, list[Item]]]) -> Iterator[Item]:
    """Yield the items of all sheets; where several hold something, the names given are headings."""
    filled = [(title, items) for title, items in sheets if items]
    for title, items in filled:
        if len(filled) > 1 and not _UNNAMED.fullmatch(title):
            yield Line(title, role=LineRole.HEADING, level=1, gap=True)
        yield from items


def _hidden_sheets(book: Workbook) -> Iterator[Diagnostic]:
    for sheet in book.worksheets:
        if sheet.sheet_state != _VISIBLE:
            yield Diagnostic(
                code="hidden_sheet",
                message=Message(
                    zh=f"工作表“{sheet.title}”已隐藏，未读取",
                    en=f"the sheet “{sheet.title}” is hidden and is not read",
                ),
            )


def _hidden_cells(title: str, count: int) -> Iterator[Diagnostic]:
    if count:
        yield Diagnostic(
            code="hidden_cells",
            message=Message(
                zh=f"工作表“{title}”中隐藏的行或列有 {count} 个单元格，未读取",
                en=f"{count} cells in hidden rows or columns of the sheet “{title}” are not read",
            ),
        )


def _filtered(title: str, count: int) -> Iterator[Diagnostic]:
    if count:
        yield Diagnostic(
            code="filtered_rows",
            message=Message(
                zh=f"工作表“{title}”有 {count} 行被筛选隐藏，仍已读取",
                en=f"{count} rows of the sheet “{title}” are hidden by a filter and are read",
            ),
        )


def _uncomputed(parts: Iterable[bytes]) -> Iterator[Diagnostic]:
    """Yield a note on formulas that were saved without their results: they show in no reader."""
    found = (match for part in parts for match in _UNCOMPUTED.finditer(part))
    count = sum(_EMPTY_TEXT not in match[1] for match in found)
    if count:
        yield Diagnostic(
            code="formula_without_value",
            severity=Severity.WARNING,
            message=Message(
                zh=f"{count} 个公式没有保存计算结果，请用 Excel 或 WPS 打开后重新保存",
                en=f"{count} formulas were saved without their results; open and save the file again",
            ),
        )


def _pictures(count: int) -> Iterator[Diagnostic]:
    if count:
        yield Diagnostic(
            code="picture",
            severity=Severity.INFO,
            message=Message(
                zh=f"{count} 张图片未读取，其中可能有表格",
                en=f"{count} pictures are not read; a table may be among them",
            ),
        )
