"""The sheet that people add up by hand: sums that lead to their rows, and what they leave out.

汇总 has a line for each school, certificate …; its sums are formulas over the rows of 明细, and a click
on a sum goes there. What a finding is about stands apart, beside the sum. 未计入 names the reports that
are copies or superseded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from extractor.errors import LoadError
from extractor.loaders.files.guard import is_formula
from extractor.loaders.files.placing import put
from extractor.loaders.files.workbook import LINKS, link_to, put_text
from extractor.loaders.flat.summary import FIGURES, Counted, Group, LeftOut
from extractor.model.message import Message

__all__ = ["GROUP_TITLES", "write_summary"]

GROUP_TITLES = {
    "school": Message(zh="单位", en="school"),
    "certificate": Message(zh="证书", en="certificate"),
    "level": Message(zh="等级", en="level"),
    "year": Message(zh="年度", en="year"),
}
_SUMS = Message(zh="汇总", en="sums")
_ROWS = Message(zh="明细", en="rows")
_LEFT_OUT = Message(zh="未计入", en="left out")
_DOUBT = Message(zh="存疑未计入", en="in doubt, apart")
_COUNTS = (Message(zh="报告数", en="reports"), Message(zh="记录数", en="records"))
_PENDING = Message(zh="待公布", en="pending")
_TOTAL = Message(zh="合计", en="total")
_UNKNOWN = Message(zh="（未注明）", en="(not stated)")
_YES = Message(zh="是", en="yes")
_FILE = (Message(zh="文件", en="file"), Message(zh="页", en="page"))
_ABOUT = {
    "type": Message(zh="记录类型", en="type"),
    "batch": Message(zh="批次", en="batch"),
    "tier": Message(zh="层次", en="tier"),
    "department": Message(zh="院系", en="department"),
    "majors": Message(zh="专业", en="majors"),
}
_TYPES = {
    "pilot": Message(zh="试点申报", en="pilot"),
    "exam": Message(zh="报考获证", en="exam"),
}
_WHY = {
    "copy": Message(zh="重复", en="copy"),
    "superseded": Message(zh="已被取代", en="superseded"),
}
_LEFT_OUT_HEADS = (
    Message(zh="文件", en="file"),
    Message(zh="原因", en="why"),
    Message(zh="以此文件为准", en="file that counts"),
    Message(zh="单位", en="school"),
)


def write_summary(
    groups: Sequence[Group],
    left_out: Sequence[LeftOut],
    by: Sequence[str],
    path: Path,
    language: str,
) -> None:
    """Write the workbook; it is there whole or not at all.

    Raises:
        LoadError: it cannot be written.
    """
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        book = Workbook(str(temporary), {"strings_to_urls": False})
        _Summary(book, groups, by, language).write(left_out)
        book.close()
        put(path, temporary.read_bytes())
    except (OSError, XlsxFileError) as error:
        raise LoadError(str(path), str(error)) from error
    finally:
        temporary.unlink(missing_ok=True)


@dataclass
class _Summary:
    """The workbook while it is made."""

    book: Workbook
    groups: Sequence[Group]
    by: Sequence[str]
    language: str
    figures: list[str] = field(init=False)
    doubtful: list[str] = field(init=False)
    head: Format = field(init=False)
    link: Format = field(init=False)
    doubt: Format = field(init=False)

    def __post_init__(self) -> None:
        """Show only the figures that some record gives."""
        records = [each for group in self.groups for each in group.records]
        self.figures = [name for name in FIGURES if any(name in each.figures for each in records)]
        self.doubtful = [
            name
            for name in self.figures
            if any(each.in_doubt(name) is not None for each in records)
        ]
        self.head = self.book.add_format(
            {"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.link = self.book.add_format({"font_color": "#0563C1", "underline": 1})
        self.doubt = self.book.add_format({"bg_color": "#FFF2CC"})

    def write(self, left_out: Sequence[LeftOut]) -> None:
        """Write the three sheets."""
        sums, rows, others = (
            self.book.add_worksheet(self._text(title)) for title in (_SUMS, _ROWS, _LEFT_OUT)
        )
        self._heads(sums, [*map(self._text, _COUNTS), *self._figure_heads()])
        self._heads(rows, [*map(self._text, (*_FILE, *_ABOUT.values())), *self._figure_heads()])
        first = 1
        for line, group in enumerate(self.groups, 1):
            last = first + len(group.records) - 1
            self._sum(sums, line, group, first, last)
            for row, record in enumerate(group.records, first):
                self._row(rows, row, group, record)
            first = last + 1
        self._total(sums, len(self.groups) + 1)
        sums.autofilter(0, 0, len(self.groups), len(self.by) + 2 + len(self._figure_heads()) - 1)
        rows.autofilter(0, 0, first - 1, self._offset(rows=True) + len(self._figure_heads()) - 1)
        self._left_out(others, left_out)

    def _figure_heads(self) -> list[str]:
        """Return the headings of the figures, of those in doubt, and of what is pending."""
        titles = {name: FIGURES[name] if self.language == "zh" else name for name in self.figures}
        doubts = [f"{self._text(_DOUBT)}·{titles[name]}" for name in self.doubtful]
        return [*titles.values(), *doubts, self._text(_PENDING)]

    def _offset(self, *, rows: bool) -> int:
        """Return the column of the first figure."""
        return len(self.by) + (len(_FILE) + len(_ABOUT) if rows else len(_COUNTS))

    def _heads(self, sheet: Worksheet, more: Sequence[str]) -> None:
        names = [self._text(GROUP_TITLES[name]) for name in self.by]
        for column, name in enumerate((*names, *more)):
            sheet.write_string(0, column, name, self.head)
            sheet.set_column(column, column, 22 if column < len(self.by) else 13)
        sheet.freeze_panes(1, len(self.by))
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _sum(self, sheet: Worksheet, line: int, group: Group, first: int, last: int) -> None:
        """Write a line of sums, each a formula over its rows and a link to them."""
        target = f"internal:'{self._text(_ROWS)}'!{first + 1}:{last + 1}"
        self._key(sheet, line, group)
        column = len(self.by)
        for count in (group.reports, len(group.records)):
            sheet.write_number(line, column, count)
            column += 1
        source = self._offset(rows=True)
        sums = [*map(group.settled, self.figures), *map(group.in_doubt, self.doubtful)]
        for number, value in enumerate(sums):
            if value is None:
                continue
            cells = xl_range(first, source + number, last, source + number)
            if line < LINKS // (len(sums) or 1):
                sheet.write_url(line, column + number, target, self.link, str(value))
            sheet.write_formula(
                line, column + number, f"=SUM('{self._text(_ROWS)}'!{cells})", self.link, value
            )
        if group.pending:
            sheet.write_number(line, column + len(sums), group.pending)

    def _total(self, sheet: Worksheet, line: int) -> None:
        """Write the last line: what all lines above come to."""
        sheet.write_string(line, 0, self._text(_TOTAL), self.head)
        first = len(self.by) + 1  # reports are not added up: one may be in many lines
        counts = [sum(len(group.records) for group in self.groups)]
        sums = [
            sum(filter(None, (pick(group, name) for group in self.groups)))
            for names, pick in ((self.figures, Group.settled), (self.doubtful, Group.in_doubt))
            for name in names
        ]
        pending = [sum(group.pending for group in self.groups)]
        for column, value in enumerate((*counts, *sums, *pending), first):
            cells = xl_range(1, column, max(line - 1, 1), column)
            sheet.write_formula(line, column, f"=SUM({cells})", self.head, value)

    def _row(self, sheet: Worksheet, row: int, group: Group, record: Counted) -> None:
        """Write a record: where it is from, and its figures, those in doubt apart."""
        self._key(sheet, row, group)
        column = len(self.by)
        path = Path(record.file)
        if row >= LINKS or sheet.write_url(
            row, column, link_to(path, record.page), self.link, path.name
        ):
            put_text(sheet, row, column, path.name, None)
        if record.page is not None:
            sheet.write_number(row, column + 1, record.page)
        about = {**record.about, "type": self._text(_TYPES[str(record.about["type"])])}
        for number, name in enumerate(_ABOUT, column + len(_FILE)):
            if value := about[name]:
                self._put(sheet, row, number, value)
        column = self._offset(rows=True)
        for number, name in enumerate(self.figures, column):
            settled = record.settled(name)
            if settled is not None:
                sheet.write_number(row, number, settled)
        for number, name in enumerate(self.doubtful, column + len(self.figures)):
            doubtful = record.in_doubt(name)
            if doubtful is not None:
                sheet.write_number(row, number, doubtful, self.doubt)
        if record.pending:
            sheet.write_string(
                row, column + len(self.figures) + len(self.doubtful), self._text(_YES)
            )

    def _key(self, sheet: Worksheet, row: int, group: Group) -> None:
        for column, part in enumerate(group.key):
            if isinstance(part, int):
                sheet.write_number(row, column, part)
            else:
                self._put(sheet, row, column, self._text(_UNKNOWN) if part is None else part)

    def _put(self, sheet: Worksheet, row: int, column: int, text: str) -> None:
        style = self.book.add_format({"quote_prefix": True}) if is_formula(text) else None
        put_text(sheet, row, column, text, style)

    def _left_out(self, sheet: Worksheet, reports: Sequence[LeftOut]) -> None:
        for column, head in enumerate(_LEFT_OUT_HEADS):
            sheet.write_string(0, column, self._text(head), self.head)
            sheet.set_column(column, column, 30)
        sheet.freeze_panes(1, 0)
        for row, report in enumerate(reports, 1):
            why = self._text(_WHY[report.why])
            for column, text in enumerate((report.file, why, report.instead, report.issuer)):
                if text:
                    self._put(sheet, row, column, text)

    def _text(self, message: Message) -> str:
        return message.text(self.language)
