"""Lists that only their sum ties to a total."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        pytest.param(
            "职工6214人，其中生产3870人、销售2344人。按学历分，博士21人，硕士386人，本科5807人。",
            "6214人",
            ["21人", "386人", "5807人"],
            id="a second partition in the next sentence",
        ),
        pytest.param(
            "案件12875件，比上年的13204件减少，其中旧存1034件、新收11841件；办结11986件，未结889件。",
            "12875件",
            ["11986件", "889件"],
            id="a second partition in the next segment",
        ),
        pytest.param(
            "生产总值1874.3亿元。分产业看，一产116.0亿元；二产778.2亿元；三产980.2亿元。",
            "1874.3亿元",
            ["116.0亿元", "778.2亿元", "980.2亿元"],
            id="rounded parts in segments",
        ),
        pytest.param(
            "四个季度依次为30人、35人、34人和41人，全年140人。",
            "140人",
            ["30人", "35人", "34人", "41人"],
            id="a total behind that nothing names",
        ),
    ],
)
def test_a_list_that_adds_up_finds_its_total(
    read: Read, text: str, total: str, parts: list[str]
) -> None:
    """Figures are evidence where no word ties a list to the figure it makes."""
    found = read(text)
    assert (total, parts, False) in [
        (*each, certain) for each, certain in zip(found.sums, found.certain, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("总产量93.47万吨，比上年的91.02万吨增产。其中夏粮34.15万吨，秋粮59.32万吨。", "93.47万吨"),
        (
            "研发投入2.18亿元，占营业收入36.5亿元的5.97%，其中费用1.73亿元、资本0.45亿元。",
            "2.18亿元",
        ),
        ("资产43.7亿元，比上年末的41.2亿元增长，其中流动18.4亿元，非流动25.2亿元。", "43.7亿元"),
        ("职工742人，男318人，女424人；其中在编590人，编外152人。", "742人"),
    ],
)
def test_what_a_total_is_held_against_has_no_parts(read: Read, text: str, total: str) -> None:
    """其中 speaks of the figure that its parts make, not of last year's or of what it is a share of."""
    assert {stated for stated, _ in read(text).sums} == {total}


@pytest.mark.parametrize(
    "text",
    [
        "培训教师120人，线上80人、线下60人，部分教师两种方式都参加。",
        "电子渠道客户366人，线上317人，线下142人（同一客户只计一次）。",
    ],
)
def test_parts_that_are_said_to_overlap_are_no_partition(read: Read, text: str) -> None:
    """Nothing follows from parts that share members."""
    assert not read(text).sums
