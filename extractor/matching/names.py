"""Resolve the names in a row: certificate, majors, level, tier, grades, batch."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.catalogue import MajorEntry
from extractor.model.mention import Certificate, Major, MajorStatus, MatchMethod
from extractor.text.normalise import fold, strip_space

__all__ = ["NameMatcher"]

EDITION_CHANGE = 2021
"""From this year on reports print the codes of the 2021 catalogue, before it those of 2015's."""


@dataclass(frozen=True)
class NameMatcher:
    """Leads printed names to the catalogues of a grammar; never invents a code or a name."""

    grammar: Grammar

    def certificate(self, text: str) -> Certificate | None:
        """Return the certificate that a cell names, resolved as far as the catalogue allows."""
        if not strip_space(text):
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
        name = _one_line(text)
        name = self._prefix.sub("", name)
        return self._suffix.sub("", name).strip() or _one_line(text)

    def majors(self, text: str, year: int | None = None) -> tuple[Major, ...]:
        """Return the majors that a cell lists, in its order."""
        coded = list(self.grammar.identity.major_coded.compiled.finditer(text))
        if coded:
            return tuple(
                self._coded_major(
                    found[0],
                    found["code"] or found["code_last"],
                    _one_line(found["name"] or found["name_first"] or ""),
                    year,
                )
                for found in coded
            )
        return tuple(self._named_major(name) for name in self._major_names(text))

    def level(self, text: str) -> str | None:
        """Return the one level that a text names; None where it names none, or several."""
        levels = self.levels(text)
        return levels[0] if len(levels) == 1 else None

    def levels(self, text: str) -> tuple[str, ...]:
        """Return all levels that a cell lists, in its order."""
        words = self._level_separators.split(text.strip())
        named = [self.grammar.identity.levels.get(strip_space(word)) for word in words if word]
        return tuple(dict.fromkeys(level for level in named if level))

    def level_within(self, text: str) -> str | None:
        """Return the one full level name (初级, not 初) that stands anywhere in a text."""
        full = {level for level in self.grammar.identity.levels.values() if level in text}
        return full.pop() if len(full) == 1 else None

    def tier(self, text: str) -> str | None:
        """Return the tier of education that a cell names."""
        return self.grammar.identity.tiers.get(strip_space(text))

    def grades(self, text: str) -> tuple[str, ...]:
        """Return the grades that a cell lists, as 2020级 is printed."""
        return tuple(
            dict.fromkeys(
                strip_space(found[0])
                for found in self.grammar.identity.grade.compiled.finditer(text)
            )
        )

    def batch_key(self, text: str) -> str:
        """Return the form in which two printings of one batch are equal."""
        key = fold(text)
        for pattern, replacement in self.grammar.identity.batch_spellings.items():
            key = re.sub(pattern, replacement, key)
        return key

    def _coded_major(self, text: str, code: str, name: str, year: int | None) -> Major:
        majors = self.grammar.catalogues.majors
        same_code = majors.by_code.get(code, ())
        agreeing = [entry for entry in same_code if fold(entry.name) == fold(name)]
        if agreeing:
            entry = _of_year(agreeing, year)
            return _major(text, code, name, entry, MajorStatus.VALID)
        renamed = [entry for entry in majors.by_name.get(fold(name), ()) if entry.current == code]
        if renamed:
            return _major(text, code, name, renamed[0], MajorStatus.RENAMED)
        other_code = name and fold(name) in majors.by_name
        if other_code and same_code and self._one_edition(name, code):
            return _major(text, code, name, None, MajorStatus.MISMATCH)
        return _major(text, code, name, None, MajorStatus.UNKNOWN)

    def _one_edition(self, name: str, code: str) -> bool:
        """Return whether one complete edition holds both; that of 2015 is known only in part."""
        majors = self.grammar.catalogues.majors
        return {entry.edition for entry in majors.by_name[fold(name)]} == {
            entry.edition for entry in majors.by_code[code]
        }

    def _named_major(self, name: str) -> Major:
        entries = self.grammar.catalogues.majors.by_name.get(fold(name), ())
        editions = {entry.edition for entry in entries}
        return Major(
            text=name,
            name=entries[0].name if entries else name,
            edition=max(editions) if editions else None,
            status=MajorStatus.VALID if entries else MajorStatus.UNKNOWN,
        )

    def _major_names(self, text: str) -> list[str]:
        """Split a list of majors; a bracketed remark stays with its name."""
        pieces = [piece for piece in self._separators.split(text) if piece]
        return self.grammar.catalogues.majors.split(_rejoin_brackets(pieces))

    @cached_property
    def _prefix(self) -> re.Pattern[str]:
        return re.compile("^" + self.grammar.identity.certificate_prefix)

    @cached_property
    def _suffix(self) -> re.Pattern[str]:
        return re.compile(self.grammar.identity.certificate_suffix)

    @cached_property
    def _separators(self) -> re.Pattern[str]:
        return re.compile(self.grammar.identity.list_separators)

    @cached_property
    def _level_separators(self) -> re.Pattern[str]:
        return re.compile(self.grammar.identity.level_separators)


def _certificate(
    text: str, name: str, method: MatchMethod, score: float, runner_up: str | None = None
) -> Certificate:
    return Certificate(text=text, name=name, method=method, score=score, runner_up=runner_up)


def _major(text: str, code: str, name: str, entry: MajorEntry | None, status: MajorStatus) -> Major:
    return Major(
        text=_one_line(text),
        code=code,
        name=name or None,
        edition=entry.edition if entry else None,
        status=status,
        current_code=entry.current if entry else None,
    )


def _of_year(entries: list[MajorEntry], year: int | None) -> MajorEntry:
    """Return the entry of the edition that a report of that year uses, where there is a choice."""
    preferred = "2015" if year is not None and year <= EDITION_CHANGE else "2021"
    return next((entry for entry in entries if entry.edition == preferred), entries[0])


def _one_line(text: str) -> str:
    """Return text with line breaks and white space between CJK characters removed, other runs as one space."""
    joined = re.sub(r"\s+", " ", text.strip())
    return re.sub(r"(?<=[\u2e80-\u9fff\uff00-\uffef]) (?=[\u2e80-\u9fff\uff00-\uffef])", "", joined)


def _rejoin_brackets(pieces: list[str]) -> list[str]:
    """Give a bracketed remark back to the name before it: 通信技术 (中德合作)."""
    names: list[str] = []
    for piece in pieces:
        if names and unicodedata.category(piece[0]) == "Ps":
            names[-1] += piece
        else:
            names.append(piece)
    return names
