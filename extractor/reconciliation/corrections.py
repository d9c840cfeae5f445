"""Put a person's figures in the place of those that a report states, for the checks alone."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from extractor.model.quantity import Modifier
from extractor.model.record import Claim, Record, Report

__all__ = ["corrected"]


def corrected(report: Report, values: Mapping[str, Decimal]) -> Report:
    """Return a report in which some claims have another value; the text stays what is printed.

    Args:
        report: what the file states.
        values: id of the claim → what it should read, in the claim's unit.
    """
    return replace(
        report,
        claims=tuple(
            _restated(claim, values[claim.id]) if claim.id in values else claim
            for claim in report.claims
        ),
        records=tuple(_refilled(record, values) for record in report.records),
        doubted={name: found for name, found in report.doubted.items() if name not in values},
    )


def _restated(claim: Claim, value: Decimal) -> Claim:
    """Return a claim with an exact value: whoever corrects a figure has looked it up."""
    exponent = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(min(int(exponent), 0))
    return claim.model_copy(
        update={
            "value": value,
            "low": value,
            "high": value,
            "step": step,
            "modifier": Modifier.EXACT,
        }
    )


def _refilled(record: Record, values: Mapping[str, Decimal]) -> Record:
    """Return a record with the figures that were taken from corrected claims."""
    fields = {field: values[claim] for field, claim in record.sources.items() if claim in values}
    return record.model_copy(update=fields) if fields else record
