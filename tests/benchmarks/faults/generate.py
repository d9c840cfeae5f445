"""Make a report from a seed and a number, clean or with one fault, and say what is true of it."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tests.benchmarks.faults.departments import DEPARTMENT_LAYOUTS
from tests.benchmarks.faults.facts import World, imagine, names
from tests.benchmarks.faults.layouts import LAYOUTS
from tests.benchmarks.faults.plant import FAULTS, SPOILERS, plant
from tests.benchmarks.faults.report import Block, Figure, Heading, Link, Paragraph, Report, Table
from tests.benchmarks.faults.truth import Truth
from tests.benchmarks.faults.wording import Composer, Wording, compose, fits, wordings

__all__ = ["Sample", "build", "generate"]

ORDER = (
    "pilots",
    "majors",
    "applied",
    "training",
    "assessors",
    "sites",
    "funding",
    "exams",
    "departments",
    "growth",
)
TABLES = {
    "pilots": ("approval",),
    "majors": ("mapping",),
    "training": ("courses",),
    "funding": ("funds",),
    "exams": ("ledger",),
    "departments": tuple(DEPARTMENT_LAYOUTS),
}
OF_SCHOOLS = {"pilots", "majors"}
ALL_LAYOUTS: Mapping[str, Callable[[Composer], Table | None]] = {**LAYOUTS, **DEPARTMENT_LAYOUTS}
Section = tuple[str, Sequence[Block]]
ATTEMPTS = 60
HABITS = {"spaced": 0.15, "styled": 0.5, "repeated_header": 0.5}
"""How reports are printed: see `Report.habits`."""


@dataclass(frozen=True)
class Sample:
    """A report and what is true of it."""

    name: str
    report: Report
    truth: Truth
    wordings: tuple[Wording, ...]


def generate(seed: str, number: int) -> Sample:
    """Return a report. Even numbers are clean; the kinds of faults take turns over the odd ones."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311
    kind = tuple(FAULTS)[number // 2 % len(FAULTS)] if number % 2 else None
    name = f"{number:05}"
    for _ in range(ATTEMPTS):
        world = imagine(chance)
        if kind is not None and kind in SPOILERS:
            world = SPOILERS[kind](world, chance)
        report, used = build(world, chance)
        if kind is None:
            return Sample(name, report, Truth(opens=report.opens), used)
        if planted := plant(kind, report, chance):
            report, truth = planted
            return Sample(name, report, replace(truth, opens=report.opens), used)
    message = f"no report of {ATTEMPTS} takes a fault of kind {kind}"
    raise RuntimeError(message)


def build(world: World, chance: random.Random) -> tuple[Report, tuple[Wording, ...]]:
    """Return a report of a world, and the wordings that it uses."""
    composer = Composer(world, chance, commas=chance.random() < 0.12)
    used: list[Wording] = []
    parts = _parts(world, chance)
    blocks: list[Block] = list(_said("opening", composer, used))
    tables = 0
    bodies: dict[str, list[Block]] = {}
    for part in parts:
        body: list[Block] = list(_said(part, composer, used))
        table = _tabled(part, composer)
        if table:
            tables += 1
            body = [*_led(body, table, tables, composer), _captioned(table, tables)]
        bodies[part] = body
    bodies["closing"] = list(_said("closing", composer, used))
    blocks += _outlined(bodies, chance)
    report = Report(
        title=_title(composer),
        issuer=world.issuer,
        date=f"{world.year + 1}年1月{chance.randint(3, 28)}日",
        blocks=tuple(blocks),
        links=tuple(composer.links),
        opens=tuple(composer.opens),
        habits=frozenset(habit for habit, odds in HABITS.items() if chance.random() < odds),
    )
    return replace(report, links=(*report.links, *_agreements(report, composer))), tuple(used)


def _parts(world: World, chance: random.Random) -> list[str]:
    known = [part for part in ORDER if world.school or part not in OF_SCHOOLS]
    chosen = set(chance.sample(known, chance.randint(5, len(known))))
    return [part for part in known if part in chosen]


def _said(part: str, composer: Composer, used: list[Wording]) -> Iterable[Paragraph]:
    """Yield a paragraph or two: a closed wording, an open one, or both."""
    fitting = [wording for wording in wordings()[part] if fits(wording, composer.world)]
    closed = [wording for wording in fitting if not wording.open]
    opened = [wording for wording in fitting if wording.open]
    chosen: list[Wording] = []
    if closed and composer.chance.random() < 0.75:
        chosen.append(composer.chance.choice(closed))
    if opened and (not chosen or composer.chance.random() < 0.4):
        chosen.append(composer.chance.choice(opened))
    if not chosen:
        chosen.append(composer.chance.choice(fitting))
    used += chosen
    for wording in chosen:
        yield compose(wording, composer)


def _tabled(part: str, composer: Composer) -> Table | None:
    if part not in TABLES or composer.chance.random() < 0.3:
        return None
    return ALL_LAYOUTS[composer.chance.choice(TABLES[part])](composer)


def _led(body: Sequence[Block], table: Table, number: int, composer: Composer) -> Iterable[Block]:
    """Yield the paragraphs, the last one pointing to the table, and saying that results are awaited."""
    *others, last = body
    yield from others
    assert isinstance(last, Paragraph)
    texts = names()["texts"]
    lead = [composer.chance.choice(texts["lead"]).replace("{number}", str(number))]
    if table.layout == "ledger" and any(line.pending for line in composer.world.lines):
        lead.insert(0, composer.chance.choice(texts["pending"]))
    yield replace(last, pieces=(*last.pieces, *lead))


def _captioned(table: Table, number: int) -> Table:
    return replace(table, caption=f"表{number} {table.caption}")


def _outlined(bodies: Mapping[str, list[Block]], chance: random.Random) -> list[Block]:
    """Set headings over the parts: one for each, or in chapters; a filler stands among them."""
    numbering = chance.choice(names()["numberings"])
    sections: list[Section] = [(_heading(part, chance), body) for part, body in bodies.items()]
    chosen = chance.sample(names()["fillers"], 3)
    fillers: list[Section] = [
        (each["title"], [Paragraph((each["text"],), "filler")]) for each in chosen
    ]
    *body, closing = sections
    if chance.random() < 0.5:
        place = chance.randint(1, len(body))
        flat = [*body[:place], fillers[0], *body[place:], closing]
        return _numbered(flat, numbering["first"], 1)
    chapters: list[tuple[str, Sequence[Section]]] = [("主要成绩", body), ("主要做法", fillers)]
    blocks: list[Block] = []
    for ordinal, (title, parts) in enumerate(chapters, 1):
        blocks.append(Heading(1, ordinal, numbering["first"], title))
        blocks += _numbered(parts, numbering["second"], 2)
    return [*blocks, Heading(1, 3, numbering["first"], closing[0]), *closing[1]]


def _heading(part: str, chance: random.Random) -> str:
    return str(chance.choice(names()["headings"][part]))


def _numbered(sections: Iterable[Section], pattern: str, depth: int) -> list[Block]:
    blocks: list[Block] = []
    for ordinal, (title, body) in enumerate(sections, 1):
        blocks += [Heading(depth, ordinal, pattern, title), *body]
    return blocks


def _title(composer: Composer) -> str:
    world = composer.world
    title: str = composer.chance.choice(names()["titles"]["school" if world.school else "company"])
    return title.replace("{year}", str(world.year)).replace("{school}", world.issuer)


def _agreements(report: Report, composer: Composer) -> Iterable[Link]:
    """Yield that the same thing has the same figure wherever it stands, and that counts fit the rows."""
    said: dict[str, list[int]] = {}
    tabled: dict[str, list[int]] = {}
    for block in report.blocks:
        if isinstance(block, Heading):
            continue
        rows = [row.cells for row in block.rows] if isinstance(block, Table) else [block.pieces]
        places = tabled if isinstance(block, Table) else said
        for piece in (piece for row in rows for piece in row):
            if isinstance(piece, Figure) and piece.key:
                places.setdefault(piece.key, []).append(piece.uid)
    for key, uids in said.items():
        yield from (Link("same", ("repeat",), uid, (uids[0],)) for uid in uids[1:])
        for cell in tabled.get(key, []):
            yield from (Link("same", ("prose.table",), uid, (cell,)) for uid in uids)
        if key in composer.sets:
            rules = ("prose.table", "list.count", "table.rows", "table.distinct")
            yield from (Link("distinct", rules, uid, (), composer.sets[key]) for uid in uids)
    for uids in tabled.values():
        yield from (Link("same", ("cross.table", "repeat"), uid, (uids[0],)) for uid in uids[1:])
