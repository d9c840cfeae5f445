"""Lead each figure of a text to what it counts: by a cue of its own, or by the figure it goes with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from functools import cached_property

from extractor.grammar import Grammar
from extractor.matching.prose.cues import Cue, CueFinder
from extractor.matching.prose.layout import Scope, Spot
from extractor.text.normalise import strip_space

__all__ = ["Attribution", "Attributor", "Source"]


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


CuesBySentence = dict[tuple[int, tuple[int, int]], list[Cue]]
"""The cues of each sentence, by scope and the sentence's characters."""

CLOSE = 8
"""A bracket so close behind a figure holds its parts: 3598人（…）, 3598名学生（…）."""

REACH = 30
"""How far before a bracket the words may stand that tell what a figure in it counts."""

LABEL = 8
"""The most characters, names aside, that a part's own label has: 企业选聘64名，合计192名."""

HEADED = 14
"""The most characters, names aside, that a part's label has behind the words that head its list."""

ALIKE = 2
"""Clauses that begin with so many like characters say the same of different things."""

PASSES = 2
"""A part may take what it counts from a total that itself takes it from another part."""

NOTHING = Attribution(None, Source.NONE)


@dataclass(frozen=True, slots=True)
class _Context:
    """A block's figures with all that is known of their surroundings."""

    scopes: Sequence[Scope]
    spots: Sequence[Spot]
    cues: CuesBySentence
    words: Sequence[str]


@dataclass(frozen=True)
class Attributor:
    """Leads figures to the indicators of a grammar."""

    grammar: Grammar

    def attribute(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        names: Sequence[tuple[int, int]],
        heading: str,
    ) -> list[Attribution]:
        """Return an attribution for each spot, in order.

        `names` are the characters of names and dates, which say nothing of what a figure counts.
        """
        cues = self._cues_by_sentence(scopes, spots, heading)
        found = [self._own(scopes, spots, index, cues) for index in range(len(spots))]
        self._share_lists(scopes, spots, found, cues)
        words = [self._noun(scopes[spot.scope], spot, names) for spot in spots]
        context = _Context(scopes, spots, cues, words)
        self._share_totals(scopes, spots, found)
        for _ in range(PASSES):
            for index in range(len(spots)):
                if found[index] is NOTHING:
                    found[index] = self._inferred(context, index, found)
        return [
            self._reached(scopes[spot.scope], spot, each)
            for spot, each in zip(spots, found, strict=True)
        ]

    def _reached(self, scope: Scope, spot: Spot, found: Attribution) -> Attribution:
        """Return what a figure counts that says how many there are now: 新增22所，达到187所."""
        rule = found.cue.indicator if found.cue else None
        if found.source is Source.CLAUSE or not rule or not rule.added_to:
            return found
        before = scope.text[spot.left[0] : spot.start]
        reached = self.grammar.relations.reached.find(before)
        return replace(found, indicator=rule.added_to) if reached else found

    def _inferred(self, context: _Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what figures or words further off say."""
        scopes, spots, spot = context.scopes, context.spots, context.spots[index]
        is_bare = not context.words[index]
        inferred = NOTHING
        if is_bare or self._is_part(scopes, spots, index):
            inferred = self._carried(context, index, found)
        elif len(context.words[index]) <= LABEL:
            inferred = self._listed(context, index, found)
        if inferred is NOTHING and spot.unit in self._money:
            inferred = self._paid(context, index, found)
        if inferred is NOTHING and len(context.words[index]) <= HEADED:
            inferred = self._headed(context, spot)
        if inferred is NOTHING and is_bare:
            inferred = self._beside(context, index, found)
        if inferred is NOTHING and is_bare:
            inferred = self._outside(scopes, spots, spot)
        if inferred is NOTHING and is_bare:
            inferred = self._wider(spot, spots, context.cues)
        return self._by_unit.get(spot.unit, NOTHING) if inferred is NOTHING else inferred

    def _listed(self, context: _Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what the total behind a list of labelled parts counts, or the part before."""
        after = self._total_after(context, index, found)
        if after is not None:
            return _as_carried(found[after])
        spot, before = context.spots[index], context.spots[index - 1] if index else None
        if before is None or not _alike(before, spot) or before.segment != spot.segment:
            return NOTHING
        is_chain = found[index - 1].source is Source.CARRIED
        left = context.scopes[spot.scope].text[slice(*spot.left)]
        is_next = left.startswith(tuple(self.grammar.relations.list_marks))
        is_parallel = (is_next or _begin_alike(context, before, spot)) and _lasts(found[index - 1])
        return _as_carried(found[index - 1]) if is_chain or is_parallel else NOTHING

    def _cues_by_sentence(
        self, scopes: Sequence[Scope], spots: Sequence[Spot], heading: str
    ) -> CuesBySentence:
        keys = {(spot.scope, spot.sentence) for spot in spots}
        cues = {}
        for number, (start, end) in keys:
            units = frozenset(
                spot.unit for spot in spots if (spot.scope, spot.sentence) == (number, (start, end))
            )
            text = scopes[number].text
            frame = heading + "\n" + scopes[0].text
            cues[number, (start, end)] = self._finder.find(text, start, end, units, frame)
        return cues

    def _own(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        index: int,
        cues: CuesBySentence,
    ) -> Attribution:
        """Return what the words of the figure's own clause say."""
        spot = spots[index]
        text, following = scopes[spot.scope].text, _next(spots, index)
        marks = self.grammar.relations.list_marks
        scored = [
            (score, -place, cue)
            for place, cue in enumerate(cues[spot.scope, spot.sentence])
            if cue.accepts(spot.unit)
            and (score := _score(text, spot, cue, following, marks)) is not None
            and not self._is_modifier(text, spot, cue)
        ]
        if not scored:
            return NOTHING
        best = max(scored, key=lambda item: item[:2])[2]
        return Attribution(best.indicator.name or None, Source.CLAUSE, best)

    def _is_modifier(self, text: str, spot: Spot, cue: Cue) -> bool:
        """Return whether a cue before a figure only leads to its noun: 考点的考场数为4个."""
        if spot.unit in self._money:
            return False
        between = text[cue.end : spot.start]
        found = list(self.grammar.relations.governor.compiled.finditer(between))
        light = self.grammar.relations.light
        return bool(found) and not light.find(between[found[-1].end() :])

    def _noun(self, scope: Scope, spot: Spot, names: Sequence[tuple[int, int]]) -> str:
        """Return what the clause says besides names and light words; "" leaves the figure bare."""
        light = self.grammar.relations.light
        is_listed = self._goes_on_listing(scope.text[slice(*spot.right)])
        spans = (spot.left,) if is_listed else (spot.left, spot.right)
        parts = [_without(names, scope.text, *span) for span in spans]
        plain = [strip_space(self._members.sub("", part)) for part in parts]
        return "".join(part for part in plain if not light.find(part))

    def _is_part(self, scopes: Sequence[Scope], spots: Sequence[Spot], index: int) -> bool:
        """Return whether 其中, a colon or a bracket stands between a figure and one of its kind before."""
        spot = spots[index]
        here = [o for o in spots[:index] if o.scope == spot.scope]
        alike = [o for o in here if _alike(o, spot)]
        outer = [o for o in spots[:index] if _alike(o, spot) and _holds(scopes, spot, o)]
        if outer and scopes[spot.scope].start - 1 - outer[-1].end <= CLOSE:
            return True
        if not alike:
            return False
        if self._goes_on(scopes, spot):
            return True
        text, start = scopes[spot.scope].text, max(alike[0].end, spot.sentence[0])
        between = text[start : spot.start]
        has_colon = any(mark in between for mark in self.grammar.headings.colons)
        return has_colon or bool(self.grammar.relations.of_which.find(between))

    def _share_totals(
        self, scopes: Sequence[Scope], spots: Sequence[Spot], found: list[Attribution]
    ) -> None:
        """Give parts what their total counts, where their own words only say which part they are."""
        for index, spot in enumerate(spots):
            cue = found[index].cue
            is_behind = cue is None or cue.start > spot.end
            if is_behind and self._is_share(scopes, spots, index) and _lasts(found[index - 1]):
                found[index] = _as_carried(found[index - 1])
            elif cue and (_is_other(cue) or self._members.fullmatch(_words(scopes, spot, cue))):
                total = self._before(index, scopes, spots, found)
                if total is not None and self._is_part(scopes, spots, index):
                    found[index] = _as_carried(found[total])
            elif _lasts(found[index]):
                for part in self._closing(scopes, spots, index, found):
                    found[part] = _as_carried(found[index])
        for index, spot in enumerate(spots):
            if self.is_total(scopes[spot.scope], spot):
                _agree([index, *_adding_up(spots, index)], found)

    def _closing(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        index: int,
        found: Sequence[Attribution],
    ) -> list[int]:
        """Return figures behind one that add up to it in a row, where none says what it counts."""
        total, parts = spots[index], []
        run: list[int] = []
        for place in range(index + 1, len(spots)):
            other = spots[place]
            if (other.scope, other.sentence) != (total.scope, total.sentence):
                continue
            cue = found[place].cue
            is_named = cue is None or bool(self._members.fullmatch(_words(scopes, other, cue)))
            if not is_named or not _alike(other, total):
                run = []
                continue
            run.append(place)
            if len(run) > 1 and _sum(spots, run) == total.figure.quantity.value:
                parts += run
                run = []
        return parts

    def _is_share(self, scopes: Sequence[Scope], spots: Sequence[Spot], index: int) -> bool:
        """Return whether a figure is some of the one right before it: 29个专业中，23个已对接."""
        if not index:
            return False
        spot, other = spots[index], spots[index - 1]
        if other.scope != spot.scope or not _alike(other, spot):
            return False
        between = scopes[spot.scope].text[other.end : spot.start]
        return bool(self.grammar.relations.among.find(between))

    def _carried(self, context: _Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what the figure before counts, or the total that follows; of like units only."""
        spots = context.spots
        before = self._before(index, context.scopes, spots, found)
        after = self._total_after(context, index, found)
        is_far = before is None or spots[before].segment != spots[index].segment
        chosen = after if after is not None and is_far else before
        return NOTHING if chosen is None else _as_carried(found[chosen])

    def _before(
        self,
        index: int,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        found: Sequence[Attribution],
    ) -> int | None:
        spot = spots[index]
        for place in range(index - 1, -1, -1):
            other = spots[place]
            is_near = other.sentence == spot.sentence or _holds(scopes, spot, other)
            is_before = other.scope == spot.scope and self._goes_on(scopes, spot)
            is_known = found[place].indicator is not None
            may_last = is_known and (_lasts(found[place]) or self._is_item(scopes, other, spot))
            if (is_near or is_before) and _alike(other, spot) and may_last:
                return place
            if not is_near and not is_before and other.scope == spot.scope:
                return None
        return None

    def _goes_on_listing(self, behind: str) -> bool:
        """Return whether what stands behind a figure is nothing, or the next item of its list."""
        return not behind.strip() or bool(self.grammar.relations.list_mark.find(behind))

    def _is_item(self, scopes: Sequence[Scope], other: Spot, spot: Spot) -> bool:
        """Return whether nothing but a mark stands between two figures: 增长41.7%和18.2%."""
        between = scopes[spot.scope].text[other.end : spot.start]
        return (
            other.scope == spot.scope and self.grammar.relations.list_link.find(between) is not None
        )

    def _goes_on(self, scopes: Sequence[Scope], spot: Spot) -> bool:
        """Return whether the sentence goes on from the one before: 其中 after a full stop."""
        start, _ = spot.sentence
        text = scopes[spot.scope].text[start : spot.start].lstrip()
        found = self.grammar.relations.of_which.compiled.match(text)
        return found is not None

    def _total_after(
        self, context: _Context, index: int, found: Sequence[Attribution]
    ) -> int | None:
        """Return the next figure that is said to be a total, if only parts stand in between.

        So too the last of a list, whose noun is that of all: A专业48人、B专业32人报名.
        """
        spots = context.spots
        spot = spots[index]
        for place in range(index + 1, len(spots)):
            other = spots[place]
            if (other.sentence, other.scope) != (spot.sentence, spot.scope):
                continue
            if not _alike(other, spot):
                continue
            is_total = self.is_total(context.scopes[other.scope], other)
            is_here = other.clause[1] == spot.clause[1]
            is_listed = is_here and self._goes_on_listing(_behind(context, spot))
            if found[place].indicator and (is_total or is_listed):
                return place
            if len(context.words[place]) > LABEL:
                return None
        return None

    def is_plain(
        self, scope: Scope, spot: Spot, found: Attribution, names: Sequence[tuple[int, int]]
    ) -> bool:
        """Return whether a figure's own words say what it counts and nothing that narrows it."""
        if found.cue is None or found.source > Source.CARRIED or spot.scope:
            return False
        start, end = found.cue.start, found.cue.end
        if found.source is Source.CARRIED:
            start = end = spot.start
        text = scope.text
        before = _without([*names, (start, end)], text, *spot.left)
        between = _without(names, text, spot.end, max(start, spot.end))
        narrowed = self.grammar.relations.narrowed.find(text[spot.left[0] : max(end, spot.end)])
        whole, light = self.grammar.relations.whole.compiled, self.grammar.relations.light
        parts = (whole.sub("", before), whole.sub("", between))
        return not narrowed and all(light.find(part) for part in parts)

    def is_total(self, scope: Scope, spot: Spot) -> bool:
        """Return whether the words right before a figure say that it adds up."""
        start = max(spot.left[0], spot.start - 24)
        return bool(self.grammar.relations.total.find(scope.text[start : spot.start].rstrip()))

    def _share_lists(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        found: list[Attribution],
        cues: CuesBySentence,
    ) -> None:
        """Give 报考、参考、获证人数分别为3482、3183、2297人 an indicator each."""
        for first, spot in enumerate(spots):
            text = scopes[spot.scope].text
            words = self.grammar.relations.respectively.compiled.search(
                text, spot.left[0], spot.start
            )
            if words is None:
                continue
            run = [
                i
                for i, other in enumerate(spots)
                if i >= first and other.clause[1] == spot.clause[1]
            ]
            names = self._listed_names(text, spot.left[0], words.start())
            if len(names) < len(run) or len(run) < 2:  # noqa: PLR2004  a list has two at least
                continue
            usable = [cue for cue in cues[spot.scope, spot.sentence] if cue.end <= words.start()]
            for index, (start, end) in zip(run, names[-len(run) :], strict=True):
                named = [
                    cue
                    for cue in usable
                    if start <= cue.start < end and cue.accepts(spots[index].unit)
                ]
                if named:
                    best = max(named, key=lambda cue: (cue.rule.rank, cue.end))
                    found[index] = Attribution(best.indicator.name or None, Source.LIST, best)

    def _paid(self, context: _Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what money before in the sentence was for; money without a word is more of it."""
        before = self._before(index, context.scopes, context.spots, found)
        if before is not None:
            return _as_carried(found[before])
        spot = context.spots[index]
        cues = context.cues[spot.scope, spot.sentence]
        return _nearest([cue for cue in cues if cue.accepts(spot.unit) and cue.indicator.units])

    def _beside(self, context: _Context, index: int, found: Sequence[Attribution]) -> Attribution:
        """Return what a figure in the bracket before counts: 甲校（420人）、乙校（385人）."""
        if not index:
            return NOTHING
        spot, other = context.spots[index], context.spots[index - 1]
        parents = {context.scopes[each.scope].parent for each in (spot, other)}
        is_beside = spot.scope != other.scope and len(parents) == 1 and None not in parents
        if is_beside and _alike(spot, other) and _lasts(found[index - 1]):
            return _as_carried(found[index - 1])
        return NOTHING

    def _listed_names(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the items of the list that ends at `end`."""
        items, first = [], start
        for mark in self.grammar.relations.item_mark.compiled.finditer(text, start, end):
            items.append((first, mark.start()))
            first = mark.end()
        return [*items, (first, end)]

    def _headed(self, context: _Context, spot: Spot) -> Attribution:
        """Return what the words say that head a list: 拨付经费（万元）：甲校120，乙校85; 试点院校中，公办10所."""
        text, (start, _) = context.scopes[spot.scope].text, spot.sentence
        here = [o for o in context.spots if o.sentence == spot.sentence and _alike(o, spot)]
        first = min(o.start for o in here)
        heads = list(self.grammar.relations.list_head.compiled.finditer(text, start, first))
        end = heads[-1].start() if heads else start
        near = [
            cue
            for cue in context.cues[spot.scope, spot.sentence]
            if cue.end <= end and cue.rule.side != "right" and cue.accepts(spot.unit)
        ]
        return _nearest(near)

    def _outside(
        self,
        scopes: Sequence[Scope],
        spots: Sequence[Spot],
        spot: Spot,
    ) -> Attribution:
        """Return what the words before the figure's bracket say: 参加考核的学生（3482名）."""
        scope = scopes[spot.scope]
        if scope.parent is None:
            return NOTHING
        text, opened = scopes[scope.parent].text, scope.start - 1
        before = [o.end for o in spots if o.scope == scope.parent and o.end <= opened]
        start = max([scopes[scope.parent].start, opened - REACH, *before])
        near = [
            cue
            for cue in self._finder.find(text, start, opened, frozenset({spot.unit}), text)
            if cue.rule.side != "right" and not self._marks.search(text, cue.end, opened)
        ]
        return _nearest(near)

    def _wider(self, spot: Spot, spots: Sequence[Spot], cues: CuesBySentence) -> Attribution:
        """Return what the clauses before say, as far as no figure of the kind stands between."""
        before = [
            other.right[1]
            for other in spots
            if other.end <= spot.start and other.scope == spot.scope and _alike(other, spot)
        ]
        start = max([spot.sentence[0], *(end for end in before if end >= spot.sentence[0])])
        near = [
            cue
            for cue in cues[spot.scope, spot.sentence]
            if start <= cue.start
            and cue.end <= spot.start
            and cue.rule.side != "right"
            and cue.indicator.role is None
            and cue.accepts(spot.unit)
        ]
        return _nearest(near)

    @cached_property
    def _by_unit(self) -> dict[str, Attribution]:
        """What a figure counts that has a unit which nothing else is counted in."""
        return {
            unit: Attribution(rule.name, Source.SENTENCE)
            for rule in self.grammar.indicators.indicator
            for unit in rule.deciding_units
        }

    @cached_property
    def _money(self) -> frozenset[str]:
        """Units of what is paid for whatever stands between."""
        return frozenset(
            unit
            for rule in self.grammar.indicators.indicator
            if rule.unit_implied
            for unit in rule.units
            if unit
        )

    @cached_property
    def _members(self) -> re.Pattern[str]:
        """Names of the parts of a known whole: 国家级, 校内."""
        words = {
            word
            for family in self.grammar.relations.family
            for member in family.members
            for word in member
        }
        return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        relations = self.grammar.relations
        return re.compile(f"[{re.escape(relations.sentence_end + relations.segment_end)}]")

    @cached_property
    def _finder(self) -> CueFinder:
        return CueFinder(self.grammar.indicators.indicator)


def _nearest(cues: Sequence[Cue]) -> Attribution:
    if not cues:
        return NOTHING
    best = max(cues, key=lambda cue: (cue.end, cue.rule.rank))
    return Attribution(best.indicator.name or None, Source.SENTENCE, best)


def _next(spots: Sequence[Spot], index: int) -> Spot | None:
    """Return the next figure of the same clause."""
    spot = spots[index]
    later = (
        o for o in spots[index + 1 :] if o.scope == spot.scope and o.clause[1] == spot.clause[1]
    )
    return next(later, None)


def _score(text: str, spot: Spot, cue: Cue, following: Spot | None, marks: str) -> float | None:
    """Return how well a cue goes with a figure of its clause; None where it cannot."""
    side, rule = cue.rule.side, cue.rule
    is_open = spot.right[1] > spot.right[0]
    if cue.start < spot.start and cue.end > spot.end:
        return 24.0 + 4 * rule.rank if cue.start >= spot.left[0] else None
    if spot.left[0] < cue.end <= spot.start and side != "right":
        gap = len(strip_space(text[cue.end : spot.start]))
        return (26.0 if not is_open else 20.0) + 4 * rule.rank - gap if gap <= rule.reach else None
    if spot.end <= cue.start < spot.right[1] and side != "left":
        gap = len(strip_space(text[spot.end : cue.start]))
        if gap > rule.reach:
            return None
        is_next = following is not None and _leads_to(text, spot, cue, following, marks)
        return None if is_next else 28.0 + 4 * rule.rank - gap
    return None


def _leads_to(text: str, spot: Spot, cue: Cue, following: Spot, marks: str) -> bool:
    """Return whether a cue behind a figure is rather one before the next: 报考135人、获证121人."""
    is_before = cue.end <= following.start and cue.accepts(following.unit)
    is_parted = any(mark in text[spot.end : cue.start] for mark in marks)
    return is_before and (is_parted or cue.end == following.start)


def _is_other(cue: Cue) -> bool:
    """Return whether words speak of what the grammar does not count."""
    return not cue.indicator.name


def _words(scopes: Sequence[Scope], spot: Spot, cue: Cue) -> str:
    return scopes[spot.scope].text[cue.start : cue.end].strip()


def _adding_up(spots: Sequence[Spot], index: int) -> list[int]:
    """Return the figures right before a total in its sentence that add up to it."""
    total = spots[index]
    run: list[int] = []
    for place in range(index - 1, -1, -1):
        other = spots[place]
        if (other.scope, other.sentence) != (total.scope, total.sentence):
            break
        if _alike(other, total):
            run.append(place)
            if len(run) > 1 and _sum(spots, run) == total.figure.quantity.value:
                return run
    return []


def _sum(spots: Sequence[Spot], run: Sequence[int]) -> Decimal:
    return sum((spots[place].figure.quantity.value for place in run), Decimal(0))


def _agree(places: Sequence[int], found: list[Attribution]) -> None:
    """Let the figures of one sum count the same, where only some say what it is."""
    known = {found[place].indicator for place in places if found[place].indicator}
    if len(known) != 1:
        return
    source = next(found[place] for place in places if found[place].indicator)
    for place in places:
        if found[place] is NOTHING and _lasts(source):
            found[place] = _as_carried(source)


def _begin_alike(context: _Context, one: Spot, other: Spot) -> bool:
    """Return whether the words before two figures begin alike: 参与第三批的75所，参与第四批的133所."""
    text = context.scopes[other.scope].text
    first, second = (strip_space(text[slice(*spot.left)]) for spot in (one, other))
    return len(first) >= ALIKE and first[:ALIKE] == second[:ALIKE]


def _alike(one: Spot, other: Spot) -> bool:
    """Return whether two figures are counted alike, or one does not say in what."""
    return one.family == other.family


def _lasts(found: Attribution) -> bool:
    """Return whether a figure further on may count the same; a change is said each time."""
    return found.indicator is not None and (found.cue is None or found.cue.indicator.role is None)


def _behind(context: _Context, spot: Spot) -> str:
    return context.scopes[spot.scope].text[slice(*spot.right)]


def _as_carried(found: Attribution) -> Attribution:
    return Attribution(found.indicator, Source.CARRIED, found.cue)


def _holds(scopes: Sequence[Scope], inner: Spot, outer: Spot) -> bool:
    """Return whether `inner` stands in a bracket behind `outer`."""
    number: int | None = inner.scope
    while number is not None and number != outer.scope:
        number = scopes[number].parent
    if number is None or inner.scope == outer.scope:
        return False
    return outer.end <= scopes[inner.scope].start


def _without(names: Sequence[tuple[int, int]], text: str, start: int, end: int) -> str:
    kept = list(text[start:end])
    for first, last in names:
        if first < end and start < last:
            for place in range(max(first, start), min(last, end)):
                kept[place - start] = ""
    return "".join(kept)
