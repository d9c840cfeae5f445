"""`extractor schema`: what a result looks like."""

import json
import sys

import typer

from extractor.cli.session import session

__all__ = ["schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> None:
    """Print the JSON Schema of a result."""
    with session(None, debug=False):
        from extractor.model.extraction import Extraction  # noqa: PLC0415  help needs no model

        properties = Extraction.model_json_schema(by_alias=True, mode="serialization")
        # A console that knows no Unicode still gets JSON, with its titles in escapes.
        unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        typer.echo(
            json.dumps({"$schema": _DIALECT, **properties}, ensure_ascii=not unicode, indent=2)
        )
