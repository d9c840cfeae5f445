"""Read a printed figure slowly, a character at a time. The product is judged by it and shares nothing with it."""

import unicodedata
from decimal import Decimal

__all__ = ["is_read_as", "reference_value"]

_DIGITS = {character: value for value, spellings in enumerate(
    ("〇零○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for character in spellings}  # fmt: skip
_TENS = {"廿": 20, "卅": 30}
_SCALES = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10**4,
    "亿": 10**8,
}
_RANGE_MARKS = "-－—–~～至到"
_NOT_SCALES = ("千克", "千瓦", "千米", "百分点")
_MISREAD_LETTERS = "OolI"
_MISREAD = str.maketrans(_MISREAD_LETTERS, "0011")
"""Letters that a scan prints for digits."""

_SHARED_UNITS = (10**4, 10**8)
"""What a unit is worth that a header or the head of a list prints for its figures: 单位：万元."""

_WORDS_BEFORE = (
    "不超过",
    "不少于",
    "不低于",
    "超过",
    "突破",
    "至少",
    "至多",
    "大约",
    "不足",
    "不到",
    "约",
    "近",
    "超",
    "上",
    "达",
)


def reference_value(text: str) -> Decimal:
    """Return the value of a printed figure in its base unit; of a range, its lower end.

    >>> [str(reference_value(text)) for text in ("260多万元", "三万五", "九成五", "三分之二", "1:18", "3-5门")]
    ['2600000', '35000', '95', '66.67', '0.0556', '3']
    """
    plain = "".join(
        unicodedata.normalize("NFKC", character)[0] for character in text if not character.isspace()
    )
    plain = _without_words(plain)
    if plain[0] in "-−":
        return -reference_value(plain[1:])
    if "分之" in plain:
        return _part_of(*plain.split("分之", maxsplit=1))
    for mark in ":∶":
        if mark in plain:
            left, right = plain.split(mark)
            return (_number(left) / _number(right)).quantize(Decimal("0.0001"))
    low, mark, high = _split_range(plain)
    value = _number(low)
    if mark and not any(character in _SCALES for character in low):
        value *= _scale_behind(high)
    return value * _rate(plain)


def is_read_as(text: str, value: Decimal) -> bool:
    """Return whether a claim's characters may stand for a value; a bare number's unit may be elsewhere.

    >>> [is_read_as(text, Decimal(33_000)) for text in ("逾3.3万人次", "3.3万元", "3.3", "3.3人")]
    [True, True, True, False]
    """
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    while plain and not _begins_number(plain):
        plain = plain[1:]
    read = _slashed(plain) if "/" in plain else reference_value(plain.translate(_MISREAD))
    is_bare = all(character in "0123456789.," for character in plain)
    return read == value or (is_bare and value in {read * worth for worth in _SHARED_UNITS})


def _begins_number(text: str) -> bool:
    first, second = text[0], text[1:2]
    if first in _MISREAD_LETTERS:
        return second.isdigit() or second in _MISREAD_LETTERS
    return (
        first.isdigit() or first in _DIGITS or first in _TENS or first in _SCALES or first in "半-−"
    )


def _slashed(text: str) -> Decimal:
    """Read 1/3 as a rate."""
    part, whole = text.split("/")
    return (_number(part) * 100 / _number(whole)).quantize(Decimal("0.01"))


def _without_words(text: str) -> str:
    for word in _WORDS_BEFORE:
        if text.startswith(word):
            return _without_words(text.removeprefix(word))
    return text


def _part_of(whole: str, part: str) -> Decimal:
    worth = {"百": 100, "千": 1000, "万": 10000}.get(whole)
    if worth:
        return _number(part) * 100 / worth
    return (_number(part) * 100 / _number(whole)).quantize(Decimal("0.01"))


def _split_range(text: str) -> tuple[str, str, str]:
    for place, character in enumerate(text):
        if place and character in _RANGE_MARKS:
            return text[:place], character, text[place + 1 :]
    return text, "", ""


def _scale_behind(text: str) -> int:
    """Return what the upper end's multiplier is worth: 10至12万元."""
    if not text[0].isdigit():
        return 1
    digits = 0
    while digits < len(text) and text[digits] in "0123456789.,":
        digits += 1
    return _SCALES.get(text[digits], 1) if digits < len(text) else 1


def _rate(text: str) -> Decimal:
    return Decimal("0.1") if "‰" in text else Decimal(1)


def _number(text: str) -> Decimal:
    if text[0].isdigit():
        return _arabic(text)
    return _spelled(text)


def _arabic(text: str) -> Decimal:
    """Read 1,234.5, then scales: 3千万, 1万2千; 8成 is 80."""
    total, place = Decimal(0), 0
    while place < len(text) and text[place].isdigit():
        printed = ""
        while place < len(text) and text[place] in "0123456789.,":
            printed += text[place]
            place += 1
        part = Decimal(printed.replace(",", ""))
        while place < len(text) and text[place] in "多余几":
            place += 1
        while (
            place < len(text) and text[place] in _SCALES and not text.startswith(_NOT_SCALES, place)
        ):
            part *= _SCALES[text[place]]
            place += 1
        total += part
    if text[place : place + 1] == "成":
        total *= 10
    return total


def _spelled(text: str) -> Decimal:  # noqa: C901  one pass over the characters, each kind in turn
    """Read 三千四百八十二, 三万五, 三点五万, 十余, 两三百, 九成五; stop at the first other character."""
    total = section = 0
    digit: int | None = None
    last_scale = 1
    has_zero = False
    for place, character in enumerate(text):
        if character in "多余几来":
            continue
        if character in _DIGITS:
            if digit is not None and not has_zero:
                continue  # 两三门: the lower end counts
            digit, has_zero = _DIGITS[character], _DIGITS[character] == 0
            last_scale = 1 if has_zero else last_scale
        elif character in _TENS:
            section += _TENS[character]
        elif text.startswith(_NOT_SCALES, place):
            break
        elif character in _SCALES:
            scale = _SCALES[character]
            if scale >= 10**4:
                total = (total + section + (digit or 0)) * scale or scale
                section = 0
            else:
                section += (1 if digit is None or has_zero else digit) * scale
            digit, has_zero, last_scale = None, False, scale
        elif character == "点":
            return _spelled_decimal(total + section + (digit or 0), text[place + 1 :])
        elif character == "成":
            more = _DIGITS.get(text[place + 1 : place + 2], 0)
            return Decimal(10 * (digit or 0) + more)
        else:
            break
    shorthand = last_scale // 10 if digit is not None and last_scale > 10 else 1
    return Decimal(total + section + (digit or 0) * shorthand)


def _spelled_decimal(whole: int, behind: str) -> Decimal:
    digits, scale = "", 1
    for character in behind:
        if character in _DIGITS:
            digits += str(_DIGITS[character])
        elif character in _SCALES and digits:
            scale *= _SCALES[character]
        else:
            break
    return Decimal(f"{whole}.{digits}") * scale
