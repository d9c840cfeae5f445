"""Which figures of the text say the same thing, and how a report may be held against its own tables."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.model.message import Message
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, Modality, Report, Role
from extractor.reconciliation.hints import is_one_digit_off, is_swapped

__all__ = [
    "LOCAL",
    "Subject",
    "conclusion",
    "is_firm",
    "is_telling",
    "looks_alike",
    "said",
    "said_by_subject",
    "subject",
    "table_totals",
]

_TELLING = 3
"""Of figures of fewer digits many are like each other."""

Subject = tuple[str, tuple[tuple[str, str], ...]]
"""What a figure is about: indicator and dimensions."""

LOCAL = ("level", "mode", "batch", "major", "school", "department")
"""Dimensions that narrow a figure to a part of the report's subject."""


def subject(claim: Claim) -> Subject:
    """Return what a figure is about, its year aside."""
    return claim.indicator or "", tuple(sorted(claim.dimensions.items()))


def is_firm(claim: Claim) -> bool:
    """Return whether a figure is exact, reported, and no change or part."""
    loose = {Role.CHANGE, Role.PART}
    is_exact = claim.modifier is Modifier.EXACT
    return is_exact and claim.modality is Modality.STATED and claim.role not in loose


def looks_alike(one: Decimal, other: Decimal) -> bool:
    """Return whether one figure may be a misprint of another: digits swapped, or one wrong.

    A figure that lacks a digit of another is as likely one of its parts.
    """
    found, wanted = _digits(one, other)
    same_length = len(found) == len(wanted)
    return same_length and (is_swapped(found, wanted) or is_one_digit_off(found, wanted))


def is_telling(one: Decimal, other: Decimal) -> bool:
    """Return whether figures have digits enough that one is hardly like another by chance."""
    return min(map(len, _digits(one, other))) >= _TELLING


def _digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Return the digits of two figures as printed, less the zeros that both end in: 12万 and 13万.

    >>> _digits(Decimal(120000), Decimal(135000)), _digits(Decimal("1.5"), Decimal(12))
    (('120', '135'), ('15', '120'))
    """
    scale = max(0, *(-int(each.as_tuple().exponent) for each in (one, other)))
    found, wanted = (str(int(abs(each).scaleb(scale))) for each in (one, other))
    while found.endswith("0") and wanted.endswith("0"):
        found, wanted = found[:-1], wanted[:-1]
    return found, wanted


def conclusion(*, agrees: bool) -> Message:
    """Return the words that end a message."""
    if agrees:
        return Message(zh="，一致。", en="They agree.")
    return Message(zh="，不一致。", en="They disagree.")


def said(report: Report) -> Iterator[Claim]:
    """Yield the figures of the text whose indicator is known."""
    return (claim for claim in report.claims if claim.at.table is None and claim.indicator)


def table_totals(report: Report) -> dict[str, list[Claim]]:
    """Return the totals of the tables by indicator; totals of a part of a table aside."""
    found: dict[str, list[Claim]] = defaultdict(list)
    subtotals = {table.id: set(table.subtotal_rows) for table in report.tables}
    for claim in report.claims:
        is_total = claim.at.table is not None and claim.role is Role.TOTAL
        rows = subtotals.get(claim.at.table or "", set())
        is_whole = not claim.dimensions and claim.at.row not in rows
        if is_total and is_whole and claim.indicator:
            found[claim.indicator].append(claim)
    return found


def said_by_subject(report: Report) -> dict[Subject, list[Claim]]:
    """Return the firm figures of the text by what they are about, in their order."""
    found: dict[Subject, list[Claim]] = defaultdict(list)
    for claim in said(report):
        if is_firm(claim):
            found[subject(claim)].append(claim)
    return found
