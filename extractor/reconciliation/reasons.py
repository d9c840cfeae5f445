"""Why a sum may not close: a rate, a row left out or doubled, the total of another column, digits."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from extractor.model.check import Hint
from extractor.model.message import Message
from extractor.model.record import Claim
from extractor.reconciliation.hints import ENOUGH, digit_hints, is_one_digit_off, is_swapped
from extractor.reconciliation.results import show
from extractor.reconciliation.rounding import EXACT

__all__ = ["sum_hints", "where"]

_SHORT = 2
"""Where nothing better is known, a hint at numbers of so few digits is still one."""

_TEN = Decimal(10)


def sum_hints(
    stated: Claim,
    parts: Sequence[Claim],
    computed: Decimal,
    *,
    rates_say: Mapping[str, Decimal] = MappingProxyType({}),
    beside: Sequence[Claim] = (),
) -> tuple[Hint, ...]:
    """Return why a total may not close: a rate, a row left out or doubled, another column's total, digits.

    `rates_say` goes from a claim's id to the count that the rate beside it asks for; `beside` are the
    other totals of the same row.
    """
    difference = EXACT.subtract(stated.value, computed)
    hints = [
        *_rate_hints(parts, difference, rates_say),
        *_row_hints(parts, difference),
        *_column_hints(stated, computed, beside),
        *digit_hints(stated.value, computed),
        *_part_hints(parts, difference),
        *digit_hints(stated.value, computed, shortest=_SHORT),
        *_lone_part_hints(parts, difference),
    ]
    return tuple(dict.fromkeys(hints))[:ENOUGH]


def _rate_hints(
    parts: Sequence[Claim], difference: Decimal, rates_say: Mapping[str, Decimal]
) -> Iterator[Hint]:
    """Yield the parts for which their own rate asks for the very count that would close the sum."""
    for part in parts:
        wanted = EXACT.add(part.value, difference)
        if rates_say.get(part.id) == wanted:
            row, value = where(part), show(wanted)
            yield Hint(
                code="rate-says",
                message=Message(
                    zh=f"{row.zh}的比率表明 {show(part.value)} 应为 {value}，改后合计即相符。",
                    en=f"The rate in {row.en} asks for {value} instead of {show(part.value)}, and then the sum closes.",
                ),
            )


def _row_hints(parts: Sequence[Claim], difference: Decimal) -> Iterator[Hint]:
    """A part that equals the difference: the total left it out, or took it twice."""
    for part in parts:
        if not part.value or abs(difference) != abs(part.value) or len(parts) == 1:
            continue
        row, value = where(part), show(part.value)
        if difference == part.value:
            yield Hint(
                code="doubled-row",
                message=Message(
                    zh=f"差额等于{row.zh}的 {value}，可能重复计入。",
                    en=f"The difference is the {value} of {row.en}: it may be counted twice.",
                ),
            )
        else:
            yield Hint(
                code="missing-row",
                message=Message(
                    zh=f"差额等于{row.zh}的 {value}，合计可能漏计这一项。",
                    en=f"The difference is the {value} of {row.en}: the total may leave it out.",
                ),
            )


def _column_hints(stated: Claim, computed: Decimal, beside: Sequence[Claim]) -> Iterator[Hint]:
    """A total that is the very figure of another column, the nearest first."""
    column = stated.at.column or 0
    same = [one for one in beside if one.value == stated.value]
    for other in sorted(same, key=lambda one: abs((one.at.column or 0) - column))[:1]:
        place, wanted = (other.at.column or 0) + 1, show(computed)
        yield Hint(
            code="other-column",
            message=Message(
                zh=f"同一行第 {place} 列也是 {show(stated.value)}，可能抄错了列；应为 {wanted}。",
                en=f"Column {place} of the row has {show(stated.value)} too: it may have been copied from there instead of {wanted}.",
            ),
        )


def where(claim: Claim) -> Message:
    """Return how a person finds a figure: by its row, or its words."""
    if claim.at.row is None:
        return Message(zh=f"“{claim.text}”", en=f'"{claim.text}"')
    return Message(zh=f"第 {claim.at.row + 1} 行", en=f"row {claim.at.row + 1}")


def _part_hints(parts: Sequence[Claim], difference: Decimal) -> Iterator[Hint]:
    """Parts that with two neighbouring digits swapped would make the sum close."""
    for part in parts:
        wanted = EXACT.add(part.value, difference)
        if wanted >= 0 and is_swapped(show(part.value), show(wanted)):
            row = where(part)
            yield Hint(
                code="swapped-digits",
                message=Message(
                    zh=f"{row.zh}的 {show(part.value)} 若为 {show(wanted)}，合计即相符。",
                    en=f"If the {show(part.value)} of {row.en} were {show(wanted)}, the sum would close.",
                ),
            )


def _lone_part_hints(parts: Sequence[Claim], difference: Decimal) -> Iterator[Hint]:
    """The one part, if there is but one, that with another digit would make the sum close."""
    wanted = [(part, EXACT.add(part.value, difference)) for part in parts]
    near = [
        (part, value)
        for part, value in wanted
        if value >= _TEN and is_one_digit_off(show(part.value), show(value))
    ]
    if len(near) == 1:
        [(part, value)] = near
        row = where(part)
        yield Hint(
            code="wrong-digit",
            message=Message(
                zh=f"{row.zh}的 {show(part.value)} 与 {show(value)} 只差一位数字，改后合计即相符。",
                en=f"The {show(part.value)} of {row.en} is one digit from {show(value)}, and then the sum closes.",
            ),
        )
