"""Sentences that list certificates with their levels."""

import pytest

from extractor.grammar import load_grammar
from extractor.matching.listings import ListingReader
from extractor.model.outline import Block, BlockKind

READER = ListingReader(load_grammar())


def listed(text: str) -> list[tuple[str, str | None]]:
    """Return certificate and level of what a paragraph lists."""
    mentions = READER.read([Block(kind=BlockKind.PARAGRAPH, text=text)])
    return [(each.certificate.name if each.certificate else "", each.level) for each in mentions]


def test_one_mention_for_each_level() -> None:
    """Levels before the suffix and after it, in one list."""
    text = "迄今已获批智能财税（中级、高级）职业技能等级证书、老年照护职业技能等级证书（初级）两个试点。"
    assert listed(text) == [("智能财税", "中级"), ("智能财税", "高级"), ("老年照护", "初级")]


def test_the_word_may_come_last() -> None:
    """What was approved may be said before it is said that it was."""
    text = "网店运营推广（中级）、物流管理（初级）两个1+X证书试点成功获批。"
    assert listed(text) == [("网店运营推广", "中级"), ("物流管理", "初级")]


@pytest.mark.parametrize(
    "text",
    [
        "组织学生参加智能财税（中级）、物流管理（初级）证书考核。",
        "获批智能财税（中级）、物流管理（初级）两个考核站点。",
        "教师申报课题，开展智能财税（中级）培训。",
        "申请了智能财税职业技能等级证书等23个试点。",
        "智能财税证书初级1361人，中级2223人，总结申报人数3598人。",
    ],
)
def test_mere_mentions_are_no_records(text: str) -> None:
    """Examinations, sites, courses, counts of people, and lists without levels."""
    assert listed(text) == []


def test_a_batch_of_the_sentence_belongs_to_all() -> None:
    """The batch stands once for the whole list."""
    text = "2021年第二批申报Web前端开发（初级）、智能财税（中级）。"
    mentions = READER.read([Block(kind=BlockKind.PARAGRAPH, text=text)])
    assert {each.batch for each in mentions} == {"2021年第二批"}
