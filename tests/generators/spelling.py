"""Spell numbers as reports do. Independent of the package: the tests judge the package by it."""

from decimal import Decimal

__all__ = ["full_width", "spell", "spell_decimal"]

_DIGITS = "零一二三四五六七八九"
_FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


def spell(number: int, *, financial: bool = False) -> str:
    """Return a whole number below 10¹² in Chinese.

    >>> spell(12), spell(105), spell(20060), spell(300000000), spell(23, financial=True)
    ('十二', '一百零五', '二万零六十', '三亿', '贰拾叁')
    """
    if not number:
        return _DIGITS[0]
    groups = [number // 10**8, number // 10**4 % 10**4, number % 10**4]
    spelled = ""
    for group, scale in zip(groups, ("亿", "万", ""), strict=True):
        if group:
            gap = _DIGITS[0] if spelled and group < 1000 else ""
            spelled += gap + _group(group) + scale
    spelled = spelled[1:] if spelled.startswith("一十") else spelled
    return spelled.translate(_FINANCIAL) if financial else spelled


def _group(number: int) -> str:
    spelled = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            spelled += _DIGITS[digit] + name
        elif spelled and number % scale and not spelled.endswith(_DIGITS[0]):
            spelled += _DIGITS[0]
    return spelled


def spell_decimal(number: Decimal) -> str:
    """Return a decimal in Chinese, digit by digit behind the point.

    >>> spell_decimal(Decimal("97.5")), spell_decimal(Decimal("0.36"))
    ('九十七点五', '零点三六')
    """
    whole, _, behind = str(number).partition(".")
    return spell(int(whole)) + ("点" + "".join(_DIGITS[int(digit)] for digit in behind))


def full_width(text: str) -> str:
    """Return digits, point and percent sign in full width."""
    return text.translate(_WIDE)
