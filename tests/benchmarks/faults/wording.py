"""Set facts into a wording, and say which of its figures must agree."""

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path

from tests.benchmarks.faults.facts import World
from tests.benchmarks.faults.report import Figure, Link, Listing, Open, Paragraph, Piece
from tests.benchmarks.faults.slots import LONGEST, SUMMED, growth_style, members, scalar, value

__all__ = ["Composer", "Wording", "compose", "fits", "wordings"]

SLOT = re.compile(r"\[\[(.+?)\]\]|\{([^}]+)\}")
NAME = re.compile(r"\{([^}]+)\}")
GROUPS = (
    "level",
    "mode",
    "dept",
    "topdept",
    "item",
    "cert",
    "somecert",
    "top",
    "major",
    "somemajor",
)
COUNTED = {"cert": "certificates", "major": "majors", "dept": "depts"}
THOUSAND = 1000


@dataclass(frozen=True)
class Wording:
    """One way to say a part."""

    part: str
    text: str
    open: str = ""
    certain: bool = False
    needs: str = ""


@dataclass
class Composer:
    """Hands out figures, and keeps what was said of them."""

    world: World
    chance: random.Random
    commas: bool = False
    links: list[Link] = field(default_factory=list)
    opens: list[Open] = field(default_factory=list)
    sets: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """Rows that a fact counts, and what they name."""
    counter: Iterator[int] = field(default_factory=count)

    def uid(self) -> int:
        """Return a number that nothing else has."""
        return next(self.counter)

    def figure(self, key: str, number: Decimal | int, style: str = "") -> Figure:
        """Return a figure, with commas where this report prints them."""
        if not style and self.commas and number >= THOUSAND:
            style = "comma"
        return Figure(self.uid(), key, Decimal(number), style)


@cache
def wordings() -> Mapping[str, Sequence[Wording]]:
    """Return all wordings by part."""
    text = Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8")
    return {
        part: tuple(Wording(part, **entry) for entry in entries)
        for part, entries in tomllib.loads(text).items()
    }


def fits(wording: Wording, world: World) -> bool:
    """Return whether a world has all that a wording speaks of, and what it says would be true."""
    slots = [slot.strip("<").split(":")[0] for slot in NAME.findall(wording.text)]
    if wording.needs == "three" and len(world.levels()) < 3:
        return False
    if wording.needs == "school" and not world.school:
        return False
    if not _rates_have_a_base(set(slots), world):
        return False
    groups = {group for slot in slots if (group := _group(slot))}
    sizes = {group: len(members(world, group)) for group in groups}
    if not all(0 < size <= LONGEST.get(group, 99) for group, size in sizes.items()):
        return False
    singles = [slot for slot in slots if not _group(slot) and not slot.startswith(("?", "levels"))]
    return all(scalar(world, slot) is not None for slot in singles)


def _rates_have_a_base(slots: set[str], world: World) -> bool:
    """Return whether a rate beside other counts has those examined there, too."""
    return world.everybody_came or not any(
        {f"certified{end}", f"registered{end}"} & slots and f"examined{end}" not in slots
        for end in ("", ".level")
        if f"rate{end}" in slots
    )


def _group(slot: str) -> str:
    """Return the group of {level}, {approved.level} or {sessions.mode#0}."""
    name = re.split("[:#]", slot, maxsplit=1)[0].rpartition(".")[2]
    return name if name in GROUPS else ""


def compose(wording: Wording, composer: Composer) -> Paragraph:
    """Return a wording with the facts set in; the composer keeps its links."""
    pieces: list[Piece] = []
    place = 0
    for match in SLOT.finditer(wording.text):
        pieces.append(wording.text[place : match.start()])
        loop, slot = match.groups()
        pieces += _loop(loop, composer) if loop else [_single(slot, composer)]
        place = match.end()
    pieces.append(wording.text[place:])
    paragraph = Paragraph(tuple(piece for piece in pieces if piece != ""), wording.part)
    _note(wording, paragraph, composer)
    return paragraph


def _loop(loop: str, composer: Composer) -> list[Piece]:
    body, between, last = [*loop.split("|"), None][:3]
    assert body is not None
    assert between is not None
    last = between if last is None else last
    group = next(group for slot in NAME.findall(body) if (group := _group(slot)))
    known = members(composer.world, group)
    bodies = [list(_body(body, group, member, composer)) for member in known]
    if not any(isinstance(piece, Figure) for pieces in bodies for piece in pieces):
        names = tuple("".join(map(str, pieces)) for pieces in bodies)
        return [Listing(composer.uid(), names, between, last)]
    signs = [*([between] * (len(known) - 2)), *([last] if len(known) > 1 else []), ""]
    return [piece for pieces, sign in zip(bodies, signs, strict=True) for piece in (*pieces, sign)]


def _body(body: str, group: str, member: str, composer: Composer) -> Iterator[Piece]:
    for number, text in enumerate(NAME.split(body)):
        if not number % 2:
            yield text
        elif text == group:
            yield member
        elif text == "levels":
            lines = composer.world.lines
            yield "、".join(sorted(
                {line.level for line in lines if line.certificate == member},
                key=composer.world.levels().index,
            ))  # fmt: skip
        else:
            yield _member_figure(text, member, composer)


def _member_figure(slot: str, member: str, composer: Composer) -> Figure:
    name, _, style = slot.partition(":")
    fact, _, group = name.rpartition(".")
    key = "" if group == "top" else f"{fact}.{group.removeprefix('top')}:{member}"
    style = {"rate": composer.world.rate_style, "share": "p1"}.get(fact, style)
    return composer.figure(key, value(composer.world, fact, group, member), style)


def _single(slot: str, composer: Composer) -> Piece:
    name, _, style = slot.partition(":")
    if name.startswith(("?", "<")):
        return _any(slot, composer)
    if "#" in name:
        name, _, number = name.partition("#")
        member = members(composer.world, _group(name))[int(number)]
        return _member_figure(f"{name}:{style}" if style else name, member, composer)
    found = scalar(composer.world, name)
    assert found is not None
    if isinstance(found, str):
        return found
    if style in {"near", "over", "more"}:
        return _roughly(int(found), style)
    style = composer.world.rate_style if name == "rate" else style
    style = growth_style(composer.world) if name.endswith(".growth") else style
    return composer.figure(name, found, style if found < 100 or style != "zh" else "")


def _any(slot: str, composer: Composer) -> Figure:
    """Return a figure that nothing else says: {?3-9:p1}, {<approved:20-60}."""
    chance = composer.chance
    if slot.startswith("?"):
        bounds, _, style = slot[1:].partition(":")
        number = Decimal(chance.randint(*map(int, bounds.split("-"))))
        if style:
            number += Decimal(chance.randint(0, 99)) / 100
            number = number.quantize(Decimal(1).scaleb(-int(style[1])))
        return composer.figure("", number, style)
    fact, bounds, style = [*slot[1:].split(":"), ""][:3]
    whole = scalar(composer.world, fact)
    assert isinstance(whole, Decimal)
    part = int(whole * chance.randint(*map(int, bounds.split("-"))) / 100)
    part = part // THOUSAND * THOUSAND if style == "wan" else part
    return composer.figure("", max(1, part), style)


def _roughly(number: int, style: str) -> str:
    step = 100 if number > 500 else 10
    low = (number - 1) // step * step
    return {"near": f"近{(number // step + 1) * step}", "over": f"超过{low}", "more": f"{low}余"}[
        style
    ]


def _note(wording: Wording, paragraph: Paragraph, composer: Composer) -> None:
    """Keep what holds among a paragraph's figures, and what must not be thought to hold."""
    figures = [piece for piece in paragraph.pieces if isinstance(piece, Figure)]
    first: dict[str, int] = {}
    for figure in figures:
        first.setdefault(figure.key, figure.uid)
    loose = tuple(figure.uid for figure in figures if not figure.key)
    if wording.open:
        composer.opens.append(Open(wording.open, _whole(wording, first), loose))
    for link in (*_sums(wording, first, composer.world), *_rates(first, composer.world)):
        if link.certain:
            composer.links.append(link)
        else:
            composer.opens.append(Open("unsettled", link.stated, link.others))
    composer.links += _growths(first)
    if not wording.open:
        composer.links += _counts(wording, paragraph.pieces, first, composer.world)


def _whole(wording: Wording, first: Mapping[str, int]) -> int | None:
    slots = NAME.findall(wording.text)
    named = [slot[1:].split(":")[0] for slot in slots if slot.startswith("<")]
    return next((first[name] for name in (*named, *SUMMED) if name in first), None)


def _sums(wording: Wording, first: Mapping[str, int], world: World) -> Iterator[Link]:
    for fact in SUMMED:
        for group in ("level", "mode", "dept", "item"):
            keys = [f"{fact}.{group}:{member}" for member in members(world, group)]
            if fact in first and all(key in first for key in keys):
                parts = tuple(first[key] for key in keys)
                family = group == "mode" or (group == "level" and len(keys) == 3)
                certain = wording.certain or family or (group == "level" and "分别" in wording.text)
                yield Link("sum", ("prose.sum",), first[fact], parts, certain=certain)


def _rates(first: Mapping[str, int], world: World) -> Iterator[Link]:
    ends = ["", *(f".level:{level}" for level in world.levels())]
    for end in ends:
        base = "examined" if f"examined{end}" in first else "registered"
        keys = (f"certified{end}", f"{base}{end}")
        if f"rate{end}" in first and all(key in first for key in keys):
            yield Link("ratio", ("ratio",), first[f"rate{end}"], tuple(first[key] for key in keys))


def _growths(first: Mapping[str, int]) -> Iterator[Link]:
    for key in first:
        fact, _, derived = key.partition(".")
        if derived in {"growth", "delta"} and fact in first and f"{fact}.last" in first:
            kind = "growth" if derived == "growth" else "change"
            yield Link(kind, ("growth",), first[key], (first[fact], first[f"{fact}.last"]))


def _counts(
    wording: Wording, pieces: Iterable[Piece], first: Mapping[str, int], world: World
) -> Iterator[Link]:
    """Yield that lists are as long as they are said to be; with 等 they may be longer than they are."""
    listings = [piece for piece in pieces if isinstance(piece, Listing)]
    certain = "]]等" not in wording.text
    pairs = {(line.certificate, line.level) for line in world.lines}
    for group, fact in COUNTED.items():
        known = members(world, group)
        readings = (len(world.lines), len(pairs)) if group == "cert" else ()
        for listing in listings:
            named = [name.strip("“”").split("（")[0] for name in listing.names]
            if fact in first and named == [name.split("（")[0] for name in known]:
                labels = tuple((listing.uid, name) for name in known)
                link = Link("distinct", ("list.count",), first[fact], labels=labels)
                yield replace(link, certain=certain, readings=readings)
