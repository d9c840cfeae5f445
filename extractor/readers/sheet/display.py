"""Show a cell's value as its number format does, as far as the format is a plain one.

What cannot be shown so (fractions, conditions, weekdays) is shown without a format: as its digits,
or as an ISO date.
"""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

__all__ = ["Value", "display"]

Moment = dt.datetime | dt.date | dt.time
Value = str | int | float | bool | Moment | dt.timedelta | None
Token = tuple[str, str]

_GENERAL_DIGITS = 10  # General shows eleven characters, the point among them,
_GENERAL_DECIMALS = 2  # and here never fewer decimals than money has
_SIGNIFICANT = 15  # what a double keeps of a decimal
_CARRIAGE_RETURN = "_x000D_"  # as the format writes it

_QUOTED = r'"[^"]*"|\\.|!.'
_SECTION = re.compile(rf"((?:{_QUOTED}|[^;])*)(?:;|\Z)", re.DOTALL)
_NUMBER = re.compile(
    rf"(?P<literal>{_QUOTED})|(?P<space>[_*].)|(?P<bracket>\[[^\]]*\])"
    r"|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*,*)?|\.[#0?]+,*)|(?P<percent>%)"
    r"|(?P<beyond>[eE][+-]|[/@]|general)|(?P<sign>.)",
    re.DOTALL | re.IGNORECASE,
)
_BEYOND = re.compile(r"\[(?:[<>=]|dbnum)", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")

_DATE = re.compile(
    rf"(?P<literal>{_QUOTED})|(?P<space>[_*].)|(?P<bracket>\[\$[^\]]*\])"
    r"|(?P<part>y+|m+|d+|h+|s+)|(?P<beyond>[a-z\[])|(?P<sign>.)",
    re.DOTALL | re.IGNORECASE,
)
# Formats whose look depends on the country; this is how a Chinese system shows them.
_LOCAL_DATES = {"mm-dd-yy": "yyyy/m/d", "m/d/yy h:mm": "yyyy/m/d h:mm"}
_MONTH, _MINUTE = ("m", "mm"), ("min", "mmin")
_PARTS = {
    "yyyy": "{0.year:04}",
    "yy": "{0:%y}",
    "m": "{0.month}",
    "mm": "{0.month:02}",
    "d": "{0.day}",
    "dd": "{0.day:02}",
    "h": "{0.hour}",
    "hh": "{0.hour:02}",
    "min": "{0.minute}",
    "mmin": "{0.minute:02}",
    "s": "{0.second}",
    "ss": "{0.second:02}",
}


def display(value: Value, number_format: str) -> str:
    """Return the text that the cell shows.

    >>> display(0.8674, "0.00%"), display(4307, "#,##0"), display(12.0, "General")
    ('86.74%', '4,307', '12')
    >>> display(dt.datetime(2024, 1, 23), "mm-dd-yy")
    '2024/1/23'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return value.replace(_CARRIAGE_RETURN, "")
    if isinstance(value, int | float):
        return _number(Decimal(format(value, f".{_SIGNIFICANT}g")), number_format)
    if isinstance(value, dt.timedelta):
        return str(value)
    return _moment(value, number_format)


def _number(value: Decimal, number_format: str) -> str:
    """Return a number by the section of the format for its sign, or as General."""
    sections = [section for section in _SECTION.findall(number_format) if section] or ["General"]
    if not value.is_finite() or any(_BEYOND.search(section) for section in sections):
        return _general(value)
    index = 1 if value < 0 else 2 if value == 0 else 0
    if index < len(sections):
        return _by_section(abs(value), sections[index], value)
    sign = "-" if value < 0 else ""
    return sign + _by_section(abs(value), sections[0], abs(value))


def _by_section(value: Decimal, section: str, fallback: Decimal) -> str:
    """Return `value` in one section, or `fallback` as General where the section is not plain."""
    tokens = [(str(match.lastgroup), match[0]) for match in _NUMBER.finditer(section)]
    kinds = [kind for kind, _ in tokens]
    if "beyond" in kinds or kinds.count("digits") > 1:
        return _general(fallback)
    scaled = value.scaleb(2 * kinds.count("percent"))
    return "".join(_number_token(token, scaled) for token in tokens).strip()


def _number_token(token: Token, value: Decimal) -> str:
    kind, text = token
    if kind == "digits":
        return _digits(value, text)
    return _shown(kind, text)


def _shown(kind: str, text: str) -> str:
    """Return what stands beside digits: quoted text, a currency, signs; not spacing and colours."""
    if kind == "literal":
        return text.strip('"') if text.startswith('"') else text[1:]
    if kind == "bracket":
        currency = _CURRENCY.fullmatch(text)
        return currency[1] if currency else ""
    return "" if kind == "space" else text


def _digits(value: Decimal, pattern: str) -> str:
    """Return digits by a pattern such as `#,##0.00`; a comma at its end divides by a thousand."""
    plain = pattern.rstrip(",") if "." in pattern else pattern
    whole, _, fraction = plain.partition(".")
    thousands = len(pattern) - len(plain) + len(whole) - len(whole.rstrip(","))
    scaled = value.scaleb(-3 * thousands)
    rounded = _rounded(scaled, len(fraction))
    left, _, right = format(rounded, "f").partition(".")
    kept = len(right) - _droppable(right, fraction)
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    grouped = f"{int(left):,}".rjust(len(left), "0") if "," in whole.rstrip(",") and left else left
    return grouped + (f".{right[:kept]}" if kept else "")


def _droppable(digits: str, pattern: str) -> int:
    """Return how many zeros at the end the pattern does not ask for."""
    optional = len(pattern) - len(pattern.rstrip("#?"))
    return min(optional, len(digits) - len(digits.rstrip("0")))


def _general(value: Decimal) -> str:
    """Return all digits of a whole number, and as many decimals as General has room for."""
    if not value.is_finite():
        return str(value)
    room = max(_GENERAL_DECIMALS, _GENERAL_DIGITS - max(1, value.adjusted() + 1))
    text = format(_rounded(value, room), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half away from zero, as sheets do, whatever the size of the number."""
    if value.as_tuple().exponent >= -decimals:  # type: ignore[operator]  # finite: it is an int
        return value + Decimal(0).scaleb(-decimals)
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _moment(value: Moment, number_format: str) -> str:
    section = _SECTION.match(_LOCAL_DATES.get(number_format, number_format))
    tokens = _date_tokens(section[1] if section else "")
    if tokens is None:
        return _iso(value)
    try:
        return "".join(
            _PARTS[text].format(value) if kind == "part" else _shown(kind, text)
            for kind, text in tokens
        ).strip()
    except (
        AttributeError,
        KeyError,
    ):  # a time has no year; a pattern may have more letters than we know
        return _iso(value)


def _date_tokens(section: str) -> Sequence[Token] | None:
    """Part a date format, `m` beside hours or seconds as minutes; None if it shows names of days."""
    tokens = [(str(match.lastgroup), match[0]) for match in _DATE.finditer(section)]
    parts = [index for index, (kind, _) in enumerate(tokens) if kind == "part"]
    if not parts or any(kind == "beyond" for kind, _ in tokens):
        return None
    letters = [tokens[index][1].lower() for index in parts]
    for position, (index, text) in enumerate(zip(parts, tuple(letters), strict=True)):
        before = letters[position - 1] if position else ""
        after = letters[position + 1] if position + 1 < len(letters) else ""
        if text in _MONTH and (before in {"h", "hh"} or after in {"s", "ss"}):
            text = _MINUTE[_MONTH.index(text)]  # noqa: PLW2901  # the same letter, the other meaning
        tokens[index] = ("part", text)
    return tokens


def _iso(value: Moment) -> str:
    if isinstance(value, dt.datetime):
        is_day = value.time() == dt.time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "seconds")
    return value.isoformat()
