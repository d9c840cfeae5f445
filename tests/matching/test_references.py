"""Which tables a paragraph speaks of."""

import pytest

from extractor.grammar import load_grammar
from extractor.matching.references import ReferenceFinder
from extractor.model.outline import Block, BlockKind, Outline, StitchedTable
from extractor.model.provenance import Source

FINDER = ReferenceFinder(load_grammar())
CAPTIONS = ("表1 试点证书", "表 2 考核结果", None)


def tables_of(text: str, *captions: str | None) -> tuple[str, ...]:
    """Return the tables that a paragraph above these tables refers to."""
    tables = [
        StitchedTable(f"t{number}", number, caption, None, (), (), (), ())
        for number, caption in enumerate(captions, start=1)
    ]
    outline = Outline(
        source=Source(name="a.txt", sha256="0" * 64, media_type="text/plain", size=1),
        blocks=(
            Block(kind=BlockKind.PARAGRAPH, text=text),
            *(Block(kind=BlockKind.TABLE, text="", table=table.id) for table in tables),
        ),
        lines=tuple(() for _ in range(len(tables) + 1)),
        sections=(),
        tables=tuple(tables),
    )
    return FINDER.find(outline).get(0, ())


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("考核结果见表2。", ("t2",)),
        ("考核结果（见 表 2）如前述。", ("t2",)),
        ("证书与结果分别见表1、表2，详见表 2。", ("t1", "t2")),
        ("考核结果如下表所示。", ("t1",)),
        ("考核结果见表7。", ()),
        ("各校代表3人参加，一一表彰。", ()),
    ],
)
def test_a_paragraph_names_its_tables(text: str, tables: tuple[str, ...]) -> None:
    """By the number in the caption, or as the next one; each once, and nothing that is not there."""
    assert tables_of(text, *CAPTIONS) == tables


def test_a_report_without_tables_refers_to_none() -> None:
    """What is said of a table that was not read leads nowhere."""
    assert tables_of("考核结果见表2。") == ()
