"""The labelled sentences of `fixtures/sentences`, and how well a reader does on them."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.grammar import Grammar
from extractor.matching.prose.reader import pipeline
from extractor.model.mention import Breakdown, FigureMention

__all__ = ["Labelled", "Measures", "Reading", "compare", "measure", "read_all", "read_sentences"]

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "sentences"


@dataclass(frozen=True)
class Labelled:
    """A sentence with its figures: `(start, end, label)` each, in order."""

    id: str
    text: str
    heading: str
    figures: tuple[tuple[int, int, dict[str, Any]], ...]
    sums: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Reading:
    """A sentence with what was read of it."""

    sentence: Labelled
    claims: tuple[FigureMention, ...]
    breakdowns: tuple[Breakdown, ...]


@dataclass
class Measures:
    """Counts over sentences; what was missed, sentence by sentence."""

    sentences: int = 0
    exact: int = 0
    gold: int = 0
    found: int = 0
    right: int = 0
    indicators: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[str, int, int]]:
        """Yield the measures that are reported: name, how many are right, of how many."""
        yield "figures, precision", self.right, self.found
        yield "figures, recall", self.right, self.gold
        yield "indicator accuracy", self.indicators, self.right
        yield "sentences exact", self.exact, self.sentences
        for name in sorted(name for name in self.counts if not name.endswith(" asked")):
            yield name, self.counts[name], self.counts[f"{name} asked"]

    @property
    def shares(self) -> dict[str, float]:
        """Each measure as a share; one that nothing was asked of is whole."""
        return {name: part / whole if whole else 1.0 for name, part, whole in self.pairs()}

    def lines(self) -> Iterator[str]:
        """Yield the measures with their counts."""
        for name, part, whole in self.pairs():
            yield f"{name:<28} {self.shares[name]:.4f}   {part} of {whole}"


def read_sentences(half: str) -> list[Labelled]:
    """Return the sentences of `tuned` or `untuned`."""
    return [
        _labelled(entry)
        for path in sorted((FOLDER / half).glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
    ]


def read_all(sentences: Sequence[Labelled], grammar: Grammar) -> Iterator[Reading]:
    """Yield each sentence as the pipeline of a grammar reads it."""
    nlp = pipeline(grammar)
    for sentence in sentences:
        doc = nlp.make_doc(sentence.text)
        doc._.heading = sentence.heading
        read = nlp(doc)
        claims = tuple(span._.claim for span in read.spans["claims"])
        yield Reading(sentence, claims, read._.breakdowns)


def measure(sentences: Sequence[Labelled], grammar: Grammar) -> Measures:
    """Return how well the pipeline of a grammar reads the sentences."""
    return compare(read_all(sentences, grammar))


def compare(readings: Iterable[Reading]) -> Measures:
    """Return how well sentences were read.

    A figure is right with its number, unit and place; a sentence is exact where all figures and all
    indicators are right and nothing else is there.
    """
    result = Measures()
    for reading in readings:
        _compare(reading.sentence, reading.claims, result)
        _compare_sums(reading.sentence, reading.claims, reading.breakdowns, result)
    return result


def _compare(sentence: Labelled, read: Sequence[FigureMention], result: Measures) -> None:
    left, is_exact = list(read), True
    result.sentences += 1
    result.gold += len(sentence.figures)
    result.found += len(read)
    for start, end, label in sentence.figures:
        match = next((c for c in left if _is_right(c, start, end, label)), None)
        if match is None:
            near = [c for c in left if c.start < end and start < c.end]
            said = [f"{c.quantity.value} {c.quantity.unit}" for c in near]
            result.misses.append(
                f"{sentence.id} missed {label['text']!r} ({label['value']} {label.get('unit')}) read {said}"
            )
            is_exact = False
            continue
        left.remove(match)
        result.right += 1
        is_right = match.indicator == label.get("indicator")
        result.indicators += is_right
        if not is_right:
            is_exact = False
            result.misses.append(
                f"{sentence.id} {label['text']!r} is {label.get('indicator')}, read as {match.indicator}: {sentence.text[max(0, start - 30) : end + 20]!r}"
            )
        _count(result, match, label)
    for extra in left:
        if not any(extra.start < e and s < extra.end for s, e, _ in sentence.figures):
            result.misses.append(
                f"{sentence.id} invented {sentence.text[max(0, extra.start - 8) : extra.end + 8]!r} ({extra.quantity.value} {extra.quantity.unit})"
            )
    result.exact += is_exact and not left


def _compare_sums(
    sentence: Labelled,
    read: Sequence[FigureMention],
    breakdowns: Sequence[Breakdown],
    result: Measures,
) -> None:
    """Compare totals with their parts, each figure named by where it begins in the labels."""
    places = {}
    for index, claim in enumerate(read):
        for place, (start, end, _) in enumerate(sentence.figures):
            if claim.start < end and start < claim.end:
                places[index] = place
    found = {
        (places.get(each.total, -1), tuple(places.get(part, -1) for part in each.parts))
        for each in breakdowns
    }
    wanted = {(each["total"], tuple(each["parts"])) for each in sentence.sums}
    result.counts["sums, recall asked"] += len(wanted)
    result.counts["sums, recall"] += len(wanted & found)
    result.counts["sums, precision asked"] += len(found)
    result.counts["sums, precision"] += len(wanted & found)
    for total, parts in wanted - found:
        result.misses.append(f"{sentence.id} sum not found: {total} {parts}: {sentence.text}")
    for total, parts in found - wanted:
        result.misses.append(f"{sentence.id} sum not asked: {total} {parts}: {sentence.text}")


def _count(result: Measures, match: FigureMention, label: dict[str, Any]) -> None:
    asked = {
        "modality": (match.modality.value, label.get("modality", "stated")),
        "modifier": (match.quantity.modifier.value, label.get("modifier", "exact")),
        "change": (match.role.value == "change", label.get("role") == "change"),
    }
    for name, (got, wanted) in asked.items():
        result.counts[f"{name} asked"] += 1
        result.counts[name] += got == wanted
    bounds = [(label[k], getattr(match.quantity, k)) for k in ("low", "high") if k in label]
    for wanted, got in bounds:
        result.counts["bounds asked"] += 1
        result.counts["bounds"] += got is not None and Decimal(str(wanted)) == got
    for name, value in label.get("dimensions", {}).items():
        result.counts[f"dimension {name} asked"] += 1
        result.counts[f"dimension {name}"] += match.dimensions.get(name) == value
    if "period" in label:
        result.counts["period asked"] += 1
        result.counts["period"] += match.period == str(label["period"])


def _is_right(claim: FigureMention, start: int, end: int, label: dict[str, Any]) -> bool:
    overlaps = claim.start < end and start < claim.end
    same_unit = (claim.quantity.unit or None) == (label.get("unit") or None)
    return overlaps and same_unit and claim.quantity.value == Decimal(str(label["value"]))


def _labelled(entry: dict[str, Any]) -> Labelled:
    figures, place = [], 0
    for label in entry["figures"]:
        start = entry["text"].index(label["text"], place)
        place = start + len(label["text"])
        figures.append((start, place, label))
    return Labelled(
        entry["id"],
        entry["text"],
        entry.get("heading", ""),
        tuple(figures),
        tuple(entry.get("sums", ())),
    )
