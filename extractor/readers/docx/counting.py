"""Print a list number the way Word does, by the name of its format (`w:numFmt`)."""

from collections.abc import Callable, Mapping

from extractor.grammar import load_numerals

__all__ = ["print_number"]

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)

_Ranges = tuple[tuple[int, int, int], ...]
"""First number, last number, and the code point that prints the first."""

_CIRCLED: _Ranges = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_BRACKETED: _Ranges = ((1, 20, 0x2474),)
_STOPPED: _Ranges = ((1, 20, 0x2488),)
_CIRCLED_CHINESE: _Ranges = ((1, 10, 0x3280),)
_BRACKETED_CHINESE: _Ranges = ((1, 10, 0x3220),)
_FULL_WIDTH_SHIFT = 0xFF10 - ord("0")


def print_number(number: int, kind: str) -> str:
    """Return a list number in Word's format `kind`; in plain digits where we do not know it.

    >>> [print_number(4, kind) for kind in ("lowerRoman", "chineseCounting", "decimalZero")]
    ['iv', '四', '04']
    """
    return _FORMATS.get(kind, str)(max(number, 0))


def _letters(number: int) -> str:
    """Return a, b … z, aa, bb … as Word counts."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1) if number else ""


def _roman(number: int) -> str:
    spelled = ""
    for worth, letters in _ROMAN:
        spelled += letters * (number // worth)
        number %= worth
    return spelled


def _chinese(number: int) -> str:
    return load_numerals().write(number)


def _chinese_digits(number: int) -> str:
    return "".join(load_numerals().written[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + _FULL_WIDTH_SHIFT) for digit in str(number))


def _enclosed(ranges: _Ranges, beyond: Callable[[int], str] = str) -> Callable[[int], str]:
    """Return a format of single signs, in `beyond` where the signs end."""

    def spell(number: int) -> str:
        for first, last, sign in ranges:
            if first <= number <= last:
                return chr(sign + number - first)
        return beyond(number)

    return spell


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": "{:02}".format,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "chineseLegalSimplified": _chinese,
    "ideographLegalTraditional": _chinese,
    "japaneseCounting": _chinese,
    "japaneseLegal": _chinese,
    "koreanCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": _chinese_digits,
    "japaneseDigitalTenThousand": _chinese_digits,
    "koreanDigital2": _chinese_digits,
    "taiwaneseDigital": _chinese_digits,
    "decimalEnclosedCircle": _enclosed(_CIRCLED),
    "decimalEnclosedCircleChinese": _enclosed(_CIRCLED),
    "decimalEnclosedParen": _enclosed(_BRACKETED),
    "decimalEnclosedFullstop": _enclosed(_STOPPED),
    "ideographEnclosedCircle": _enclosed(_CIRCLED_CHINESE, _chinese),
    "ideographParenthesized": _enclosed(_BRACKETED_CHINESE, _chinese),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": "- {} -".format,
    "none": lambda _: "",
}
