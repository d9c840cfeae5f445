"""A paper as HTML: what Chromium and WeasyPrint print."""

import html
from collections.abc import Iterator

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

__all__ = ["as_html"]

_TURNED_WIDTH, _TURNED_ROW = 560, 22
_CSS = """
@page { size: 210mm 297mm; margin: 75pt 72pt 75pt 72pt;
  @top-center { content: "%(head)s"; font-size: 9pt; }
  @bottom-center { content: "第" counter(page) "页"; font-size: 9pt; } }
body { font-family: "Noto Serif CJK SC", "WenQuanYi Zen Hei", serif; font-size: 10.5pt; line-height: 1.5; margin: 0; }
h1 { font-size: 18pt; text-align: center; } h2 { font-size: 14pt; } h3 { font-size: 12pt; }
p { text-indent: 2em; text-align: justify; margin: 4pt 0; }
table { border-collapse: collapse; width: 100%%; table-layout: fixed; font-size: 9.5pt; line-height: 1.25;
  margin: 6pt 0; }
td, th { font-weight: normal; border: 0 solid #000; overflow-wrap: anywhere; }
.two { column-count: 2; column-gap: 20pt; margin: 6pt 0; }
.side { display: inline-block; width: 47%%; vertical-align: top; margin-right: 2%%; }
.frame { border: 0.8pt solid #000; padding: 6pt; margin: 8pt 0; }
.watermark { position: fixed; top: 300pt; left: 60pt; font-size: 60pt; color: #e4e4e4; z-index: -1;
  transform: rotate(-35deg); }
.note { float: footnote; font-size: 8.5pt; text-indent: 0; }
.turned { break-inside: avoid; position: relative; }
.turned table { position: absolute; top: 0; transform-origin: 0 0; transform: rotate(90deg); margin: 0; }
.new { break-before: page; }
"""


def as_html(paper: Paper, *, notes: bool) -> str:
    """Return the page; `notes`: the program that prints it knows footnotes."""
    head = _CSS % {"head": paper.running_head}
    body = [f"<h1>{html.escape(paper.title)}</h1>"]
    if paper.watermark:
        body.insert(0, f'<div class="watermark">{paper.watermark}</div>')
    for block in paper.blocks:
        body.extend(_block(block, notes=notes))
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{paper.name}</title>'
        f"<style>{head}</style></head><body>{''.join(body)}</body></html>"
    )


def _block(block: Block, *, notes: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.depth + 1}>{html.escape(block.text)}</h{block.depth + 1}>"
        case Paragraph():
            note = (
                f'<span class="note">{html.escape(block.note)}</span>'
                if notes and block.note
                else ""
            )
            yield f"<p>{html.escape(block.text)}{note}</p>"
        case Frame():
            yield '<div class="frame">' + "".join(f"<p>{html.escape(t)}</p>" for t in block.texts)
            yield "</div>"
        case Gap():
            yield f'<div style="height:{block.height:.1f}pt"></div>'
        case PageBreak():
            yield '<div class="new"></div>'
        case Columns():
            inner = "".join(part for one in block.blocks for part in _block(one, notes=notes))
            yield f'<div class="two">{inner}</div>'
        case Side():
            yield f'<div><div class="side">{_table(block.left)}</div>'
            yield f'<div class="side">{_table(block.right)}</div></div>'
        case Table() if block.turned:
            height = _TURNED_ROW * block.rows
            style = f"width:{_TURNED_WIDTH}pt;left:{height + 20}pt"
            yield f'<div class="turned" style="height:{_TURNED_WIDTH + 10}pt">{_table(block, style)}</div>'
        case Table():
            yield _table(block)


def _table(table: Table, style: str = "") -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * width / total:.2f}%">' for width in table.widths)
    rows = [
        "".join(_cell(table, cell) for cell in table.cells if cell.row == row)
        for row in range(table.rows)
    ]
    lines = [f"<tr{_height(table)}>{row}</tr>" for row in rows]
    head = "".join(lines[: table.header_rows])
    body = "".join(lines[table.header_rows :])
    if table.repeats_header:
        return f'<table style="{style}"><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>'
    return (
        f'<table style="{style}"><colgroup>{columns}</colgroup><tbody>{head}{body}</tbody></table>'
    )


def _height(table: Table) -> str:
    height = table.row_height or (_TURNED_ROW if table.turned else None)
    return f' style="height:{height}pt"' if height else ""


def _cell(table: Table, cell: Cell) -> str:
    in_head = cell.row < table.header_rows
    tag = "th" if in_head else "td"
    align = "center" if in_head or cell.column_span > 1 else table.aligns[cell.column]
    vertical = "middle" if in_head or cell.row_span > 1 else table.vertical
    rules = " ".join(f"{width}pt" for width in _turn(edges(table, cell)))
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span))
        if span > 1
    )
    style = f"border-width:{rules};padding:{table.padding}pt;text-align:{align};vertical-align:{vertical}"
    return f'<{tag}{spans} style="{style}">{html.escape(cell.text)}</{tag}>'


def _turn(edges_: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return the rules in the order of CSS: top, right, bottom, left."""
    left, top, right, bottom = edges_
    return top, right, bottom, left
