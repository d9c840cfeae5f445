"""Runs the checks of a report again with the figures that people corrected."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from extractor.errors import ExtractorError
from extractor.grammar import load_grammar
from extractor.model.check import CheckResult
from extractor.model.extraction import Extraction
from extractor.model.record import Report
from extractor.pictures.review.standing import Decisions, Standing, corrections
from extractor.pipeline import recheck, understand
from extractor.review.originals import PDFIUM, Original

__all__ = ["stand"]


def stand(extraction: Extraction, decisions: Decisions, original: Original) -> tuple[Standing, str]:
    """Return what stands, and why checks could not be run again (a key of the words), if so.

    The file is understood anew and stays as it is: the figures are replaced in what it states.
    """
    values = corrections(extraction, decisions)
    if not values:
        return Standing(decisions), ""
    if original.path is None:
        return Standing(decisions, values), original.problem
    try:
        report = _understood(original.path, extraction.source.sha256, extraction.source.name)
    except (ExtractorError, OSError):
        return Standing(decisions, values), "gone"
    if [(claim.id, claim.value) for claim in report.claims] != [
        (claim.id, claim.value) for claim in extraction.claims
    ]:
        return Standing(decisions, values), "outdated"
    return Standing(decisions, values, _checks(report, values)), ""


@lru_cache(8)
def _understood(path: Path, digest: str, name: str) -> Report:
    del digest
    with PDFIUM:
        return understand(path, grammar=load_grammar(), name=name)


_RECENT: dict[
    tuple[int, tuple[tuple[str, Decimal], ...]], tuple[Report, tuple[CheckResult, ...]]
] = {}
_KEPT = 16


def _checks(report: Report, values: Mapping[str, Decimal]) -> tuple[CheckResult, ...]:
    """Return the checks, kept for the next look at the page."""
    key = (id(report), tuple(sorted(values.items())))
    found = _RECENT.get(key)
    if found is None or found[0] is not report:
        while len(_RECENT) >= _KEPT:
            del _RECENT[next(iter(_RECENT))]
        found = (report, recheck(report, values, grammar=load_grammar()))
        _RECENT[key] = found
    return found[1]
