"""Where extractions go: a file each (`LOADERS`), or a database that gathers many (`sqlite`)."""

from collections.abc import Callable, Mapping
from pathlib import Path

from extractor.loaders.files import write_json
from extractor.model.extraction import Extraction

__all__ = ["LOADERS", "Loader"]

Loader = Callable[[Extraction, Path], None]
"""Writes one extraction to a file; raises `LoadError` where it cannot."""

LOADERS: Mapping[str, Loader] = {"json": write_json}
"""Ending of the file → what writes it."""
