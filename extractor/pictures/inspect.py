"""A report's pages with what was understood drawn over them; a report without pages as its blocks."""

from collections.abc import Collection
from pathlib import Path

from extractor.errors import ReadCause, ReadError
from extractor.grammar import Grammar, load_grammar
from extractor.pictures.flow import flow
from extractor.pictures.marks import marks
from extractor.pictures.markup import document
from extractor.pictures.sheet import sheet
from extractor.pipeline import extract
from extractor.readers import read
from extractor.readers.paged.render import page_images
from extractor.segmentation import segment

__all__ = ["inspect"]

DPI = 110
PDF = "application/pdf"


def inspect(
    path: Path, *, page: int | None = None, grammar: Grammar | None = None, language: str = "en"
) -> str:
    """Return one self-contained HTML file that shows a report and what was understood of it.

    Args:
        path: the report.
        page: the page to show, from 1; all where None.
        grammar: the rules; those for 1+X pilot reports where none are given.
        language: that of the person who looks, `zh` or `en`.

    Raises:
        ReadError: the file cannot be read, or has no such page.
    """
    grammar = grammar or load_grammar()
    extraction = extract(path, grammar=grammar)
    outline = segment(read(path), grammar)
    found = [*marks(extraction, outline, language)]
    if extraction.source.media_type != PDF:
        if page is not None:
            raise ReadError(path.name, ReadCause.MISSING, "the format has no pages", f"page {page}")
        return document(extraction, [flow(extraction, found)], language)
    wanted = _wanted(page, extraction.source.pages or 0, path.name)
    images = page_images(path.read_bytes(), path.name, wanted, DPI)
    return document(extraction, [sheet(image, found, language) for image in images], language)


def _wanted(page: int | None, total: int, name: str) -> Collection[int]:
    if page is None:
        return range(1, total + 1)
    if page > total:
        raise ReadError(name, ReadCause.MISSING, f"it has {total} pages", f"page {page}")
    return (page,)
