"""Whether a figure is of all that its words name."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def plain(read: Read, text: str, heading: str = "") -> bool:
    """Return whether the last figure of a text is of the whole."""
    return bool(read(text, heading).claims[-1].is_plain)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("取得职业技能等级证书考评员资格的教师达26名。", id="having a qualification"),
        pytest.param("最终获批人数为2516名。", id="in the end"),
        pytest.param("学校拥有考评员28人。", id="owning"),
        pytest.param("全年经费总额为99.4万元。", id="all told"),
        pytest.param("总之，494人次的培训、222.4万元的投入。", id="words of the figure before"),
        pytest.param("全年共举办培训17场、215人次。", id="words before the first of two figures"),
        pytest.param("一年来，试点工作成效明显：获证学生1761人。", id="a head that praises"),
        pytest.param("今后，学校将在已有41个考核站点。", id="a plan that builds on it"),
        pytest.param(
            "物流管理、智能物联网运维等5个职业技能等级证书。", id="behind the names counted"
        ),
        pytest.param("线上10场，线下11场，共21场，累计参训799人次。", id="累计 behind a total"),
        pytest.param("累计投入340多万元，本年度支出187.2万元。", id="of this year after all"),
        pytest.param("作为第二批试点单位，批准培训428人。", id="the batch of the school itself"),
    ],
)
def test_words_that_say_that_something_is_had_or_done_narrow_nothing(read: Read, text: str) -> None:
    """Reports say the same thing in many words."""
    assert plain(read, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("一次性通过考核并取得证书229人。", id="at the first attempt"),
        pytest.param("培养考评员179名。", id="those of this year"),
        pytest.param("获批考核站点20个，其中实际使用18个。", id="some of those before"),
        pytest.param("投入经费100万元，其中师资培训50万元。", id="a purpose"),
        pytest.param("合作公司积极参与，共有考评员5人。", id="somebody else"),
        pytest.param("上半年组织两次考核，参加考核500人。", id="another time"),
        pytest.param("自2019年以来，参加考核500人。", id="several years"),
        pytest.param("报考学生从357人。", id="what another is held against"),
        pytest.param("累计投入340万元。", id="over the years"),
    ],
)
def test_a_word_that_tells_a_figure_from_the_whole_narrows_it(read: Read, text: str) -> None:
    """Only what nobody can take for a part contradicts another figure."""
    assert not plain(read, text)


@pytest.mark.parametrize("heading", ["（一）信息工程系", "上半年考核情况", "案例一"])
def test_a_heading_sets_what_stands_under_it_apart(read: Read, heading: str) -> None:
    """A section of one department is not about the school."""
    assert not plain(read, "共有考评员23人。", heading)
    assert plain(read, "共有考评员23人。", "三、考评员队伍建设")


def test_a_heading_gives_the_year(read: Read) -> None:
    """Under 2022年 stand the figures of that year, unless they name another."""
    assert read("报考3482人。", "三、数据\n（一）2022年").claims[0].period == "2022"
    assert read("2023年报考3482人。", "（一）2022年").claims[0].period == "2023"
    assert read("报考3482人。", "2022年、2023年").claims[0].period is None


def test_a_plan_that_looks_back_gives_no_year(read: Read) -> None:
    """The year of a plan is not that of what was reached before."""
    assert read("2024年，我院将认真总结382名学生获证的经验。").claims[0].period is None
    assert read("2024年，我院382名学生获证。").claims[0].period == "2024"


@pytest.mark.parametrize(
    ("text", "schools"),
    [
        ("滨海学院报考45人；临江学院报考32人；共报考77人、获证60人。", [True, True, False, False]),
        ("滨海学院报考45人，临江学院报考32人，总计77人。", [True, True, False]),
        ("滨海学院报考45人，共获证40人；临江学院报考32人，共获证30人。", [True] * 4),
    ],
)
def test_a_total_of_all_that_were_named_is_of_none_of_them(
    read: Read, text: str, schools: list[bool]
) -> None:
    """The last name of a list does not own the total behind it."""
    assert [school is not None for school in read(text).about("school")] == schools
