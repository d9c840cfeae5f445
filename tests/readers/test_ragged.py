"""Short rows of text tables: where the blanks of merged cells were."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.ragged import align_rows, fit_groups

ROWS = [["Web前端开发", "初级", "50", "40"], ["物流管理", "中级", "80", "60"]]

cells = st.sampled_from(["", "合计", "中级", "50", "62.5%"])


def test_a_total_row_that_lost_its_merged_cells_stands_under_the_figures() -> None:
    """合计 over two columns leaves one text; its figures go to the columns of figures."""
    assert align_rows([*ROWS, ["合计", "130", "100"]])[-1] == ["合计", "", "130", "100"]


def test_a_row_that_lost_its_last_cells_stays_as_it_is() -> None:
    """Blanks go to the end where the cells stand under their like already."""
    short = ["智能财税", "中级", "60"]
    assert align_rows([*ROWS, short])[-1] == short


def test_a_tie_moves_nothing() -> None:
    """Where all columns hold text no place is better than the end."""
    rows = [["申报", "3月", "教务处"], ["培训", "5月", "学院"], ["考核", "6月"]]
    assert align_rows(rows) == rows


@given(st.lists(st.lists(cells, min_size=1, max_size=5), max_size=6))
def test_no_cell_is_lost_or_moved_before_another(rows: list[list[str]]) -> None:
    """Rows keep their cells in order; only blanks are added."""
    aligned = align_rows(rows)
    assert [[cell for cell in row if cell] for row in aligned] == [
        [cell for cell in row if cell] for row in rows
    ]


def test_one_group_covers_the_run_of_names_below_it() -> None:
    """考核情况 over two names, blanks under the names that span both rows."""
    assert fit_groups(["学院", "考核情况", "备注"], ["", "报考人数", "获证人数", ""]) == [
        *["学院", "考核情况", "考核情况", "备注"],
    ]


def test_groups_that_cannot_be_told_apart_are_left() -> None:
    """Two groups over three different names may part in two ways."""
    assert fit_groups(["学院", "甲", "乙"], ["", "报考", "参考", "获证"]) is None
    assert fit_groups(["学院", "甲"], ["某学院", "3"]) is None
