"""Forms for comparison."""

import pytest

from extractor.text.normalise import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建筑信息模型（BIM）", "建筑信息模型 (bim)"),
        ("教职所〔2020〕21号", "教职所（2020） 21号"),
        ("Ｗｅｂ前端开发", "Web 前端开发"),
        ("2019—2021", "2019-2021"),
    ],
)
def test_two_printings_of_one_name_compare_equal(one: str, other: str) -> None:
    """Width, white space, case, dashes and brackets make no difference."""
    assert fold(one) == fold(other)


def test_other_names_stay_different() -> None:
    """What tells two certificates apart is kept."""
    assert fold("跨境电商B2B数据运营") != fold("跨境电商B2C数据运营")
