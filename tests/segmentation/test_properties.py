"""What holds of every document: nothing lost, nothing twice, ranges and rows in order."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.grammar import load_grammar
from extractor.grammar.schema import NumberingStyle
from extractor.model.document import Cell, Document, Grid, Item, Line, LineRole, Style
from extractor.model.outline import BlockKind, Outline
from extractor.model.provenance import BoundingBox, Source
from extractor.segmentation import segment
from extractor.segmentation.numbering import Numbering

SOURCE = Source(name="report", sha256="0" * 64, media_type="text/plain", size=1)

# Enough kinds of line for every rule to meet its neighbours, none of which may end in a doubled character.
TEXTS = [
    "2023年试点工作总结",
    "一、主要成绩",
    "二、特色做法。学校开展了培训。",
    "（一）组织领导",
    "1. 课证融通",
    "1)3 月公布标准",
    "2)4 月组织培训",
    "第一章",
    "学校成立了证书试点工作领导小组，统筹推进各项工作，成效明显。",
    "学校成立了证书试点工作领导小组，统筹推进各项工作，共有教师参",
    "加培训，",
    "表1 报名情况",
    "续表1",
    "单位：人",
    "注：含补考",
    "- 3 -",
    "某某职业技术学院",
    "2024年1月23日",
    "Java Web",
]

roles = st.sampled_from(
    [LineRole.BODY] * 6 + [LineRole.HEADING, LineRole.LIST_ITEM, LineRole.FOOTER]
)
styles = st.builds(Style, st.sampled_from([None, 12.0, 16.0]), st.booleans(), st.booleans())
boxes = st.none() | st.builds(
    lambda x0, top, width: BoundingBox(x0, top, x0 + width, top + 12),
    st.sampled_from([90.0, 114.0, 200.0]),
    st.integers(20, 800).map(float),
    st.sampled_from([40.0, 300.0, 400.0]),
)
lines = st.builds(
    Line,
    st.sampled_from(TEXTS),
    st.sampled_from([None, 1, 2, 3]),
    boxes,
    styles,
    roles,
    st.sampled_from([None, 1, 2]),
    st.booleans(),
    st.booleans(),
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Return a grid of a few known texts, some cells spanning or empty."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            high = draw(st.sampled_from([1, 1, 1, rows - row]))
            area = {(row + down, column) for down in range(high)}
            taken |= area
            text = draw(st.sampled_from(["", "50", "合计", "机械制图", "中级"]))
            cells.append(Cell(text, row, column, high))
    return Grid(tuple(distinct_rows(cells)), rows, columns, draw(st.sampled_from([None, 1, 2, 3])))


def distinct_rows(cells: list[Cell]) -> list[Cell]:
    """Return the cells with no row like another, so that no header is printed again in its table."""
    return [
        replace(cell, text=f"{cell.text}@{cell.row}") if cell.column == 0 and cell.row else cell
        for cell in cells
    ]


def with_own_header(grid: Grid, number: int) -> Grid:
    """Return the grid with a header that no other has, so that none is said again."""
    cells = [
        replace(cell, text=f"{cell.text}#{number}") if (cell.row, cell.column) == (0, 0) else cell
        for cell in grid.cells
    ]
    return replace(grid, cells=tuple(cells))


documents = st.lists(st.one_of(lines, lines, lines, grids()), max_size=14).map(
    lambda items: Document(
        SOURCE,
        tuple(
            with_own_header(item, number) if isinstance(item, Grid) else item
            for number, item in enumerate(items)
        ),
        ((595.0, 842.0),) * 3,
    )
)


def characters(items: tuple[Item, ...]) -> Counter[str]:
    """Return how often each character stands in a document, white space aside."""
    texts = [item.text for item in items if isinstance(item, Line)]
    texts += [cell.text for item in items if isinstance(item, Grid) for cell in item.cells]
    return Counter("".join("".join(texts).split()))


def kept(outline: Outline) -> Counter[str]:
    """Return how often each character stands in the blocks and the cells of an outline."""
    texts = [block.text for block in outline.blocks]
    for table in outline.tables:
        texts += [
            slot.text
            for row in (*table.header_levels, *table.rows)
            for slot in row
            if not slot.merged
        ]
    return Counter("".join("".join(texts).split()))


@settings(max_examples=150)
@given(documents)
def test_nothing_is_lost_and_nothing_stands_twice(document: Document) -> None:
    """Every character of the document stands once, in a block or in a cell."""
    assert kept(segment(document, load_grammar())) == characters(document.items)


@settings(max_examples=150)
@given(documents)
def test_blocks_sections_and_rows_are_in_order(document: Document) -> None:
    """Ranges nest and count existing blocks, spans cover the text, rows are rectangular."""
    outline = segment(document, load_grammar())
    kinds = [block.kind is BlockKind.FURNITURE for block in outline.blocks]
    assert kinds == sorted(kinds)
    by_id = {section.id: section for section in outline.sections}
    for section in outline.sections:
        assert outline.blocks[section.first_block].kind is BlockKind.HEADING
        assert section.first_block <= section.last_block < len(outline.blocks)
        if section.parent:
            parent = by_id[section.parent]
            assert parent.depth < section.depth
            assert parent.first_block < section.first_block
            assert section.last_block <= parent.last_block
    for block, spans in zip(outline.blocks, outline.lines, strict=True):
        bounds = [(span.start, span.end) for span in spans]
        assert bounds == sorted(bounds)
        assert all(0 <= start <= end <= len(block.text) for start, end in bounds)
        covered = "".join(block.text[start:end] for start, end in bounds)
        assert "".join(covered.split()) == "".join(block.text.split())
    for table in outline.tables:
        assert outline.blocks[table.block].table == table.id
        assert {len(row) for row in (*table.header_levels, *table.rows)} <= {len(table.header)}
        assert [each.rows[1] for each in table.fragments][-1] == len(table.rows) - 1


@pytest.mark.parametrize("rule", load_grammar().headings.style, ids=lambda style: style.id)
def test_numbering_styles_keep_their_promises(rule: NumberingStyle) -> None:
    """Each style reads the number of its examples, through all the styles before it."""
    numbering = Numbering(load_grammar())
    for text, number in rule.matches.items():
        found = numbering.read(text)
        assert found is not None
        assert (found.style.id, found.number) == (rule.id, number)
        assert found.value > 0
