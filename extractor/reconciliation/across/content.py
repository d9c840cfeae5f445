"""What a report says, small enough to keep of thousands: pieces of its words, and its figures in pairs."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from extractor.model.extraction import Extraction
from extractor.model.outline import BlockKind
from extractor.text.normalise import fold

__all__ = ["Content", "condense", "overlap"]

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MASK = "0"
_SKETCH = 400
"""So many of the pieces are kept, those with the smallest hashes: a sample that is the same for the
same text, from which shared words are told to within a few percent."""


@dataclass(frozen=True, slots=True)
class Content:
    """Of two reports of the same words and figures both sets are the same.

    `words` has hashes of pieces of text without its numbers; `figures` has hashes of each figure that
    the report states, together with the one before it. Dates and numbers of documents, which reports of
    one template share, are no figures.
    """

    words: frozenset[int]
    figures: frozenset[int]


def condense(extraction: Extraction, shingle: int) -> Content:
    """Return the content of a report, its running headers left out; `shingle` is a piece's length."""
    text = fold("\n".join(_texts(extraction)))
    letters = "".join(filter(str.isalnum, _NUMBER.sub(_MASK, text)))
    pieces = {letters[start : start + shingle] for start in range(len(letters) - shingle + 1)}
    values = [f"{claim.value.normalize():f}" for claim in extraction.claims]
    pairs = {f"{before} {after}" for before, after in pairwise(["", *values])}
    return Content(frozenset(nsmallest(_SKETCH, map(_hash, pieces))), frozenset(map(_hash, pairs)))


def overlap(one: frozenset[int], other: frozenset[int]) -> int:
    """Return how much the texts of two samples share, in whole percent of what either has.

    >>> overlap(frozenset({1, 2, 3}), frozenset({1, 2, 4}))
    50
    """
    kept = sorted(one | other)[:_SKETCH]
    shared = sum(1 for piece in kept if piece in one and piece in other)
    return 100 * shared // len(kept) if kept else 100


def _texts(extraction: Extraction) -> Iterator[str]:
    """Yield all text in reading order, a table's cells where the table stands."""
    tables = {table.id: table for table in extraction.tables}
    for block in extraction.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        yield block.text
        if table := tables.get(block.table or ""):
            yield from _cells((table.header, *table.rows))


def _cells(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    for row in rows:
        yield "|".join(row)


def _hash(piece: str) -> int:
    """Return a number that is the same in every run."""
    return zlib.crc32(piece.encode())
