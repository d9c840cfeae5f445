"""Lists that are then totalled."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        pytest.param(
            "线上培训5场，线下集中培训20场。全年共31场。",
            "31场",
            ["5场", "20场"],
            id="in the sentence before",
        ),
        pytest.param(
            "线上参加156人次，线下参加138人次，总参训量达249人次。",
            "249人次",
            ["156人次", "138人次"],
            id="a total by another name",
        ),
        pytest.param(
            "申报中级266人＋高级857人，共1123人；批准中级240人、高级811人，共1055人。",
            "1055人",
            ["240人", "811人"],
            id="members of one whole, after a semicolon",
        ),
        pytest.param(
            "申报初级374人＋中级7508人＋高级230人，共1112人；批准初级344人、中级212人，共556人。",
            "1112人",
            ["374人", "7508人", "230人"],
            id="with a plus between, and another list behind",
        ),
        pytest.param(
            "考核站点总数达98个：初级8个；中级19个；高级21个。",
            "98个",
            ["8个", "19个", "21个"],
            id="behind a colon, between semicolons",
        ),
    ],
)
def test_a_list_of_a_known_whole_must_close(
    read: Read, text: str, total: str, parts: list[str]
) -> None:
    """The names leave none out, so the wording alone makes it a sum."""
    found = read(text)
    assert (total, parts) in found.sums
    assert found.certain[found.sums.index((total, parts))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("一等奖3项，二等奖5项，共获奖20项。", id="names of no whole"),
        pytest.param("线上培训5场，线下培训20场。全年共举办活动31场。", id="another thing"),
        pytest.param("男生210人，女生180人报名，教师和学生共400人参加。", id="more than the list"),
    ],
)
def test_a_total_of_more_than_the_list_is_no_fault(read: Read, text: str) -> None:
    """What the total is of is in its own words."""
    assert not any(read(text).certain)


def test_a_plus_between_two_items_adds(read: Read) -> None:
    """266人＋高级857人 is 266 and 857, not 266 or more: the sum is held to its total."""
    found = read("申报中级266人＋高级857人，共1153人。")
    assert found.sums == [("1153人", ["266人", "857人"])]
    assert [claim.quantity.modifier.value for claim in found.claims] == ["exact"] * 3
