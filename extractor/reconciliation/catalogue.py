"""`catalogue`: code and name of a major; whether a certificate is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from extractor.grammar.loader import Grammar
from extractor.model.check import Verdict
from extractor.model.diagnostic import Severity
from extractor.model.mention import Certificate, Major, MajorStatus, MatchMethod
from extractor.model.message import Message
from extractor.model.provenance import Place
from extractor.model.record import Record, Report
from extractor.reconciliation.figures import FigureTable, figure_tables
from extractor.reconciliation.results import Draft
from extractor.text.normalise import fold

__all__ = ["RULE", "check_catalogue"]

RULE = "catalogue"
MISPRINTED = "misprinted name"
UNLISTED = "not in the catalogue"

_DOUBTFUL = frozenset({MatchMethod.FUZZY, MatchMethod.NONE})

_ENOUGH = 5
"""So many codes tell which edition a report uses."""

_Tables = Mapping[str, FigureTable]


def check_catalogue(report: Report, grammar: Grammar) -> Iterator[Draft]:
    """Yield a finding for each major whose code is another's, and each certificate in doubt.

    The same print is one finding, wherever it stands. A major that no catalogue holds is none: that
    of 2015 is known in part.
    """
    tables = {table.table.id: table for table in figure_tables(report, grammar.checks)}
    majors: dict[Major, list[Place]] = defaultdict(list)
    editions = _editions(report)
    certificates: dict[Certificate, list[Place]] = defaultdict(list)
    for record in report.records:
        for major in record.majors:
            if major.status is MajorStatus.MISMATCH or _is_anothers(major, editions, grammar):
                majors[major].append(_place(record, "majors", tables))
        if record.certificate and record.certificate.method in _DOUBTFUL:
            certificates[record.certificate].append(_place(record, "certificate", tables))
    for major, places in majors.items():
        known = grammar.catalogues.majors.by_code.get(major.code or "", ())
        yield _mismatch(major, dict.fromkeys(entry.name for entry in known), places)
    for certificate, places in certificates.items():
        yield _doubt(certificate, places)


def _editions(report: Report) -> frozenset[str]:
    """Return of which editions of the catalogue the report's codes are; none where they are too few to tell."""
    majors = {major for record in report.records for major in record.majors if major.code}
    editions = [major.edition for major in majors if major.edition]
    return frozenset(editions) if len(editions) >= _ENOUGH else frozenset()


def _is_anothers(major: Major, editions: frozenset[str], grammar: Grammar) -> bool:
    """Return whether a code is another major's in the one edition that all other codes are of.

    Alone it may be of an edition whose catalogue is known in part.
    """
    catalogue = grammar.catalogues.majors
    coded = catalogue.by_code.get(major.code or "", ())
    named = catalogue.by_name.get(fold(major.name or ""), ())
    return (
        major.status is MajorStatus.UNKNOWN
        and len(editions) == 1
        and editions == {entry.edition for entry in (*coded, *named)}
        and not set(coded) & set(named)
        and bool(coded and named)
    )


def _place(record: Record, field: str, tables: _Tables) -> Place:
    """Return where a record prints its certificate or its majors."""
    table = tables.get(record.table or "")
    if table is None or record.row is None:
        return record.at or Place()
    columns = (c for c in range(table.width) if table.column(c).field == field)
    return table.place(record.row, next(columns, 0))


def _mismatch(major: Major, known: Iterable[str], places: Iterable[Place]) -> Draft:
    names = " / ".join(known)
    return Draft(
        rule=RULE,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.WARNING,
        stated=major.text,
        computed=names,
        places=tuple(dict.fromkeys(places)),
        labels=(major.text,),
        message=Message(
            zh=f"专业代码 {major.code} 在目录中是“{names}”，报告写作“{major.name}”。",
            en=f"{major.code} is the code of {names}; the report prints it with {major.name}.",
        ),
    )


def _doubt(certificate: Certificate, places: Iterable[Place]) -> Draft:
    """Return that a name was read as a near one, or that no catalogue holds it."""
    is_misprint = certificate.method is MatchMethod.FUZZY
    misprint = Message(
        zh=f"“{certificate.text}”可能是证书“{certificate.name}”之误（相似度 {certificate.score:g}）。",
        en=f"{certificate.text} may be a misprint of {certificate.name} ({certificate.score:g}).",
    )
    unlisted = Message(
        zh=f"证书目录中没有“{certificate.name}”；目录并不完整，名称也可能有误。",
        en=f"No certificate {certificate.name} is in the catalogue, which is not complete.",
    )
    return Draft(
        rule=RULE,
        verdict=Verdict.UNCERTAIN,
        severity=Severity.INFO,
        stated=certificate.text,
        computed=certificate.name if is_misprint else None,
        places=tuple(dict.fromkeys(places)),
        labels=(certificate.name,),
        reason=MISPRINTED if is_misprint else UNLISTED,
        message=misprint if is_misprint else unlisted,
    )
