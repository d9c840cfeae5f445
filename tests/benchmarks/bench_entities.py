"""How honestly names are resolved, over whole catalogues: `make bench`, or with a seed as argument.

Prints, for certificates and for majors, how many names lead to themselves: as they are, and damaged
in each way that `tests/generators/names.py` knows; then how many of 300 real-looking names that no
catalogue holds are taken for one that it does.
"""

import sys
from collections.abc import Callable, Iterable

from extractor.grammar import load_grammar
from extractor.matching.names import NameMatcher
from extractor.model.mention import MajorStatus, MatchMethod
from tests.generators.names import DAMAGE, damaged, unknown_names

SEED = 20261122
CHARACTERS = ("cut", "doubled", "look-alike", "homophone")
"""Damage of one character; the other ways change how a name is printed."""
OF_CERTIFICATES = {"prefix", "suffix", "together"}
"""Majors have no such prefix and suffix."""

Resolve = Callable[[str], str | None]


def hits(resolve: Resolve, pairs: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """Return how many damaged names lead to their own name, and how many there are."""
    outcomes = [resolve(form) == name for name, form in pairs]
    return sum(outcomes), len(outcomes)


def report(title: str, resolve: Resolve, names: list[str], kinds: Iterable[str], seed: int) -> None:
    """Print a line a kind of damage, and one for the damage of one character taken together."""
    by_kind = {kind: hits(resolve, damaged(names, kind, seed)) for kind in kinds}
    one = [by_kind[kind] for kind in CHARACTERS]
    line(title, "clean", *hits(resolve, ((name, name) for name in names)))
    for kind, (right, count) in by_kind.items():
        line(title, kind, right, count)
    line(title, "one character", sum(right for right, _ in one), sum(count for _, count in one))
    every = by_kind.values()
    line(title, "all damage", sum(right for right, _ in every), sum(count for _, count in every))


def line(title: str, kind: str, right: int, count: int) -> None:
    """Print a figure with its counts."""
    print(f"{title:<12} {kind:<14} {right / max(count, 1):7.4f}  ({right} of {count})")


def main() -> None:
    """Print all figures for one seed."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else SEED
    grammar = load_grammar()
    names, catalogues = NameMatcher(grammar), grammar.catalogues
    certificates = list(catalogues.certificates.exact.values())
    majors = sorted({entry.name for some in catalogues.majors.by_name.values() for entry in some})

    def certificate(text: str) -> str | None:
        found = names.certificate(text)
        return found.name if found and found.method is not MatchMethod.NONE else None

    def major(text: str) -> str | None:
        found = names.majors(text)
        known = len(found) == 1 and found[0].status is MajorStatus.VALID
        return found[0].name if known else None

    print(f"seed {seed}")
    report("certificates", certificate, certificates, DAMAGE, seed)
    report("majors", major, majors, [kind for kind in DAMAGE if kind not in OF_CERTIFICATES], seed)
    strangers = unknown_names(certificates, seed)
    accepted = [(name, certificate(name)) for name in strangers if certificate(name)]
    line("certificates", "accepted", len(accepted), len(strangers))
    for name, taken in accepted:
        print(f"    {name} → {taken}")


if __name__ == "__main__":
    main()
