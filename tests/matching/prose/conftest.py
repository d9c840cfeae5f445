"""Sentences read by the built-in grammar."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from spacy.tokens import Doc

from extractor.grammar import load_grammar
from extractor.matching.prose.reader import pipeline
from extractor.model.mention import FigureMention


@dataclass(frozen=True)
class Reading:
    """What was read of a sentence."""

    doc: Doc

    @property
    def claims(self) -> list[FigureMention]:
        """The figures in order."""
        return [span._.claim for span in self.doc.spans["claims"]]

    @property
    def counts(self) -> list[tuple[str, str | None]]:
        """Each figure as printed, blanks aside, and what it counts."""
        return [(self._printed(claim), claim.indicator) for claim in self.claims]

    @property
    def sums(self) -> list[tuple[str, list[str]]]:
        """Totals with their parts, as printed."""
        names = [name for name, _ in self.counts]
        return [
            (names[found.total], [names[part] for part in found.parts])
            for found in self.doc._.breakdowns
        ]

    @property
    def certain(self) -> list[bool]:
        """Whether the wording makes the parts of each total a whole."""
        return [found.certain for found in self.doc._.breakdowns]

    def about(self, dimension: str) -> list[str | None]:
        """Return what each figure is about."""
        return [claim.dimensions.get(dimension) for claim in self.claims]

    def _printed(self, claim: FigureMention) -> str:
        return "".join(self.doc.text[claim.start : claim.end].split())


@pytest.fixture(name="read", scope="session")
def fixture_read() -> Callable[..., Reading]:
    """Read a text, below a heading if there is one."""
    nlp = pipeline(load_grammar())

    def read(text: str, heading: str = "") -> Reading:
        doc = nlp.make_doc(text)
        doc._.heading = heading
        return Reading(nlp(doc))

    return read
