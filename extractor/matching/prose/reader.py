"""Read the figures of an outline's blocks with the spaCy pipeline of a grammar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import spacy
from spacy.language import Language

from extractor.grammar import Grammar
from extractor.matching.figures import NumbersFinder
from extractor.matching.prose.characters import TOKENIZER
from extractor.matching.prose.components import COMPONENTS
from extractor.matching.prose.statements import Statements
from extractor.model.mention import Breakdown, Change, Counted, FigureMention
from extractor.model.outline import BlockKind, Outline, Section

__all__ = ["ProseReader", "pipeline"]

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.NOTE})
"""The blocks whose figures are claims."""


@dataclass(frozen=True)
class ProseReader:
    """Reads what sentences state, by the rules of a grammar."""

    grammar: Grammar

    def read(self, outline: Outline) -> Statements:
        """Return what the sentences of an outline state, in order.

        A block without figures states nothing: it is not worth a `Doc`, nor a search for names.
        """
        nlp = pipeline(self.grammar)
        headings = _headings(outline)
        figures: list[FigureMention] = []
        breakdowns: list[Breakdown] = []
        counted: list[Counted] = []
        changes: list[Change] = []
        for index, block in enumerate(outline.blocks):
            numbers = self._numbers.find(block.text) if block.kind in PROSE else None
            if numbers and numbers.figures:
                doc = nlp.make_doc(block.text)
                doc._.heading, doc._.block, doc._.numbers = headings[index], index, numbers
                doc, first = nlp(doc), len(figures)
                read = doc._
                figures += (span._.claim for span in doc.spans["claims"])
                breakdowns += (_behind(each, first) for each in read.breakdowns)
                changes += (_change_behind(each, first) for each in read.changes)
                counted += (replace(c, figure=first + c.figure) for c in read.counted)
        return Statements(tuple(figures), tuple(breakdowns), tuple(counted), tuple(changes))

    @cached_property
    def _numbers(self) -> NumbersFinder:
        return NumbersFinder(self.grammar)


def _behind(breakdown: Breakdown, first: int) -> Breakdown:
    """Return a breakdown whose figures are counted from `first`."""
    parts = tuple(first + part for part in breakdown.parts)
    return replace(breakdown, total=first + breakdown.total, parts=parts)


def _change_behind(change: Change, first: int) -> Change:
    """Return a change whose figures are counted from `first`."""
    return replace(
        change, change=first + change.change, now=first + change.now, base=first + change.base
    )


def pipeline(grammar: Grammar) -> Language:
    """Return the spaCy pipeline of a grammar; made once."""
    return _pipeline(grammar.name, str(grammar.folder) if grammar.folder else None)


@cache
def _pipeline(name: str, folder: str | None) -> Language:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    for component in COMPONENTS:
        nlp.add_pipe(component, config={"grammar": name, "folder": folder})
    return nlp


def _headings(outline: Outline) -> Sequence[str]:
    """Return the headings above each block, outermost first, one text."""
    above: list[list[Section]] = [[] for _ in outline.blocks]
    for section in outline.sections:
        for index in range(section.first_block, section.last_block + 1):
            above[index].append(section)
    return ["\n".join(section.title for section in sections) for sections in above]
