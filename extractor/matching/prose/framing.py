"""Say whom and when a figure is about: level, certificate, school …, the year, and whether it is planned."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.grammar import Grammar
from extractor.matching.prose.layout import Scope, Spot
from extractor.model.mention import EntityMention, Modality

__all__ = ["Framer"]

TOPICS = ("certificate", "school")
"""Names that a sentence begins with and that all it says is about."""

LOCAL = ("level", "mode", "batch", "major")
"""Names that stand beside their figure."""

LASTING = "certificate"
"""What a text is about until it names another."""

_NEAR = 6
"""Of several names before a figure one so close, in characters, is its own."""

_CLOSE = 2
"""A name behind a figure belongs to it within so many characters: 1361名初级考生."""


@dataclass(frozen=True)
class Framer:
    """Finds the dimensions, the period and the modality of figures."""

    grammar: Grammar

    def dimensions(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        entities: Sequence[EntityMention],
        indicators: Sequence[str | None],
    ) -> list[dict[str, str]]:
        """Return the dimensions of each spot, in order."""
        found: list[dict[str, str]] = []
        for spot in spots:
            own = self._local(spots, spot, _visible(scopes, spots, spot, entities))
            if not own and not self._is_total(scopes[spot.scope], spot):
                own = self._carried(spots, spot, found, indicators)
            sentence = self._sentence_start(scopes[0].text, spot)
            found.append(self._topics(sentence, spot, scopes, spots, entities) | own)
        self._share_lists(scopes, spots, entities, found)
        return found

    def periods(
        self, text: str, scopes: Sequence[Scope], spots: Sequence[Spot], heading: str
    ) -> list[str | None]:
        """Return the year that each figure is about, YYYY or YYYY-YYYY.

        It is the last one named before the figure, else that of the heading above.
        """
        years, above = self._years(text), self._headed(heading)
        found = [self._period(text, years, spot) or above for spot in spots]
        for first, spot in enumerate(spots):
            said = self._respectively(scopes, spot)
            run = [i for i in range(first, len(spots)) if spots[i].clause[1] == spot.clause[1]]
            named = [y for y in years if said and spot.sentence[0] <= y[0] and y[1] <= said[0]]
            if len(run) > 1 and len(named) >= len(run):
                for index, year in zip(run, named[-len(run) :], strict=True):
                    found[index] = year[2]
        return found

    def modality(self, scope: Scope, spot: Spot) -> Modality:
        """Return whether the sentence says that a figure is planned."""
        start = spot.segment[0]
        planned = self.grammar.relations.planned.compiled.search(scope.text, start, spot.start)
        return Modality.PLANNED if planned else Modality.STATED

    def _is_total(self, scope: Scope, spot: Spot) -> bool:
        start = max(spot.left[0], spot.start - 24)
        return bool(self.grammar.relations.total.find(scope.text[start : spot.start].rstrip()))

    def _respectively(self, scopes: Sequence[Scope], spot: Spot) -> tuple[int, int] | None:
        """Return where the words stand that tie a list before to the figures from this one on."""
        words = self.grammar.relations.respectively.compiled
        said = words.search(scopes[spot.scope].text, spot.left[0], spot.start)
        return said.span() if said else None

    def _local(
        self, spots: Sequence[Spot], spot: Spot, entities: Sequence[EntityMention]
    ) -> dict[str, str]:
        """Return the names in a figure's own words: since the figure before, else right behind it."""
        earlier = [o.end for o in spots if o.scope == spot.scope and o.end <= spot.start]
        start = max([spot.sentence[0], *earlier])
        own: dict[str, str] = {}
        for kind in LOCAL:
            here = [e for e in entities if e.kind == kind]
            if not here:
                continue
            before = [e for e in here if start <= e.start and e.end <= spot.start]
            behind = [e for e in here if spot.end <= e.start <= spot.end + _CLOSE]
            if before and not _ends_list(before, spot):
                own[kind] = before[-1].name
            elif not before and behind and behind[0].end <= spot.right[1]:
                own[kind] = behind[0].name
        return own

    def _carried(
        self,
        spots: Sequence[Spot],
        spot: Spot,
        found: Sequence[Mapping[str, str]],
        indicators: Sequence[str | None],
    ) -> dict[str, str]:
        """Return the names that the figure before was about: 初级报考120人，通过100人.

        Not those of the last item of a list: 初级120人、高级180人，核准720人.
        """
        before = [
            index
            for index, other in enumerate(spots)
            if other.end <= spot.start
            and (other.scope, other.segment) == (spot.scope, spot.segment)
        ]
        if not before:
            return {}
        last = before[-1]
        local = {key: name for key, name in found[last].items() if key in LOCAL}
        if len(before) > 1 and indicators[before[-2]] == indicators[last]:
            listed = found[before[-2]]
            return {key: name for key, name in local.items() if listed.get(key, name) == name}
        return local

    def _sentence_start(self, text: str, spot: Spot) -> int:
        """Return where the sentence around a figure begins, brackets or not."""
        ends = self.grammar.relations.sentence_end
        return 1 + max(text.rfind(mark, 0, spot.start) for mark in ends)

    def _topics(
        self,
        sentence: int,
        spot: Spot,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        entities: Sequence[EntityMention],
    ) -> dict[str, str]:
        """Return the certificate and the school that the text last named, one each, before a figure."""
        topics = {}
        for kind in TOPICS:
            here = [e for e in entities if e.kind == kind]
            if not here:
                continue
            before = [e for e in here if e.end <= spot.start]
            named = [e for e in before if e.start >= sentence]
            if kind == LASTING:
                named = named or before
            behind = [e for e in here if spot.end <= e.start < spot.right[1]]
            if (
                named
                and not _is_list(named, spots)
                and not self._sums_up(named, spot, spots, scopes)
            ):
                topics[kind] = named[-1].name
            elif not named and len({e.name for e in behind}) == 1:
                topics[kind] = behind[0].name
        return topics

    def _sums_up(
        self,
        named: Sequence[EntityMention],
        spot: Spot,
        spots: Sequence[Spot],
        scopes: Sequence[Scope],
    ) -> bool:
        """Return whether a figure is of all that was named one by one: 甲校45人；乙校32人；共77人."""
        if len({name.name for name in named}) == 1:
            return False
        last = named[-1].end
        behind = [o for o in spots if last <= o.start <= spot.start and o.scope == spot.scope]
        return any(
            self._is_total(scopes[o.scope], o)
            and (o.segment != behind[0].segment or self._is_sum(scopes[o.scope], o))
            for o in behind[1:]
        )

    def _is_sum(self, scope: Scope, spot: Spot) -> bool:
        before = scope.text[spot.left[0] : spot.start].rstrip()
        return bool(self.grammar.relations.sum_total.find(before))

    def _share_lists(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        entities: Sequence[EntityMention],
        found: list[dict[str, str]],
    ) -> None:
        """Give 初级、中级、高级分别为711、1530和14人 a level each."""
        for first, spot in enumerate(spots):
            said = self._respectively(scopes, spot)
            if said is None:
                continue
            run = [i for i in range(first, len(spots)) if spots[i].clause[1] == spot.clause[1]]
            for kind in (*LOCAL, *TOPICS):
                listed = [
                    entity
                    for entity in entities
                    if entity.kind == kind
                    and spot.sentence[0] <= entity.start
                    and entity.end <= said[0]
                ]
                if len(run) > 1 and len(listed) >= len(run):
                    for index, entity in zip(run, listed[-len(run) :], strict=True):
                        found[index][kind] = entity.name

    def _period(self, text: str, years: Sequence[tuple[int, int, str]], spot: Spot) -> str | None:
        """Return the last year before a figure; not that of a plan which looks back on the figure."""
        before = [year for year in years if year[1] <= spot.start]
        inside = [year for year in before if spot.sentence[0] <= year[0]]
        if not before:
            return None
        start, _, named = (inside or before)[-1]
        back = self.grammar.relations.looks_back.compiled.search(text, spot.left[0], spot.start)
        planned = self.grammar.relations.plans.compiled.search(text, start, spot.start)
        return None if back and planned else named

    def _headed(self, heading: str) -> str | None:
        """Return the year of the innermost heading that names one, and no other."""
        for line in reversed(heading.split("\n")):
            if years := {year for _, _, year in self._years(line)}:
                return years.pop() if len(years) == 1 else None
        return None

    def _years(self, text: str) -> list[tuple[int, int, str]]:
        """Return the years that a text is about, `(start, end, year)`; not those compared with."""
        comparison = self.grammar.relations.comparison
        years = []
        for found in self.grammar.relations.period.compiled.finditer(text):
            if comparison.find(text[max(0, found.start() - 4) : found.start()]):
                continue
            years.append((found.start(), found.end(), self._year(found)))
        return years

    def _year(self, found: re.Match[str]) -> str:
        if found["written"]:
            return str(self.grammar.numerals.read_integer(found["written"]))
        first, last = found["year"], found["end"]
        if not last:
            return first
        return f"{first}-{last if len(last) == len(first) else first[:2] + last}"


def _visible(
    scopes: Sequence[Scope],
    spots: Sequence[Spot],
    spot: Spot,
    entities: Sequence[EntityMention],
) -> list[EntityMention]:
    """Return the names that do not stand in a bracket with figures of its own."""
    holding = [scopes[other.scope] for other in spots]
    closed = [scope for scope in holding if not scope.start <= spot.start <= scope.end]
    return [
        entity
        for entity in entities
        if not any(scope.start <= entity.start < scope.end for scope in closed)
    ]


def _ends_list(names: Sequence[EntityMention], spot: Spot) -> bool:
    """Return whether several names stand before a figure, none of them beside it: 初级、中级三个试点."""
    last = names[-1]
    if len({name.name for name in names}) == 1:
        return False
    return last.start - names[-2].end <= 1 or spot.start - last.end > _NEAR


def _is_list(named: Sequence[EntityMention], spots: Sequence[Spot]) -> bool:
    """Return whether the last of these names ends a list, so that what follows is about all of them."""
    if len(named) < 2:  # noqa: PLR2004  a list has two at least
        return False
    last, before = named[-1], named[-2]
    between = [spot for spot in spots if before.end <= spot.start and spot.end <= last.start]
    return last.start - before.end <= 1 and not between and last.name != before.name
