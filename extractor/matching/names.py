"""Resolve the names in a row: certificate, majors, level, tier, grades, batch."""

import re
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.matching.majors import MajorReader
from extractor.model.mention import Certificate, Major, MatchMethod
from extractor.text.normalise import fold, one_line, strip_space

__all__ = ["NameMatcher"]


@dataclass(frozen=True)
class NameMatcher:
    """Leads printed names to the catalogues of a grammar; never invents a code or a name."""

    grammar: Grammar

    def certificate(self, text: str) -> Certificate | None:
        """Return the certificate that a cell names, resolved as far as the catalogue allows."""
        if not text or text.isspace():
            return None
        name = self.short_name(text)
        catalogue = self.grammar.catalogues.certificates
        key = fold(name)
        if key in catalogue.exact:
            return _certificate(text, catalogue.exact[key], MatchMethod.EXACT, 100.0)
        if key in catalogue.aliases:
            return _certificate(text, catalogue.aliases[key], MatchMethod.ALIAS, 100.0)
        near = catalogue.near(key)
        if near is None:
            return _certificate(text, name, MatchMethod.NONE, 0.0)
        return _certificate(text, near.name, MatchMethod.FUZZY, near.score, near.runner_up)

    def short_name(self, text: str) -> str:
        """Return the printed name without prefix 1+X, suffix 职业技能等级证书, and line breaks."""
        name = one_line(text)
        name = self._prefix.sub("", name)
        return self._suffix.sub("", name).strip() or one_line(text)

    def majors(self, text: str, year: int | None = None, code: str = "") -> tuple[Major, ...]:
        """Return the majors that a cell lists, in its order; `code` is what the cell of codes says."""
        return self._majors.read(text, year, code)

    def level(self, text: str) -> str | None:
        """Return the one level that a text names; None where it names none, or several."""
        levels = self.levels(text)
        return levels[0] if len(levels) == 1 else None

    def levels(self, text: str) -> tuple[str, ...]:
        """Return all levels that a cell lists, in its order."""
        if not text:
            return ()
        words = self._level_separators.split(text.strip())
        named = [self.grammar.identity.levels.get(strip_space(word)) for word in words if word]
        return tuple(dict.fromkeys(level for level in named if level))

    def level_within(self, text: str) -> str | None:
        """Return the one full level name (初级, not 初) that stands anywhere in a text."""
        full = [level for level in self._full_levels if level in text]
        return full[0] if len(full) == 1 else None

    def tier(self, text: str) -> str | None:
        """Return the tier of education that a cell names."""
        return self.grammar.identity.tiers.get(strip_space(text)) if text else None

    def grades(self, text: str) -> tuple[str, ...]:
        """Return the grades that a cell lists, as 2020级 is printed."""
        if not text:
            return ()
        return tuple(
            dict.fromkeys(
                strip_space(found[0])
                for found in self.grammar.identity.grade.compiled.finditer(text)
            )
        )

    def batch_key(self, text: str) -> str:
        """Return the form in which two printings of one batch are equal."""
        key = fold(text)
        for pattern, replacement in self._batch_spellings:
            key = pattern.sub(replacement, key)
        return key

    @cached_property
    def _full_levels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.grammar.identity.levels.values()))

    @cached_property
    def _batch_spellings(self) -> list[tuple[re.Pattern[str], str]]:
        spellings = self.grammar.identity.batch_spellings
        return [(re.compile(pattern), form) for pattern, form in spellings.items()]

    @cached_property
    def _majors(self) -> MajorReader:
        return MajorReader(self.grammar)

    @cached_property
    def _prefix(self) -> re.Pattern[str]:
        return re.compile("^" + self.grammar.identity.certificate_prefix)

    @cached_property
    def _suffix(self) -> re.Pattern[str]:
        return re.compile(self.grammar.identity.certificate_suffix)

    @cached_property
    def _level_separators(self) -> re.Pattern[str]:
        return re.compile(self.grammar.identity.level_separators)


def _certificate(
    text: str, name: str, method: MatchMethod, score: float, runner_up: str | None = None
) -> Certificate:
    return Certificate(text=text, name=name, method=method, score=score, runner_up=runner_up)
