"""What is true of an invented school, or of an invented organisation and its schools, in one year."""

import random
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["COUNTS", "Course", "Line", "World", "certificates", "imagine", "names", "rate"]

HERE = Path(__file__).parent
SIZES = ((3, 7), (4, 9), (8, 16), (28, 44))
"""How many lines a school's list has: a few for a sentence, or more than a page holds."""
COUNTS = ("applied", "approved", "registered", "examined", "certified")
PENDING = 0.08


@dataclass(frozen=True)
class Line:
    """One certificate at one level in one batch, of one department."""

    batch: str
    certificate: str
    level: str
    majors: tuple[tuple[str, str], ...]
    """Code and name."""
    department: str
    counts: Mapping[str, int]
    pending: bool = False
    """Examined, and no results yet."""
    person_days: int | None = None


@dataclass(frozen=True)
class Course:
    """One line of the list of training courses."""

    name: str
    mode: str
    sessions: int
    participants: int


@dataclass(frozen=True)
class World:
    """Everything that a report may state."""

    school: bool
    """A school's report, or an organisation's on its schools."""
    issuer: str
    we: str
    year: int
    lines: tuple[Line, ...]
    courses: tuple[Course, ...]
    sites: Mapping[str, int]
    funding: Mapping[str, int]
    """In yuan."""
    loose: Mapping[str, int]
    """Figures on their own: assessors, teachers, visits, trained, and last year's."""
    everybody_came: bool
    """All who registered were examined, so that a rate has one base only."""
    rate_style: str

    def total(self, count: str, *, of: Callable[[Line], bool] = lambda _: True) -> int:
        """Return the sum of a count over some lines."""
        return sum(line.counts[count] for line in self.lines if of(line))

    def levels(self) -> list[str]:
        """Return the levels that occur, the lowest first."""
        return [level for level in names()["levels"] if any(x.level == level for x in self.lines)]

    def departments(self) -> list[str]:
        """Return the departments, or schools, in order of appearance."""
        return list(dict.fromkeys(line.department for line in self.lines))

    def certificates(self) -> list[str]:
        """Return the different certificates in order of appearance."""
        return list(dict.fromkeys(line.certificate for line in self.lines))

    def majors(self) -> list[tuple[str, str]]:
        """Return the different majors in order of appearance."""
        return list(dict.fromkeys(major for line in self.lines for major in line.majors))


@cache
def names() -> Mapping[str, Any]:
    """Return the names and labels that reports are made of."""
    return _toml("names.toml")


@cache
def certificates() -> Mapping[str, Sequence[str]]:
    """Return the certificates, each with the majors that go with it: code, a blank, name."""
    known: Mapping[str, Sequence[str]] = _toml("catalogue.toml")["certificates"]
    return known


def _toml(name: str) -> Mapping[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def rate(part: int, whole: int, style: str) -> Decimal:
    """Return a share in percent, rounded as it will be printed."""
    digits = Decimal(1).scaleb(-int(style[1]))
    return (Decimal(100 * part) / whole).quantize(digits, ROUND_HALF_UP)


def imagine(chance: random.Random) -> World:
    """Return a world. Every level and department has somebody who was certified."""
    while True:
        world = _imagine(chance)
        groups = [
            *((lambda line, level=level: line.level == level) for level in world.levels()),
            *((lambda line, name=name: line.department == name) for name in world.departments()),
        ]
        names_enough = not world.school or min(len(world.certificates()), len(world.majors())) > 1
        many = min(len(world.levels()), len(world.departments())) > 1
        if many and names_enough and all(world.total("certified", of=each) for each in groups):
            return world


def _imagine(chance: random.Random) -> World:
    school = chance.random() < 0.8
    year = chance.randint(2021, 2024)
    everybody_came = chance.random() < 0.5
    lines = _school_lines(chance, year) if school else _company_lines(chance)
    lines = [_counted(line, chance, everybody_came=everybody_came) for line in lines]
    if chance.random() < 0.6:
        lines = [replace(line, pending=False) for line in lines]
    lines = [
        replace(line, counts={**line.counts, "certified": 0}) if line.pending else line
        for line in lines
    ]
    courses = _courses(chance)
    levels = {line.level for line in lines}
    sites = {each: chance.randint(2, 24) for each in names()["levels"] if each in levels}
    items = chance.sample(names()["items"], chance.randint(3, 5))
    funding = {item: chance.randint(30, 900) * 1000 for item in items}
    words = names()["school_words" if school else "company_words"]
    return World(
        school=school,
        issuer=_issuer(chance, school=school),
        we=chance.choice(words),
        year=year,
        lines=tuple(lines),
        courses=tuple(courses),
        sites=sites,
        funding=funding,
        loose=_loose(chance, lines, courses, sites, funding),
        everybody_came=everybody_came,
        rate_style=chance.choice(("p1", "p2", "p2")),
    )


def _issuer(chance: random.Random, *, school: bool) -> str:
    if school:
        return _schools(chance, 1)[0]
    return str(chance.choice(names()["companies"]))


def _schools(chance: random.Random, count: int) -> list[str]:
    places = chance.sample(names()["places"], count)
    return [place + chance.choice(names()["kinds"]) for place in places]


def _school_lines(chance: random.Random, year: int) -> list[Line]:
    count = chance.randint(*chance.choice(SIZES))
    departments = chance.sample(names()["departments"], chance.randint(2, min(6, count - 1)))
    levels = names()["levels"][1:] if chance.random() < 0.15 else names()["levels"]
    batches = [f"{year}年{batch}" for batch in names()["batches"]]
    lines: dict[tuple[str, str, str], Line] = {}
    pool = chance.sample(sorted(certificates()), max(3, int(count * 0.8)))
    while len(lines) < count:
        certificate = chance.choice(pool)
        key = (chance.choice(batches), certificate, chance.choice(levels))
        known = certificates()[certificate]
        majors = sorted(chance.sample(known, min(len(known), chance.randint(1, 3))))
        pairs = tuple((code, name) for code, _, name in (each.partition(" ") for each in majors))
        same = next((line for line in lines.values() if line.certificate == certificate), None)
        lines[key] = Line(
            *key,
            majors=same.majors if same else pairs,
            department=same.department if same else chance.choice(departments),
            counts={},
            person_days=chance.choice((None, None, None, chance.randint(80, 900))),
        )
    order = {batch: place for place, batch in enumerate(batches)}
    return sorted(
        lines.values(), key=lambda line: (order[line.batch], line.certificate, line.level)
    )


def _company_lines(chance: random.Random) -> list[Line]:
    certificate = chance.choice(sorted(certificates()))
    schools = _schools(chance, chance.randint(3, 8))
    return [
        Line("", certificate, level, (), school, {})
        for school in schools
        for level in names()["levels"]
    ]


def _counted(line: Line, chance: random.Random, *, everybody_came: bool) -> Line:
    approved = chance.choice((chance.randint(20, 90), chance.randint(100, 420)))
    applied = approved + chance.choice((0, chance.randint(1, 30)))
    registered = max(12, approved - chance.choice((0, chance.randint(1, approved // 4))))
    examined = registered if everybody_came else registered - chance.randint(0, registered // 9)
    certified = examined - chance.randint(0, examined // 2)
    pending = chance.random() < PENDING
    values = (applied, approved, registered, examined, certified)
    return replace(line, counts=dict(zip(COUNTS, values, strict=True)), pending=pending)


def _courses(chance: random.Random) -> list[Course]:
    titles = chance.sample(names()["courses"], chance.randint(4, 9))
    modes = [*names()["modes"], *(chance.choice(names()["modes"]) for _ in titles[2:])]
    return [
        Course(title, mode, chance.randint(1, 6), chance.randint(14, 120))
        for title, mode in zip(titles, modes, strict=True)
    ]


def _loose(
    chance: random.Random,
    lines: Iterable[Line],
    courses: Iterable[Course],
    sites: Mapping[str, int],
    funding: Mapping[str, int],
) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for line in lines:
        sums.update(line.counts)
    assessors = chance.randint(23, 180)
    now = {
        "registered": sums["registered"],
        "certified": sums["certified"],
        "sites": sum(sites.values()),
        "assessors": assessors,
    }
    last = {f"{name}.last": _before(value, chance) for name, value in now.items()}
    spent = sum(funding.values())
    last["funding.last"] = spent - chance.randint(spent // 20_000, spent // 3_000) * 1000
    return {
        **last,
        "assessors": assessors,
        "teachers": assessors + chance.randint(20, 160),
        "trained": sum(course.participants for course in courses) - chance.randint(5, 40),
        "visits": chance.randint(12, 96) * 1000,
    }


def _before(value: int, chance: random.Random) -> int:
    """Return last year's figure: there was growth."""
    return max(1, min(value - 1, int(value / chance.uniform(1.04, 1.9))))
