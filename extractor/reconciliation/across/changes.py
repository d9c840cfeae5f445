"""What a report says has grown or fallen since another year, and which of its figures that is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar.schema import GrowthRules
from extractor.model.record import Claim, Modality, Role
from extractor.reconciliation.across.scope import Scope
from extractor.reconciliation.across.stated import Stated
from extractor.text.normalise import fold

__all__ = ["Change", "changed_figure", "read_changes"]

Years = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A change against another year.

    Attributes:
        claim: by how much.
        base: the years against which; never those of the report itself.
        falls: it went down.
        about: the figure that changed; None where the sentence does not say.
    """

    claim: Claim
    base: Years
    falls: bool
    about: Stated | None


def read_changes(scope: Scope, years: Years, stated: Sequence[Stated]) -> Iterator[Change]:
    """Yield the changes against another year that the text of a report states."""
    by_claim = {figure.claim: figure for figure in stated}
    for claim in scope.report.claims:
        is_change = claim.role is Role.CHANGE and claim.modality is Modality.STATED
        if not is_change or claim.at.table is not None:
            continue
        base = _base(scope, claim, years)
        if base and base != years:
            about = changed_figure(scope, claim)
            falls = scope.grammar.across.falls.find(scope.before(claim)) is not None
            yield Change(claim, base, falls, by_claim.get(about.id) if about else None)


def changed_figure(scope: Scope, change: Claim) -> Claim | None:
    """Return the figure that a change is about, as the sentence tells.

    It is the figure right before the change, if only the rest of its own clause and the year stand
    between them; where none stands before, the one that the change led to (增长20%，达到300人). A rate of
    growth is about a count, points are about a rate, more or fewer of something about that something.
    None where the sentence says anything else.
    """
    passage = _Passage(scope, change)
    if passage.figure is None:
        return passage.following
    is_meant = passage.is_close and _fits(passage.figure, change, scope.grammar.across.growth)
    return passage.figure if is_meant else None


def _base(scope: Scope, claim: Claim, years: Years) -> Years | None:
    """Return the years against which a change is told; None where the words before it do not say.

    A year that is named further back in the sentence holds for what only says that it changed.
    """
    passage, rules = _Passage(scope, claim), scope.grammar.across
    text = passage.words
    if passage.year is None:
        if not rules.changed.find(passage.clauses[-1]):
            return None
        text = scope.before(claim)
    last = [*rules.last_year.compiled.finditer(text)][-1:]
    named = [*rules.named_year.compiled.finditer(text)][-1:]
    if named and (not last or last[0].start() < named[0].start()):
        first, end = named[0]["year"], named[0]["end"]
        whole = end and first[: len(first) - len(end)] + end
        return (int(first), int(whole)) if whole else (int(first),)
    return tuple(year - 1 for year in years) if last else None


@dataclass(frozen=True)
class _Passage:
    """The words of a sentence between a change and the figure before it."""

    scope: Scope
    change: Claim

    @cached_property
    def figure(self) -> Claim | None:
        """The nearest figure before the change in its sentence, changes left aside."""
        before = [each for each in self._beside if each.role is not Role.CHANGE]
        return max(before, key=_start, default=None)

    @cached_property
    def following(self) -> Claim | None:
        """The figure behind the change, if the words between them say that the change led to it."""
        _, end = self.scope.sentence(self.change)
        rules = self.scope.grammar.across
        after = [c for c in self._block if (self.change.at.end or 0) <= _start(c) < end]
        nearest = min(after, key=_start, default=None)
        if nearest is None or not _fits(nearest, self.change, rules.growth):
            return None
        words = self.scope.between(self.change, nearest)
        is_tied = rules.reached.find(words) and rules.changed.find(self.tail)
        return nearest if is_tied else None

    @cached_property
    def words(self) -> str:
        """What stands between the change and the figure or change before it, folded."""
        first, _ = self.scope.sentence(self.change)
        start = max((each.at.end or 0 for each in self._beside), default=first)
        text = self.scope.report.blocks[self.change.at.block or 0].text
        return fold(text[start : self.change.at.start])

    @cached_property
    def clauses(self) -> list[str]:
        """Those words, clause by clause."""
        return re.split(r"[,;:()]", self.words)

    @cached_property
    def year(self) -> re.Match[str] | None:
        """Where these words name the other year, for the last time."""
        rules = self.scope.grammar.across
        found = [
            m
            for rule in (rules.last_year, rules.named_year)
            for m in rule.compiled.finditer(self.words)
        ]
        return max(found, key=lambda match: match.end(), default=None)

    @property
    def tail(self) -> str:
        """What stands between the year and the change."""
        return self.words[self.year.end() :] if self.year else self.clauses[-1]

    @property
    def is_close(self) -> bool:
        """Whether nothing but the rest of the figure's clause, the year and the word for the change is there."""
        rules = self.scope.grammar.across
        several = self.scope.grammar.relations.respectively
        if several.find(self.scope.before(self.change)) or not rules.changed.find(self.tail):
            return False
        lead = self.words[: self.year.start()] if self.year else ",".join(self.clauses[:-1])
        _, *others = re.split(r"[,;:()]", lead)
        return all(rules.subject.find(each) or self._names_figure(each) for each in others)

    @cached_property
    def _block(self) -> list[Claim]:
        at = self.change.at
        return [
            c for c in self.scope.report.claims if c.at.table is None and c.at.block == at.block
        ]

    @cached_property
    def _beside(self) -> list[Claim]:
        """The figures before the change in its sentence."""
        first, _ = self.scope.sentence(self.change)
        start = _start(self.change)
        return [c for c in self._block if first <= _start(c) and (c.at.end or 0) <= start]

    def _names_figure(self, words: str) -> bool:
        """Tell whether words say again what the figure counts, and nothing else (报考人数)."""
        rules = self.scope.grammar.indicators.indicator
        named = {rule.name for rule in rules if any(cue.compiled.search(words) for cue in rule.cue)}
        return self.figure is not None and named == {self.figure.indicator}


def _start(claim: Claim) -> int:
    return claim.at.start or 0


def _fits(figure: Claim, change: Claim, rules: GrowthRules) -> bool:
    """Tell whether a change can be about a figure, by what each is counted in."""
    if figure.indicator is None or figure.role is Role.CHANGE:
        return False
    if change.indicator == rules.indicator:
        wanted = {rules.of_counts: False, rules.of_rates: True}.get(change.unit or "")
        return (figure.role is Role.RATE) is wanted
    return change.indicator in {None, figure.indicator} and change.unit == figure.unit
