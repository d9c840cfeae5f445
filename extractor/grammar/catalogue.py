"""Catalogues: certificates, majors and colleges, by code, by name and by near name."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from rapidfuzz import fuzz, process

from extractor.errors import GrammarError
from extractor.text.normalise import fold

__all__ = [
    "Catalogues",
    "CertificateCatalogue",
    "MajorCatalogue",
    "MajorEntry",
    "NearName",
    "read_catalogues",
]

EDITION_2015, EDITION_2021 = "2015", "2021"

_KNOWN, _UNKNOWN = 1.0, 3.0
"""What a name costs that the catalogue holds, and one that it does not hold."""
_CROSSED, _UNGAPPED = 0.5, 0.5
"""What a printed gap within a known name costs, and a name's end where no gap is printed."""
_LONGEST_LIST = 200
"""A longer list of majors, in characters, is left as it was printed."""

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class NearName:
    """The catalogue name nearest to a printed one, how near (0–100), and the next."""

    name: str
    score: float
    runner_up: str | None


@dataclass(frozen=True)
class CertificateCatalogue:
    """Certificates by folded short name and alias.

    Attributes:
        exact: folded short name → short name.
        aliases: folded alias → short name.
    """

    exact: Mapping[str, str]
    aliases: Mapping[str, str]

    SCORE_CUTOFF = 75.0
    """Below this similarity a name is another certificate, not a damaged one."""
    MARGIN = 5.0
    """The nearest name must be this much nearer than the next, or the match stays open."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All names and aliases as one pattern, the longest first, for folded text."""
        return re.compile(_alternation([*self.exact, *self.aliases]))

    def near(self, name: str) -> NearName | None:
        """Return the one catalogue name that `name` may be a damaged form of, or None.

        Latin words and digits tell certificates apart (B2B, B2C; Java, Python), so they must agree.
        """
        folded = fold(name)
        words = set(_WORD.findall(folded))
        best = process.extract(folded, self.exact.keys(), scorer=fuzz.ratio, limit=6)
        alike = [(key, score) for key, score, _ in best if set(_WORD.findall(key)) == words]
        if not alike or alike[0][1] < self.SCORE_CUTOFF:
            return None
        runner_up = alike[1] if len(alike) > 1 else None
        if runner_up and alike[0][1] - runner_up[1] < self.MARGIN:
            return None
        name, score = alike[0]
        return NearName(
            self.exact[name], round(score, 1), self.exact[runner_up[0]] if runner_up else None
        )


@dataclass(frozen=True, slots=True)
class MajorEntry:
    """A major of one edition of the catalogue; `current` is its code in 2021's where it changed."""

    code: str
    name: str
    edition: str
    current: str | None = None


@dataclass(frozen=True)
class MajorCatalogue:
    """Majors of both editions, by code and by folded name."""

    by_code: Mapping[str, tuple[MajorEntry, ...]]
    by_name: Mapping[str, tuple[MajorEntry, ...]]

    def split(self, pieces: Sequence[str]) -> list[str]:
        """Return the majors that `pieces`, a list as it was printed, most likely means.

        Conversion runs names together (软件技术计算机应用技术) and breaks them (应用微 电子技术). Names of
        the catalogue are preferred, printed gaps are kept where nothing speaks against them, and
        what is not in the catalogue stays as printed.
        """
        if all(fold(piece) in self.by_name for piece in pieces):
            return list(pieces)
        text = "".join(pieces)
        if len(text) > _LONGEST_LIST:
            return list(pieces)
        gaps = {0, *accumulate(map(len, pieces))}
        folded = [fold(character) for character in text]
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(text) + 1):
            best.append(
                min(
                    (best[start][0] + self._cost(folded, gaps, start, end), start)
                    for start in range(end)
                )
            )
        names: list[str] = []
        end = len(text)
        while end:
            start = best[end][1]
            names.insert(0, text[start:end])
            end = start
        return names

    def longest_from(self, flat: str, start: int) -> int:
        """Return the length of the longest name that begins there in a folded text; 0 for none."""
        lengths = range(min(self._longest, len(flat) - start), 1, -1)
        return next((n for n in lengths if flat[start : start + n] in self.by_name), 0)

    def longest_to(self, flat: str, end: int) -> int:
        """Return the length of the longest name that ends there in a folded text; 0 for none."""
        lengths = range(min(self._longest, end), 1, -1)
        return next((n for n in lengths if flat[end - n : end] in self.by_name), 0)

    def _cost(self, folded: Sequence[str], gaps: set[int], start: int, end: int) -> float:
        """Return how unlikely it is that one name runs from `start` to `end`."""
        crossed = sum(start < gap < end for gap in gaps)
        ungapped = _UNGAPPED * (end not in gaps)
        if end - start <= self._longest and "".join(folded[start:end]) in self.by_name:
            return _KNOWN + _CROSSED * crossed + ungapped
        return _UNKNOWN * (1 + crossed) + ungapped

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.by_name))


@dataclass(frozen=True)
class Catalogues:
    """All catalogues of a grammar; `colleges` maps a folded name to the name."""

    certificates: CertificateCatalogue
    majors: MajorCatalogue
    colleges: Mapping[str, str] = field(repr=False)

    def college_in(self, text: str) -> str | None:
        """Return the one college that a text names most often; None where two are named as often."""
        named = Counter(self._college_names.findall(fold(text))).most_common(2)
        tied = len(named) > 1 and named[0][1] == named[1][1]
        return self.colleges[named[0][0]] if named and not tied else None

    @cached_property
    def _college_names(self) -> re.Pattern[str]:
        names = sorted(self.colleges, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)))

    @staticmethod
    def files(name: str) -> tuple[str, ...]:
        """Return the files that the catalogues of grammar `name` are read from."""
        return (
            "common/catalogues/majors_2015.csv",
            "common/catalogues/majors_2015_to_2021.csv",
            "common/catalogues/majors_2021.csv",
            "common/catalogues/colleges.csv",
            f"{name}/catalogues/certificates.csv",
        )


def read_catalogues(paths: Mapping[str, Path]) -> Catalogues:
    """Return the catalogues in the files of `Catalogues.files`.

    Raises:
        GrammarError: a file lacks a column or is no UTF-8; names both.
    """
    tables = {Path(file).stem: path for file, path in paths.items()}
    return Catalogues(
        certificates=_certificates(tables["certificates"]),
        majors=_majors(tables),
        colleges={fold(name): name for (name,) in _rows(tables["colleges"], "name")},
    )


def _certificates(path: Path) -> CertificateCatalogue:
    rows = _rows(path, "short_name", "aliases")
    exact = {fold(short): short for short, _ in rows}
    aliases = {
        fold(alias): short for short, names in rows for alias in names.split(";") if alias.strip()
    }
    return CertificateCatalogue(
        exact=exact, aliases={key: name for key, name in aliases.items() if key not in exact}
    )


def _majors(tables: Mapping[str, Path]) -> MajorCatalogue:
    links = _rows(tables["majors_2015_to_2021"], "old_code", "new_code")
    current = {row[0]: row[1] for row in links}
    entries = [
        MajorEntry(code, name, EDITION_2015, current.get(code))
        for code, name in _rows(tables["majors_2015"], "code", "name")
    ]
    entries += [
        MajorEntry(code, name, EDITION_2021)
        for code, name in _rows(tables["majors_2021"], "code", "name")
    ]
    return MajorCatalogue(
        by_code=_index((entry.code, entry) for entry in entries),
        by_name=_index((fold(entry.name), entry) for entry in entries),
    )


def _index(pairs: Iterable[tuple[str, MajorEntry]]) -> dict[str, tuple[MajorEntry, ...]]:
    index: dict[str, list[MajorEntry]] = {}
    for key, entry in pairs:
        index.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in index.items()}


def _alternation(names: Iterable[str]) -> str:
    """Return one pattern for many names, which reads each common beginning once."""
    following: dict[str, list[str]] = {}
    for name in names:
        following.setdefault(name[:1], []).append(name[1:])
    is_end = following.pop("", None) is not None
    branches = [re.escape(first) + _alternation(rests) for first, rests in following.items()]
    if not branches:
        return ""
    whole = "|".join(branches)
    return f"(?:{whole})?" if is_end else f"(?:{whole})"


def _rows(path: Path, *columns: str) -> list[tuple[str, ...]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise GrammarError(str(path), missing[0], "the column is missing")
            return [tuple((row[column] or "").strip() for column in columns) for row in reader]
    except UnicodeDecodeError as error:
        raise GrammarError(str(path), "", str(error)) from error
