"""Judge what was read of a generated sentence."""

from collections.abc import Sequence

from extractor.model.mention import QuantityMention
from tests.generators.quantities import Sample
from tests.generators.reference import reference_value

__all__ = ["faults"]


def faults(sample: Sample, mentions: Sequence[QuantityMention]) -> list[str]:
    """Return what is wrong: a figure too many or too few, a value, unit, bound or place."""
    if len(mentions) != len(sample.figures):
        taken = [sample.text[each.start : each.end] for each in mentions]
        return [f"{len(sample.figures)} figures in {sample.text!r}, read as {taken}"]
    found = []
    for figure, mention in zip(sample.figures, mentions, strict=True):
        printed, read = sample.text[mention.start : mention.end], mention.quantity
        wanted = (figure.value, figure.unit, figure.modifier, figure.low, figure.high)
        got = (read.value, read.unit, read.modifier.value, read.low, read.high)
        if got != wanted:
            found.append(f"{printed!r} in {sample.text!r} is read as {got}, not {wanted}")
        if not figure.start <= mention.number_start < mention.number_end <= figure.end:
            found.append(f"{printed!r} does not hold its number in {sample.text!r}")
        if reference_value(printed) != read.value:
            found.append(f"{printed!r} is {reference_value(printed)} to the slow reader")
    return found
