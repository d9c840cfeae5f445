"""Exact numbers with their unit, and how exactly they were printed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainSerializer

__all__ = ["MAX_DIGITS", "Figure", "Modifier", "Quantity", "json_number"]

MAX_DIGITS = 15
"""A number of more significant digits is no quantity (an account, a telephone); up to here JSON,
SQLite and every spreadsheet keep a number exactly."""


def _number(value: object) -> object:
    """Refuse text, so that a printed number ("05") stays text where a field takes both."""
    if isinstance(value, str):
        message = "a figure is a number, not text"
        raise ValueError(message)  # noqa: TRY004  pydantic turns a ValueError into its own error
    return value


def _exact(value: Decimal) -> Decimal:
    """Refuse what no reader of JSON could keep exactly."""
    if not value.is_finite():
        message = "a figure is finite"
        raise ValueError(message)
    if value and (
        len(value.normalize().as_tuple().digits) > MAX_DIGITS or abs(value.adjusted()) > MAX_DIGITS
    ):
        message = f"a figure has at most {MAX_DIGITS} significant digits"
        raise ValueError(message)
    return value


def json_number(value: Decimal) -> int | float:
    """Return the JSON number that shows the same digits.

    >>> json_number(Decimal("65.97")), json_number(Decimal("4307")), json_number(Decimal("1E+3"))
    (65.97, 4307, 1000)
    """
    return int(value) if value == value.to_integral_value() else float(value)


Figure = Annotated[
    Decimal,
    BeforeValidator(_number),
    AfterValidator(_exact),
    PlainSerializer(json_number, return_type=int | float, when_used="json"),
]
"""A Decimal of at most 15 significant digits; a plain number in JSON."""


class Modifier(StrEnum):
    """How the wording bounds a figure."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed, in its base unit.

    `step` is the value of the last printed digit (1.2万 → 1000, 97.5 → 0.1): what rounding can hide.
    `low` and `high` bound what the wording says; None is open. For an exact figure both are `value`.
    """

    value: Decimal
    unit: str | None = None
    step: Decimal = Decimal(1)
    modifier: Modifier = Modifier.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
