"""Print with headless Chromium."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.pdf_pages.makers.markup import as_html
from tests.benchmarks.pdf_pages.paper import Paper

__all__ = ["missing_chromium", "print_chromium"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def _program() -> str | None:
    return next(filter(None, map(shutil.which, _NAMES)), None)


def missing_chromium() -> str | None:
    """Say why it cannot print."""
    return None if _program() else "no chromium on the path (Debian: chromium)"


def print_chromium(jobs: Sequence[tuple[Paper, Path]]) -> None:
    """Print each paper to its path."""
    program = _program() or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        for paper, path in jobs:
            page = Path(folder, f"{paper.name}.html")
            page.write_text(as_html(paper, notes=False), encoding="utf-8")
            command = (
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={path}",
                page.as_uri(),
            )
            subprocess.run(command, check=True, capture_output=True, timeout=600)
