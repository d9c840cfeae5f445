"""What messages call an indicator, a report, its years."""

from collections.abc import Sequence

from extractor.grammar.loader import Grammar
from extractor.model.message import Message
from extractor.reconciliation.across.filing import Filing

__all__ = ["called", "dated", "listed", "span"]

_SHOWN = 8


def called(indicator: str, grammar: Grammar) -> Message:
    """Return the display name of an indicator."""
    rules = (rule for rule in grammar.indicators.indicator if rule.name == indicator)
    rule = next(rules, None)
    return (
        Message(zh=rule.title_zh, en=rule.title_en) if rule else Message(zh=indicator, en=indicator)
    )


def dated(filing: Filing) -> Message:
    """Return whose report of which years it is."""
    issuer, years = filing.info.issuer, span(filing.years)
    return Message(
        zh=f"{issuer or filing.name}{years and f' {years} 年'}",
        en=" ".join(filter(None, (issuer or filing.name, years))),
    )


def span(years: Sequence[int]) -> str:
    """Return years as a person writes them.

    >>> span((2023,)), span((2021, 2022))
    ('2023', '2021–2022')
    """
    return "–".join(map(str, dict.fromkeys((*years[:1], *years[-1:]))))


def listed(names: Sequence[str]) -> Message:
    """Return names as a person lists them, the first few of many."""
    shown, more = names[:_SHOWN], len(names) - _SHOWN
    few = Message(zh="、".join(shown), en=", ".join(shown))
    if more <= 0:
        return few
    return Message(zh=f"{few.zh} 等 {len(names)} 个", en=f"{few.en} and {more} more")
