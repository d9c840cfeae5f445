"""Parts behind words that say by what a total is divided."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        pytest.param(
            "通过考核并取得证书的507人。按等级看，取证学生中中级272人，高级230人。",
            "507人",
            ["272人", "230人"],
            id="members of one whole, a sentence later",
        ),
        pytest.param(
            "获证1062人，按单位划分：汽车工程学院56人；智能制造学院940人；旅游管理学院67人。",
            "1062人",
            ["56人", "940人", "67人"],
            id="a list behind a colon",
        ),
    ],
)
def test_what_a_total_is_divided_by_leads_to_all_its_parts(
    read: Read, text: str, total: str, parts: list[str]
) -> None:
    """按等级看 and 按单位划分： promise every part, so the list must close."""
    found = read(text)
    assert found.sums == [(total, parts)]
    assert found.certain == [True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("获证412人。按专业看，软件技术120人、物流管理80人。", id="names of no whole"),
        pytest.param("获证412人。按等级看，中级最多，为138人，高级22人。", id="the best few"),
        pytest.param(
            "获证943人，比上年增加100人。按等级看，初级增加60人，中级增加30人。", id="changes"
        ),
    ],
)
def test_a_look_at_some_is_no_division(read: Read, text: str) -> None:
    """What names some, the most, or changes accuses nobody."""
    assert not any(read(text).certain)
