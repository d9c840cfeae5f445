"""The figures of a whole document."""

import pytest

from extractor.grammar import load_grammar
from extractor.matching.prose.reader import ProseReader
from extractor.matching.prose.statements import Statements
from extractor.model.outline import Block, BlockKind, Outline, Section
from extractor.model.provenance import Source

READER = ProseReader(load_grammar())
SOURCE = Source(name="report", sha256="0" * 64, media_type="text/plain", size=1)


def read(*blocks: tuple[BlockKind, str], sections: tuple[Section, ...] = ()) -> Statements:
    """Read a document of these blocks."""
    made = tuple(Block(kind=kind, text=text) for kind, text in blocks)
    return READER.read(Outline(SOURCE, made, tuple(() for _ in made), sections, ()))


@pytest.mark.parametrize("kind", BlockKind)
def test_only_what_is_text_states_anything(kind: BlockKind) -> None:
    """Paragraphs, list items, headings and notes do; titles, captions, page headers do not."""
    states = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.NOTE}
    figures = read((kind, "获证43人。")).figures
    assert len(figures) == (1 if kind in states else 0)


def test_figures_know_their_block_and_sums_their_figures() -> None:
    """Places count in each block, and parts are found again in the figures of the whole document."""
    text = "报考480人，其中初级300人，中级180人。"
    found = read(
        (BlockKind.PARAGRAPH, "获证43人。"), (BlockKind.PARAGRAPH, text), (BlockKind.NOTE, text)
    )
    assert [figure.block for figure in found.figures] == [0, 1, 1, 1, 2, 2, 2]
    assert [text[f.start : f.end] for f in found.figures[1:4]] == ["480人", "300人", "180人"]
    assert [(each.total, each.parts) for each in found.breakdowns] == [(1, (2, 3)), (4, (5, 6))]


def test_a_list_is_counted_by_its_own_figure() -> None:
    """The figure of a list is named by its place in the document."""
    found = read(
        (BlockKind.PARAGRAPH, "获证43人。"),
        (BlockKind.PARAGRAPH, "获批物流管理、网店运营推广、智能财税三个试点。"),
    )
    (counted,) = found.counted
    assert (counted.figure, counted.counts) == (1, (3,))
    assert found.figures[counted.figure].indicator == "pilots"


def test_the_headings_above_a_block_are_read_with_it() -> None:
    """Outer and inner headings give words their sense, those of other sections do not."""
    sections = (
        Section(id="s1", title="师资培训", depth=1, first_block=0, last_block=2),
        Section(id="s2", title="基本情况", depth=2, first_block=1, last_block=2),
        Section(id="s3", title="其他", depth=1, first_block=3, last_block=4),
    )
    found = read(
        (BlockKind.HEADING, "一、师资培训"),
        (BlockKind.HEADING, "（一）基本情况"),
        (BlockKind.PARAGRAPH, "参加131人。"),
        (BlockKind.HEADING, "二、其他"),
        (BlockKind.PARAGRAPH, "参加131人。"),
        sections=sections,
    )
    assert [figure.indicator for figure in found.figures] == ["training_participants", None]
