"""From a file to its extraction: the one place where the order of the stages stands."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from extractor import __version__
from extractor.assembly import assemble
from extractor.grammar import Grammar, load_grammar
from extractor.matching import match
from extractor.model.check import CheckResult
from extractor.model.extraction import Extraction, Generator
from extractor.model.record import Given, Report
from extractor.readers import Recognition, read
from extractor.reconciliation import corrected, coverage, reconcile
from extractor.segmentation import segment

__all__ = ["extract", "recheck", "understand"]


def extract(
    path: str | Path,
    *,
    grammar: Grammar | None = None,
    name: str | None = None,
    given: Given | None = None,
    ocr: Recognition | str = Recognition.AUTO,
) -> Extraction:
    """Return what a file states, and where it disagrees with itself.

    Args:
        path: the report; its format is told by its content.
        grammar: the rules; those for 1+X pilot reports where none are given.
        name: the name to show for the file; its own where none is given.
        given: issuer and years from the user, for what the text does not say.
        ocr: `auto` recognises text where a page has none of its own, `off` nowhere, `force` everywhere.

    Raises:
        ReadError: the file cannot be read; names file, cause and place.
        GrammarError: the built-in rules cannot be loaded.
    """
    grammar = grammar or load_grammar()
    report = understand(Path(path), grammar=grammar, name=name, given=given, ocr=ocr)
    checks = reconcile(report, grammar)
    return Extraction(
        generator=Generator(
            version=__version__, grammar=grammar.name, grammar_sha256=grammar.sha256
        ),
        source=report.source,
        report=report.info,
        blocks=report.blocks,
        sections=report.sections,
        tables=report.tables,
        records=report.records,
        claims=report.claims,
        checks=checks,
        schedule=report.schedule,
        coverage=coverage(report, checks),
        diagnostics=report.diagnostics,
    )


def understand(
    path: Path,
    *,
    grammar: Grammar,
    name: str | None = None,
    given: Given | None = None,
    ocr: Recognition | str = Recognition.AUTO,
) -> Report:
    """Return what a file states, before it is held against itself; see `extract`."""
    document = read(path, name=name, recognition=Recognition(ocr))
    outline = segment(document, grammar)
    mentions = match(outline, grammar, path=path, given=given)
    return assemble(outline, mentions, grammar)


def recheck(
    report: Report, values: Mapping[str, Decimal], *, grammar: Grammar
) -> tuple[CheckResult, ...]:
    """Return what the checks say where some claims have another value; see `corrected`."""
    return reconcile(corrected(report, values), grammar)
