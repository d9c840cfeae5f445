"""Running headers, footers and page numbers, told from lines that merely repeat."""

from collections.abc import Callable

from extractor.model.document import Grid, Line, LineRole
from extractor.model.outline import BlockKind, Outline

Outliner = Callable[..., Outline]
Printer = Callable[..., Line]

BODY = "学校高度重视证书制度试点工作成立了由校长任组长的工作领导小组"


def furniture(outline: Outline) -> list[str]:
    """Return the furniture's texts."""
    return [block.text for block in outline.blocks if block.kind is BlockKind.FURNITURE]


def page(printed: Printer, number: int) -> list[Line]:
    """Return a page with a running header, two lines of text and its number."""
    return [
        printed("某某学院工作总结", top=40, page=number),
        printed(BODY, top=100, page=number),
        printed(f"第{number}段到此结束。", top=120, page=number),
        printed(f"- {number} -", top=800, page=number),
    ]


def test_running_lines_and_page_numbers_come_last(outline_of: Outliner, printed: Printer) -> None:
    """What repeats at the edges of the pages is furniture, at the end of the blocks."""
    lines = [line for number in (1, 2, 3) for line in page(printed, number)]
    outline = outline_of(lines, pages=3)
    assert furniture(outline)[::2] == ["某某学院工作总结"] * 3
    assert furniture(outline)[1::2] == ["- 1 -", "- 2 -", "- 3 -"]
    assert all(block.kind is BlockKind.FURNITURE for block in outline.blocks[-6:])


def test_what_the_format_calls_a_header_is_one(outline_of: Outliner) -> None:
    """Headers and footers of Word need not repeat."""
    lines = [
        Line("某某学院", role=LineRole.HEADER),
        "工作总结",
        Line("第1页共6页", role=LineRole.FOOTER),
    ]
    assert furniture(outline_of(lines)) == ["某某学院", "第1页共6页"]


def test_a_line_that_repeats_inside_the_frame_is_text(
    outline_of: Outliner, printed: Printer
) -> None:
    """The same caption at the head of each page's text stays, and so does a repeated sentence."""
    lines = []
    for number in (1, 2, 3):
        lines += [
            printed("序号 证书 人数", top=110, page=number),
            printed(BODY + "。", top=140, page=number),
        ]
    assert not furniture(outline_of(lines, pages=3))


def test_a_page_number_need_not_repeat(outline_of: Outliner, printed: Printer) -> None:
    """A report of one page has a page number too."""
    lines = [printed(BODY + "。", top=300), printed("1 / 1", top=800)]
    assert furniture(outline_of(lines, pages=1)) == ["1 / 1"]


def test_page_numbers_inside_a_text_file(outline_of: Outliner) -> None:
    """第3页 at the end of a text file's page is furniture, and the sentence goes on over it."""
    lines = [
        Line(
            "学校高度重视证书制度试点工作，成立了由校长任组长的工作领导",
            page=1,
            whole=False,
            gap=True,
        ),
        Line("第1页", page=1, whole=False, gap=True),
        Line("小组，统筹推进各项工作。", page=2, whole=False, gap=True),
    ]
    outline = outline_of(lines)
    assert furniture(outline) == ["第1页"]
    assert outline.blocks[0].text.endswith("工作领导小组，统筹推进各项工作。")


def test_a_table_at_the_edge_is_no_furniture(
    outline_of: Outliner, grid: Callable[..., Grid]
) -> None:
    """Grids stay, wherever they stand."""
    outline = outline_of([grid([["证书", "人数"], ["机械制图", "50"]], page=1)], pages=1)
    assert len(outline.tables) == 1
