"""A report without pages: its blocks one below the other, its tables as tables."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape

from extractor.model.extraction import Extraction
from extractor.model.outline import BlockKind
from extractor.model.record import Table
from extractor.pictures.marks import Layer, Mark
from extractor.pictures.sheet import attributes

__all__ = ["flow"]

Key = tuple[int | str | None, ...]


def flow(extraction: Extraction, marks: Iterable[Mark]) -> str:
    """Return all blocks, with their figures and findings marked."""
    by_place: dict[Key, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_place[_key(mark)].append(mark)
    tables = {table.id: table for table in extraction.tables}
    parts = []
    for index, block in enumerate(extraction.blocks):
        if block.kind is BlockKind.TABLE:
            parts.append(_table(tables[block.table or ""], by_place))
            continue
        own = [mark for mark in by_place[index,] if mark.layer is Layer.BLOCK]
        inner = _marked(block.text, by_place[index,])
        parts.append(f"<p {attributes(own[0])}>{inner}</p>" if own else f"<p>{inner}</p>")
    return f"<article>{''.join(parts)}</article>"


def _key(mark: Mark) -> Key:
    place = mark.place
    return (place.block,) if place.table is None else (place.table, place.row, place.column)


def _marked(text: str, marks: Sequence[Mark]) -> str:
    """Return a text with its figures marked; of marks that overlap the first is taken."""
    spans = sorted(
        (mark.place.start, mark.place.end, number, mark)
        for number, mark in enumerate(marks)
        if mark.place.start is not None and mark.place.end is not None
    )
    html, at = "", 0
    for start, end, _, mark in spans:
        if start >= at:
            html += (
                f"{escape(text[at:start])}<mark {attributes(mark)}>{escape(text[start:end])}</mark>"
            )
            at = end
    return html + escape(text[at:])


def _table(table: Table, by_place: dict[Key, list[Mark]]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in table.header)
    rows = []
    for row, texts in enumerate(table.rows):
        cells = []
        for column, text in enumerate(texts):
            found = by_place[table.id, row, column]
            inner = escape(text)
            for mark in reversed(found):
                inner = f"<mark {attributes(mark)}>{inner}</mark>"
            cells.append(f"<td>{inner}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
