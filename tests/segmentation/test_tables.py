"""Tables: headers told from bodies, captions tied, pieces stitched over pages and cut rows joined."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor.model.document import Cell, Grid, Line
from extractor.model.outline import BlockKind, Outline, StitchedTable
from extractor.model.provenance import BoundingBox

Outliner = Callable[..., Outline]
Maker = Callable[..., Grid]

HEADER = ["序号", "证书名称", "等级", "专业", "人数"]
ROWS = [
    ["1", "机械制图", "中级", "工业设计", "50"],
    ["2", "网店推广", "中级", "电子商务", "30"],
    ["3", "财务共享", "初级", "会计", "20"],
    ["4", "智能财税", "中级", "会计 审计", "60"],
]


def cells(table: StitchedTable) -> list[list[str]]:
    """Return the texts of a table's body."""
    return [[slot.text for slot in row] for row in table.rows]


def test_a_header_said_again_on_the_next_page_stands_once(
    outline_of: Outliner, grid: Maker
) -> None:
    """Two pieces under one header are one table, and the join says why."""
    outline = outline_of([grid([HEADER, *ROWS[:2]], page=1), grid([HEADER, *ROWS[2:]], page=2)])
    (table,) = outline.tables
    assert table.header == tuple(HEADER)
    assert cells(table) == ROWS
    assert [(each.page, each.rows) for each in table.fragments] == [(1, (0, 1)), (2, (2, 3))]
    assert [(each.joined_by, each.score) for each in table.fragments] == [
        (None, 1.0),
        ("same header", 1.0),
    ]


def test_a_table_goes_on_without_its_header(outline_of: Outliner, grid: Maker) -> None:
    """The same columns at the same places on the next page go on with the table, less surely."""
    (table,) = outline_of([grid([HEADER, *ROWS[:2]], page=1), grid(ROWS[2:], page=2)]).tables
    assert cells(table) == ROWS
    assert table.fragments[1].joined_by == "same columns"
    assert table.fragments[1].score < 1


@pytest.mark.parametrize("header", [[HEADER], []])
def test_a_row_cut_in_mid_cell_is_one_row(
    outline_of: Outliner, grid: Maker, header: list[list[str]]
) -> None:
    """The rest of a row on the next page is put back cell by cell; both fragments hold the row."""
    cut = [["4", "智能", "中级", "会计", "60"], ["", "财税", "", "审计", ""]]
    pieces = [grid([HEADER, *ROWS[:3], cut[0]], page=1), grid([*header, cut[1]], page=2)]
    (table,) = outline_of(pieces).tables
    assert cells(table)[3] == ["4", "智能财税", "中级", "会计审计", "60"]
    assert [each.rows for each in table.fragments] == [(0, 3), (3, 3)]
    assert "row cut" in str(table.fragments[1].joined_by)


def test_the_emptier_half_of_a_cut_row_may_come_first(outline_of: Outliner, grid: Maker) -> None:
    """Some makers print the short cells with the second half."""
    first, second = ["", "智能", "", "会计", ""], ["4", "财税", "中级", "审计", "60"]
    pieces = [grid([HEADER, *ROWS[:3], first], page=1), grid([HEADER, second], page=2)]
    (table,) = outline_of(pieces).tables
    assert cells(table)[3] == ["4", "智能财税", "中级", "会计审计", "60"]


def test_entries_of_a_cut_list_stay_apart(outline_of: Outliner, grid: Maker) -> None:
    """A coded major that begins the second half is a new entry, set apart by a space."""
    header = ["证书", "等级", "专业"]
    rows = [["机械制图", "中级", "【560101】机械设计"], ["", "", "【560102】机械制造"]]
    (table,) = outline_of([grid([header, rows[0]]), grid([header, rows[1]])]).tables
    assert cells(table) == [["机械制图", "中级", "【560101】机械设计 【560102】机械制造"]]


def test_an_empty_first_cell_alone_is_no_cut(outline_of: Outliner, grid: Maker) -> None:
    """Two rows with figures stay two, whatever is empty in the second."""
    rows = [["第一批", "机械制图", "50"], ["", "网店推广", "30"]]
    header = ["批次", "证书", "人数"]
    (table,) = outline_of([grid([header, rows[0]], page=1), grid([header, rows[1]], page=2)]).tables
    assert cells(table) == rows


def test_a_merged_cell_goes_on_over_the_page(outline_of: Outliner, grid: Maker) -> None:
    """A cell that spans rows stands in each of them, on the next page too."""
    header = ["批次", "证书", "人数"]
    first = grid(
        [header, ["第一批", "机械制图", "50"], ["", "网店推广", "30"]],
        page=1,
        spans={(1, 0): (2, 1)},
    )
    second = grid(
        [header, ["", "财务共享", "20"], ["", "智能财税", "60"]], page=2, spans={(1, 0): (2, 1)}
    )
    (table,) = outline_of([first, second]).tables
    assert [row[0] for row in cells(table)] == ["第一批"] * 4
    assert [row[0].merged for row in table.rows] == [False, True, True, True]


def test_a_total_row_closes_a_table(outline_of: Outliner, grid: Maker) -> None:
    """Two tables with the very same header stay two where a total row ends the first."""
    header = ["证书", "人数"]
    first = grid([header, ["机械制图", "50"], ["合计", "50"]], page=1)
    second = grid([header, ["网店推广", "30"], ["合计", "30"]], page=2)
    assert [len(table.rows) for table in outline_of([first, second]).tables] == [2, 2]


def test_a_total_row_may_stand_alone_on_the_next_page(outline_of: Outliner, grid: Maker) -> None:
    """A page break before 合计 leaves it in the table, as a row of its own."""
    total = ["", "合计", "", "", "160"]
    (table,) = outline_of([grid([HEADER, *ROWS], page=1), grid([HEADER, total], page=2)]).tables
    assert cells(table)[-1] == total


def test_a_table_divided_by_totals_goes_on(outline_of: Outliner, grid: Maker) -> None:
    """Where 小计 rows divide a table, one at the foot of a page does not close it."""
    header = ["证书", "人数"]
    first = grid([header, ["机械制图", "50"], ["小计", "50"]], page=1)
    second = grid([header, ["网店推广", "30"], ["小计", "30"], ["总计", "80"]], page=2)
    (table,) = outline_of([first, second]).tables
    assert len(table.rows) == 5


def test_counting_from_one_again_begins_a_table(outline_of: Outliner, grid: Maker) -> None:
    """The same header over 序号 1 again is another table."""
    outline = outline_of([grid([HEADER, *ROWS], page=1), grid([HEADER, *ROWS], page=2)])
    assert len(outline.tables) == 2


def test_a_caption_between_two_grids_parts_them(outline_of: Outliner, grid: Maker) -> None:
    """A table with a caption of its own is never the rest of the one before."""
    outline = outline_of(
        [
            "表1 报名情况",
            grid([HEADER, *ROWS[:2]], page=1),
            "表2 考核情况",
            grid([HEADER, *ROWS[2:]], page=2),
        ]
    )
    assert [table.caption for table in outline.tables] == ["表1 报名情况", "表2 考核情况"]


def test_the_caption_said_again_is_furniture(outline_of: Outliner, grid: Maker) -> None:
    """续表 over the second piece does not part it from the first."""
    outline = outline_of(
        [
            "表1 报名情况",
            grid([HEADER, *ROWS[:2]], page=1),
            "续表1",
            grid([HEADER, *ROWS[2:]], page=2),
        ]
    )
    assert len(outline.tables) == 1
    assert [block.kind for block in outline.blocks] == [
        BlockKind.CAPTION,
        BlockKind.TABLE,
        BlockKind.FURNITURE,
    ]


@pytest.mark.parametrize("number", ["第1页 共2页", "4-9", "— 12 —"])
def test_a_page_number_inside_a_table_does_not_part_it(
    outline_of: Outliner, grid: Maker, number: str
) -> None:
    """Text copied page by page has the page's number between two rows; it is furniture."""
    total = ["合计", "", "", "", "160"]
    pieces = [grid([HEADER, *ROWS[:2]]), Line(number), grid([*ROWS[2:], total])]
    outline = outline_of(pieces)
    (table,) = outline.tables
    assert cells(table) == [*ROWS, total]
    assert [each.text for each in outline.blocks if each.kind is BlockKind.FURNITURE] == [number]


def test_another_table_with_as_many_columns_is_not_joined(
    outline_of: Outliner, grid: Maker
) -> None:
    """A row of words where the table has figures is the header of another table."""
    other = [["编号", "院系", "负责人", "电话", "备注"], ["1", "机电", "张三", "020", "无"]]
    assert len(outline_of([grid([HEADER, *ROWS], page=1), grid(other, page=2)]).tables) == 2


def test_header_levels_are_joined_column_by_column(outline_of: Outliner, grid: Maker) -> None:
    """A header of two rows gives one text a column, repeats dropped."""
    rows = [
        ["证书", "报考人数", "", "备注"],
        ["", "初级", "中级", ""],
        ["机械制图", "20", "30", ""],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)}
    (table,) = outline_of([grid(rows, spans=spans)]).tables
    assert table.header == ("证书", "报考人数 初级", "报考人数 中级", "备注")
    assert len(table.header_levels) == 2
    assert cells(table) == [["机械制图", "20", "30", ""]]


def test_years_may_head_columns(outline_of: Outliner, grid: Maker) -> None:
    """A first row that holds years and no other figure is a header."""
    (table,) = outline_of([grid([["证书", "2022", "2023"], ["机械制图", "20", "30"]])]).tables
    assert table.header == ("证书", "2022", "2023")


def test_blank_columns_and_cells_are_kept(outline_of: Outliner, grid: Maker) -> None:
    """A column without header or text is data."""
    rows = [["证书", "", "人数"], ["机械制图", "", "30"], ["网店推广", "", ""]]
    (table,) = outline_of([grid(rows)]).tables
    assert table.header == ("证书", "", "人数")
    assert cells(table) == rows[1:]


def test_a_title_row_in_the_grid_is_the_caption(outline_of: Outliner, grid: Maker) -> None:
    """A full-width first row names the table, the next says its unit, the last is a note."""
    rows = [["考核情况统计表", "", ""], ["单位：人", "", ""], ["证书", "报考", "获证"]]
    rows += [["机械制图", "50", "43"], ["注：含补考。", "", ""]]
    spans = {(0, 0): (1, 3), (1, 0): (1, 3), (4, 0): (1, 3)}
    outline = outline_of([grid(rows, spans=spans)])
    (table,) = outline.tables
    assert (table.caption, cells(table)) == ("考核情况统计表", [["机械制图", "50", "43"]])
    kinds = [BlockKind.CAPTION, BlockKind.NOTE, BlockKind.TABLE, BlockKind.NOTE]
    assert [block.kind for block in outline.blocks] == kinds


def test_a_band_row_stays_in_the_body(outline_of: Outliner, grid: Maker) -> None:
    """A full-width row among body rows is data, its text in each column."""
    rows = [["证书", "人数"], ["机电学院", ""], ["机械制图", "50"]]
    (table,) = outline_of([grid(rows, spans={(1, 0): (1, 2)})]).tables
    assert cells(table) == [["机电学院", "机电学院"], ["机械制图", "50"]]


def test_a_line_without_number_above_a_table_may_name_it(outline_of: Outliner, grid: Maker) -> None:
    """…一览表 above a table is its caption; the unit between them is a note."""
    outline = outline_of(["2023年证书申报一览表", "单位：人", grid([HEADER, *ROWS])])
    assert outline.tables[0].caption == "2023年证书申报一览表"
    assert outline.blocks[1].kind is BlockKind.NOTE


def test_a_sentence_above_a_table_is_no_caption(outline_of: Outliner, grid: Maker) -> None:
    """具体情况如下： introduces a table and does not name it."""
    outline = outline_of(["一、报名", "各专业报名的具体情况如下：", grid([HEADER, *ROWS])])
    assert outline.tables[0].caption is None
    assert outline.tables[0].section == "s1" if outline.sections else True


def test_captions_may_stand_below_their_tables(outline_of: Outliner, grid: Maker) -> None:
    """Where a document sets its captions below, each table takes the one under it."""
    outline = outline_of(
        [
            "概述如下。",
            grid([HEADER, *ROWS]),
            "表1 报名",
            "考核见下。",
            grid([HEADER, *ROWS]),
            "表2 考核",
        ]
    )
    assert [table.caption for table in outline.tables] == ["表1 报名", "表2 考核"]


def test_a_note_below_a_table_is_marked(outline_of: Outliner, grid: Maker) -> None:
    """数据来源 under a table is a note."""
    outline = outline_of([grid([HEADER, *ROWS]), "数据来源：教务处", "此外，学校开展了社会培训。"])
    kinds = [BlockKind.TABLE, BlockKind.NOTE, BlockKind.PARAGRAPH]
    assert [block.kind for block in outline.blocks] == kinds


def test_rows_are_as_long_as_the_header(outline_of: Outliner, grid: Maker) -> None:
    """A grid whose cells do not fill it gives a rectangle all the same."""
    full = grid([["证书", "人数"], ["机械制图", "50"]])
    holed = Grid(full.cells[:-1], 2, 2)
    (table,) = outline_of([Line("表1 报名"), holed]).tables
    assert cells(table) == [["机械制图", ""]]


def test_a_header_cut_by_the_page_is_whole(outline_of: Outliner, grid: Maker) -> None:
    """What is left of a header on the next page is put back under it."""
    first = grid([["证书", "等级", "面向社会开展"]], page=1)
    second = grid(
        [["", "", "培训量"], ["机械制图", "中级", "50"], ["网店推广", "初级", "30"]], page=2
    )
    (table,) = outline_of([first, second]).tables
    assert table.header == ("证书", "等级", "面向社会开展培训量")
    assert cells(table) == [["机械制图", "中级", "50"], ["网店推广", "初级", "30"]]


def test_a_row_cut_in_every_cell_is_one_row(outline_of: Outliner, grid: Maker) -> None:
    """Where no half is empty, halves that make what the column usually holds tell the cut."""
    header = ["证书", "课程"]
    rows = [["机械制图等级证书", "公差"], ["财税等级证书", "会计"], ["网店等级证书", "电商"]]
    first = grid([header, *rows, ["智能制造等", "机械设计、"]], page=1)
    second = grid([["级证书", "数控编程"], ["物流等级证书", "仓储"]], page=2)
    (table,) = outline_of([first, second]).tables
    assert cells(table)[3:] == [
        ["智能制造等级证书", "机械设计、数控编程"],
        ["物流等级证书", "仓储"],
    ]


def test_whole_rows_at_a_page_break_stay_two(outline_of: Outliner, grid: Maker) -> None:
    """Rows that hold what their columns usually hold are not joined."""
    header = ["证书", "课程"]
    rows = [["机械制图等级证书", "公差"], ["财税等级证书", "会计"], ["网店等级证书", "电商"]]
    (table,) = outline_of(
        [grid([header, *rows], page=1), grid([["物流等级证书", "仓储"]], page=2)]
    ).tables
    assert len(table.rows) == 4


def test_a_percent_sign_may_be_cut_from_its_figure(outline_of: Outliner, grid: Maker) -> None:
    """50.51 and % below the break are one cell; two figures, or a figure and --, never are."""
    header = ["证书", "等级", "通过率"]
    whole = [[name, "中级", "86.00%"] for name in ("机械制图", "网店推广", "财务共享")]
    rows = [*whole, ["智能", "初级", "50.51"]]
    cut = [grid([header, *rows], page=1), grid([header, ["财税", "", "%"]], page=2)]
    assert cells(outline_of(cut).tables[0])[-1] == ["智能财税", "初级", "50.51%"]
    apart = [grid([header, *rows], page=1), grid([header, ["财税", "", "--"]], page=2)]
    assert len(outline_of(apart).tables[0].rows) == 5


def open_at(grid: Grid, column: int, *, below: bool) -> Grid:
    """Return the grid with one outer cell of a column closed by no rule at the page break."""
    last = max(cell.row + cell.row_span for cell in grid.cells)
    at_edge = {
        cell
        for cell in grid.cells
        if cell.column == column and (cell.row + cell.row_span == last if below else cell.row < 2)
    }
    opened = tuple(
        replace(cell, cut_below=below, cut_above=not below) if cell in at_edge else cell
        for cell in grid.cells
    )
    return replace(grid, cells=opened)


@pytest.mark.parametrize(("above", "below"), [("信息学院", ""), ("", "信息学院"), ("信息", "学院")])
def test_a_merged_cell_open_at_the_break_is_one(
    outline_of: Outliner, grid: Maker, above: str, below: str
) -> None:
    """A browser prints a merged cell's text on either page, or a part on each: every row has it whole."""
    header = ["学院", "证书", "人数"]
    first = grid(
        [header, [above, "机械制图", "50"], ["", "网店推广", "30"]], page=1, spans={(1, 0): (2, 1)}
    )
    second = grid(
        [header, [below, "财务共享", "20"], ["", "智能财税", "60"], ["机电学院", "数控", "10"]],
        page=2,
        spans={(1, 0): (2, 1)},
    )
    (table,) = outline_of([open_at(first, 0, below=True), second]).tables
    assert [row[0] for row in cells(table)] == ["信息学院"] * 4 + ["机电学院"]
    assert [row[0].merged for row in table.rows] == [False, True, True, True, False]


def test_a_cut_row_without_common_columns_is_one_row(outline_of: Outliner, grid: Maker) -> None:
    """Where the rules show the cut, halves that fill different columns are one row; else they are two."""
    halves = [["5", "数控", "", "机械", "10"], ["", "", "高级", "", ""]]
    first, second = [HEADER, *ROWS[:2], halves[0]], [HEADER, halves[1]]
    (table,) = outline_of([grid(first, page=1, cut_below=True), grid(second, page=2)]).tables
    assert cells(table)[-1] == ["5", "数控", "高级", "机械", "10"]
    (table,) = outline_of([grid(first, page=1), grid(second, page=2)]).tables
    assert len(table.rows) == 4


def test_figures_cut_inside_are_no_two_values(outline_of: Outliner, grid: Maker) -> None:
    """7,1 over 53 and 81. over 08% are halves: no figure ends like that."""
    header = ["证书", "级别", "经费", "通过率"]
    rows = [[name, "中级", "5,000", "86.00%"] for name in ("机械制图", "网店推广", "财务共享")]
    halves = ["5G", "高级", "7,1", "81."], ["基站建设", "", "53", "08%"]
    pieces = [grid([header, *rows, halves[0]], page=1), grid([header, halves[1]], page=2)]
    (table,) = outline_of(pieces).tables
    assert cells(table)[3:] == [["5G基站建设", "高级", "7,153", "81.08%"]]


def test_a_row_that_begins_below_the_break_is_one(outline_of: Outliner, grid: Maker) -> None:
    """Centred cells leave number and name below the break, figures may be cut; a bare total is a row."""
    header = ["序号", "证书", "经费", "人数"]
    rows = [[str(number), "机械制图", "5,000", "120"] for number in (1, 2, 3)]
    first = grid([header, *rows, ["", "", "5,252", "15"]], page=1)
    (table,) = outline_of([first, grid([["4", "财务共享", "", "5"]], page=2)]).tables
    assert cells(table)[3:] == [["4", "财务共享", "5,252", "155"]]
    whole = grid([["4", "财务共享", "6,000", "5"]], page=2)
    assert len(outline_of([first, whole]).tables[0].rows) == 5


def test_a_percent_sign_alone_is_the_rest_of_the_total(outline_of: Outliner, grid: Maker) -> None:
    """A total row closes its table, but for marks that belong to its figures."""
    header = ["证书", "人数", "通过率"]
    first = grid([header, ["机械制图", "50", "75.00%"], ["合计", "50", "75.00"]], page=1)
    (table,) = outline_of([first, grid([["", "", "%"]], page=2)]).tables
    assert cells(table)[-1] == ["合计", "50", "75.00%"]


def test_rows_over_a_header_repeated_on_the_page_are_not_cut(
    outline_of: Outliner, grid: Maker
) -> None:
    """Only a page break cuts: the row above a header in mid-page is whole, whatever stands below."""
    rows = [HEADER, *ROWS[:3], HEADER, ["", "智能", "", "", ""]]
    second = grid([HEADER, ["4", "财税", "中级", "会计", "60"]], page=2)
    (table,) = outline_of([grid(rows, page=1, cut_below=True), second]).tables
    assert cells(table) == [*ROWS[:3], ["4", "智能财税", "中级", "会计", "60"]]


def test_a_header_repeated_over_a_cut_row_without_a_rule_is_no_text(
    outline_of: Outliner, grid: Maker
) -> None:
    """Where header and rest of the cut row stand in one row of cells, the header is taken off."""
    first = grid([HEADER, *ROWS[:3], ["4", "智能", "中级", "会计、", "60"]], page=1, cut_below=True)
    glued = ["序号", "证书名称\n财税", "等级", "专 业审计", "人数"]
    second = grid([glued, ["5", "数控", "高级", "机械", "10"]], page=2)
    (table,) = outline_of([first, second]).tables
    assert cells(table)[3:] == [
        ["4", "智能财税", "中级", "会计、审计", "60"],
        ["5", "数控", "高级", "机械", "10"],
    ]


def test_the_last_row_of_a_merged_cell_may_stand_on_the_next_page(
    outline_of: Outliner, grid: Maker
) -> None:
    """In a column of merged cells an empty first cell belongs to the cell above the break."""
    header = ["学院", "证书", "人数"]
    first = grid(
        [header, ["机电", "机械制图", "50"], ["", "智能制造", "20"]], page=1, spans={(1, 0): (2, 1)}
    )
    second = grid([["", "数控加工", "30"], ["信息", "网络安全", "60"]], page=2)
    (table,) = outline_of([first, second]).tables
    assert [row[0] for row in cells(table)] == ["机电", "机电", "机电", "信息"]


def test_an_attachment_names_its_table(outline_of: Outliner, grid: Maker) -> None:
    """附件1 over …一览表 opens a section and names the table under it."""
    outline = outline_of(["工作总结", "附件1", "证书申报一览表", grid([HEADER, *ROWS])])
    assert outline.tables[0].caption == "证书申报一览表"
    assert [(section.number, section.title) for section in outline.sections] == [
        ("1", "证书申报一览表")
    ]


def test_a_header_printed_again_inside_a_grid_is_no_row(outline_of: Outliner, grid: Maker) -> None:
    """A table copied page by page holds the header of each page; it stands once."""
    (table,) = outline_of([grid([HEADER, *ROWS[:2], HEADER, *ROWS[2:]])]).tables
    assert cells(table) == ROWS
    assert [(each.rows, each.joined_by) for each in table.fragments] == [
        ((0, 1), None),
        ((2, 3), "same header"),
    ]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["学院", "考核", "考核"], ["学院", "报考", "获证"]),
        (["学院", "考核", "考核"], ["", "报考", "获证"]),
    ],
)
def test_a_header_of_groups_may_be_written_out(
    outline_of: Outliner, upper: list[str], lower: list[str]
) -> None:
    """A text file says a group's name over each of its columns; the names below belong to the header."""
    rows = [upper, lower, ["信息学院", "50", "40"], ["商学院", "60", "51"]]
    cells = [
        Cell(text, row, column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    (table,) = outline_of([Grid(tuple(cells), 4, 3)]).tables
    assert table.header == ("学院", "考核 报考", "考核 获证")
    assert len(table.rows) == 2


def test_equal_names_in_the_first_row_alone_are_no_groups(outline_of: Outliner) -> None:
    """A body row under two columns of one name has texts of its own."""
    rows = [["学院", "证书", "证书"], ["信息学院", "甲", "乙"], ["商学院", "丙", "丁"]]
    cells = [
        Cell(text, row, column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    (table,) = outline_of([Grid(tuple(cells), 3, 3)]).tables
    assert table.header == ("学院", "证书", "证书")


def _placed(
    grid: Maker, rows: list[list[str]], page: int, place: Callable[[int, int], BoundingBox]
) -> Grid:
    """Return a grid whose cells stand where `place` says of row and column."""
    made = grid(rows, page=page)
    cells = tuple(replace(cell, box=place(cell.row, cell.column)) for cell in made.cells)
    boxes = [cell.box for cell in cells if cell.box]
    box = BoundingBox(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
    return replace(made, cells=cells, box=box)


def test_tables_side_by_side_with_one_header_are_two(outline_of: Outliner, grid: Maker) -> None:
    """At the same height of one page a second table is another, unless its numbers go on."""

    def at(left: float) -> Callable[[int, int], BoundingBox]:
        return lambda row, column: BoundingBox(
            left + 40 * column, 20 * row, left + 40 * (column + 1), 20 * (row + 1)
        )

    one = _placed(grid, [HEADER, *ROWS[:2]], 1, at(0))
    goes_on = _placed(grid, [HEADER, *ROWS[2:]], 1, at(250))
    begins = _placed(grid, [HEADER, *ROWS[:2]], 1, at(250))
    assert len(outline_of([one, begins]).tables) == 2
    assert len(outline_of([one, goes_on]).tables) == 1


def test_a_table_on_its_side_goes_on_with_its_columns(outline_of: Outliner, grid: Maker) -> None:
    """Columns that run up the page are cut between two of them: the first stand on the next page."""

    def at(count: int) -> Callable[[int, int], BoundingBox]:
        return lambda row, column: BoundingBox(
            20 * row, 40 * (count - column), 20 * (row + 1), 40 * (count - column + 1)
        )

    every = [HEADER, *ROWS]
    above = _placed(grid, [row[2:] for row in every], 1, at(3))
    below = _placed(grid, [row[:2] for row in every], 2, at(2))
    (table,) = outline_of([above, below]).tables
    assert table.header == tuple(HEADER)
    assert cells(table) == ROWS
    assert [each.page for each in table.fragments] == [1, 2]
