"""Find what a report says of itself: title, kind, issuer, date, years, citations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
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

OPENING_BLOCKS = 10
"""A cover page has no more lines than that."""

SHORT = 40
"""A line of a cover or a signature is shorter, in characters."""


@dataclass(frozen=True)
class IdentityMatcher:
    """Reads what a document says of itself, by the cues of a grammar."""

    grammar: Grammar

    def read(self, outline: Outline) -> Identification:
        """Return the identification; what the text does not say is None."""
        body = [block for block in outline.blocks if block.kind is not BlockKind.FURNITURE]
        title = next((block.text for block in body if block.kind is BlockKind.TITLE), None)
        kind, where = self._kind(title or "")
        opening, closing = _opening(body), _closing(body)
        return Identification(
            title=" ".join(title.split()) if title else None,
            kind=kind,
            issuer=self._issuer(title or "", opening, closing) or self._mentioned(body),
            issued_on=self._issued_on(closing) or self._issued_on(opening),
            years=self._titled_years(title or "", where),
            citations=tuple(self._citations(block.text for block in body)),
        )

    def infer(self, found: Identification, path: Path | None, given: Given) -> Identification:
        """Return `found` with issuer and years from the user or from names, where the text has none."""
        names = _names(path) if path else {}
        if not found.issuer:
            told = {InferredFrom.MANIFEST: given.issuer}
            college_in = self.grammar.catalogues.college_in
            told |= {source: college_in(name) for source, name in names.items()}
            found = _fill(found, "issuer", told)
        if not found.years:
            years = {InferredFrom.MANIFEST: given.years}
            years |= {source: self.years(name) for source, name in names.items()}
            found = _fill(found, "years", years)
        return found

    def years(self, text: str) -> tuple[int, ...]:
        """Return the years that a title or a file's name holds."""
        periods = self.grammar.periods
        return read_years(text, periods.year.compiled, periods.school_year.compiled)

    def _titled_years(self, title: str, end: int) -> tuple[int, ...]:
        """Return the years before the word for the kind, else in brackets right after it, else the first."""
        is_bracketed = fold(title[end:]).startswith("(")
        later = self.years(title[end:]) if is_bracketed else ()
        return self.years(title[:end]) or later or self.years(title)[:1]

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

    def _issuer(self, title: str, opening: Sequence[Block], closing: Sequence[Block]) -> str | None:
        """Return who signs, or stands in the title, or on the cover; a bare department (教务处) last."""
        signed, covered = self._named(closing), self._named(opening)
        titled = self.grammar.identity.issuer.title.find(strip_space(title))
        if signed:
            return signed[-1]
        if titled:
            return titled["issuer"]
        return covered[0] if covered else self._department(closing)

    def _named(self, blocks: Iterable[Block]) -> list[str]:
        """Return the organisations that have a line of their own, without seal or letterhead."""
        lines = (line for block in blocks for line in block.text.splitlines())
        found = (self.grammar.identity.issuer.line.find(line) for line in lines)
        return [name["issuer"] for name in found if name]

    def _department(self, closing: Iterable[Block]) -> str | None:
        """Return the last line of the signature that is no date."""
        names = [
            strip_space(block.text)
            for block in closing
            if block.kind is BlockKind.SIGNATURE and not self._date_alone(block.text)
        ]
        return names[-1] if names and names[-1].isalpha() else None

    def _mentioned(self, body: Iterable[Block]) -> str | None:
        text = "\n".join(block.text for block in body)
        return self.grammar.catalogues.college_in(text)

    def _issued_on(self, blocks: Sequence[Block]) -> str | None:
        """Return the last date that stands alone on its line, or right after the issuer."""
        dates = (
            self._date_alone(line)
            for block in reversed(blocks)
            for line in reversed(block.text.splitlines())
        )
        return next((date for date in dates if date), None)

    def _date_alone(self, line: str) -> str | None:
        """Return the date of a line that holds nothing else but brackets or the issuer."""
        dates = self.grammar.periods.date.compiled
        rest = dates.sub("", line)
        is_alone = not any(character.isalnum() for character in rest)
        if is_alone or self.grammar.identity.issuer.line.find(rest):
            return read_date(line, dates, self.grammar.numerals)
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


def _names(path: Path) -> dict[InferredFrom, str]:
    """Return the names that may say whose report a file is, and of which year."""
    return {
        InferredFrom.FILE_NAME: path.stem,
        InferredFrom.FOLDER_NAME: path.absolute().parent.name,
    }


def _fill(
    found: Identification, name: str, values: Mapping[InferredFrom, object]
) -> Identification:
    """Return `found` with the first value there is for an empty field, marked as inferred."""
    for source, value in values.items():
        if value:
            marks = {**found.inferred, name: source}
            return replace(found, **{name: value, "inferred": marks})  # type: ignore[arg-type]
    return found


def _opening(body: Sequence[Block]) -> list[Block]:
    """Return the short lines around the title, before any text or heading."""
    kinds = {*BlockKind} - {BlockKind.HEADING, BlockKind.TABLE, BlockKind.CAPTION}
    lines = takewhile(lambda block: block.kind in kinds and len(block.text) < SHORT, body)
    return [line for line in islice(lines, OPENING_BLOCKS) if line.kind is not BlockKind.TITLE]


def _closing(body: Sequence[Block]) -> list[Block]:
    """Return the blocks of the signature, else the last few short ones after the text."""
    signed = [block for block in body if block.kind is BlockKind.SIGNATURE]
    return signed or [
        block
        for block in body[-CLOSING_BLOCKS:]
        if block.kind is BlockKind.PARAGRAPH and len(block.text) < SHORT
    ]
