"""Find sentences that list certificates which were applied for or approved, with their levels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractor.grammar import Grammar
from extractor.matching.entities import EntityFinder
from extractor.matching.entities.flat import FlatText
from extractor.model.mention import EntityKind, EntityMention, ListingMention
from extractor.model.outline import Block, BlockKind

__all__ = ["ListingReader"]

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE})
"""The blocks whose sentences are read."""


@dataclass(frozen=True)
class ListingReader:
    """Reads lists of certificates in sentences, by the rules of a grammar."""

    grammar: Grammar

    def read(self, blocks: Sequence[Block]) -> Iterator[ListingMention]:
        """Yield what the sentences list: one mention for each certificate and level."""
        for index, block in enumerate(blocks):
            if block.kind in PROSE and self._may_list(block.text):
                names = self._finder.find(block.text)
                for sentence in self._sentence.finditer(block.text):
                    inside = [n for n in names if sentence.start() <= n.start < sentence.end()]
                    yield from self._read(index, block.text, sentence.span(), inside)

    def _may_list(self, text: str) -> bool:
        """Return whether a text speaks of an application and of a level; to look for all names costs more."""
        is_cued = self.grammar.records.listing.cue.find(text)
        return bool(is_cued and self.grammar.entities.level.find(self._flat(text)))

    def _read(
        self, block: int, text: str, sentence: tuple[int, int], names: Sequence[EntityMention]
    ) -> Iterator[ListingMention]:
        """Yield what one sentence lists."""
        batch = next((name.name for name in names if name.kind is EntityKind.BATCH), None)
        lists = self._lists(text, [n for n in names if n.kind is EntityKind.CERTIFICATE])
        begins = [sentence[0], *(listed[-1].end for listed in lists)]
        ends = [*(listed[0].start for listed in lists[1:]), sentence[1]]
        for listed, begin, end in zip(lists, begins, ends, strict=False):
            before, after = text[begin : listed[0].start], text[listed[-1].end : end]
            levels = [_levels_of(name, names) for name in listed]
            if any(levels) and self._is_cued(before, after):
                for name, its_levels in zip(listed, levels, strict=True):
                    for level in its_levels or [None]:
                        yield ListingMention(
                            block=block,
                            start=name.start,
                            end=name.end,
                            sentence=sentence,
                            certificate=name.certificate,
                            level=level,
                            batch=batch,
                        )

    def _lists(self, text: str, names: Sequence[EntityMention]) -> list[list[EntityMention]]:
        """Return certificates in the lists that they make up."""
        listed = self.grammar.entities.certificate.listed.compiled
        lists = [[name] for name in names[:1]]
        for left, right in pairwise(names):
            if listed.fullmatch(self._flat(text[left.end : right.start])):
                lists[-1].append(right)
            else:
                lists.append([right])
        return lists

    def _is_cued(self, before: str, after: str) -> bool:
        """Return whether the words around a list say that it was applied for or approved."""
        rule, after = self.grammar.records.listing, self._flat(after)
        is_cued = rule.before.find(self._flat(before)) or rule.after.find(after)
        return bool(is_cued) and not rule.elsewhere.find(after)

    def _flat(self, text: str) -> str:
        return FlatText(text, self.grammar.entities.marks).flat

    @cached_property
    def _finder(self) -> EntityFinder:
        return EntityFinder(self.grammar)

    @cached_property
    def _sentence(self) -> re.Pattern[str]:
        return re.compile(f"[^{re.escape(self.grammar.relations.sentence_end)}]+")


def _levels_of(name: EntityMention, names: Sequence[EntityMention]) -> list[str | None]:
    """Return the levels that are printed within a certificate's mention."""
    return [
        level.name
        for level in names
        if level.kind is EntityKind.LEVEL and name.start <= level.start < name.end
    ]
