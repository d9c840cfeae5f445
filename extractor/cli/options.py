"""The arguments that several commands take."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.cli import messages
from extractor.cli.language import Language
from extractor.cli.messages import bilingual

__all__ = [
    "SECONDS",
    "STREAM",
    "Debug",
    "Format",
    "Formats",
    "Grammars",
    "Headings",
    "Jobs",
    "Lang",
    "Log",
    "ManifestFile",
    "Memory",
    "Ocr",
    "Paths",
    "ReportsFile",
    "Timeout",
    "chosen_formats",
]

STREAM = Path("-")
"""Standard output, where a folder is asked for."""

SECONDS = 300.0
"""How long one file may take, unless the user says otherwise."""

Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help=bilingual(messages.PATHS))]
ManifestFile = Annotated[
    Path | None, typer.Option("--manifest", metavar="FILE", help=bilingual(messages.MANIFEST))
]
Grammars = Annotated[
    Path | None,
    typer.Option(metavar="DIR", exists=True, file_okay=False, help=bilingual(messages.GRAMMARS)),
]
Jobs = Annotated[int | None, typer.Option(metavar="N", min=1, help=bilingual(messages.JOBS))]
Timeout = Annotated[float, typer.Option(metavar="S", min=1, help=bilingual(messages.TIMEOUT))]
Memory = Annotated[int | None, typer.Option(metavar="MB", min=256, help=bilingual(messages.MEMORY))]
Log = Annotated[Literal["text", "json"], typer.Option(help=bilingual(messages.LOG))]
Ocr = Annotated[Literal["auto", "off", "force"], typer.Option(help=bilingual(messages.OCR))]
Lang = Annotated[
    Language | None, typer.Option(envvar="EXTRACTOR_LANG", help=bilingual(messages.LANG))
]
Debug = Annotated[bool, typer.Option("--debug", help=bilingual(messages.DEBUG))]


class Format(StrEnum):
    """What is written to `--out`."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


Formats = Annotated[
    str | None,
    typer.Option("--format", metavar=",".join(Format), help=bilingual(messages.FORMAT)),
]
Headings = Annotated[Literal["zh", "en"], typer.Option(help=bilingual(messages.HEADINGS))]
ReportsFile = Annotated[str, typer.Argument(metavar="DB", help=bilingual(messages.REPORTS_DB))]


def chosen_formats(text: str | None, out: Path | None) -> tuple[Format, ...]:
    """Return the formats of a list with commas, each once; without one, what suits the place.

    Raises:
        typer.BadParameter: one is none that we write, or is none for standard output.
    """
    default = Format.JSONL if out == STREAM else Format.JSON
    names = [default] if text is None else [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name not in set(Format)]
    if unknown or (out == STREAM and set(names) != {Format.JSONL}):
        message = messages.ONLY_LINES if not unknown else messages.NO_FORMAT
        raise typer.BadParameter(bilingual(message).replace("{names}", ", ".join(unknown)))
    return tuple(Format(name) for name in dict.fromkeys(names))
