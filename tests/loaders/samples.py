"""Small extractions to load, each test saying only what it is about."""

from decimal import Decimal
from pathlib import Path

from extractor.loaders import Entry
from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity
from extractor.model.extraction import Extraction, Generator
from extractor.model.message import Message
from extractor.model.provenance import Place, Source
from extractor.model.record import Certificate, Claim, MatchMethod, Record, Table

GENERATOR = Generator(version="1.0", grammar="pilot", grammar_sha256="0" * 64)


def source(content: str = "a") -> Source:
    """Return a source; what its content is decides the report's id."""
    return Source(name="x.txt", sha256=content * 64, media_type="text/plain", size=1)


def extraction(content: str = "a", **parts: object) -> Extraction:
    """Return an extraction of the parts given and nothing else."""
    raw = {"generator": GENERATOR, "source": source(content), "report": {}, **parts}
    return Extraction.model_validate(raw)


def record(
    identifier: str, kind: str, certificate: str | None = "甲", /, **fields: object
) -> Record:
    """Return a record of table t1, or of a sentence where `table` is given as None."""
    named = certificate and Certificate(
        text=certificate, name=certificate, method=MatchMethod.EXACT, score=100
    )
    raw = {"id": identifier, "type": kind, "table": "t1", "certificate": named, **fields}
    return Record.model_validate(raw)


def claim(identifier: str, value: str = "1", **fields: object) -> Claim:
    """Return a claim of a figure."""
    raw = {
        "id": identifier,
        "value": Decimal(value),
        "text": value,
        "step": Decimal(1),
        "at": Place(),
        **fields,
    }
    return Claim.model_validate(raw)


def table(identifier: str = "t1", **fields: object) -> Table:
    """Return a table, empty where nothing else is given."""
    return Table.model_validate(
        {"id": identifier, "header": (), "rows": (), "columns": (), **fields}
    )


def check(
    identifier: str, verdict: Verdict = Verdict.INCONSISTENT, **fields: object
) -> CheckResult:
    """Return a check result."""
    raw = {
        "id": identifier,
        "rule": "table.sum",
        "verdict": verdict,
        "severity": Severity.ERROR,
        "message": Message(zh="合计不符", en="the total does not agree"),
        "fingerprint": "f",
        **fields,
    }
    return CheckResult.model_validate(raw)


def entry(extracted: Extraction, name: str = "x.txt", path: Path | None = None) -> Entry:
    """Return what a writer of files takes."""
    return Entry(extracted, name, f"{name}.json", path)
