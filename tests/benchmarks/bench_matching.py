"""How fast matching is, beside jieba's segmentation of the same characters in the same run: `make bench`.

Matching is everything from the outline on: names and figures of cells and sentences, what they count, what
the report says of itself. jieba runs as it comes, which is its exact mode with the HMM, on the text of
the same blocks and cells; its dictionary is loaded before the clock starts. One core, repeats alternate.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba

from extractor.grammar import load_grammar
from extractor.matching import match
from extractor.model.outline import Outline
from extractor.readers import read
from extractor.segmentation import segment

REPEATS = 7
ROOT = Path(__file__).resolve().parents[2]


def texts(outline: Outline) -> list[str]:
    """Return the text of all blocks and cells."""
    cells = [slot.text for table in outline.tables for _, _, slot in table.slots()]
    return [text for text in (*(block.text for block in outline.blocks), *cells) if text]


def seconds(run: Callable[[], None]) -> float:
    """Return how long one run takes."""
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def compare(name: str, outlines: Sequence[Outline]) -> None:
    """Print our characters a second, jieba's, and the ratio."""
    grammar = load_grammar()
    segments = [text for outline in outlines for text in texts(outline)]
    characters = sum(map(len, segments))

    def ours() -> None:
        for outline in outlines:
            match(outline, grammar)

    def peer() -> None:
        for text in segments:
            jieba.lcut(text)

    ours()
    peer()
    pairs = [(seconds(ours), seconds(peer)) for _ in range(REPEATS)]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(
        f"{name:<24} {characters:>8} characters   ours {characters / mine:>9.0f}/s"
        f"   jieba {characters / theirs:>9.0f}/s   ratio {ratio:5.2f}"
    )


def main() -> None:
    """Print a line for the files that are named, or for all fixtures together."""
    files = [Path(name) for name in sys.argv[1:]] or sorted(
        path
        for path in ROOT.glob("fixtures/reports/*/*")
        if path.suffix not in {".json", ".toml", ".source"}
    )
    grammar = load_grammar()
    jieba.initialize()
    compare("all files", [segment(read(path), grammar) for path in files])


if __name__ == "__main__":
    main()
