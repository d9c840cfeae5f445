"""Find which figures of a text are parts of which total, by what the wording shows.

    申报3598人（初级1361人，中级2223人，高级14人）     a bracket behind a figure holds its parts
    在校生1581人，其中全日制896人，联合办学685人        其中: what follows is held in what stands before
    初级1361人，中级2223人，高级14人，总计3598人       parts first, then a figure that is said to total
    教师103人：专任80人，兼职23人                     a figure, then parts
    初级报名9人、取证7人；中级报名5人、取证4人。共14人报名，11人取证   rows of several figures

Where the wording leaves open how far the parts reach, figures that add up settle it; whether a sum that does
not close is a fault is another matter: `certain` says that the wording alone makes the parts a whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar.schema import Relations
from extractor.matching.prose.adjacent import followed, totalled
from extractor.matching.prose.attributed import Attribution
from extractor.matching.prose.divided import divided
from extractor.matching.prose.families import Families
from extractor.matching.prose.interleaved import interleaved
from extractor.matching.prose.introduced import in_brackets, of_which
from extractor.matching.prose.layout import Scope, Spot
from extractor.matching.prose.passage import SEVERAL, Passage, first_closing
from extractor.matching.prose.proved import proved
from extractor.matching.prose.respective import respective
from extractor.model.mention import Breakdown

__all__ = ["BreakdownFinder"]

_WAYS = (in_brackets, respective, divided, interleaved, of_which, totalled, followed, proved)
"""How parts stand to their total, what the wording shows first."""


@dataclass(frozen=True)
class BreakdownFinder:
    """Finds totals and their parts by the words of `relations.toml`."""

    relations: Relations
    rates: frozenset[str]
    """Units of rates: those of one thing are no parts of another's."""

    def find(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        attributions: Sequence[Attribution],
        dimensions: Sequence[Mapping[str, str]],
    ) -> tuple[Breakdown, ...]:
        """Return the breakdowns of a text; totals and parts are indices of `spots`."""
        if len(spots) < SEVERAL:
            return ()
        known = (self.relations, self._families, self.rates)
        return tuple(_breakdowns(Passage(*known, scopes, spots, attributions, dimensions)))

    @cached_property
    def _families(self) -> Families:
        return Families(self.relations)


def _breakdowns(passage: Passage) -> Iterator[Breakdown]:
    """Yield the breakdowns of a text; a figure is part of one total at most."""
    taken: set[int] = set()
    seen: set[tuple[int, tuple[int, ...]]] = set()
    for way in _WAYS:
        for found in way(passage):
            key = (found.total, found.parts)
            if key in seen or taken & set(found.parts) or _is_overlapping(passage, found):
                continue
            taken |= set(found.parts)
            seen.add(key)
            yield found


def _is_overlapping(passage: Passage, found: Breakdown) -> bool:
    """Return whether parts that do not make their total are said to overlap."""
    total, parts = passage.spots[found.total], [passage.spots[part] for part in found.parts]
    return first_closing(total, parts) != parts and passage.may_overlap(total, parts)
