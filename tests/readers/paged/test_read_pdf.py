"""PDFs, printed here with reportlab: what is drawn on a page comes back as lines and grids."""

import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document, Grid, Line, LineRole
from extractor.model.provenance import Source
from extractor.readers.paged import read_pdf
from extractor.readers.paged.recognition import Recognition
from tests.readers.paged.press import COLUMNS, FONT, HEIGHT, ROWS, WIDTH, Press, printed


def read(data: bytes) -> Document:
    """Read the bytes of a PDF by its text layer alone."""
    source = Source(name="x.pdf", sha256="", media_type="", size=len(data))
    return read_pdf(data, source, Recognition.OFF)


def refusal(data: bytes) -> ReadCause:
    """Return why the bytes are refused."""
    with pytest.raises(ReadError) as caught:
        read(data)
    return caught.value.cause


def grids(document: Document) -> list[Grid]:
    """Return the tables."""
    return [item for item in document.items if isinstance(item, Grid)]


def lines(document: Document) -> list[Line]:
    """Return the lines outside tables."""
    return [item for item in document.items if isinstance(item, Line)]


def texts(document: Document) -> list[str]:
    """Return the text of each line."""
    return [line.text for line in lines(document)]


def codes(document: Document) -> list[str]:
    """Return the code of each diagnostic."""
    return [diagnostic.code for diagnostic in document.diagnostics]


def rows(grid: Grid) -> list[list[str]]:
    """Return the texts of a grid, that of a merged cell in every place it covers."""
    table = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                table[row][column] = cell.text
    return table


# --- tables ----------------------------------------------------------------------------------


def test_ruled_table_is_what_pdfplumber_sees() -> None:
    """Shape and texts of a plain ruled table agree with pdfplumber's own reading of the page."""

    def draw(press: Press) -> None:
        press.grid()
        press.fill_grid()

    data = printed(draw)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        (expected,) = pdf.pages[0].extract_tables()
    (grid,) = grids(read(data))
    assert rows(grid) == expected
    assert grid.page == 1
    assert grid.score == 1.0
    assert grid.box == pytest.approx((100, 100, 400, 160), abs=0.1)
    assert grid.cells[0].box == pytest.approx((100, 100, 200, 120), abs=0.1)


def test_merged_cells_span_rows_and_columns() -> None:
    """A cell over two columns and a cell over two rows stand once, with their spans."""

    def draw(press: Press) -> None:
        press.level((100, 160))
        press.rule(200, 120, 400, 120)
        press.level((140,))
        press.plumb((100, 200, 400))
        press.rule(300, 120, 300, 160)
        press.write("证书", 110, 124)
        press.write("人数", 280, 114)
        press.write("报考", 210, 134)
        press.write("获证", 310, 134)

    (grid,) = grids(read(printed(draw)))
    spans = {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells
    }
    assert spans["证书"] == (0, 0, 2, 1)
    assert spans["人数"] == (0, 1, 1, 2)
    assert spans["报考"] == (1, 1, 1, 1)
    assert rows(grid)[1] == ["证书", "报考", "获证"]


def cut_below(press: Press) -> None:
    """Draw a table whose second row the page's end cuts."""
    press.level((700, 720))
    press.plumb(COLUMNS, 700, 760)
    press.fill_grid(COLUMNS, (700, 720))
    press.write("甲一", 105, 740)
    press.write("乙一", 205, 740)
    press.write("乙二", 205, 755)


def cut_above(press: Press) -> None:
    """Draw a table whose first row came over from the page before."""
    press.level((80, 100))
    press.plumb(COLUMNS, 50, 100)
    press.write("乙三", 205, 64)
    press.fill_grid(COLUMNS, (80, 100))


def test_row_cut_by_the_page_end_is_kept() -> None:
    """A row without a closing rule at the end or the start of a page is a row, marked as cut."""
    above, below = grids(read(printed(cut_below, cut_above)))
    assert (above.rows, above.cut_above, above.cut_below) == (2, False, True)
    assert rows(above)[1] == ["甲一", "乙一\n乙二", ""]
    assert (below.rows, below.cut_above, below.cut_below) == (2, True, False)
    assert rows(below)[0] == ["", "乙三", ""]


def test_page_that_is_one_row_cut_on_both_sides_is_a_row() -> None:
    """Plumb rules alone, open at both ends and with text between them, hold one row."""

    def draw(press: Press) -> None:
        press.plumb(COLUMNS, 60, 780)
        press.write("续一", 105, 400)
        press.write("续二", 305, 400)

    (grid,) = grids(read(printed(draw)))
    assert (grid.cut_above, grid.cut_below) == (True, True)
    assert rows(grid) == [["续一", "", "续二"]]


def test_closed_row_at_the_page_end_is_not_cut() -> None:
    """A table that is ruled all round says of no row that it is cut."""

    def draw(press: Press) -> None:
        press.grid(COLUMNS, (740, 760, 780))
        press.fill_grid(COLUMNS, (740, 760, 780))

    (grid,) = grids(read(printed(draw)))
    assert not grid.cut_above
    assert not grid.cut_below


def test_rest_of_a_row_that_sticks_out_at_the_top_is_inside() -> None:
    """A line whose baseline is below the table's first rule is its text, wherever its middle stands."""

    def draw(press: Press) -> None:
        press.write("表1 明细", 100, 95)
        press.grid()
        press.fill_grid(COLUMNS, ROWS[1:])
        press.write("续表", 105, 102)

    document = read(printed(draw))
    assert rows(grids(document)[0])[0] == ["续表", "", ""]
    assert texts(document) == ["表1 明细"]


def test_rules_that_overshoot_make_no_row() -> None:
    """Plumb rules that run on below the last level rule hold no row where no text stands."""

    def draw(press: Press) -> None:
        press.level(ROWS)
        press.plumb(COLUMNS, 100, 180)
        press.fill_grid()

    (grid,) = grids(read(printed(draw)))
    assert grid.rows == 3
    assert not grid.cut_below


def test_closing_a_cut_row_leaves_a_row_span_whole() -> None:
    """A cell that spans rows up to the page's end stays one cell; only the end is closed."""

    def draw(press: Press) -> None:
        press.level((700,))
        press.rule(200, 730, 400, 730)
        press.plumb(COLUMNS, 700, 770)
        press.write("师资", 110, 735)
        for x, y in ((205, 718), (305, 718), (205, 750), (305, 750)):
            press.write("50", x, y)

    (grid,) = grids(read(printed(draw)))
    first = grid.cells[0]
    assert (first.text, first.row_span) == ("师资", 2)
    assert rows(grid) == [["师资", "50", "50"], ["师资", "50", "50"]]


def test_cell_that_spans_rows_over_the_page_end_is_open_there() -> None:
    """A browser closes the cells at the page's end but for the merged one; it is a cell, marked as cut."""

    def draw(press: Press) -> None:
        press.level((700,))
        press.level((720, 740), x0=200)
        press.plumb(COLUMNS, 700, 740)
        press.write("信息学院", 110, 730)
        press.fill_grid(COLUMNS[1:], (700, 720, 740))

    (grid,) = grids(read(printed(draw)))
    cut = {cell.text: (cell.row_span, cell.cut_below) for cell in grid.cells}
    assert cut == {"信息学院": (2, True)} | {text: (1, False) for text in cut if text[0] == "格"}
    assert not grid.cut_below


def test_merged_column_that_fills_the_page_is_a_column() -> None:
    """A cell open above and below has no level rule; its outer side reaches as far as the table's."""

    def draw(press: Press) -> None:
        press.level(ROWS, x0=200)
        press.plumb(COLUMNS)
        press.fill_grid(COLUMNS[1:])

    (grid,) = grids(read(printed(draw)))
    first = grid.cells[0]
    assert (grid.columns, first.row_span, first.cut_above, first.cut_below) == (3, 3, True, True)


def test_box_that_hangs_on_a_table_is_no_row() -> None:
    """A framed paragraph right below a table, broader than it, is text."""

    def draw(press: Press) -> None:
        press.grid()
        press.fill_grid()
        press.grid((99, 410), (160, 190))
        press.write("说明：本表数据截至年底。", 105, 175)

    document = read(printed(draw))
    (grid,) = grids(document)
    assert (grid.rows, grid.columns) == (3, 3)
    assert texts(document) == ["说明：本表数据截至年底。"]


def test_line_over_a_rule_at_the_head_of_a_later_page_is_a_running_header() -> None:
    """A header may stand on one page only, where the first page has none; a letterhead is text."""

    def headed(press: Press) -> None:
        press.write("某某学院工作总结", 200, 40)
        press.level((46,), 60, 530)
        press.write("正文从这里开始。", 60, 90)

    found = lines(read(printed(headed, headed)))
    assert [line.role for line in found] == [
        LineRole.BODY,
        LineRole.BODY,
        LineRole.HEADER,
        LineRole.BODY,
    ]


def test_box_at_the_head_of_a_page_is_no_running_header() -> None:
    """The lower side of a frame is no rule under a header."""

    def framed(press: Press) -> None:
        press.grid((60, 530), (30, 50))
        press.write("提示：以下为说明。", 70, 44)
        press.write("正文从这里开始。", 60, 90)

    assert {line.role for line in lines(read(printed(framed, framed)))} == {LineRole.BODY}


def test_what_tags_leave_out_of_the_content_is_running() -> None:
    """On a tagged page the untagged lines in the margins are header and footer, those inside are text."""

    def draw(press: Press) -> None:
        press.write("某某学院", 60, 40)
        press.canvas.addLiteral("/P <</MCID 0>> BDC")
        press.write("正文从这里开始。", 60, 120)
        press.canvas.addLiteral("EMC")
        press.write("另加的一行", 60, 400)
        press.write("第1页", 60, 810)

    assert [line.role for line in lines(read(printed(draw)))] == [
        LineRole.HEADER,
        LineRole.BODY,
        LineRole.BODY,
        LineRole.FOOTER,
    ]


def test_indented_line_cut_short_by_a_mark_is_not_centred() -> None:
    """A paragraph's first line whose last character went down with a comma is no centred line."""

    def draw(press: Press) -> None:
        for baseline in (115, 130, 145):
            press.write("正文" * 20, 100, baseline)
        press.write("首行" * 18 + "少", 126, 100)
        press.write("居中的一行文字", 265, 80)

    centred, first, *_ = lines(read(printed(draw)))
    assert (centred.style.centred, first.style.centred) == (True, False)


def test_places_have_two_decimals() -> None:
    """A hundredth of a point is what a place is worth."""

    def draw(press: Press) -> None:
        press.grid((100.123456, 200, 300), (100.98765, 130))
        press.write("甲方", 110, 120)
        press.write("正文", 101.2345, 90.5432)

    document = read(printed(draw))
    (grid,) = grids(document)
    boxes = [grid.box, *(cell.box for cell in grid.cells), *(line.box for line in lines(document))]
    assert all(round(value, 2) == value for box in boxes if box for value in box)


def test_table_open_at_its_sides_keeps_the_outer_columns() -> None:
    """Level rules beyond the outermost plumb rules hold columns, as yearbooks print them."""

    def draw(press: Press) -> None:
        press.level(ROWS)
        press.plumb(COLUMNS[1:-1])
        press.fill_grid()

    (grid,) = grids(read(printed(draw)))
    assert rows(grid)[0] == ["格00", "格01", "格02"]


def test_tables_side_by_side_stay_apart() -> None:
    """Two tables on one height are two grids, the left one first."""

    def draw(press: Press) -> None:
        press.grid((60, 110, 160), ROWS)
        press.fill_grid((60, 110, 160), ROWS)
        press.grid((300, 350, 400, 450), ROWS)
        press.fill_grid((300, 350, 400, 450), ROWS)

    left, right = grids(read(printed(draw)))
    assert (left.columns, right.columns) == (2, 3)


def test_frame_around_text_is_no_table() -> None:
    """A box round a paragraph, and boxes one upon another, leave the lines lines."""

    def draw(press: Press) -> None:
        press.grid((100, 400), (100, 140))
        press.write("提示：以下为说明。", 110, 120)
        press.grid((100, 400), (200, 220, 260))
        press.write("标题", 110, 214)
        press.write("正文", 110, 240)

    document = read(printed(draw))
    assert not grids(document)
    assert texts(document) == ["提示：以下为说明。", "标题", "正文"]


def test_frame_round_a_table_does_not_swallow_it() -> None:
    """A page border is no cell: the table inside is read, and the text beside it too."""

    def draw(press: Press) -> None:
        press.grid((40, 555), (40, 800))
        press.write("表1 明细", 100, 90)
        press.grid()
        press.fill_grid()

    document = read(printed(draw))
    (grid,) = grids(document)
    assert (grid.rows, grid.columns) == (3, 3)
    assert texts(document) == ["表1 明细"]


def test_rules_without_text_are_no_table() -> None:
    """The grid of a chart has no text in its cells and is left out."""

    def draw(press: Press) -> None:
        press.grid()
        press.write("图1 趋势", 200, 90)

    document = read(printed(draw))
    assert not grids(document)
    assert texts(document) == ["图1 趋势"]


def test_thin_filled_rectangles_are_rules() -> None:
    """Word draws a table's rules as filled rectangles half a point thick."""

    def draw(press: Press) -> None:
        for y in ROWS:
            press.canvas.rect(100, HEIGHT - y, 300, 0.48, stroke=0, fill=1)
        for x in COLUMNS:
            press.canvas.rect(x, HEIGHT - 160, 0.48, 60, stroke=0, fill=1)
        press.fill_grid()

    (grid,) = grids(read(printed(draw)))
    assert (grid.rows, grid.columns) == (3, 3)


@pytest.mark.parametrize(("shade", "tables"), [(None, 0), (0.6, 1)])
def test_white_rules_count_on_shaded_cells_only(shade: float | None, tables: int) -> None:
    """White rules cannot be seen on paper; on a coloured ground they part cells."""

    def draw(press: Press) -> None:
        if shade is not None:
            press.canvas.setFillGray(shade)
            press.canvas.rect(100, HEIGHT - 160, 300, 60, stroke=0, fill=1)
        press.canvas.setFillGray(0)
        press.canvas.setStrokeGray(1)
        press.grid()
        press.fill_grid()

    assert len(grids(read(printed(draw)))) == tables


def test_rules_inside_a_form_are_found() -> None:
    """Rules of a form XObject stand where its matrix puts them."""

    def draw(press: Press) -> None:
        press.canvas.beginForm("frame")
        press.grid()
        press.canvas.endForm()
        press.canvas.translate(20, -10)
        press.canvas.doForm("frame")
        press.fill_grid()

    (grid,) = grids(read(printed(draw)))
    assert grid.box == pytest.approx((120, 110, 420, 170), abs=0.1)
    assert rows(grid)[2][2] == "格22"


def test_text_around_a_table_keeps_its_place() -> None:
    """A caption comes before the table, the text below after it."""

    def draw(press: Press) -> None:
        press.write("表1 明细", 100, 90)
        press.grid()
        press.fill_grid()
        press.write("以上合计。", 100, 180)

    before, grid, after = read(printed(draw)).items
    assert isinstance(grid, Grid)
    assert isinstance(before, Line)
    assert isinstance(after, Line)
    assert (before.text, after.text) == ("表1 明细", "以上合计。")


# --- lines -----------------------------------------------------------------------------------


def test_line_has_text_place_and_style() -> None:
    """A line of print says page, box, size and weight, and that it is no whole paragraph."""

    def draw(press: Press) -> None:
        press.write("试点工作报告", 90, 100, size=16)
        press.write("Total 12", 90, 200, font="Helvetica-Bold")

    heading, total = lines(read(printed(draw)))
    assert (heading.page, heading.whole, heading.style.size) == (1, False, 16)
    assert heading.box == pytest.approx(
        (90, 100 - 0.88 * 16, 90 + 6 * 16, 100 + 0.12 * 16), abs=0.1
    )
    assert heading.style.bold is False
    assert total.style.bold is True


def test_characters_drawn_twice_stand_once() -> None:
    """A line printed two or three times a hair apart is one line."""

    def draw(press: Press) -> None:
        for shift in (0, 0.3, 0.5):
            press.write("一、试点11种证书", 90 + shift, 100)

    assert texts(read(printed(draw))) == ["一、试点11种证书"]


def test_stroked_outlines_are_bold() -> None:
    """Characters filled and stroked are how a program makes a bold face it does not have."""

    def draw(press: Press) -> None:
        text = press.canvas.beginText(90, 700)
        text.setFont(FONT, 12)
        text.setTextRenderMode(2)
        text.textOut("工作机制")
        press.canvas.drawText(text)

    (line,) = lines(read(printed(draw)))
    assert line.style.bold is True


def test_text_that_no_font_at_hand_can_show_is_said_to_be_missing() -> None:
    """A glyph of a font that is neither in the file nor on the machine is lost; the user hears of it."""

    def draw(press: Press) -> None:
        press.write("报考人数", 90, 100)
        press.write("\u9fff", 90, 120)  # in no font: so is every lone glyph on a bare machine

    (found,) = read(printed(draw)).diagnostics
    assert found.code == "missing_font"
    assert found.at is not None
    assert found.at.page == 1


def test_wide_gaps_part_and_narrow_ones_do_not() -> None:
    """Figures set a little off from Chinese stay joined, words a tab apart do not."""

    def draw(press: Press) -> None:
        press.write("共 有", 90, 80)
        press.write("2021", 90, 100)
        press.write("年度", 114, 100)
        press.write("张三", 90, 120)
        press.write("李四", 150, 120)

    assert texts(read(printed(draw)))[1:] == ["2021年度", "张三 李四"]


def test_page_that_draws_no_blank_gets_them_from_its_gaps() -> None:
    """Chromium moves on instead of drawing blanks; names in a list stay apart."""

    def draw(press: Press) -> None:
        press.write("软件技术", 90, 100)
        press.write("会计", 132.5, 100)

    assert texts(read(printed(draw))) == ["软件技术 会计"]


def test_raised_and_lowered_characters_stay_in_their_line() -> None:
    """A superscript is part of the line that it stands in."""

    def draw(press: Press) -> None:
        press.write("面积1200m", 90, 100)
        press.write("2", 137, 96, size=6)

    assert len(texts(read(printed(draw)))) == 1


def test_heading_set_off_by_space_has_a_gap() -> None:
    """A line has `gap` where clearly more than the usual leading stands above it."""

    def draw(press: Press) -> None:
        for index in range(6):
            press.write("正文正文正文正文", 90, 100 + 18 * index)
        press.write("二、工作机制", 90, 100 + 18 * 5 + 36)
        press.write("正文正文正文正文", 90, 100 + 18 * 5 + 54)

    assert [line.gap for line in lines(read(printed(draw)))] == [False] * 6 + [True, False]


def test_centred_title_is_told_from_an_indented_paragraph() -> None:
    """Only what stands in by the same measure on both sides is centred."""

    def draw(press: Press) -> None:
        press.write("试点工作报告", 267.5, 80)
        press.write("字" * 40, 97.5, 120)
        press.write("字" * 38, 117.5, 140)
        press.write("短行", 97.5, 160)

    assert [line.style.centred for line in lines(read(printed(draw)))] == [
        True,
        False,
        False,
        False,
    ]


def test_watermark_is_left_out_and_said() -> None:
    """Text at an angle is no line of the report; a diagnostic says that it was there."""

    def draw(press: Press) -> None:
        press.write("正文", 90, 100)
        press.canvas.rotate(45)
        press.canvas.setFont(FONT, 60)
        press.canvas.drawString(300, 100, "内部资料")

    document = read(printed(draw))
    assert texts(document) == ["正文"]
    assert codes(document) == ["rotated_text"]


def test_text_turned_by_a_quarter_is_read_in_its_cell() -> None:
    """A header cell written upwards keeps its text."""

    def draw(press: Press) -> None:
        press.grid((100, 200, 300), (100, 200, 220))
        press.write("人数", 205, 150)
        press.canvas.saveState()
        press.canvas.translate(150, HEIGHT - 190)
        press.canvas.rotate(90)
        press.canvas.setFont(FONT, 10)
        press.canvas.drawString(0, 0, "1+X师资")
        press.canvas.restoreState()

    (grid,) = grids(read(printed(draw)))
    assert rows(grid)[0] == ["1+X师资", "人数"]


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_rotated_page_is_read_as_displayed(quarter: int) -> None:
    """Page rotation is undone: table and text come as on an upright page, in displayed coordinates."""

    def draw(press: Press) -> None:
        press.canvas.setPageRotation(quarter)  # reportlab lays the sheet so that A4 is displayed
        # what a viewer turns clockwise is drawn turned the other way
        press.canvas.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[quarter])
        press.canvas.rotate(quarter)
        press.write("表1 明细", 100, 90)
        press.grid()
        press.fill_grid()

    document = read(printed(draw))
    assert document.page_sizes[0] == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    assert texts(document) == ["表1 明细"]
    (grid,) = grids(document)
    assert rows(grid)[0] == ["格00", "格01", "格02"]
    assert grid.box == pytest.approx((100, 100, 400, 160), abs=0.1)


def test_cropped_page_is_measured_from_its_crop() -> None:
    """The origin is the corner of what is displayed, and what lies outside is not read."""

    def draw(press: Press) -> None:
        press.canvas.setCropBox((50, 0, WIDTH, HEIGHT - 40))
        press.write("正文", 90, 100)
        press.write("裁掉", 90, 20)

    document = read(printed(draw))
    (line,) = lines(document)
    assert line.text == "正文"
    assert line.box is not None
    assert (line.box.x0, line.box.top) == pytest.approx((40, 60 - 8.8), abs=0.1)


# --- files -----------------------------------------------------------------------------------


def test_pages_are_counted_and_numbered() -> None:
    """The source is given its page count, and every line its page."""
    document = read(printed(*[lambda press: press.write("正文", 90, 100)] * 3))
    assert document.source.pages == 3
    assert [line.page for line in lines(document)] == [1, 2, 3]
    assert len(document.page_sizes) == 3


def test_encrypted_file_is_refused_as_such() -> None:
    """A file that asks for a password to open says so."""
    locked = StandardEncryption("secret", ownerPassword="owner")
    data = printed(lambda press: press.write("正文", 90, 100), encrypt=locked)
    assert refusal(data) is ReadCause.ENCRYPTED


def test_file_locked_against_changes_only_is_read() -> None:
    """A file with an owner's password opens without one, as in a viewer."""
    locked = StandardEncryption("", ownerPassword="owner", canModify=0)
    data = printed(lambda press: press.write("正文", 90, 100), encrypt=locked)
    assert texts(read(data)) == ["正文"]


def test_what_is_no_pdf_is_damaged() -> None:
    """Bytes without a PDF in them are refused as damaged."""
    assert refusal(b"%PDF-1.7 and no more") is ReadCause.DAMAGED


def picture(press: Press) -> None:
    """Draw a picture that fills most of the page."""
    press.canvas.drawImage(ImageReader(Image.new("L", (8, 8), 128)), 50, 50, 400, 600)


def test_scan_has_no_text() -> None:
    """A file of pictures alone is refused for want of a text layer."""
    assert refusal(printed(picture)) is ReadCause.NO_TEXT


def test_blank_file_is_empty() -> None:
    """A file of blank pages is refused as empty."""
    assert refusal(printed(lambda _: None)) is ReadCause.EMPTY


def test_scanned_page_among_others_is_named() -> None:
    """A picture of a page is not passed over in silence."""
    document = read(printed(lambda press: press.write("正文", 90, 100), picture))
    (found,) = document.diagnostics
    assert found.code == "no_text_layer"
    assert found.at is not None
    assert found.at.page == 2


def test_partial_file_is_read_and_said_to_be_partial() -> None:
    """A copy that lost its last bytes is read as far as it goes, with a warning."""
    data = printed(lambda press: press.write("正文", 90, 100))
    document = read(data[: data.rindex(b"startxref")])
    assert texts(document) == ["正文"]
    assert codes(document) == ["incomplete_file"]


def test_page_of_very_many_lines_is_left_to_a_diagnostic() -> None:
    """A map is not searched for tables for minutes; its text is read, and a diagnostic says so."""

    def draw(press: Press) -> None:
        press.write("地图", 20, 20)
        press.level([40 + 6 * index for index in range(120)], 20, 580)
        press.plumb([20 + 6 * index for index in range(90)], 40, 760)
        press.write("长河", 100, 103, size=4)

    document = read(printed(draw))
    assert "地图" in texts(document)
    assert codes(document) == ["too_many_objects"]


DAMAGE = """
import sys
from pathlib import Path
from extractor.errors import ReadError
from extractor.model.provenance import Source
from extractor.readers.paged import read_pdf
from tests.readers.paged.press import COLUMNS, FONT, HEIGHT, ROWS, WIDTH, Press, printed
for path in sorted(Path(sys.argv[1]).iterdir()):
    data = path.read_bytes()
    try:
        read_pdf(data, Source(name=path.name, sha256="", media_type="", size=len(data)))
    except ReadError as error:
        print(path.name, error.cause)
    else:
        print(path.name, "read")
"""


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    """Whatever bytes are lost or changed, there is a document or a `ReadError`, no other exception."""

    def draw(press: Press) -> None:
        press.grid()
        press.fill_grid()

    whole, chance = printed(draw, draw), random.Random(20)  # noqa: S311  the same damage each time
    for number in range(40):
        data = bytearray(whole[: chance.randrange(1, len(whole))] if number % 2 else whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / f"{number:02}.pdf").write_bytes(data)
    run = subprocess.run(
        [sys.executable, "-c", DAMAGE, tmp_path],
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    assert not run.stderr
    assert len(run.stdout.splitlines()) == 40


# --- the shared reports ----------------------------------------------------------------------

SHARED = Path(__file__).resolve().parents[4] / "shared"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared reports are not here")
def test_shared_reports_tables_are_whole() -> None:
    """Every row of the gold tables is a row on some page, or two pieces of it are."""
    missing: list[list[str]] = []
    for path in sorted((SHARED / "gold").glob("*.json")):
        document = read((SHARED / "reports" / f"{path.stem}.pdf").read_bytes())
        found = [[_bare(text) for text in row] for grid in grids(document) for row in rows(grid)]
        for table in json.loads(path.read_text(encoding="utf-8")).get("tables", ()):
            wanted = ([_bare(text) for text in row] for row in table["rows"])
            missing.extend(row for row in wanted if row not in found and not _in_pieces(row, found))
    assert not missing


def _bare(text: str) -> str:
    return "".join(text.split())


def _in_pieces(row: list[str], found: list[list[str]]) -> bool:
    """Tell a row whose upper and lower part stand near each other, a repeated header between."""
    return any(
        [above + below for above, below in zip(upper, lower, strict=False)] == row
        for index, upper in enumerate(found)
        for lower in found[index + 1 : index + 3]
    )
