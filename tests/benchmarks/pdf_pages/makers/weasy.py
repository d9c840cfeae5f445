"""Print with WeasyPrint."""

import importlib.util
import logging
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.pdf_pages.makers.markup import as_html
from tests.benchmarks.pdf_pages.paper import Paper

__all__ = ["missing_weasyprint", "print_weasyprint"]


def missing_weasyprint() -> str | None:
    """Say why it cannot print."""
    if importlib.util.find_spec("weasyprint") is None:
        return "no weasyprint (make bench installs it)"
    try:
        import weasyprint  # noqa: F401, PLC0415
    except OSError as error:
        return f"weasyprint lacks a system library: {error}"
    return None


def print_weasyprint(jobs: Sequence[tuple[Paper, Path]]) -> None:
    """Print each paper to its path."""
    import weasyprint  # noqa: PLC0415

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    for paper, path in jobs:
        weasyprint.HTML(string=as_html(paper, notes=True)).write_pdf(path)
