"""Walk what is printed, in order: paragraphs, tables, text boxes, notes, headers and footers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.model.document import Grid, Item, Line, LineRole
from extractor.readers.docx.markup import Element, attribute, printed, w
from extractor.readers.docx.numbering import Numbering
from extractor.readers.docx.package import Package
from extractor.readers.docx.pictures import Picture, find_picture
from extractor.readers.docx.styles import Styles
from extractor.readers.docx.tables import TableFrame, read_frame
from extractor.readers.docx.text import Paragraph, ends_in_print, read_paragraph

__all__ = ["read_items"]

_PARAGRAPH, _TABLE, _FOREIGN = w("p"), w("tbl"), w("altChunk")
_BLOCKS = frozenset({_PARAGRAPH, _TABLE, _FOREIGN})
_TEXT_BOX = frozenset({w("txbxContent")})
_NOTE_KINDS = {w("footnote"): "footnote", w("endnote"): "endnote"}

_FOREIGN_TEXT = Picture(is_object=True, is_large=True, is_alone=True)
"""A file of another format that Word would import on opening."""


def read_items(package: Package) -> list[Item | Picture]:
    """Return all that a file prints, pictures where they stand; notes and furniture last."""
    walk = _Walk(package)
    items = list(walk.blocks(package.body))
    items.extend(walk.notes(package.notes))
    for role, root in package.furniture:
        items.extend(replace(line, role=role, level=None) for line in _lines(walk.blocks(root)))
    return items


def _lines(items: Iterator[Item | Picture]) -> Iterator[Line]:
    """Yield what is text, a table's cells one by one."""
    for item in items:
        if isinstance(item, Line):
            yield item
        elif isinstance(item, Grid):
            yield from (Line(cell.text) for cell in item.cells if cell.text)


def _is_apart(item: Item | Picture) -> bool:
    """Return whether an item in a cell stands for itself: a table, or an object that may hold one."""
    return isinstance(item, Grid) or (isinstance(item, Picture) and item.is_object)


class _Walk:
    """One way through a file; it keeps the lists' counts and the notes that were referred to."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles)
        self._notes: dict[tuple[str, str], None] = {}

    def blocks(self, parent: Element) -> Iterator[Item | Picture]:
        """Yield the paragraphs and tables in an element, with all that is anchored in them."""
        pieces: list[Element] = []
        has_gap = False
        for block in printed(parent, _BLOCKS):
            if block.tag == _PARAGRAPH:
                pieces.append(block)
                if not ends_in_print(block):
                    continue
            if pieces:
                items = list(self._paragraph(pieces, has_gap=has_gap))
                has_gap = not items
                yield from items
                pieces = []
            if block.tag != _PARAGRAPH:
                has_gap = False
                yield from self._table(block) if block.tag == _TABLE else (_FOREIGN_TEXT,)
        if pieces:
            yield from self._paragraph(pieces, has_gap=has_gap)

    def _paragraph(self, pieces: Sequence[Element], *, has_gap: bool) -> Iterator[Item | Picture]:
        paragraph = read_paragraph(pieces, self._styles)
        marker = self._numbering.marker(pieces[-1])
        text = (marker or "") + paragraph.text if paragraph.text else (marker or "").rstrip()
        if text.strip():
            role, level = self._styles.role(pieces[-1])
            if role is LineRole.BODY and marker is not None:
                role = LineRole.LIST_ITEM
            yield Line(text, style=paragraph.style, role=role, level=level, gap=has_gap)
        self._notes.update(dict.fromkeys(paragraph.notes))
        yield from self._anchored(paragraph)

    def _anchored(self, paragraph: Paragraph) -> Iterator[Item | Picture]:
        for drawing in paragraph.anchored:
            for box in printed(drawing, _TEXT_BOX):
                yield from self.blocks(box)
            picture = find_picture(drawing, is_alone=not paragraph.text.strip())
            if picture is not None:
                yield picture

    def _table(self, table: Element) -> Iterator[Item | Picture]:
        """Yield a table, then those nested in it; a frame of one cell is only what it frames."""
        frame = read_frame(table)
        if frame.rows == frame.columns == 1:
            yield from self.blocks(frame.boxes[0].element)
        elif frame.boxes:
            yield from self._grid(frame)

    def _grid(self, frame: TableFrame) -> Iterator[Item | Picture]:
        cells = list(frame.blanks())
        inner: list[Item | Picture] = []
        for box in frame.boxes:
            items = list(self.blocks(box.element))
            lines = [item.text for item in items if isinstance(item, Line)]
            inner.extend(item for item in items if _is_apart(item))
            cells.append(box.cell("\n".join(lines)))
        cells.sort(key=lambda cell: (cell.row, cell.column))
        yield Grid(tuple(cells), frame.rows, frame.columns, header_rows=frame.header_rows)
        yield from inner

    def notes(self, roots: Sequence[Element]) -> Iterator[Line]:
        """Yield the footnotes and endnotes that the text refers to, in its order."""
        found = {
            (_NOTE_KINDS[str(note.tag)], attribute(note, "id") or ""): note
            for root in roots
            for note in root.iter(*_NOTE_KINDS)
        }
        for key in list(self._notes):
            if key in found:
                for line in _lines(self.blocks(found[key])):
                    yield replace(line, text=line.text.strip(), role=LineRole.FOOTNOTE, level=None)
