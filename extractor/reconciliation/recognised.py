"""Say of a finding that it rests on the recognition of a scan, and which figure that was unsure of."""

from collections.abc import Iterable, Iterator

from extractor.model.check import CheckResult, Hint
from extractor.model.message import Message
from extractor.model.record import Report

__all__ = ["mark_recognised"]


def mark_recognised(results: Iterable[CheckResult], report: Report) -> tuple[CheckResult, ...]:
    """Return the results; a finding on a recognised page says so, a doubtful figure in it comes first."""
    if not report.source.ocr_pages:
        return tuple(results)
    pages = frozenset(report.source.ocr_pages)
    return tuple(
        result.model_copy(update={"hints": (*_doubts(result, report), *result.hints, _RECOGNISED)})
        if result.is_finding and any(place.page in pages for place in result.at)
        else result
        for result in results
    )


def _doubts(result: CheckResult, report: Report) -> Iterator[Hint]:
    """Yield the figures of a result that the recognition was unsure of, the least sure first."""
    doubted = {claim.id: claim for claim in report.claims if claim.id in report.doubted}
    unsure = [doubted[name] for name in result.claims if name in doubted]
    for claim in sorted(unsure, key=lambda claim: claim.confidence):
        characters = "".join(report.doubted[claim.id])
        yield Hint(
            code="ocr-doubt",
            message=Message(
                zh=f"“{claim.text}”中的“{characters}”识别把握不大，请核对原件。",
                en=f'"{characters}" in "{claim.text}" was hard to recognise: look at the original.',
            ),
        )


_RECOGNISED = Hint(
    code="ocr",
    message=Message(
        zh="此处文字由扫描件识别得来，请先核对原件。",
        en="These words were recognised in a scan: look at the original first.",
    ),
)
