"""What a figure of a sentence counts."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def counted(*pairs: str) -> list[tuple[str, str | None]]:
    """Return figures and indicators from `figure indicator`; `-` is none."""
    split = [pair.split() for pair in pairs]
    return [(figure, None if name == "-" else name) for figure, name in split]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("获批36个试点，涉及专业34个。", ["36个 pilots", "34个 majors"]),
        ("3482名学生参加考核，获证2297人。", ["3482名 examined", "2297人 certified"]),
        ("46名教师取得考评员资格。", ["46名 assessors"]),
        ("考核合格率达到97.5%。", ["97.5% pass_rate"]),
        ("投入了260多万资金用于试点建设。", ["260多万 funding"]),
        ("新增考核站点27个，试点院校达到187所。", ["27个 sites", "187所 institutions"]),
        ("申报3598人，审核通过3568人。", ["3598人 applied", "3568人 approved"]),
    ],
)
def test_a_figure_counts_what_its_own_words_say(read: Read, text: str, expected: list[str]) -> None:
    """Words before a figure, behind it and around it lead to the indicator."""
    assert read(text).counts == counted(*expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "初级1361人，中级2223人，高级14人，总计申报3598人。",
            ["1361人 applied", "2223人 applied", "14人 applied", "3598人 applied"],
            id="back from the total at the end",
        ),
        pytest.param(
            "初级报考120人，中级95人；获证100人、80人。",
            ["120人 registered", "95人 registered", "100人 certified", "80人 certified"],
            id="over commas and semicolons until another word comes",
        ),
        pytest.param(
            "参加考核的学生3482名（初级1361名，中级2121名），获证2297名。",
            ["3482名 examined", "1361名 examined", "2121名 examined", "2297名 certified"],
            id="into a bracket and not out of it",
        ),
        pytest.param(
            "考核490人。其中，初级300人，中级190人。",
            ["490人 examined", "300人 examined", "190人 examined"],
            id="over a full stop before 其中",
        ),
        pytest.param(
            "报考480人，其中初级300人；获证412人，其中初级260人。",
            ["480人 registered", "300人 registered", "412人 certified", "260人 certified"],
            id="each 其中 from its own figure",
        ),
    ],
)
def test_a_figure_without_words_counts_what_its_neighbour_does(
    read: Read, text: str, expected: list[str]
) -> None:
    """What is counted is said once and holds for the figures that go with it."""
    assert read(text).counts == counted(*expected)


def test_a_list_of_figures_goes_with_the_list_of_names_before(read: Read) -> None:
    """With 分别 each figure has the indicator that stands at its place; the last one's unit is all's."""
    found = read("报考、参考、获证人数分别为482、463和397人。")
    assert found.counts == counted("482 registered", "463 examined", "397人 certified")
    assert {claim.quantity.unit for claim in found.claims} == {"人"}


def test_parts_of_parts_count_what_the_whole_does(read: Read) -> None:
    """其中 in a bracket in a bracket still counts registrations, where it has no word of its own."""
    found = read("报考1581人，其中高职896人（其中软件技术专业120人（其中女生45人）），中职685人。")
    figures = ["1581人", "896人", "120人", "45人", "685人"]
    assert found.counts == counted(*(f"{figure} registered" for figure in figures))


def test_what_stands_before_a_colon_heads_the_figures_behind_it(read: Read) -> None:
    """A label with a colon is the figure's word, and so is the head of a list."""
    assert read("试点：36个；证书：13种。").counts == counted("36个 pilots", "13种 certificates")
    listed = read("各校报考情况：滨海职业学院240人，临江职业学院180人。")
    assert listed.counts == counted("240人 registered", "180人 registered")


@pytest.mark.parametrize(
    "text",
    [
        "学校现有在校生12000人，教职工860人，占地面积600亩，图书80万册。",
        "办学60余年，拥有专利30项。",
        "女生占总数的35%。",
        "组织考核12场。",
    ],
)
def test_what_the_grammar_does_not_know_counts_nothing(read: Read, text: str) -> None:
    """A figure is kept without an indicator rather than led to a wrong one."""
    found = read(text)
    assert found.claims
    assert {claim.indicator for claim in found.claims} == {None}


def test_a_text_with_blanks_between_its_letters_reads_the_same(read: Read) -> None:
    """Letter-spaced lines of a scan lose nothing, and their figures keep their places."""
    text = "参加考核3482人，通过2297人，通过率65.97%。"
    plain, spaced = read(text), read(" ".join(text))
    assert spaced.counts == plain.counts
    assert [claim.quantity for claim in spaced.claims] == [claim.quantity for claim in plain.claims]
    assert [spaced.doc.text[claim.start : claim.end] for claim in spaced.claims] == [
        "3 4 8 2 人",
        "2 2 9 7 人",
        "6 5 . 9 7 %",
    ]


def test_a_figure_is_surer_the_nearer_its_words_are(read: Read) -> None:
    """Confidence falls from the clause's own words over a neighbour's to no words at all."""
    own, carried, unknown = read("报考480人，其中初级300人，占地600亩。").claims
    assert own.confidence > carried.confidence > unknown.confidence


def test_the_heading_above_gives_a_cue_its_sense(read: Read) -> None:
    """参加 alone says little; below a heading on training it counts participants."""
    assert read("参加131人。").counts == counted("131人 -")
    below = read("参加131人。", heading="二、师资培训")
    assert below.counts == counted("131人 training_participants")


def test_money_without_a_unit_is_in_the_base_unit_of_what_it_pays(read: Read) -> None:
    """260多万资金 is money though no 元 is printed."""
    (claim,) = read("投入了260多万资金。").claims
    assert (claim.quantity.value, claim.quantity.unit) == (2_600_000, "元")
    assert (claim.quantity.low, claim.quantity.high) == (2_600_000, 2_700_000)
