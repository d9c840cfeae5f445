"""Run tools in processes of their own over printed papers."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2

from tests.benchmarks.pdf_pages.makers import MAKERS
from tests.benchmarks.pdf_pages.paper import Paper
from tests.benchmarks.pdf_pages.reading import Reading
from tests.benchmarks.pdf_pages.scoring import Score, score

__all__ = ["Accuracy", "Printed", "accuracy", "memory", "print_papers", "speed"]

ROOT = Path(__file__).resolve().parents[3]
_HERE = ("extract", "reader", "pypdfium2", "pdfplumber")
"""Tools that run with what we run with; the others are found in the peers' environment."""


@dataclass(frozen=True)
class Printed:
    """A paper as a program printed it."""

    name: str
    maker: str
    path: Path
    pages: int
    paper: Paper


def print_papers(papers: Mapping[str, Paper], makers: Iterable[str], folder: Path) -> list[Printed]:
    """Print each paper with each maker, unless the file is there."""
    found = []
    for maker in makers:
        place = folder / maker
        place.mkdir(parents=True, exist_ok=True)
        jobs = [(paper, place / f"{paper.name}.pdf") for paper in papers.values()]
        if todo := [(paper, path) for paper, path in jobs if not path.exists()]:
            MAKERS[maker].print_all(todo)
        for (name, paper), (_, path) in zip(papers.items(), jobs, strict=True):
            found.append(Printed(name, maker, path, len(page_texts(path)), paper))
    return found


def page_texts(path: Path) -> list[str]:
    """Return PDFium's plain text of each page."""
    document = pypdfium2.PdfDocument(path)
    texts = []
    for page in document:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_bounded())
        textpage.close()
        page.close()
    document.close()
    return texts


class Worker:
    """A process with one tool."""

    def __init__(self, tool: str, peers: str) -> None:
        """Start it; `missing` says why it cannot run."""
        python = sys.executable if tool.startswith(_HERE) else peers
        command = (python, "-m", "tests.benchmarks.pdf_pages.worker", tool)
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        greeting = self._answer()
        self.missing: str | None = greeting.get("missing") or greeting.get("error")
        self.imports: float = greeting.get("imports") or 0.0

    def ask(self, path: Path, *, tell: bool = False) -> dict[str, Any]:
        """Read a file; seconds, peak and, if told, the reading."""
        if self._process.stdin is None:
            return {"error": "no input"}
        try:
            print(
                json.dumps({"path": str(path), "tell": tell}), file=self._process.stdin, flush=True
            )
        except BrokenPipeError:
            return {"error": "the process is gone"}
        return self._answer()

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout else ""
        found: dict[str, Any] = json.loads(line) if line else {"error": "the process died"}
        return found


@contextmanager
def workers(tools: Iterable[str], peers: str) -> Iterator[dict[str, Worker]]:
    """Start a worker a tool; those that cannot run are said in a line."""
    started = {tool: Worker(tool, peers) for tool in tools}
    try:
        for tool, worker in started.items():
            if worker.missing:
                print(f"without {tool}: {worker.missing}")
        yield {tool: worker for tool, worker in started.items() if not worker.missing}
    finally:
        for worker in started.values():
            worker.close()


@dataclass
class Accuracy:
    """The score of each tool on each file."""

    scores: dict[tuple[str, str, str], Score] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def tools(self) -> list[str]:
        """The tools that ran."""
        return list(dict.fromkeys(tool for tool, _, _ in self.scores))

    @property
    def makers(self) -> list[str]:
        """The makers whose files were read."""
        return list(dict.fromkeys(maker for _, _, maker in self.scores))

    def pooled(
        self,
        *,
        tool: str,
        layout: str | None = None,
        layouts: Sequence[str] | None = None,
        maker: str | None = None,
    ) -> Score:
        """Return the counts together."""
        wanted = [
            one
            for (tool_, layout_, maker_), one in self.scores.items()
            if tool_ == tool
            and layout in {None, layout_}
            and (layouts is None or layout_ in layouts)
            and maker in {None, maker_}
        ]
        return sum(wanted, start=Score())

    def as_data(self) -> list[dict[str, object]]:
        """Return what JSON can hold."""
        return [
            {"tool": tool, "layout": layout, "maker": maker, **asdict(one)}
            for (tool, layout, maker), one in self.scores.items()
        ]


def accuracy(
    files: Sequence[Printed],
    tools: Sequence[str],
    peers: str,
    is_asked: Callable[[str, str], bool],
) -> Accuracy:
    """Read each file with each tool, and judge it."""
    found = Accuracy()
    for tool in tools:  # one after the other, so that no more than one peer's memory is taken
        print(f"{tool} reads {len(files)} files", file=sys.stderr, flush=True)
        with workers([tool], peers) as running:
            for file in files if running else ():
                if not is_asked(tool, file.name):
                    continue
                answer = running[tool].ask(file.path, tell=True)
                if "reading" in answer:
                    reading = Reading.of(answer["reading"])
                else:
                    found.errors.append(
                        f"{tool} on {file.name} by {file.maker}: {answer.get('error')}"
                    )
                    reading = Reading("", [])
                one = score(file.paper, reading, page_texts(file.path))
                found.scores[tool, file.name, file.maker] = one
    return found


def speed(
    file: Printed, tools: Sequence[str], peers: str, repeats: int, base: str
) -> dict[str, tuple[float, float]]:
    """Return pages a second, and how many times those of `base` (median of the rounds' ratios)."""
    times: dict[str, list[float]] = {tool: [] for tool in tools}
    with workers(tools, peers) as running:
        for tool, worker in running.items():
            if "error" in worker.ask(file.path):
                print(f"without {tool} on {file.name} by {file.maker}")
                del times[tool]
        for _ in range(repeats):
            for tool in [name for name in running if name in times]:
                times[tool].append(running[tool].ask(file.path).get("seconds", float("nan")))
    measured = {tool: taken for tool, taken in times.items() if taken}
    against = measured.get(base, [float("nan")] * repeats)
    return {
        tool: (
            file.pages / median(taken),
            median(b / a for a, b in zip(taken, against, strict=True)),
        )
        for tool, taken in measured.items()
    }


def memory(file: Printed, tools: Sequence[str], peers: str) -> dict[str, tuple[float, float]]:
    """Return each tool's peak after its imports and after reading the file, in a new process."""
    found = {}
    for tool in tools:
        with workers([tool], peers) as running:
            for worker in running.values():
                answer = worker.ask(file.path)
                found[tool] = (worker.imports, answer.get("peak") or float("nan"))
    return found
