"""The tools: each opens a PDF and gives its text and tables, with the settings its documentation advises.

`work` is what the clock sees; `tell` turns its result into a `Reading`, outside the clock. Each imports what
it needs when it is made, so that a worker carries one tool only.
"""

import contextlib
import hashlib
import io
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.pdf_pages.reading import Found, Reading

__all__ = ["TOOLS", "Tool"]

Tool = tuple[Callable[[Path], Any], Callable[[Any], Reading]]


def _texts(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    return [["" if text is None else str(text) for text in row] for row in rows]


def _extract() -> Tool:
    """Return the whole of ours. The header's levels are asked for outside the clock."""
    from extractor import extract  # noqa: PLC0415
    from extractor.grammar import load_grammar  # noqa: PLC0415
    from extractor.model.outline import BlockKind  # noqa: PLC0415
    from extractor.readers import read  # noqa: PLC0415
    from extractor.segmentation import segment  # noqa: PLC0415

    grammar = load_grammar()

    def work(path: Path) -> Any:  # noqa: ANN401
        extract(path, grammar=grammar)
        return path

    def tell(path: Any) -> Reading:  # noqa: ANN401
        outline = segment(read(path), grammar)
        tables = []
        for table in outline.tables:
            rows = [[slot.text for slot in row] for row in (*table.header_levels, *table.rows)]
            pages = [(fragment.page or 1) - 1 for fragment in table.fragments] or [0]
            tables.append(Found(min(pages), max(pages), rows))
        body = [block for block in outline.blocks if block.kind is not BlockKind.FURNITURE]
        return Reading(
            text="\n".join(block.text for block in body),
            tables=tables,
            joined=True,
            sections=[(section.depth, section.title) for section in outline.sections],
            problems=[one.code for one in outline.diagnostics],
        )

    return work, tell


def _reader() -> Tool:
    """Return our reader of pages alone, all its lines and grids."""
    from extractor.model.document import Grid, Line  # noqa: PLC0415
    from extractor.model.provenance import Source  # noqa: PLC0415
    from extractor.readers.paged import read_pdf  # noqa: PLC0415

    def work(path: Path) -> Any:  # noqa: ANN401
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        source = Source(name=path.name, sha256=digest, media_type="application/pdf", size=len(data))
        return read_pdf(data, source)

    def tell(document: Any) -> Reading:  # noqa: ANN401
        tables = []
        for grid in document.items:
            if isinstance(grid, Grid):
                rows = [[""] * grid.columns for _ in range(grid.rows)]
                for cell in grid.cells:
                    rows[cell.row][cell.column] = cell.text
                page = (grid.page or 1) - 1
                tables.append(Found(page, page, rows))
        lines = [item.text for item in document.items if isinstance(item, Line)]
        return Reading("\n".join(lines), tables, pages=len(document.page_sizes))

    return work, tell


def _pdfium() -> Tool:
    """Return the floor: PDFium's plain text."""
    import pypdfium2  # noqa: PLC0415

    def work(path: Path) -> Any:  # noqa: ANN401
        texts = []
        document = pypdfium2.PdfDocument(path)
        for page in document:
            textpage = page.get_textpage()
            texts.append(textpage.get_text_bounded())
            textpage.close()
            page.close()
        document.close()
        return texts

    return work, lambda texts: Reading("\n".join(texts), [], pages=len(texts))


def _pdfplumber(settings: dict[str, Any] | None = None) -> Tool:
    """Return pdfplumber; pages are closed when done, as it advises for long files."""
    import pdfplumber  # noqa: PLC0415

    def work(path: Path) -> Any:  # noqa: ANN401
        pages = []
        with pdfplumber.open(path) as document:
            for page in document.pages:
                pages.append((page.extract_text(), page.extract_tables(settings)))
                page.close()
        return pages

    def tell(pages: Any) -> Reading:  # noqa: ANN401
        tables = [
            Found(number, number, _texts(rows))
            for number, (_, found) in enumerate(pages)
            for rows in found
        ]
        return Reading("\n".join(text for text, _ in pages), tables, pages=len(pages))

    return work, tell


def _pdfplumber_text() -> Tool:
    return _pdfplumber({"vertical_strategy": "text", "horizontal_strategy": "text"})


def _plumber_text_only() -> Tool:
    """Return pdfplumber's text alone, for prose."""
    import pdfplumber  # noqa: PLC0415

    def work(path: Path) -> Any:  # noqa: ANN401
        texts = []
        with pdfplumber.open(path) as document:
            for page in document.pages:
                texts.append(page.extract_text())
                page.close()
        return texts

    return work, lambda texts: Reading("\n".join(texts), [], pages=len(texts))


def _camelot(flavor: str) -> Tool:
    import camelot  # noqa: PLC0415

    def work(path: Path) -> Any:  # noqa: ANN401
        return camelot.read_pdf(str(path), pages="all", flavor=flavor, suppress_stdout=True)

    def tell(tables: Any) -> Reading:  # noqa: ANN401
        found = [
            Found(table.page - 1, table.page - 1, _texts(table.df.to_numpy().tolist()))
            for table in tables
        ]
        return Reading("", found)

    return work, tell


def _img2table(*, borderless: bool) -> Tool:
    from img2table.document import PDF  # noqa: PLC0415

    def work(path: Path) -> Any:  # noqa: ANN401
        return PDF(str(path)).extract_tables(borderless_tables=borderless)

    def tell(pages: Any) -> Reading:  # noqa: ANN401
        tables = []
        for number, found in pages.items():
            for table in found:
                rows = [[cell.value or "" for cell in row] for row in table.content.values()]
                tables.append(Found(number, number, rows))
        return Reading("", tables)

    return work, tell


def _tabula(mode: str) -> Tool:
    import tabula  # noqa: PLC0415

    def work(path: Path) -> Any:  # noqa: ANN401
        return tabula.read_pdf(
            str(path),
            pages="all",
            output_format="json",
            lattice=mode == "lattice",
            stream=mode == "stream",
            guess=mode != "lattice",
            silent=True,
        )

    def tell(tables: Any) -> Reading:  # noqa: ANN401
        found = []
        for table in tables:
            rows = [[cell["text"] for cell in row] for row in table["data"]]
            page = int(table.get("page_number", 1)) - 1
            found.append(Found(page, page, rows))
        return Reading("", found)

    return work, tell


TOOLS: Mapping[str, Callable[[], Tool]] = {
    "extract": _extract,
    "reader": _reader,
    "pypdfium2 text": _pdfium,
    "pdfplumber": _pdfplumber,
    "pdfplumber text": _plumber_text_only,
    "pdfplumber by text": _pdfplumber_text,
    "camelot lattice": lambda: _camelot("lattice"),
    "camelot stream": lambda: _camelot("stream"),
    "camelot network": lambda: _camelot("network"),
    "img2table": lambda: _img2table(borderless=False),
    "img2table borderless": lambda: _img2table(borderless=True),
    "tabula lattice": lambda: _tabula("lattice"),
    "tabula stream": lambda: _tabula("stream"),
}
"""By name; those with a second word that seeks tables without rules are for accuracy there."""


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep what a tool prints and logs out of the way."""
    logging.disable(logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
