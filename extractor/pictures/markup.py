"""The HTML file around the pages: switches for the layers, the list of findings, style and script."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from extractor.model.extraction import Extraction
from extractor.pictures import wording
from extractor.pictures.marks import Layer

__all__ = ["document"]

HIDDEN_AT_FIRST = frozenset({Layer.CELL})


def document(extraction: Extraction, pages: Sequence[str], language: str) -> str:
    """Return the whole file; nothing in it is fetched from elsewhere."""
    title = escape(extraction.report.title or extraction.source.name)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{_part('inspect.css')}</style></head><body>"
        f'<aside><h1>{title}</h1><p class="source">{escape(extraction.source.name)}</p>'
        f"<fieldset>{''.join(_switch(layer, language) for layer in Layer)}</fieldset>"
        f"{_findings(extraction, language)}"
        f'<div id="told" aria-live="polite">{escape(wording.HINT.text(language))}</div></aside>'
        f"<main>{''.join(pages)}</main><script>{_part('inspect.js')}</script></body></html>\n"
    )


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _switch(layer: Layer, language: str) -> str:
    state = "" if layer in HIDDEN_AT_FIRST else " checked"
    name = escape(layer.label.text(language))
    return f'<label class="{layer}"><input type="checkbox" value="{layer}"{state}>{name}</label>'


def _findings(extraction: Extraction, language: str) -> str:
    found = extraction.findings
    if not found:
        return f"<p>{escape(wording.EMPTY.text(language))}</p>"
    title = escape(wording.findings(len(found)).text(language))
    items = "".join(
        f'<li><button data-key="{escape(finding.id)}" class="{finding.severity}">'
        f"<b>{escape(finding.rule)}</b> {escape(finding.message.text(language))}</button></li>"
        for finding in found
    )
    return f"<h2>{title}</h2><ol>{items}</ol>"
