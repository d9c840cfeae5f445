"""`cross.table`: what one table lists of a certificate (its levels, its majors) against another table."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.provenance import Place
from extractor.model.record import Record, Report
from extractor.reconciliation.figures import FigureTable, figure_tables
from extractor.reconciliation.partial import partial_tables
from extractor.reconciliation.results import STRUCTURE, Draft

__all__ = ["check_cross_lists"]

RULE = "cross.table"

SEVERAL = 3
"""So many certificates must have the same in both tables before another is told of."""

_Listed = Mapping[str, tuple[frozenset[str], tuple[int, ...]]]
"""Certificate → what a table lists of it, and in which rows."""


def check_cross_lists(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for two tables that list the same of all their certificates, or one for each that differs.

    Names may be written otherwise, and one table may list more: a difference is uncertain, and told of only
    where most certificates have the same in both.
    """
    tables = {each.table.id: each for each in figure_tables(report, grammar.checks)}
    rests = partial_tables(list(tables.values()), grammar)
    records: dict[str, list[Record]] = defaultdict(list)
    for record in report.records:
        if record.table in tables and record.table not in rests and record.certificate:
            records[record.table].append(record)
    for one, other in combinations(records, 2):
        for field, read in _LISTS.items():
            sides = (
                _Side(tables[one], field, _listed(records[one], read)),
                _Side(tables[other], field, _listed(records[other], read)),
            )
            yield from _compared(*sides, name=_NAMES[field])


@dataclass(frozen=True)
class _Side:
    """A table, and what it lists in the column of a field."""

    table: FigureTable
    field: str
    listed: _Listed

    def place(self, row: int) -> Place:
        """Return the cell that lists it."""
        columns = range(self.table.width)
        found = (each for each in columns if self.table.column(each).field == self.field)
        return self.table.place(row, next(found, 0))


def _levels(record: Record) -> frozenset[str]:
    return frozenset({record.level} if record.level else ())


def _majors(record: Record) -> frozenset[str]:
    return frozenset(major.name or major.text for major in record.majors)


_LISTS: Mapping[str, Callable[[Record], frozenset[str]]] = {"level": _levels, "majors": _majors}

_NAMES = {
    "level": Message(zh="等级", en="levels"),
    "majors": Message(zh="专业", en="majors"),
}


def _listed(records: list[Record], read: Callable[[Record], frozenset[str]]) -> _Listed:
    """Return what is listed of each certificate; nothing where a row does not say."""
    found: dict[str, tuple[frozenset[str], tuple[int, ...]]] = {}
    for record in records:
        said, name = read(record), record.certificate.name if record.certificate else ""
        if not said:
            return {}
        before, rows = found.get(name, (frozenset(), ()))
        found[name] = before | said, (*rows, record.row or 0)
    return found


def _compared(one: _Side, other: _Side, *, name: Message) -> Iterator[Draft]:
    shared = [key for key in other.listed if key in one.listed]
    wrong = [key for key in shared if one.listed[key][0] != other.listed[key][0]]
    right = len(shared) - len(wrong)
    if right < SEVERAL or right <= 2 * len(wrong):
        return
    if not wrong:
        yield _agreement(one, other, name, right)
    for key in wrong:
        yield _difference(one, other, name, key)


def _agreement(one: _Side, other: _Side, name: Message, count: int) -> Draft:
    labels = other.table.label, one.table.label
    return Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT,
        places=(other.place(0), one.place(0)),
        labels=(name.en,),
        message=Message(
            zh=f"{labels[0]} 与 {labels[1]} 共有的 {count} 个证书，所列{name.zh}一致。",
            en=f"{labels[0]} and {labels[1]} list the same {name.en} for all {count} certificates that both name.",
        ),
    )


def _difference(one: _Side, other: _Side, name: Message, key: str) -> Draft:
    labels = other.table.label, one.table.label
    said = [" ".join(sorted(side.listed[key][0])) for side in (other, one)]
    return Draft(
        rule=RULE,
        verdict=Verdict.UNCERTAIN,
        stated=said[0],
        computed=said[1],
        places=tuple(side.place(row) for side in (other, one) for row in side.listed[key][1]),
        labels=(key, name.en),
        reason=STRUCTURE,
        message=Message(
            zh=f"“{key}”的{name.zh}：{labels[0]} 为“{said[0]}”，{labels[1]} 为“{said[1]}”。",
            en=f'"{key}": {labels[0]} lists {name.en} "{said[0]}", {labels[1]} "{said[1]}".',
        ),
    )
