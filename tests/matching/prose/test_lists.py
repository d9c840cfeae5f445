"""A figure behind a list of names may count them."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "counts", "certain"),
    [
        pytest.param(
            "获批物流管理、网店运营推广、智能财税三个1+X证书试点。", (3,), True, id="known names"
        ),
        pytest.param("对接物流管理、网店运营推广共3个证书。", (2,), True, id="one too few"),
        pytest.param("设有本科班、专科班、中职班三类班型。", (3,), False, id="unknown names"),
        pytest.param(
            "本科班、专科班和中职班三类班型。",
            (2, 3),
            False,
            id="和 may join two names or be one's",
        ),
    ],
)
def test_a_list_is_counted(
    read: Read, text: str, counts: tuple[int, ...], *, certain: bool
) -> None:
    """Every number of items that the wording allows is given; it is certain if all are known names."""
    (found,) = read(text).doc._.counted
    assert (found.figure, found.counts, found.certain) == (0, counts, certain)


@pytest.mark.parametrize(
    ("text", "figure", "counts"),
    [
        pytest.param("对接物流管理、智能财税，合计2个证书。", 0, (2,), id="before a comma"),
        pytest.param("报考120人，对接物流管理、智能财税，合计2个证书。", 1, (2,), id="further on"),
        pytest.param(
            "对接4个证书，分别是：物流管理、“智能财税”、网店运营推广。", 0, (3,), id="behind 分别是"
        ),
        pytest.param(
            "对接3个证书：物流管理、智能财税、网店运营推广，其中2个为省级。",
            0,
            (3,),
            id="behind a colon",
        ),
    ],
)
def test_a_list_may_stand_apart_from_its_figure(
    read: Read, text: str, figure: int, counts: tuple[int, ...]
) -> None:
    """合计, 分别是 and a colon tie a figure to a list in another clause."""
    (found,) = read(text).doc._.counted
    assert (found.figure, found.counts) == (figure, counts)


def test_a_list_that_ends_in_deng_is_open(read: Read) -> None:
    """等 says that more may be counted than is named."""
    (found,) = read("物流管理、网店运营推广等3个证书。").doc._.counted
    assert (found.is_open, found.certain) == (True, True)


@pytest.mark.parametrize(
    "text",
    ["获批36个试点。", "学校报考120人、获证100人。", "网店运营推广1个证书。"],
)
def test_a_figure_without_a_list_counts_none(read: Read, text: str) -> None:
    """One name is no list, and figures are no names."""
    assert read(text).doc._.counted == ()
