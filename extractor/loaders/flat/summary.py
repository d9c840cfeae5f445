"""Records added up by school, certificate, level and year, each sum with the records that it is of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractor.model.record import Record

__all__ = ["FIGURES", "GROUPS", "Counted", "Group", "LeftOut", "grouped"]

FIGURES: Mapping[str, str] = {
    name: Record.model_fields[name].title or name
    for name in (
        "approved_count",
        "applied_count",
        "person_days",
        "registered",
        "examined",
        "certified",
    )
}
"""What is added up, with its title; a rate is never."""

GROUPS = ("school", "certificate", "level", "year")
"""By what it can be added up."""

Figure = int | float


@dataclass(frozen=True, slots=True)
class Counted:
    """A record that counts.

    `doubtful` are the fields that a finding is about: their figures stand apart. `pending`: it awaits
    results.
    """

    groups: Mapping[str, str | int | None]
    file: str
    page: int | None
    about: Mapping[str, str | None]
    figures: Mapping[str, Figure]
    doubtful: frozenset[str]
    pending: bool

    def settled(self, name: str) -> Figure | None:
        """Return a figure that nothing speaks against."""
        return None if name in self.doubtful else self.figures.get(name)

    def in_doubt(self, name: str) -> Figure | None:
        """Return a figure that a finding is about."""
        return self.figures.get(name) if name in self.doubtful else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A report that no sum counts: `why` is copy or superseded, `instead` the file that counts."""

    file: str
    why: str
    instead: str
    issuer: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one school, certificate …, in the order of files and rows."""

    key: tuple[str | int | None, ...]
    records: tuple[Counted, ...]

    def settled(self, name: str) -> Figure | None:
        """Return the sum of a figure; None where no record gives it."""
        return _sum(each.settled(name) for each in self.records)

    def in_doubt(self, name: str) -> Figure | None:
        """Return the sum of what is in doubt."""
        return _sum(each.in_doubt(name) for each in self.records)

    @property
    def pending(self) -> int:
        """How many records await results."""
        return sum(each.pending for each in self.records)

    @property
    def reports(self) -> int:
        """How many reports the records are from."""
        return len({each.file for each in self.records})


def grouped(records: Iterable[Counted], by: Sequence[str]) -> list[Group]:
    """Return the records by what they are added up by, in its order; what is not known comes last."""

    def key(record: Counted) -> tuple[str | int | None, ...]:
        return tuple(record.groups[name] for name in by)

    ordered = sorted(
        records, key=lambda each: tuple((part is None, str(part)) for part in key(each))
    )
    return [Group(named, tuple(group)) for named, group in groupby(ordered, key=key)]


def _sum(figures: Iterable[Figure | None]) -> Figure | None:
    """Return the sum to the last printed digit; None of nothing."""
    known = [figure for figure in figures if figure is not None]
    total = round(sum(known), 6)
    return None if not known else int(total) if total == int(total) else total
