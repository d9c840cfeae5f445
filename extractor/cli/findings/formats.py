"""Writes findings down in the form that was asked for."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TextIO

from rich.console import Console

from extractor.cli.findings.document import document
from extractor.cli.findings.gathered import Findings
from extractor.cli.findings.markdown import markdown
from extractor.cli.findings.sarif import sarif
from extractor.cli.findings.text import show
from extractor.cli.language import Language
from extractor.cli.terminal import WIDTH, Terminal

__all__ = ["FORMATS", "write"]

Former = Callable[[Findings, Language, bool], str]
"""Returns findings as one text; the flag says whether with all their steps."""


def _json(found: Findings, language: Language, explain: bool) -> str:
    del language  # a program gets both
    return _dumped(document(found, explain=explain))


def _sarif(found: Findings, language: Language, explain: bool) -> str:
    return _dumped(sarif(found, language, explain=explain))


def _markdown(found: Findings, language: Language, explain: bool) -> str:
    return markdown(found, language, explain=explain)


def _dumped(value: Any) -> str:  # noqa: ANN401  any JSON
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Former] = {"json": _json, "sarif": _sarif, "md": _markdown}
"""What `--format` offers beside `text`, which a screen lays out."""


def write(
    found: Findings, form: str, terminal: Terminal, *, file: TextIO | None, explain: bool
) -> None:
    """Write findings to a file, or where there is none to the terminal's output."""
    if form == "text":
        show(found, _onto(file, terminal) if file else terminal, explain=explain)
        return
    text = FORMATS[form](found, terminal.language, explain)
    if file:
        file.write(text)
    else:
        _print(text, form, terminal.out)


def _onto(file: TextIO, terminal: Terminal) -> Terminal:
    """Return a terminal that prints to a file, as wide as ever and without colours."""
    console = Console(file=file, width=WIDTH, highlight=False, markup=False, emoji=False)
    return Terminal(terminal.language, console, terminal.err)


def _print(text: str, form: str, console: Console) -> None:
    """Print a text as it is; a console that knows no Unicode still gets JSON, with escapes."""
    is_unicode = console.encoding.lower().startswith("utf")
    if form in {"json", "sarif"} and not is_unicode:
        text = json.dumps(json.loads(text), indent=1) + "\n"
    console.file.write(text)
