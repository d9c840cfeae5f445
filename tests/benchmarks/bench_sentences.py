"""How well the labelled sentences are read, those that rules are tuned by and the others apart: `make bench`.

The untuned sentences were written without sight of the grammar and committed before anything was
measured on them: 7dd8401 (`a.toml`) and 96c5efa (`b.toml`). No rule is made from a miss among them, so
what was missed is not printed.
"""

import time

from extractor.grammar import load_grammar
from tests.labelled import measure, read_sentences


def main() -> None:
    """Print every measure with its counts, and how long the reading took."""
    grammar = load_grammar()
    measure(read_sentences("tuned")[:1], grammar)
    for half in ("tuned", "untuned"):
        sentences = read_sentences(half)
        start = time.perf_counter()
        found = measure(sentences, grammar)
        seconds = time.perf_counter() - start
        print(f"{half}: {len(sentences)} sentences, {found.gold} figures, {seconds:.2f} s")
        for line in found.lines():
            print(f"  {line}")


if __name__ == "__main__":
    main()
