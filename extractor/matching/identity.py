"""Find what a report says of itself: title, kind, issuer, date, years, citations."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from extractor.grammar import Grammar
from extractor.model.mention import Citation, Identification, InferredFrom, ReportKind
from extractor.model.outline import Block, BlockKind, Outline
from extractor.model.record import Given
from extractor.text.normalise import fold, strip_space
from extractor.text.periods import read_date, read_years

__all__ = ["IdentityMatcher"]

CLOSING_BLOCKS = 6
"""A signature stands in the last few blocks."""


@dataclass(frozen=True)
class IdentityMatcher:
    """Reads what a document says of itself, by the cues of a grammar."""

    grammar: Grammar

    def read(self, outline: Outline) -> Identification:
        """Return the identification; what the text does not say is None."""
        body = [block for block in outline.blocks if block.kind is not BlockKind.FURNITURE]
        title = next((block.text for block in body if block.kind is BlockKind.TITLE), None)
        kind, where = self._kind(title or "")
        closing = _closing(body)
        return Identification(
            title=" ".join(title.split()) if title else None,
            kind=kind,
            issuer=self._issuer(title or "", closing, body),
            issued_on=self._issued_on(closing),
            years=self.years((title or "")[:where]) or self.years(title or "")[:1],
            citations=tuple(self._citations(block.text for block in body)),
        )

    def infer(self, found: Identification, path: Path | None, given: Given) -> Identification:
        """Return `found` with issuer and years from the user or from names, where the text has none."""
        issuers = {InferredFrom.MANIFEST: given.issuer}
        years = {InferredFrom.MANIFEST: given.years}
        if path:
            names = {
                InferredFrom.FILE_NAME: path.stem,
                InferredFrom.FOLDER_NAME: path.absolute().parent.name,
            }
            issuers |= {source: self.college(name) for source, name in names.items()}
            years |= {source: self.years(name) for source, name in names.items()}
        return _fill(_fill(found, "issuer", issuers), "years", years)

    def years(self, text: str) -> tuple[int, ...]:
        """Return the years that a title or a file's name holds."""
        periods = self.grammar.periods
        return read_years(text, periods.year.compiled, periods.school_year.compiled)

    def college(self, text: str) -> str | None:
        """Return the one college that a text names most often, or None where two are named as often."""
        named = Counter(
            name
            for name in self._colleges.findall(fold(text))
            if name in self.grammar.catalogues.colleges
        ).most_common(2)
        tied = len(named) > 1 and named[0][1] == named[1][1]
        return self.grammar.catalogues.colleges[named[0][0]] if named and not tied else None

    def _kind(self, title: str) -> tuple[ReportKind, int]:
        """Return the kind that the earliest cue word tells, and where that word ends."""
        found = [
            (title.index(word), -len(word), rule.kind)
            for rule in self.grammar.identity.kinds
            for word in rule.words
            if word in title
        ]
        if not found:
            return ReportKind.OTHER, len(title)
        start, length, kind = min(found)
        return kind, start - length

    def _issuer(self, title: str, closing: Sequence[Block], body: Sequence[Block]) -> str | None:
        identity = self.grammar.identity
        signed = [
            strip_space(line)
            for block in closing
            for line in block.text.splitlines()
            if identity.issuer.line.find(line)
        ]
        if signed:
            return signed[-1]
        titled = identity.issuer.title.find(strip_space(title))
        if titled:
            return titled["issuer"]
        return self.college("\n".join(block.text for block in body))

    def _issued_on(self, closing: Sequence[Block]) -> str | None:
        """Return the date of the signature: a date alone on its line, or right after the issuer."""
        dates = self.grammar.periods.date.compiled
        for block in reversed(closing):
            for line in reversed(block.text.splitlines()):
                rest = dates.sub("", line)
                alone = not strip_space(rest) or self.grammar.identity.issuer.line.find(rest)
                date = read_date(line, dates, self.grammar.numerals)
                if date and alone:
                    return date
        return None

    def _citations(self, texts: Iterable[str]) -> Iterable[Citation]:
        """Yield each cited document once, with the title in 《》 that its number follows."""
        seen = set()
        for text in texts:
            for found in self.grammar.identity.citation.compiled.finditer(text):
                number = strip_space(found["number"])
                if fold(number) in seen:
                    continue
                seen.add(fold(number))
                before = self.grammar.identity.cited_title.find(text[: found.start("number")])
                title = before["title"] if before else None
                yield Citation(title=title, number=number)

    @cached_property
    def _colleges(self) -> re.Pattern[str]:
        names = sorted(self.grammar.catalogues.colleges, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)))


def _fill(
    found: Identification, name: str, values: Mapping[InferredFrom, object]
) -> Identification:
    """Return `found` with the first value there is for a field that is empty, marked as inferred."""
    if getattr(found, name):
        return found
    for source, value in values.items():
        if value:
            marks = {**found.inferred, name: source}
            return replace(found, **{name: value, "inferred": marks})  # type: ignore[arg-type]
    return found


def _closing(body: Sequence[Block]) -> list[Block]:
    """Return the blocks of the signature, else the last few short ones after the text."""
    signed = [block for block in body if block.kind is BlockKind.SIGNATURE]
    return signed or [
        block
        for block in body[-CLOSING_BLOCKS:]
        if block.kind is BlockKind.PARAGRAPH and len(block.text) < 40  # noqa: PLR2004  a line, no paragraph
    ]
