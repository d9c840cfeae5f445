"""The figures of running text."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.grammar import load_grammar
from extractor.matching.exclusions import ExclusionMatcher
from extractor.matching.figures import FigureReader
from extractor.model.mention import QuantityMention
from extractor.model.quantity import Modifier
from tests.generators.judging import faults
from tests.generators.quantities import samples

GRAMMAR = load_grammar()
MATCHER, READER = ExclusionMatcher(GRAMMAR), FigureReader(GRAMMAR)


def figures(text: str) -> tuple[QuantityMention, ...]:
    """Return the figures of a text."""
    return READER.read(text, MATCHER.find(text))


def values(text: str) -> list[tuple[Decimal, str | None]]:
    """Return value and unit of the figures of a text."""
    return [(each.quantity.value, each.quantity.unit) for each in figures(text)]


@pytest.mark.parametrize("unit", ["元", "人次"])
def test_a_late_unit_does_not_multiply_twice(unit: str) -> None:
    """Numbers in 万 before the last of their list share its unit, not its 万."""
    found = values(f"三馆依次为74.9万、43.2万、8.3万{unit}")
    assert found[-3:] == [(Decimal(each), unit) for each in (749000, 432000, 83000)]


def test_reads_what_was_printed() -> None:
    """Value, unit, bounds and place of generated figures come back, and nothing else is a figure."""
    printed = samples(seed=7, count=500)
    assert [fault for each in printed for fault in faults(each, figures(each.text))] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("实训室面积 39.8 万㎡", 398000, "平方米"),
        ("培训 3 482 名教师", 3482, "人"),
        ("参加考核1O8人", 108, "人"),
        ("支持资金￥120,000", 120000, "元"),
        ("学校投入260多万资金", 2600000, "元"),
        ("一半的学生", 50, "%"),
        ("百分之三到五", 3, "%"),
        ("近1/3的课程", "33.33", "%"),
        ("按一比一配套", 1, ":1"),
        ("为期一个半月", "1.5", "个月"),
        ("净利润△747万元", -7470000, "元"),
        ("经费（单位：万元）：设备购置60", 600000, "元"),
        ("拨付经费（万元）：甲校120", 1200000, "元"),
        ("来电话158,302件", 158302, "件"),
        ("参 训 教 师 共 有 1 ,480 人", 1480, "人"),
        ("培训教师36 人 次", 36, "人次"),
    ],
)
def test_reads_the_prints_of_reports(text: str, value: int | str, unit: str) -> None:
    """Blanks, misread digits, signs, words for parts and units that stand elsewhere are understood."""
    assert values(text) == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("发布36名单", None),
        ("培训120人才", None),
        ("获批36项目", None),
        ("达成3项目标", "项"),
        ("10个人工智能专业", "个"),
        ("20所以上院校", "所"),
        ("教师50人均为骨干", "人"),
        ("36人次", "人次"),
        ("课程3门类", None),
    ],
)
def test_a_unit_is_no_part_of_another_word(text: str, unit: str | None) -> None:
    """人 of 人才, 项 of 项目 and the like are no units, and still are before what only looks so."""
    assert [each.quantity.unit for each in figures(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high"),
    [
        ("260多万元", Modifier.MORE_THAN, 2600000, 2700000),
        ("500余人", Modifier.MORE_THAN, 500, 600),
        ("十几家", Modifier.MORE_THAN, 10, 20),
        ("近三千人", Modifier.LESS_THAN, None, 3000),
        ("超过97%", Modifier.MORE_THAN, 97, None),
        ("约有200人", Modifier.ABOUT, None, None),
        ("最多可容纳200人", Modifier.AT_MOST, None, 200),
        ("不得少于3名", Modifier.AT_LEAST, 3, None),
        ("90%以上", Modifier.AT_LEAST, 90, None),
        ("3-5门", Modifier.RANGE, 3, 5),
        ("10至12万元", Modifier.RANGE, 100000, 120000),
        ("两三百人", Modifier.RANGE, 200, 300),
        ("签约12家", Modifier.EXACT, 12, 12),
        ("附近3所", Modifier.EXACT, 3, 3),
    ],
)
def test_wording_bounds_a_figure(
    text: str, modifier: Modifier, low: int | None, high: int | None
) -> None:
    """Words before, inside and behind a figure bound it; parts of other words do not."""
    (figure,) = figures(text)
    read = figure.quantity
    assert (read.modifier, read.low, read.high) == (modifier, low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分别为711、1530和14人", [(711, "人"), (1530, "人"), (14, "人")]),
        ("新生3200（本科2000，专科1200）人", [(3200, "人"), (2000, "人"), (1200, "人")]),
        ("招生3200人（本科2000，专科1200）", [(3200, "人"), (2000, "人"), (1200, "人")]),
        ("A校120、B校85、C校60人", [(120, "人"), (85, "人"), (60, "人")]),
        ("分别投入12、15和20万元", [(120000, "元"), (150000, "元"), (200000, "元")]),
        ("分别为十二、八和三人", [(12, "人"), (8, "人"), (3, "人")]),
        ("分别为711人、1530、14", [(711, "人"), (1530, "人"), (14, "人")]),
        ("36试点、20专业、8人", [(36, None), (20, None), (8, "人")]),
        ("专业20、教师36人", [(20, None), (36, "人")]),
    ],
)
def test_a_list_shares_its_unit(text: str, expected: list[tuple[int, str | None]]) -> None:
    """A unit that comes late or once serves the whole list, and nothing that is no part of it."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("实训基地一个，省级4个", 2),
        ("省级特等奖一项、一等奖三项", 2),
        ("设有一个中心和三个基地", 2),
        ("为期一周的培训", 1),
        ("仅一所院校", 1),
        ("一项重要举措", 0),
        ("组建一支队伍，", 0),
        ("每一个，", 0),
        ("全省规模最大的一家。", 0),
    ],
)
def test_one_counts_or_is_an_article(text: str, count: int) -> None:
    """一 counts at a clause's end, beside other counts and behind such words as 仅."""
    assert len(figures(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "三教改革",
        "十分重视",
        "千方百计",
        "万一",
        "一体化",
        "百强企业",
        "数十所",
        "几百人",
        "若干",
        "三个方面",
        "两点体会",
        "第三批",
        "近三年",
    ],
)
def test_numerals_in_words_are_no_figures(text: str) -> None:
    """A Chinese numeral that counts nothing is part of a word."""
    assert figures(text) == ()


@given(
    st.text(
        st.sampled_from(
            "0123456789１２，,.、。（）()-—:：%％ 一二两三十百千万亿半点余多近约年月日人名个项元第批Xx+"
        ),
        max_size=40,
    )
)
def test_any_text_is_read_in_order(text: str) -> None:
    """Whatever the characters: figures stand in order, apart from each other and from what is none."""
    excluded = MATCHER.find(text)
    read = READER.read(text, excluded)
    taken = [(each.start, each.end) for each in excluded]
    for places in (taken, [(each.start, each.end) for each in read]):
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(one[1] <= two[0] for one, two in pairwise(places))
    for each in read:
        assert each.start <= each.number_start < each.number_end <= each.end
        assert not any(start < each.number_end and each.number_start < end for start, end in taken)


@pytest.mark.parametrize(
    "text", ["截至2023年12月底，全校共有1+X证书试点36个，近三年累计获证2297人，通过率97.5%。"]
)
def test_letter_spaced_text_reads_as_any_other(text: str) -> None:
    """Blanks between all characters change nothing, and offsets lead to the raw characters."""
    spaced = " ".join(text)
    spaced = spaced.replace("2 0 2 3", "2023").replace("1 2", "12").replace("3 6", "36")
    spaced = spaced.replace("2 2 9 7", "2297").replace("9 7 . 5", "97.5")
    assert values(spaced) == values(text)
    printed = [spaced[each.start : each.end].replace(" ", "") for each in figures(spaced)]
    assert printed == [text[each.start : each.end] for each in figures(text)]
