"""Find which figures of a text are parts of which total, by what the wording shows.

    申报3598人（初级1361人，中级2223人，高级14人）     a bracket behind a figure holds its parts
    在校生1581人，其中全日制896人，联合办学685人        其中: what follows is held in what stands before
    初级1361人，中级2223人，高级14人，总计3598人       parts first, then a figure that is said to total
    教师103人：专任80人，兼职23人                     a figure, then parts

Where the wording leaves open how far the parts reach, figures that add up settle it; whether a sum that does
not close is a fault is another matter: `certain` says that the wording alone makes the parts a whole.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise, takewhile

from extractor.grammar.schema import PatternRule, Relations
from extractor.matching.prose.attribution import Attribution, Source
from extractor.matching.prose.layout import Scope, Spot
from extractor.model.mention import Breakdown

__all__ = ["BreakdownFinder"]

CLOSE = 8
"""A bracket so close behind a figure holds its parts: 3598人（…）, 3598名学生（…）."""

NAMED = 24
"""So far behind may a bracket be that bears the names of a known whole: 2746名学生取得证书（初级…）."""

SEVERAL = 2
"""One part is a subset; two may be a whole."""

SMALL = Decimal(10)
"""Two numbers add up to a smaller one by chance."""

_Run = Sequence[Spot]


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
        return tuple(_Text(self, scopes, spots, attributions, dimensions).breakdowns())

    def labels(self, text: str, start: int, end: int) -> set[tuple[int, int]]:
        """Return the members of known wholes that some words name, as family and member."""
        found = self._members.finditer(text, start, end)
        return {place for match in found for place in self._places[match[0]]}

    def is_whole(self, parts: Sequence[set[tuple[int, int]]]) -> bool:
        """Return whether parts bear the names of one whole, each another and none missing."""
        for number, family in enumerate(self.relations.family):
            named = [[member for each, member in part if each == number] for part in parts]
            if all(len(names) == 1 for names in named):
                members = [names[0] for names in named]
                if len(set(members)) == len(members) == len(family.members):
                    return True
        return False

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        places: dict[str, list[tuple[int, int]]] = {}
        for number, family in enumerate(self.relations.family):
            for member, words in enumerate(family.members):
                for word in words:
                    places.setdefault(word, []).append((number, member))
        return places

    @cached_property
    def _members(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(map(re.escape, self._places), key=len, reverse=True)))


@dataclass
class _Text:
    """One text in which totals are looked for; a figure is part of one total at most."""

    finder: BreakdownFinder
    scopes: Sequence[Scope]
    spots: Sequence[Spot]
    attributions: Sequence[Attribution]
    dimensions: Sequence[Mapping[str, str]]

    def breakdowns(self) -> Iterator[Breakdown]:
        """Yield the breakdowns, those that the wording shows first."""
        taken: set[int] = set()
        seen: set[tuple[int, tuple[int, ...]]] = set()
        for finder in (self._in_brackets, self._of_which, self._totalled, self._followed):
            for found in finder():
                key = (found.total, found.parts)
                if key in seen or taken & set(found.parts):
                    continue
                taken |= set(found.parts)
                seen.add(key)
                yield found

    def _in_brackets(self) -> Iterator[Breakdown]:
        """Yield figures with the parts in the bracket right behind them."""
        for number, scope in enumerate(self.scopes):
            inside = [spot for spot in self.spots if spot.scope == number]
            total = self._beside(scope, inside) if inside and scope.parent is not None else None
            if total is None:
                continue
            words = self._of_which_words(scope, inside[0].end)
            parts = [s for s in inside if _alike(total, s) and (not words or s.start < words[0])]
            subset = bool(self._of_which_words(scope, scope.start, inside[0].start))
            yield from self._parted(total, parts, is_whole=not subset and self._repeats(parts))

    def _beside(self, scope: Scope, inside: _Run) -> Spot | None:
        """Return the figure right before a bracket, or behind it the one that is said to total."""
        outer = [spot for spot in self.spots if spot.scope == scope.parent]
        before = [spot for spot in outer if spot.end < scope.start]
        reach = NAMED if self._named_whole(inside) else CLOSE
        if before and scope.start - 1 - before[-1].end <= reach:
            return before[-1]
        after = [spot for spot in outer if spot.start > scope.end]
        is_next = bool(after) and after[0].start - scope.end <= CLOSE
        return after[0] if is_next and self._totals(after[0]) else None

    def _of_which(self) -> Iterator[Breakdown]:
        """Yield figures with the parts that 其中, or 教师中, introduces."""
        for number, scope in enumerate(self.scopes):
            own = [spot for spot in self.spots if spot.scope == number]
            words = self._of_which_words(scope, scope.start)
            for place, said in enumerate(words):
                after = [s for s in own if s.start >= said]
                until = words[place + 1] if place + 1 < len(words) else scope.end
                total = self._whole_before(scope, own, said, after)
                if total is None:
                    continue
                reach = min(after[0].sentence[1], until)
                parts = [s for s in after if s.start < reach and _alike(total, s)]
                yield from self._introduced(total, self._together(scope, parts))
            yield from self._among(scope, own)
            yield from self._behind_colons(scope, own)

    def _introduced(self, total: Spot, parts: _Run) -> Iterator[Breakdown]:
        """Yield a total with the parts that 其中 introduces; past a semicolon only if they close."""
        same = [s for s in parts if self._counts_alike(total, s)]
        here = [s for s in parts if s.segment == parts[0].segment]
        reaches = _prefix(total, same) or self._named_whole(same)
        yield from self._parted(total, parts if reaches else here, is_whole=False)

    def _among(self, scope: Scope, own: _Run) -> Iterator[Breakdown]:
        """Yield figures with those behind that are some of them: 6个证书中，5个为中级，1个为高级."""
        for total, first in pairwise(own):
            between = scope.text[total.end : first.start]
            if _alike(total, first) and self.finder.relations.among.find(between):
                after = own[own.index(first) :]
                parts = [s for s in after if _alike(total, s) and s.segment == first.segment]
                yield from self._introduced(total, parts)

    def _behind_colons(self, scope: Scope, own: _Run) -> Iterator[Breakdown]:
        """Yield figures with the list behind their colon: 290人：幼儿照护150人，母婴护理80人."""
        for total, first in pairwise(own):
            if _alike(total, first) and scope.text[total.end] in self.finder.relations.colons:
                after = own[own.index(first) :]
                parts = [s for s in after if _alike(total, s) and s.segment == first.segment]
                yield from self._introduced(total, self._together(scope, parts))

    def _whole_before(self, scope: Scope, own: _Run, said: int, after: _Run) -> Spot | None:
        """Return the figure that 其中 speaks of: the last of its kind before, at most a sentence back."""
        if not after:
            return None
        alike = [s for s in own if s.end <= said and _alike(s, after[0])]
        earliest = self._sentence_before(scope, after[0])
        if not alike or alike[-1].start < earliest:
            return None
        noun = self._noun_among(scope, said)
        named = [s for s in alike if noun and noun in scope.text[s.left[0] : s.right[1]]]
        return named[-1] if named else alike[-1]

    def _noun_among(self, scope: Scope, said: int) -> str:
        """Return the noun before 中 (教师中，…), "" for 其中."""
        found = self.finder.relations.among_noun.find(scope.text[scope.start : said])
        return found["noun"] if found else ""

    def _together(self, scope: Scope, parts: _Run) -> list[Spot]:
        """Return the parts up to a figure that is something besides: 另聘, a total of its own."""
        together: list[Spot] = []
        for part in parts:
            start = together[-1].end if together else part.left[0]
            between = scope.text[start : part.start]
            if together and (self.finder.relations.besides.find(between) or self._totals(part)):
                break
            together.append(part)
        return together

    def _totalled(self) -> Iterator[Breakdown]:
        """Yield figures that are said to total, with the run before or behind them."""
        for spot in self.spots:
            if not self._totals(spot):
                continue
            before = self._run(spot, -1)[::-1]
            after = self._run(spot, 1)
            closing = _suffix(spot, before) or _prefix(spot, after) or self._closed_before(spot)
            if closing:
                yield self._breakdown(spot, closing, certain=False)
            elif self._is_list(spot, before) and self._makes_whole(spot, before):
                yield self._breakdown(spot, before, certain=True)

    def _followed(self) -> Iterator[Breakdown]:
        """Yield figures with the run of figures right behind them that is their whole."""
        for spot in self.spots:
            run = self._run(spot, 1)
            while len(run) >= SEVERAL:
                parts = _prefix(spot, run)
                by_name = self._named_whole(run)
                if parts and (spot.figure.quantity.value >= SMALL or by_name):
                    yield self._breakdown(spot, parts, certain=False)
                    run = run[len(parts) :]
                    continue
                if by_name:
                    yield self._breakdown(spot, by_name, certain=True)
                break
            else:
                yield from self._closed(spot)

    def _closed(self, spot: Spot) -> Iterator[Breakdown]:
        """Yield a figure with those right behind that add up to it, whatever they are said to count."""
        after = [s for s in self.spots if s.start > spot.end and s.scope == spot.scope]
        run = list(takewhile(lambda s: s.segment == spot.segment and _alike(s, spot), after))
        parts = _prefix(spot, run)
        if parts and spot.figure.quantity.value >= SMALL:
            yield self._breakdown(spot, parts, certain=False)

    def _closed_before(self, spot: Spot) -> list[Spot]:
        """Return the figures right before a total that add up to it, whatever they are said to count."""
        here = [s for s in self.spots if s.end <= spot.start and s.scope == spot.scope]
        run = [s for s in here if s.sentence == spot.sentence and _alike(s, spot)]
        large = spot.figure.quantity.value >= SMALL
        return _suffix(spot, run) if large else []

    def _parted(self, total: Spot, parts: _Run, *, is_whole: bool) -> Iterator[Breakdown]:
        """Yield a total with its parts: those that close, all of a known whole, else all."""
        same = [s for s in parts if self._counts_alike(total, s)]
        if not same and total.unit not in self.finder.rates:
            same = list(parts)
        closing = _prefix(total, same)
        if closing:
            yield self._breakdown(total, closing, certain=False)
        elif same:
            by_name = self._named_whole(same)
            certain = bool(by_name) or (is_whole and len(same) >= SEVERAL)
            yield self._breakdown(total, by_name or same, certain=certain)

    def _breakdown(self, total: Spot, parts: _Run, *, certain: bool) -> Breakdown:
        is_open = any(
            self.scopes[part.scope].text.startswith(self.finder.relations.open_list, part.end)
            for part in parts
        )
        return Breakdown(
            total.index,
            tuple(part.index for part in parts),
            certain=certain and not is_open,
            is_open=is_open,
        )

    def _named_whole(self, run: _Run) -> list[Spot]:
        """Return the beginning of a run that bears the names of a known whole."""
        labels: list[set[tuple[int, int]]] = []
        for named in takewhile(bool, map(self._labels, run)):
            labels.append(named)
            if len(labels) >= SEVERAL and self.finder.is_whole(labels):
                return list(run[: len(labels)])
        return []

    def _labels(self, spot: Spot) -> set[tuple[int, int]]:
        """Return the members of known wholes that a figure is about."""
        named = " ".join(self.dimensions[spot.index].values())
        known = self.finder.labels(named, 0, len(named))
        text = self.scopes[spot.scope].text
        before = known or self.finder.labels(text, spot.left[0], spot.start)
        return before or self.finder.labels(text, spot.end, min(spot.right[1], spot.end + CLOSE))

    def _repeats(self, parts: _Run) -> bool:
        """Return whether each part says itself what it counts: 站点27个（校内站点5个，校外站点22个）."""
        return all(self.attributions[s.index].source is Source.CLAUSE for s in parts)

    def _makes_whole(self, total: Spot, parts: _Run) -> bool:
        """Return whether a list is all of its total: it is said to add up, or its names leave none out."""
        if self._named_whole(parts) == list(parts):
            return True
        is_known = self.attributions[total.index].indicator is not None
        is_bare = bool(self.finder.relations.light.find(self._before(total)))
        return self._strongly_totals(total) and (is_known or is_bare)

    def _is_list(self, total: Spot, before: _Run) -> bool:
        """Return whether the figures before a total are one list that fills the sentence up to it."""
        if len(before) < SEVERAL:
            return False
        return not any(
            spot.sentence == total.sentence
            and spot.start < total.start
            and _alike(spot, total)
            and spot not in before
            for spot in self.spots
        )

    def _run(self, spot: Spot, step: int) -> list[Spot]:
        """Return the figures that stand beside one in its sentence and count the same, nearest first."""
        run = []
        for place in range(spot.index + step, len(self.spots) if step > 0 else -1, step):
            other = self.spots[place]
            if other.scope != spot.scope:
                continue
            if other.sentence != spot.sentence:
                break
            if _alike(spot, other) and self._counts_alike(spot, other):
                run.append(other)
        return run

    def _counts_alike(self, one: Spot, other: Spot) -> bool:
        first, second = self.attributions[one.index], self.attributions[other.index]
        return first.indicator == second.indicator

    def _totals(self, spot: Spot) -> bool:
        """Return whether words say that a figure totals."""
        return self._is_said(spot, self.finder.relations.total)

    def _strongly_totals(self, spot: Spot) -> bool:
        return self._is_said(spot, self.finder.relations.sum_total)

    def _is_said(self, spot: Spot, words: PatternRule) -> bool:
        """Return whether words stand before a figure, or before the list it is in: 总计24场、558人次."""
        if words.find(self._before(spot)):
            return True
        before = [s for s in self.spots if s.end <= spot.start and s.clause[1] == spot.clause[1]]
        text = self.scopes[spot.scope].text
        is_listed = bool(before) and text[before[-1].end] in self.finder.relations.list_marks
        return is_listed and self._is_said(before[-1], words)

    def _before(self, spot: Spot) -> str:
        return self.scopes[spot.scope].text[spot.left[0] : spot.start]

    def _of_which_words(self, scope: Scope, start: int, end: int | None = None) -> list[int]:
        """Return where words like 其中 end."""
        until = scope.end if end is None else end
        found = self.finder.relations.of_which.compiled.finditer(scope.text, start, until)
        return [match.end() for match in found]

    def _sentence_before(self, scope: Scope, spot: Spot) -> int:
        """Return where the sentence before a figure's begins."""
        marks, end = self.finder.relations.sentence_end, max(spot.sentence[0] - 1, 0)
        return max(scope.text.rfind(mark, 0, end) for mark in marks) + 1


def _alike(one: Spot, other: Spot) -> bool:
    return one.family == other.family


def _prefix(total: Spot, run: _Run) -> list[Spot]:
    """Return the shortest beginning of a run that adds up to a total; nothing where none does."""
    added = Decimal(0)
    for count, spot in enumerate(run, start=1):
        added += spot.figure.quantity.value
        if count >= SEVERAL and added == total.figure.quantity.value:
            return list(run[:count])
    return []


def _suffix(total: Spot, run: _Run) -> list[Spot]:
    """Return the shortest end of a run that adds up to a total."""
    return _prefix(total, run[::-1])[::-1]
