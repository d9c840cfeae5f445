"""Tables that few rules or none show are read as tables; print that only looks like one is not."""

import pytest

from extractor.model.document import Document, Grid, Line
from extractor.model.provenance import Source
from extractor.readers.paged import read_pdf
from extractor.readers.paged.recognition import Recognition
from tests.readers.paged.press import FONT, HEIGHT, Draw, Press, printed

NAMES = ["证书名称", "等级", "报名人数", "取证人数"]
BODY = [
    ["网店推广", "初级", "120", "98"],
    ["机械制图", "中级", "45", "8"],
    ["智能财税", "高级", "7", "1"],
    ["物流管理", "中级", "310", "287"],
]
LEFT = (110, 210, 260, 360)
SIDES = (100, 430)
PROSE = "学校围绕试点工作修订人才培养方案并组织教师到企业跟岗学习"


def read(*pages: Draw) -> Document:
    """Read printed pages by their text layer."""
    data = printed(*pages)
    source = Source(name="x.pdf", sha256="", media_type="", size=len(data))
    return read_pdf(data, source, Recognition.OFF)


def grids(document: Document) -> list[Grid]:
    """Return the tables."""
    return [item for item in document.items if isinstance(item, Grid)]


def texts(document: Document) -> list[str]:
    """Return the text of each line."""
    return [item.text for item in document.items if isinstance(item, Line)]


def rows(grid: Grid) -> list[list[str]]:
    """Return the texts of a grid, a spanning cell's in its first place."""
    table = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        table[cell.row][cell.column] = cell.text
    return table


def write_rows(press: Press, table: list[list[str]], y: float, *, step: float = 20) -> float:
    """Print rows from a baseline on, figures to the right of their column; return the last baseline."""
    for number, row in enumerate(table):
        for x, text in zip(LEFT, row, strict=True):
            indent = 40 - 5 * len(text) if text.isdigit() else 0
            press.write(text, x + indent, y + number * step)
    return y + (len(table) - 1) * step


def write_prose(press: Press, y: float, count: int = 3) -> None:
    """Print lines of running text over the table's width."""
    for number in range(count):
        press.write(PROSE + "。", 100, y + 18 * number, size=11)


def test_three_lines_are_a_table() -> None:
    """Rules over, under the header and at the foot make a table; text around it stays text."""

    def draw(press: Press) -> None:
        write_prose(press, 60)
        press.level((120, 140, 225), *SIDES)
        write_rows(press, [NAMES, *BODY], 134)
        write_prose(press, 250)

    document = read(draw)
    (grid,) = grids(document)
    assert rows(grid) == [NAMES, *BODY]
    assert texts(document) == [PROSE + "。"] * 6
    assert 0.9 < grid.score < 1


def test_a_table_of_three_lines_is_open_where_a_page_ends() -> None:
    """Without the rule at its foot its rows still belong to it."""

    def draw(press: Press) -> None:
        press.level((700, 720), *SIDES)
        write_rows(press, [NAMES, *BODY[:2]], 714)
        press.write("第1页", 280, 800)

    document = read(draw)
    assert [rows(grid) for grid in grids(document)] == [[NAMES, *BODY[:2]]]
    assert texts(document) == ["第1页"]


def test_names_of_groups_stand_over_their_columns() -> None:
    """A short rule under a name shows which columns it names; names beside it span both rows."""

    def draw(press: Press) -> None:
        press.level((100, 140, 225), *SIDES)
        press.level((120,), 255, 430)
        press.write("人数", 335, 114)
        press.write(NAMES[0], LEFT[0], 124)
        press.write(NAMES[1], LEFT[1], 124)
        press.write("报名", 270, 134)
        press.write("取证", 370, 134)
        write_rows(press, BODY, 154)

    (grid,) = grids(read(draw))
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in grid.cells if cell.row < 2}
    assert spans == {
        "证书名称": (2, 1),
        "等级": (2, 1),
        "人数": (1, 2),
        "报名": (1, 1),
        "取证": (1, 1),
    }
    assert rows(grid)[2:] == BODY


def test_names_of_groups_without_a_short_rule() -> None:
    """A name over the gap between two columns names both."""

    def draw(press: Press) -> None:
        press.level((100, 140, 225), *SIDES)
        press.write("人数", 320, 114)
        press.write(NAMES[0], LEFT[0], 124)
        press.write(NAMES[1], LEFT[1], 124)
        press.write("报名人数", 260, 134)
        press.write("取证人数", 360, 134)
        write_rows(press, [["网店推广", "初级", "12000", "98000"], *BODY[1:]], 154)

    (grid,) = grids(read(draw))
    (group,) = [cell for cell in grid.cells if cell.column_span == 2]
    assert (group.row, group.column) == (0, 2)


def test_lines_of_a_cell_are_one_row() -> None:
    """In a table without rules between rows, lines nearer to each other than rows are one cell's."""

    def draw(press: Press) -> None:
        press.level((100, 120, 260), *SIDES)
        write_rows(press, [NAMES], 114)
        for y, row in zip((136, 172, 220), BODY, strict=False):
            write_rows(press, [row], y)
        press.write("（试点）", LEFT[0], 149)
        press.write("与三维造型", LEFT[0], 185)
        press.write("（试点）", LEFT[0], 198)

    (grid,) = grids(read(draw))
    names = ["".join(row[0].split()) for row in rows(grid)]
    assert names == ["证书名称", "网店推广（试点）", "机械制图与三维造型（试点）", "智能财税"]


def test_rules_between_rows_are_enough() -> None:
    """Level rules between all rows, and none plumb."""

    def draw(press: Press) -> None:
        press.level((100, 120, 140, 160, 180, 200), *SIDES)
        write_rows(press, [NAMES, *BODY], 114)

    assert [rows(grid) for grid in grids(read(draw))] == [[NAMES, *BODY]]


def test_a_ruled_header_has_the_rows_below() -> None:
    """Rows below a header in rules belong to it, as far as they keep to its columns."""

    def draw(press: Press) -> None:
        press.grid((100, 200, 250, 350, 430), (100, 120))
        write_rows(press, [NAMES, *BODY], 114)
        press.level((205,), 100, 430)
        write_prose(press, 240)

    document = read(draw)
    assert [rows(grid) for grid in grids(document)] == [[NAMES, *BODY]]
    assert len(texts(document)) == 3


def test_columns_of_figures_are_a_table_without_rules() -> None:
    """Rows that leave the same gaps free are a table, less surely than one with rules."""

    def draw(press: Press) -> None:
        write_prose(press, 60)
        write_rows(press, [NAMES, *BODY], 130)
        write_prose(press, 250)

    document = read(draw)
    (grid,) = grids(document)
    assert rows(grid) == [NAMES, *BODY]
    assert grid.score < 0.8
    assert len(texts(document)) == 6


def test_the_last_row_alone_on_a_page_is_a_table() -> None:
    """Names of four columns and one row of figures are enough, where a page break left no more."""

    def draw(press: Press) -> None:
        write_rows(press, [NAMES, BODY[3]], 90)
        write_prose(press, 150)

    assert [rows(grid) for grid in grids(read(draw))] == [[NAMES, BODY[3]]]


def test_two_tables_of_three_lines_side_by_side_are_two() -> None:
    """Rules that end between them part them, be the rows at the same heights."""

    def draw(press: Press) -> None:
        for shift in (0, 240):
            press.level((100, 120, 185), 60 + shift, 270 + shift)
            for number, row in enumerate([["代码", "人数"], ["1001", "12"], ["1002", "30"]]):
                for x, text in zip((70, 200), row, strict=True):
                    press.write(text, x + shift, 114 + 20 * number)

    found = [rows(grid) for grid in grids(read(draw))]
    assert found == [[["代码", "人数"], ["1001", "12"], ["1002", "30"]]] * 2


@pytest.mark.parametrize("angle", [90, -90])
def test_a_table_on_its_side_is_read_as_it_is_written(angle: int) -> None:
    """Its rows are those of a reader who turns the page; its place is where the page shows it."""

    def draw(press: Press) -> None:
        press.canvas.translate(300, HEIGHT - 400)
        press.canvas.rotate(angle)
        press.canvas.translate(-200, -(HEIGHT - 130))
        press.grid()
        press.canvas.setFont(FONT, 10)
        press.fill_grid()

    (grid,) = grids(read(draw))
    assert rows(grid) == [[f"格{row}{column}" for column in range(3)] for row in range(3)]
    assert grid.box is not None
    assert grid.box.bottom - grid.box.top > grid.box.x1 - grid.box.x0


def test_a_mark_that_hangs_over_a_rule_belongs_to_its_line() -> None:
    """The full stop at the end of a full line may stand outside its cell."""

    def draw(press: Press) -> None:
        press.grid()
        press.write("编写活页式讲义材料。", 107, 114)
        press.write("中级", 310, 114)

    (grid,) = grids(read(draw))
    assert rows(grid)[0] == ["编写活页式讲义材料。", "", "中级"]


def test_rows_go_on_with_the_header_of_the_page_before() -> None:
    """What a page break left of a cell is a row under the header that is said again."""

    def draw(press: Press) -> None:
        press.level((100, 120, 145), *SIDES)
        write_rows(press, [NAMES], 114)
        press.write("（试点）", LEFT[0], 134)

    (grid,) = grids(read(draw))
    assert rows(grid) == [NAMES, ["（试点）", "", "", ""]]


def columns_of_text(press: Press) -> None:
    """Print two columns of running text between two rules."""
    press.level((60, 420), 60, 540)
    for number in range(18):
        for x in (60, 310):
            press.write(PROSE[number % 5 :][:20], x, 80 + 18 * number, size=11)


def form(press: Press) -> None:
    """Print a form's blanks, then a signature."""
    for number, label in enumerate(("单位", "姓名", "电话", "地址")):
        press.write(f"{label}：", 100, 100 + 25 * number)
        press.write(f"{label}人：", 300, 100 + 25 * number)
    press.write("学校（盖章）", 350, 260)
    press.write("2023年5月6日", 350, 280)


def contents(press: Press) -> None:
    """Print a table of contents whose page numbers stand far to the right."""
    for number, title in enumerate(("试点概况", "主要做法", "取得成效", "存在问题", "下一步打算")):
        press.write(f"{number + 1}、{title}", 100, 100 + 20 * number)
        press.write(str(3 * number + 1), 480, 100 + 20 * number)


def names(press: Press) -> None:
    """Print a list of names in columns."""
    for number in range(4):
        for x, name in zip(
            (100, 180, 260, 340), ("赵文明", "钱海燕", "孙志强", "李丽华"), strict=True
        ):
            press.write(name, x, 100 + 20 * number)


def spaced(press: Press) -> None:
    """Print justified lines whose words stand far apart."""
    for number in range(5):
        x = 100.0
        for word in ("全年报名", "120", "人，实际参加", "98", "人，取得证书", "87", "人"):
            press.write(word, x, 100 + 18 * number)
            x += 10 * len(word) + 12 + 5 * ((number * len(word)) % 3)


def framed(press: Press) -> None:
    """Print text in a box between rules."""
    press.level((100, 180), 100, 400)
    press.plumb((100, 400), 100, 180)
    for number in range(3):
        press.write(PROSE[:26], 110, 120 + 20 * number)


@pytest.mark.parametrize("draw", [columns_of_text, form, contents, names, spaced, framed])
def test_print_that_looks_like_a_table_is_text(draw: Draw) -> None:
    """Columns of text, forms, contents, names, justified lines and frames are no tables."""
    assert grids(read(draw)) == []


def test_the_rule_over_a_table_is_no_rule_under_a_running_header() -> None:
    """On a later page text above a table of three lines is text, near the page's top as it may be."""

    def draw(press: Press) -> None:
        press.write(PROSE, 100, 60)
        press.level((70, 90, 175), *SIDES)
        write_rows(press, [NAMES, *BODY], 84)

    document = read(columns_of_text, draw)
    (line,) = [item for item in document.items if isinstance(item, Line) and item.text == PROSE]
    assert line.role == "body"
