"""Which one figure, were it another, would make a failing equation hold, and what else speaks for that.

A changed part breaks its row's sum, its column's and its rate alike; a changed total only its own. What the
report says elsewhere is the best evidence of all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.model.check import Hint, Verdict
from extractor.model.message import Message
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, Modality, Report, Role
from extractor.reconciliation.equations import percent
from extractor.reconciliation.hints import ENOUGH, digit_hints, other_counts
from extractor.reconciliation.linked import Equation, Kind, equation, equations_by_claim
from extractor.reconciliation.reasons import where
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.rounding import EXACT, total

__all__ = ["with_suspects"]

_EXPLAINING = frozenset({"missing-row", "doubled-row", "other-column"})
"""Hints that say how a total came about."""

_MISPRINTS = frozenset({"swapped-digits", "wrong-digit"})
"""Misprints of a figure that has all its digits."""


_Said = Mapping[tuple[str | None, Decimal], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A figure, what it should have been, and what speaks for it."""

    claim: Claim
    wanted: Decimal
    explained: tuple[Equation, ...]
    """Other equations that fail, and would hold too."""
    vouching: int
    """Equations that hold, and would not."""
    elsewhere: Claim | None
    """Another statement of the same thing, as it should have been."""

    @property
    def evidence(self) -> int:
        """How much more speaks for it than against it."""
        return len(self.explained) + (self.elsewhere is not None) - self.vouching


def with_suspects(report: Report, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts; to those that fail, hints are added at what other equations show to be misprinted."""
    failing = [draft for draft in drafts if draft.verdict is Verdict.INCONSISTENT]
    if not failing:
        yield from drafts
        return
    linked = equations_by_claim(filter(None, map(equation, drafts)))
    said = _said(report, {claim.indicator for draft in failing for claim in draft.claims} - {None})
    for draft in drafts:
        own = equation(draft) if draft.verdict is Verdict.INCONSISTENT else None
        yield _with_hints(draft, _suspects(own, linked, said)) if own else draft


def _with_hints(draft: Draft, suspects: Iterable[_Suspect]) -> Draft:
    """Put the suspects first; a row or column that explains a total comes before that it is misprinted."""
    likely = sorted((s for s in suspects if s.evidence > 0), key=_rank)
    stated = draft.claims[0].id
    explaining = [hint for hint in draft.hints if hint.code in _EXPLAINING]
    hints = (
        *(_hint(suspect) for suspect in likely if suspect.claim.id != stated),
        *explaining,
        *(_hint(suspect) for suspect in likely if suspect.claim.id == stated),
        *draft.hints,
    )
    return replace(draft, hints=tuple(dict.fromkeys(hints))[:ENOUGH])


def _rank(suspect: _Suspect) -> tuple[int, bool]:
    """Put first what has most evidence, and of equals what looks like a misprint."""
    return -suspect.evidence, not _misprint(suspect)


def _said(report: Report, indicators: Collection[str | None]) -> _Said:
    """Return the plain statements of indicators, in text and tables, by indicator and value."""
    found: dict[tuple[str | None, Decimal], list[Claim]] = defaultdict(list)
    for claim in report.claims:
        is_exact = claim.modifier is Modifier.EXACT and claim.modality is Modality.STATED
        if claim.indicator in indicators and is_exact and claim.role is not Role.CHANGE:
            found[claim.indicator, claim.value].append(claim)
    return found


def _suspects(
    own: Equation, linked: Mapping[str, list[Equation]], said: _Said
) -> Iterator[_Suspect]:
    for claim, wanted in _repairs(own):
        others = [one for one in linked[claim.id] if one.claims != own.claims]
        mended = [one for one in others if one.holds_with(claim, wanted)]
        taken = {each.id for each in own.claims}
        same = (one for one in said.get((claim.indicator, wanted), ()) if one.id not in taken)
        yield _Suspect(
            claim,
            wanted,
            tuple(one for one in mended if not one.holds),
            sum(1 for one in others if one.holds and one not in mended),
            next((one for one in same if _says_the_same(one, claim)), None),
        )


def _says_the_same(one: Claim, claim: Claim) -> bool:
    """Return whether a figure states, in another place, the same thing."""
    names = [set(each.dimensions.values()) for each in (one, claim)]
    of_one_year = one.period == claim.period or None in {one.period, claim.period}
    return names[0] == names[1] and one.unit == claim.unit and of_one_year


def _repairs(own: Equation) -> Iterator[tuple[Claim, Decimal]]:
    """Yield the figures of an equation with what would close it, each alone."""
    computed, _ = total(_off(claim, sign) for claim, sign in own.added)
    if own.kind is Kind.RATE:
        yield from _rate_repairs(own, computed)
        return
    yield own.stated, computed
    difference = EXACT.subtract(own.stated.value, computed)
    for claim, sign in own.added:
        wanted = EXACT.add(claim.value, difference * sign)
        if wanted >= 0:
            yield claim, wanted


def _off(claim: Claim, sign: int) -> Claim:
    return claim if sign > 0 else claim.model_copy(update={"value": -claim.value})


def _rate_repairs(own: Equation, part: Decimal) -> Iterator[tuple[Claim, Decimal]]:
    whole, _ = total(own.divisors)
    if whole <= 0:
        return
    yield own.stated, percent(part, whole, own.stated.step)
    sides = (tuple(claim for claim, _ in own.added), own.divisors)
    for side, wanted in zip(sides, other_counts(part, whole, own.stated), strict=True):
        if wanted is not None and len(side) == 1:
            yield side[0], wanted


def _misprint(suspect: _Suspect) -> Hint | None:
    return next(iter(digit_hints(suspect.claim.value, suspect.wanted, shortest=2)), None)


def _hint(suspect: _Suspect) -> Hint:
    """Return what a suspect should have been, how it may have come about, and what speaks for it."""
    found, wanted, place = show(suspect.claim.value), show(suspect.wanted), where(suspect.claim)
    misprint = _misprint(suspect)
    is_plain = misprint is not None and misprint.code in _MISPRINTS
    code = misprint.code if misprint and is_plain else _code(suspect)
    said = Message(
        zh=f"{place.zh}的 {found} 若为 {wanted}，此处即相符",
        en=f"If the {found} of {place.en} were {wanted}, this would agree",
    )
    return Hint(code=code, message=joined(said, _evidence(suspect)))


def _code(suspect: _Suspect) -> str:
    kinds = {one.kind for one in suspect.explained}
    if suspect.elsewhere or Kind.EQUAL in kinds:
        return "other-statement"
    return "rate-says" if Kind.RATE in kinds else "one-figure"


def _evidence(suspect: _Suspect) -> Message:
    """Return the words that say what speaks for a suspect."""
    others, elsewhere = len(suspect.explained), suspect.elsewhere
    end = Message(zh="。", en=".")
    if others:
        end = joined(
            Message(zh=f"，另 {others} 处不符随之相符", en=f"and so would {others} other findings"),
            end,
        )
    if elsewhere is None:
        return end
    place, wanted = where(elsewhere), show(suspect.wanted)
    return joined(end, Message(zh=f"{place.zh}也作 {wanted}。", en=f"{place.en} says {wanted}."))
