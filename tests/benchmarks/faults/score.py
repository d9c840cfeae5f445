"""Judge what was reported of a generated report by what is true of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from tests.benchmarks.faults.generate import Sample
from tests.benchmarks.faults.truth import Expectation, Hint, Truth
from tests.generators.spelling import spell

__all__ = ["Outcome", "judge"]

Check = Mapping[str, Any]
WAN = Decimal(10_000)
"""Money stands in yuan in the truth; a report may print units of 10,000."""
SPELLED = {spell(number): Decimal(number) for number in range(100)}
NUMBER = re.compile(r"\d+(?:\.\d+)?")
CLASSES = (
    ("swap", ("swap", "transpos")),
    ("digit", ("digit",)),
    ("other_statement", ("statement", "repeat", "elsewhere", "agree")),
    ("other_column", ("column",)),
    ("row", ("row", "missing", "double", "twice", "left-out", "left_out")),
    ("rate", ("rate", "ratio", "count")),
)
"""Kinds of hints by the words of their codes, the first that fits."""


@dataclass(frozen=True)
class Outcome:
    """What became of one report."""

    kind: str | None
    found: bool = False
    """An expected result is there: what was planted, or a consequence."""
    first: bool = False
    """The result that was expected first is there."""
    seen: bool = False
    """Some inconsistent result involves the fault."""
    hint: bool | None = None
    """Whether the first hint is right; nothing where it cannot be known."""
    alarms: tuple[Check, ...] = ()
    """Inconsistent results that have nothing to do with the fault."""
    open_kinds: tuple[str, ...] = ()
    """The open structures that those alarms took for sums."""
    error: str = ""


def judge(sample: Sample, document: Mapping[str, Any]) -> Outcome:
    """Return what a document, as contract.md has it, says of a report."""
    truth = sample.truth
    said = {claim["id"]: claim["value"] for claim in document["claims"]}
    wrong = [check for check in document["checks"] if check["verdict"] == "inconsistent"]
    alarms = [check for check in wrong if not _connected(check, truth, said)]
    matches = [_matches(check, each) for each in truth.expected for check in wrong]
    return Outcome(
        kind=truth.kind,
        found=any(matches),
        first=any(_matches(check, truth.expected[0]) for check in wrong if truth.expected),
        seen=len(alarms) < len(wrong),
        hint=_hint(truth, wrong),
        alarms=tuple(alarms),
        open_kinds=tuple(_open_kinds(sample, alarms)),
    )


def _matches(check: Check, expected: Expectation) -> bool:
    if check["rule"] not in expected.rules:
        return False
    if not expected.pairs:
        return True
    stated, computed = _number(check["stated"]), _number(check["computed"])
    if stated is None or computed is None:
        return False
    return any((stated * unit, computed * unit) in expected.pairs for unit in (1, WAN))


def _connected(check: Check, truth: Truth, said: Mapping[str, Any]) -> bool:
    if check["rule"] in truth.rules or any(_matches(check, each) for each in truth.expected):
        return True
    figures = (check["stated"], check["computed"], *(said.get(claim) for claim in check["claims"]))
    numbers = {number for figure in figures if (number := _number(figure)) is not None}
    return any(number in truth.touched or number * WAN in truth.touched for number in numbers)


def _number(figure: object) -> Decimal | None:
    """Return a figure, or the ordinal that a text holds.

    >>> [_number(figure) for figure in (65.97, "05", "（三）", None)]
    [Decimal('65.97'), Decimal('5'), Decimal('3'), None]
    """
    if figure is None:
        return None
    text = str(figure)
    try:
        return Decimal(text)
    except InvalidOperation:
        pass
    if match := NUMBER.search(text):
        return Decimal(match.group())
    spelled = "".join(character for character in text if character in "零一二三四五六七八九十")
    return SPELLED.get(spelled)


def _hint(truth: Truth, wrong: Iterable[Check]) -> bool | None:
    """Return whether the expected result with the foremost place has the right hint first."""
    if not truth.hints:
        return None
    wrong = list(wrong)
    for expected in truth.expected:
        for check in wrong:
            if _matches(check, expected):
                hints = check["hints"]
                return bool(hints) and any(_names(hints[0], each) for each in truth.hints)
    return False


def _names(hint: object, wanted: Hint) -> bool:
    """Return whether a hint is of a wanted kind and names the figures. A hint is a mapping or a text."""
    code = str(hint.get("code") or hint.get("kind") if isinstance(hint, Mapping) else hint)
    numbers = {Decimal(text) for leaf in _leaves(hint) for text in NUMBER.findall(leaf)}
    named = all(value in numbers or value / WAN in numbers for value in wanted.values)
    return named and _class(code) in {_class(kind) for kind in wanted.kinds}


def _class(code: str) -> str:
    lower = code.lower()
    return next((name for name, words in CLASSES if any(word in lower for word in words)), lower)


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    else:
        yield str(value).replace(",", "")


def _open_kinds(sample: Sample, alarms: Iterable[Check]) -> Iterator[str]:
    figures = sample.report.figures()
    for check in alarms:
        stated = _number(check["stated"])
        for each in sample.report.opens:
            if each.total is not None and figures[each.total].value == stated:
                yield each.kind
                break
