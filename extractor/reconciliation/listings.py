"""`list.count`: a figure of the text against the list that it counts."""

from collections.abc import Iterator
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import Reading
from extractor.model.check import Hint, Verdict
from extractor.model.message import Message
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, CountedList, Report
from extractor.reconciliation.hints import digit_hints, reading_hint
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.statements import conclusion

__all__ = ["RULE", "check_lists"]

RULE = "list.count"

PLAIN: Reading = "names"
WITH_LEVELS: Reading = "names-with-level"


def check_lists(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each counted list that has as many items, or is known not to have.

    A list that ends in 等 may be longer: only where it names more than are counted it is no list of them.
    Items that are no known names may be split otherwise: of these only those are told that agree.
    """
    claims = {claim.id: claim for claim in report.claims}
    for counted in report.counted:
        claim = claims[counted.claim]
        if claim.modifier is Modifier.EXACT:
            yield from _drafts(claim, counted, grammar)


def _drafts(claim: Claim, counted: CountedList, grammar: Grammar) -> Iterator[Draft]:
    reading = _reading(claim, counted)
    is_longer = counted.is_open and claim.value >= min(counted.counts)
    if reading is None and (not counted.certain or is_longer):
        return
    agrees = reading is not None
    computed = claim.value if agrees else Decimal(max(counted.counts))
    yield Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT if agrees else Verdict.INCONSISTENT,
        stated=claim.value,
        computed=computed,
        equation=f"{show(claim.value)} {'=' if agrees else '≠'} {show(computed)}",
        claims=(claim,),
        reading=reading,
        hints=tuple(_hints(claim, counted, grammar, reading)),
        message=joined(
            Message(
                zh=f"文中“{claim.text}”，所列共 {show(computed)} 项",
                en=f'The text states "{claim.text}", and lists {show(computed)}.',
            ),
            conclusion(agrees=agrees),
        ),
    )


def _reading(claim: Claim, counted: CountedList) -> Reading | None:
    """Return how the list must be counted to agree; None where no way does."""
    if any(claim.value == count for count in counted.counts):
        return PLAIN
    return WITH_LEVELS if claim.value == counted.with_levels else None


def _hints(
    claim: Claim, counted: CountedList, grammar: Grammar, reading: Reading | None
) -> Iterator[Hint]:
    """Say what each way to count gives where the plain one does not agree, else how the figure may be misprinted."""
    counts = {PLAIN: Decimal(max(counted.counts))}
    if counted.with_levels is not None:
        counts[WITH_LEVELS] = Decimal(counted.with_levels)
    if reading != PLAIN and len(counts) > 1:
        yield reading_hint(PLAIN, counts, grammar.checks.readings)
    if reading is None:
        yield from digit_hints(claim.value, counts[PLAIN])
