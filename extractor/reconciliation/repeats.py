"""`repeat`: the same figure stated twice in the text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.record import Claim, Report
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.lookalikes import Lookalikes
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.sameness import Sameness
from extractor.reconciliation.statements import conclusion, said_by_subject
from extractor.reconciliation.steps import compared

__all__ = ["RULE", "check_repeats"]

RULE = "repeat"


def check_repeats(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each figure that another place states too, or states otherwise.

    Two figures of one indicator may well be of two things: see `Sameness` for those that are not.
    """
    sameness = Sameness(report, grammar)
    for claims in said_by_subject(report).values():
        yield from _drafts(sameness, claims)


def _drafts(sameness: Sameness, claims: Sequence[Claim]) -> Iterator[Draft]:
    """Yield a result for each figure that an earlier one repeats, else for each that one contradicts."""
    equal: dict[Decimal, list[Claim]] = defaultdict(list)
    alike = Lookalikes(claims)
    for claim in claims:
        same = (one for one in reversed(equal[claim.value]) if _is_apart(one, claim))
        found = next((one for one in same if _may_repeat(sameness, one, claim)), None)
        equal[claim.value].append(claim)
        if sameness.is_of_all(claim):
            found = found or _contradicted(sameness, alike.near(claim), claim)
            alike.add(claim)
        if found:
            yield _draft(claim, found)


def _contradicted(sameness: Sameness, earlier: Iterable[Claim], claim: Claim) -> Claim | None:
    """Return the first of these figures that cannot be right where `claim` is."""
    others = (one for one in earlier if _may_repeat(sameness, one, claim))
    return next((one for one in others if sameness.contradict(one, claim)), None)


def _may_repeat(sameness: Sameness, one: Claim, other: Claim) -> bool:
    """Return whether figures may be of one year, and in one unit."""
    of_two_years = one.period and other.period and one.period != other.period
    return not of_two_years and sameness.in_like_units(one, other)


def _is_apart(one: Claim, other: Claim) -> bool:
    """Return whether figures stand in different paragraphs."""
    return one.at.block != other.at.block


def _draft(stated: Claim, other: Claim) -> Draft:
    """Return that two figures agree, or do not."""
    is_same = stated.value == other.value
    sign = "=" if is_same else "≠"
    return Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT if is_same else Verdict.INCONSISTENT,
        stated=stated.value,
        computed=other.value,
        equation=f"{show(stated.value)} {sign} {show(other.value)}",
        claims=(stated, other),
        steps=tuple(compared((other,))),
        hints=() if is_same else tuple(digit_hints(stated.value, other.value, shortest=1)),
        message=joined(
            Message(
                zh=f"文中两处述及“{other.text}”和“{stated.text}”",
                en=f'The text states "{other.text}" and "{stated.text}".',
            ),
            conclusion(agrees=is_same),
        ),
    )
