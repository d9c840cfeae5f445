"""How reports of other kinds are reconciled: what holds is said to, and nothing else is accused. `make bench`.

Annual reports, yearbooks, staff statistics, news (`fixtures/sentences/other-kinds`): their sums are labelled
`holds` (certain from the wording, and closes), `fails` (certain, and does not) and `open` (looks like a sum
and must never be called inconsistent). `e.toml` may be looked at while rules are written; `f.toml` was written
by somebody else and is only measured: what was missed there is not printed.
"""

import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.grammar import Grammar, load_grammar
from extractor.model.check import CheckResult, Verdict
from extractor.model.extraction import Extraction
from extractor.pipeline import extract

__all__ = ["Counts", "Paragraph", "count", "read_paragraphs"]

FOLDER = Path(__file__).parents[2] / "fixtures" / "sentences" / "other-kinds"

TUNED, UNTUNED = "e", "f"

SUMS = frozenset({"prose.sum", "table.sum"})


@dataclass(frozen=True)
class Labelled:
    """A sum or rate as its writer means it: the figures in order of the label, the stated one first."""

    stated: Decimal
    others: tuple[Decimal, ...]
    answer: str
    is_sum: bool

    def is_that_of(self, result: CheckResult, values: Mapping[str, Decimal]) -> bool:
        """Return whether a result is about this."""
        stated, *others = (values[claim] for claim in result.claims)
        if (result.rule in SUMS) != self.is_sum or stated != self.stated:
            return False
        if not self.is_sum:
            return others == list(self.others)
        found, meant = Counter(map(abs, others)), Counter(map(abs, self.others))
        return found - Counter([Decimal(0)]) == meant - Counter([Decimal(0)])


@dataclass(frozen=True)
class Paragraph:
    """A labelled paragraph."""

    name: str
    text: str
    labels: tuple[Labelled, ...]


@dataclass
class Counts:
    """What came of the paragraphs; the names in `alarms`, `missed` and `unseen` say which."""

    paragraphs: int = 0
    holding: int = 0
    told: int = 0
    failing: int = 0
    found: int = 0
    alarms: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of the sums that hold which are said to."""
        return self.told / max(self.holding, 1)

    def lines(self) -> Iterator[str]:
        """Yield what to print."""
        yield f"false alarms: {len(self.alarms)}"
        yield f"sums that hold, said to: {self.told} of {self.holding} ({self.share:.3f})"
        yield f"real failures found: {self.found} of {self.failing}"

    def details(self) -> Iterator[str]:
        """Yield what is false and what was missed."""
        yield from (f"alarm {name}" for name in self.alarms)
        yield from (f"missed {name}" for name in self.missed)
        yield from (f"unseen {name}" for name in self.unseen)


def read_paragraphs(name: str) -> list[Paragraph]:
    """Return the paragraphs of the files of that name."""
    return [
        _paragraph(entry)
        for path in sorted(FOLDER.glob(f"{name}.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)[
            "sentence"
        ]
    ]


def _paragraph(entry: Mapping[str, Any]) -> Paragraph:
    sums = (
        Labelled(
            Decimal(each["total"]), tuple(map(Decimal, each["parts"])), each["answer"], is_sum=True
        )
        for each in entry.get("sums", ())
    )
    rates = (
        Labelled(
            Decimal(each["rate"]),
            (Decimal(each["part"]), Decimal(each["whole"])),
            each["answer"],
            is_sum=False,
        )
        for each in entry.get("rates", ())
    )
    return Paragraph(entry["id"], entry["text"].strip("\n"), (*sums, *rates))


def count(paragraphs: list[Paragraph], grammar: Grammar) -> Counts:
    """Extract each paragraph as the text of a report, and count what came of it."""
    counts = Counts()
    with tempfile.TemporaryDirectory() as folder:
        for paragraph in paragraphs:
            path = Path(folder) / f"{paragraph.name}.txt"
            path.write_text(paragraph.text + "\n", encoding="utf-8")
            _add(counts, paragraph, extract(path, grammar=grammar))
    return counts


def _add(counts: Counts, paragraph: Paragraph, extraction: Extraction) -> None:
    values = {claim.id: claim.value for claim in extraction.claims}
    results = [result for result in extraction.checks if result.claims]
    counts.paragraphs += 1
    for label in paragraph.labels:
        verdicts = {result.verdict for result in results if label.is_that_of(result, values)}
        named = f"{paragraph.name}: {label.stated} of {', '.join(map(str, label.others))}"
        if label.answer == "holds" and label.is_sum:
            counts.holding += 1
            counts.told += Verdict.CONSISTENT in verdicts
            counts.missed += [] if Verdict.CONSISTENT in verdicts else [named]
        elif label.answer == "fails":
            counts.failing += 1
            counts.found += Verdict.INCONSISTENT in verdicts
            counts.unseen += [] if Verdict.INCONSISTENT in verdicts else [named]
    real = [label for label in paragraph.labels if label.answer == "fails"]
    counts.alarms += [
        f"{paragraph.name}: {result.rule} {result.message.zh}"
        for result in extraction.checks
        if result.verdict is Verdict.INCONSISTENT
        and not any(label.is_that_of(result, values) for label in real if result.claims)
    ]


def main() -> None:
    """Print the counts, and of what rules are tuned by what they leave out."""
    grammar = load_grammar()
    for name in (TUNED, UNTUNED):
        counts = count(read_paragraphs(name), grammar)
        print(
            f"other kinds, {'tuned' if name == TUNED else 'untuned'}: {counts.paragraphs} paragraphs"
        )
        for line in counts.lines():
            print(f"  {line}")
        if name == TUNED:
            for line in counts.details():
                print(f"    {line}")


if __name__ == "__main__":
    main()
