"""Web pages: what a browser shows becomes lines and grids."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Cell, Document, Grid, Line, LineRole
from extractor.model.provenance import Source
from extractor.readers.html import read_html, read_mhtml


def source(data: bytes) -> Source:
    """Return a source for the bytes."""
    return Source(name="x.html", sha256="", media_type="text/html", size=len(data))


def document(markup: str) -> Document:
    """Return markup as read."""
    data = markup.encode()
    return read_html(data, source(data))


def lines(markup: str) -> list[Line]:
    """Return the lines of a page."""
    return [item for item in document(markup).items if isinstance(item, Line)]


def texts(markup: str) -> list[str]:
    """Return the texts of the lines."""
    return [line.text for line in lines(markup)]


def grids(markup: str) -> list[Grid]:
    """Return the grids of a page."""
    return [item for item in document(markup).items if isinstance(item, Grid)]


def places(grid: Grid) -> list[tuple[str, int, int, int, int]]:
    """Return text, row, column and spans of each cell."""
    return [
        (cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells
    ]


def test_blocks_are_whole_lines() -> None:
    """Paragraphs and headings are whole; inline elements do not part them."""
    first, second, third = lines(
        "<h2>一、概况</h2><p>共有<b>320</b>名\n学生</p><div>其他<p>下文</div>"
    )[:3]
    assert (first.text, first.role, first.level) == ("一、概况", LineRole.HEADING, 2)
    assert (second.text, second.role, second.whole) == ("共有320名学生", LineRole.BODY, True)
    assert third.text == "其他"


def test_white_space_is_what_a_browser_shows() -> None:
    """Space collapses, a source line break within Chinese is none, wide and hard spaces stay."""
    assert texts("<p>　　第一\n   行  of\n text&nbsp;&nbsp;完 </p>") == [
        "　　第一行 of text\xa0\xa0完"
    ]


def test_what_is_not_shown_is_not_read() -> None:
    """Scripts, styles, comments, templates and hidden elements leave no text; what follows them does."""
    markup = (
        "<p>甲<script>x()</script>乙<!-- c -->丙</p><style>p{}</style><template>t</template>"
        "<p style='display: none'>隐</p><p hidden>隐</p><p>丁</p>"
    )
    assert texts(markup) == ["甲乙丙", "丁"]


def test_breaks_part_lines_and_leave_gaps() -> None:
    """A break ends a line, two leave a blank one; a heading over two lines stays one heading."""
    first, second, third = lines("<p>一<br>二<br><br>三</p>")
    assert [first.gap, second.gap, third.gap] == [False, False, True]
    assert texts("<h1>年度<br>总结</h1>") == ["年度 总结"]
    assert lines("<p>一</p><p>&nbsp;</p><p>二</p>")[1].gap


def test_preformatted_text_keeps_its_lines() -> None:
    """Lines and spaces of preformatted text stay, and are lines of print."""
    first, second = lines("<pre>甲  1\n乙  2\n</pre>")
    assert (first.text, second.text, first.whole) == ("甲  1", "乙  2", False)


def test_lists_show_their_numbers() -> None:
    """Ordered items carry the number that a browser shows; unordered ones carry no sign."""
    markup = (
        "<ol start=3><li>甲<li value=7>乙<ol type=a><li>子</ol><li><p>丙</p><p>续</p></ol>"
        "<ul><li>丁</ul><ol type=I><li>戊</ol><ol style='list-style-type:none'><li>己</ol>"
    )
    assert texts(markup) == ["3. 甲", "7. 乙", "a. 子", "8. 丙", "续", "丁", "I. 戊", "己"]
    assert {line.role for line in lines(markup)} == {LineRole.LIST_ITEM}


def test_knows_weight_size_and_alignment() -> None:
    """A line is bold, of a size and centred where its own markup says so."""
    bold, part, plain = lines(
        "<p align=center style='font-size:16pt'><b>总</b><strong>结</strong></p>"
        "<p style='font-size:16px'><b>其中</b>部分</p><center><p style='text-align:left'>左</p></center>"
    )
    assert (bold.style.bold, bold.style.size, bold.style.centred) == (True, 16.0, True)
    assert (part.style.bold, part.style.size) == (None, 12.0)
    assert plain.style.centred is False


def test_page_furniture_is_told_from_an_articles_header() -> None:
    """Header, navigation and footer of the page are furniture; an article's header is not."""
    found = lines(
        "<header>某校官网</header><nav><ul><li>首页</ul></nav>"
        "<article><header>发布：教务处</header><p>正文</p></article><footer>版权所有</footer>"
    )
    assert [line.role for line in found] == [
        LineRole.HEADER,
        LineRole.HEADER,
        LineRole.BODY,
        LineRole.BODY,
        LineRole.FOOTER,
    ]


def test_the_only_main_heading_is_a_heading_anywhere() -> None:
    """The one `<h1>` is the report's heading even within the page's header."""
    (heading, body) = lines("<header><h1>年度总结</h1></header><p>正文</p>")
    assert (heading.role, heading.level, body.role) == (LineRole.HEADING, 1, LineRole.BODY)


def test_the_window_title_shows_which_line_is_the_title() -> None:
    """The longest line that the window's title holds is the title, if there is no main heading."""
    page = "<title>某校年度工作总结-某某职业学院</title><p>某某职业学院</p><p>某校年度工作总结</p>"
    assert [(line.text, line.role) for line in lines(page)] == [
        ("某某职业学院", LineRole.BODY),
        ("某校年度工作总结", LineRole.TITLE),
    ]
    assert (
        lines("<title>某校年度总结</title><h1>总结</h1><p>某校年度总结</p>")[1].role
        == LineRole.BODY
    )


def test_the_window_title_is_no_line() -> None:
    """What is not printed on the page is no text of the report."""
    assert texts("<title>年度工作总结</title><p>正文</p>") == ["正文"]


def test_reads_a_table_with_spans_header_and_caption() -> None:
    """Spans, header rows and caption are the table's; the caption is no line beside it."""
    (grid,) = document(
        "<table><caption>表1 证书</caption><thead><tr><th rowspan=2>证书<th colspan=2>人数"
        "<tr><th>报考<th>获证</thead><tfoot><tr><td>合计<td>3<td>2</tfoot>"
        "<tbody><tr><td>甲<td>3<td>2</tbody></table>"
    ).items
    assert isinstance(grid, Grid)
    assert (grid.rows, grid.columns, grid.header_rows, grid.caption) == (4, 3, 2, "表1 证书")
    assert places(grid)[:4] == [
        ("证书", 0, 0, 2, 1),
        ("人数", 0, 1, 1, 2),
        ("报考", 1, 1, 1, 1),
        ("获证", 1, 2, 1, 1),
    ]
    assert [cell.text for cell in grid.cells if cell.column == 0] == ["证书", "甲", "合计"]


def test_rows_of_header_cells_are_header() -> None:
    """Without `<thead>`, leading rows all of `<th>` are header; without any, nothing is said."""
    assert grids("<table><tr><th>甲<th>乙<tr><th>1<td>2</table>")[0].header_rows == 1
    assert grids("<table><tr><td>甲<td>乙<tr><td>1<td>2</table>")[0].header_rows is None


def test_spans_without_end_are_cut_to_the_table() -> None:
    """A span reaches no further than its rows, and over no column in which nothing begins."""
    (grid,) = grids(
        "<table><tr><td colspan=999999>总<tr><td rowspan=0>甲<td>1<tr><td rowspan=65000>2</table>"
    )
    assert (grid.rows, grid.columns) == (3, 2)
    assert places(grid) == [
        ("总", 0, 0, 1, 2),
        ("甲", 1, 0, 2, 1),
        ("1", 1, 1, 1, 1),
        ("2", 2, 1, 1, 1),
    ]


def test_breaks_and_blocks_in_a_cell_are_lines_of_its_text() -> None:
    """A cell keeps the line breaks that it shows, and numbers of its lists."""
    (grid,) = grids("<table><tr><td>甲<br>乙<p>丙</p><td><ol><li>一<li>二</ol></table>")
    assert [cell.text for cell in grid.cells] == ["甲\n乙\n丙", "1. 一\n2. 二"]


@pytest.mark.parametrize(
    "outer",
    [
        "<table role=presentation><tr><td>边<td>{}</table>",
        "<table><tr><td>{}</table>",
        "<table><tr><td>导航<td><h2>总结</h2><p>很长的正文，写了许多情况。</p>{}</table>",
    ],
)
def test_tables_that_lay_out_the_page_are_unwrapped(outer: str) -> None:
    """The table within a layout is found, and the layout is none."""
    (grid,) = grids(outer.format("<table><tr><td>证书<td>人数<tr><td>甲<td>1</table>"))
    assert [cell.text for cell in grid.cells] == ["证书", "人数", "甲", "1"]


def test_a_table_within_a_cell_comes_after() -> None:
    """A small table in a cell of data follows the table around it, and is no text of the cell."""
    outer, inner = grids(
        "<table><tr><td>学校名称<td>某某职业技术学院<tr><td>证书"
        "<td>见内<table><tr><td>甲<td>1</table></table>"
    )
    assert [cell.text for cell in outer.cells] == ["学校名称", "某某职业技术学院", "证书", "见内"]
    assert inner.cells == (Cell("甲", 0, 0), Cell("1", 0, 1))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gbk"),
        ("utf-8", "utf-8"),
        ("big5", "big5"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("iso-8859-1", "gbk"),
        ("unicode_escape", "utf-8"),
    ],
)
def test_believes_a_declared_encoding_that_fits(declared: str, encoding: str) -> None:
    """The declared encoding is taken where it fits, another where it does not."""
    text = "年度工作報告，共三百人" if encoding == "big5" else "年度工作报告，共三百人"
    data = f'<meta charset="{declared}"><p>{text}</p>'.encode(encoding)
    (line,) = read_html(data, source(data)).items
    assert isinstance(line, Line)
    assert line.text == text


def test_xhtml_with_a_declaration_is_a_page() -> None:
    """An XML declaration with an encoding does not keep a page from being read."""
    markup = "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><p>甲</p></html>"
    assert texts(markup) == ["甲"]


def test_reads_a_single_file_page() -> None:
    """The page within a mail message is read in the encoding that the message names."""
    body = "<p>年度总结</p>".encode("gb18030").hex("=").upper()
    data = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        "Content-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: quoted-printable\n\n"
        f"={body}\n--b--\n"
    ).encode()
    (line,) = read_mhtml(data, source(data)).items
    assert isinstance(line, Line)
    assert line.text == "年度总结"


def test_a_message_without_a_page_is_unknown() -> None:
    """A mail message that holds no page is none of our formats."""
    data = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n"
    with pytest.raises(ReadError) as caught:
        read_mhtml(data, source(data))
    assert caught.value.cause is ReadCause.UNKNOWN


def test_nesting_that_the_parser_would_cut_off_is_refused() -> None:
    """Deep nesting is read, and what is too deep to be read whole is an error, not a part."""
    assert texts("<div>" * 200 + "甲" + "</div>" * 200) == ["甲"]
    with pytest.raises(ReadError) as caught:
        document("<div>" * 5000 + "甲")
    assert caught.value.cause is ReadCause.DAMAGED


SOUP = (
    *("<table>", "</table>", "<tr>", "<td>", "<th rowspan=3>", "<td colspan=2>", "<thead>"),
    *("<ol>", "<li>", "</ol>", "<h1>", "<pre>", "<p>", "<br>", "<b>", "</b>", "<!--"),
    *("甲", "1\n2", "&nbsp;"),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(SOUP),
        max_size=30,
    )
)
def test_any_soup_of_tags_gives_sound_grids(pieces: list[str]) -> None:
    """However broken the markup, cells lie within their grid and no two begin at one place."""
    for grid in grids("<p>始</p>" + "".join(pieces)):
        assert all(cell.row + cell.row_span <= grid.rows for cell in grid.cells)
        assert all(cell.column + cell.column_span <= grid.columns for cell in grid.cells)
        assert len({(cell.row, cell.column) for cell in grid.cells}) == len(grid.cells)
