"""What columns, rows and tables mean."""

import pytest

from extractor.grammar import load_grammar
from extractor.matching.tables import TableMatcher
from extractor.model.mention import CellState
from extractor.model.outline import Slot, StitchedTable

TABLES = TableMatcher(load_grammar())


def stitched(header: str, *rows: str, caption: str | None = None) -> StitchedTable:
    """Return a table from lines with `|` between cells; `^` repeats the merged cell above."""
    printed = [line.split("|") for line in rows]
    slots: list[tuple[Slot, ...]] = []
    for cells in printed:
        above = slots[-1] if slots else ()
        slots.append(
            tuple(
                Slot(above[column].text, merged=True) if text == "^" else Slot(text)
                for column, text in enumerate(cells)
            )
        )
    names = tuple(header.split("|"))
    return StitchedTable(
        "t1", 0, caption, None, (tuple(map(Slot, names)),), names, tuple(slots), ()
    )


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("证书名称", "certificate"),
        ("申报试点证书名称", "certificate"),
        ("本科/ 高职/\n中职", "tier"),
        ("申报 级别", "level"),
        ("涵盖专业（群）", "majors"),
        ("报名 人数", "registered"),
        ("实际参加考核人数", "examined"),
        ("获证人数（人）", "certified"),
        ("通过率（%）", "pass_rate"),
        ("二级学院", "department"),
        ("面向社会开展培训量(人日)", "person_days"),
        ("备 注", "note"),
        ("序 号", "ordinal"),
        ("项目负责人", None),
        ("", None),
    ],
)
def test_columns_are_known_by_what_reports_head_them(header: str, field: str | None) -> None:
    """White space and bracketed units make no difference; an unknown header stays unknown."""
    assert TABLES.column(header).field == field


def test_levels_over_columns_narrow_each_column() -> None:
    """A two-row header 报考人数 / 初级 is the registered count of one level."""
    column = TABLES.column("报考人数 初级")
    assert (column.field, column.level) == ("registered", "初级")


@pytest.mark.parametrize(
    ("header", "caption", "kind"),
    [
        ("证书名称|等级|报考人数|获证人数", None, "exam"),
        ("证书名称|等级|批准人数", None, "pilot"),
        ("申报试点证书名称|申报级别|申报人数", None, "pilot"),
        ("证书名称|对应专业", "表2 书证融通一览表", "mapping"),
        ("二级学院|报考人数|获证人数", None, "exam"),
        ("项目|金额", None, "other"),
    ],
)
def test_the_columns_tell_what_records_a_table_holds(
    header: str, caption: str | None, kind: str
) -> None:
    """Figures decide between pilot and exam; certificates with majors alone are a mapping."""
    row = "|".join("x" for _ in header.split("|"))
    assert TABLES.read(stitched(header, row, caption=caption)).kind == kind


def test_total_rows_are_found_in_any_column() -> None:
    """合 计 may stand under 序号 or under the name; 小计 rows are told apart."""
    table = stitched(
        "序号|证书名称|报考人数",
        "1|物流管理|10",
        "|小计|10",
        "2|智能财税|20",
        "合 计||30",
    )
    reading = TABLES.read(table)
    assert (reading.total_rows, reading.subtotal_rows) == ((1, 3), (1,))


def test_a_row_of_totals_by_name_is_a_total_at_the_foot_alone() -> None:
    """总人数 at the foot totals; 教师总数 above 专任教师 is a figure of its own."""
    foot = stitched("学院|人数", "机电|10", "会计|20", "总人数|30")
    head = stitched("类别|人数", "教师总数|318", "专任教师|239", "双师型教师|180")
    assert TABLES.read(foot).total_rows == (2,)
    assert TABLES.read(head).total_rows == ()


@pytest.mark.parametrize("label", ["合计", "共计3个", "合计（12项）", "合计/平均", "2022年合计"])
def test_the_label_of_a_total_may_say_more(label: str) -> None:
    """A count or 平均 beside 合计 makes no other row of it."""
    assert TABLES.read(stitched("学院|人数", "机电|10", f"{label}|10")).total_rows == (1,)


@pytest.mark.parametrize(
    ("caption", "heading", "period"),
    [
        ("表1 2023年考核情况", "", "2023"),
        ("表1 考核情况", "（二）2022年试点情况", "2022"),
        ("表1 2021—2022年考核情况", "", None),
        (None, "", None),
    ],
)
def test_caption_or_heading_say_which_year_a_table_is_about(
    caption: str | None, heading: str, period: str | None
) -> None:
    """One year alone is the table's period; several say nothing of one figure."""
    table = stitched("证书名称|报考人数", "物流管理|10", caption=caption)
    assert TABLES.read(table, heading=heading).period == period


def test_a_last_row_that_counts_the_names_is_a_total_without_label() -> None:
    """36 under 证书名称 counts names, so the row is no certificate called 36."""
    table = stitched(
        "证书名称|等级|专业",
        "物流管理|中级|会计",
        "智能财税|中级|会计",
        "网店运营推广|高级|会计",
        "3 (试点)||1（专业）",
    )
    assert TABLES.read(table).total_rows == (3,)


def test_an_ordinary_last_row_is_no_total() -> None:
    """A last row with a name stays data."""
    table = stitched("证书名称|报考人数", "物流管理|10", "智能财税|20", "网店运营推广|30")
    assert TABLES.read(table).total_rows == ()


def test_the_unit_above_a_table_holds_for_the_columns_it_can_hold_for() -> None:
    """单位：万元 scales the money, not the people."""
    table = stitched("二级学院|投入经费|报考人数", "信息学院|3.5|20")
    (row,) = TABLES.read(table, unit="万元").cells
    money, people = row[1].quantity, row[2].quantity
    assert money is not None
    assert people is not None
    assert (money.value, money.unit) == (35000, "元")
    assert (people.value, people.unit) == (20, "人")


def test_a_row_that_numbers_the_columns_holds_no_figures() -> None:
    """甲 1 2 3 below a header counts columns; a first row of small figures under a name does not."""
    numbered = TABLES.read(
        stitched("项目|合计|博士|硕士", "甲|1|2|3", "总计|1287|593|598", "其中：女|644|251|342")
    )
    assert [cell.state for cell in numbered.cells[0]] == [CellState.TEXT] * 4
    named = TABLES.read(stitched("学院|初级|中级|高级", "商学院|1|2|3", "工学院|4|5|6"))
    assert [cell.state for cell in named.cells[0][1:]] == [CellState.FIGURE] * 3
