"""Whether a figure is of the whole that its indicator names, or of what its words narrow it to."""

from collections.abc import Sequence

from extractor.grammar.schema import Relations
from extractor.matching.prose.attributed import Attribution, Source
from extractor.matching.prose.layout import Scope, Spot
from extractor.matching.prose.vocabulary import without

__all__ = ["is_plain"]


def is_plain(
    relations: Relations,
    scope: Scope,
    spot: Spot,
    found: Attribution,
    names: Sequence[tuple[int, int]],
) -> bool:
    """Return whether a figure's own words say what it counts and nothing that narrows it."""
    if found.cue is None or found.source > Source.CARRIED or spot.scope:
        return False
    start, end = found.cue.start, found.cue.end
    if found.source is Source.CARRIED:
        start = end = spot.start
    text = scope.text
    before = without([*names, (start, end)], text, *spot.left)
    between = without(names, text, spot.end, max(start, spot.end))
    narrowed = relations.narrowed.find(text[spot.left[0] : max(end, spot.end)])
    whole, light = relations.whole.compiled, relations.light
    parts = (whole.sub("", before), whole.sub("", between))
    return not narrowed and all(light.find(part) for part in parts)
