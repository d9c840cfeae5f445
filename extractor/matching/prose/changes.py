"""Find the two figures that a rate or an amount of change is about: 由3215人增至9870人，增长207%."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.grammar.schema import Relations
from extractor.matching.prose.attributed import Attribution
from extractor.matching.prose.layout import Scope, Spot
from extractor.model.mention import Change, Role

__all__ = ["ChangeFinder"]


@dataclass(frozen=True)
class ChangeFinder:
    """Finds changes by the words of `relations.toml`."""

    relations: Relations

    def find(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        roles: Sequence[Role],
        attributions: Sequence[Attribution],
        periods: Sequence[str | None],
    ) -> tuple[Change, ...]:
        """Return the changes whose both figures stand before them in the sentence."""
        found = _Sentence(self.relations, scopes, spots, roles, attributions, periods)
        return tuple(found.changes())


@dataclass(frozen=True)
class _Sentence:
    """The figures of a block, with what is known of each."""

    relations: Relations
    scopes: Sequence[Scope]
    spots: Sequence[Spot]
    roles: Sequence[Role]
    attributions: Sequence[Attribution]
    periods: Sequence[str | None]

    def changes(self) -> Iterator[Change]:
        """Yield the changes, in order; behind 其中 is that of some of what was counted before."""
        for index, spot in enumerate(self.spots):
            text = self.scopes[spot.scope].text[spot.left[0] : spot.start]
            if self.roles[index] is not Role.CHANGE or self.relations.of_which.find(text):
                continue
            pair = self._pair(index)
            if pair:
                now, base = pair
                is_fall = bool(self.relations.fall.find(text))
                certain = self._is_alone(index, pair) and not self._is_adjusted(index)
                yield Change(index, now, base, is_fall=is_fall, certain=certain)

    def _pair(self, index: int) -> tuple[int, int] | None:
        """Return the figure of now and its base: the last two of one kind, told apart by wording."""
        spot = self.spots[index]
        before = [
            place
            for place in range(index)
            if spot.sentence[0] <= self.spots[place].start and self.roles[place] is not Role.CHANGE
        ]
        if len(before) < 2:  # noqa: PLR2004  now and then
            return None
        first, second = before[-2:]
        if not self._alike(first, second) or not self._fits(first, spot):
            return None
        return self._told_apart(first, second)

    def _is_adjusted(self, index: int) -> bool:
        """Return whether a change is an average, or made on another base: 年均, 按不变价格."""
        spot = self.spots[index]
        text = self.scopes[spot.scope].text[spot.sentence[0] : spot.start]
        return bool(self.relations.adjusted.find(text))

    def _is_alone(self, index: int, pair: tuple[int, int]) -> bool:
        """Return whether the sentence has no third figure that the change might be about."""
        start = self.spots[index].sentence[0]
        unit = self.spots[pair[0]].unit
        rivals = [
            place
            for place in range(index)
            if self.spots[place].start >= start
            and self.spots[place].unit == unit
            and self.roles[place] is not Role.CHANGE
        ]
        return set(rivals) == set(pair)

    def _alike(self, first: int, second: int) -> bool:
        one, other = self.spots[first], self.spots[second]
        same = self.attributions[first].indicator == self.attributions[second].indicator
        return one.unit == other.unit and same

    def _fits(self, place: int, spot: Spot) -> bool:
        """Return whether a change of this unit may be of that figure: a rate, or the figure's own unit."""
        unit = self.spots[place].unit
        if unit in self.relations.percent_units:
            return spot.unit in self.relations.point_units
        return spot.unit == unit or spot.unit in self.relations.percent_units

    def _told_apart(self, first: int, second: int) -> tuple[int, int] | None:
        """Return `(now, base)`: by their years, else by the words before each."""
        years = self.periods[first], self.periods[second]
        base_first = self._is_base(first)
        base_second = self._is_base(second)
        if base_first != base_second:
            return (second, first) if base_first else (first, second)
        if all(years) and years[0] != years[1]:
            return (second, first) if (years[0] or "") < (years[1] or "") else (first, second)
        return None

    def _is_base(self, place: int) -> bool:
        """Return whether words like 由, 上年 or 较 stand before a figure in its clause."""
        spot = self.spots[place]
        scope = self.scopes[spot.scope]
        before = scope.text[spot.left[0] : spot.start]
        if scope.parent is not None and not before.strip():
            before = self.scopes[scope.parent].text[: scope.start - 1]  # 比上年（975人）增长
        return bool(self.relations.base.find(before))
