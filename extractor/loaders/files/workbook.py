"""A workbook of the three sheets, for who works in Excel or WPS: 记录, 核对结果, 表格.

Rows go to a temporary file as they come, so thousands of reports need no more memory than one.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from extractor.errors import LoadError
from extractor.loaders.files.entry import Entry, Headings, Writer
from extractor.loaders.files.guard import is_formula
from extractor.loaders.files.placing import staged
from extractor.loaders.files.shown import shown
from extractor.loaders.flat.shapes import Row, Stored
from extractor.loaders.flat.sheets import SHEETS, Sheet, sheet_rows, yes_or_no
from extractor.model.check import Verdict

__all__ = ["LINKS", "NAME", "ROWS", "LongText", "link_to", "put_text", "workbook_file"]

NAME = "reports.xlsx"
ROWS = 1 << 20
"""Rows of a worksheet; what comes after them goes to a further sheet."""

LINKS = 65_000
"""Links of a worksheet: Excel allows few more."""

LongText = 32_767
"""Characters of a cell."""

_CUT = " [...]"
_WIDTHS: Mapping[str, int] = {
    "file": 24,
    "finding": 9,
    "issuer": 20,
    "certificate": 22,
    "certificate_text": 26,
    "majors": 30,
    "message": 60,
    "equation": 30,
    "hints": 40,
    "caption": 30,
}
_WIDTH = 11
_COLOURS: Mapping[Verdict, str] = {
    Verdict.INCONSISTENT: "#F8CBAD",
    Verdict.UNCERTAIN: "#FFF2CC",
}
_HEAD = {"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "valign": "vcenter"}
_RICH = re.compile(r"<r>.*</r>", re.DOTALL)
"""What the library takes for its own formatting, and would write unread into the file."""


@contextmanager
def workbook_file(folder: Path, headings: Headings) -> Iterator[Writer]:
    """Open a writer of one workbook."""
    with staged(folder) as stage:
        options = {"constant_memory": True, "tmpdir": str(stage), "strings_to_urls": False}
        workbook = Workbook(str(stage / NAME), options)
        pages = {sheet.name: _Page(workbook, sheet, headings) for sheet in SHEETS}
        try:
            yield _Pages(pages, headings)
        finally:
            for page in pages.values():
                page.finish()
            _close(workbook, folder / NAME)


def _close(workbook: Workbook, target: Path) -> None:
    try:
        workbook.close()
    except XlsxFileError as error:
        raise LoadError(str(target), str(error)) from error


def link_to(path: Path, page: int | None) -> str:
    """Return where a file lies, and its page: a browser, and many a reader of PDF, opens it there."""
    scheme, _, place = path.absolute().as_uri().partition(":")
    # In capitals, which mean the same: the library makes Windows' own of `file:`, also on Linux.
    return f"{scheme.upper()}:{place}" + (f"#page={page}" if page else "")


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: Format | None) -> None:
    """Write a text as text, whatever it looks like."""
    if len(text) > LongText:
        text = text[: LongText - len(_CUT)] + _CUT
    if _RICH.fullmatch(text):
        styles = [style] if style else []
        sheet.write_rich_string(row, column, text[0], text[1], text[2:], *styles)
    else:
        sheet.write_string(row, column, text, style)


@dataclass(frozen=True, slots=True)
class _Pages:
    pages: Mapping[str, "_Page"]
    headings: Headings

    def add(self, entry: Entry) -> None:
        for name, rows in sheet_rows(entry.extraction, entry.file, self.headings).items():
            for row in rows:
                self.pages[name].write(row, entry.path)


@dataclass(slots=True)
class _Page:
    """One sheet of the workbook, and those that it runs over to."""

    workbook: Workbook
    sheet: Sheet
    headings: Headings
    verdicts: dict[str, Verdict] = field(init=False)
    styles: dict[tuple[Any, ...], Format] = field(default_factory=dict)
    worksheet: Worksheet = field(init=False)
    part: int = 0
    row: int = 0
    links: int = 0

    def __post_init__(self) -> None:
        self.verdicts = {verdict.label.text(self.headings): verdict for verdict in _COLOURS}
        self._begin()

    def _begin(self) -> None:
        """Begin a worksheet with its headings."""
        self.part, self.row, self.links = self.part + 1, 0, 0
        title = self.sheet.title.text(self.headings)
        self.worksheet = self.workbook.add_worksheet(
            title if self.part == 1 else f"{title} ({self.part})"
        )
        self.worksheet.freeze_panes(1, 1)
        self.worksheet.set_landscape()
        self.worksheet.fit_to_pages(1, 0)
        self.worksheet.repeat_rows(0)
        self.worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        head = self._style(**_HEAD)
        for number, column in enumerate(self.sheet.columns):
            self.worksheet.set_column(number, number, _WIDTHS.get(column.name, _WIDTH))
            name = column.title if self.headings == "zh" else column.name
            self.worksheet.write_string(0, number, name, head)

    def write(self, row: Row, path: Path | None) -> None:
        """Write a line, in the colour of what the findings say of it."""
        if self.row + 1 >= ROWS:
            self.finish()
            self._begin()
        self.row += 1
        said = row.get("finding") or row.get("verdict")
        verdict = self.verdicts.get(str(said))
        colour = {"bg_color": _COLOURS[verdict]} if verdict else {}
        is_printed = self.sheet.name == "tables"
        for number, (name, value) in enumerate(row.items()):
            if name == "file" and path is not None and self.links < LINKS:
                self._link(str(value), link_to(path, _page(row)), colour)
            elif is_printed and name.startswith("cell_"):
                self._put_printed(number, str(value), colour)
            else:
                self._put(number, value, colour)

    def _link(self, text: str, target: str, colour: Mapping[str, str]) -> None:
        style = self._style(font_color="#0563C1", underline=1, **colour)
        put = self.worksheet.write_url(self.row, 0, target, style, text[:LongText])
        if put == 0:
            self.links += 1
        else:  # the address is longer than Excel takes
            put_text(self.worksheet, self.row, 0, text, self._style(**colour))

    def _put_printed(self, column: int, text: str, colour: Mapping[str, str]) -> None:
        """Write a cell of a table, as a number where a format shows it as it was printed."""
        if number := shown(text):
            value, form = number
            style = self._style(num_format=form, **colour)
            self.worksheet.write_number(self.row, column, value, style)
        else:
            self._put(column, text, colour)

    def _put(self, column: int, value: Stored, colour: Mapping[str, str]) -> None:
        match value:
            case None | "":
                self.worksheet.write_blank(self.row, column, None, self._style(**colour))
            case bool():
                self._put(column, yes_or_no(value, self.headings), colour)
            case str():
                quote = {"quote_prefix": True} if is_formula(value) else {}
                put_text(self.worksheet, self.row, column, value, self._style(**quote, **colour))
            case _:
                self.worksheet.write_number(self.row, column, value, self._style(**colour))

    def _style(self, **properties: Any) -> Format | None:  # noqa: ANN401  the library's own words
        """Return the format of these properties, made once."""
        if not properties:
            return None
        key = tuple(sorted(properties.items()))
        if key not in self.styles:
            self.styles[key] = self.workbook.add_format(properties)
        return self.styles[key]

    def finish(self) -> None:
        """Put a filter on all that was written."""
        self.worksheet.autofilter(0, 0, self.row, len(self.sheet.columns) - 1)


def _page(row: Row) -> int | None:
    page = row.get("page")
    return page if isinstance(page, int) else None
