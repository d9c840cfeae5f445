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


NAMES = "物流管理、智能财税、网店运营推广"
OFFICES = "信息工程学院、机电工程学院、商学院"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"以下3个证书：{NAMES}。", id="behind a colon"),
        pytest.param("共有3个证书开展试点，分别是物流管理、智能财税和网店运营推广。", id="分别是"),
        pytest.param(f"立项3个证书，即{NAMES}。", id="即"),
        pytest.param("试点证书共3种：物流管理；智能财税；网店运营推广。", id="semicolons"),
        pytest.param("开展3个证书的试点，它们是：物流管理，智能财税和网店运营推广。", id="commas"),
        pytest.param(
            "3个证书的试点：一是物流管理，二是智能财税，三是网店运营推广。", id="numbered"
        ),
        pytest.param(f"证书有三个（{NAMES}），覆盖两个学院。", id="in a bracket"),
        pytest.param(f"试点证书为{NAMES}（共3个）。", id="the figure in a bracket"),
        pytest.param("确定“物流管理”“智能财税”“网店运营推广”3个证书。", id="quotation marks alone"),
        pytest.param("开发《物流实务》《财税实务》《网店实务》三门课程。", id="titles"),
        pytest.param("对接会计、护理和导游3个专业。", id="majors"),
        pytest.param(
            "对接会计、护理、低空经济新技术、导游4个专业。", id="one is not in the catalogue"
        ),
        pytest.param(f"{OFFICES}等3个学院。", id="departments"),
        pytest.param(f"教务处、{OFFICES}4个部门。", id="offices"),
        pytest.param(f"教务处、{OFFICES}3个学院。", id="only some are called so"),
        pytest.param(f"在{NAMES}3个证书、会计、护理2个专业开展。", id="a list behind a figure"),
    ],
)
def test_a_list_may_be_written_in_many_ways(stated: Stated, text: str) -> None:
    """Before the figure or behind it, in brackets, numbered, quoted, of all sorts of names."""
    results = stated(text, RULE)
    assert results
    assert {result.verdict for result in results} == {Verdict.CONSISTENT}


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        pytest.param(f"以下4个证书：{NAMES}。", "4 ≠ 3", id="behind a colon"),
        pytest.param(
            "共有2个证书开展试点，分别是物流管理、智能财税和网店运营推广。", "2 ≠ 3", id="分别是"
        ),
        pytest.param(
            "开展4个证书的试点，它们是：物流管理，智能财税和网店运营推广。", "4 ≠ 3", id="commas"
        ),
        pytest.param(
            "物流管理、智能财税与网店运营推广共4个证书。", "4 ≠ 3", id="与 before the last"
        ),
        pytest.param("证书有四个（物流管理、智能财税、网店运营推广）。", "4 ≠ 3", id="bracket"),
        pytest.param("对接会计、护理、低空经济新技术、导游3个专业。", "3 ≠ 4", id="majors"),
        pytest.param(
            "在专业层面，会计，护理和导游，共计4个专业参加。", "4 ≠ 3", id="a first clause"
        ),
        pytest.param(f"参与试点的单位共4个，分别是{OFFICES}。", "4 ≠ 3", id="departments"),
        pytest.param(f"教务处、{OFFICES}5个部门。", "5 ≠ 4", id="offices"),
        pytest.param(f"{NAMES}等2个证书。", "2 ≠ 3", id="等, and more are named than counted"),
        pytest.param(f"{OFFICES}和艺术学院等3个单位。", "3 ≠ 4", id="等 behind departments"),
    ],
)
def test_a_list_of_names_that_is_not_as_long_is_a_fault(
    stated: Stated, text: str, equation: str
) -> None:
    """Its names are known, or told by their form, and the figure says that it counts such names."""
    (result,) = stated(text, RULE)
    assert (result.verdict, result.equation) == (Verdict.INCONSISTENT, equation)


def test_names_may_be_counted_with_their_levels(stated: Stated) -> None:
    """The reading is named, and the hint says that it is not the plain one."""
    names = "物流管理（初级、中级）、智能财税（中级）、网店运营推广（高级）"
    (agreed,) = stated(f"获批{names}4个证书试点。", RULE)
    assert (agreed.verdict, agreed.reading) == (Verdict.CONSISTENT, "names-with-level")
    assert [hint.code for hint in agreed.hints] == ["readings"]
    (wrong,) = stated(f"获批{names}6个证书试点。", RULE)
    assert (wrong.equation, wrong.hints[0].code) == ("6 ≠ 3", "readings")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{NAMES}共5个考核站点。", id="it counts stations"),
        pytest.param(f"{NAMES}等2个专业群。", id="it counts groups"),
        pytest.param(f"考点覆盖{NAMES}，共4个。", id="it does not say what it counts"),
        pytest.param(f"四类证书：{NAMES}。", id="several may be of one sort"),
        pytest.param("物流管理、智能财税及其他3个证书。", id="others"),
        pytest.param("除物流管理、智能财税外的5个证书。", id="but for these"),
        pytest.param(
            "首批物流管理、智能财税，第二批网店运营推广、母婴护理，共5个证书。", id="two lists"
        ),
        pytest.param(
            "在原有物流管理、智能财税基础上新增母婴护理、幼儿照护，共4个证书。", id="added"
        ),
        pytest.param("共有12个证书试点，主要包括物流管理、智能财税。", id="the main ones"),
        pytest.param("共有12个证书试点，新增的分别是物流管理、智能财税。", id="the new ones"),
        pytest.param("证书有四个（如物流管理、智能财税、网店运营推广）。", id="for example"),
        pytest.param("证书有四个（物流管理、智能财税、网店运营推广等）。", id="等 in the bracket"),
        pytest.param(
            "3个证书对接的专业，分别是会计、护理、导游、大数据技术。", id="of something else"
        ),
        pytest.param("包括物流管理、智能财税在内的8个证书。", id="在内"),
    ],
)
def test_what_only_looks_like_a_counted_list_is_no_fault(stated: Stated, text: str) -> None:
    """The figure counts something else, or more than the list."""
    assert stated(text, RULE) == ()


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
