"""The generator of the fault benchmark: its clean reports add up, its faults are there, its files are written."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tests.benchmarks.faults.facts import certificates, names
from tests.benchmarks.faults.generate import Sample, generate
from tests.benchmarks.faults.plant import FAULTS
from tests.benchmarks.faults.report import (
    Figure,
    Heading,
    Listing,
    Report,
    Row,
    Table,
    cell_text,
    piece_text,
)
from tests.benchmarks.faults.score import judge
from tests.benchmarks.faults.truth import broken_links
from tests.benchmarks.faults.wording import wordings
from tests.benchmarks.faults.writers import lines, write

SEED = "5eed0001"
REPORTS = 380
LAYOUTS = {"approval", "ledger", "mapping", "courses", "funds", "subtotals", "cross", "twofold"}


@pytest.fixture(scope="module", name="samples")
def _samples() -> Sequence[Sample]:
    return [generate(SEED, number) for number in range(REPORTS)]


@pytest.fixture(scope="module", name="clean")
def _clean(samples: Sequence[Sample]) -> Sequence[Report]:
    return [sample.report for sample in samples if sample.truth.kind is None]


def _number(text: str) -> Decimal | None:
    plain = text.replace(",", "").removesuffix("%")
    return Decimal(plain) if plain.replace(".", "", 1).isdigit() else None


def _texts(row: Row) -> list[str]:
    return [cell_text(cell) for cell in row.cells]


def _column(table: Table, label: str) -> int | None:
    """Return where the column stands whose head is one of the names of a label."""
    heads = table.header[-1]
    known = names()["columns"][label]
    return next((place for place, head in enumerate(heads) if head in known), None)


def _cells(table: Table, label: str, kind: str = "body") -> list[str]:
    column = _column(table, label)
    rows = [_texts(row) for row in table.rows if row.kind == kind]
    return [row[column] for row in rows] if column is not None else []


def _rounded(part: Decimal, whole: Decimal, printed: str) -> str:
    digits = len(printed.removesuffix("%").partition(".")[2])
    share = part * 100 / whole
    return f"{share.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)}%"


def _tables(reports: Sequence[Report], *layouts: str) -> Iterator[Table]:
    for report in reports:
        yield from (table for table in report.tables() if table.layout in layouts)


def _added(texts: Sequence[str]) -> Decimal:
    return sum((_number(text) or Decimal(0) for text in texts), Decimal(0))


def test_total_rows_are_the_sums_of_what_is_printed_above(clean: Sequence[Report]) -> None:
    """Every figure under 合计 that is no rate and counts no names is the sum of its column."""
    checked = 0
    for table in _tables(clean, *(LAYOUTS - {"mapping"})):
        body = [_texts(row) for row in table.rows if row.kind == "body"]
        total = table.rows[-1]
        for column, cell in enumerate(total.cells):
            counts_names = isinstance(cell, Figure) and cell.key in {
                "pilots",
                "certificates",
                "majors",
            }
            if isinstance(cell, Figure) and cell.key != "rate" and not counts_names:
                checked += 1
                assert _number(cell_text(cell)) == _added([row[column] for row in body])
    assert checked > 500


def test_subtotals_are_the_sums_of_their_departments(clean: Sequence[Report]) -> None:
    """Every figure of a 小计 row is the sum of the rows since the one before."""
    for table in _tables(clean, "subtotals"):
        body: list[list[str]] = []
        for row in table.rows[:-1]:
            if row.kind == "body":
                body.append(_texts(row))
                continue
            texts = _texts(row)
            assert {each[0] for each in body} == {texts[0]}
            for column in (2, 3):
                assert _number(texts[column]) == _added([each[column] for each in body])
            body = []


def test_rows_across_levels_add_up(clean: Sequence[Report]) -> None:
    """A 合计 or 小计 column is the sum of the levels to its left, in each row."""
    for table in _tables(clean, "cross", "twofold"):
        heads = table.header[-1]
        for row in map(_texts, table.rows):
            start = 1
            for column, head in enumerate(heads):
                if column and head not in names()["levels"]:
                    assert _number(row[column]) == _added(row[start:column])
                    start = column + 1


def test_rates_fit_their_counts(clean: Sequence[Report]) -> None:
    """A rate of a ledger, its total row included, is those certified of those examined."""
    for table in _tables(clean, "ledger"):
        for kind in ("body", "total"):
            rates, certified, registered, examined = (
                _cells(table, label, kind)
                for label in ("rate", "certified", "registered", "examined")
            )
            for rate, part, whole in zip(rates, certified, examined or registered, strict=True):
                assert (rate == "--") == (part == "--")
                if rate != "--":
                    assert rate == _rounded(
                        _number(part) or Decimal(0), _number(whole) or Decimal(1), rate
                    )


def test_no_line_has_more_certified_than_examined_registered_approved(
    clean: Sequence[Report],
) -> None:
    """The counts of a line fall from table to table, joined by batch, certificate and level."""
    joined = 0
    for report in clean:
        approved: dict[tuple[str, ...], Decimal | None] = {}
        for table in report.tables():
            if table.layout not in {"approval", "ledger"}:
                continue
            keys = list(
                zip(
                    *(_cells(table, label) for label in ("batch", "certificate", "level")),
                    strict=True,
                )
            )
            assert len(keys) == len(set(keys))
            if table.layout == "approval":
                approved = dict(zip(keys, map(_number, _cells(table, "approved")), strict=True))
                continue
            columns = [
                _cells(table, label)
                for label in ("registered", "examined", "certified")
                if _column(table, label) is not None
            ]
            for key, *counts in zip(keys, *columns, strict=True):
                chain = [approved.get(key), *map(_number, counts)]
                printed = [count for count in chain if count is not None]
                joined += key in approved
                assert printed == sorted(printed, reverse=True)
    assert joined > 300


def test_the_same_thing_has_one_figure(clean: Sequence[Report]) -> None:
    """Figures with equal keys are equal wherever they stand, and totals are the sums of their groups."""
    for report in clean:
        said: dict[str, set[Decimal]] = defaultdict(set)
        for figure in report.figures().values():
            said[figure.key].add(figure.value)
        loose = said.pop("", None)
        assert loose is None or loose
        assert all(len(values) == 1 for values in said.values())
        groups: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
        for key, [value] in said.items():
            head, _, member = key.partition(":")
            fact, _, group = head.partition(".")
            if member and group in {"mode", "item"} and fact != "share":
                groups[fact, group].append(value)
        for (fact, _), values in groups.items():
            assert fact not in said or sum(values) == said[fact].copy().pop()


def test_lists_are_as_long_as_they_say(clean: Sequence[Report]) -> None:
    """In a closed wording the list of certificates or majors has as many names as are counted."""
    checked = 0
    for report in clean:
        spoken = [
            paragraph for paragraph in report.paragraphs() if paragraph.role in {"pilots", "majors"}
        ]
        for paragraph in spoken:
            lists = [piece for piece in paragraph.pieces if isinstance(piece, Listing)]
            counts = {
                piece.key: piece.value for piece in paragraph.pieces if isinstance(piece, Figure)
            }
            key = "certificates" if paragraph.role == "pilots" else "majors"
            if lists and key in counts:
                checked += 1
                assert len(lists[0].names) == len(set(lists[0].names)) <= counts[key]
    assert checked > 60


def test_ordinals_run_without_gap(clean: Sequence[Report]) -> None:
    """Headings count from 1 under each parent, 序号 from 1 in each table, and tables through the report."""
    for report in clean:
        last = {1: 0, 2: 0}
        for heading in (block for block in report.blocks if isinstance(block, Heading)):
            last[heading.depth] += 1
            assert heading.ordinal == last[heading.depth]
            last[2] = 0 if heading.depth == 1 else last[2]
        for number, table in enumerate(report.tables(), 1):
            assert table.caption.startswith(f"表{number} ")
            serials = _cells(table, "serial")
            assert serials in ([], [str(place + 1) for place in range(len(serials))])


def test_codes_belong_to_their_majors(clean: Sequence[Report]) -> None:
    """A code printed with a name is its code, and the mapping speaks of the lines of the list."""
    known = {code for majors in certificates().values() for code in majors}
    for table in _tables(clean, "mapping"):
        codes = _cells(table, "code")
        pairs = [
            f"{code} {name}" for code, name in zip(codes, _cells(table, "major"), strict=False)
        ]
        if not codes:
            listed = itertools.chain.from_iterable(text.split() for text in _cells(table, "majors"))
            pairs = [text.removeprefix("【").replace("】", " ") for text in listed]
        assert set(pairs) <= known
    assert len({pair[:6] for pair in known}) == len({pair[7:] for pair in known}) == len(known)


def test_every_kind_of_fault_is_planted_and_shows(samples: Sequence[Sample]) -> None:
    """Half of the reports have a fault, all kinds about equally often, and each leads to a result."""
    kinds = Counter(sample.truth.kind for sample in samples if sample.truth.kind)
    assert set(kinds) == set(FAULTS)
    assert sum(kinds.values()) == REPORTS // 2
    assert all(sample.truth.expected for sample in samples if sample.truth.kind)
    assert not any(broken_links(sample.report) for sample in samples if not sample.truth.kind)


def test_every_wording_and_every_layout_is_used(samples: Sequence[Sample]) -> None:
    """No wording is out of reach of the worlds, each part has a dozen, and all layouts occur."""
    used = {wording for sample in samples for wording in sample.wordings}
    known = wordings()
    assert {wording for part in known.values() for wording in part} == used
    assert min(len([each for each in part if not each.open]) for part in known.values()) >= 12
    assert {table.layout for sample in samples for table in sample.report.tables()} == LAYOUTS


def test_a_third_of_what_looks_like_a_sum_is_none(samples: Sequence[Sample]) -> None:
    """At least 30 per cent of the sums in sentences are open structures."""
    reports = [sample.report for sample in samples]
    opens = [each for report in reports for each in report.opens if each.parts]
    closed = [link for report in reports for link in report.links if link.rules == ("prose.sum",)]
    assert len(opens) >= 0.3 * (len(opens) + len(closed))


def test_equal_seeds_give_equal_reports() -> None:
    """A report depends on the seed and its number alone."""
    assert generate(SEED, 7) == generate(SEED, 7)
    assert generate(SEED, 7).report != generate("another", 7).report


def test_an_answer_is_judged_by_the_truth(samples: Sequence[Sample]) -> None:
    """An answer that says what was planted finds it; silence misses it; on a clean report it is an alarm."""
    sample = next(each for each in samples if each.truth.kind == "total_swap")
    clean = next(each for each in samples if each.truth.kind is None)
    [(stated, computed), *_] = sample.truth.expected[0].pairs
    check = {
        "rule": sample.truth.expected[0].rules[0],
        "verdict": "inconsistent",
        "stated": float(stated),
        "computed": float(computed),
        "claims": [],
        "hints": [{"code": "swapped-digits", "message": {"zh": f"{stated} 应为 {computed}"}}],
    }
    answer = {"claims": [], "checks": [check]}
    outcome = judge(sample, answer)
    assert (outcome.found, outcome.first, outcome.seen, outcome.alarms) == (True, True, True, ())
    assert not judge(sample, {"claims": [], "checks": []}).found
    assert len(judge(clean, answer).alarms) == 1


def _text(data: bytes) -> str:
    return data.decode()


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_the_text_of_a_report_is_in_its_file(
    samples: Sequence[Sample], suffix: str, tmp_path: Path
) -> None:
    """Each line and each cell of the tree stands in the text formats."""
    chosen = samples[:8]
    paths = write({each.name: each.report for each in chosen}, tmp_path, [suffix])
    for sample, path in zip(chosen, paths, strict=True):
        written = _text(path.read_bytes())
        assert all(line in written for line in lines(sample.report))
        rows = [row for table in sample.report.tables() for row in table.rows]
        assert all(text in written for row in rows for text in _texts(row))
        pieces = [piece for each in sample.report.paragraphs() for piece in each.pieces]
        assert "spaced" in sample.report.habits or all(
            piece_text(piece) in written for piece in pieces
        )


def test_docx_is_written(samples: Sequence[Sample], tmp_path: Path) -> None:
    """A DOCX is a zip file with something in it."""
    paths = write({each.name: each.report for each in samples[:4]}, tmp_path, ["docx"])
    assert all(path.read_bytes().startswith(b"PK") for path in paths)


@pytest.mark.office
def test_pdf_is_written(samples: Sequence[Sample], tmp_path: Path) -> None:
    """LibreOffice makes a PDF of each report, in one call."""
    paths = write({each.name: each.report for each in samples[:3]}, tmp_path, ["pdf"])
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)
