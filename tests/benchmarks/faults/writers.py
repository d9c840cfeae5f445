"""Write a report as text, Markdown, HTML, DOCX and PDF: the same tree, whatever the format."""

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.faults.docx_writer import docx
from tests.benchmarks.faults.grid import Span, body_spans, header_spans
from tests.benchmarks.faults.report import Heading, Paragraph, Report, Table, cell_text, piece_text
from tests.generators.spelling import spell

__all__ = ["FORMATS", "heading_text", "lines", "write"]

PAGE = 24
"""A text table with more rows goes on below with its header again, as converted pages have it."""
BATCH = 100
"""So many files LibreOffice converts in one call."""
CHINESE, LATIN = "[一-鿿]", "[0-9A-Za-z]"
BORDER = re.compile(f"(?<={CHINESE})(?={LATIN})|(?<={LATIN})(?={CHINESE})")


def heading_text(heading: Heading) -> str:
    """Return a heading with its number.

    >>> heading_text(Heading(2, 12, "（{zh}）", "师资培训"))
    '（十二）师资培训'
    """
    number = heading.ordinal
    return heading.pattern.format(zh=spell(number), n=number, nn=f"{number:02}") + heading.text


def paragraph_text(paragraph: Paragraph, report: Report) -> str:
    """Return running text as it is printed."""
    text = "".join(map(piece_text, paragraph.pieces))
    return BORDER.sub(" ", text) if "spaced" in report.habits else text


def lines(report: Report) -> list[str]:
    """Return title, headings, paragraphs and captions as printed, without the tables' cells."""
    texts = [report.title]
    for block in report.blocks:
        if isinstance(block, Table):
            texts.append(block.caption)
        elif isinstance(block, Heading):
            texts.append(heading_text(block))
        else:
            texts.append(paragraph_text(block, report))
    return [*texts, report.issuer, report.date]


def _cells(table: Table) -> list[list[str]]:
    return [[cell_text(cell) for cell in row.cells] for row in table.rows]


def _pipes(header: Sequence[Sequence[str]], rows: Iterable[Sequence[str]]) -> str:
    first, *others = header
    ruled = ["---"] * len(first)
    return "\n".join(f"| {' | '.join(row)} |" for row in (first, ruled, *others, *rows))


def text(report: Report) -> bytes:
    """Return plain text; long tables are broken as over pages."""
    blocks = [report.title]
    for block in report.blocks:
        if isinstance(block, Table):
            rows = _cells(block)
            parts = (rows[start : start + PAGE] for start in range(0, len(rows), PAGE))
            blocks += [block.caption, *(_pipes(block.header, part) for part in parts)]
        elif isinstance(block, Heading):
            blocks.append(heading_text(block))
        else:
            blocks.append(paragraph_text(block, report))
    return ("\n\n".join([*blocks, report.issuer, report.date]) + "\n").encode()


def markdown(report: Report) -> bytes:
    """Return Markdown with pipe tables."""
    blocks = [f"# {report.title}"]
    for block in report.blocks:
        if isinstance(block, Table):
            blocks += [block.caption, _pipes(block.header, _cells(block))]
        elif isinstance(block, Heading):
            blocks.append(f"{'#' * (block.depth + 1)} {heading_text(block)}")
        else:
            blocks.append(paragraph_text(block, report))
    return ("\n\n".join([*blocks, report.issuer, report.date]) + "\n").encode()


def web_page(report: Report) -> bytes:
    """Return HTML whose tables have merged cells."""
    body = [f"<h1>{html.escape(report.title)}</h1>"]
    for block in report.blocks:
        if isinstance(block, Table):
            body += [f"<p>{html.escape(block.caption)}</p>", *_html_table(block)]
        elif isinstance(block, Heading):
            tag = f"h{block.depth + 1}"
            body.append(f"<{tag}>{html.escape(heading_text(block))}</{tag}>")
        else:
            body.append(f"<p>{html.escape(paragraph_text(block, report))}</p>")
    body += [f"<p>{html.escape(line)}</p>" for line in (report.issuer, report.date)]
    head = f'<head><meta charset="utf-8"><title>{html.escape(report.title)}</title></head>'
    page = ["<!DOCTYPE html>", '<html lang="zh">', head, "<body>", *body, "</body>", "</html>"]
    return ("\n".join(page) + "\n").encode()


def _html_table(table: Table) -> Iterator[str]:
    yield "<table>"
    header = [list(row) for row in table.header]
    yield from _html_rows(header, header_spans(header), "th")
    rows = _cells(table)
    yield from _html_rows(rows, body_spans(table), "td")
    yield "</table>"


def _html_rows(rows: Sequence[Sequence[str]], spans: Iterable[Span], tag: str) -> Iterator[str]:
    starts = {(span.top, span.left): span for span in spans}
    covered = {place for span in starts.values() for place in span.places()}
    for top, row in enumerate(rows):
        cells = []
        for left, cell in enumerate(row):
            span = starts.get((top, left))
            if span:
                size = f' rowspan="{span.height}" colspan="{span.width}"'
                cells.append(f"<{tag}{size}>{html.escape(cell)}</{tag}>")
            elif (top, left) not in covered:
                cells.append(f"<{tag}>{html.escape(cell)}</{tag}>")
        yield f"<tr>{''.join(cells)}</tr>"


def _word(report: Report) -> bytes:
    paragraphs = {id(block): paragraph_text(block, report) for block in report.paragraphs()}
    headings = {
        id(block): heading_text(block) for block in report.blocks if isinstance(block, Heading)
    }
    return docx(report, {**paragraphs, **headings})


WRITERS: Mapping[str, Callable[[Report], bytes]] = {
    "txt": text,
    "md": markdown,
    "html": web_page,
    "docx": _word,
}
FORMATS = (*WRITERS, "pdf")


def write(reports: Mapping[str, Report], folder: Path, formats: Iterable[str]) -> list[Path]:
    """Write reports by name, and return the files: all formats of the first report, then the next."""
    formats = tuple(formats)
    for suffix in formats:
        (folder / suffix).mkdir(parents=True, exist_ok=True)
        for name, report in reports.items() if suffix != "pdf" else ():
            (folder / suffix / f"{name}.{suffix}").write_bytes(WRITERS[suffix](report))
    if "pdf" in formats:
        _write_pdfs(reports, folder / "pdf")
    return [folder / suffix / f"{name}.{suffix}" for name in reports for suffix in formats]


def _write_pdfs(reports: Mapping[str, Report], folder: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        message = "PDFs are made with LibreOffice, which is not installed"
        raise RuntimeError(message)
    with tempfile.TemporaryDirectory() as scratch:
        sources = []
        for name, report in reports.items():
            sources.append(str(Path(scratch, f"{name}.docx")))
            Path(sources[-1]).write_bytes(_word(report))
        profile = f"-env:UserInstallation={Path(scratch, 'profile').as_uri()}"
        to_pdf = (office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder))
        for start in range(0, len(sources), BATCH):
            subprocess.run(
                [*to_pdf, *sources[start : start + BATCH]], check=True, capture_output=True
            )
