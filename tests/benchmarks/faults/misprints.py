"""Faults of single figures: a digit, two digits, a figure of another column, a rate, a second statement."""

import random
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from tests.benchmarks.faults.planted import Planted, digit_changed, digits_swapped
from tests.benchmarks.faults.report import Figure, Link, Report
from tests.benchmarks.faults.slots import SUMMED

__all__ = [
    "growth_wrong",
    "other_column",
    "over_whole",
    "part_changed",
    "rate_wrong",
    "repeated_otherwise",
    "text_against_table",
    "total_digit",
    "total_swap",
]

Item = TypeVar("Item")
TRIES = 30
INDICATORS = {*SUMMED, "rate", "pilots", "certificates", "majors", "trained", "assessors"}
HUNDRED = Decimal(100)


def total_digit(report: Report, chance: random.Random) -> Planted | None:
    """Change a digit of a stated total."""
    link = _one_sum(report, chance)
    return _misprinted(report, link, link.stated, "digit", chance) if link else None


def total_swap(report: Report, chance: random.Random) -> Planted | None:
    """Swap two digits of a stated total."""
    link = _one_sum(report, chance)
    return _misprinted(report, link, link.stated, "swap", chance) if link else None


def part_changed(report: Report, chance: random.Random) -> Planted | None:
    """Misprint a part of a sum."""
    link = _one_sum(report, chance)
    how = chance.choice(("digit", "digit", "swap"))
    return _misprinted(report, link, chance.choice(link.others), how, chance) if link else None


def over_whole(report: Report, chance: random.Random) -> Planted | None:
    """Put a digit before a part of a sentence's sum, so that the parts exceed the whole."""
    link = _one(chance, _sums(report, "prose.sum"))
    if not link:
        return None
    figure = report.figures()[chance.choice(link.others)]
    if figure.style in {"zh", "wan"}:
        return None
    value = Decimal(f"{chance.randint(1, 9)}{figure.value}")
    return Planted(report.with_figures({figure.uid: value}), link, {figure.uid: figure.value})


def other_column(report: Report, chance: random.Random) -> Planted | None:
    """Print the total of another column."""
    sums = {link.stated: link for link in _sums(report, "table.sum")}
    table = _one(chance, report.tables())
    if not table:
        return None
    cells = [cell for cell in table.rows[-1].cells if isinstance(cell, Figure) and cell.uid in sums]
    if len({cell.value for cell in cells}) < 2:
        return None
    right, wrong = chance.sample(cells, 2)
    if right.value == wrong.value or right.style == "wan" or wrong.style == "wan":
        return None
    changed = report.with_figures({right.uid: wrong.value})
    return Planted(changed, sums[right.uid], {right.uid: right.value}, how="other_column")


def rate_wrong(report: Report, chance: random.Random) -> Planted | None:
    """Print a rate that does not fit its counts: misprinted, or that of other counts."""
    figures = report.figures()
    links = [
        link
        for link in report.links
        if link.kind == "ratio" and not figures[link.stated].key.startswith("share")
    ]
    link = _one(chance, links)
    if not link:
        return None
    if chance.random() < 0.6:
        planted = _misprinted(
            report, link, link.stated, chance.choice(("digit", "swap")), chance, least=Decimal(1)
        )
        return planted if planted and _is_rate(planted, link) else None
    true = figures[link.stated].value
    others = [figures[other.stated].value for other in links]
    value = _one(chance, [each for each in others if abs(each - true) > 1])
    if value is None:
        return None
    return Planted(report.with_figures({link.stated: value}), link, {link.stated: true})


def _is_rate(planted: Planted, link: Link) -> bool:
    return 0 < planted.report.figures()[link.stated].value <= HUNDRED


def text_against_table(report: Report, chance: random.Random) -> Planted | None:
    """Misprint a total in a sentence that speaks of a table."""
    links = [
        link for link in report.links if link.rules == ("prose.table",) and link.kind == "same"
    ]
    return _stated_otherwise(report, links, chance)


def repeated_otherwise(report: Report, chance: random.Random) -> Planted | None:
    """State a figure, which no table has, for the second time, and otherwise."""
    tabled = {link.stated for link in report.links if "prose.table" in link.rules}
    links = [
        link for link in report.links if link.rules == ("repeat",) and link.stated not in tabled
    ]
    return _stated_otherwise(report, links, chance)


def _stated_otherwise(
    report: Report, links: Iterable[Link], chance: random.Random
) -> Planted | None:
    """Misprint a figure of one of the links that is only ever compared with its equals."""
    figured = {uid for link in report.links if link.kind != "same" for uid in _figures(link)}
    figures = report.figures()
    link = _one(
        chance,
        [
            link
            for link in links
            if link.stated not in figured and _is_a_count(figures[link.stated])
        ],
    )
    how = chance.choice(("digit", "swap"))
    return _misprinted(report, link, link.stated, how, chance) if link else None


def _is_a_count(figure: Figure) -> bool:
    """Return whether a figure is of an indicator, and of the whole: one that checks look for everywhere."""
    return figure.key in INDICATORS


def growth_wrong(report: Report, chance: random.Random) -> Planted | None:
    """Misprint a growth whose two years stand beside it."""
    link = _one(chance, [link for link in report.links if link.rules == ("growth",)])
    how = chance.choice(("digit", "swap"))
    return _misprinted(report, link, link.stated, how, chance, least=Decimal(1)) if link else None


def _figures(link: Link) -> tuple[int, ...]:
    return (link.stated, *link.others)


def _one_sum(report: Report, chance: random.Random) -> Link | None:
    """Return a sum of a sentence or of a table; each as often where there are both."""
    return _one(chance, _sums(report, chance.choice(("prose.sum", "table.sum"))))


def _sums(report: Report, rule: str) -> list[Link]:
    return [
        link for link in report.links if link.kind == "sum" and rule in link.rules and link.certain
    ]


def _one(chance: random.Random, items: Iterable[Item]) -> Item | None:
    known = list(items)
    return chance.choice(known) if known else None


def _misprinted(
    report: Report,
    link: Link,
    uid: int,
    how: str,
    chance: random.Random,
    *,
    least: Decimal = Decimal(0),
) -> Planted | None:
    """Misprint a figure so that it is off by `least` or more."""
    figure = report.figures()[uid]
    for _ in range(TRIES):
        place = chance.randrange(12)
        value = (
            digits_swapped(figure, place)
            if how == "swap"
            else digit_changed(figure, place, chance.choice("0123456789"))
        )
        if value is not None and abs(value - figure.value) >= least:
            return Planted(report.with_figures({uid: value}), link, {uid: figure.value}, how)
    return None
