"""Names in a row, and what the catalogues make of them."""

import pytest

from extractor.grammar import load_grammar
from extractor.matching.names import NameMatcher
from extractor.model.mention import MajorStatus, MatchMethod

NAMES = NameMatcher(load_grammar())


@pytest.mark.parametrize(
    ("text", "name", "method"),
    [
        ("物流管理职业技能等级证书", "物流管理", MatchMethod.EXACT),
        ("1+X Web 前端开发", "Web前端开发", MatchMethod.EXACT),
        ("建筑信息模型(BIM)职业技能\n等级证书", "建筑信息模型（BIM）", MatchMethod.EXACT),
        ("Web前端开发（初级、中级）职业技能等级证书", "Web前端开发", MatchMethod.EXACT),
        ("智能财税职业技能等级证书 中级", "智能财税", MatchMethod.EXACT),
        ("1+X BIM", "建筑信息模型（BIM）", MatchMethod.ALIAS),
        ("网店运营推", "网店运营推广", MatchMethod.FUZZY),
        ("跨境电商B2D数据运营", "跨境电商B2D数据运营", MatchMethod.NONE),
        ("陶瓷茶具鉴赏职业技能等级证书", "陶瓷茶具鉴赏", MatchMethod.NONE),
    ],
)
def test_certificates_are_resolved_honestly(text: str, name: str, method: MatchMethod) -> None:
    """Exact, near or not at all: the method says which, and an unknown name stays as printed."""
    certificate = NAMES.certificate(text)
    assert certificate is not None
    assert (certificate.name, certificate.method, certificate.text) == (name, method, text)


def test_a_near_match_keeps_its_score_and_the_runner_up() -> None:
    """Somebody who doubts a near match sees how near it is, and what came second."""
    certificate = NAMES.certificate("集成电路开发于测试")
    assert certificate is not None
    assert certificate.method is MatchMethod.FUZZY
    assert 75 <= certificate.score < 100
    assert certificate.runner_up not in {None, certificate.name}


def test_majors_with_codes_come_with_their_edition() -> None:
    """A code that its name agrees with is valid, and leads to today's code."""
    majors = NAMES.majors("【560118】工业设计 【560102】机械制造与\n自动化", year=2021)
    assert [(major.code, major.name, major.edition, major.status) for major in majors] == [
        ("560118", "工业设计", "2015", MajorStatus.VALID),
        ("560102", "机械制造与自动化", "2015", MajorStatus.VALID),
    ]
    assert [major.current_code for major in majors] == ["460105", "460104"]


@pytest.mark.parametrize("text", ["工业设计（560118）", "560118 工业设计", "[560118]工业设计"])
def test_code_and_name_are_read_in_either_order(text: str) -> None:
    """Where the code stands makes no difference."""
    assert [(major.code, major.name) for major in NAMES.majors(text)] == [("560118", "工业设计")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("应用英语 应用德语", ["应用英语", "应用德语"]),
        ("软件技术、云计算技术应用", ["软件技术", "云计算技术应用"]),
        ("数字媒体应用技术影 视动画", ["数字媒体应用技术", "影视动画"]),
        ("通信技术 （中德合作）", ["通信技术（中德合作）"]),
        ("中高职贯通会计", ["中高职贯通会计"]),
    ],
)
def test_lists_of_names_are_split(text: str, names: list[str]) -> None:
    """Separators, run-together names and bracketed remarks give whole names; no code is invented."""
    majors = NAMES.majors(text)
    assert [major.name for major in majors] == names
    assert {major.code for major in majors} == {None}


def test_a_code_of_another_major_is_a_mismatch() -> None:
    """Code and name both known in one complete edition, but not of one major."""
    (major,) = NAMES.majors("【510203】工业机器人技术")
    assert major.status in {MajorStatus.MISMATCH, MajorStatus.UNKNOWN}
    assert (major.code, major.name) == ("510203", "工业机器人技术")


@pytest.mark.parametrize(
    ("text", "level"),
    [("中级", "中级"), ("高 级", "高级"), ("初级、中级", None), ("", None), ("优秀", None)],
)
def test_one_level_or_none(text: str, level: str | None) -> None:
    """A cell that lists two levels is not forced into one."""
    assert NAMES.level(text) == level


def test_two_printings_of_a_batch_are_one() -> None:
    """Rows of two tables meet though one prints 批 and the other 批次."""
    assert NAMES.batch_key("2021 年第一批次") == NAMES.batch_key("2021年第一批")
    assert NAMES.batch_key("2021年第一批") != NAMES.batch_key("2021年第二批")


def test_grades_are_listed() -> None:
    """Two grades in one cell are two."""
    assert NAMES.grades("2020 级\n2021 级") == ("2020级", "2021级")
