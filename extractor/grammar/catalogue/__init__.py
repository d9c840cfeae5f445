"""Catalogues: certificates, majors and colleges, by code, by name and by near name."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path

from extractor.errors import GrammarError
from extractor.grammar.catalogue.certificates import CertificateCatalogue
from extractor.grammar.catalogue.characters import Character, Characters
from extractor.grammar.catalogue.majors import (
    EDITION_2015,
    EDITION_2021,
    MajorCatalogue,
    MajorEntry,
)
from extractor.grammar.catalogue.misprints import NearName
from extractor.grammar.catalogue.patterns import one_of
from extractor.grammar.schema import Misprints
from extractor.text.normalise import fold

__all__ = [
    "Catalogues",
    "CertificateCatalogue",
    "MajorCatalogue",
    "MajorEntry",
    "NearName",
    "read_catalogues",
]


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
        return re.compile(one_of(self.colleges))

    @staticmethod
    def files(name: str) -> tuple[str, ...]:
        """Return the files that the catalogues of grammar `name` are read from."""
        return (
            "common/catalogues/majors_2015.csv",
            "common/catalogues/majors_2015_to_2021.csv",
            "common/catalogues/majors_2021.csv",
            "common/catalogues/colleges.csv",
            "common/catalogues/characters.csv",
            f"{name}/catalogues/certificates.csv",
        )


def read_catalogues(paths: Mapping[str, Path], misprints: Misprints) -> Catalogues:
    """Return the catalogues in the files of `Catalogues.files`.

    Raises:
        GrammarError: a file lacks a column or is no UTF-8; names both.
    """
    tables = {Path(file).stem: path for file, path in paths.items()}
    rows = _rows(tables["certificates"], "short_name", "aliases", "organization")
    certificates = {name: aliases.split(";") for name, aliases, _ in rows}
    organisations = {name: organisation for name, _, organisation in rows if organisation}
    majors = _majors(tables)
    names = [*map(fold, certificates), *(fold(major.name) for major in majors)]
    characters = cache(partial(_characters, tables["characters"], names, misprints))
    return Catalogues(
        certificates=CertificateCatalogue.of(certificates, organisations, characters),
        majors=MajorCatalogue(
            by_code=_index((entry.code, entry) for entry in majors),
            by_name=_index((fold(entry.name), entry) for entry in majors),
            characters=characters,
        ),
        colleges={fold(name): name for (name,) in _rows(tables["colleges"], "name")},
    )


def _characters(path: Path, names: Iterable[str], misprints: Misprints) -> Characters:
    rows = _rows(path, "character", "syllables", "cangjie", "four_corners")
    return Characters(
        known={each: Character(tuple(read.split()), *shape) for each, read, *shape in rows},
        names=names,
        interchangeable=misprints.interchangeable,
        contrasts=misprints.contrasts,
        sounds=misprints.sounds,
    )


def _majors(tables: Mapping[str, Path]) -> list[MajorEntry]:
    links = _rows(tables["majors_2015_to_2021"], "old_code", "new_code")
    current = {row[0]: row[1] for row in links}
    of_2015 = [
        MajorEntry(code, name, EDITION_2015, current=current.get(code))
        for code, name in _rows(tables["majors_2015"], "code", "name")
    ]
    of_2021 = [
        MajorEntry(code, name, EDITION_2021, level)
        for code, name, level in _rows(tables["majors_2021"], "code", "name", "level")
    ]
    return of_2015 + of_2021


def _index(pairs: Iterable[tuple[str, MajorEntry]]) -> dict[str, tuple[MajorEntry, ...]]:
    index: dict[str, list[MajorEntry]] = {}
    for key, entry in pairs:
        index.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in index.items()}


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
