"""`repeat`: the same figure stated twice in the text."""

from collections.abc import Iterator, Sequence

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.record import Claim, Report
from extractor.reconciliation.hints import digit_hints
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.statements import conclusion, looks_alike, said_by_subject
from extractor.reconciliation.steps import compared

__all__ = ["RULE", "check_repeats"]

RULE = "repeat"


def check_repeats(report: Report, _grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each figure that another place states too, or states otherwise.

    Two figures of one indicator may well be of two things. They contradict each other only where no
    word narrows either, they stand in different paragraphs and may be of one year, and one looks like a
    misprint of the other.
    """
    for claims in said_by_subject(report).values():
        yield from _drafts(report, claims)


def _drafts(report: Report, claims: Sequence[Claim]) -> Iterator[Draft]:
    for index, claim in enumerate(claims):
        earlier = [one for one in claims[:index] if _may_repeat(one, claim)]
        same = [one for one in earlier if one.value == claim.value]
        other = [one for one in earlier if _contradict(report, one, claim)]
        if same:
            yield _draft(claim, same[-1], Verdict.CONSISTENT)
        elif other:
            yield _draft(claim, other[-1], Verdict.INCONSISTENT)


def _may_repeat(one: Claim, other: Claim) -> bool:
    """Return whether figures stand in different paragraphs and may be of one year."""
    of_two_years = one.period and other.period and one.period != other.period
    return one.at.block != other.at.block and not of_two_years


def _contradict(report: Report, one: Claim, other: Claim) -> bool:
    """Return whether two figures cannot both be right; one without a year is of the report's."""
    own = {str(year) for year in report.info.years}
    years = [{claim.period} if claim.period else own for claim in (one, other)]
    if years[0] != years[1]:
        return False
    return {one.id, other.id} <= report.plain and looks_alike(one.value, other.value)


def _draft(stated: Claim, other: Claim, verdict: Verdict) -> Draft:
    is_same = verdict is Verdict.CONSISTENT
    sign = "=" if is_same else "≠"
    return Draft(
        rule=RULE,
        verdict=verdict,
        stated=stated.value,
        computed=other.value,
        equation=f"{show(stated.value)} {sign} {show(other.value)}",
        claims=(stated, other),
        steps=tuple(compared((other,))),
        hints=() if is_same else tuple(digit_hints(stated.value, other.value)),
        message=joined(
            Message(
                zh=f"文中两处述及“{other.text}”和“{stated.text}”",
                en=f'The text states "{other.text}" and "{stated.text}".',
            ),
            conclusion(agrees=is_same),
        ),
    )
