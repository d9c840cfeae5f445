"""Compares what `extractor reconcile` was asked to, and keeps what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import typer
from rich.progress import track

from extractor.batch.roster import read_roster
from extractor.cli import messages
from extractor.cli.places import Atlas
from extractor.cli.session import Status
from extractor.cli.terminal import Terminal
from extractor.grammar import Grammar, load_grammar
from extractor.loaders.sqlite import (
    Database,
    open_database,
    read_extraction,
    report_files,
    write_comparisons,
)
from extractor.model.comparison import Comparison, Site
from extractor.model.diagnostic import Severity
from extractor.model.provenance import Place
from extractor.reconciliation.across import Expected, Filing, compare, file_report

__all__ = ["Compared", "compare_reports", "describe_sites"]


@dataclass(frozen=True)
class Compared:
    """What comparing the reports of a database gave.

    `files` are those of each report, by id.
    """

    database: Path
    files: dict[str, tuple[str, ...]]
    grammar: Grammar
    expected: tuple[Expected, ...] | None
    comparisons: tuple[Comparison, ...]

    @cached_property
    def findings(self) -> tuple[Comparison, ...]:
        """What a person should look at, the most severe first."""
        order = list(Severity)
        found = (each for each in self.comparisons if each.is_finding)
        return tuple(sorted(found, key=lambda each: order.index(each.severity)))

    def status(self, fail_on: Severity) -> Status:
        """Tell whether any finding is as severe as `fail_on`."""
        failing = {Severity.ERROR, fail_on}
        is_failing = any(each.severity in failing for each in self.findings)
        return Status.FINDINGS if is_failing else Status.DONE


def compare_reports(
    database: Path, roster: Path | None, grammars: Path | None, terminal: Terminal
) -> Compared:
    """Hold the reports of a database against each other, and put there what came of it.

    Raises:
        ExtractorError: the database, the list of schools or the user's grammar is wrong.
        typer.Exit: there is no report in it.
    """
    grammar = load_grammar(folder=grammars)
    expected = read_roster(roster, grammar.identity.roster) if roster else None
    with closing(open_database(database)) as db:
        files = report_files(db)
        if not files:
            terminal.remark(messages.EMPTY_DB, path=database)
            raise typer.Exit(Status.USAGE)
        filings = list(_filings(db, files, grammar, terminal))
        comparisons = compare(filings, grammar, expected)
        write_comparisons(db, comparisons)
    return Compared(database, files, grammar, expected, comparisons)


def describe_sites(compared: Compared, language: str) -> dict[Site, str]:
    """Return where in its report each figure stands that a finding names, one report read at a time."""
    named: dict[str, list[Site]] = defaultdict(list)
    for site in (site for each in compared.findings for site in each.sites if site.at):
        named[site.report].append(site)
    places: dict[Site, str] = {}
    with closing(open_database(compared.database)) as db:
        for report, sites in named.items():
            atlas = Atlas(read_extraction(db, report))
            places |= {site: atlas.locate(site.at or Place()).words(language) for site in sites}
    return places


def _filings(
    db: Database, files: dict[str, tuple[str, ...]], grammar: Grammar, terminal: Terminal
) -> Iterator[Filing]:
    """Yield each report as one among many; on a terminal, a bar shows how far it is."""
    reports: Iterable[str] = files
    if terminal.err.is_terminal:
        reports = track(files, "", console=terminal.err, transient=True)
    for identifier in reports:
        extraction = read_extraction(db, identifier)
        yield file_report(
            extraction, identifier=identifier, files=files[identifier], grammar=grammar
        )
