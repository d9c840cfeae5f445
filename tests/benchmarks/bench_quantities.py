"""How many of 10,000 generated figures are read right, kind by kind: `make bench`.

`bench_quantities.py [COUNT] [SEED]`. A sentence is right where each of its figures has the value, unit
and bounds that were printed, stands at its place, and where the slow reader agrees; and where nothing
else is taken for a figure.
"""

import sys
import time
from collections import Counter

from extractor.grammar import load_grammar
from extractor.matching.exclusions import ExclusionMatcher
from extractor.matching.figures import FigureReader
from tests.generators.judging import faults
from tests.generators.quantities import samples

SHOWN = 5


def main(count: int = 10_000, seed: int = 2_021) -> None:
    """Print the faults, the shares of right sentences and figures, and the time a character took."""
    grammar = load_grammar()
    matcher, reader = ExclusionMatcher(grammar), FigureReader(grammar)
    sentences = list(samples(seed, count))
    reader.read(sentences[0].text, matcher.find(sentences[0].text))
    start = time.perf_counter()
    read = [reader.read(each.text, matcher.find(each.text)) for each in sentences]
    seconds = time.perf_counter() - start
    wrong: Counter[str] = Counter()
    for sample, mentions in zip(sentences, read, strict=True):
        found = faults(sample, mentions)
        wrong[sample.kind] += bool(found)
        if found and sum(wrong.values()) <= SHOWN:
            print(f"{sample.kind}: {found[0]}")
    figures = sum(len(each.figures) for each in sentences)
    characters = sum(len(each.text) for each in sentences)
    right = count - sum(wrong.values())
    print(f"generated sentences right {right} of {count} ({right / count:.4f}), {figures} figures")
    print("faults by kind", {kind: number for kind, number in wrong.items() if number})
    print(f"{seconds / characters * 1e6:.2f} µs a character, {len(wrong)} kinds")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
