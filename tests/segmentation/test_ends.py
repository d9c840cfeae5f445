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
