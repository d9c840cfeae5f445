"""The kinds of faults, and how each is planted."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.benchmarks.faults import marks, misprints, misrows
from tests.benchmarks.faults.facts import World
from tests.benchmarks.faults.planted import Planted, finished
from tests.benchmarks.faults.report import Report
from tests.benchmarks.faults.truth import Truth, broken_links

__all__ = ["FAULTS", "SPOILERS", "plant"]

Planter = Callable[[Report, random.Random], Planted | None]
TRIES = 8


def plant(kind: str, report: Report, chance: random.Random) -> tuple[Report, Truth] | None:
    """Return the report with a fault and its truth, or nothing where the report does not take it."""
    for _ in range(TRIES):
        planted = FAULTS[kind](report, chance)
        if planted and (result := finished(kind, planted)):
            return result
    return None


def _out_of_order(report: Report, _: random.Random) -> Planted | None:
    """Take a report whose world was spoilt, if a table shows it."""
    broken = broken_links(report)
    if not broken or any(link.kind != "limit" for link in broken):
        return None
    return Planted(report, broken[0], rules=frozenset({"order"}))


def certify_too_many(world: World, chance: random.Random) -> World:
    """Certify more in one line than were examined; all sums and rates follow."""
    place = chance.choice([number for number, line in enumerate(world.lines) if not line.pending])
    certified = world.lines[place].counts["examined"] + chance.randint(1, 9)
    return _with_counts(world, place, {"certified": certified})


def register_too_many(world: World, chance: random.Random) -> World:
    """Register, and examine, more in one line than were approved."""
    place = chance.randrange(len(world.lines))
    counts = world.lines[place].counts
    registered = counts["approved"] + chance.randint(1, 60)
    came = registered - (counts["registered"] - counts["examined"])
    return _with_counts(world, place, {"registered": registered, "examined": came})


def _with_counts(world: World, place: int, counts: Mapping[str, int]) -> World:
    lines = list(world.lines)
    lines[place] = replace(lines[place], counts={**lines[place].counts, **counts})
    return replace(world, lines=tuple(lines))


FAULTS: Mapping[str, Planter] = {
    "total_digit": misprints.total_digit,
    "total_swap": misprints.total_swap,
    "part_changed": misprints.part_changed,
    "over_whole": misprints.over_whole,
    "row_missing": misrows.row_missing,
    "row_double": misrows.row_double,
    "row_left_out": misrows.row_left_out,
    "row_counted_twice": misrows.row_counted_twice,
    "other_column": misprints.other_column,
    "rate": misprints.rate_wrong,
    "certified_over_examined": _out_of_order,
    "registered_over_approved": _out_of_order,
    "text_table": misprints.text_against_table,
    "repeat": misprints.repeated_otherwise,
    "list_count": marks.list_count,
    "serial": marks.serial_wrong,
    "heading": marks.heading_wrong,
    "growth": misprints.growth_wrong,
    "code": marks.code_wrong,
}
SPOILERS: Mapping[str, Callable[[World, random.Random], World]] = {
    "certified_over_examined": certify_too_many,
    "registered_over_approved": register_too_many,
}
