"""`prose.sum`: a total of the text against the parts that its sentence names."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, Parting, Report
from extractor.reconciliation.equations import sum_equation
from extractor.reconciliation.reasons import sum_hints
from extractor.reconciliation.results import STRUCTURE, Draft, joined, show
from extractor.reconciliation.rounding import EXACT, implied, rounded, total
from extractor.reconciliation.steps import added

__all__ = ["RULE", "check_prose_sums"]

RULE = "prose.sum"


def check_prose_sums(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each total whose parts close, must close, or exceed it."""
    claims = {claim.id: claim for claim in report.claims}
    like = {unit: units[0] for units in grammar.relations.like_units for unit in units}
    for parting in report.partings:
        stated = claims[parting.total]
        parts = [claims[name] for name in parting.parts]
        if _are_comparable(stated, parts, like):
            yield from _drafts(parting, stated, parts)


def _are_comparable(stated: Claim, parts: Sequence[Claim], like: Mapping[str, str]) -> bool:
    """Return whether figures may be held against each other; a lone part is no sum.

    They are of one unit and one modality, or of like units and close: figures that close are no accident.
    """
    units = {claim.unit or "" for claim in (stated, *parts)}
    modalities = {claim.modality for claim in (stated, *parts)}
    are_like = len({like.get(unit, unit) for unit in units}) == 1
    closes = are_like and implied(stated).meets(total(parts)[1])
    return len(parts) > 1 and (closes or len(units) == len(modalities) == 1)


def _drafts(parting: Parting, stated: Claim, parts: Sequence[Claim]) -> Iterator[Draft]:
    value, interval = total(parts)
    closes = implied(stated).meets(interval)
    verdict = _verdict(parting, stated, parts, value, closes=closes)
    if verdict is None:
        return
    computed = rounded(value, stated.step)
    yield Draft(
        rule=RULE,
        verdict=verdict,
        stated=stated.value,
        computed=computed,
        equation=sum_equation(parts, value),
        claims=(stated, *parts),
        steps=tuple(added(parts)),
        reason=STRUCTURE if verdict is Verdict.UNCERTAIN else None,
        hints=() if closes else sum_hints(stated, parts, computed),
        message=_message(stated, parts, computed, verdict),
    )


def _verdict(
    parting: Parting, stated: Claim, parts: Sequence[Claim], value: Decimal, *, closes: bool
) -> Verdict | None:
    """Return what a sum says: only wording that makes the parts a whole can make it fail."""
    is_about = any(claim.modifier is Modifier.ABOUT for claim in (stated, *parts))
    if closes:
        return Verdict.CONSISTENT
    if parting.certain and not is_about:
        return Verdict.INCONSISTENT
    exceeds = value > stated.value and not implied(stated).meets(total(parts)[1])
    return Verdict.UNCERTAIN if exceeds and not is_about else None


def _message(stated: Claim, parts: Sequence[Claim], computed: Decimal, verdict: Verdict) -> Message:
    named, count, found = show(stated.value), len(parts), show(computed)
    said = Message(
        zh=f"文中“{stated.text}”，其 {count} 个分项相加得 {found}",
        en=f'The text states "{stated.text}"; its {count} parts add up to {found}',
    )
    difference = show(EXACT.subtract(stated.value, computed))
    if verdict is Verdict.CONSISTENT:
        return joined(said, Message(zh="，一致。", en="and agree."))
    if verdict is Verdict.INCONSISTENT:
        return joined(said, Message(zh=f"，相差 {difference}。", en=f"(difference {difference})."))
    return joined(
        said,
        Message(
            zh=f"，超过总数 {named}；文字未说明各分项是否互不重叠。",
            en=f"and exceed {named}; the wording does not say whether they overlap.",
        ),
    )
