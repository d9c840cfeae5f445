"""Does what `extractor search` was asked to: a line for each passage, the word in its midst."""

from contextlib import closing
from pathlib import Path

from rich.text import Text

from extractor.cli import messages
from extractor.cli.terminal import Terminal
from extractor.loaders.sqlite import Hit, open_database, search

__all__ = ["show_hits"]

_AROUND = 30
"""Characters shown on either side of a word."""


def show_hits(database: Path, query: str, most: int, terminal: Terminal) -> int:
    """Print the passages that hold all words, and return how many there are of those asked for."""
    with closing(open_database(database)) as db:
        hits = list(search(db, query, most=most))
    for hit in hits:
        page = terminal.text(messages.PAGE, page=hit.page) if hit.page else ""
        where = "  ".join(filter(None, (hit.file, page, _row(hit, terminal))))
        terminal.out.print(Text(where, "cyan"), soft_wrap=True)
        terminal.out.print(_shown(hit.text, query), soft_wrap=True)
    if not hits:
        terminal.remark(messages.NOTHING_FOUND, query=query)
    return len(hits)


def _row(hit: Hit, terminal: Terminal) -> str:
    if hit.row is None:
        return ""
    row = messages.HEADER if hit.row < 0 else messages.ROW
    return f"{hit.table_id} {terminal.text(row, row=hit.row + 1)}"


def _shown(text: str, query: str) -> Text:
    """Return the part of a passage where the first word stands, all words marked."""
    line = " ".join(text.split())
    at = max(line.lower().find(query.split(maxsplit=1)[0].lower()), 0)
    first, last = max(at - _AROUND, 0), at + len(query) + 2 * _AROUND
    ends = "…" * (first > 0), "…" * (last < len(line))
    shown = Text(f"  {ends[0]}{line[first:last]}{ends[1]}")
    shown.highlight_words(query.split(), "bold red", case_sensitive=False)
    return shown
