"""Workbooks: what a sheet shows becomes lines and grids."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document, Grid, Item, Line, LineRole
from extractor.model.provenance import Source
from extractor.readers.sheet import read_sheet
from extractor.readers.sheet.display import Value, display

DAY = dt.datetime.fromisoformat("2024-01-23")  # a sheet knows no time zones
MORNING = dt.datetime.fromisoformat("2024-01-23T09:05:00")


def source(data: bytes) -> Source:
    """Return a source for the bytes."""
    return Source(name="x.xlsx", sha256="", media_type="", size=len(data))


def saved(*fill: Callable[[Worksheet], None]) -> bytes:
    """Return a workbook, each of its sheets filled by one function."""
    book = openpyxl.Workbook()
    for index, each in enumerate(fill):
        each(book.create_sheet(f"表{index + 1}"))
    book.remove(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document(*fill: Callable[[Worksheet], None]) -> Document:
    """Return such a workbook as read."""
    data = saved(*fill)
    return read_sheet(data, source(data))


def put(*rows: list[object]) -> Callable[[Worksheet], None]:
    """Return what fills a sheet with rows."""

    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(row)

    return fill


def grid(*fill: Callable[[Worksheet], None]) -> Grid:
    """Return the one grid of a workbook."""
    (found,) = (item for item in document(*fill).items if isinstance(item, Grid))
    return found


def rows(item: Item) -> list[list[str]]:
    """Return a grid as rows of texts, a position within a span as an empty text."""
    assert isinstance(item, Grid)
    cells = {(cell.row, cell.column): cell.text for cell in item.cells}
    return [
        [cells.get((row, column), "") for column in range(item.columns)] for row in range(item.rows)
    ]


def repacked(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


TABLE = put(["证书", "人数"], ["甲", 25], ["乙", None], [None, 30])


def test_reads_a_table_with_its_blank_cells() -> None:
    """Every position has a cell; blank ones are empty, in the corners too."""
    found = grid(TABLE)
    assert rows(found) == [["证书", "人数"], ["甲", "25"], ["乙", ""], ["", "30"]]
    assert len(found.cells) == 8


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.8674, "0.00%", "86.74%"),
        (0.99995, "0.00%", "100.00%"),
        (-0.123, "0.0%", "-12.3%"),
        (4307, "#,##0", "4,307"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (2 / 3, "General", "0.666666667"),
        (1.005, "0.00", "1.01"),
        (5, "000", "005"),
        (0.5, "#.##", ".5"),
        (12.0, "0.##", "12"),
        (1234.5, "#,##0.00_);(#,##0.00)", "1,234.50"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        (-5, "0;[Red]-0", "-5"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (50, '0"人"', "50人"),
        (12345678, '0.0,"千元"', "12345.7千元"),
        (100, "[$¥-804]#,##0.00", "¥100.00"),
        (3.5, "# ?/?", "3.5"),
        (1234, "[>=1000]0.0", "1234"),
        (7, "@", "7"),
        (1e20, "General", "1" + "0" * 20),
        (float("inf"), "0", "Infinity"),
        (True, "General", "TRUE"),
        ("甲_x000D_\n乙", "@", "甲\n乙"),
        (None, "0.00", ""),
        (DAY, "mm-dd-yy", "2024/1/23"),
        (DAY, 'yyyy"年"m"月"d"日";@', "2024年1月23日"),
        (MORNING, "yyyy年m月d日 hh:mm", "2024年1月23日 09:05"),
        (DAY, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024-01-23"),
        (MORNING, "ddd", "2024-01-23 09:05:00"),
        (dt.time(9, 5), "h:mm", "9:05"),
        (dt.time(9, 5), "yyyy", "09:05:00"),
        (dt.timedelta(hours=5), "[h]:mm", "5:00:00"),
    ],
)
def test_shows_values_as_their_formats_do(value: Value, number_format: str, shown: str) -> None:
    """Numbers and dates are read as they are displayed; formats that are not plain leave the digits."""
    assert display(value, number_format) == shown


@settings(max_examples=100)
@given(
    st.decimals(-(10**9), 10**9, places=2),
    st.sampled_from(["0.00", "#,##0.00", "0.00_ ", "General"]),
)
def test_a_displayed_number_has_the_value_of_the_cell(value: Decimal, number_format: str) -> None:
    """No plain format changes a number that has no more digits than it shows."""
    shown = display(float(value), number_format)
    assert Decimal(shown.replace(",", "")) == value


@settings(max_examples=100)
@given(st.floats(), st.text('0#?.,%-;_*"[]$@EeymdhsG/\\! 人', max_size=12))
def test_any_format_shows_any_number(value: float, number_format: str) -> None:
    """A format that makes no sense still gives a text."""
    assert isinstance(display(value, number_format), str)
    assert isinstance(display(DAY, number_format), str)


def test_titles_units_and_notes_are_lines() -> None:
    """A merged title, the unit at the right and a long note are text around the table."""

    def fill(sheet: Worksheet) -> None:
        put(["某校证书明细表"], [None, None, "单位：人"], ["证书", "报考", "获证"], ["甲", 3, 2])(
            sheet
        )
        sheet.merge_cells("A1:C1")
        sheet["A1"].font = Font(bold=True, size=16)
        sheet["A1"].alignment = Alignment(horizontal="center")
        sheet["A5"] = "注：数据截至年底，不含补考。"

    title, unit, table, note = document(fill).items
    assert isinstance(title, Line)
    assert isinstance(unit, Line)
    assert isinstance(note, Line)
    assert (title.style.bold, title.style.size, title.style.centred) == (True, 16.0, True)
    assert [title.text, unit.text, note.text] == [
        "某校证书明细表",
        "单位：人",
        "注：数据截至年底，不含补考。",
    ]
    assert title.whole
    assert rows(table) == [["证书", "报考", "获证"], ["甲", "3", "2"]]


def test_a_group_of_columns_is_header_not_title() -> None:
    """A merged cell over some columns alone in the first row stays in the table."""

    def fill(sheet: Worksheet) -> None:
        put([None, "人数", None], ["证书", "报考", "获证"], ["甲", 3, 2])(sheet)
        sheet.merge_cells("B1:C1")

    assert rows(grid(fill))[0] == ["", "人数", ""]


def test_a_total_that_fills_one_cell_stays_a_row() -> None:
    """A short text alone in the last row is no note."""
    assert rows(grid(put(["证书", "人数"], ["甲", 3], ["合计", None])))[-1] == ["合计", ""]


def test_merged_cells_are_spans() -> None:
    """A merged cell has its spans and stands once; blank rows within it do not part the table."""

    def fill(sheet: Worksheet) -> None:
        put(["批次", "证书"], ["第一批", "甲"], [None, None], [None, "乙"])(sheet)
        sheet.merge_cells("A2:A4")

    (batch,) = (cell for cell in grid(fill).cells if cell.text == "第一批")
    assert (batch.row, batch.row_span, batch.column_span) == (1, 3, 1)


def test_blank_rows_part_tables_and_prose_is_lines() -> None:
    """Each region is a table or text of its own; line breaks in a text cell part lines."""
    items = document(
        put(["一、情况\n二、问题"], [], ["甲", "乙"], [1, 2], [], ["丙", "丁"], [3, 4])
    ).items
    assert [item.text for item in items if isinstance(item, Line)] == ["一、情况", "二、问题"]
    assert [rows(item)[0] for item in items if isinstance(item, Grid)] == [
        ["甲", "乙"],
        ["丙", "丁"],
    ]


def test_names_of_sheets_are_headings_where_there_are_several() -> None:
    """One filled sheet needs no heading; of several each has its name, if somebody gave it one."""
    assert not any(isinstance(item, Line) for item in document(TABLE, put()).items)
    headings = [item for item in document(TABLE, TABLE).items if isinstance(item, Line)]
    assert [(line.text, line.role) for line in headings] == [
        ("表1", LineRole.HEADING),
        ("表2", LineRole.HEADING),
    ]


def test_what_is_hidden_is_left_out_and_said() -> None:
    """Hidden rows, columns and sheets are not read, spans shrink over them, and diagnostics say so."""

    def fill(sheet: Worksheet) -> None:
        put(["证书", "密", "人数"], ["甲", "x", 1], ["乙", "y", 2], ["丙", "z", 3])(sheet)
        sheet.merge_cells("A2:A4")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    def hide(sheet: Worksheet) -> None:
        sheet["A1"] = "秘"
        sheet.sheet_state = "hidden"

    found = document(fill, hide)
    (table,) = found.items
    assert rows(table) == [["证书", "人数"], ["甲", "1"], ["", "3"]]
    assert [note.code for note in found.diagnostics] == ["hidden_sheet", "hidden_cells"]
    assert "表2" in found.diagnostics[0].message.zh


def test_rows_that_a_filter_hides_are_read() -> None:
    """What a filter hides is data that totals count; a diagnostic says that it was read."""

    def fill(sheet: Worksheet) -> None:
        put(["证书", "人数"], ["甲", 1], ["乙", 2], ["合计", 3])(sheet)
        sheet.auto_filter.ref = "A1:B4"
        sheet.row_dimensions[3].hidden = True

    found = document(fill)
    (table,) = found.items
    assert rows(table)[2] == ["乙", "2"]
    assert [note.code for note in found.diagnostics] == ["filtered_rows"]


def test_formulas_without_results_are_said() -> None:
    """A formula saved without its result leaves a blank cell and a diagnostic."""
    found = document(put(["证书", "人数"], ["甲", 3], ["合计", "=SUM(B2:B2)"]))
    assert rows(found.items[0])[-1] == ["合计", ""]
    assert [note.code for note in found.diagnostics] == ["formula_without_value"]


def test_results_of_formulas_are_read() -> None:
    """A formula shows its result, and one that gives an empty text is nothing to report."""
    data = saved(put(["证书", "人数"], ["甲", "=1+2"], ["乙", '=""']))

    def compute(part: bytes) -> bytes:
        part = re.sub(rb"<f>1\+2</f><v ?/?>(</v>)?", b"<f>1+2</f><v>3</v>", part)
        return re.sub(rb'<c r="B3"><f>""</f>', rb'<c r="B3" t="str"><f>""</f>', part)

    data = repacked(data, "xl/worksheets/sheet1.xml", compute)
    found = read_sheet(data, source(data))
    assert rows(found.items[0]) == [["证书", "人数"], ["甲", "3"], ["乙", ""]]
    assert found.diagnostics == ()


def test_east_asian_dates_are_dates() -> None:
    """A date in a format that only Chinese systems have is no number."""

    def fill(sheet: Worksheet) -> None:
        put(["证书", "日期"], ["甲", 45314])(sheet)
        sheet["B2"].number_format = "0.00"

    data = repacked(
        saved(fill), "xl/styles.xml", lambda part: part.replace(b'numFmtId="2"', b'numFmtId="31"')
    )
    assert rows(read_sheet(data, source(data)).items[0])[1] == ["甲", "2024-01-23"]


def test_pictures_are_said() -> None:
    """A picture is not read, and a diagnostic says so."""
    stream = io.BytesIO(saved(TABLE))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/media/image1.png", b"picture")
    found = read_sheet(stream.getvalue(), source(stream.getvalue()))
    assert [note.code for note in found.diagnostics] == ["picture"]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("xl/workbook.xml", lambda _: b"<workbook"),
        ("xl/styles.xml", lambda _: b""),
        ("xl/worksheets/sheet1.xml", lambda part: part[:-40]),
        ("xl/worksheets/sheet1.xml", lambda part: part.replace(b'r="A1"', b'r="A-1"')),
    ],
)
def test_a_broken_part_makes_the_file_damaged(part: str, change: Callable[[bytes], bytes]) -> None:
    """Whatever openpyxl stumbles over, the file is damaged."""
    data = repacked(saved(TABLE), part, change)
    with pytest.raises(ReadError) as caught:
        read_sheet(data, source(data))
    assert caught.value.cause is ReadCause.DAMAGED


def test_ranges_and_tables_beyond_measure_are_refused() -> None:
    """Neither a merged range nor two far corners can fill the memory."""
    data = repacked(
        saved(put(["甲", "乙"], ["丙"])),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>',
        ),
    )
    with pytest.raises(ReadError) as merged:
        read_sheet(data, source(data))

    def far(sheet: Worksheet) -> None:
        for row in range(1, 200):
            sheet.cell(row, 1, "甲")
            sheet.cell(row, 16384, "乙")

    with pytest.raises(ReadError) as wide:
        document(far)
    assert merged.value.cause is wide.value.cause is ReadCause.TOO_LARGE
