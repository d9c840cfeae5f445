"""Figures of the text against the lists that they count."""

from collections.abc import Callable

import pytest

from extractor.model.check import CheckResult, Verdict

Stated = Callable[[str, str], tuple[CheckResult, ...]]
RULE = "list.count"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("获批物流管理、网店运营推广、智能财税三个1+X证书试点。", id="known names"),
        pytest.param("设有本科班、专科班、中职班三类班型。", id="unknown names"),
        pytest.param("设有本科班、专科班和中职班3类班型。", id="the last behind 和"),
        pytest.param("设有本科班、专科班和中职班2类班型。", id="和 within a name"),
    ],
)
def test_a_list_with_as_many_items_as_are_stated_agrees(stated: Stated, text: str) -> None:
    """One of the ways to count the list is enough."""
    (result,) = stated(text, RULE)
    assert result.verdict is Verdict.CONSISTENT
    assert result.stated == result.computed


def test_a_list_of_known_names_that_is_too_short_is_a_fault(stated: Stated) -> None:
    """Four are stated and three are named."""
    text = "获批物流管理、网店运营推广、智能财税4个1+X证书试点。"
    (result,) = stated(text, RULE)
    assert (result.verdict, result.equation) == (Verdict.INCONSISTENT, "4 ≠ 3")
    assert text[result.at[0].start : result.at[0].end] == "4个"
    assert "3" in result.message.en


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("获批物流管理、网店运营推广、智能财税等4个1+X证书试点。", id="等"),
        pytest.param("设有本科班、专科班、中职班四类班型。", id="items that are no known names"),
        pytest.param("对接物流管理、网店运营推广约4个证书。", id="about as many"),
    ],
)
def test_a_list_that_may_be_longer_is_no_fault(stated: Stated, text: str) -> None:
    """It is not counted against the report where a reader would count otherwise."""
    assert stated(text, RULE) == ()
