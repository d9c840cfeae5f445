"""Hypothesis strategies for the values of the model, to test every stage that takes them.

`extractions()` gives whole extractions whose parts fit together: ids are unique, and what names a
table, section or claim names one that is there.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from extractor.model.check import Action, CheckResult, Hint, Step, Verdict
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.extraction import Extraction, Generator
from extractor.model.message import Message
from extractor.model.outline import Block, BlockKind, Fragment, Section
from extractor.model.provenance import BoundingBox, Place, Source
from extractor.model.quantity import MAX_DIGITS, Modifier
from extractor.model.record import (
    Certificate,
    Citation,
    Claim,
    Column,
    Coverage,
    Major,
    MajorStatus,
    MatchMethod,
    Modality,
    Record,
    ReportInfo,
    ReportKind,
    Role,
    ScheduleEntry,
    SectionCoverage,
    Table,
)

__all__ = ["claims", "extractions", "figures", "places", "records", "tables", "texts"]

ODD_TEXTS = (
    "",
    "05",
    "1.0",
    "1e5",
    "--",
    "null",
    "\x00",
    "全角　空格",
    "〇一二",
    "𠮷野家",
    "e\u0301",
    "\ufeff",
    "\u202e",
    'it\'s "quoted"; DROP TABLE',
    "line\r\nline\u2028line",
)

T = TypeVar("T")


def texts() -> SearchStrategy[str]:
    """Texts as files hold them, and those that a store most easily changes."""
    characters = st.characters(exclude_categories=["Cs"])
    return st.one_of(st.sampled_from(ODD_TEXTS), st.text(characters, max_size=12))


def figures() -> SearchStrategy[Decimal]:
    """Every kind of figure: whole, negative, tiny and large, to the last digit that one may have."""
    bound = 10**MAX_DIGITS - 1
    return st.one_of(
        st.integers(-bound, bound).map(Decimal),
        st.tuples(st.integers(-99999, 99999), st.integers(-10, 9)).map(_scaled),
        st.integers(-bound, bound).map(lambda digits: Decimal(digits).scaleb(-7)),
    )


def _scaled(parts: tuple[int, int]) -> Decimal:
    digits, exponent = parts
    return Decimal(digits).scaleb(exponent)


def _maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | strategy


def _few(strategy: SearchStrategy[T], most: int = 3) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def _one_of(values: Sequence[str]) -> SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values) if values else st.none()


def _counts() -> SearchStrategy[int]:
    return st.integers(0, 99)


def _boxes() -> SearchStrategy[BoundingBox]:
    length = st.floats(-1000, 1000).map(lambda points: points + 0.0)  # there is no place -0.0
    return st.builds(BoundingBox, length, length, length, length)


def _messages() -> SearchStrategy[Message]:
    return st.builds(Message, zh=texts(), en=texts())


def places(tables: Sequence[str] = ()) -> SearchStrategy[Place]:
    """Places, in one of these tables or in none."""
    count = _maybe(_counts())
    return st.builds(
        Place,
        block=count,
        start=count,
        end=count,
        page=count,
        bbox=_maybe(_boxes()),
        table=_one_of(tables),
        row=_maybe(st.integers(-1, 5)),
        column=count,
    )


def _is_somewhere(place: Place) -> bool:
    """Return whether a place names one; where it may be missing, an empty one is none."""
    return place != Place()


@st.composite
def claims(draw: DrawFn, identifier: str = "c1", tables: Sequence[str] = ()) -> Claim:
    """Claims of any indicator, which stand in one of these tables or in prose."""
    return Claim(
        id=identifier,
        indicator=draw(_maybe(texts())),
        value=draw(figures()),
        unit=draw(_maybe(texts())),
        text=draw(texts()),
        modifier=draw(st.sampled_from(Modifier)),
        low=draw(_maybe(figures())),
        high=draw(_maybe(figures())),
        step=draw(figures()),
        role=draw(st.sampled_from(Role)),
        modality=draw(st.sampled_from(Modality)),
        dimensions=draw(st.dictionaries(texts(), texts(), max_size=2)),
        period=draw(_maybe(texts())),
        at=draw(places(tables)),
        confidence=draw(st.floats(0, 1)),
    )


def _certificates() -> SearchStrategy[Certificate]:
    return st.builds(
        Certificate,
        text=texts(),
        name=texts(),
        method=st.sampled_from(MatchMethod),
        score=st.floats(0, 100),
        runner_up=_maybe(texts()),
    )


def _majors() -> SearchStrategy[Major]:
    text = _maybe(texts())
    status = st.sampled_from(MajorStatus)
    return st.builds(
        Major,
        text=texts(),
        code=text,
        name=text,
        edition=text,
        status=status,
        current_code=text,
        method=st.sampled_from(MatchMethod),
        score=st.floats(0, 100),
    )


@st.composite
def records(
    draw: DrawFn,
    identifier: str = "r1",
    tables: Sequence[str] = (),
    claim_ids: Sequence[str] = (),
) -> Record:
    """Records of any type, from one of these tables or from a sentence, of these claims."""
    text, figure = _maybe(texts()), _maybe(figures())
    fields = st.sampled_from(["approved_count", "registered", "certified"])
    sources = st.dictionaries(fields, st.sampled_from(claim_ids or [""]), max_size=3)
    return Record(
        id=identifier,
        type=draw(st.sampled_from(["pilot", "exam", "mapping", "other"])),
        table=draw(_one_of(tables)),
        row=draw(_maybe(_counts())),
        batch=draw(text),
        certificate=draw(_maybe(_certificates())),
        level=draw(text),
        tier=draw(text),
        majors=draw(_few(_majors(), 2)),
        grades=draw(_few(texts(), 2)),
        department=draw(text),
        approved_count=draw(figure),
        applied_count=draw(figure),
        person_days=draw(figure),
        registered=draw(figure),
        examined=draw(figure),
        certified=draw(figure),
        pass_rate=draw(figure),
        pending=draw(st.booleans()),
        sources=draw(sources) if claim_ids else {},
        at=draw(_maybe(places().filter(_is_somewhere))),
    )


def _columns() -> SearchStrategy[Column]:
    text = _maybe(texts())
    return st.builds(Column, header=texts(), field=text, indicator=text, unit=text)


def _fragments() -> SearchStrategy[Fragment]:
    return st.builds(
        Fragment,
        page=_maybe(_counts()),
        bbox=_maybe(_boxes()),
        rows=st.tuples(_counts(), _counts()),
        joined_by=_maybe(texts()),
        score=st.floats(0, 1),
    )


@st.composite
def tables(draw: DrawFn, identifier: str = "t1", sections: Sequence[str] = ()) -> Table:
    """Tables in one of these sections; rows may be ragged, or have no cell at all."""
    rows = draw(_few(_few(texts()), 4))
    numbers = range(len(rows))
    cells = [(row, column) for row in numbers for column in range(len(rows[row]))]
    some_rows = st.lists(st.sampled_from(numbers), max_size=2) if rows else st.just([])
    some_cells = st.lists(st.sampled_from(cells), max_size=3) if cells else st.just([])
    return Table(
        id=identifier,
        caption=draw(_maybe(texts())),
        section=draw(_one_of(sections)),
        kind=draw(texts()),
        header=draw(_few(texts())),
        rows=rows,
        columns=draw(_few(_columns())),
        total_rows=tuple(draw(some_rows)),
        subtotal_rows=tuple(draw(some_rows)),
        fragments=draw(_few(_fragments(), 2)),
        pending=tuple(draw(some_cells)),
        merged=tuple(draw(some_cells)),
    )


@st.composite
def _checks(
    draw: DrawFn, identifier: str, tables: Sequence[str], claim_ids: Sequence[str]
) -> CheckResult:
    side = st.one_of(st.none(), figures(), texts())
    stated_by = st.lists(st.sampled_from(claim_ids), max_size=3) if claim_ids else st.just([])
    return CheckResult(
        id=identifier,
        rule=draw(texts()),
        verdict=draw(st.sampled_from(Verdict)),
        severity=draw(st.sampled_from(Severity)),
        stated=draw(side),
        computed=draw(side),
        difference=draw(_maybe(figures())),
        equation=draw(_maybe(texts())),
        claims=tuple(draw(stated_by)),
        at=draw(_few(places(tables), 2)),
        reading=draw(_maybe(texts())),
        reason=draw(_maybe(texts())),
        hints=draw(_few(st.builds(Hint, code=texts(), message=_messages()), 2)),
        steps=draw(_few(_steps(tables, claim_ids), 2)),
        message=draw(_messages()),
        fingerprint=draw(texts()),
    )


def _steps(tables: Sequence[str], claim_ids: Sequence[str]) -> SearchStrategy[Step]:
    side = st.one_of(st.none(), figures(), texts())
    return st.builds(
        Step,
        action=st.sampled_from(Action),
        value=side,
        running=side,
        label=_maybe(texts()),
        claim=_one_of(claim_ids),
        at=places(tables),
        note=_maybe(_messages()),
    )


@st.composite
def _sections(draw: DrawFn, identifier: str, others: Sequence[str]) -> Section:
    return Section(
        id=identifier,
        number=draw(_maybe(texts())),
        title=draw(texts()),
        depth=draw(st.integers(1, 9)),
        parent=draw(_one_of(others)),
        first_block=draw(_counts()),
        last_block=draw(_counts()),
    )


def _blocks(tables: Sequence[str]) -> SearchStrategy[Block]:
    return st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        text=texts(),
        page=_maybe(_counts()),
        bbox=_maybe(_boxes()),
        table=_one_of(tables),
    )


def _sources() -> SearchStrategy[Source]:
    return st.builds(
        Source,
        name=texts(),
        sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
        media_type=texts(),
        size=st.integers(0, 2**40),
        pages=_maybe(_counts()),
        ocr_pages=_few(_counts()),
    )


def _reports() -> SearchStrategy[ReportInfo]:
    text = _maybe(texts())
    origins = st.sampled_from(["file_name", "folder_name", "manifest"])
    return st.builds(
        ReportInfo,
        title=text,
        kind=st.sampled_from(ReportKind),
        issuer=text,
        issued_on=text,
        years=_few(st.integers(1949, 2100)),
        citations=_few(st.builds(Citation, title=text, number=text), 2),
        inferred=st.dictionaries(st.sampled_from(["issuer", "years"]), origins),
    )


def _diagnostics(tables: Sequence[str]) -> SearchStrategy[Diagnostic]:
    return st.builds(
        Diagnostic,
        code=texts(),
        severity=st.sampled_from(Severity),
        message=_messages(),
        at=_maybe(places(tables).filter(_is_somewhere)),
    )


def _coverages(sections: Sequence[str]) -> SearchStrategy[Coverage]:
    counts = {"claims": _counts(), "checkable": _counts(), "checked": _counts()}
    by_section = st.builds(SectionCoverage, section=_one_of(sections), **counts)
    return st.builds(Coverage, **counts, sections=_few(by_section, 2))


def _schedules() -> SearchStrategy[ScheduleEntry]:
    return st.builds(ScheduleEntry, start=texts(), end=texts(), text=texts())


@st.composite
def extractions(draw: DrawFn) -> Extraction:
    """Whole extractions, whose parts name only parts that are there."""
    section_ids = draw(_identifiers("s"))
    table_ids = draw(_identifiers("t"))
    claim_ids = draw(_identifiers("c"))
    record_ids = draw(_identifiers("r"))
    check_ids = draw(_identifiers("k"))
    generator = st.builds(Generator, version=texts(), grammar=texts(), grammar_sha256=texts())
    return Extraction(
        generator=draw(generator),
        source=draw(_sources()),
        report=draw(_reports()),
        blocks=draw(_few(_blocks(table_ids))),
        sections=tuple(draw(_sections(each, section_ids)) for each in section_ids),
        tables=tuple(draw(tables(each, section_ids)) for each in table_ids),
        records=tuple(draw(records(each, table_ids, claim_ids)) for each in record_ids),
        claims=tuple(draw(claims(each, table_ids)) for each in claim_ids),
        checks=tuple(draw(_checks(each, table_ids, claim_ids)) for each in check_ids),
        schedule=draw(_few(_schedules(), 2)),
        coverage=draw(_coverages(section_ids)),
        diagnostics=draw(_few(_diagnostics(table_ids), 2)),
    )


def _identifiers(letter: str) -> SearchStrategy[list[str]]:
    numbers = st.lists(st.integers(1, 30), max_size=2, unique=True)
    return numbers.map(lambda each: [f"{letter}{number}" for number in each])
