"""How much of a report was checked, section by section."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from extractor.grammar import load_grammar
from extractor.model.outline import Block, BlockKind, Section
from extractor.model.provenance import Place
from extractor.model.record import Claim, Coverage, Report, SectionCoverage
from extractor.reconciliation import coverage, reconcile

Draw = Callable[..., Report]

SUMMED = "学院|人数\n甲|5\n乙|6\n合计|11"


def covered(report: Report) -> Coverage:
    """Return the coverage of a report by all checks."""
    return coverage(report, reconcile(report, load_grammar()))


def with_prose(report: Report, *blocks: int) -> Report:
    """Return a report with a figure in each of these blocks that no check knows."""
    figures = tuple(
        Claim(id=f"p{block}", value=Decimal(7), step=Decimal(1), text="7", at=Place(block=block))
        for block in blocks
    )
    return replace(report, claims=(*report.claims, *figures))


def with_sections(report: Report) -> Report:
    """Return a report with text, two sections, the second with one under it that holds the table."""
    text = Block(kind=BlockKind.PARAGRAPH, text="共7人")
    heading = Block(kind=BlockKind.HEADING, text="标题")
    sections = (
        Section(id="s1", number="一", title="概况", depth=1, first_block=1, last_block=2),
        Section(id="s2", number="二", title="考核", depth=1, first_block=3, last_block=6),
        Section(id="s3", title="数据", depth=2, parent="s2", first_block=5, last_block=6),
    )
    table = report.tables[0].model_copy(update={"section": "s3"})
    blocks = (text, heading, text, heading, text, heading, *report.blocks)
    return replace(report, blocks=blocks, sections=sections, tables=(table,))


def test_each_section_has_its_own_figures(draw: Draw) -> None:
    """What stands under a heading is counted there alone, and what stands before the first apart."""
    report = with_prose(with_sections(draw(SUMMED)), 0, 2, 4)
    assert covered(report).sections == (
        SectionCoverage(section=None, claims=1),
        SectionCoverage(section="s1", claims=1),
        SectionCoverage(section="s2", claims=1),
        SectionCoverage(section="s3", claims=3, checkable=3, checked=3),
    )


def test_a_section_without_figures_is_listed(draw: Draw) -> None:
    """Where nothing was recognised nothing agrees, and the reader sees that."""
    sections = covered(with_sections(draw(SUMMED))).sections
    assert SectionCoverage(section="s1") in sections
    assert None not in {section.section for section in sections}


def test_the_sections_add_up_to_the_report(draw: Draw) -> None:
    """No figure is counted twice or in no place."""
    whole = covered(with_prose(with_sections(draw(SUMMED)), 0, 2, 4))
    for count in ("claims", "checkable", "checked"):
        assert sum(getattr(part, count) for part in whole.sections) == getattr(whole, count)


def test_a_report_without_headings_is_not_divided(draw: Draw) -> None:
    """There the whole says it all."""
    assert covered(draw(SUMMED)) == Coverage(claims=3, checkable=3, checked=3)
