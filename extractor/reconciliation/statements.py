"""Which figures of the text say the same thing, and how a report may be held against its own tables."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.model.message import Message
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, Modality, Report, Role
from extractor.reconciliation.hints import digit_hints

__all__ = [
    "LOCAL",
    "Subject",
    "conclusion",
    "is_firm",
    "looks_alike",
    "said",
    "said_by_subject",
    "subject",
]

Subject = tuple[str, str, tuple[tuple[str, str], ...]]
"""What a figure is about: indicator, unit, dimensions."""

LOCAL = ("level", "mode", "batch", "major", "school", "department")
"""Dimensions that narrow a figure to a part of the report's subject."""


def subject(claim: Claim) -> Subject:
    """Return what a figure is about, its year aside."""
    return claim.indicator or "", claim.unit or "", tuple(sorted(claim.dimensions.items()))


def is_firm(claim: Claim) -> bool:
    """Return whether a figure is exact, reported, and no change or part."""
    loose = {Role.CHANGE, Role.PART}
    is_exact = claim.modifier is Modifier.EXACT
    return is_exact and claim.modality is Modality.STATED and claim.role not in loose


def looks_alike(one: Decimal, other: Decimal) -> bool:
    """Return whether one figure may be a misprint of another: digits swapped, or one wrong.

    A figure that lacks a digit of another is as likely one of its parts.
    """
    same_length = one.adjusted() == other.adjusted()
    return same_length and any(digit_hints(one, other))


def conclusion(*, agrees: bool) -> Message:
    """Return the words that end a message."""
    if agrees:
        return Message(zh="，一致。", en="They agree.")
    return Message(zh="，不一致。", en="They disagree.")


def said(report: Report) -> Iterator[Claim]:
    """Yield the figures of the text whose indicator is known."""
    return (claim for claim in report.claims if claim.at.table is None and claim.indicator)


def said_by_subject(report: Report) -> dict[Subject, list[Claim]]:
    """Return the firm figures of the text by what they are about, in their order."""
    found: dict[Subject, list[Claim]] = defaultdict(list)
    for claim in said(report):
        if is_firm(claim):
            found[subject(claim)].append(claim)
    return found
