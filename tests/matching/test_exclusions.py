"""What holds a number and is no figure."""

import pytest

from extractor.grammar import load_grammar
from extractor.matching.exclusions import ExclusionMatcher
from extractor.matching.figures import FigureReader

GRAMMAR = load_grammar()
MATCHER, READER = ExclusionMatcher(GRAMMAR), FigureReader(GRAMMAR)


@pytest.mark.parametrize(
    "text",
    [
        "截至2021年12月31日",
        "2023 年 12 月底",
        "二〇二一年十二月",
        "2021.6.5至2021-06-08",
        "7月1720日",
        "2020—2021学年第一学期",
        "每天8:30-11:30",
        "近三年来，未来五年",
        "教职成司函（2019）36号，国发〔2019〕4号",
        "电话：0571-88888888，邮编310018，邮箱：test123@qq.com",
        "QQ群：123456789，会议号：856 2231 0047",
        "【610202】计算机网络技术（610201）",
        "中山路128号3号楼501室",
        "第三批、第1页共6页、前三名、排名全省第3",
        "1.加强领导；2.健全机制；（3）落实责任",
        "如表1所示，见图2-3和附件3",
        "“1”与“X”，1+X，1十X，“3+2”，“十四五”",
        "5G、B2B、3D打印、H5、Web3.0、工业4.0、Python 3.7",
        "2020级、21届、一年级、软件技术1班",
        "一等奖、二级学院、三全育人、一带一路、职教20条、863计划",
        "https://www.1x.edu.cn/news/2021/0305.html",
    ],
)
def test_numbers_that_state_nothing_are_left_alone(text: str) -> None:
    """Dates, papers, addresses, ordinals, markers and names give no figure."""
    assert READER.read(text, MATCHER.find(text)) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021年1200人报名", 1200),
        ("第三批36个", 36),
        ("代表12人", 12),
        ("发表12篇", 12),
        ("一等奖3项", 3),
        ("《方案》3份", 3),
        ("1+X证书36个", 36),
        ("5G基站12个", 12),
        ("办学60余年", 60),
        ("历时3年", 3),
        ("报名人数2023", 2023),
        ("2000-2100人", 2000),
        ("BIM36人", 36),
        ("X证书12个", 12),
        ("人数十人", 10),
        ("案例36个", 36),
    ],
)
def test_a_mask_swallows_no_figure(text: str, value: int) -> None:
    """What stands beside a date, a name or an ordinal is still read."""
    assert [each.quantity.value for each in READER.read(text, MATCHER.find(text))] == [value]


def test_an_exclusion_names_its_rule() -> None:
    """A reader of the trace sees which rule took which characters."""
    text = "依据（2019）36号文件，第三批共36个"
    found = [(each.rule, text[each.start : each.end]) for each in MATCHER.find(text)]
    assert found == [("document-number", "（2019）36号文件"), ("ordinal", "第三批")]


def test_text_without_numbers_has_none() -> None:
    """A sentence without a number costs one look."""
    assert MATCHER.find("学校高度重视试点工作。") == ()
