"""From what a comparison found to the result a person reads: order, number, fingerprint."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.model.check import Hint, Verdict
from extractor.model.comparison import Comparison, Site
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.reconciliation.across.filing import Filing
from extractor.reconciliation.across.stated import Spot, Stated
from extractor.reconciliation.results import usual_severity
from extractor.reconciliation.rounding import EXACT, is_kept

__all__ = ["Draft", "Figured", "complete", "located", "whole"]

_FINGERPRINT_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure in a report, or the whole report where there is no figure."""

    filing: Filing
    claim: str | None = None
    spot: Spot | None = None


def located(filing: Filing, figure: Stated) -> Figured:
    """Return where a report states a figure."""
    return Figured(filing, figure.claim, figure.spot)


def whole(*filings: Filing) -> tuple[Figured, ...]:
    """Return reports as they are, no figure of them meant."""
    return tuple(Figured(filing) for filing in filings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a comparison found, before it has a number.

    Attributes:
        issuer: whom it is about, as printed.
        sites: where to look, the report that is spoken of first.
        labels: what tells it apart from others of the same rule and report.
    """

    rule: str
    verdict: Verdict
    message: Message
    issuer: str | None
    years: tuple[int, ...]
    sites: tuple[Figured, ...] = ()
    labels: tuple[str, ...] = ()
    severity: Severity | None = None
    stated: Decimal | None = None
    computed: Decimal | None = None
    equation: str | None = None
    reason: str | None = None
    hints: tuple[Hint, ...] = ()


def complete(drafts: Iterable[Draft]) -> tuple[Comparison, ...]:
    """Return the results by issuer, year and rule, numbered x1, x2 …, each with its fingerprint.

    Their order is that of what they say, not of how the reports came.
    """
    seen: Counter[str] = Counter()
    results = []
    for number, draft in enumerate(sorted(drafts, key=_order), 1):
        core = _core(draft)
        results.append(_comparison(draft, f"x{number}", _digest(core, seen[core])))
        seen[core] += 1
    return tuple(results)


def _order(draft: Draft) -> tuple[object, ...]:
    places = [(site.filing.file, site.filing.id, site.claim or "") for site in draft.sites]
    return draft.issuer or "", draft.years, draft.rule, places, draft.labels


def _comparison(draft: Draft, identifier: str, fingerprint: str) -> Comparison:
    return Comparison(
        id=identifier,
        rule=draft.rule,
        verdict=draft.verdict,
        severity=draft.severity or usual_severity(draft.verdict),
        issuer=draft.issuer,
        years=draft.years,
        stated=_kept(draft.stated),
        computed=_kept(draft.computed),
        difference=_kept(_difference(draft)),
        equation=draft.equation,
        sites=tuple(_site(each) for each in draft.sites),
        reason=draft.reason,
        hints=draft.hints,
        message=draft.message,
        fingerprint=fingerprint,
    )


def _site(figured: Figured) -> Site:
    return Site(
        report=figured.filing.id,
        file=figured.filing.file,
        claim=figured.claim,
        at=figured.spot.place() if figured.spot else None,
    )


def _difference(draft: Draft) -> Decimal | None:
    if draft.stated is None or draft.computed is None:
        return None
    return EXACT.subtract(draft.stated, draft.computed)


def _kept(value: Decimal | None) -> Decimal | None:
    """Return a figure that the model keeps; one of too many digits stands in the equation alone."""
    return value if value is not None and is_kept(value) else None


def _core(draft: Draft) -> str:
    """Return what a result is about, free of offsets and of the files' bytes."""
    kinds = [site.filing.info.kind.value for site in draft.sites[:1]]
    figures = [_canonical(draft.stated), _canonical(draft.computed)]
    about: Sequence[object] = [
        draft.issuer, list(draft.years), kinds, draft.rule, sorted(draft.labels), figures,
    ]  # fmt: skip
    return json.dumps(about, ensure_ascii=False)


def _canonical(value: Decimal | None) -> str | None:
    return f"{value.normalize(EXACT):f}" if value is not None else None


def _digest(core: str, ordinal: int) -> str:
    return hashlib.sha256(f"{core}#{ordinal}".encode()).hexdigest()[:_FINGERPRINT_LENGTH]
