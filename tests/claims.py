"""What must hold of every claim of every report, in whatever format it came."""

from collections.abc import Iterator
from itertools import pairwise

from extractor.model.extraction import Extraction
from extractor.model.record import Claim
from tests.generators.reference import is_read_as

__all__ = ["faults"]


def faults(made: Extraction) -> list[str]:
    """Return what is wrong: a text that is not at its place, two claims at one, a value misread."""
    return [*_misplaced(made), *_overlapping(made), *_misread(made)]


def _misplaced(made: Extraction) -> Iterator[str]:
    """Yield claims whose text does not stand at their place, character for character."""
    tables = {table.id: table.rows for table in made.tables}
    for claim in made.claims:
        at = claim.at
        if at.table is None:
            around = made.blocks[at.block or 0].text
        else:
            around = tables[at.table][at.row or 0][at.column or 0]
        if at.block is None or not claim.text or around[at.start : at.end] != claim.text:
            yield f"{claim.id}: {claim.text!r} is not at {at}"


def _overlapping(made: Extraction) -> Iterator[str]:
    """Yield claims that share a character with another."""
    for one, other in pairwise(sorted(made.claims, key=_place)):
        if _place(one)[:-2] == _place(other)[:-2] and _place(other)[-2] < _place(one)[-1]:
            yield f"{one.id} and {other.id} are both at {one.at}"


def _place(claim: Claim) -> tuple[int, str, int, int, int, int]:
    at = claim.at
    numbers = (at.row, at.column, at.start, at.end)
    row, column, start, end = (number or 0 for number in numbers)
    return at.block or 0, at.table or "", row, column, start, end


def _misread(made: Extraction) -> Iterator[str]:
    """Yield claims of sentences whose characters a slow reader reads otherwise."""
    for claim in made.claims:
        if claim.at.table is None and not is_read_as(claim.text, claim.value):
            yield f"{claim.id}: {claim.text!r} is no {claim.value}"
