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

__all__ = [
    "ENOUGH",
    "digit_hints",
    "is_one_digit_off",
    "is_swapped",
    "other_counts",
    "ratio_hints",
    "reading_hint",
]

ENOUGH = 5
"""More hints than this help nobody."""

_LONG = 3
"""Numbers of fewer digits differ in one digit by chance."""


def digit_hints(stated: Decimal, computed: Decimal, *, shortest: int = _LONG) -> Iterator[Hint]:
    """Yield how `stated` may be a misprint of `computed`: two digits swapped, one wrong or lost.

    Numbers of fewer digits than `shortest` may differ in one by chance.
    """
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
    elif min(len(found), len(wanted)) < shortest:
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
    return tuple(hints[:ENOUGH])


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
