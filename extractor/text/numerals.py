"""Read and write whole numbers as Chinese reports print them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Numerals"]

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Numerals:
    """The numerals of a language of numbers, from `numerals.toml`.

    Attributes:
        digits: character → 0…9, every spelling (一, 壹, 〇, 两 …).
        units: character → 10, 100, 1000.
        myriads: character → 10⁴, 10⁸.
        contractions: character → what it is short for (廿 → 二十).
        point: what stands between a number and its decimals.
        written: the ten digits in the order 0…9, as `write` prints them.
        written_units: "", ten, hundred, thousand, as `write` prints them.
        written_myriad: ten thousand, as `write` prints it.
    """

    digits: Mapping[str, int]
    units: Mapping[str, int]
    myriads: Mapping[str, int]
    contractions: Mapping[str, str]
    point: str
    written: str
    written_units: tuple[str, str, str, str]
    written_myriad: str

    @property
    def characters(self) -> str:
        """Every character that a Chinese whole number may hold."""
        return "".join((*self.digits, *self.units, *self.myriads, *self.contractions))

    def read_integer(self, text: str) -> int | None:
        """Return the number that `text` as a whole spells, or None where it spells none.

        Arabic digits (full-width, with thousands separators), Chinese numerals (十二, 三千四百八十二,
        二〇二一), circled and bracketed ones (①, ㈠) and Roman ones (Ⅳ, IV) are read.
        """
        plain = unicodedata.normalize("NFKC", text).strip()
        plain = plain.removeprefix("(").removesuffix(")").replace(" ", "")
        if _ARABIC.fullmatch(plain):
            return int(plain.replace(",", ""))
        if plain and all(character in _ROMAN for character in plain.upper()):
            return _read_roman(plain.upper())
        return self._read_chinese(plain) if plain else None

    def write(self, number: int) -> str:
        """Return a whole number from 0 to 99,999,999 in Chinese (12 → 十二, 105 → 一百零五).

        Raises:
            ValueError: the number is outside that range.
        """
        if not 0 <= number < 10**8:
            message = f"{number} is not between 0 and 99,999,999"
            raise ValueError(message)
        high, low = divmod(number, 10_000)
        zero = self.written[0]
        if high:
            tail = self._write_group(low) if low else ""
            gap = zero if tail and low < 1000 else ""  # noqa: PLR2004  the thousands are empty
            return self._write_group(high) + self.written_myriad + gap + tail
        one_ten = self.written[1] + self.written_units[1]
        spelled = self._write_group(low) or zero
        return spelled.removeprefix(self.written[1]) if spelled.startswith(one_ten) else spelled

    def _write_group(self, number: int) -> str:
        spelled, pending_zero = "", False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if digit:
                spelled += self.written[0] if pending_zero else ""
                spelled += self.written[digit] + self.written_units[power]
            pending_zero = bool(spelled) and not digit
        return spelled

    def _read_chinese(self, text: str) -> int | None:
        if all(character in self.digits for character in text):
            return int("".join(str(self.digits[character]) for character in text))
        total = section = digit = 0
        for character in "".join(self.contractions.get(each, each) for each in text):
            if character in self.digits:
                digit = self.digits[character]
            elif character in self.units:
                section += (digit or (1 if section == 0 else 0)) * self.units[character]
                digit = 0
            elif character in self.myriads:
                total = (total + section + digit) * self.myriads[character]
                section = digit = 0
            else:
                return None
        return total + section + digit


def _read_roman(text: str) -> int:
    values = [_ROMAN[character] for character in text]
    after = [*values[1:], 0]
    return sum(
        -value if value < follower else value for value, follower in zip(values, after, strict=True)
    )
