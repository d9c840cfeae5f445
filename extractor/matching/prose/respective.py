"""Parts of which a list of names goes with a list of figures: 站点31个，初级、中级分别为18和13个."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extractor.matching.prose.families import Member
from extractor.matching.prose.layout import Spot
from extractor.matching.prose.passage import SEVERAL, Passage, are_alike
from extractor.model.mention import Breakdown

__all__ = ["respective"]

WORD = 2
"""So many characters make a word."""


def respective(passage: Passage) -> Iterator[Breakdown]:
    """Yield totals with the figures that go with a list of names, right before or behind them.

    Two lists may be totalled by two figures under one 合计, in the same order.
    """
    behind: list[tuple[_List, Spot]] = []
    for listed in _lists(passage):
        before, after = listed.total_before, _total_after(listed, behind)
        if before is not None and (listed.closes(before) or after is None):
            yield from _breakdown(listed, before, certain=listed.is_all_of(before))
        elif after is not None:
            behind.append((listed, after))
            yield from _breakdown(listed, after, certain=listed.is_summed_by(after))


def _breakdown(listed: "_List", total: Spot, *, certain: bool) -> Iterator[Breakdown]:
    if certain or listed.closes(total):
        is_certain = certain and not listed.closes(total)
        yield listed.passage.breakdown(total, listed.run, certain=is_certain)


def _lists(passage: Passage) -> Iterator["_List"]:
    """Yield the lists of figures that 分别 ties to names, in their order."""
    for spot in passage.spots:
        text = passage.scopes[spot.scope].text
        said = passage.relations.respectively.compiled.search(text, spot.left[0], spot.start)
        run = _run(passage, spot) if said else []
        if said and len(run) >= SEVERAL and not passage.is_change(spot):
            yield _List(passage, tuple(run), said.start(), said.end())


def _run(passage: Passage, first: Spot) -> list[Spot]:
    """Return the figures from one on with nothing but a mark or 和 between them."""
    text, marks = passage.scopes[first.scope].text, passage.relations.clause_end
    run = [first]
    for spot in passage.spots[first.index + 1 :]:
        between = text[run[-1].end : spot.start].strip()
        is_linked = bool(between) and (
            passage.relations.list_link.find(between) is not None or between in marks
        )
        if spot.scope != first.scope or not is_linked or not are_alike(first, spot):
            break
        run.append(spot)
    return run


def _total_after(listed: "_List", earlier: list[tuple["_List", Spot]]) -> Spot | None:
    """Return the figure behind a list that is said to total it, itself or under the 合计 of a list before."""
    passage, last = listed.passage, listed.run[-1]
    under = [total for other, total in earlier if other.run[0].sentence == last.sentence]
    for spot in passage.spots[last.index + 1 :]:
        if spot.scope != last.scope or spot.sentence != last.sentence:
            return None
        if not listed.counts(spot):
            continue
        if passage.is_total(spot):
            return spot
        is_under = any(
            total.segment == spot.segment and total.index < spot.index for total in under
        )
        return spot if is_under else None
    return None


@dataclass(frozen=True)
class _List:
    """A list of figures, and where the words stand that tie it to the names before."""

    passage: Passage
    run: tuple[Spot, ...]
    start: int
    end: int

    @property
    def indicator(self) -> str | None:
        """What the figures count; the last is beside the unit, and knows best."""
        return self.passage.attributions[self.run[-1].index].indicator

    @property
    def total_before(self) -> Spot | None:
        """The figure right before the names: of the same kind, and not one of those set apart or ranked."""
        first, passage = self.run[0], self.passage
        before = passage.spots[first.index - 1] if first.index else None
        if before is None or before.scope != first.scope or not are_alike(before, first):
            return None
        if passage.is_change(before) or passage.is_base(before):
            return None
        between = passage.scopes[first.scope].text[before.end : self.start]
        relations = passage.relations
        apart = (relations.of_which, relations.besides, relations.foremost)
        is_apart = any(rule.find(between) for rule in apart)
        is_here = before.sentence == first.sentence
        return before if is_here and not is_apart and self.is_about(before) else None

    def counts(self, total: Spot) -> bool:
        """Return whether a figure counts the same as the list."""
        passage = self.passage
        same = passage.attributions[total.index].indicator == self.indicator
        return same and are_alike(total, self.run[0]) and total.unit not in passage.rates

    def is_about(self, total: Spot) -> bool:
        """Return whether a figure before counts what the list does: the same, or in the same words."""
        return self.counts(total) or self.repeats(total)

    def closes(self, total: Spot) -> bool:
        """Return whether the list adds up to a figure."""
        added = sum(spot.figure.quantity.value for spot in self.run)
        return added == total.figure.quantity.value

    def is_all_of(self, total: Spot) -> bool:
        """Return whether the words before a list say that it is all of the figure before it.

        Its names leave none out; or total and list are of one thing, and the total is said to be one,
        is money, or has its parts named by what divides it.
        """
        if self._is_whole:
            return True
        if self._leaves_rest or self._is_since(total):
            return False
        passage, is_total = self.passage, self.passage.is_total(total)
        is_money = total.unit in passage.relations.money_units
        if self.repeats(total):
            return is_total or is_money or self._is_divided
        is_known = self.indicator is not None and self.counts(total)
        return is_known and (is_total or is_money or self._is_divided)

    def is_summed_by(self, total: Spot) -> bool:
        """Return whether a figure behind a list is its total by the wording."""
        if self._is_since(total):
            return False
        is_bare = self.passage.relations.light.find(self.passage.before(total)) is not None
        return self._is_whole or self.indicator is not None or is_bare

    def repeats(self, total: Spot) -> bool:
        """Return whether a list says again what its total counts: 146人获证，…分别获证85和61人."""
        text = self.passage.scopes[total.scope].text
        said = text[total.left[0] : total.start] + text[total.end : total.right[1]]
        verb = text[self.end : self.run[0].start].strip()
        return len(verb) >= WORD and verb in said

    @property
    def _leaves_rest(self) -> bool:
        """Whether the sentence goes on with what is left: 其余用于耗材."""
        last = self.run[-1]
        behind = self.passage.scopes[last.scope].text[last.end : last.sentence[1]]
        return self.passage.relations.rest.find(behind) is not None

    def _is_since(self, total: Spot) -> bool:
        """Return whether a figure adds up more years than a list may name: 三年来共获证1200人."""
        return self.passage.relations.since.find(self.passage.before(total)) is not None

    @property
    def _is_whole(self) -> bool:
        return self.passage.families.is_whole(self._labels)

    @property
    def _is_divided(self) -> bool:
        return self.passage.families.are_members(self._labels)

    @cached_property
    def _labels(self) -> list[set[Member]]:
        """The members of known wholes that the names are, one for each figure, else none."""
        first = self.run[0]
        start = max(first.clause[0], first.left[0])
        named = self.passage.families.each(self.passage.scopes[first.scope].text, start, self.start)
        return named if len(named) == len(self.run) else [set() for _ in self.run]
