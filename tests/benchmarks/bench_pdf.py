"""How fast PDFs are read, beside pdfplumber on the same files in the same run: `make bench`.

Both give the text and the tables of every page. pdfplumber runs with its default table settings
(ruling lines), no layout analysis, and closes each page when it is done, as its documentation advises
for long files. Repeats alternate, so that what else the machine does meets both; medians are printed.
"""

import logging
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from extractor.model.provenance import Source
from extractor.readers.paged import read_pdf

REPEATS = 5
ROOT = Path(__file__).resolve().parents[2]


def ours(path: Path) -> None:
    """Read a PDF as we do: lines, tables, merged cells, furniture left to the next stage."""
    data = path.read_bytes()
    read_pdf(data, Source(name=path.name, sha256="", media_type="application/pdf", size=len(data)))


def peer(path: Path) -> None:
    """Read a PDF with pdfplumber: text and tables."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()
            page.extract_text()
            page.close()


def seconds(run: Callable[[Path], None], path: Path) -> float:
    """Return how long one run takes."""
    start = time.perf_counter()
    run(path)
    return time.perf_counter() - start


def main() -> None:
    """Print a line a file: our seconds, the peer's, and how many times as long the peer takes."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its remarks on fonts cost time to print
    files = [Path(name) for name in sys.argv[1:]] or sorted(ROOT.glob("fixtures/reports/*/*.pdf"))
    for path in files:
        ours(path)
        peer(path)
        pairs = [(seconds(ours, path), seconds(peer, path)) for _ in range(REPEATS)]
        mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
        ratio = statistics.median(b / a for a, b in pairs)
        print(f"{path.name:<36} {mine:7.3f} s   pdfplumber {theirs:7.3f} s   ratio {ratio:5.1f}")


if __name__ == "__main__":
    main()
