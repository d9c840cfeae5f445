"""`duplicate.report` and `superseded`: which reports do not count, because another says it already or later."""

from collections.abc import Iterator
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.model.check import Hint, Verdict
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.reconciliation.across.copies import Copy
from extractor.reconciliation.across.drafts import Draft, whole
from extractor.reconciliation.across.filing import Filing
from extractor.reconciliation.across.shelf import Shelf
from extractor.reconciliation.across.stated import Dimensions
from extractor.reconciliation.across.versions import Versions
from extractor.reconciliation.across.wording import called, dated, listed, span
from extractor.reconciliation.results import STRUCTURE, joined, show

__all__ = ["DUPLICATE", "LATER", "SUPERSEDED", "check_copies", "check_versions"]

DUPLICATE = "duplicate.report"
SUPERSEDED = "superseded"
LATER = "a later report stands for it"

_SHOWN = 5
"""Figures named in which two versions of a report differ."""


def check_copies(shelf: Shelf, grammar: Grammar) -> Iterator[Draft]:
    """Yield each report that says the same as another: in doubt where some figures differ."""
    return (_copied(copy, grammar) for copy in shelf.copies)


def check_versions(shelf: Shelf, grammar: Grammar) -> Iterator[Draft]:
    """Yield each report that a later one stands for, and those of which nothing says which is later."""
    del grammar
    for versions in shelf.versions:
        for filing in versions.superseded:
            yield _superseded(filing, versions.latest[0])
        if len(versions.latest) > 1:
            yield _unordered(versions)


def _copied(copy: Copy, grammar: Grammar) -> Draft:
    filing, original = copy.filing, copy.original
    start = Message(
        zh=f"{filing.name} 与 {original.name} 是同一份报告：文字 {copy.words}% 相同，数字"
        f"{'全部' if copy.is_same else f' {copy.figures}% '}相同。",
        en=f"{filing.name} is the same report as {original.name}: {copy.words} % of the words"
        f" and {copy.figures} % of the figures are the same.",
    )
    return Draft(
        rule=DUPLICATE,
        verdict=Verdict.INCONSISTENT if copy.is_same else Verdict.UNCERTAIN,
        severity=Severity.WARNING,
        issuer=filing.info.issuer,
        years=filing.years,
        sites=whole(filing, original),
        labels=(filing.info.title or "", original.info.title or "", original.info.issuer or ""),
        hints=() if copy.is_same else tuple(_differences(copy, grammar)),
        message=joined(start, *_odd(copy)),
    )


def _differences(copy: Copy, grammar: Grammar) -> Iterator[Hint]:
    """Yield the figures of which one report gives another value than the other, the first few."""
    own, other = (_values(filing) for filing in (copy.filing, copy.original))
    changed = [what for what in own if what in other and own[what] != other[what]]
    for indicator, about in changed[:_SHOWN]:
        name = called(indicator, grammar)
        whose = "".join(f"{value} " for _, value in about)
        here, there = (", ".join(map(show, values[indicator, about])) for values in (own, other))
        yield Hint(
            code="other-figure",
            message=Message(
                zh=f"{whose}{name.zh}：前者 {here}，后者 {there}。",
                en=f"{whose}{name.en}: {here} in the former, {there} in the latter.",
            ),
        )


def _values(filing: Filing) -> dict[tuple[str, Dimensions], list[Decimal]]:
    """Return the different values that a report gives for each thing it counts."""
    found: dict[tuple[str, Dimensions], list[Decimal]] = {}
    for figure in filing.stated:
        values = found.setdefault((figure.indicator, figure.about), [])
        if figure.value not in values:
            values.append(figure.value)
    return found


def _odd(copy: Copy) -> Iterator[Message]:
    """Yield what should not be different where the rest is the same."""
    one, other = copy.filing, copy.original
    if not copy.is_of_same_issuer:
        yield Message(
            zh=f"两者所署单位不同：{one.info.issuer}，{other.info.issuer}。",
            en=f"They name different issuers: {one.info.issuer}, {other.info.issuer}.",
        )
    if not copy.is_of_same_years:
        yield Message(
            zh=f"两者年度不同：{span(one.years)}，{span(other.years)}。",
            en=f"They are of different years: {span(one.years)}, {span(other.years)}.",
        )


def _superseded(filing: Filing, latest: Filing) -> Draft:
    why = _why(filing, latest)
    return Draft(
        rule=SUPERSEDED,
        verdict=Verdict.NOT_ASSESSABLE,
        issuer=filing.info.issuer,
        years=filing.years,
        sites=whole(filing, latest),
        reason=LATER,
        labels=(filing.info.issued_on or "", str(filing.revision)),
        message=Message(
            zh=f"{filing.name} 已由 {latest.name} 取代（{why.zh}），其数字不参与比较。",
            en=f"{filing.name} is superseded by {latest.name} ({why.en}); its figures are not compared.",
        ),
    )


def _why(filing: Filing, latest: Filing) -> Message:
    """Return how the later of two reports is known."""
    dates = filing.info.issued_on, latest.info.issued_on
    if all(dates) and dates[0] != dates[1]:
        return Message(zh=f"{dates[0]} → {dates[1]}", en=f"{dates[0]} → {dates[1]}")
    return Message(zh="后者标明为修订", en="the latter is marked as revised")


def _unordered(versions: Versions) -> Draft:
    first, *_ = versions.latest
    files = listed([filing.name for filing in versions.latest])
    who = dated(first)
    return Draft(
        rule=SUPERSEDED,
        verdict=Verdict.UNCERTAIN,
        severity=Severity.INFO,
        issuer=first.info.issuer,
        years=first.years,
        sites=whole(*versions.latest),
        reason=STRUCTURE,
        message=Message(
            zh=f"{who.zh}有 {len(versions.latest)} 份同类报告，日期和名称都看不出先后：{files.zh}。",
            en=f"{who.en}: {len(versions.latest)} reports of one kind, and neither date nor name says "
            f"which is later: {files.en}.",
        ),
    )
