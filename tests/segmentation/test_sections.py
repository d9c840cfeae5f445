"""Headings: which lines are, at what depth, and what is only a list or a sentence."""

from collections.abc import Callable

import pytest

from extractor.model.document import Line, LineRole, Style
from extractor.model.outline import BlockKind, Outline

BODY = "学校成立了证书试点工作领导小组，统筹推进各项工作，取得了较好的成效。"

Outliner = Callable[..., Outline]


def tree(outline: Outline) -> list[tuple[str | None, str, int]]:
    """Return number, title and depth of every section."""
    return [(section.number, section.title, section.depth) for section in outline.sections]


def test_depth_follows_the_nesting_of_numbering_styles(outline_of: Outliner) -> None:
    """The styles of one report nest in the order in which they open, and restart under each parent."""
    headings = (
        "第一章 总体情况 | 第一节 组织 | 一、领导小组 | （一）分工 | 1. 教务处 | （1）职责 | ①报名 | ②考试"
        "| （2）要求 | 2. 学院 | （二）制度 | 二、保障 | 第二节 投入 | 一、经费 | 二、设备 | 第二章 成效"
    )
    lines = [line for heading in headings.split("|") for line in (heading.strip(), BODY)]
    found = tree(outline_of(["试点工作总结", *lines]))
    assert [(number, depth) for number, _, depth in found] == [
        *[("一", 1), ("一", 2), ("一", 3), ("一", 4), ("1", 5), ("1", 6), ("①", 7), ("②", 7)],
        *[("2", 6), ("2", 5), ("二", 4), ("二", 3), ("二", 2), ("一", 3), ("二", 3), ("二", 1)],
    ]


def test_arabic_numbers_alone_are_the_first_level(outline_of: Outliner) -> None:
    """A report that numbers 1、 2、 3、 under nothing has sections of depth 1, gaps and all."""
    lines = ["证书问答", "1、什么是证书？", BODY, "2、谁可以报名?", BODY, "5、如何领取证书?", BODY]
    assert tree(outline_of(lines)) == [
        ("1", "什么是证书？", 1),
        ("2", "谁可以报名?", 1),
        ("5", "如何领取证书?", 1),
    ]


def test_a_number_printed_twice_is_a_heading_each_time(outline_of: Outliner) -> None:
    """1. 2. 2. is a misprint, and the last one no list of its own."""
    lines = ["工作总结", "1. 成绩", BODY, "2. 做法", BODY, "2. 展望", BODY]
    assert tree(outline_of(lines)) == [("1", "成绩", 1), ("2", "做法", 1), ("2", "展望", 1)]


def test_one_series_may_be_printed_in_two_styles(outline_of: Outliner) -> None:
    """02 and 03. and 4、 count on from one another and stay siblings."""
    lines = [
        "一、成绩",
        "01 报名情况",
        BODY,
        "02. 考核情况",
        BODY,
        "03、师资",
        BODY,
        "二、展望",
        BODY,
    ]
    assert [depth for _, _, depth in tree(outline_of(lines))] == [1, 2, 2, 2, 1]


def test_a_style_of_lower_rank_may_stand_above(outline_of: Outliner) -> None:
    """（一） stands inside 1. where the count of 1. goes on after it."""
    lines = [
        "1. 概况",
        BODY,
        "（一）规模",
        BODY,
        "（二）结构",
        BODY,
        "2. 成效",
        BODY,
        "（一）质量",
        BODY,
        "（二）就业",
        BODY,
    ]
    assert [depth for _, _, depth in tree(outline_of(lines))] == [1, 2, 2, 1, 2, 2]


def test_a_list_of_lines_with_nothing_between_is_no_series_of_headings(
    outline_of: Outliner,
) -> None:
    """A schedule of one-liners gives list items, whatever its numbering looks like."""
    outline = outline_of(
        ["一、安排", BODY, "二、日程", "1）3月公布标准", "2）4月组织培训", "3）9月统一考试"]
    )
    assert [number for number, _, _ in tree(outline)] == ["一", "二"]
    assert [block.kind for block in outline.blocks[-3:]] == [BlockKind.LIST_ITEM] * 3


def test_numbered_sentences_are_a_list(outline_of: Outliner) -> None:
    """Long sentences behind numbers are list items, even where text stands between them."""
    items = [
        f"{n}、在开展申报之前，各学院组织教师学习证书的内涵，确保达到试点的基础条件。"
        for n in (1, 2, 3)
    ]
    outline = outline_of(["一、基础", items[0], items[1], BODY, items[2], "二、目标", BODY])
    assert [number for number, _, _ in tree(outline)] == ["一", "二"]


def test_a_heading_may_end_in_a_full_stop(outline_of: Outliner) -> None:
    """A short title with a full stop is a heading where its siblings are."""
    lines = ["01 站点建设", BODY, "02. 完善考核机制。", BODY, "03 师资培养", BODY]
    assert [title for _, title, _ in tree(outline_of(lines))][1] == "完善考核机制"


def test_a_title_that_runs_into_its_text_is_set_apart(outline_of: Outliner) -> None:
    """（一）标题。正文 gives a heading and a paragraph, in every item of the series."""
    outline = outline_of(
        [
            "一、做法",
            f"（一）加强领导。{BODY}",
            f"（二）完善制度。{BODY}",
            f"（三）深化合作。{BODY}",
        ]
    )
    assert tree(outline)[1:] == [
        ("一", "加强领导", 2),
        ("二", "完善制度", 2),
        ("三", "深化合作", 2),
    ]
    assert [block.text for block in outline.blocks[2:4]] == [BODY, "（二）完善制度。"]


@pytest.mark.parametrize(
    "text",
    [
        "2021年，学校共有教师取得考评员资格，学生参加考核。",
        "1.2万人参加了本年度的考核工作",
        "3月证书标准公布",
        "第三批试点证书",
        "一是坚持政府引导",
        "1+X证书制度",
        "97.5%的学生获得证书",
        "（2019）36号文件",
    ],
)
def test_figures_and_dates_open_no_section(outline_of: Outliner, text: str) -> None:
    """Amounts, dates, batches and names that begin with a figure are no headings."""
    assert tree(outline_of(["一、情况", BODY, text, BODY, "二、成效", BODY])) == [
        ("一", "情况", 1),
        ("二", "成效", 1),
    ]


def test_a_number_alone_on_its_line_takes_the_title_below(outline_of: Outliner) -> None:
    """第一章 over 总则 is one heading."""
    found = tree(outline_of(["第一章", "总则", BODY, "第二章", "考核", BODY]))
    assert found == [("一", "总则", 1), ("二", "考核", 1)]


def test_a_table_of_contents_opens_no_sections(outline_of: Outliner) -> None:
    """The lines of a table of contents repeat the headings and are none."""
    contents = ["目录", "一、成绩………1", "二、做法………3", "三、展望………5"]
    found = tree(
        outline_of(["工作总结", *contents, "一、成绩", BODY, "二、做法", BODY, "三、展望", BODY])
    )
    assert [number for number, _, _ in found] == ["一", "二", "三"]


def test_unnumbered_headings_stand_out_by_type(outline_of: Outliner) -> None:
    """A short bold line over text is a heading; a bold sentence is none."""
    bold = Style(12, bold=True)
    plain = Style(12, bold=False)
    lines = [
        Line("2023年度试点工作总结", style=Style(18, bold=True, centred=True)),
        Line("前言", style=bold),
        Line(BODY, style=plain),
        Line("全校师生高度重视，证书考核取得了圆满的成功。", style=bold),
        Line(BODY * 2, style=plain),
        Line("主要成效", style=bold),
        Line(BODY, style=plain),
    ]
    assert tree(outline_of(lines)) == [(None, "前言", 1), (None, "主要成效", 1)]


def test_heading_levels_of_the_format_nest(outline_of: Outliner) -> None:
    """Levels that the format gives place headings without number."""
    lines = [
        Line("试点工作总结", role=LineRole.TITLE),
        Line("概况", role=LineRole.HEADING, level=1),
        BODY,
        Line("规模", role=LineRole.HEADING, level=2),
        BODY,
        Line("成效", role=LineRole.HEADING, level=1),
        BODY,
    ]
    assert tree(outline_of(lines)) == [(None, "概况", 1), (None, "规模", 2), (None, "成效", 1)]


def test_a_section_holds_its_subsections(outline_of: Outliner) -> None:
    """Ranges of blocks nest: a section ends where the next of its depth begins."""
    sections = outline_of(
        ["总结", "一、成绩", "1. 报名", BODY, "2. 考核", BODY, "二、做法", BODY]
    ).sections
    ranges = [(section.first_block, section.last_block, section.parent) for section in sections]
    assert ranges == [(1, 5, None), (2, 3, "s1"), (4, 5, "s1"), (6, 7, None)]


def test_a_number_before_a_word_that_begins_like_a_unit_is_a_heading(outline_of: Outliner) -> None:
    """2.1 人才培养 and 1 学校概况 are headings, though 人 and 学 may begin a unit."""
    lines = [
        "1 学校概况",
        BODY,
        "2 项目建设",
        "2.1 人才培养",
        BODY,
        "2.2 分工",
        BODY,
        "3 学分银行",
        BODY,
    ]
    found = tree(outline_of(lines))
    assert [(number, depth) for number, _, depth in found] == [
        *[("1", 1), ("2", 1), ("2.1", 2), ("2.2", 2), ("3", 1)],
    ]


def test_cases_are_numbered_sections(outline_of: Outliner) -> None:
    """案例一 and 案例二 are parts of the section that tells of cases."""
    lines = ["一、做法", BODY, "二、典型案例", "案例一：校企共建", BODY, "案例二：课证融通", BODY]
    assert tree(outline_of([*lines, "三、展望", BODY]))[1:] == [
        ("二", "典型案例", 1),
        ("一", "校企共建", 2),
        ("二", "课证融通", 2),
        ("三", "展望", 1),
    ]


def test_titles_that_run_on_with_a_colon_are_headings_where_all_siblings_do(
    outline_of: Outliner,
) -> None:
    """一、标题：正文 in every item gives headings; a colon in one item alone is part of a list."""
    titles = ("一、基础扎实：", "二、融通深入：", "三、成绩优良：")
    assert [title for _, title, _ in tree(outline_of([title + BODY for title in titles]))] == [
        "基础扎实",
        "融通深入",
        "成绩优良",
    ]
    assert not tree(outline_of([titles[0] + BODY, "二、" + BODY, "三、" + BODY]))


def test_labels_with_a_colon_are_a_list(outline_of: Outliner) -> None:
    """时间：… and 地点：… are what they say, no headings over text."""
    labels = ["1.培训时间：2023年3月1日至5日", "2.培训地点：行政楼三楼报告厅", "3.联系人：王老师"]
    outline = outline_of(["一、培训", *labels, "二、要求", BODY])
    assert [title for _, title, _ in tree(outline)] == ["培训", "要求"]


def test_contents_without_pages_are_known_by_what_follows(outline_of: Outliner) -> None:
    """Lines under 目录 that are said again further down are the contents, bold or not."""
    bold, plain = Style(12, bold=True), Style(12, bold=False)
    lines = [
        Line("试点工作总结", style=Style(22, bold=True)),
        Line("目  录", style=bold),
        Line("一、成绩", style=plain),
        Line("二、展望", style=plain),
        Line("一、成绩", style=bold),
        Line(BODY * 2, style=plain),
        Line("二、展望", style=bold),
        Line(BODY, style=plain),
    ]
    outline = outline_of(lines)
    assert tree(outline) == [("一", "成绩", 1), ("二", "展望", 1)]
    assert outline.sections[0].first_block == 4


def test_a_bold_line_over_a_bold_line_is_a_heading(outline_of: Outliner) -> None:
    """The bigger of two lines set apart stands above the other; three such lines are no headings."""
    big, bold, plain = Style(14, bold=True), Style(12, bold=True), Style(12, bold=False)
    body = Line(BODY * 2, style=plain)
    lines = [body, Line("夯实基础", style=big), Line("健全机制", style=bold), body]
    assert tree(outline_of(lines)) == [(None, "夯实基础", 1), (None, "健全机制", 2)]
    names = [Line(name, style=bold) for name in ("组长张三", "副组长李四", "成员王五")]
    assert len(tree(outline_of([body, *names, body]))) < len(names)


def test_a_preface_stands_beside_numbered_sections(outline_of: Outliner) -> None:
    """前言 and 结语 are headings of the first level by their words, in bold type or not."""
    for style in (Style(12, bold=True), Style(12, bold=False)):
        plain = Style(12, bold=False)
        lines = [
            Line(text, style=style if text in {"前言", "结语"} else plain)
            for text in (
                "前言",
                BODY * 2,
                "1 概况",
                BODY,
                "1.1 规模",
                BODY,
                "1.2 结构",
                BODY,
                "2 成效",
                BODY,
                "结语",
                BODY,
            )
        ]
        assert tree(outline_of(lines)) == [
            (None, "前言", 1),
            *[("1", "概况", 1), ("1.1", "规模", 2), ("1.2", "结构", 2), ("2", "成效", 1)],
            (None, "结语", 1),
        ]


def test_bold_headings_inside_numbered_ones_are_their_parts(outline_of: Outliner) -> None:
    """Where the count goes on past bold lines of the same size, these stand below the numbers."""
    bold, plain = Style(12, bold=True), Style(12, bold=False)
    lines = [
        Line(text, style=bold if text in {"亮点", "特色"} else plain)
        for text in ("一、做法", BODY * 2, "亮点", BODY, "特色", BODY, "二、成效", BODY)
    ]
    assert [depth for _, _, depth in tree(outline_of(lines))] == [1, 2, 2, 1]


def test_bold_headings_over_counts_that_restart_stand_above(outline_of: Outliner) -> None:
    """Where 1. begins anew under each bold line, the bold lines are the upper level."""
    bold, plain = Style(12, bold=True), Style(12, bold=False)
    lines = [
        Line(text, style=bold if text in {"做法", "成效"} else plain)
        for text in (
            BODY,
            "做法",
            "一、组织",
            BODY * 2,
            "二、制度",
            BODY,
            "成效",
            "一、质量",
            BODY,
            "二、就业",
            BODY,
        )
    ]
    assert [depth for _, _, depth in tree(outline_of(lines))] == [1, 2, 2, 1, 2, 2]


def test_short_lines_over_paragraphs_are_the_headings_of_a_bare_text(outline_of: Outliner) -> None:
    """Without numbers and type, three short lines right above long paragraphs are headings."""
    titles = ("我们做了什么", "取得了哪些成绩", "今后怎么干")
    lines = [line for title in titles for line in (title, BODY * 2)]
    assert [title for _, title, _ in tree(outline_of(["试点工作介绍", *lines]))] == [*titles]
    assert not tree(outline_of(["试点工作介绍", BODY, *lines[:4]]))
    assert [
        number for number, _, _ in tree(outline_of(["一、概况", BODY, "二、介绍", *lines]))
    ] == [
        *["一", "二"],
    ]
