"""How much memory long PDFs take, page after page and read whole: `make bench`.

Each measurement is a process of its own. The imports are measured apart, with a file of one page.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
PAGES = (1, 500, 2_000)
LINES, ROWS = 25, 12
WORDS = "学校高度重视证书试点工作，成立领导小组，推进课程改革，全年培训学员"


def print_file(path: Path, pages: int) -> None:
    """Print pages of text with a ruled table on each."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(pages):
        canvas.setFont(FONT, 10)
        for line in range(LINES):
            canvas.drawString(60, 800 - 16 * line, f"{WORDS}{page + line}人。")
        ys = [360 - 20 * row for row in range(ROWS + 1)]
        canvas.grid([60, 200, 300, 400], ys)
        for row, y in enumerate(ys[1:]):
            for x, text in ((64, f"证书{page}-{row}"), (204, "中级"), (304, str(page + row))):
                canvas.drawString(x, y + 6, text)
        canvas.showPage()
    canvas.save()


def read_pages(path: Path) -> None:
    """Read a file page by page, and keep nothing."""
    from extractor.readers.paged.content import page_content  # noqa: PLC0415  measured
    from extractor.readers.paged.glyphs import read_glyphs  # noqa: PLC0415  measured
    from extractor.readers.paged.pages import PdfFile  # noqa: PLC0415  measured
    from extractor.readers.paged.rulings import read_drawing  # noqa: PLC0415  measured

    with PdfFile(path.read_bytes(), path.name) as pdf:
        for number in range(1, len(pdf) + 1):
            with pdf.page(number) as page:
                drawing = read_drawing(page)
                glyphs = read_glyphs(page, drawing).glyphs
            page_content(number, (page.width, page.height), glyphs, drawing)


def extract_whole(path: Path) -> None:
    """Extract a file."""
    from extractor import extract  # noqa: PLC0415  measured

    extract(path)


TASKS: dict[str, Callable[[Path], None]] = {"pages": read_pages, "extract": extract_whole}


def peak(task: str, path: Path) -> float:
    """Return the most memory (MB) that a process held which did a task."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_memory", task, str(path)]
    run = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return float(run.stdout.split()[-1])


def main() -> None:
    """Print a line a task: what each number of pages takes above the imports."""
    if len(sys.argv) > 1:
        import resource  # noqa: PLC0415  Unix only, as this measure is

        TASKS[sys.argv[1]](Path(sys.argv[2]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = {pages: Path(folder) / f"{pages}.pdf" for pages in PAGES}
        for pages, path in paths.items():
            print_file(path, pages)
        for task in TASKS:
            base, *more = (peak(task, path) for path in paths.values())
            figures = ", ".join(
                f"{pages} pages +{memory - base:.0f} MB"
                for pages, memory in zip(PAGES[1:], more, strict=True)
            )
            print(f"{task:8} one page {base:.0f} MB, {figures}")


if __name__ == "__main__":
    main()
