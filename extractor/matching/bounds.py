"""What the wording says of a number's size: its multiplier, and between which values it lies."""

from decimal import Decimal

from extractor.model.quantity import Modifier

__all__ = ["bounds", "place_of_last_digit", "scaled"]

Bounds = tuple[Decimal | None, Decimal | None]


def scaled(number: Decimal, worth: Decimal) -> Decimal:
    """Return `number` times `worth`, without the decimals that only scaling left: 110.5万 → 1105000.

    >>> scaled(Decimal("110.5"), Decimal(10000)), scaled(Decimal("86.00"), Decimal(1))
    (Decimal('1105000'), Decimal('86.00'))
    """
    value = number * worth
    is_whole = worth != 1 and value == value.to_integral_value()
    return Decimal(int(value)) if is_whole else value


def place_of_last_digit(number: Decimal) -> Decimal:
    """Return what one of the last digit that is not 0 is worth: 260多 is below 270.

    >>> [int(place_of_last_digit(Decimal(number))) for number in (260, 500, 12)]
    [10, 100, 1]
    """
    exponent = number.normalize().as_tuple().exponent if number else 0
    return Decimal(1).scaleb(int(exponent))


def bounds(value: Decimal, modifier: Modifier) -> Bounds:
    """Return the lowest and the highest value that a word allows; None where it leaves that open."""
    if modifier in {Modifier.MORE_THAN, Modifier.AT_LEAST}:
        return value, None
    if modifier in {Modifier.LESS_THAN, Modifier.AT_MOST}:
        return None, value
    return (value, value) if modifier is Modifier.EXACT else (None, None)
