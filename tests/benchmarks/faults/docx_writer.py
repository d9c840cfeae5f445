"""Write a report as DOCX."""

from collections.abc import Iterable, Mapping
from io import BytesIO

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WrittenTable

from tests.benchmarks.faults.grid import Span, body_spans, header_spans
from tests.benchmarks.faults.report import Heading, Report, Table, cell_text

__all__ = ["docx"]

FONT = "Noto Serif CJK SC"


def docx(report: Report, texts: Mapping[int, str]) -> bytes:
    """Return a report as DOCX; `texts` are its headings and paragraphs as printed, by identity."""
    document = Document()
    style = document.styles["Normal"]
    style.font.size = Pt(10.5)
    style.font.name = FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    _centred(document, report.title, bold=True)
    for block in report.blocks:
        if isinstance(block, Table):
            _centred(document, block.caption)
            _table(document, block, repeated="repeated_header" in report.habits)
        elif isinstance(block, Heading):
            _heading(document, texts[id(block)], block.depth if "styled" in report.habits else 0)
        else:
            paragraph = document.add_paragraph(texts[id(block)])
            paragraph.paragraph_format.first_line_indent = Pt(21)
    for line in (report.issuer, report.date):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _centred(document: Written, text: str, *, bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold = bold
    run.font.size = Pt(16 if bold else 10.5)


def _heading(document: Written, text: str, depth: int) -> None:
    """Write a heading; without a depth it only looks like one."""
    if depth:
        document.add_heading(text, depth)
        return
    document.add_paragraph().add_run(text).bold = True


def _table(document: Written, table: Table, *, repeated: bool) -> None:
    head = [list(row) for row in table.header]
    rows = [*head, *([cell_text(cell) for cell in row.cells] for row in table.rows)]
    written = document.add_table(len(rows), len(rows[0]), "Table Grid")
    spans = [
        *header_spans(head),
        *(
            Span(each.top + len(head), each.left, each.height, each.width)
            for each in body_spans(table)
        ),
    ]
    covered = {place for span in spans for place in list(span.places())[1:]}
    for top, (row, cells) in enumerate(zip(written.rows, rows, strict=True)):
        for left, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            if (top, left) not in covered:
                cell.text = text
    _merge(written, spans)
    if repeated:
        for row in written.rows[: len(head)]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def _merge(written: WrittenTable, spans: Iterable[Span]) -> None:
    for span in spans:
        bottom, right = span.top + span.height - 1, span.left + span.width - 1
        written.cell(span.top, span.left).merge(written.cell(bottom, right))
