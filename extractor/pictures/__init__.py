"""Pages that show what was understood of a report, each one self-contained HTML file."""

from extractor.pictures.inspect import inspect

__all__ = ["inspect"]
