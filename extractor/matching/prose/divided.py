"""Parts behind words that say by what a total is divided: 获证943人。按等级看，初级363人，中级580人."""

from collections.abc import Iterator
from itertools import takewhile

from extractor.matching.prose.layout import Scope, Spot
from extractor.matching.prose.passage import SEVERAL, Passage, Run, are_alike, first_closing
from extractor.model.mention import Breakdown

__all__ = ["divided"]


def divided(passage: Passage) -> Iterator[Breakdown]:
    """Yield totals with the parts that 按…划分 leads to, where it leads to all of them.

    It does behind a colon, or where the names of the parts are members of one whole.
    """
    for number, scope in enumerate(passage.scopes):
        own = [spot for spot in passage.spots if spot.scope == number]
        for said in passage.relations.divided.compiled.finditer(scope.text, scope.start, scope.end):
            parts = _parts(passage, [spot for spot in own if spot.start >= said.end()])
            total = _total(passage, scope, own, said.start(), parts)
            is_list = scope.text[said.end() - 1] in passage.relations.colons
            if total and (is_list or passage.are_members(parts)):
                closes = first_closing(total, parts) == parts
                certain = not closes and not _is_ranked(passage, scope, parts)
                yield passage.breakdown(total, parts, certain=certain)


def _parts(passage: Passage, after: Run) -> list[Spot]:
    """Return the figures of one kind behind the words; none where one totals the others, or is a change."""
    here = [
        spot
        for spot in takewhile(lambda spot: spot.sentence == after[0].sentence, after)
        if are_alike(spot, after[0]) and passage.counts_alike(spot, after[0])
    ]
    is_closed = any(passage.is_total(spot) or passage.is_change(spot) for spot in here)
    return (
        []
        if is_closed or len(here) < SEVERAL
        else passage.together(passage.scopes[here[0].scope], here)
    )


def _total(passage: Passage, scope: Scope, own: Run, said: int, parts: Run) -> Spot | None:
    """Return the one figure before the words that the parts may divide, at most a sentence back.

    Of several it is the one that they make; a part of another (其中生产3870人) is none.
    """
    if len(parts) < SEVERAL:
        return None
    earliest = passage.sentence_before(scope, parts[0])
    before = [
        spot
        for spot in own
        if earliest <= spot.start
        and spot.end <= said
        and are_alike(spot, parts[0])
        and passage.counts_alike(spot, parts[0])
        and not passage.is_change(spot)
        and not passage.is_base(spot)
    ]
    made = [spot for spot in before if first_closing(spot, parts) == list(parts)]
    whole = made or [spot for spot in before if not _is_part(passage, scope, spot)]
    return whole[-1] if len(whole) == 1 or made else None


def _is_part(passage: Passage, scope: Scope, spot: Spot) -> bool:
    """Return whether words like 其中 stand before a figure in its sentence."""
    return bool(passage.of_which_words(scope, spot.sentence[0], spot.start))


def _is_ranked(passage: Passage, scope: Scope, parts: Run) -> bool:
    """Return whether words among the parts say that they are the best few."""
    between = scope.text[parts[0].left[0] : parts[-1].start]
    return passage.relations.foremost.find(between) is not None
