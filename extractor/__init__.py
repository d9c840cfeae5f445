"""Structured records from Chinese work reports, and where a report disagrees with itself.

>>> from extractor import extract
>>> extract("report.pdf").findings  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING

from extractor.errors import ExtractorError, GrammarError, LoadError, ReadError

if TYPE_CHECKING:
    from extractor.model.extraction import Extraction as Extraction
    from extractor.pipeline import extract as extract

__all__ = ["Extraction", "ExtractorError", "GrammarError", "LoadError", "ReadError", "extract"]

__version__ = "0.1.0"

_LAZY = {"extract": "extractor.pipeline", "Extraction": "extractor.model.extraction"}


def __getattr__(name: str) -> object:
    """Import the pipeline when it is first asked for: `extractor --help` needs none of it."""
    if name not in _LAZY:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_LAZY[name]), name)
