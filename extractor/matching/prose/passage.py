"""One text with its figures: what its words say of them, and which figures add up to which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from extractor.grammar.schema import PatternRule, Relations
from extractor.matching.prose.attributed import Attribution, Source
from extractor.matching.prose.families import Families, Member
from extractor.matching.prose.layout import Scope, Spot
from extractor.model.mention import Breakdown

__all__ = ["CLOSE", "SEVERAL", "Passage", "Run", "are_alike", "first_closing", "last_closing"]

CLOSE = 8
"""A bracket so close behind a figure holds its parts: 3598人（…）, 3598名学生（…）."""

SEVERAL = 2
"""One part is a subset; two may be a whole."""

Run = Sequence[Spot]


@dataclass(frozen=True)
class Passage:
    """A text in which totals are looked for."""

    relations: Relations
    families: Families
    rates: frozenset[str]
    """Units of rates: those of one thing are no parts of another's."""
    scopes: Sequence[Scope]
    spots: Sequence[Spot]
    attributions: Sequence[Attribution]
    dimensions: Sequence[Mapping[str, str]]

    def parted(self, total: Spot, parts: Run, *, is_whole: bool) -> Iterator[Breakdown]:
        """Yield a total with its parts: those that close, all of a known whole, else all."""
        same = [s for s in parts if self.counts_alike(total, s)]
        if not same and total.unit not in self.rates:
            same = list(parts)
        closing = first_closing(total, same)
        if closing:
            yield self.breakdown(total, closing, certain=False)
        elif same:
            by_name = self.named_whole(same)
            certain = bool(by_name) or (is_whole and len(same) >= SEVERAL)
            yield self.breakdown(total, by_name or same, certain=certain)

    def breakdown(self, total: Spot, parts: Run, *, certain: bool) -> Breakdown:
        """Return a total with its parts; a list that 等 leaves open is never certain."""
        is_open = any(
            self.scopes[part.scope].text.startswith(self.relations.open_list, part.end)
            for part in parts
        )
        return Breakdown(
            total.index,
            tuple(part.index for part in parts),
            certain=certain and not is_open,
            is_open=is_open,
        )

    def named_whole(self, run: Run) -> list[Spot]:
        """Return the beginning of a run that bears the names of a known whole."""
        labels: list[set[Member]] = []
        for named in takewhile(bool, map(self.labels, run)):
            labels.append(named)
            if len(labels) >= SEVERAL and self.families.is_whole(labels):
                return list(run[: len(labels)])
        return []

    def are_members(self, parts: Run) -> bool:
        """Return whether figures bear the names of one known whole, each another; some may be missing."""
        return self.families.are_members([self.labels(part) for part in parts])

    def repeats(self, parts: Run) -> bool:
        """Return whether each part says itself what it counts: 站点27个（校内站点5个，校外站点22个）."""
        return all(self.attributions[s.index].source is Source.CLAUSE for s in parts)

    def run(self, spot: Spot, step: int) -> list[Spot]:
        """Return the figures that stand beside one in its sentence and count the same, nearest first."""
        run = []
        for place in range(spot.index + step, len(self.spots) if step > 0 else -1, step):
            other = self.spots[place]
            if other.scope != spot.scope:
                continue
            if other.sentence != spot.sentence:
                break
            if are_alike(spot, other) and self.counts_alike(spot, other):
                run.append(other)
        return run

    def counts_alike(self, one: Spot, other: Spot) -> bool:
        """Return whether two figures count the same thing."""
        first, second = self.attributions[one.index], self.attributions[other.index]
        return first.indicator == second.indicator

    def is_total(self, spot: Spot) -> bool:
        """Return whether words say that a figure totals."""
        return self._is_said(spot, self.relations.total)

    def is_sum(self, spot: Spot) -> bool:
        """Return whether words say that a figure totals what was just listed."""
        return self._is_said(spot, self.relations.sum_total)

    def before(self, spot: Spot) -> str:
        """Return the words of a figure's own before it."""
        return self.scopes[spot.scope].text[spot.left[0] : spot.start]

    def of_which_words(self, scope: Scope, start: int, end: int | None = None) -> list[int]:
        """Return where words like 其中 end."""
        until = scope.end if end is None else end
        found = self.relations.of_which.compiled.finditer(scope.text, start, until)
        return [match.end() for match in found]

    def sentence_before(self, scope: Scope, spot: Spot) -> int:
        """Return where the sentence before a figure's begins."""
        marks, end = self.relations.sentence_end, max(spot.sentence[0] - 1, 0)
        return max(scope.text.rfind(mark, 0, end) for mark in marks) + 1

    def is_base(self, spot: Spot) -> bool:
        """Return whether a figure is what others are held against: 比上年的13204件, 占收入36.5亿元的."""
        before = self.before(spot)
        return bool(self.relations.base.find(before) or self.relations.share_base.find(before))

    def is_change(self, spot: Spot) -> bool:
        """Return whether a figure says by how much something changed."""
        return bool(self.relations.change.find(self.before(spot)))

    def may_overlap(self, total: Spot, parts: Run) -> bool:
        """Return whether the sentences of a sum say that one thing may be in several parts."""
        text = self.scopes[0].text
        start, last = total.sentence[0], parts[-1]
        marks = self.relations.sentence_end
        ends = [at for mark in marks if (at := text.find(mark, last.sentence[1] + 1)) >= 0]
        end, said = min(ends, default=len(text)), self.relations.overlap.compiled
        return any(said.search(scope.text, start, end) for scope in self.scopes)

    def noun_among(self, scope: Scope, said: int) -> str:
        """Return the noun before 中 (教师中，…), "" for 其中."""
        found = self.relations.among_noun.find(scope.text[scope.start : said])
        return found["noun"] if found else ""

    def together(self, scope: Scope, parts: Run) -> list[Spot]:
        """Return the parts up to a figure that is something besides: 另聘, a total of its own."""
        together: list[Spot] = []
        for part in parts:
            start = together[-1].end if together else part.left[0]
            between = scope.text[start : part.start]
            if together and (self.relations.besides.find(between) or self.is_total(part)):
                break
            together.append(part)
        return together

    def labels(self, spot: Spot) -> set[Member]:
        """Return the members of known wholes that a figure is about."""
        named = " ".join(self.dimensions[spot.index].values())
        known = self.families.named(named, 0, len(named))
        text = self.scopes[spot.scope].text
        before = known or self.families.named(text, spot.left[0], spot.start)
        return before or self.families.named(text, spot.end, min(spot.right[1], spot.end + CLOSE))

    def _is_said(self, spot: Spot, words: PatternRule) -> bool:
        """Return whether words stand before a figure, or before the list it is in: 总计24场、558人次."""
        if words.find(self.before(spot)):
            return True
        before = [s for s in self.spots if s.end <= spot.start and s.clause[1] == spot.clause[1]]
        text = self.scopes[spot.scope].text
        is_listed = bool(before) and text[before[-1].end] in self.relations.list_marks
        return is_listed and self._is_said(before[-1], words)


def are_alike(one: Spot, other: Spot) -> bool:
    """Return whether two figures are counted alike: 人 and 人次 are."""
    return one.family == other.family


def first_closing(total: Spot, run: Run) -> list[Spot]:
    """Return the shortest beginning of a run that adds up to a total; nothing where none does.

    Only where none does exactly, the one that comes nearest for all that rounded figures may hide.
    """
    stated = total.figure.quantity
    added, slack = Decimal(0), _slack(total)
    nearest: tuple[Decimal, int] | None = None
    for count, spot in enumerate(run, start=1):
        added += spot.figure.quantity.value
        slack += _slack(spot)
        off = abs(added - stated.value)
        if count >= SEVERAL and not off:
            return list(run[:count])
        if count >= SEVERAL and off <= slack:
            nearest = min(nearest or (off, count), (off, count))
    return list(run[: nearest[1]]) if nearest else []


def _slack(spot: Spot) -> Decimal:
    """Return how far a printed figure may be from the true one; a whole number is exact."""
    step = spot.figure.quantity.step
    return Decimal(0) if step == 1 else step / 2


def last_closing(total: Spot, run: Run) -> list[Spot]:
    """Return the shortest end of a run that adds up to a total."""
    return first_closing(total, run[::-1])[::-1]
