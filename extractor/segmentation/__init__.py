"""Document → Outline: whole paragraphs, the tree of sections, tables that are whole again."""

from collections.abc import Sequence

from extractor.grammar import Grammar
from extractor.model.diagnostic import Diagnostic
from extractor.model.document import Document, Line
from extractor.model.outline import Block, BlockKind, LineSpan, Outline, Section, StitchedTable
from extractor.segmentation.captions import tie_captions
from extractor.segmentation.ends import mark_signature, mark_title
from extractor.segmentation.frames import displayed
from extractor.segmentation.furniture import split_furniture
from extractor.segmentation.numbering import Numbering
from extractor.segmentation.paragraphs import Mender, gather
from extractor.segmentation.parts import Paragraph, Part, WholeTable
from extractor.segmentation.sections import draw_sections, join_bare_numbers, mark_headings
from extractor.segmentation.tables import header_texts, stitch
from extractor.segmentation.wording import Wording

__all__ = ["segment"]


def segment(document: Document, grammar: Grammar) -> Outline:
    """Return how a document is built.

    Every character of the document stands in one block or cell, but for table headers said again and
    characters doubled at a break; diagnostics name the latter.
    """
    wording, numbering = Wording(grammar), Numbering(grammar)
    items, running = split_furniture(document, wording)
    parts = gather(items, wording, numbering)
    parts = mark_signature(mark_title(parts, wording, numbering), wording, numbering)
    mender = Mender(wording, numbering)
    parts = join_bare_numbers(mender.mend(parts), wording, numbering)
    parts = tie_captions(stitch(parts, grammar, wording), wording, numbering)
    parts = mark_headings(parts, wording, numbering)
    outline = _outline(document, parts, running, (*document.diagnostics, *mender.diagnostics))
    return displayed(outline, document.frames)


def _outline(
    document: Document,
    parts: Sequence[Part],
    running: Sequence[Line],
    diagnostics: tuple[Diagnostic, ...],
) -> Outline:
    """Return the outline of finished parts, furniture last."""
    body = [part for part in parts if not _is_furniture(part)]
    aside = [part for part in parts if _is_furniture(part)]
    sections = draw_sections(body)
    tables: list[StitchedTable] = []
    blocks: list[Block] = []
    spans: list[tuple[LineSpan, ...]] = []
    aside += [Paragraph.of(line, BlockKind.FURNITURE) for line in running]
    for part in (*body, *aside):
        if isinstance(part, WholeTable):
            tables.append(_table(part, f"t{len(tables) + 1}", len(blocks), sections))
            blocks.append(
                Block(
                    kind=BlockKind.TABLE,
                    text="",
                    page=part.page,
                    bbox=part.box,
                    table=tables[-1].id,
                )
            )
            spans.append(())
        elif isinstance(part, Paragraph):
            blocks.append(Block(kind=part.kind, text=part.text, page=part.page, bbox=part.box))
            spans.append(part.spans)
    return Outline(
        source=document.source,
        blocks=tuple(blocks),
        lines=tuple(spans),
        sections=sections,
        tables=tuple(tables),
        diagnostics=diagnostics,
        doubts=document.doubts,
    )


def _is_furniture(part: Part) -> bool:
    return isinstance(part, Paragraph) and part.kind is BlockKind.FURNITURE


def _table(part: WholeTable, name: str, block: int, sections: Sequence[Section]) -> StitchedTable:
    around = [
        section.id for section in sections if section.first_block <= block <= section.last_block
    ]
    return StitchedTable(
        id=name,
        block=block,
        caption=part.caption,
        section=around[-1] if around else None,
        header_levels=part.header_levels,
        header=header_texts(part.header_levels, part.columns),
        rows=part.rows,
        fragments=part.fragments,
        score=part.score,
    )
