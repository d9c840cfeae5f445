"""What the names in a wording stand for in a world: single facts, groups, and their members' facts."""

from collections import Counter
from decimal import Decimal

from tests.benchmarks.faults.facts import COUNTS, World, names, rate

__all__ = ["LONGEST", "SUMMED", "members", "scalar", "value"]

SUMMED = (*COUNTS, "sessions", "participants", "sites", "funding")
"""The facts that a report gives as a total and by groups."""
LONGEST = {"cert": 9, "major": 12, "dept": 8, "item": 6}
"""How many names a sentence bears."""


def scalar(world: World, name: str) -> Decimal | str | None:
    """Return a fact, or nothing where this kind of report has none of the name."""
    fact, _, derived = name.partition(".")
    words = {
        "we": world.we,
        "year": str(world.year),
        "last_year": str(world.year - 1),
        "next_year": str(world.year + 1),
        "firstitem": next(iter(world.funding)),
    }
    if name in words:
        return words[name]
    if derived in {"growth", "delta"}:
        return _change(world, fact, derived)
    number = _count(world, name)
    return None if number is None else Decimal(number)


def _count(world: World, name: str) -> int | Decimal | None:
    if name in COUNTS:
        return world.total(name)
    if name == "rate":
        return rate(world.total("certified"), world.total("examined"), world.rate_style)
    of_schools = {
        "pilots": len(world.lines),
        "certificates": len(world.certificates()),
        "majors": len(world.majors()),
    }
    if name in of_schools:
        return of_schools[name] if world.school else None
    others = {
        "depts": len(world.departments()),
        "sessions": sum(course.sessions for course in world.courses),
        "participants": sum(course.participants for course in world.courses),
        "sites": sum(world.sites.values()),
        "funding": sum(world.funding.values()),
    }
    return others.get(name, world.loose.get(name))


def _change(world: World, fact: str, derived: str) -> Decimal | None:
    now, last = _count(world, fact), world.loose.get(f"{fact}.last")
    if now is None or last is None:
        return None
    change = int(now) - last
    return Decimal(change) if derived == "delta" else rate(change, last, growth_style(world))


def growth_style(world: World) -> str:
    """Return how growth is printed: less exactly than rates."""
    return {"p2": "p1", "p1": "p0"}[world.rate_style]


def members(world: World, group: str) -> list[str]:
    """Return the names of a group's members. `some…` and `top…` have some of them, never all."""
    match group:
        case "level":
            return world.levels()
        case "mode":
            return list(names()["modes"])
        case "item":
            return list(world.funding)
        case "dept":
            return world.departments()
        case "topdept":
            known = _by_size(world, world.departments(), "department")
        case "top":
            single = Counter(line.certificate for line in world.lines)
            once = [name for name, times in single.items() if times == 1] if world.school else []
            known = _by_size(world, once, "certificate")
        case "cert" | "somecert":
            known = world.certificates() if world.school else []
        case _:
            known = [name for _, name in world.majors()]
    return _some(known) if group.startswith(("some", "top")) else known


def _some(known: list[str]) -> list[str]:
    """Return the first few of at least four names."""
    return known[: min(4, len(known) // 2)] if len(known) >= 4 else []


def _by_size(world: World, known: list[str], attribute: str) -> list[str]:
    def size(name: str) -> int:
        return world.total("registered", of=lambda line: getattr(line, attribute) == name)

    return sorted(known, key=size, reverse=True)


def value(world: World, fact: str, group: str, member: str) -> Decimal:
    """Return a member's fact."""
    if fact == "share":
        return rate(world.funding[member], sum(world.funding.values()), "p1")
    if fact == "rate":
        parts = [value(world, name, group, member) for name in ("certified", "examined")]
        return rate(int(parts[0]), int(parts[1]), world.rate_style)
    if group == "mode":
        chosen = (course for course in world.courses if course.mode == member)
        return Decimal(sum(getattr(course, fact) for course in chosen))
    if fact in {"sites", "funding"}:
        return Decimal((world.sites if fact == "sites" else world.funding)[member])
    attribute = {"level": "level", "top": "certificate"}.get(group, "department")
    return Decimal(world.total(fact, of=lambda line: getattr(line, attribute) == member))
