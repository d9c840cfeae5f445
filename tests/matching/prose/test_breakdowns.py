"""Which figures are parts of which."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        pytest.param(
            "申报3598人（初级1361人，中级2223人，高级14人），批准3568人。",
            "3598人",
            ["1361人", "2223人", "14人"],
            id="bracket",
        ),
        pytest.param(
            "投入经费120万元，其中设备80万元、师资培训25万元、其他15万元。",
            "120万元",
            ["80万元", "25万元", "15万元"],
            id="其中",
        ),
        pytest.param(
            "考核490人。其中，初级300人，中级190人。",
            "490人",
            ["300人", "190人"],
            id="其中 in the next sentence",
        ),
        pytest.param(
            "初级1361人，中级2223人，高级14人，总计申报3598人。",
            "3598人",
            ["1361人", "2223人", "14人"],
            id="total last",
        ),
        pytest.param(
            "报考1581人：初级896人，中级685人。",
            "1581人",
            ["896人", "685人"],
            id="total first, then a colon",
        ),
        pytest.param(
            "培训教师320人次，线上212人次，线下108人次。",
            "320人次",
            ["212人次", "108人次"],
            id="a whole by its names",
        ),
    ],
)
def test_a_total_has_its_parts(read: Read, text: str, total: str, parts: list[str]) -> None:
    """Brackets, 其中, 总计 and colons tie parts to their total, and roles say so."""
    found = read(text)
    assert found.sums == [(total, parts)]
    roles = dict(zip((name for name, _ in found.counts), found.claims, strict=True))
    assert roles[total].role.value == "total"
    assert {roles[part].role.value for part in parts} == {"part"}


def test_parts_have_parts(read: Read) -> None:
    """Three levels of 其中 are three sums, each of its own."""
    found = read("报考1581人，其中高职896人（其中软件技术专业120人（其中女生45人）），中职685人。")
    assert sorted(found.sums) == [
        ("120人", ["45人"]),
        ("1581人", ["896人", "685人"]),
        ("896人", ["120人"]),
    ]


def test_each_total_keeps_to_its_own_parts(read: Read) -> None:
    """A sentence may state two totals in turn."""
    found = read("报考480人，其中初级300人，中级180人；获证412人，其中初级260人，中级152人。")
    assert found.sums == [("480人", ["300人", "180人"]), ("412人", ["260人", "152人"])]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        pytest.param("参加考核男生210人、女生180人，共计400人。", True, id="all of a known whole"),
        pytest.param(
            "考核站点27个（校内站点5个，校外站点21个）。", True, id="a bracket with all names"
        ),
        pytest.param("报考520人，其中初级300人。", False, id="其中 names some"),
        pytest.param(
            "报考初级300人、中级180人等，共计520人。", False, id="等 leaves the list open"
        ),
    ],
)
def test_only_wording_makes_parts_a_whole(read: Read, text: str, *, certain: bool) -> None:
    """Figures that do not add up are a fault only where the words say that the parts are all."""
    assert read(text).certain == [certain]


def test_an_open_list_says_so(read: Read) -> None:
    """等 behind the last part is kept."""
    assert [
        sums.is_open for sums in read("报考初级300人、中级180人等，共计520人。").doc._.breakdowns
    ] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "培训教师120人次，另聘校外考评员15人。",
        "报考480人，获证412人。",
        "投入经费120万元，培训教师80人、学生40人。",
    ],
)
def test_figures_that_only_stand_together_are_no_sum(read: Read, text: str) -> None:
    """Another unit, another indicator and 另 keep figures apart."""
    assert read(text).sums == []
