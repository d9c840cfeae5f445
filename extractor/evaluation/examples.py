"""Run the examples that stand beside the rules: what each must match and what it must not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel

from extractor.grammar import Grammar
from extractor.grammar.catalogue.misprints import is_misprint
from extractor.grammar.schema import DateRule, PatternRule
from extractor.matching.exclusions import ExclusionMatcher
from extractor.matching.figures import FigureReader
from extractor.matching.prose.reader import pipeline
from extractor.matching.quantities import CellReader
from extractor.matching.tables import TableMatcher
from extractor.text.normalise import fold_width
from extractor.text.periods import read_date
from extractor.text.spelled import SpelledNumbers

__all__ = ["ExampleFailure", "ExampleReport", "check_examples"]


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """A rule that does not do what its example says: file, key, the example, what came instead."""

    file: str
    key: str
    example: str
    problem: str

    def __str__(self) -> str:
        """Return `file: key: example: problem`."""
        return f"{self.file}: {self.key}: {self.example!r} {self.problem}"


@dataclass(frozen=True, slots=True)
class ExampleReport:
    """How many examples were run, and which failed."""

    examples: int
    failures: tuple[ExampleFailure, ...]


_MARKS = re.compile("[⟦⟧]")

Outcome = ExampleFailure | None
"""What came of one example; None where it holds."""


def check_examples(grammar: Grammar) -> ExampleReport:
    """Run every example of a grammar."""
    outcomes = list(_outcomes(grammar))
    return ExampleReport(len(outcomes), tuple(failure for failure in outcomes if failure))


def _outcomes(grammar: Grammar) -> Iterator[Outcome]:
    for file, rules in _files(grammar).items():
        for key, rule in _patterns(rules):
            yield from _check_pattern(file, key, rule)
    yield from _check_numbering(grammar)
    yield from _check_fields(grammar)
    yield from _check_cells(grammar)
    yield from _check_numerals(grammar)
    yield from _check_dates(grammar)
    yield from _check_exclusions(grammar)
    yield from _check_misprints(grammar)
    yield from _check_figures(grammar)
    yield from _check_amounts(grammar)
    yield from _check_indicators(grammar)


def _files(grammar: Grammar) -> Mapping[str, BaseModel]:
    name = grammar.name
    return {
        "common/headings.toml": grammar.headings,
        "common/relations.toml": grammar.relations,
        f"{name}/grammar.toml": grammar.identity,
        f"{name}/indicators.toml": grammar.indicators,
        f"{name}/tables.toml": grammar.tables,
        f"{name}/records.toml": grammar.records,
        f"{name}/checks.toml": grammar.checks,
        f"{name}/across.toml": grammar.across,
        f"{name}/entities.toml": grammar.entities,
    }


def _patterns(rules: object, key: str = "") -> Iterator[tuple[str, PatternRule]]:
    """Yield every pattern rule below `rules`, with its dotted key."""
    if isinstance(rules, PatternRule):
        yield key, rules
    elif isinstance(rules, BaseModel):
        for name in type(rules).model_fields:
            yield from _patterns(getattr(rules, name), f"{key}.{name}".lstrip("."))
    elif isinstance(rules, tuple):
        for index, rule in enumerate(rules):
            yield from _patterns(rule, f"{key}[{index}]")


def _check_pattern(file: str, key: str, rule: PatternRule) -> Iterator[Outcome]:
    for text in rule.matches:
        yield None if rule.find(text) else ExampleFailure(file, key, text, "is not matched")
    for text in rule.rejects:
        found = rule.find(text)
        yield found and ExampleFailure(file, key, text, f"is matched: {found[0]!r}")


def _check_numbering(grammar: Grammar) -> Iterator[Outcome]:
    for style in grammar.headings.style:
        for text, number in (*style.matches.items(), *((text, None) for text in style.rejects)):
            found = style.compiled.match(text)
            read = found["number"] if found else None
            yield _compared("common/headings.toml", style.id, text, read, number)


def _check_fields(grammar: Grammar) -> Iterator[Outcome]:
    matcher, file = TableMatcher(grammar), f"{grammar.name}/tables.toml"
    for rule in grammar.tables.field:
        for header in rule.matches:
            read = matcher.column(header).field
            yield _compared(file, f"field.{rule.field}", header, read, rule.field)
        for header in rule.rejects:
            is_read = matcher.column(header).field == rule.field
            problem = f"is read as {rule.field}"
            yield ExampleFailure(file, rule.field, header, problem) if is_read else None


def _check_cells(grammar: Grammar) -> Iterator[Outcome]:
    reader = CellReader(grammar.units)
    for example in grammar.units.examples:
        quantity = reader.read(example.text).quantity
        read = quantity and (quantity.value, quantity.unit, quantity.step)
        step = Decimal(example.step or "1")
        wanted = (Decimal(example.value), example.unit, step) if example.value else None
        yield _compared("common/units.toml", "examples", example.text, read, wanted)


def _check_numerals(grammar: Grammar) -> Iterator[Outcome]:
    for example in grammar.numeral_rules.examples:
        read = grammar.numerals.read_integer(example.text)
        yield _compared("common/numerals.toml", "examples", example.text, read, example.value)


def _check_dates(grammar: Grammar) -> Iterator[Outcome]:
    file, periods = "common/periods.toml", grammar.periods
    for key, rule in (("year", periods.year), ("school_year", periods.school_year)):
        for text, year in _dated(rule):
            found = rule.compiled.search(text)
            yield _compared(file, key, text, found["year"] if found else None, year)
    for text, date in _dated(periods.date):
        read = read_date(text, periods.date.compiled, grammar.numerals)
        yield _compared(file, "date", text, read, date)


def _check_exclusions(grammar: Grammar) -> Iterator[Outcome]:
    matcher, file = ExclusionMatcher(grammar), "common/exclusions.toml"
    for rule in grammar.exclusions.rule:
        for text, taken in (*rule.matches.items(), *((text, None) for text in rule.rejects)):
            found = (each for each in matcher.find(text) if each.rule == rule.id)
            read = next((fold_width(text)[each.start : each.end] for each in found), None)
            yield _compared(file, rule.id, text, read, taken)


def _check_misprints(grammar: Grammar) -> Iterator[Outcome]:
    characters = grammar.catalogues.certificates.characters()
    for example in grammar.misprints.examples:
        printed, name = characters.plain(example.printed), characters.plain(example.name)
        read = is_misprint(printed, name, characters)
        yield _compared("common/misprints.toml", name, example.printed, read, not example.other)


def _check_figures(grammar: Grammar) -> Iterator[Outcome]:
    matcher, reader = ExclusionMatcher(grammar), FigureReader(grammar)
    for example in grammar.units.figures:
        found = reader.read(example.text, matcher.find(example.text))
        quantities = (each.quantity for each in found)
        read = tuple(
            f"{each.value.normalize():f} {each.unit or ''}".rstrip() for each in quantities
        )
        yield _compared("common/units.toml", "figures", example.text, read, example.read)


def _check_amounts(grammar: Grammar) -> Iterator[Outcome]:
    numbers = SpelledNumbers(grammar.numerals)
    for example in grammar.numeral_rules.amounts:
        spelled = numbers.read(example.text)
        read = spelled and (spelled.value, spelled.high)
        high = Decimal(example.high) if example.high else None
        wanted = (Decimal(example.value), high) if example.value else None
        yield _compared("common/numerals.toml", "amounts", example.text, read, wanted)


def _check_indicators(grammar: Grammar) -> Iterator[Outcome]:
    file = f"{grammar.name}/indicators.toml"
    for rule in grammar.indicators.indicator:
        key = f"indicator.{rule.name}"
        for example in rule.examples:
            yield _compared(file, key, example, _counted(grammar, example), [rule.name])
        for example in rule.counterexamples:
            read = _counted(grammar, example)
            is_other = len(read) == 1 and read != [rule.name]
            yield None if is_other else ExampleFailure(file, key, example, f"is read as {read}")


def _counted(grammar: Grammar, example: str) -> list[str]:
    """Return what the figure in ⟦⟧ is led to, "" for nothing that is known; one entry for each figure there."""
    before, figure, after = _MARKS.split(example)
    start, end = len(before), len(before + figure)
    doc = pipeline(grammar)(before + figure + after)
    claims = (span._.claim for span in doc.spans["claims"])
    return [claim.indicator or "" for claim in claims if claim.start < end and start < claim.end]


def _dated(rule: DateRule) -> list[tuple[str, str | None]]:
    """Return each text with what it must be read as; None where it is no date."""
    return [*rule.matches.items(), *((text, None) for text in rule.rejects)]


def _compared(file: str, key: str, example: str, read: object, wanted: object) -> Outcome:
    return None if read == wanted else ExampleFailure(file, key, example, f"is read as {read}")
