"""Does what `extractor metadata` was asked to."""

import json
from contextlib import closing
from pathlib import Path

from extractor.cli import messages
from extractor.cli.output import written
from extractor.cli.terminal import Terminal
from extractor.loaders.sqlite import open_database
from extractor.loaders.sqlite.datasette import metadata

__all__ = ["describe_database"]


def describe_database(database: Path, out: Path | None, language: str, terminal: Terminal) -> None:
    """Write Datasette's metadata to a file, else to the screen."""
    with closing(open_database(database)) as db:
        described = metadata(db, database.stem, language)
    is_unicode = out is not None or terminal.out.encoding.lower().startswith("utf")
    text = json.dumps(described, ensure_ascii=not is_unicode, indent=1) + "\n"
    if out is None:
        terminal.out.file.write(text)
        return
    with written(out) as file:
        file.write(text)
    terminal.say(messages.WRITTEN, targets=out)
