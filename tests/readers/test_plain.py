"""Text files: encodings, lines, Markdown, and tables of pipes, tabs and commas."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document, Grid, Item, Line, LineRole
from extractor.model.provenance import Source
from extractor.readers.decoding import decode
from extractor.readers.plain import read_plain

REPORT = "某校证书试点工作总结（2023年）\n一、总体情况：报考1,361人——通过率97.5％。\n"


def document(text: str | bytes) -> Document:
    """Return a text as read."""
    data = text if isinstance(text, bytes) else text.encode()
    source = Source(name="x.txt", sha256="", media_type="text/plain", size=len(data))
    return read_plain(data, source)


def texts(text: str | bytes) -> list[str]:
    """Return the texts of the lines."""
    return [item.text for item in document(text).items if isinstance(item, Line)]


def rows(item: Item) -> list[list[str]]:
    """Return a grid as rows of texts; a position without a cell fails."""
    assert isinstance(item, Grid)
    cells = {(cell.row, cell.column): cell.text for cell in item.cells}
    return [[cells[row, column] for column in range(item.columns)] for row in range(item.rows)]


def tables(text: str) -> list[list[list[str]]]:
    """Return the rows of each grid."""
    return [rows(item) for item in document(text).items if isinstance(item, Grid)]


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        codecs.BOM_UTF8 + REPORT.encode(),
        REPORT.encode("gb18030"),
        REPORT.encode("utf-16"),
        codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"),
        REPORT.encode("utf-16-le"),
        REPORT.encode("utf-16-be"),
        REPORT.replace("\n", "\r\n").encode() + b"\x1a",
    ],
)
def test_reads_the_encodings_that_reports_come_in(data: bytes) -> None:
    """UTF-8, UTF-16 and GB18030, marked or not, give the same lines."""
    assert texts(data) == REPORT.splitlines()


@settings(max_examples=50)
@given(st.text(st.characters(codec="gb2312", exclude_categories=["Cc"]), min_size=8))
def test_decoding_loses_no_character(text: str) -> None:
    """What GB18030 or UTF-8 wrote is read back character for character."""
    assert decode(text.encode()) == text
    if decode(text.encode("gb18030")) != text:
        assert text.encode("gb18030").decode("utf-8") != text  # it was valid UTF-8 by chance


def test_broken_text_is_never_read_with_replacements() -> None:
    """A wrong byte in UTF-8 stops the reading; no sign stands in for what was lost."""
    with pytest.raises(ReadError) as caught:
        document(REPORT.encode() + b"\xff" + REPORT.encode())
    assert caught.value.cause is ReadCause.DAMAGED


def test_lines_stay_as_they_are() -> None:
    """Indents, wide spaces and double spaces are kept; a blank line is a gap."""
    first, second, third = document("　　正文  第一行\n第二行 \n\n第三行").items
    assert isinstance(first, Line)
    assert isinstance(second, Line)
    assert isinstance(third, Line)
    assert [first.text, second.text, third.text] == ["　　正文  第一行", "第二行 ", "第三行"]
    assert [first.gap, second.gap, third.gap] == [False, False, True]
    assert not first.whole
    assert first.page is None


def test_form_feeds_part_pages() -> None:
    """Pages are counted where form feeds stand, and only there."""
    read = document("第一页\n\f第二页\n甲\t乙\t丙\n1\t2\t3\n")
    assert [item.page for item in read.items] == [1, 2, 2]
    assert read.source.pages == 2


@pytest.mark.parametrize(
    ("text", "shown", "role", "level"),
    [
        ("## 二、主要做法", "二、主要做法", LineRole.HEADING, 2),
        ("# 总结 #", "总结", LineRole.HEADING, 1),
        ("- 1)3 月发布标准", "1)3 月发布标准", LineRole.LIST_ITEM, None),
        ("* 完善制度", "完善制度", LineRole.LIST_ITEM, None),
        ("- 3 -", "- 3 -", LineRole.BODY, None),
        ("-12.5%", "-12.5%", LineRole.BODY, None),
        ("1. 建立机制", "1. 建立机制", LineRole.BODY, None),
        ("#1 教学楼", "#1 教学楼", LineRole.BODY, None),
        ("通过率**稳步**提高", "通过率**稳步**提高", LineRole.BODY, None),
    ],
)
def test_takes_off_the_marks_of_markdown(
    text: str, shown: str, role: LineRole, level: int | None
) -> None:
    """Heading and bullet marks become a role; numbers, page numbers and inner marks stay text."""
    (line,) = document(text).items
    assert isinstance(line, Line)
    assert (line.text, line.role, line.level) == (shown, role, level)


def test_a_line_all_bold_is_bold() -> None:
    """Marks around the whole line become its style, in a heading too."""
    line, heading = document("**三、存在问题**\n\n# **总结**").items
    assert isinstance(line, Line)
    assert isinstance(heading, Line)
    assert (line.text, line.style.bold) == ("三、存在问题", True)
    assert (heading.text, heading.style.bold, heading.level) == ("总结", True, 1)


def test_a_drawn_rule_is_a_gap() -> None:
    """A line of dashes parts paragraphs and is no text."""
    assert texts("上文\n-----\n下文") == ["上文", "下文"]


def test_reads_a_pipe_table_with_its_header() -> None:
    """The row above the separator is the header; short rows are filled up."""
    text = "| 证书 | 人数 | 备注 |\n|:--|--:|---|\n| 甲\\|乙 | 1<br>2 | **优** |\n| 丙 | -- |\n"
    (grid,) = document(text).items
    assert isinstance(grid, Grid)
    assert grid.header_rows == 1
    assert rows(grid) == [["证书", "人数", "备注"], ["甲|乙", "1\n2", "优"], ["丙", "--", ""]]


def test_reads_pipe_tables_without_separator_or_outer_pipes() -> None:
    """A table may lack its separator, or its outer pipes if it has one."""
    assert tables("| 甲 | 1 |\n| 乙 | 2 |") == [[["甲", "1"], ["乙", "2"]]]
    assert tables("证书 | 人数\n--- | ---\n甲 | 1\n") == [[["证书", "人数"], ["甲", "1"]]]
    assert tables("甲 | 乙 是两类\n下一行") == []


def test_pipe_tables_stay_apart() -> None:
    """A blank line, or a new header with its separator, begins another table."""
    head = "| 证书 | 人数 |\n|---|---|\n"
    assert len(tables(f"{head}| 甲 | 1 |\n\n{head}| 乙 | 2 |")) == 2
    assert tables(f"{head}| 甲 | 1 |\n{head}| 乙 | 2 |") == [
        [["证书", "人数"], ["甲", "1"]],
        [["证书", "人数"], ["乙", "2"]],
    ]


def test_a_row_of_dashes_is_data() -> None:
    """A row whose cells await their values is no separator."""
    text = "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n| -- | -- |\n| 3 | 4 |"
    assert tables(text) == [[["甲", "乙"], ["1", "2"], ["--", "--"], ["3", "4"]]]


def test_a_header_that_markdown_forces_is_none() -> None:
    """A blank header row is left out, and nothing is marked as header."""
    (grid,) = document("| | |\n|---|---|\n| 甲 | 1 |\n| 乙 | 2 |").items
    assert isinstance(grid, Grid)
    assert grid.header_rows is None
    assert rows(grid) == [["甲", "1"], ["乙", "2"]]


def test_a_title_in_the_header_row_stands_above_the_table() -> None:
    """A header with only its first cell filled is the table's title."""
    line, grid = document(
        "| 一览表 | | |\n|---|---|---|\n| 证书 | 级 | 数 |\n| 甲 | 中 | 1 |"
    ).items
    assert isinstance(line, Line)
    assert isinstance(grid, Grid)
    assert (line.text, grid.rows, grid.header_rows) == ("一览表", 2, None)


def test_a_cut_row_at_the_top_of_a_page_is_a_row() -> None:
    """A first row that fills only its last cell continues the table of the page before."""
    assert tables("甲\t中级\t1\n乙\t中级\t2\n\n\t\t专业二\n丙\t中级\t3\n丁\t中级\t4")[1][0] == [
        "",
        "",
        "专业二",
    ]


def test_reads_tables_of_tabs() -> None:
    """Lines with the same number of tabs are a table; lost empty cells at the end come back."""
    text = "表1\t证书明细\n序号\t证书\t人数\t备注\n1\t甲\t20\t\n2\t乙\t30\t\n合计\t\t50\n\n正文"
    title, grid, body = document(text).items
    assert isinstance(title, Line)
    assert isinstance(body, Line)
    assert (title.text, body.text) == ("表1\t证书明细", "正文")
    assert rows(grid)[0] == ["序号", "证书", "人数", "备注"]
    assert rows(grid)[-1] == ["合计", "", "50", ""]


def test_a_quoted_cell_keeps_its_line_breaks() -> None:
    """A cell that Excel quoted for its line break is one cell; quotation marks of the text stay."""
    text = '"本科/\n高职"\t证书\t"人\n数"\n高职\t"双师"培养\t85\n高职\t"""X""证书"\t20\n'
    assert tables(text) == [
        [["本科/\n高职", "证书", "人\n数"], ["高职", '"双师"培养', "85"], ["高职", '"X"证书', "20"]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\t首行缩进的段落一\n\t首行缩进的段落二\n",
        "（1）\t建立机制\n（2）\t完善制度\n",
        "①\t建立机制\n②\t完善制度\n",
        "单位：\t日期：\n",
        '他说："上文\n没有\t完\n',
    ],
)
def test_tabs_that_only_make_room_are_no_table(text: str) -> None:
    """Indents, list markers and a single line of labels stay lines, with their tabs."""
    assert texts(text) == text.splitlines()


def test_one_row_left_by_a_page_break_is_a_table() -> None:
    """A single line with many filled cells is a row."""
    assert tables("38\t高职\t网络运维\t中级\t60") == [[["38", "高职", "网络运维", "中级", "60"]]]


def test_reads_a_file_of_commas() -> None:
    """A file that is all comma-separated cells is a table, its title a line; blank rows part tables."""
    title, first, second = document(
        '明细表,,\n证书,等级,人数\n甲,中级,"1,200"\n,,\n乙,x,1\n丙,y,2\n'
    ).items
    assert isinstance(title, Line)
    assert title.text == "明细表"
    assert rows(first) == [["证书", "等级", "人数"], ["甲", "中级", "1,200"]]
    assert rows(second) == [["乙", "x", "1"], ["丙", "y", "2"]]


@pytest.mark.parametrize(
    "text", ["开展培训,完善制度。\n共有3场,参加131人。", "a,b\nc,d,e\nf,g", '"甲,乙']
)
def test_prose_with_commas_is_prose(text: str) -> None:
    """Sentences with commas do not make a table."""
    assert texts(text) == text.splitlines()


def test_reads_html_tables_within_markdown() -> None:
    """A table that Markdown holds as HTML keeps its spans."""
    text = (
        "上文\n<table><tr><td rowspan=2>甲</td><td>1</td></tr>\n<tr><td>2</td></tr></table>\n下文"
    )
    above, grid, below = document(text).items
    assert isinstance(above, Line)
    assert isinstance(grid, Grid)
    assert isinstance(below, Line)
    assert [(cell.text, cell.row_span) for cell in grid.cells] == [("甲", 2), ("1", 1), ("2", 1)]
    assert texts("<table> 未完") == ["<table> 未完"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text("甲乙12 ，。", min_size=1).filter(str.strip), min_size=1))
def test_plain_lines_come_back_unaltered(lines: list[str]) -> None:
    """What has no mark of Markdown and no separator is read line for line."""
    kept = [line for line in lines if line.strip()]
    assert texts("\n".join(lines)) == kept


def test_a_bold_title_that_runs_into_its_text_loses_its_marks() -> None:
    """**1.标题。**正文 begins with the number of a list, not with asterisks."""
    (line,) = document("**1.优化方案。**各专业修订方案。").items
    assert isinstance(line, Line)
    assert (line.text, line.style.bold) == ("1.优化方案。各专业修订方案。", None)


def test_the_names_of_groups_above_shorter_header_rows_belong_to_the_table() -> None:
    """A header of two rows copied from Word: merged cells are there once, then blank."""
    text = "学院\t考核情况\n\t报考人数\t获证人数\n信息学院\t50\t40\n商学院\t60\t51\n"
    (grid,) = document(text).items
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells[:6]] == [
        *["学院", "考核情况", "考核情况", "", "报考人数", "获证人数"],
    ]
