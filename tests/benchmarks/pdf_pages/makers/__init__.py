"""Programs that print a paper as PDF. MAKERS is a dict; a program that is not there is named, not missed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.pdf_pages.makers.browser import missing_chromium, print_chromium
from tests.benchmarks.pdf_pages.makers.drawn import missing_reportlab, print_reportlab
from tests.benchmarks.pdf_pages.makers.office import missing_office, print_office
from tests.benchmarks.pdf_pages.makers.weasy import missing_weasyprint, print_weasyprint
from tests.benchmarks.pdf_pages.paper import Paper

__all__ = ["MAKERS", "Maker"]

Job = tuple[Paper, Path]


@dataclass(frozen=True)
class Maker:
    """`missing` says in a line why it cannot print here, None where it can; `print_all` prints each paper."""

    missing: Callable[[], str | None]
    print_all: Callable[[Sequence[Job]], None]


MAKERS: Mapping[str, Maker] = {
    "libreoffice": Maker(missing_office, print_office),
    "chromium": Maker(missing_chromium, print_chromium),
    "weasyprint": Maker(missing_weasyprint, print_weasyprint),
    "reportlab": Maker(missing_reportlab, print_reportlab),
}
