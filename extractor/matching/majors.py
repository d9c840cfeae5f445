"""Resolve majors: code and name together, against the edition that fits the year."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.catalogue import MajorCatalogue, MajorEntry
from extractor.model.mention import Major, MajorStatus, MatchMethod
from extractor.text.normalise import fold, one_line, strip_space

__all__ = ["MajorReader"]

_CODE = re.compile(r"(?P<code>\d{6})K?")

EDITION_CHANGE = 2021
"""Up to this year reports print the codes of 2015's catalogue, later those of 2021's."""


@dataclass(frozen=True)
class MajorReader:
    """Leads printed majors to the catalogues of a grammar; never invents a code or a name."""

    grammar: Grammar

    def read(self, text: str, year: int | None = None, code: str = "") -> tuple[Major, ...]:
        """Return the majors that a text lists, in its order.

        `code` is printed apart, in a column of its own: it belongs to the one major that the text names.
        """
        if not text:
            return ()
        coded = list(self.grammar.identity.major_coded.compiled.finditer(text))
        if not coded:
            listed, alone = self._listed(text), _CODE.fullmatch(strip_space(code))
            if alone and len(listed) == 1:
                return (self._coded(one_line(text), alone["code"], one_line(text), year),)
            return listed
        return tuple(
            self._coded(
                one_line(found[0]),
                found["code"] or found["code_last"],
                one_line(found["name"] or found["name_first"] or ""),
                year,
            )
            for found in coded
        )

    def _coded(self, text: str, code: str, name: str, year: int | None) -> Major:
        """Return a major printed with its code. A name that is only near must agree with the code."""
        resolved = self._resolved(name)
        entry, status = self._place(code, resolved.key, year)
        if resolved.method is MatchMethod.FUZZY and not entry:
            return Major(text=text, code=code, name=name)
        return Major(
            text=text,
            code=code,
            name=resolved.name,
            edition=entry.edition if entry else None,
            status=status,
            current_code=entry.current if entry else None,
            method=resolved.method,
            score=resolved.score,
        )

    def _place(
        self, code: str, key: str, year: int | None
    ) -> tuple[MajorEntry | None, MajorStatus]:
        """Return the entry that code and name lead to, and how they agree."""
        coded, named = self._catalogue.by_code.get(code, ()), self._catalogue.by_name.get(key, ())
        if agreeing := [entry for entry in coded if entry in named]:
            return _of_year(agreeing, year), MajorStatus.VALID
        current = {entry.current for entry in coded} & {entry.code for entry in named}
        if renamed := [
            *(entry for entry in named if entry.current == code),
            *(entry for entry in coded if entry.current in current - {None}),
        ]:
            return renamed[0], MajorStatus.RENAMED
        if self._catalogue.disagree(code, key):
            return None, MajorStatus.MISMATCH
        return None, MajorStatus.UNKNOWN

    def _named(self, text: str) -> Major:
        """Return a major printed without a code; none is invented."""
        resolved = self._resolved(text)
        entries = self._catalogue.by_name.get(resolved.key, ())
        return Major(
            text=text,
            name=resolved.name,
            edition=max((entry.edition for entry in entries), default=None),
            status=MajorStatus.VALID if entries else MajorStatus.UNKNOWN,
            method=resolved.method,
            score=resolved.score,
        )

    def _resolved(self, name: str) -> "_Resolved":
        """Return what a name leads to; an unknown one stays as printed."""
        key = fold(name)
        known = self._catalogue.by_name.get(key)
        if known:
            return _Resolved(known[0].name, key, MatchMethod.EXACT, 100.0)
        near = self._catalogue.near(key)
        if near:
            return _Resolved(near.name, fold(near.name), MatchMethod.FUZZY, near.score)
        return _Resolved(name or None, key)

    def _listed(self, text: str) -> tuple[Major, ...]:
        """Return the majors of a list without codes; a bracketed remark stays with its name."""
        pieces = _rejoin_brackets(piece for piece in self._separators.split(text) if piece)
        printed = {piece: self._named(piece) for piece in pieces}
        if all(major.method is not MatchMethod.NONE for major in printed.values()):
            return tuple(printed[piece] for piece in pieces)
        names = self._catalogue.lists.split(pieces, self.grammar.entities.major.ending.compiled)
        return tuple(printed.get(name) or self._named(name) for name in names)

    @property
    def _catalogue(self) -> MajorCatalogue:
        return self.grammar.catalogues.majors

    @cached_property
    def _separators(self) -> re.Pattern[str]:
        return re.compile(self.grammar.identity.list_separators)


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A name as the catalogue has it, else as printed, and its folded form."""

    name: str | None
    key: str
    method: MatchMethod = MatchMethod.NONE
    score: float = 0.0


def _of_year(entries: Sequence[MajorEntry], year: int | None) -> MajorEntry:
    """Return the entry of the edition that a report of that year uses, where there is a choice."""
    preferred = "2015" if year is not None and year <= EDITION_CHANGE else "2021"
    return next((entry for entry in entries if entry.edition == preferred), entries[0])


def _rejoin_brackets(pieces: Iterable[str]) -> list[str]:
    """Give a bracketed remark back to the name before it: 通信技术 (中德合作)."""
    names: list[str] = []
    for piece in pieces:
        if names and unicodedata.category(piece[0]) == "Ps":
            names[-1] += piece
        else:
            names.append(piece)
    return names
