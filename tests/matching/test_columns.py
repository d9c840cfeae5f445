"""What a column holds, by its header and by its cells."""

from decimal import Decimal

import pytest

from extractor.grammar import load_grammar
from extractor.matching.columns import ColumnMatcher
from extractor.matching.quantities import CellReader
from extractor.model.mention import CellReading

COLUMNS = ColumnMatcher(load_grammar())
CELLS = CellReader(load_grammar().units)


def cells(*texts: str) -> list[CellReading]:
    """Return cells with these texts, read."""
    return [CELLS.read(text) for text in texts]


@pytest.mark.parametrize("header", ["证书种类", "专业", "二级学院"])
def test_a_column_of_numbers_under_a_heading_of_names_counts_them(header: str) -> None:
    """证书种类 over 3 and 2 says how many kinds there are, and names none."""
    assert COLUMNS.read(header, cells("3", "2", "5")).field is None
    assert COLUMNS.read(header, cells("物流管理", "会计", "2")).field is not None


def test_batches_may_be_named_by_numbers() -> None:
    """批次 1, 2, 3 are names."""
    assert COLUMNS.read("批次", cells("1", "2", "3")).field == "batch"


def test_a_sum_column_counts_what_its_upper_heading_says() -> None:
    """报考人数 over 初级, 中级 and 合计: the last adds up people who registered."""
    column = COLUMNS.read("报考人数 合计")
    assert (column.field, column.indicator, column.unit) == ("sum", "registered", "人")


def test_a_sum_may_stand_in_the_upper_heading() -> None:
    """合计 over 报考人数 is a total of all levels, and no count of one more."""
    column = COLUMNS.read("合计 报考人数")
    assert (column.field, column.indicator) == ("sum", "registered")


@pytest.mark.parametrize(
    ("header", "texts", "percent"),
    [
        ("通过率", ["0.746", "1"], "74.6"),
        ("通过率", ["74.6", "100"], "74.6"),
        ("通过率（%）", ["0.746", "0.5"], "0.746"),
        ("通过率", ["0.746%", "0.5%"], "0.746"),
    ],
)
def test_rates_may_be_printed_as_fractions(header: str, texts: list[str], percent: str) -> None:
    """Where nothing says percent and no rate is above 1, 0.746 is 74.6 %."""
    column = COLUMNS.read(header, cells(*texts))
    quantity = CELLS.in_unit(CELLS.read(texts[0]), column.unit).quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (Decimal(percent), "%")


def test_the_caption_tells_what_a_count_of_people_counts() -> None:
    """人数 under 报考人数统计表 is who registered; where the caption names two counts it stays open."""
    columns = [COLUMNS.read(header) for header in ("证书名称", "等级", "人数")]
    (*_, known) = COLUMNS.captioned(columns, "各专业报考人数统计表")
    assert (known.field, known.indicator, known.unit) == ("registered", "registered", "人")
    for caption in ("报考及获证人数统计表", "试点情况一览表", ""):
        assert COLUMNS.captioned(columns, caption)[-1].field is None


def test_a_caption_renames_no_column_beside_one_that_says_what_it_counts() -> None:
    """人数 beside 报考人数 is another count, whatever the caption says."""
    columns = [COLUMNS.read(header) for header in ("证书名称", "报考人数", "人数")]
    assert COLUMNS.captioned(columns, "各专业报考人数统计表")[-1].field is None


def test_a_column_of_codes_is_one_of_majors_where_it_holds_names() -> None:
    """专业代码 over 【560118】工业设计 names majors; over 560118 it gives codes."""
    assert COLUMNS.read("专业代码", cells("560118", "460105")).field == "major_code"
    assert (
        COLUMNS.read("专业代码", cells("【560118】工业设计", "【460105】工业设计")).field
        == "majors"
    )
