"""Read Word files (`.docx`): what a reader of the page sees, with what Word says of it.

Tracked changes are read as accepted, field results stand for their codes, hidden text is left out,
and the list numbers that Word makes itself stand in the text.
"""

from extractor.model.document import Document
from extractor.model.provenance import Source
from extractor.readers.docx.body import read_items
from extractor.readers.docx.package import open_package
from extractor.readers.docx.pictures import Picture, describe

__all__ = ["read_docx"]


def read_docx(data: bytes, source: Source) -> Document:
    """Return a Word file as paragraphs and tables; notes, headers and footers come last.

    A picture in which a table may stand, and an embedded object, give a diagnostic.

    Raises:
        ReadError: the file is damaged or too large.
    """
    items = read_items(open_package(data, source.name))
    return Document(
        source=source,
        items=tuple(item for item in items if not isinstance(item, Picture)),
        diagnostics=tuple(describe(items)),
    )
