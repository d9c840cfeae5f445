"""What stands of what people decided on the findings of a report, and what the corrections change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.model.check import CheckResult
from extractor.model.decision import Answer, Decision
from extractor.model.extraction import Extraction

__all__ = ["Decisions", "Standing", "corrections", "standing"]

Decisions = Mapping[str, Sequence[Decision]]
"""By the fingerprint of the finding, the one that stands last."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions, the corrected figures by claim, and the checks that were made with them.

    `checks` is None where there is nothing to run again, or where it could not be done.
    """

    decisions: Decisions
    values: Mapping[str, Decimal] = field(default_factory=dict)
    checks: tuple[CheckResult, ...] | None = None

    def decided(self, result: CheckResult) -> Decision | None:
        """Return the decision that stands on a finding."""
        return standing(self.decisions.get(result.fingerprint, ()))

    def again(self, result: CheckResult) -> CheckResult | None:
        """Return what a check says with the corrected figures."""
        if self.checks is None or not result.claims:
            return None
        same = (
            each for each in self.checks if (each.rule, each.claims) == (result.rule, result.claims)
        )
        return next(same, None)

    def arisen(self, extraction: Extraction) -> tuple[CheckResult, ...]:
        """Return the findings that are there with the corrected figures only."""
        before = {(each.rule, each.claims, each.at) for each in extraction.findings}
        return tuple(
            each
            for each in self.checks or ()
            if each.is_finding and (each.rule, each.claims, each.at) not in before
        )


def standing(made: Sequence[Decision]) -> Decision | None:
    """Return the last decision; None where it took an answer back, or where there is none."""
    return made[-1] if made and made[-1].is_settled else None


def corrections(extraction: Extraction, decisions: Decisions) -> dict[str, Decimal]:
    """Return the figures that people corrected, by the claim that states another."""
    values: dict[str, Decimal] = {}
    for result in extraction.findings:
        made = standing(decisions.get(result.fingerprint, ()))
        if made is None or made.decision is not Answer.CORRECT:
            continue
        if made.figure is not None and made.value is not None and made.figure < len(result.claims):
            values[result.claims[made.figure]] = made.value
    return values
