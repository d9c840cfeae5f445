"""Where something stands, in words."""

from extractor.model.extraction import Extraction
from extractor.model.provenance import Place
from extractor.pictures.review import wording
from extractor.text.normalise import one_line

__all__ = ["place_words"]

_LONGEST = 24


def place_words(
    place: Place, extraction: Extraction, language: str, *, beside: Place | None = None
) -> str:
    """Return page, and table with row and column or section, as far as they are known.

    Args:
        place: where something stands.
        extraction: the report.
        language: `zh` or `en`.
        beside: a place that the reader looks at: its table and column are not named again.
    """
    parts = []
    if place.page is not None:
        parts.append(wording.filled("page", language, page=place.page))
    if place.table is not None:
        parts += _in_table(place, extraction, language, beside or Place())
    elif place.block is not None:
        parts.append(_in_text(place.block, extraction, language))
    return " · ".join(filter(None, parts))


def _in_table(place: Place, extraction: Extraction, language: str, beside: Place) -> list[str]:
    table = next((each for each in extraction.tables if each.id == place.table), None)
    if table is None:
        return []
    is_same = place.table == beside.table
    caption = table.caption or wording.filled("table", language, id=table.id)
    parts = [] if is_same else [_cut(caption)]
    if place.row is not None and place.row >= 0:
        parts.append(wording.filled("row", language, row=place.row + 1))
    if is_same and place.column == beside.column:
        return parts
    if place.column is not None and 0 <= place.column < len(table.header):
        parts.append(_cut(table.header[place.column]))
    return parts


def _in_text(block: int, extraction: Extraction, language: str) -> str:
    around = [each for each in extraction.sections if each.first_block <= block <= each.last_block]
    if not around:
        return wording.filled("paragraph", language, number=block + 1)
    inner = max(around, key=lambda section: section.depth)
    return _cut(" ".join(filter(None, (inner.number, inner.title))))


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
