"""The title at a report's beginning, issuer and date at its end."""

from collections.abc import Callable

import pytest

from extractor.model.document import Line, LineRole, Style
from extractor.model.outline import BlockKind, Outline

Outliner = Callable[..., Outline]

BODY = "学校成立了证书试点工作领导小组，统筹推进各项工作，取得了较好的成效。"


def of_kind(outline: Outline, kind: BlockKind) -> list[str]:
    """Return the texts of the blocks of a kind."""
    return [block.text for block in outline.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        (["2023年试点工作总结"], "2023年试点工作总结"),
        (["关于报送2023年度证书", "试点工作总结的报告"], "关于报送2023年度证书试点工作总结的报告"),
        (["某某职业技术学院", "2023年试点工作方案"], "2023年试点工作方案"),
        (["附件1", "2023年试点工作方案"], "2023年试点工作方案"),
        (["教职所〔2020〕21号", "关于开展试点工作的通知"], "关于开展试点工作的通知"),
        (["2023年试点工作总结", "某某职业技术学院", "2023年12月"], "2023年试点工作总结"),
    ],
)
def test_the_title_of_a_text_without_styles(
    outline_of: Outliner, lead: list[str], title: str
) -> None:
    """The first line that is no issuer, number or date is the title, with the line it goes on in."""
    outline = outline_of([*lead, "一、概况", BODY, "二、成效", BODY])
    assert of_kind(outline, BlockKind.TITLE) == [title]
    assert len(outline.sections) == 2


def test_the_biggest_lines_are_the_title(outline_of: Outliner) -> None:
    """A title over two lines, set bigger than what stands around it, is one."""
    big, small = Style(22, bold=True), Style(12, bold=False)
    lines = [
        Line("某某职业技术学院文件", style=Style(16, bold=True)),
        Line("2023年证书制度", style=big),
        Line("试点工作总结", style=big),
        Line(BODY * 3, style=small),
    ]
    assert of_kind(outline_of(lines), BlockKind.TITLE) == ["2023年证书制度试点工作总结"]


def test_the_format_may_name_the_title(outline_of: Outliner) -> None:
    """A paragraph in Word's Title style is the title, wherever among the first it stands."""
    lines = ["内部资料", Line("2023年试点工作总结", role=LineRole.TITLE), BODY]
    assert of_kind(outline_of(lines), BlockKind.TITLE) == ["2023年试点工作总结"]


def test_a_report_may_begin_without_a_title(outline_of: Outliner) -> None:
    """Neither a heading nor a sentence is a title."""
    assert not of_kind(outline_of(["一、概况", BODY, "二、成效", BODY]), BlockKind.TITLE)
    assert not of_kind(outline_of([BODY, BODY]), BlockKind.TITLE)


def test_issuer_and_date_are_the_signature(outline_of: Outliner) -> None:
    """The organisation over a date at the end signs the report."""
    outline = outline_of(["工作总结", BODY, "某某网络科技有限公司", "2024 年 1 月 23 日"])
    assert of_kind(outline, BlockKind.SIGNATURE) == ["某某网络科技有限公司", "2024 年 1 月 23 日"]


def test_a_sentence_with_a_date_signs_nothing(outline_of: Outliner) -> None:
    """A date that begins a sentence is text."""
    outline = outline_of(["工作总结", BODY, "2024年1月23日，学校召开了总结大会。"])
    assert not of_kind(outline, BlockKind.SIGNATURE)


def test_a_department_over_a_date_signs(outline_of: Outliner) -> None:
    """A short name over a date is part of the signature, whatever it is called."""
    outline = outline_of(["工作总结", BODY, "教务处", "2023年2月10日"])
    assert of_kind(outline, BlockKind.SIGNATURE) == ["教务处", "2023年2月10日"]


def test_the_heading_of_a_table_of_contents_is_no_title(outline_of: Outliner) -> None:
    """目录 on top of a report leaves the title to the line after the contents."""
    outline = outline_of(["目  录", "2023年试点工作总结", "一、概况", BODY, "二、成效", BODY])
    assert of_kind(outline, BlockKind.TITLE) == ["2023年试点工作总结"]


def test_year_or_version_in_brackets_ends_the_title(outline_of: Outliner) -> None:
    """（2022年） on a line of its own belongs to the title above it; a date there does not."""
    lead = ["某某职业技术学院", "试点工作汇报材料", "（2022年）"]
    titles = of_kind(outline_of([*lead, "一、概况", BODY, "二、成效", BODY]), BlockKind.TITLE)
    assert titles == ["试点工作汇报材料（2022年）"]
    lead[-1] = "（2023年1月6日）"
    titles = of_kind(outline_of([*lead, "一、概况", BODY, "二、成效", BODY]), BlockKind.TITLE)
    assert titles == ["试点工作汇报材料"]


def test_the_only_headings_of_level_one_are_the_title_after_labels(outline_of: Outliner) -> None:
    """An issuer or document number over `<h1>` hides no title, and its lines are one."""
    top = [Line(text, role=LineRole.HEADING, level=1) for text in ("证书制度试点工作", "年度报告")]
    outline = outline_of(
        ["校教字〔2022〕28号", *top, Line("一、概况", role=LineRole.HEADING, level=2), BODY]
    )
    assert of_kind(outline, BlockKind.TITLE) == ["证书制度试点工作年度报告"]
    assert [section.depth for section in outline.sections] == [1]


def test_a_heading_of_level_one_after_text_is_no_title(outline_of: Outliner) -> None:
    """One top heading in mid-text, or one with a number, is a section."""
    numbered = Line("一、概况", role=LineRole.HEADING, level=1)
    assert not of_kind(outline_of([numbered, BODY]), BlockKind.TITLE)
    late = Line("补充工作情况", role=LineRole.HEADING, level=1)
    assert [section.title for section in outline_of([BODY * 3, late, BODY]).sections] == [late.text]


def test_issuer_and_date_below_are_no_part_of_a_centred_title(outline_of: Outliner) -> None:
    """What stands under the title in the same type, an issuer or the contents' title, is not in it."""
    centred = Style(16, bold=True, centred=True)
    lead = [
        "某某职业技术学院",
        "2022年试点工作总结",
        "某某职业技术学院教务处",
        "2022年12月20日",
        "目录",
    ]
    outline = outline_of([*(Line(text, style=centred) for text in lead), BODY * 3])
    assert of_kind(outline, BlockKind.TITLE) == ["某某职业技术学院2022年试点工作总结"]


def test_the_unit_of_a_table_is_no_part_of_the_title(outline_of: Outliner) -> None:
    """单位：人 under a title of statistics belongs to the table."""
    outline = outline_of(["2022年证书试点情况统计", "单位：人", "一、概况", BODY])
    assert of_kind(outline, BlockKind.TITLE) == ["2022年证书试点情况统计"]


def test_lines_of_the_letterhead_are_no_title(outline_of: Outliner) -> None:
    """签发人 above a title and 发布时间 below it belong to neither title nor sections."""
    bold = Style(16, bold=True, centred=True)
    lead = ["签发人：张三", "关于试点工作情况的报告", "发布时间：2023-01-13 浏览次数：12"]
    for style in (bold, Style()):
        outline = outline_of([*(Line(text, style=style) for text in lead), BODY * 3, BODY])
        assert of_kind(outline, BlockKind.TITLE) == ["关于试点工作情况的报告"]
        assert not outline.sections
