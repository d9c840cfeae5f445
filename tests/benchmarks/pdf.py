"""How right and how fast PDFs are read, beside what people use, on files whose truth is known: `make bench`.

    python -m tests.benchmarks.pdf --sample          a few small files, ours and pdfplumber only
    python -m tests.benchmarks.pdf                   every layout and maker, every peer that is installed
    python -m tests.benchmarks.pdf --only accuracy --layouts three-line unruled --makers chromium

Peers run in the environment of `--peers`, which `make bench` makes: some bring packages that ours would
notice. Every tool has a process of its own, kept on one core; repeats alternate between the tools. What cannot
run here is said in a line and left out.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.pdf_pages.bench import (
    accuracy,
    memory,
    print_papers,
    speed,
)
from tests.benchmarks.pdf_pages.compose import compose, compose_report
from tests.benchmarks.pdf_pages.layouts import LAYOUTS
from tests.benchmarks.pdf_pages.makers import MAKERS
from tests.benchmarks.pdf_pages.paper import Paper
from tests.benchmarks.pdf_pages.showing import show_accuracy, show_ratios
from tests.benchmarks.pdf_pages.tools import TOOLS

PEERS = Path(__file__).resolve().parents[2] / ".venv" / "peers" / "bin" / "python"
SAMPLE = ("ruled", "long", "three-line", "unruled", "prose")
FAST = ("extract", "reader", "pypdfium2 text", "pdfplumber", "pdfplumber text")
TIMED = (*FAST, "camelot lattice", "img2table", "tabula lattice")
SEEKERS = {
    "pdfplumber by text",
    "camelot stream",
    "camelot network",
    "img2table borderless",
    "tabula stream",
}
"""They seek tables without rules, and are asked of such layouts only."""
SPEED_PAGES, MEMORY_PAGES, LONGEST = (5, 20, 100), (5, 100, 500), 2000
_LONG_SHARE = 2


def options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--sample", action="store_true", help="small and fixed; a look, no measurement"
    )
    parser.add_argument("--only", nargs="*", default=["accuracy", "speed", "memory"])
    parser.add_argument("--layouts", nargs="*", default=list(LAYOUTS), choices=list(LAYOUTS))
    parser.add_argument("--makers", nargs="*", default=list(MAKERS), choices=list(MAKERS))
    parser.add_argument("--tools", nargs="*", default=list(TOOLS), choices=list(TOOLS))
    parser.add_argument("--tables", type=int, default=6, help="tables a file of a layout holds")
    parser.add_argument("--pages", type=int, nargs="*", default=list(SPEED_PAGES))
    parser.add_argument("--memory-pages", type=int, nargs="*", default=[*MEMORY_PAGES, LONGEST])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", default="pages-1")
    parser.add_argument(
        "--folder", type=Path, help="keep the files here, and take those that are there"
    )
    parser.add_argument("--peers", default=str(PEERS) if PEERS.exists() else sys.executable)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    return parser.parse_args()


def main() -> None:
    """Print the files, run the tools, print the figures."""
    asked = options()
    if asked.sample:
        asked.only, asked.layouts, asked.tools = ["accuracy", "speed"], list(SAMPLE), list(FAST)
        asked.tables, asked.pages, asked.repeats = 2, [5], 1
    makers = [name for name in asked.makers if _can_print(name)]
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        if "accuracy" in asked.only:
            files = print_papers(papers(asked.layouts, asked.seed, asked.tables), makers, folder)
            tools = [name for name in asked.tools if name != "pdfplumber text"]
            results = accuracy(files, tools, asked.peers, _is_asked)
            show_accuracy(results, asked.layouts, tools)
            figures["accuracy"] = results.as_data()
        if "speed" in asked.only:
            figures["speed"] = show_speed(asked, makers, folder)
        if "memory" in asked.only:
            figures["memory"] = show_memory(asked, folder)
    if asked.json:
        asked.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


def _can_print(maker: str) -> bool:
    if reason := MAKERS[maker].missing():
        print(f"without {maker}: {reason}")
    return not reason


def _is_asked(tool: str, layout: str) -> bool:
    return tool not in SEEKERS or LAYOUTS[layout].family != "ruled"


def papers(layouts: Iterable[str], seed: str, tables: int) -> dict[str, Paper]:
    """Return a paper a layout; one of long tables has fewer of them."""
    return {
        name: compose(name, seed, max(1, tables // _LONG_SHARE) if "long" in name else tables)
        for name in layouts
    }


def show_speed(asked: argparse.Namespace, makers: Sequence[str], folder: Path) -> object:
    """Print pages a second by kind, maker and size, and how many times pdfplumber's."""
    tools = [name for name in TIMED if name in asked.tools]
    found = []
    ratios: dict[str, list[Mapping[str, tuple[float, float]]]] = {"report": [], "prose": []}
    print("\nPages a second (times pdfplumber's text and tables; on prose, times its text)")
    for kind in ("report", "prose"):
        whole = {f"{kind}-{n}": compose_report(kind, asked.seed, n) for n in asked.pages}
        files = print_papers(whole, makers, folder)
        base = "pdfplumber" if kind == "report" else "pdfplumber text"
        for file in files:
            rates = speed(file, tools, asked.peers, asked.repeats, base)
            found.append(
                {"file": file.name, "maker": file.maker, "pages": file.pages, "rates": rates}
            )
            shown = "   ".join(
                f"{tool} {rate:.4g} ({ratio:.2g}x)" for tool, (rate, ratio) in rates.items()
            )
            print(f"{file.name:<12}{file.maker:<12}{file.pages:>5} pages   {shown}", flush=True)
            ratios[kind].append(rates)
    show_ratios(ratios)
    return found


def show_memory(asked: argparse.Namespace, folder: Path) -> object:
    """Print the peak of a process of its own for each tool and size, on what reportlab prints."""
    found: list[Mapping[str, object]] = []
    print(
        "\nPeak memory in MB: after the imports, and at the end (a process each; printed by reportlab)"
    )
    for kind in ("report", "prose"):
        for pages in asked.memory_pages:
            paper = {f"{kind}-{pages}": compose_report(kind, asked.seed, pages)}
            file = print_papers(paper, ["reportlab"], folder)[0]
            tools = [name for name in TIMED if name in asked.tools]
            if pages > MEMORY_PAGES[1]:
                tools = [name for name in tools if name in FAST]
            peaks = memory(file, tools, asked.peers)
            found.append({"file": file.name, "pages": file.pages, "peaks": peaks})
            shown = "   ".join(
                f"{tool} {start:.0f}→{end:.0f}" for tool, (start, end) in peaks.items()
            )
            print(f"{file.name:<12}{file.pages:>5} pages   {shown}", flush=True)
    return found


if __name__ == "__main__":
    main()
