"""Put together everything that one document states."""

from extractor.assembly.claims import CellKey, claim_cells, claim_figures
from extractor.assembly.doubts import doubted, with_doubts
from extractor.assembly.records import record_listings, record_rows
from extractor.grammar import Grammar
from extractor.model.mention import CellState, Identification, Mentions, TableReading
from extractor.model.outline import Outline, StitchedTable
from extractor.model.record import (
    ChangeOf,
    Claim,
    Column,
    CountedList,
    Parting,
    Record,
    Report,
    ReportInfo,
    Table,
)

__all__ = ["assemble"]


def assemble(outline: Outline, mentions: Mentions, grammar: Grammar) -> Report:
    """Return the report: claims of all figures, records of known tables and of sentences."""
    claims: dict[CellKey, Claim] = {}
    records: list[Record] = []
    for table in outline.tables:
        reading = mentions.tables[table.id]
        claims.update(claim_cells(table, reading, grammar, first=len(claims) + 1))
        if reading.kind != "other":
            records.extend(record_rows(table, reading, claims, first=len(records) + 1))
    said = tuple(claim_figures(outline, mentions.figures, first=len(claims) + 1))
    records.extend(record_listings(outline, mentions.listings, said, records, grammar))
    doubts = doubted((*claims.values(), *said), outline.doubts)
    return Report(
        source=outline.source,
        info=_info(mentions.identification),
        blocks=outline.blocks,
        sections=outline.sections,
        tables=tuple(_table(table, mentions.tables[table.id]) for table in outline.tables),
        records=tuple(records),
        claims=with_doubts((*claims.values(), *said), doubts),
        partings=tuple(
            Parting(
                total=said[breakdown.total].id,
                parts=tuple(said[part].id for part in breakdown.parts),
                certain=breakdown.certain,
                is_open=breakdown.is_open,
            )
            for breakdown in mentions.breakdowns
        ),
        counted=tuple(
            CountedList(
                said[each.figure].id, each.counts, each.certain, each.is_open, each.with_levels
            )
            for each in mentions.counted
        ),
        changes=tuple(
            ChangeOf(
                said[each.change].id,
                said[each.now].id,
                said[each.base].id,
                each.is_fall,
                each.certain,
            )
            for each in mentions.changes
        ),
        plain=frozenset(
            claim.id
            for claim, figure in zip(said, mentions.figures, strict=True)
            if figure.is_plain
        ),
        references=mentions.references,
        doubted={claim: tuple(each.text for each in found) for claim, found in doubts.items()},
        diagnostics=outline.diagnostics,
    )


def _info(found: Identification) -> ReportInfo:
    return ReportInfo(
        title=found.title,
        kind=found.kind,
        issuer=found.issuer,
        issued_on=found.issued_on,
        years=found.years,
        citations=found.citations,
        inferred=dict(found.inferred),
    )


def _table(table: StitchedTable, reading: TableReading) -> Table:
    return Table(
        id=table.id,
        caption=table.caption,
        section=table.section,
        kind=reading.kind,
        header=table.header,
        rows=tuple(tuple(slot.text for slot in row) for row in table.rows),
        columns=tuple(
            Column(
                header=column.header,
                field=column.field,
                indicator=column.indicator,
                unit=column.unit,
            )
            for column in reading.columns
        ),
        total_rows=reading.total_rows,
        subtotal_rows=reading.subtotal_rows,
        fragments=table.fragments,
        pending=tuple(
            (row, column)
            for row, column, _ in table.slots()
            if reading.cells[row][column].state is CellState.PENDING
        ),
        merged=tuple((row, column) for row, column, slot in table.slots() if slot.merged),
    )
