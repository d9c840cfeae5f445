"""Run the examples that stand beside the rules: what each must match and what it must not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel

from extractor.grammar import Grammar
from extractor.grammar.schema import FieldRule, PatternRule
from extractor.matching.quantities import CellReader
from extractor.matching.tables import TableMatcher
from extractor.text.periods import read_date

__all__ = ["ExampleFailure", "check_examples"]


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """A rule that does not do what its example says: file, key, the example, what came instead."""

    file: str
    key: str
    example: str
    problem: str


def check_examples(grammar: Grammar) -> Iterator[ExampleFailure]:
    """Yield the examples that fail; none where the grammar does what it says."""
    for file, rules in _files(grammar).items():
        for key, rule in _patterns(rules):
            yield from _check_pattern(file, key, rule)
    yield from _check_fields(grammar)
    yield from _check_cells(grammar)
    yield from _check_numerals(grammar)
    yield from _check_dates(grammar)


def _files(grammar: Grammar) -> Mapping[str, BaseModel]:
    name = grammar.name
    return {
        "common/headings.toml": grammar.headings,
        f"{name}/grammar.toml": grammar.identity,
        f"{name}/tables.toml": grammar.tables,
        f"{name}/checks.toml": grammar.checks,
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


def _check_pattern(file: str, key: str, rule: PatternRule) -> Iterator[ExampleFailure]:
    for text in rule.matches:
        if not rule.find(text):
            yield ExampleFailure(file, key, text, "is not matched")
    for text in rule.rejects:
        if found := rule.find(text):
            yield ExampleFailure(file, key, text, f"is matched: {found[0]!r}")


def _check_fields(grammar: Grammar) -> Iterator[ExampleFailure]:
    matcher, file = TableMatcher(grammar), f"{grammar.name}/tables.toml"
    for rule in grammar.tables.field:
        for header in rule.matches:
            if matcher.column(header).field != rule.field:
                yield _misread(file, rule, header, matcher.column(header).field)
        for header in rule.rejects:
            if matcher.column(header).field == rule.field:
                yield _misread(file, rule, header, rule.field)


def _misread(file: str, rule: FieldRule, header: str, field: str | None) -> ExampleFailure:
    return ExampleFailure(file, f"field.{rule.field}", header, f"is read as {field}")


def _check_cells(grammar: Grammar) -> Iterator[ExampleFailure]:
    reader = CellReader(grammar.units)
    for example in grammar.units.examples:
        quantity = reader.read(example.text).quantity
        wanted = example.value and (Decimal(example.value), example.unit, Decimal(example.step or "1"))
        if (quantity and (quantity.value, quantity.unit, quantity.step)) != wanted:
            yield ExampleFailure("common/units.toml", "examples", example.text, f"is read as {quantity}")


def _check_numerals(grammar: Grammar) -> Iterator[ExampleFailure]:
    for example in grammar.numeral_rules.examples:
        found = grammar.numerals.read_integer(example.text)
        if found != example.value:
            yield ExampleFailure(
                "common/numerals.toml", "examples", example.text, f"is read as {found}"
            )


def _check_dates(grammar: Grammar) -> Iterator[ExampleFailure]:
    file, periods = "common/periods.toml", grammar.periods
    for key, rule in (("year", periods.year), ("school_year", periods.school_year)):
        for text in rule.rejects:
            if rule.compiled.search(text):
                yield ExampleFailure(file, key, text, "is matched")
        for text, year in rule.matches.items():
            found = rule.compiled.search(text)
            if not found or found["year"] != year:
                yield ExampleFailure(file, key, text, f"is read as {found and found['year']}")
    for text, date in (*periods.date.matches.items(), *((text, None) for text in periods.date.rejects)):
        if (read := read_date(text, periods.date.compiled, grammar.numerals)) != date:
            yield ExampleFailure(file, "date", text, f"is read as {read}")
