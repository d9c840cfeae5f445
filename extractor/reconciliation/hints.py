"""Why a check may have failed, the likeliest first. A hint is computed, never applied."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal

from extractor.grammar.schema import Reading, Title
from extractor.model.check import Hint
from extractor.model.message import Message
from extractor.model.record import Claim
from extractor.reconciliation.equations import percent
from extractor.reconciliation.results import joined, show
from extractor.reconciliation.rounding import EXACT, stated_rate

__all__ = ["digit_hints", "other_counts", "ratio_hints", "reading_hint", "sum_hints"]

_ENOUGH = 5
"""More hints than this help nobody."""

_LONG = 3
"""Numbers of fewer digits differ in one digit by chance."""


def sum_hints(
    stated: Claim,
    parts: Sequence[Claim],
    computed: Decimal,
    *,
    rates_say: Mapping[str, Decimal],
) -> tuple[Hint, ...]:
    """Return why a total may not close: a rate, a row left out or doubled, digits.

    `rates_say` goes from a claim's id to the count that the rate beside it asks for.
    """
    difference = EXACT.subtract(stated.value, computed)
    hints = [
        *_rate_hints(parts, difference, rates_say),
        *_row_hints(parts, difference),
        *digit_hints(stated.value, computed),
        *_part_hints(parts, difference),
    ]
    return tuple(hints[:_ENOUGH])


def _rate_hints(
    parts: Sequence[Claim], difference: Decimal, rates_say: Mapping[str, Decimal]
) -> Iterator[Hint]:
    """Yield the parts for which their own rate asks for the very count that would close the sum."""
    for part in parts:
        wanted = EXACT.add(part.value, difference)
        if rates_say.get(part.id) == wanted:
            row, value = _row(part), show(wanted)
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
        row, value = _row(part), show(part.value)
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


def _row(claim: Claim) -> Message:
    if claim.at.row is None:
        return Message(zh=f"“{claim.text}”", en=f'"{claim.text}"')
    return Message(zh=f"第 {claim.at.row + 1} 行", en=f"row {claim.at.row + 1}")


def digit_hints(stated: Decimal, computed: Decimal) -> Iterator[Hint]:
    """Yield how `stated` may be a misprint of `computed`: two digits swapped, one wrong or lost."""
    found, wanted = show(abs(stated)), show(abs(computed))
    if stated == computed or stated * computed < 0:
        return
    if is_swapped(found, wanted):
        yield Hint(
            code="swapped-digits",
            message=Message(
                zh=f"{found} 对调两位数字即为 {wanted}。",
                en=f"{found} with two digits swapped is {wanted}.",
            ),
        )
    elif min(len(found), len(wanted)) < _LONG:
        return
    elif is_one_digit_off(found, wanted):
        yield Hint(
            code="wrong-digit",
            message=Message(
                zh=f"{found} 与 {wanted} 只差一位数字。",
                en=f"{found} and {wanted} differ in one digit.",
            ),
        )
    elif is_one_digit_short(found, wanted):
        yield Hint(
            code="lost-digit",
            message=Message(
                zh=f"{found} 与 {wanted} 只多或少一位数字。",
                en=f"{found} and {wanted} are one digit more or less apart.",
            ),
        )


def _part_hints(parts: Sequence[Claim], difference: Decimal) -> Iterator[Hint]:
    """Parts that with two neighbouring digits swapped would make the sum close."""
    for part in parts:
        wanted = EXACT.add(part.value, difference)
        if wanted >= 0 and is_swapped(show(part.value), show(wanted)):
            row = _row(part)
            yield Hint(
                code="swapped-digits",
                message=Message(
                    zh=f"{row.zh}的 {show(part.value)} 若为 {show(wanted)}，合计即相符。",
                    en=f"If the {show(part.value)} of {row.en} were {show(wanted)}, the sum would close.",
                ),
            )


def is_swapped(one: str, other: str) -> bool:
    """Tell whether two neighbouring digits changed places.

    >>> is_swapped("4307", "4370"), is_swapped("4307", "7304")
    (True, False)
    """
    apart = [
        index for index, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1
    ]
    if len(one) != len(other) or len(apart) != len("ab"):
        return False
    first, second = apart
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]


def is_one_digit_off(one: str, other: str) -> bool:
    """Tell whether exactly one digit differs.

    >>> is_one_digit_off("4307", "4317"), is_one_digit_off("43", "430")
    (True, False)
    """
    apart = sum(1 for a, b in zip(one, other, strict=False) if a != b)
    return len(one) == len(other) and apart == 1


def is_one_digit_short(one: str, other: str) -> bool:
    """Tell whether one is the other with a digit left out.

    >>> is_one_digit_short("437", "4307"), is_one_digit_short("43", "4307")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))


def reading_hint(
    plain: Reading, counts: Mapping[Reading, Decimal], names: Mapping[Reading, Title]
) -> Hint:
    """Return what each way to count a set gives, the plain one first."""
    others = [
        Message(
            zh=f"，{names[reading].zh}为 {show(count)}",
            en=f"{names[reading].en} {show(count)};",
        )
        for reading, count in counts.items()
        if reading != plain
    ]
    first = Message(
        zh=f"按{names[plain].zh}计为 {show(counts[plain])}",
        en=f"Counted as {names[plain].en}: {show(counts[plain])};",
    )
    text = joined(first, *others)
    return Hint(
        code="readings", message=Message(zh=f"{text.zh}。", en=f"{text.en.removesuffix(';')}.")
    )


def ratio_hints(part: Decimal, whole: Decimal, rate: Claim) -> tuple[Hint, ...]:
    """Return why a rate may not be its part of the whole: cut off, digits, another count."""
    computed = percent(part, whole, rate.step)
    hints = [
        *_cut_off(part, whole, rate),
        *digit_hints(rate.value, computed),
        *_other_count(part, whole, rate),
    ]
    return tuple(hints[:_ENOUGH])


def _cut_off(part: Decimal, whole: Decimal, rate: Claim) -> Iterator[Hint]:
    exact = EXACT.divide(EXACT.multiply(part, Decimal(100)), whole)
    if rate.value <= exact < EXACT.add(rate.value, rate.step):
        yield Hint(
            code="cut-off",
            message=Message(
                zh="末位可能是直接截去而没有四舍五入。",
                en="The last digit may have been cut off instead of rounded.",
            ),
        )


def other_counts(
    part: Decimal, whole: Decimal, rate: Claim
) -> tuple[Decimal | None, Decimal | None]:
    """Return the one whole number that in place of the part, and of the whole, would make a rate right."""
    wanted = EXACT.divide(EXACT.multiply(rate.value, whole), Decimal(100))
    parts = [n for n in _around(wanted) if stated_rate(n, whole, rate)]
    if rate.value <= 0:
        return _only(parts), None
    wanted = EXACT.divide(EXACT.multiply(part, Decimal(100)), rate.value)
    return _only(parts), _only([n for n in _around(wanted) if n > 0 and stated_rate(part, n, rate)])


def _only(numbers: Sequence[Decimal]) -> Decimal | None:
    return numbers[0] if len(numbers) == 1 else None


def _around(value: Decimal) -> list[Decimal]:
    """Return the four whole numbers nearest to `value`: if one alone fits, it is the one."""
    floor = value.quantize(Decimal(1), rounding=ROUND_FLOOR, context=EXACT)
    return [EXACT.add(floor, Decimal(offset)) for offset in (-1, 0, 1, 2)]


def _other_count(part: Decimal, whole: Decimal, rate: Claim) -> Iterator[Hint]:
    for count, other in zip((part, whole), other_counts(part, whole, rate), strict=True):
        if other is not None:
            found, wanted = show(count), show(other)
            yield Hint(
                code="other-count",
                message=Message(
                    zh=f"若 {found} 为 {wanted}，比率即相符。",
                    en=f"If {found} were {wanted}, the rate would be right.",
                ),
            )
