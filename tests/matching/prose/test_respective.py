"""Lists of figures that 分别 ties to names, and what they add up to."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        pytest.param(
            "设立考核站点31个，初级、中级和高级考核站点的数量分别为18、51和2个。",
            "31个",
            ["18", "51", "2个"],
            id="names that leave none out",
        ),
        pytest.param(
            "设立考核站点28个，中级和高级考核站点的数量分别为14和11个。",
            "28个",
            ["14", "11个"],
            id="names of one whole",
        ),
        pytest.param(
            "共有146人获证，财经商贸学院、电子工程学院分别获证85和261人。",
            "146人",
            ["85", "261人"],
            id="a total that is said to be one",
        ),
        pytest.param(
            "2021年试点经费支出410.9万元，师资培训、资源建设、耗材采购分别为22.9、50.1和24.1万元。",
            "410.9万元",
            ["22.9", "50.1", "24.1万元"],
            id="money",
        ),
        pytest.param(
            "其中审核通过的共计651人，初级及高级分别通过4235人、416人。",
            "651人",
            ["4235人", "416人"],
            id="in the words of the total",
        ),
        pytest.param(
            "安排资金145.8万元，设备购置以及考务组织分别安排28.1万元和63.8万元。",
            "145.8万元",
            ["28.1万元", "63.8万元"],
            id="money in the words of the total",
        ),
        pytest.param(
            "旅游管理学院和建筑工程学院的报考人数分别是220人和314人，总数为1351人。",
            "1351人",
            ["220人", "314人"],
            id="the total last",
        ),
        pytest.param(
            "耗材采购、设备购置分别支出27.1和60.8万元，总支出135.5万元。",
            "135.5万元",
            ["27.1", "60.8万元"],
            id="a total of its own kind",
        ),
    ],
)
def test_figures_that_go_with_names_are_all_of_their_total(
    read: Read, text: str, total: str, parts: list[str]
) -> None:
    """Where total and list are of one thing, the list is the whole, whatever the figures say."""
    found = read(text)
    assert (total, parts) in found.sums
    assert found.certain[found.sums.index((total, parts))]


def test_two_lists_are_totalled_under_one_word(read: Read) -> None:
    """合计参加考核…人，获证…人: the second figure totals the second list."""
    found = read(
        "初级、中级参加考核人数分别为150和140人，获证人数分别为120和70人，"
        "合计参加考核290人，获证199人。"
    )
    assert found.sums == [("290人", ["150", "140人"]), ("199人", ["120", "70人"])]
    assert found.certain == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("学院现有专任教师318人，教授、副教授分别为30人和90人。", id="one subset each"),
        pytest.param("实现营业收入50亿元，利润、税收分别为5亿元、3亿元。", id="other money"),
        pytest.param(
            "共有535人获证，人数最多的甲学院、乙学院分别获证200人、150人。", id="the best few"
        ),
        pytest.param("共有535人获证，甲学院、乙学院等分别获证200人、150人。", id="等"),
        pytest.param("共获证535人，其中甲学院、乙学院分别获证200人、150人。", id="其中"),
        pytest.param(
            "支出经费200万元，设备购置、师资培训分别为80万元和50万元，其余用于耗材。", id="a rest"
        ),
        pytest.param("三年来共获证1200人，2022年、2023年分别获证300人和400人。", id="more years"),
        pytest.param("报考535人，获证412人，比上年分别增加20人和30人。", id="changes"),
    ],
)
def test_figures_that_go_with_names_may_be_some(read: Read, text: str) -> None:
    """Titles, ranks, 等, a rest, longer times and changes leave open what else there is."""
    assert not any(read(text).certain)
