"""Find names in running text: certificates, majors, levels, organisations, batches, modes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.matching.entities.certificates import CertificateFinder
from extractor.matching.entities.flat import FlatText
from extractor.matching.entities.majors import MajorFinder
from extractor.matching.entities.organisations import OrganisationFinder
from extractor.matching.names import NameMatcher
from extractor.model.mention import EntityKind, EntityMention

__all__ = ["EntityFinder"]


@dataclass(frozen=True)
class EntityFinder:
    """Finds the names in a text, by the catalogues and rules of a grammar."""

    grammar: Grammar

    def find(self, text: str) -> tuple[EntityMention, ...]:
        """Return the names by where they begin; those of one kind do not overlap."""
        flat = FlatText(text, self.grammar.entities.marks)
        finders = (self._certificates, self._majors, self._organisations, self._words)
        found = (mention for find in finders for mention in find(flat))
        return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind)))

    def _certificates(self, text: FlatText) -> Iterator[EntityMention]:
        for named in self._certificate_finder.find(text.flat):
            printed = text.text[slice(*text.span(named.start, named.end))]
            certificate = self._certificate_finder.resolve(printed)
            if certificate:
                yield EntityMention(
                    *text.span(named.start, named.tail),
                    EntityKind.CERTIFICATE,
                    certificate.name,
                    certificate=certificate,
                )

    def _majors(self, text: FlatText) -> Iterator[EntityMention]:
        for place in self._major_finder.find(text.flat):
            start, end = text.span(*place)
            for major in self._names.majors(text.text[start:end])[:1]:
                yield EntityMention(
                    start, end, EntityKind.MAJOR, major.name or major.text, major=major
                )

    def _organisations(self, text: FlatText) -> Iterator[EntityMention]:
        for place in self._organisation_finder.find(text.flat):
            name = text.flat[slice(*place)]
            yield EntityMention(
                *text.span(*place),
                EntityKind.ORGANISATION,
                self.grammar.catalogues.colleges.get(name, name),
            )

    def _words(self, text: FlatText) -> Iterator[EntityMention]:
        """Yield levels, batches and modes."""
        rules = self.grammar.entities
        for found in rules.level.compiled.finditer(text.flat):
            level = self.grammar.identity.levels[found[0]]
            yield EntityMention(*text.span(*found.span()), EntityKind.LEVEL, level)
        for found in rules.batch.compiled.finditer(text.flat):
            yield EntityMention(*text.span(*found.span()), EntityKind.BATCH, found[0])
        for mode in rules.mode:
            for found in mode.compiled.finditer(text.flat):
                yield EntityMention(*text.span(*found.span()), EntityKind.MODE, mode.name)

    @cached_property
    def _certificate_finder(self) -> CertificateFinder:
        return CertificateFinder(self.grammar)

    @cached_property
    def _major_finder(self) -> MajorFinder:
        return MajorFinder(self.grammar)

    @cached_property
    def _organisation_finder(self) -> OrganisationFinder:
        return OrganisationFinder(self.grammar)

    @cached_property
    def _names(self) -> NameMatcher:
        return NameMatcher(self.grammar)
