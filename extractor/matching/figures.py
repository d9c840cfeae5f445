"""Read the figures of running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.matching.amounts import Amount, AmountReader, Standing
from extractor.matching.exclusions import ExclusionMatcher
from extractor.matching.sharing import UnitSharer
from extractor.model.mention import Exclusion, QuantityMention
from extractor.text.normalise import fold_width
from extractor.text.spacing import unspaced

__all__ = ["FigureReader", "Numbers", "NumbersFinder"]


@dataclass(frozen=True)
class FigureReader:
    """Reads every number that states an amount, apart from what is excluded."""

    grammar: Grammar

    def read(self, text: str, exclusions: Sequence[Exclusion]) -> tuple[QuantityMention, ...]:
        """Return the figures in `text`, in order."""
        plain = unspaced(self._as_digits(fold_width(text)))
        apart = [Exclusion(*plain.here(each.start, each.end), each.rule) for each in exclusions]
        amounts = self._sharer.share(plain.text, list(self._amounts(plain.text, apart)))
        counted = self._counted(plain.text, amounts)
        return tuple(
            QuantityMention(
                *plain.raw(amount.start, amount.end),
                *plain.raw(amount.number_start, amount.number_end),
                amount.quantity(),
            )
            for amount, counts in zip(amounts, counted, strict=True)
            if counts
        )

    def _as_digits(self, text: str) -> str:
        """Return the text with the digits that a scan took for letters: 1O8人."""
        letters = self.grammar.units.look_alikes
        if not any(letter in text for letter in letters) or not self._misread.search(text):
            return text

        def mended(number: re.Match[str]) -> str:
            digits = number[0].translate(self._look_alikes)
            is_number = not digits.startswith("0") and self._reader.numbers.units.unit(
                text, number.end()
            )
            return digits if is_number else number[0]

        return self._misread.sub(mended, text)

    def _amounts(self, text: str, exclusions: Sequence[Exclusion]) -> Iterator[Amount]:
        ahead = iter((*exclusions, Exclusion(len(text), len(text), "")))
        next_one, end = next(ahead), 0
        for place in self._places.finditer(text):
            start = place.start()
            if start < end:
                continue
            while next_one.end <= start and next_one.start < len(text):
                next_one = next(ahead)
            if next_one.start <= start:
                end = next_one.end
                continue
            amount = self._reader.read(text, start, next_one.start)
            if amount:
                end = amount.end
                yield amount
            else:
                end = place.end()

    def _counted(self, text: str, amounts: Sequence[Amount]) -> list[bool]:
        """Return of each amount whether it is a figure; 一 may be one beside others that are."""
        counted = [amount.standing is Standing.CERTAIN for amount in amounts]
        for index, amount in enumerate(amounts):
            if amount.standing is Standing.ONE:
                counted[index] = self._counts_one(text, amounts, index, counted)
        return counted

    def _counts_one(
        self, text: str, amounts: Sequence[Amount], index: int, counted: Sequence[bool]
    ) -> bool:
        """Return whether 一 with a unit counts: at a clause's end, behind 共, beside other counts."""
        amount = amounts[index]
        if self._never.search(text, max(0, amount.start - 4), amount.start):
            return False
        if self._said.search(text, max(0, amount.start - 4), amount.start):
            return True
        if self._clause_end.match(text, amount.end):
            return True
        before = text[amounts[index - 1].end : amount.start] if index else None
        after = text[amount.end : amounts[index + 1].start] if index + 1 < len(amounts) else None
        return bool(
            (before is not None and counted[index - 1] and self._between.fullmatch(before))
            or (
                after is not None
                and amounts[index + 1].standing is Standing.CERTAIN
                and self._between.fullmatch(after)
            )
        )

    @cached_property
    def _reader(self) -> AmountReader:
        return AmountReader(self.grammar)

    @cached_property
    def _sharer(self) -> UnitSharer:
        return UnitSharer(self.grammar.units.lists, self._reader.numbers.units)

    @cached_property
    def _look_alikes(self) -> dict[int, str]:
        return str.maketrans(self.grammar.units.look_alikes)

    @cached_property
    def _misread(self) -> re.Pattern[str]:
        letters = "".join(self.grammar.units.look_alikes)
        return re.compile(
            rf"(?<![A-Za-z\d])(?:[{letters}]+\d|\d+[{letters}])[{letters}\d]*(?![A-Za-z\d])"
        )

    @cached_property
    def _places(self) -> re.Pattern[str]:
        """Where a number may begin. A lone numeral needs a character behind it that goes with one."""
        numerals = re.escape(self.grammar.numerals.characters + self.grammar.numeral_rules.half)
        behind = "".join(map(re.escape, sorted(self._reader.numbers.behind_a_numeral)))
        return re.compile(rf"\d+|[{numerals}](?:[{numerals}]+|(?=[{behind}]))")

    @cached_property
    def _never(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.grammar.units.one.never_after})$")

    @cached_property
    def _said(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.grammar.units.one.after})$")

    @cached_property
    def _clause_end(self) -> re.Pattern[str]:
        return re.compile(self.grammar.units.one.before)

    @cached_property
    def _between(self) -> re.Pattern[str]:
        return re.compile(self.grammar.units.one.beside)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What holds a number in a text: figures, and what is no figure."""

    figures: Sequence[QuantityMention]
    exclusions: Sequence[Exclusion]


_NO_NUMBERS = Numbers((), ())


@dataclass(frozen=True)
class NumbersFinder:
    """Finds everything that holds a number."""

    grammar: Grammar

    def find(self, text: str) -> Numbers:
        """Return the figures in `text` and what is none, each in order."""
        if not self._exclusions.may_hold_number(text):
            return _NO_NUMBERS
        exclusions = self._exclusions.find(text)
        return Numbers(self._figures.read(text, exclusions), exclusions)

    @cached_property
    def _exclusions(self) -> ExclusionMatcher:
        return ExclusionMatcher(self.grammar)

    @cached_property
    def _figures(self) -> FigureReader:
        return FigureReader(self.grammar)
