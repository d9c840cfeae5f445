"""Parts that are introduced: in a bracket behind their total, after 其中, after 中, after a colon."""

from collections.abc import Iterator
from itertools import pairwise

from extractor.matching.prose.layout import Scope, Spot
from extractor.matching.prose.passage import CLOSE, Passage, Run, are_alike, first_closing
from extractor.model.mention import Breakdown

__all__ = ["in_brackets", "of_which"]

NAMED = 24
"""So far behind may a bracket be that bears the names of a known whole: 2746名学生取得证书（初级…）."""


def in_brackets(passage: Passage) -> Iterator[Breakdown]:
    """Yield figures with the parts in the bracket right behind them."""
    for number, scope in enumerate(passage.scopes):
        inside = [spot for spot in passage.spots if spot.scope == number]
        total = _beside(passage, scope, inside) if inside and scope.parent is not None else None
        if total is None:
            continue
        words = passage.of_which_words(scope, inside[0].end)
        parts = [s for s in inside if are_alike(total, s) and (not words or s.start < words[0])]
        subset = bool(passage.of_which_words(scope, scope.start, inside[0].start))
        yield from passage.parted(total, parts, is_whole=not subset and passage.repeats(parts))


def _beside(passage: Passage, scope: Scope, inside: Run) -> Spot | None:
    """Return the figure right before a bracket, or behind it the one that is said to total."""
    outer = [spot for spot in passage.spots if spot.scope == scope.parent]
    before = [spot for spot in outer if spot.end < scope.start]
    reach = NAMED if passage.named_whole(inside) else CLOSE
    if before and scope.start - 1 - before[-1].end <= reach:
        return before[-1]
    after = [spot for spot in outer if spot.start > scope.end]
    is_next = bool(after) and after[0].start - scope.end <= CLOSE
    return after[0] if is_next and passage.is_total(after[0]) else None


def of_which(passage: Passage) -> Iterator[Breakdown]:
    """Yield figures with the parts that 其中, or 教师中, introduces."""
    for number, scope in enumerate(passage.scopes):
        own = [spot for spot in passage.spots if spot.scope == number]
        words = passage.of_which_words(scope, scope.start)
        for place, said in enumerate(words):
            after = [s for s in own if s.start >= said]
            until = words[place + 1] if place + 1 < len(words) else scope.end
            total = _whole_before(passage, scope, own, said, after)
            if total is None:
                continue
            reach = min(after[0].sentence[1], until)
            parts = [s for s in after if s.start < reach and are_alike(total, s)]
            yield from _introduced(passage, total, passage.together(scope, parts))
        yield from _among(passage, scope, own)
        yield from _behind_colons(passage, scope, own)


def _introduced(passage: Passage, total: Spot, parts: Run) -> Iterator[Breakdown]:
    """Yield a total with the parts that 其中 introduces; past a semicolon only if they close."""
    same = [s for s in parts if passage.counts_alike(total, s)]
    here = [s for s in parts if s.segment == parts[0].segment]
    reaches = first_closing(total, same) or passage.named_whole(same)
    yield from passage.parted(total, parts if reaches else here, is_whole=False)


def _among(passage: Passage, scope: Scope, own: Run) -> Iterator[Breakdown]:
    """Yield figures with those behind that are some of them: 6个证书中，5个为中级，1个为高级."""
    for total, first in pairwise(own):
        between = scope.text[total.end : first.start]
        if are_alike(total, first) and passage.relations.among.find(between):
            after = own[own.index(first) :]
            parts = [s for s in after if are_alike(total, s) and s.segment == first.segment]
            yield from _introduced(passage, total, parts)


def _behind_colons(passage: Passage, scope: Scope, own: Run) -> Iterator[Breakdown]:
    """Yield figures with the list behind their colon: 290人：幼儿照护150人，母婴护理80人."""
    for total, first in pairwise(own):
        if are_alike(total, first) and scope.text[total.end] in passage.relations.colons:
            after = own[own.index(first) :]
            parts = [s for s in after if are_alike(total, s) and s.sentence == first.sentence]
            yield from _introduced(passage, total, passage.together(scope, parts))


def _whole_before(passage: Passage, scope: Scope, own: Run, said: int, after: Run) -> Spot | None:
    """Return the figure that 其中 speaks of, at most a sentence back.

    It bears the noun of 教师中, or is the one that the parts make, else the last of its kind; what it was
    last year, or is a share of (比上年的91万吨, 占收入36亿元的), is none.
    """
    if not after:
        return None
    alike = [s for s in own if s.end <= said and are_alike(s, after[0])]
    earliest = passage.sentence_before(scope, after[0])
    if not alike or alike[-1].start < earliest:
        return None
    noun = passage.noun_among(scope, said)
    named = [s for s in alike if noun and noun in scope.text[s.left[0] : s.right[1]]]
    near = [s for s in named or alike if s.start >= earliest or named]
    wholes = [s for s in near if not passage.is_base(s)] or near
    parts = [s for s in after if s.sentence == after[0].sentence and are_alike(s, after[0])]
    made = (s for s in reversed(wholes) if first_closing(s, parts))
    return next(made, wholes[-1])
