"""Word's tables on a grid."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.model.document import Cell, Document, Grid, Line

Grids = Callable[..., list[Grid]]
Read = Callable[..., Document]


def cell(text: str = "", properties: str = "") -> str:
    """Return a cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """Return a table of rows."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def shape(grid: Grid) -> list[tuple[str, int, int, int, int]]:
    """Return each cell's text, row, column, rows and columns."""
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in grid.cells]


SPAN2, SPAN3 = '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_a_plain_table_is_a_grid(grids: Grids) -> None:
    """Rows and cells come in order, one position each; no header is claimed."""
    (grid,) = grids(table(row(cell("证书"), cell("人数")), row(cell("甲"), cell("30"))))
    assert (grid.rows, grid.columns, grid.header_rows) == (2, 2, None)
    assert [c.text for c in grid.cells] == ["证书", "人数", "甲", "30"]


def test_cells_span_columns_and_rows(grids: Grids) -> None:
    """Merged cells stand once, at their upper left corner, with their spans."""
    (grid,) = grids(
        table(
            row(cell("批次", RESTART), cell("人数", SPAN2)),
            row(cell("", CONTINUE), cell("报考"), cell("获证")),
            row(cell("第一批"), cell("50"), cell("43")),
        )
    )
    assert shape(grid)[:4] == [
        *(("批次", 0, 0, 2, 1), ("人数", 0, 1, 1, 2), ("报考", 1, 1, 1, 1), ("获证", 1, 2, 1, 1))
    ]


def test_a_merge_that_continues_nothing_stands_for_itself(grids: Grids) -> None:
    """A continued cell with no cell above, or with another width, keeps its own text."""
    (grid,) = grids(
        table(
            row(cell("甲", CONTINUE), cell("乙", RESTART), cell("丙")),
            row(cell("丁"), cell("戊", CONTINUE + SPAN2)),
        )
    )
    assert [c.text for c in grid.cells] == ["甲", "乙", "丙", "丁", "戊"]


def test_old_horizontal_merges_are_spans(grids: Grids) -> None:
    """Cells that an old program merged sideways are one cell, downwards too."""
    start, more = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    (grid,) = grids(
        table(
            row(cell("合计", start + RESTART), cell("", more), cell("1")),
            row(cell("", start + CONTINUE), cell("", more), cell("2")),
            row(cell("a"), cell("b"), cell("3")),
        )
    )
    assert shape(grid)[0] == ("合计", 0, 0, 2, 2)


def test_ragged_rows_are_filled(grids: Grids) -> None:
    """Short rows, and rows that begin late, leave blank cells, so that every position is covered once."""
    (grid,) = grids(
        table(
            row(cell("a"), cell("b"), cell("c")),
            row(cell("d")),
            row(cell("e"), properties='<w:gridBefore w:val="2"/>'),
            row(cell("f"), properties='<w:gridAfter w:val="2"/>'),
        )
    )
    assert (grid.rows, grid.columns) == (4, 3)
    assert [c.text for c in grid.cells] == [*"abc", "d", "", "", "", "", "e", "f", "", ""]


def test_column_edges_that_no_cell_has_are_dropped(grids: Grids) -> None:
    """A column of Word's that no cell begins at is no column for a reader."""
    rows = (row(cell("a", SPAN2), cell("b", SPAN3)), row(cell("1", SPAN2), cell("2", SPAN3)))
    (grid,) = grids(table(*rows))
    assert (grid.columns, [c.column_span for c in grid.cells]) == (2, [1, 1, 1, 1])


def test_an_edge_moved_by_hand_is_no_column(grids: Grids) -> None:
    """Edges of two rows that lie too close for a character between them are one."""
    rows = (row(cell("a", SPAN2), cell("b")), row(cell("1"), cell("2", SPAN2)))
    (close,) = grids(table(*rows, widths=(2000, 60, 2000)))
    (apart,) = grids(table(*rows, widths=(2000, 900, 2000)))
    assert (close.columns, shape(close)[3]) == (2, ("2", 1, 1, 1, 1))
    assert (apart.columns, shape(apart)[3]) == (3, ("2", 1, 1, 1, 2))


def test_a_narrow_column_with_cells_of_its_own_stays(grids: Grids) -> None:
    """Where a row has a cell between two close edges, both count."""
    (grid,) = grids(table(row(cell("a"), cell("|"), cell("b")), widths=(2000, 60, 2000)))
    assert [c.text for c in grid.cells] == ["a", "|", "b"]


def test_repeated_header_rows_are_header_rows(grids: Grids) -> None:
    """The leading rows that Word repeats on each page are the header; later marks mean nothing."""
    header = "<w:tblHeader/>"
    (grid,) = grids(
        table(
            row(cell("a"), cell("b"), properties=header),
            row(cell("c"), cell("d"), properties='<w:tblHeader w:val="0"/>'),
            row(cell("e"), cell("f"), properties=header),
        )
    )
    assert grid.header_rows == 1


def test_deleted_and_hidden_rows_are_gone(grids: Grids) -> None:
    """Rows and cells that a tracked change deletes, and hidden rows, are not in the table."""
    (grid,) = grids(
        table(
            row(cell("a"), cell("x", "<w:cellDel/>"), cell("b")),
            row(cell("旧"), cell("旧"), properties="<w:del/>"),
            row(cell("藏"), cell("藏"), properties="<w:hidden/>"),
            row(cell("新"), cell("新"), properties="<w:ins/>"),
        )
    )
    assert [c.text for c in grid.cells] == ["a", "b", "新", "新"]


def test_content_controls_hide_no_rows_or_cells(grids: Grids) -> None:
    """Rows and cells inside content controls are read where they stand."""
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    repeated = control.format(control.format(row(cell("a"), control.format(cell("b")))))
    (grid,) = grids(table(row(cell("证书"), cell("等级")), repeated))
    assert [c.text for c in grid.cells] == ["证书", "等级", "a", "b"]


def test_paragraphs_of_a_cell_stand_on_lines(grids: Grids) -> None:
    """The paragraphs of a cell are its lines; blank ones are none."""
    tall = "<w:tc><w:p><w:r><w:t>软件技术</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>云计算</w:t></w:r></w:p></w:tc>"
    (grid,) = grids(table(row(tall, cell("2"))))
    assert grid.cells[0].text == "软件技术\n云计算"


def test_a_nested_table_is_a_table_of_its_own(grids: Grids) -> None:
    """A table inside a cell follows the outer one, and its text is not in that cell."""
    inner = table(row(cell("1"), cell("2")))
    outer = table(
        row(f"<w:tc><w:p><w:r><w:t>说明</w:t></w:r></w:p>{inner}<w:p/></w:tc>", cell("b"))
    )
    first, second = grids(outer)
    assert [c.text for c in first.cells] == ["说明", "b"]
    assert [c.text for c in second.cells] == ["1", "2"]


def test_a_frame_of_one_cell_is_what_it_frames(read: Read) -> None:
    """A table of one cell, used as a frame or for layout, gives its paragraphs and tables."""
    inner = table(row(cell("1"), cell("2")))
    document = read(table(row(f"<w:tc><w:p><w:r><w:t>一、概况</w:t></w:r></w:p>{inner}</w:tc>")))
    line, grid = document.items
    assert isinstance(line, Line)
    assert isinstance(grid, Grid)
    assert (line.text, grid.columns) == ("一、概况", 2)


@pytest.mark.parametrize("content", ["", row(), row(cell("x"), properties="<w:del/>")])
def test_a_table_without_cells_is_nothing(read: Read, content: str) -> None:
    """A table that prints no cell gives no item."""
    assert read(table(content)).items == ()


def test_tables_nest_as_deep_as_a_file_can(read: Read) -> None:
    """The deepest nesting that the XML parser lets through is read without trouble."""
    nested = "<w:p/>"
    for _ in range(80):
        nested = f"<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{nested}</w:tc></w:tr></w:tbl>"
    assert len(read(nested).items) == 80


def test_senseless_spans_are_tolerated(grids: Grids) -> None:
    """Spans that are no numbers, below one or enormous still give a grid without holes."""
    spans = [f'<w:gridSpan w:val="{span}"/>' for span in ("0", "-3", "x", "999999999")]
    (grid,) = grids(table(row(*(cell("a", span) for span in spans)), row(cell("b"))))
    assert (grid.rows, grid.columns, len(grid.cells)) == (2, 4, 8)
    assert grid.cells[4:] == (Cell("b", 1, 0), *(Cell("", 1, column) for column in (1, 2, 3)))


def test_an_edge_moved_twice_is_no_edge_of_two_cells_in_a_row(grids: Grids) -> None:
    """Two cells that stand side by side stay two, however close their edges are to one that moved."""
    rows = [row(cell("a")), row(cell("b"), cell("c"), properties='<w:gridBefore w:val="1"/>')]
    (grid,) = grids(table(*rows, widths=(40, 40)))
    assert [c.text for c in grid.cells if c.row == 1 and c.text] == ["b", "c"]
    assert len({(c.row, c.column) for c in grid.cells}) == len(grid.cells)


MERGES = st.sampled_from(["", RESTART, CONTINUE, '<w:hMerge w:val="restart"/>', "<w:hMerge/>"])
CELLS = st.builds(
    lambda span, merge: cell("x", f'<w:gridSpan w:val="{span}"/>{merge}'), st.integers(0, 4), MERGES
)
ROWS = st.builds(
    lambda before, cells: row(*cells, properties=f'<w:gridBefore w:val="{before}"/>'),
    st.integers(0, 2),
    st.lists(CELLS, max_size=5),
)
WIDTHS = st.lists(st.sampled_from([40, 900]), max_size=12).map(tuple)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(ROWS, max_size=5), widths=WIDTHS)
def test_every_position_is_covered_once(
    grids: Grids, rows: list[str], widths: tuple[int, ...]
) -> None:
    """Whatever the spans and merges, the cells of a grid cover it without hole or overlap."""
    for grid in grids(table(*rows, widths=widths)):
        covered = Counter(
            (line, column)
            for c in grid.cells
            for line in range(c.row, c.row + c.row_span)
            for column in range(c.column, c.column + c.column_span)
        )
        assert covered == Counter((r, c) for r in range(grid.rows) for c in range(grid.columns))
