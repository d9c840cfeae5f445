"""`numbering`: headings, 序号 columns and table numbers without gap or repeat."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.grammar.loader import Grammar
from extractor.model.check import Hint, Verdict
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.outline import Section
from extractor.model.provenance import Place
from extractor.model.record import Report
from extractor.reconciliation.figures import FigureTable, figure_tables
from extractor.reconciliation.results import STRUCTURE, Draft
from extractor.text.normalise import strip_space
from extractor.text.numerals import Numerals

__all__ = ["RULE", "check_numbering"]

RULE = "numbering"

ORDINAL_FIELD = "ordinal"

_PARTS = re.compile(r"^(?P<prefix>.*\W)?(?P<last>\w+)$")
"""A number of several levels (2.3, 表 1-4): what comes before its last part, and that part."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A printed number, what it numbers, and where it stands."""

    text: str
    value: int
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Series:
    """Numbers that should run on. `is_complete`: nothing that was numbered may have been missed."""

    entries: tuple[_Entry, ...]
    is_complete: bool = True


def check_numbering(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a result for each series that runs on, and one for each gap and repeat."""
    numerals = grammar.numerals
    yield from _drafts(_headings(report, numerals), numerals)
    yield from _drafts(_captions(report, grammar), numerals)
    for table in figure_tables(report, grammar.checks):
        yield from _drafts(_ordinals(table, numerals), numerals)


def _drafts(series: Iterator[_Series], numerals: Numerals) -> Iterator[Draft]:
    for found in series:
        for run in _runs(found):
            yield from _run_drafts(run, numerals)


def _headings(report: Report, numerals: Numerals) -> Iterator[_Series]:
    """Yield the headings under one parent that are numbered in one style."""
    groups: dict[tuple[object, ...], list[_Entry]] = defaultdict(list)
    for section in report.sections:
        entry = _entry(
            section.number or "", section.title, _heading_place(report, section), numerals
        )
        if entry:
            groups[section.parent, section.depth, _style(entry.text)].append(entry)
    for entries in groups.values():
        yield _Series(tuple(entries))


def _heading_place(report: Report, section: Section) -> Place:
    """Return the place of a heading's number, or of its beginning where Word printed the number."""
    block, number = report.blocks[section.first_block], section.number or ""
    start = max(block.text.find(number), 0)
    end = start + len(number) if block.text.startswith(number, start) else start
    return Place(block=section.first_block, start=start, end=end, page=block.page, bbox=block.bbox)


def _captions(report: Report, grammar: Grammar) -> Iterator[_Series]:
    """Yield the table numbers, chapter by chapter where they have two parts."""
    numbered, continued = grammar.checks.captions, grammar.headings.continued
    groups: dict[tuple[object, ...], list[_Entry]] = defaultdict(list)
    unnumbered = 0
    for table in figure_tables(report, grammar.checks):
        caption = table.table.caption or ""
        found = numbered.find(caption) if not continued.find(caption) else None
        place = Place(block=table.block, table=table.table.id, row=-1)
        entry = _entry(found["number"], caption, place, grammar.numerals) if found else None
        unnumbered += entry is None
        if entry:
            groups[_style(entry.text)].append(entry)
    for entries in groups.values():
        yield _Series(tuple(entries), is_complete=not unnumbered)


def _ordinals(table: FigureTable, numerals: Numerals) -> Iterator[_Series]:
    """Yield the numbers of each 序号 column, 一 and 1 apart; a cell merged over rows counts once."""
    for column in range(table.width):
        if table.column(column).field != ORDINAL_FIELD:
            continue
        rows = (row for row in table.data_rows if not table.is_merged(row, column))
        found = (
            _entry(table.text(row, column), "", table.place(row, column), numerals) for row in rows
        )
        yield from _by_style(entry for entry in found if entry)


def _by_style(entries: Iterable[_Entry]) -> Iterator[_Series]:
    groups: dict[tuple[object, ...], list[_Entry]] = defaultdict(list)
    for entry in entries:
        groups[_style(entry.text)].append(entry)
    return (_Series(tuple(group)) for group in groups.values())


def _entry(text: str, title: str, place: Place, numerals: Numerals) -> _Entry | None:
    """Return a number with its value, None where the text is no number."""
    text = strip_space(text)
    parts = _PARTS.match(text)
    value = numerals.read_integer(parts["last"]) if parts else None
    return None if value is None else _Entry(text, value, title, place)


def _prefix(text: str) -> str:
    parts = _PARTS.match(text)
    return (parts["prefix"] or "") if parts else ""


def _style(text: str) -> tuple[str, bool, bool]:
    """Return what siblings share: what stands before the last part, digits or not, letters or not."""
    prefix = _prefix(text)
    last = text.removeprefix(prefix)
    return prefix, last.isdecimal(), last.isalpha()


def _runs(series: _Series) -> Iterator[_Series]:
    """Yield the runs of a series: a 1 begins a new one, after which an earlier one may go on.

    So 1, 2, 1, 2, 3 is 1, 2, 3 with a list in it, whose level was not recognised.
    """
    finished: list[list[_Entry]] = []
    going: list[list[_Entry]] = []
    for entry in series.entries:
        depth = next((d for d, run in enumerate(reversed(going)) if _follows(run[-1], entry)), None)
        if depth:
            finished += going[-depth:]
            del going[-depth:]
        if not going or (depth is None and entry.value == 1 < going[-1][-1].value):
            going.append([])
        going[-1].append(entry)
    for run in (*finished, *going):
        yield replace(series, entries=tuple(run))


def _follows(before: _Entry, after: _Entry) -> bool:
    return after.value == before.value + 1


def _run_drafts(run: _Series, numerals: Numerals) -> Iterator[Draft]:
    entries = run.entries
    if len(entries) < len("ab"):
        return
    breaks = [
        (before, after) for before, after in pairwise(entries) if after.value != before.value + 1
    ]
    if not breaks:
        yield _runs_on(entries)
    elif len(breaks) * 2 > len(entries):
        yield _no_series(entries)
    else:
        for before, after in breaks:
            yield _broken(before, after, run, numerals)


def _runs_on(entries: Sequence[_Entry]) -> Draft:
    first, last = entries[0], entries[-1]
    return Draft(
        rule=RULE,
        verdict=Verdict.CONSISTENT,
        stated=last.text,
        computed=last.text,
        equation=f"{first.text} … {last.text}",
        places=(last.place, first.place),
        labels=(first.title, last.title),
        message=Message(
            zh=f"编号从 {first.text} 到 {last.text} 连续。",
            en=f"The numbers run from {first.text} to {last.text} without a gap.",
        ),
    )


def _no_series(entries: Sequence[_Entry]) -> Draft:
    first, last = entries[0], entries[-1]
    return Draft(
        rule=RULE,
        verdict=Verdict.NOT_ASSESSABLE,
        stated=last.text,
        places=(last.place, first.place),
        labels=(first.title, last.title),
        reason=STRUCTURE,
        message=Message(
            zh=f"从 {first.text} 到 {last.text} 的编号不是连续编号，未核对。",
            en=f"The numbers from {first.text} to {last.text} do not count on, so they were not checked.",
        ),
    )


def _broken(before: _Entry, after: _Entry, run: _Series, numerals: Numerals) -> Draft:
    """Return the finding on two numbers in a row that do not follow each other.

    A step back leaves open how the numbers belong together; so does what may have been missed.
    """
    is_certain = run.is_complete and after.value >= before.value
    expected = _written_like(before.text, before.value + 1, numerals)
    return Draft(
        rule=RULE,
        verdict=Verdict.INCONSISTENT if is_certain else Verdict.UNCERTAIN,
        severity=Severity.WARNING,
        stated=after.text,
        computed=expected,
        equation=f"{before.text} → {after.text}",
        places=(after.place, before.place),
        labels=(before.title, after.title),
        reason=None if is_certain else STRUCTURE,
        hints=(_break_hint(before, after),),
        message=_break_message(before, after, expected),
    )


def _break_message(before: _Entry, after: _Entry, expected: str) -> Message:
    if not after.title:
        return Message(
            zh=f"{before.text} 之后应为 {expected}，而写作 {after.text}。",
            en=f"{expected} should follow {before.text}, but {after.text} is printed.",
        )
    return Message(
        zh=f"“{after.title}”编号为 {after.text}，前一个是 {before.text}，应为 {expected}。",
        en=f'"{after.title}" is numbered {after.text} after {before.text}; {expected} was expected.',
    )


def _break_hint(before: _Entry, after: _Entry) -> Hint:
    if after.value == before.value:
        return Hint(
            code="repeated-number",
            message=Message(zh="编号可能重复。", en="The number may be printed twice by mistake."),
        )
    if after.value < before.value:
        return Hint(
            code="step-back",
            message=Message(
                zh="编号倒退，可能层级不同。",
                en="The count goes back: another level may begin here.",
            ),
        )
    return Hint(
        code="skipped-number",
        message=Message(
            zh="可能删去了一项，或编号跳过了。",
            en="An entry may have been taken out, or a number skipped.",
        ),
    )


def _written_like(printed: str, number: int, numerals: Numerals) -> str:
    """Return a number in the style of a printed one: 03 → 04, 三 → 四, 2.3 → 2.4, ③ → 4."""
    prefix = _prefix(printed)
    last = printed.removeprefix(prefix)
    if last[:1] in numerals.characters:
        return prefix + numerals.write(number)
    width = len(last) if last.startswith("0") else 0
    return prefix + str(number).zfill(width)
