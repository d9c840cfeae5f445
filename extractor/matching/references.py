"""Find which tables a paragraph speaks of: 见表3, 详见下表."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from extractor.grammar import Grammar
from extractor.model.outline import Outline, StitchedTable
from extractor.text.normalise import strip_space

__all__ = ["ReferenceFinder"]


@dataclass(frozen=True)
class ReferenceFinder:
    """Finds references by the patterns of a grammar."""

    grammar: Grammar

    def find(self, outline: Outline) -> Mapping[int, tuple[str, ...]]:
        """Return the ids of the tables that blocks refer to, by block."""
        if not outline.tables:
            return {}
        numbers = {self._number(table.caption or ""): table.id for table in outline.tables}
        found = {
            index: tuple(dict.fromkeys(self._named(block.text, index, numbers, outline.tables)))
            for index, block in enumerate(outline.blocks)
        }
        return {index: tables for index, tables in found.items() if tables}

    def _named(
        self, text: str, index: int, numbers: Mapping[str, str], tables: Sequence[StitchedTable]
    ) -> Iterator[str]:
        """Yield the tables that a paragraph names by number, or as the next one."""
        for found in self.grammar.relations.table_reference.compiled.finditer(text):
            number = strip_space(found["number"] or "")
            if number and number in numbers:
                yield numbers[number]
            elif not number:
                below = (table.id for table in tables if table.block > index)
                yield from islice(below, 1)

    def _number(self, caption: str) -> str:
        found = self.grammar.checks.captions.find(caption)
        return strip_space(found["number"]) if found else ""
