"""The arguments that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import messages
from extractor.cli.language import Language
from extractor.cli.messages import bilingual

__all__ = ["SECONDS", "Debug", "Grammars", "Jobs", "Lang", "ManifestFile", "Paths", "Timeout"]

SECONDS = 120.0
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
Lang = Annotated[
    Language | None, typer.Option(envvar="EXTRACTOR_LANG", help=bilingual(messages.LANG))
]
Debug = Annotated[bool, typer.Option("--debug", help=bilingual(messages.DEBUG))]
