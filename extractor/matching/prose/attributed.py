"""What a figure is led to, and what is known of the figures of a block meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from extractor.matching.prose.cues import Cue
from extractor.matching.prose.layout import Scope, Spot

__all__ = [
    "NOTHING",
    "Attribution",
    "Context",
    "CuesBySentence",
    "Source",
    "alike",
    "as_carried",
    "by_cue",
    "holds",
    "lasts",
    "nearest",
]


class Source(IntEnum):
    """Where the knowledge of what a figure counts comes from, the surest first."""

    CLAUSE = 0
    LIST = 1
    CARRIED = 2
    SENTENCE = 3
    NONE = 4


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a figure counts (None: nothing that the grammar knows), how we know, and by which words."""

    indicator: str | None
    source: Source
    cue: Cue | None = None


NOTHING = Attribution(None, Source.NONE)

CuesBySentence = dict[tuple[int, tuple[int, int]], list[Cue]]
"""The cues of each sentence, by scope and the sentence's characters."""


@dataclass(frozen=True, slots=True)
class Context:
    """A block's figures with all that is known of their surroundings.

    Attributes:
        scopes: the block's text and its brackets.
        spots: its figures, in order.
        cues: what its sentences speak of.
        words: what the clause of each figure says besides names and light words.
    """

    scopes: Sequence[Scope]
    spots: Sequence[Spot]
    cues: CuesBySentence
    words: Sequence[str]

    def text(self, spot: Spot) -> str:
        """Return the text of a figure's scope."""
        return self.scopes[spot.scope].text

    def before(self, spot: Spot) -> str:
        """Return the clause from the figure before to this one."""
        return self.text(spot)[slice(*spot.left)]

    def behind(self, spot: Spot) -> str:
        """Return the clause from this figure to the next."""
        return self.text(spot)[slice(*spot.right)]

    def cues_of(self, spot: Spot) -> list[Cue]:
        """Return the cues of a figure's sentence."""
        return self.cues[spot.scope, spot.sentence]


def by_cue(cue: Cue, source: Source) -> Attribution:
    """Return what a cue speaks of."""
    return Attribution(cue.indicator.name or None, source, cue)


def nearest(cues: Sequence[Cue]) -> Attribution:
    """Return what the last of some cues before a figure speaks of."""
    if not cues:
        return NOTHING
    return by_cue(max(cues, key=lambda cue: (cue.end, cue.rule.rank)), Source.SENTENCE)


def as_carried(found: Attribution) -> Attribution:
    """Return what a figure counts that takes it from another."""
    return Attribution(found.indicator, Source.CARRIED, found.cue)


def lasts(found: Attribution) -> bool:
    """Return whether a figure further on may count the same; a change is said each time."""
    return found.indicator is not None and (found.cue is None or found.cue.indicator.role is None)


def alike(one: Spot, other: Spot) -> bool:
    """Return whether two figures are counted alike, or one does not say in what."""
    return one.family == other.family


def holds(scopes: Sequence[Scope], inner: Spot, outer: Spot) -> bool:
    """Return whether `inner` stands in a bracket behind `outer`."""
    number: int | None = inner.scope
    while number is not None and number != outer.scope:
        number = scopes[number].parent
    if number is None or inner.scope == outer.scope:
        return False
    return outer.end <= scopes[inner.scope].start
