"""Paragraphs: put together from lines of print, and mended where a break cut them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor.model.document import Line
from extractor.model.outline import BlockKind, Outline

Outliner = Callable[..., Outline]
Printer = Callable[..., Line]

FULL = "学校高度重视证书制度试点工作成立了由校长任组长的工作领导小组"
"""A line that reaches the right edge: 30 characters of 14 points."""
BODY = "学校成立了证书试点工作领导小组，统筹推进各项工作，取得了较好的成效。"


def texts(outline: Outline) -> list[str]:
    """Return the text of every block."""
    return [block.text for block in outline.blocks]


def test_lines_of_print_are_joined_and_an_indent_begins_a_paragraph(
    outline_of: Outliner, printed: Printer
) -> None:
    """A full line goes on; a line that begins inside the frame opens the next paragraph."""
    outline = outline_of(
        [
            printed(FULL[:28], top=100, x0=118),
            printed(FULL, top=120),
            printed("各项工作有序开展。", top=140),
            printed(FULL[:28], top=160, x0=118),
            printed("成效明显。", top=180),
        ],
        pages=1,
    )
    assert texts(outline) == [FULL[:28] + FULL + "各项工作有序开展。", FULL[:28] + "成效明显。"]
    assert [(span.start, span.end) for span in outline.lines[0]] == [(0, 28), (28, 58), (58, 67)]


def test_a_paragraph_goes_on_over_the_page(outline_of: Outliner, printed: Printer) -> None:
    """The first line of a page goes on with the last of the page before; its place is kept."""
    outline = outline_of(
        [
            printed(FULL[:28], top=700, x0=118),
            printed(FULL, top=720),
            printed("工作有序开展。", top=100, page=2),
            printed(FULL[:28], top=120, x0=118, page=2),
            printed("成效明显。", top=140, page=2),
        ],
        pages=2,
    )
    assert texts(outline)[0] == FULL[:28] + FULL + "工作有序开展。"
    assert [span.page for span in outline.lines[0]] == [1, 1, 2]


def test_a_heading_over_two_lines_is_one(outline_of: Outliner, printed: Printer) -> None:
    """A bold heading that fills its line goes on below; the text under it stays apart."""
    heading = "一、关于深入推进证书制度试点工作持续提升人才培养质量的主要做"
    outline = outline_of(
        [
            printed(heading, top=100, bold=True),
            printed("法", top=120, bold=True),
            printed(FULL[:28], top=140, x0=118),
            printed("工作有序开展。", top=160),
        ],
        pages=1,
    )
    assert texts(outline)[0] == heading + "法"


def test_a_bold_line_under_a_full_line_begins_anew(outline_of: Outliner, printed: Printer) -> None:
    """A heading without a number stands apart though the sentence above fills its line."""
    lines = [
        printed(FULL[:28], top=100, x0=118),
        printed(FULL[:29] + "。", top=120),
        printed("课证融通落地", top=140, bold=True),
        printed(FULL[:28], top=160, x0=118),
        printed("成效明显。", top=180),
    ]
    found = texts(outline_of(lines, pages=1))
    assert found == [FULL[:28] + FULL[:29] + "。", "课证融通落地", FULL[:28] + "成效明显。"]


def test_a_sentence_cut_in_two_paragraphs_is_made_one(outline_of: Outliner) -> None:
    """What ends without a full stop in mid-sentence goes on in the next paragraph."""
    outline = outline_of(
        [
            "一、培训",
            "本年度按照年初制定的计划安排，组织开展了线上与线下师资培训总",
            "计4场，共131人参加。",
            "二、考核",
            BODY,
        ]
    )
    assert (
        texts(outline)[1]
        == "本年度按照年初制定的计划安排，组织开展了线上与线下师资培训总计4场，共131人参加。"
    )


def test_the_rest_of_a_cut_word_is_put_back(outline_of: Outliner) -> None:
    """A list item whose last character fell on the next line is whole again."""
    items = ["1）3月公布标准", "2）9月至次年1月组织完成全国统一考试阅卷、成绩汇总与报送工", "作"]
    outline = outline_of(["一、安排", BODY, "二、日程", *items])
    assert texts(outline)[-1].endswith("报送工作")
    assert outline.blocks[-1].kind is BlockKind.LIST_ITEM


def test_a_character_doubled_at_a_break_is_taken_once_and_said(outline_of: Outliner) -> None:
    """工作方案 + 案，内容 reads 工作方案，内容; a diagnostic names the character."""
    outline = outline_of(
        [
            "一、机制",
            "参加试点的各个专业，都必须制订本专业的试点工作方案",
            "案，内容涉及师资与课程。",
        ]
    )
    assert (
        texts(outline)[1]
        == "参加试点的各个专业，都必须制订本专业的试点工作方案，内容涉及师资与课程。"
    )
    assert [each.code for each in outline.diagnostics] == ["doubled_at_break"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("为进一步做好试点工作，学校组织了全体合作院校", "校企合作不断深化，成效明显。"),
        ("试点范围包括本校机电、汽车、信息、财经等", "等，覆盖全部专业大类的学生。"),
        ("截至目前，参加证书考核的学生总人数达到了101", "1人，其余学生将在明年参加。"),
    ],
)
def test_what_may_rightly_stand_twice_is_kept(
    outline_of: Outliner, before: str, after: str
) -> None:
    """校校, 等等 and figures are never taken for a doubled character."""
    outline = outline_of(["一、机制", BODY, before + "，", after])
    assert texts(outline)[2] == before + "，" + after
    assert not outline.diagnostics


def test_paragraphs_that_end_are_left_alone(outline_of: Outliner) -> None:
    """A heading, a short label and a finished sentence are not joined with what follows."""
    lines = ["一、成绩", "报名情况", BODY, BODY]
    assert texts(outline_of(lines)) == lines


def test_blank_lines_part_the_paragraphs_of_a_text(outline_of_text: Outliner) -> None:
    """Where blank lines part the paragraphs, a single line end is a wrap."""
    outline = outline_of_text(
        f"工作总结\n\n一、成绩\n\n证书全面反映学校\n教育的培养质量\n\n{BODY}\n\n二、展望\n\n{BODY}"
    )
    assert texts(outline)[2] == "证书全面反映学校教育的培养质量"


def test_line_ends_of_a_hard_wrapped_text_are_wraps(outline_of_text: Outliner) -> None:
    """In a text wrapped at a fixed width, full lines go on and short ones end a paragraph."""
    text = f"{FULL}\n{FULL}\n工作有序开展。\n一、做法\n{FULL}\n{FULL}\n成效明显。"
    assert texts(outline_of_text(text)) == [
        FULL + FULL + "工作有序开展。",
        "一、做法",
        FULL + FULL + "成效明显。",
    ]


def test_each_line_of_an_unwrapped_text_is_a_paragraph(outline_of_text: Outliner) -> None:
    """Where each line is as long as it happens to be, a line end ends the paragraph."""
    lines = ["工作总结", "一、做法", BODY * 4, "二、成效", BODY, "三、展望", BODY * 3]
    assert texts(outline_of_text("\n".join(lines))) == lines


def test_latin_words_keep_their_space(outline_of_text: Outliner) -> None:
    """A space stands between Latin words at a line end, none between characters."""
    text = f"工作总结\n\n{BODY}\n\n开设了 Java\nWeb 应用开发\n课程的教学工作。\n\n{BODY}"
    assert texts(outline_of_text(text))[2] == "开设了 Java Web 应用开发课程的教学工作。"


def test_short_paragraphs_between_headings_may_be_hard_wrapped(
    outline_of_text: Callable[[str], Outline],
) -> None:
    """Full lines that break off in mid-sentence tell a wrapped text, however many short lines it has."""
    titles = [f"（{number}）加强培训" for number in "一二三四五六"]
    pairs = [("　　学校选派骨干教师参加师资培训和考评员培训返", "校后带动其他教师。")] * len(titles)
    text = "\n".join(
        line
        for title, pair in zip(titles, pairs, strict=True)
        for line in (title, "概要如下。", *pair)
    )
    blocks = [block.text for block in outline_of_text(text).blocks]
    assert blocks.count("学校选派骨干教师参加师资培训和考评员培训返校后带动其他教师。") == len(
        titles
    )


def test_line_breaks_within_a_paragraph_part_it_where_numbers_begin(
    outline_of: Callable[..., Outline],
) -> None:
    """Word's line break (Shift+Enter) before a number or after a sentence begins a paragraph."""
    text = "一、概况\n学校开展了试点工作。\n二、做法\n组长：张三\n副组长：李四"
    outline = outline_of(["试点工作\n总结报告", text])
    assert [block.text for block in outline.blocks] == [
        "试点工作总结报告",
        *["一、概况", "学校开展了试点工作。", "二、做法", "组长：张三\n副组长：李四"],
    ]
    assert [section.title for section in outline.sections] == ["概况", "做法"]


def test_an_indented_line_that_is_short_on_both_sides_is_no_title(
    outline_of: Outliner, printed: Printer
) -> None:
    """A first line that ends early, since 996、1893 may not be parted, looks centred; it goes on."""
    first = printed("获证人数分别为".rjust(26, "学"), top=140, x0=118, x1=482)
    opening = replace(first, style=replace(first.style, centred=True))
    outline = outline_of(
        [
            printed(FULL, top=100),
            printed("各项工作有序开展。", top=120),
            opening,
            printed("996、1893和653人，合计3542人。", top=160),
        ],
        pages=1,
    )
    assert texts(outline)[1].endswith("获证人数分别为996、1893和653人，合计3542人。")
