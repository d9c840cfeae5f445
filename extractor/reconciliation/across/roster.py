"""`missing.report`: who should have handed in a report, and has not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from extractor.grammar.loader import Grammar
from extractor.model.check import Hint, Verdict
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.reconciliation.across.drafts import Draft
from extractor.reconciliation.across.issuers import Issuer, read_issuer
from extractor.reconciliation.across.shelf import Expected, Shelf
from extractor.reconciliation.across.wording import listed, span

__all__ = ["RULE", "check_roster"]

RULE = "missing.report"

_BEGINNING = 2
"""Names of one school begin with the same characters: those of its place."""

_ALIKE = 0.85
"""Names that share less are those of two schools (江州职业技术学院, 江州工业职业技术学院)."""


def check_roster(shelf: Shelf, grammar: Grammar) -> Iterator[Draft]:
    """Yield each school of the list that has handed in nothing, or nothing of the year asked for."""
    names = _Names(shelf, grammar)
    for expected in dict.fromkeys(shelf.expected or ()):
        issuer = read_issuer(expected.school, grammar)
        if issuer and not names.has(issuer, expected.years):
            yield _missing(expected, names.hints(issuer))


class _Names:
    """Who has handed in, by name and by how a name begins."""

    def __init__(self, shelf: Shelf, grammar: Grammar) -> None:
        self._years: dict[Issuer, set[int]] = defaultdict(set)
        for filing in shelf.filings:
            if filing.issuer:
                self._years[filing.issuer].update(filing.years)
        wanted = (read_issuer(each.school, grammar) for each in shelf.expected or ())
        asked = frozenset(issuer for issuer in wanted if issuer)
        self._others: dict[str, list[Issuer]] = defaultdict(list)
        self._departments: dict[str, list[str]] = defaultdict(list)
        for issuer in sorted(self._years):
            if issuer.department:
                self._departments[issuer.name].append(issuer.department)
            elif issuer not in asked:
                self._others[issuer.name[:_BEGINNING]].append(issuer)

    def has(self, issuer: Issuer, years: Iterable[int]) -> bool:
        """Tell whether somebody has handed in a report of these years; without years, any."""
        return issuer in self._years and set(years) <= self._years[issuer]

    def hints(self, issuer: Issuer) -> Iterator[Hint]:
        """Yield what was handed in instead."""
        if issuer in self._years:
            yield Hint(code="other-year", message=_instead(sorted(self._years[issuer])))
        if departments := self._departments.get(issuer.name):
            names = listed(departments)
            yield Hint(
                code="departments-only",
                message=Message(
                    zh=f"其二级学院已交：{names.zh}。", en=f"Its departments have: {names.en}."
                ),
            )
        for other in self._others.get(issuer.name[:_BEGINNING], ()):
            if _is_like(issuer.name, other.name):
                yield Hint(
                    code="similar-name",
                    message=Message(
                        zh=f"有一份报告署名“{other.text}”，不在名单之中。",
                        en=f'A report is signed "{other.text}", who is not on the list.',
                    ),
                )


def _instead(years: Sequence[int]) -> Message:
    """Return of which years a school's reports are, where they are not those asked for."""
    if not years:
        return Message(
            zh="已交的报告没有写明年度。", en="What was handed in does not say of which year it is."
        )
    told = listed([str(year) for year in years])
    return Message(zh=f"已交的是 {told.zh} 年度的报告。", en=f"What was handed in is of {told.en}.")


def _is_like(one: str, other: str) -> bool:
    """Tell whether two names may be one school's: nearly the same, or one the other's short form."""
    short, long = sorted((one, other), key=len)
    characters = iter(long)
    if all(character in characters for character in short):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _missing(expected: Expected, hints: Iterator[Hint]) -> Draft:
    years = span(expected.years)
    return Draft(
        rule=RULE,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.WARNING,
        issuer=expected.school,
        years=expected.years,
        hints=tuple(hints),
        message=Message(
            zh=f"{expected.school}没有提交{years and f' {years} 年的'}报告。",
            en=f"{expected.school} has handed in no report{years and f' of {years}'}.",
        ),
    )
