"""Look a name or a code up in the catalogues of a grammar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.grammar import Grammar
from extractor.grammar.catalogue import MajorEntry
from extractor.matching.names import NameMatcher
from extractor.model.mention import EntityKind, MatchMethod
from extractor.text.normalise import fold

__all__ = ["CatalogueMatch", "look_up"]

_CODE = re.compile(r"(?<!\d)(\d{6})(?!\d)")


@dataclass(frozen=True, slots=True)
class CatalogueMatch:
    """An entry of a catalogue, and how what was looked up led to it.

    Attributes:
        code: of a major.
        edition: the catalogue of majors that holds it.
        level: the level of education of a major.
        organisation: who trains and assesses for a certificate.
        current: the majors of 2021 that a major of 2015 became.
        former: the majors of 2015 that became a major of 2021.
    """

    kind: EntityKind
    name: str
    method: MatchMethod
    score: float = 100.0
    runner_up: str | None = None
    code: str | None = None
    edition: str | None = None
    level: str | None = None
    organisation: str | None = None
    current: tuple[MajorEntry, ...] = ()
    former: tuple[MajorEntry, ...] = ()


def look_up(text: str, grammar: Grammar) -> Iterator[CatalogueMatch]:
    """Yield the certificate, the majors of every edition and the college that a text names."""
    catalogues = grammar.catalogues
    certificate = NameMatcher(grammar).certificate(text)
    if certificate and certificate.method is not MatchMethod.NONE:
        yield CatalogueMatch(
            EntityKind.CERTIFICATE,
            certificate.name,
            certificate.method,
            certificate.score,
            certificate.runner_up,
            organisation=catalogues.certificates.organisations.get(certificate.name),
        )
    yield from _majors(text, grammar)
    if college := catalogues.colleges.get(fold(text)):
        yield CatalogueMatch(EntityKind.ORGANISATION, college, MatchMethod.EXACT)


def _majors(text: str, grammar: Grammar) -> Iterator[CatalogueMatch]:
    """Yield the majors of a code, else those of a name."""
    majors = grammar.catalogues.majors
    if code := _CODE.search(text):
        for entry in majors.by_code.get(code[1], ()):
            yield _major(entry, grammar, MatchMethod.EXACT)
        return
    if entries := majors.by_name.get(fold(text)):
        for entry in entries:
            yield _major(entry, grammar, MatchMethod.EXACT)
    elif near := majors.near(fold(text)):
        for entry in majors.by_name[fold(near.name)]:
            yield _major(entry, grammar, MatchMethod.FUZZY, near.score, near.runner_up)


def _major(
    entry: MajorEntry,
    grammar: Grammar,
    method: MatchMethod,
    score: float = 100.0,
    runner_up: str | None = None,
) -> CatalogueMatch:
    majors = grammar.catalogues.majors
    return CatalogueMatch(
        EntityKind.MAJOR,
        entry.name,
        method,
        score,
        runner_up,
        code=entry.code,
        edition=entry.edition,
        level=entry.level,
        current=majors.by_code.get(entry.current, ()) if entry.current else (),
        former=tuple(
            other
            for entries in majors.by_code.values()
            for other in entries
            if other.current == entry.code and entry.edition != other.edition
        ),
    )
