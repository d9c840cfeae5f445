"""Reports for the checks, drawn as text.

A table is lines of cells between `|`. The first line has the headers, each with what its column feeds
after a colon, and the level it is narrowed to (`报考人数 初级:registered:初级`). `^` repeats the cell above through a merge, `--` awaits a value.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from extractor import extract
from extractor.grammar import load_grammar
from extractor.model.check import CheckResult
from extractor.model.outline import Block, BlockKind, Section
from extractor.model.provenance import Place, Source
from extractor.model.record import (
    Certificate,
    Claim,
    Column,
    Major,
    MatchMethod,
    Record,
    Report,
    ReportInfo,
    Role,
    Table,
)
from extractor.reconciliation import reconcile

INDICATORS = {
    "approved_count": "approved",
    "applied_count": "applied",
    "registered": "registered",
    "examined": "examined",
    "certified": "certified",
    "pass_rate": "pass_rate",
    "person_days": "person_days",
}
NAMES = {"ordinal", "batch", "certificate", "level", "majors", "department", "note"}
KEYS = ("certificate", "level", "batch", "department")
FIGURE = re.compile(r"(-?\d+(?:\.\d+)?)(万)?(%)?")

Heading = tuple[str, str, int]
"""Number, title, depth."""


class Drawing:
    """A table read from its drawing."""

    def __init__(self, identifier: str, text: str, caption: str | None) -> None:
        """Split the lines into cells, and repeat what `^` repeats."""
        self.id, self.caption = identifier, caption
        self.period: str | None = None
        header, *rows = ([cell.strip() for cell in line.split("|")] for line in text.split("\n"))
        printed = [(*cell.split(":"), None, None)[:3] for cell in header]
        self.columns = [self._column(name or "", field) for name, field, _ in printed]
        self.levels = [level for _, _, level in printed]
        self.merged = [(r, c) for r, row in enumerate(rows) for c, x in enumerate(row) if x == "^"]
        for row, column in self.merged:
            rows[row][column] = rows[row - 1][column]
        self.rows = rows
        self.totals = self._labelled("合计", "总计", "小计")
        self.subtotals = self._labelled("小计")

    @staticmethod
    def _column(header: str, field: str | None = None) -> Column:
        indicator = INDICATORS.get(field or "")
        return Column(header=header, field=field, indicator=indicator)

    def _labelled(self, *labels: str) -> tuple[int, ...]:
        return tuple(r for r, row in enumerate(self.rows) if any(cell in labels for cell in row))

    def table(self) -> Table:
        """Return the contract's table."""
        cells = ((r, c) for r, row in enumerate(self.rows) for c, x in enumerate(row) if x == "--")
        return Table(
            id=self.id,
            caption=self.caption,
            header=tuple(column.header for column in self.columns),
            rows=tuple(tuple(row) for row in self.rows),
            columns=tuple(self.columns),
            total_rows=self.totals,
            subtotal_rows=self.subtotals,
            pending=tuple(cells),
            merged=tuple(self.merged),
        )

    def claims(self) -> Iterator[Claim]:
        """Yield the figures, row by row; a name is none, unless it stands in a total row."""
        for r, row in enumerate(self.rows):
            for c, text in enumerate(row):
                found = FIGURE.fullmatch(text)
                is_name = self.columns[c].field in NAMES and r not in self.totals
                if found and not is_name and (r, c) not in self.merged:
                    yield self._claim(r, c, found)

    def _claim(self, row: int, column: int, found: re.Match[str]) -> Claim:
        digits, myriad, percent = found.groups()
        value = Decimal(digits)
        step = Decimal(1).scaleb(int(value.as_tuple().exponent))
        factor = Decimal(10_000 if myriad else 1)
        is_total = row in self.totals
        return Claim(
            id=f"{self.id}-{row}-{column}",
            indicator=self.columns[column].indicator,
            value=value * factor,
            step=step * factor,
            unit="%" if percent else "人",
            text=found[0],
            role=Role.RATE if percent else Role.TOTAL if is_total else Role.PART,
            dimensions={} if is_total else self._dimensions(row) | self._level(column),
            period=self.period,
            at=Place(table=self.id, row=row, column=column),
        )

    def _dimensions(self, row: int) -> dict[str, str]:
        cells = zip(self.columns, self.rows[row], strict=True)
        return {column.field: text for column, text in cells if column.field in KEYS and text}

    def _level(self, column: int) -> dict[str, str]:
        level = self.levels[column]
        return {"level": level} if level else {}

    def records(self) -> Iterator[Record]:
        """Yield a record for each row that names a certificate."""
        for r, row in enumerate(self.rows):
            cells = {column.field: text for column, text in zip(self.columns, row, strict=True)}
            name = cells.get("certificate")
            if name and r not in self.totals:
                yield Record(
                    id=f"{self.id}-{r}",
                    type="pilot",
                    table=self.id,
                    row=r,
                    batch=cells.get("batch") or None,
                    certificate=Certificate(text=name, name=name, method=MatchMethod.EXACT),
                    level=cells.get("level") or None,
                    majors=tuple(_majors(cells.get("majors", ""))),
                )


def _majors(text: str) -> Iterator[Major]:
    for entry in filter(None, text.split("、")):
        found = re.fullmatch(r"(\d*)(.*)", entry)
        if found:
            yield Major(text=entry, code=found[1] or None, name=found[2])


def draw_report(
    *tables: str,
    headings: Sequence[Heading] = (),
    captions: Sequence[str | None] = (),
    periods: Sequence[str | None] = (),
    info: ReportInfo | None = None,
) -> Report:
    """Return the report that has these tables and headings."""
    captions = (*captions, *(None for _ in tables[len(captions) :]))
    pairs = enumerate(zip(tables, captions, strict=True), 1)
    drawings = [Drawing(f"t{number}", text.strip(), name) for number, (text, name) in pairs]
    for drawing, period in zip(drawings, periods, strict=False):
        drawing.period = period
    blocks = [Block(kind=BlockKind.HEADING, text=f"{n}、{title}") for n, title, _ in headings]
    blocks += [Block(kind=BlockKind.TABLE, text="", table=drawing.id) for drawing in drawings]
    return Report(
        source=Source(name="a.txt", sha256="0" * 64, media_type="text/plain", size=1),
        info=info or ReportInfo(),
        blocks=tuple(blocks),
        sections=tuple(_sections(headings)),
        tables=tuple(drawing.table() for drawing in drawings),
        records=tuple(record for drawing in drawings for record in drawing.records()),
        claims=tuple(claim for drawing in drawings for claim in drawing.claims()),
    )


def _sections(headings: Sequence[Heading]) -> Iterator[Section]:
    last: dict[int, str] = {}
    for index, (number, title, depth) in enumerate(headings):
        last[depth] = f"s{index}"
        yield Section(
            id=last[depth],
            number=number,
            title=title,
            depth=depth,
            parent=last.get(depth - 1),
            first_block=index,
            last_block=index,
        )


@pytest.fixture(name="draw", scope="session")
def fixture_draw() -> Callable[..., Report]:
    """Draw a report."""
    return draw_report


@pytest.fixture(name="check", scope="session")
def fixture_check() -> Callable[..., tuple[CheckResult, ...]]:
    """Draw a report and hold it against itself; `rule` keeps the results of one rule."""
    grammar = load_grammar()

    def check(
        *tables: str, rule: str | None = None, headings: Sequence[Heading] = (), **options: object
    ) -> tuple[CheckResult, ...]:
        report = draw_report(*tables, headings=headings, **options)  # type: ignore[arg-type]
        return tuple(result for result in reconcile(report, grammar) if rule in {None, result.rule})

    return check


@pytest.fixture(name="stated")
def fixture_stated(tmp_path: Path) -> Callable[[str, str], tuple[CheckResult, ...]]:
    """Write a text file, and return what one rule says of it; tables stand between `|`."""

    def stated(text: str, rule: str) -> tuple[CheckResult, ...]:
        path = tmp_path / "report.md"
        path.write_text(text, encoding="utf-8")
        return tuple(result for result in extract(path).checks if result.rule == rule)

    return stated
