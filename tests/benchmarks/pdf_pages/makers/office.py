"""Print with LibreOffice, from DOCX."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.benchmarks.pdf_pages.paper import (
    Block,
    Cell,
    Columns,
    Frame,
    Gap,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Side,
    Table,
    edges,
)

__all__ = ["missing_office", "print_office"]

_ROOM, _GUTTER, _TURNED, _TURNED_ROW = 451, 20, 560, 24
_FONT = "Noto Serif CJK SC"
_FACE = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}"/>'
_ALIGN = {"left": "left", "center": "center", "right": "right"}
_VERTICAL = {"top": "top", "middle": "center", "bottom": "bottom"}
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1500" w:bottom="1500" w:left="1440"'
    ' w:right="1440" w:header="800" w:footer="800" w:gutter="0"/>'
)


def missing_office() -> str | None:
    """Say why it cannot print."""
    return (
        None if shutil.which("soffice") else "no soffice on the path (Debian: libreoffice-writer)"
    )


def print_office(jobs: Sequence[tuple[Paper, Path]]) -> None:
    """Print each paper to its path: LibreOffice converts them all in one run."""
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for number, (paper, _) in enumerate(jobs):
            sources.append(Path(folder, f"{number}.docx"))
            _write(paper, sources[-1])
        command = (
            "soffice",
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *map(str, sources),
        )
        subprocess.run(command, check=True, capture_output=True, timeout=1800)
        for source, (_, path) in zip(sources, jobs, strict=True):
            shutil.move(source.with_suffix(".pdf"), path)


def _write(paper: Paper, path: Path) -> None:
    document = docx.Document()
    body = document.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    last = body[-1]
    section = document.sections[0]
    section.page_width, section.page_height = Pt(595.3), Pt(841.9)
    section.left_margin = section.right_margin = Pt(72)
    section.top_margin = section.bottom_margin = Pt(75)
    section.header_distance = section.footer_distance = Pt(40)
    section.header.paragraphs[0].text = paper.running_head
    number = section.footer.paragraphs[0]._p  # noqa: SLF001
    for run in _parse(
        "<w:r><w:t>第</w:t></w:r>"
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>页</w:t></w:r>'
    ):
        number.append(run)
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{last.find(qn(f"w:{kind}Reference")).get(qn("r:id"))}"/>'
        for kind in ("header", "footer")
    )
    parts = [_paragraph(paper.title, size=18, align="center")]
    for block in paper.blocks:
        parts.extend(_block(block, _ROOM, references))
    for element in _parse("".join(parts)):
        last.addprevious(element)
    last.insert(
        len(last.findall(qn("w:headerReference"))) * 2, _parse('<w:type w:val="continuous"/>')[0]
    )
    document.save(str(path))


def _parse(markup: str) -> list[Any]:
    """Return the elements of a piece of WordprocessingML."""
    return list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{markup}</w:body>"))


def _block(block: Block, width: float, references: str) -> Iterator[str]:
    match block:
        case Heading():
            yield _paragraph(block.text, size=16 - 2 * block.depth, level=block.depth)
        case Paragraph():
            yield _paragraph(block.text, indent=True, align="both")
        case Frame():
            for text in block.texts:
                yield _paragraph(text, indent=True, framed=True)
        case _:
            yield from _placed(block, width, references)


def _placed(block: Block, width: float, references: str) -> Iterator[str]:
    """Yield what has a place on the page rather than in the text."""
    match block:
        case Gap():
            yield _line(block.height)
        case PageBreak():
            yield '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
        case Columns():
            yield _section(references, columns=1)
            for one in block.blocks:
                yield from _block(one, (_ROOM - _GUTTER) / 2, references)
            yield _section(references, columns=2)
        case Side():
            half = (width - _GUTTER) / 2
            inner = [_table(table, half) for table in (block.left, block.right)]
            yield _beside(inner, half)
            yield _line(8)
        case Table() if block.turned:
            yield _turned(block)
            yield _line(8)
        case Table():
            yield _table(block, width)
            yield _line(8)


def _line(height: float) -> str:
    return (
        f'<w:p><w:pPr><w:spacing w:line="{round(height * 20)}" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _section(references: str, *, columns: int) -> str:
    """Return the paragraph that ends a section set in so many columns."""
    return (
        '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:sectPr>'
        f'{references}<w:type w:val="continuous"/>{_PAGE}<w:cols w:num="{columns}" w:space="{_GUTTER * 20}"/>'
        "</w:sectPr></w:pPr></w:p>"
    )


def _paragraph(
    text: str,
    *,
    size: float = 10.5,
    align: str = "left",
    indent: bool = False,
    level: int | None = None,
    framed: bool = False,
) -> str:
    style = f'<w:pStyle w:val="Heading{level}"/>' if level else ""
    sides = ("top", "left", "bottom", "right")
    box = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="000000"/>' for side in sides
    )
    return (
        f"<w:p><w:pPr>{style}{f'<w:pBdr>{box}</w:pBdr>' if framed else ''}"
        f'<w:spacing w:before="60" w:after="60" w:line="{round(size * 32)}" w:lineRule="exact"/>'
        f'{f"""<w:ind w:firstLine="{round(size * 40)}"/>""" if indent else ""}<w:jc w:val="{align}"/></w:pPr>'
        f"{_run(text, size, bold=level is not None)}</w:p>"
    )


def _run(text: str, size: float, *, bold: bool = False) -> str:
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:r><w:rPr>{_FACE}{weight}<w:color w:val="000000"/><w:sz w:val="{round(size * 2)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _table(table: Table, width: float) -> str:
    shares = [width * 20 * part / sum(table.widths) for part in table.widths]
    rows = []
    for row in range(table.rows):
        in_head = row < table.header_rows
        settings = "<w:tblHeader/>" if in_head and table.repeats_header else ""
        if table.row_height:
            settings = (
                f'<w:trHeight w:val="{round(table.row_height * 20)}" w:hRule="exact"/>{settings}'
            )
        cells = "".join(_cell(table, cell, row, shares) for cell in _covering(table, row))
        rows.append(f"<w:tr><w:trPr>{settings}</w:trPr>{cells}</w:tr>")
    return _wrap("".join(rows), shares, table.padding)


def _wrap(rows: str, widths: Sequence[float], padding: float) -> str:
    margins = "".join(
        f'<w:{side} w:w="{round(padding * 20)}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    grid = "".join(f'<w:gridCol w:w="{round(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _covering(table: Table, row: int) -> list[Cell]:
    """Return the cells that stand in a row, those that span into it too."""
    found = [cell for cell in table.cells if cell.row <= row < cell.row + cell.row_span]
    return sorted(found, key=lambda cell: cell.column)


def _cell(table: Table, cell: Cell, row: int, shares: Sequence[float]) -> str:
    in_head = cell.row < table.header_rows
    align = "center" if in_head or cell.column_span > 1 else table.aligns[cell.column]
    vertical = "middle" if in_head or cell.row_span > 1 else table.vertical
    width = sum(shares[cell.column : cell.column + cell.column_span])
    spans = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    if cell.row_span > 1:
        spans += f"<w:vMerge{'' if row > cell.row else ' w:val=' + chr(34) + 'restart' + chr(34)}/>"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width)}" w:type="dxa"/>{spans}{_borders(edges(table, cell))}'
        f'<w:vAlign w:val="{_VERTICAL[vertical]}"/></w:tcPr>{_inside(cell, align, row)}</w:tc>'
    )


def _borders(rules: tuple[float, float, float, float]) -> str:
    names = ("left", "top", "right", "bottom")
    found = {
        name: f'<w:{name} w:val="single" w:sz="{round(thick * 8)}" w:space="0" w:color="000000"/>'
        if thick
        else f'<w:{name} w:val="nil"/>'
        for name, thick in zip(names, rules, strict=True)
    }
    return f"<w:tcBorders>{''.join(found[name] for name in ('top', 'left', 'bottom', 'right'))}</w:tcBorders>"


def _inside(cell: Cell, align: str, row: int) -> str:
    text = _run(cell.text, 9.5) if row == cell.row and cell.text else ""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="250" w:lineRule="exact"/>'
        f'<w:jc w:val="{align}"/></w:pPr>{text}</w:p>'
    )


def _beside(tables: Sequence[str], width: float) -> str:
    """Return an outer table without rules that holds two side by side."""
    space = f'<w:tc><w:tcPr><w:tcW w:w="{_GUTTER * 20}" w:type="dxa"/></w:tcPr>{_line(4)}</w:tc>'
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 20)}" w:type="dxa"/></w:tcPr>{table}{_line(1)}</w:tc>'
        for table in tables
    ]
    rows = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{space.join(cells)}</w:tr>"
    return _wrap(rows, [width * 20, _GUTTER * 20, width * 20], 0)


def _turned(table: Table) -> str:
    """Return a table whose rows run up the page: columns from the foot, text turned in every cell."""
    shares = [_TURNED * 20 * part / sum(table.widths) for part in table.widths]
    rows = []
    for column in reversed(range(table.columns)):
        cells = "".join(_turned_cell(table, cell) for cell in table.cells if cell.column == column)
        height = f'<w:trHeight w:val="{round(shares[column])}" w:hRule="exact"/>'
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>")
    return _wrap("".join(rows), [_TURNED_ROW * 20] * table.rows, table.padding)


def _turned_cell(table: Table, cell: Cell) -> str:
    align = "center" if cell.row < table.header_rows else table.aligns[cell.column]
    left, top, right, bottom = edges(table, cell)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_TURNED_ROW * 20}" w:type="dxa"/>{_borders((top, right, bottom, left))}'
        f'<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/></w:tcPr>{_inside(cell, align, cell.row)}</w:tc>'
    )
