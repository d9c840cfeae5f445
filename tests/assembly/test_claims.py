"""Claims of sentences."""

from extractor.assembly import assemble
from extractor.grammar import load_grammar
from extractor.matching import match
from extractor.model.outline import Block, BlockKind, LineSpan, Outline, Slot, StitchedTable
from extractor.model.provenance import BoundingBox, Source
from extractor.model.record import Report

FIRST, SECOND = BoundingBox(90, 700, 510, 712), BoundingBox(90, 60, 510, 72)
TEXT = "全年总计报考3598人，初级1361人，中级2223人，高级14人。"


def report() -> Report:
    """Return the report of a table and of a sentence that runs over a page break."""
    cells = (tuple(map(Slot, ("物流管理", "50"))),)
    header = ("证书名称", "报考人数")
    table = StitchedTable("t1", 0, None, None, (tuple(map(Slot, header)),), header, cells, ())
    outline = Outline(
        source=Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", size=1),
        blocks=(
            Block(kind=BlockKind.TABLE, text="", table="t1"),
            Block(kind=BlockKind.PARAGRAPH, text=TEXT, page=1, bbox=FIRST),
        ),
        lines=((), (LineSpan(0, 22, 1, FIRST), LineSpan(22, len(TEXT), 2, SECOND))),
        sections=(),
        tables=(table,),
    )
    grammar = load_grammar()
    return assemble(outline, match(outline, grammar), grammar)


def test_the_figures_of_sentences_are_claims_behind_those_of_tables() -> None:
    """Numbers go on, so that each claim has one of its own."""
    made = report()
    assert [claim.id for claim in made.claims] == ["c1", "c2", "c3", "c4", "c5"]
    assert [claim.at.table for claim in made.claims] == ["t1", None, None, None, None]


def test_a_claim_shows_the_page_and_the_line_that_it_is_printed_on() -> None:
    """A sentence over two pages has figures on either."""
    _, total, initial, intermediate, advanced = report().claims
    assert [TEXT[c.at.start : c.at.end] for c in (total, initial)] == ["3598人", "1361人"]
    assert [claim.at.page for claim in (total, initial, intermediate, advanced)] == [1, 1, 2, 2]
    assert (total.at.bbox, advanced.at.bbox) == (FIRST, SECOND)


def test_a_total_of_the_text_names_the_claims_of_its_parts() -> None:
    """The sum is found again by the ids of its claims."""
    (parting,) = report().partings
    assert (parting.total, parting.parts) == ("c2", ("c3", "c4", "c5"))


def test_a_claim_says_what_the_sentence_says() -> None:
    """Indicator, unit, role and dimensions come over, and how sure we are."""
    total, initial = report().claims[1:3]
    assert (total.indicator, total.unit, total.role.value) == ("registered", "人", "total")
    assert (initial.indicator, initial.dimensions, initial.role.value) == (
        "registered",
        {"level": "初级"},
        "part",
    )
    assert total.confidence > initial.confidence
