"""Printed numbers as numbers of a worksheet, shown as they were printed.

A text that looks like a number is left out of every sum in a spreadsheet, without a word; so a cell
"1,361" becomes 1361 with the format that shows "1,361". What no format shows again as it was ("05",
"1.0") stays text.
"""

import re

__all__ = ["printed", "shown"]

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?")
_RATE = re.compile(r"-?(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,6})?%")
_DIGITS = 15


def shown(text: str) -> tuple[int | float, str] | None:
    """Return the number that a text prints, and the format that shows it so; None where it is text.

    >>> shown("50"), shown("1,361"), shown("86.00%")
    ((50, '0'), (1361, '#,##0'), (0.86, '0.00%'))
    >>> shown("--"), shown("05"), shown("-0")
    (None, None, None)
    """
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text) or _RATE.fullmatch(text)):
        return None
    bare = text.rstrip("%").replace(",", "")
    places = len(bare.partition(".")[2])
    style = ("#,##0" if "," in text else "0") + ("." + "0" * places if places else "")
    if text.endswith("%"):
        style, value = f"{style}%", round(float(bare) / 100, places + 2)
    else:
        value = float(bare) if places else int(bare)
    fits = sum(map(str.isdecimal, bare)) <= _DIGITS
    return (value, style) if fits and printed(value, style) == text else None


def printed(value: float, style: str) -> str:
    """Return what a worksheet shows of a number in one of the formats that `shown` gives.

    >>> printed(1361, "#,##0"), printed(0.86, "0.00%")
    ('1,361', '86.00%')
    """
    places = len(style.rstrip("%").partition(".")[2])
    comma = "," if "," in style else ""
    percent = "%" if style.endswith("%") else "f"
    return f"{value:{comma}.{places}{percent}}"
