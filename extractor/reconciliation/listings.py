"""`list.count`: a figure of the text against the list that it counts."""

from collections.abc import Iterator
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, CountedList, Report
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.statements import conclusion

__all__ = ["RULE", "check_lists"]

RULE = "list.count"


def check_lists(report: Report, _grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each counted list that has as many items, or is known not to have.

    A list that ends in 等 may be longer, and items that are no known names may be split otherwise: of
    these only those are told that agree.
    """
    claims = {claim.id: claim for claim in report.claims}
    for counted in report.counted:
        claim = claims[counted.claim]
        if claim.modifier is Modifier.EXACT:
            yield from _drafts(claim, counted)


def _drafts(claim: Claim, counted: CountedList) -> Iterator[Draft]:
    agrees = any(claim.value == count for count in counted.counts)
    too_few = counted.is_open and claim.value < min(counted.counts)
    if not agrees and (not counted.certain or too_few):
        return
    computed = claim.value if agrees else Decimal(max(counted.counts))
    yield Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT if agrees else Verdict.INCONSISTENT,
        stated=claim.value,
        computed=computed,
        equation=f"{show(claim.value)} {'=' if agrees else '≠'} {show(computed)}",
        claims=(claim,),
        message=joined(
            Message(
                zh=f"文中“{claim.text}”，所列共 {show(computed)} 项",
                en=f'The text states "{claim.text}", and lists {show(computed)}.',
            ),
            conclusion(agrees=agrees),
        ),
    )
