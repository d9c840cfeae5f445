"""Findings as one JSON document, for programs.

It says what the screen says, and more exactly: `place` and `row` are those of `pilot-report/1`, so
rows and blocks count from 0 and pages from 1; the same in words stands in `words`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from extractor import __version__
from extractor.cli.findings.gathered import CheckedFile, Finding, Findings
from extractor.cli.places import Location
from extractor.model.check import Step
from extractor.model.diagnostic import Severity
from extractor.model.extraction import Generator
from extractor.model.message import Message

__all__ = ["SCHEMA", "document", "located", "stepwise"]

SCHEMA = "pilot-report-findings/1"

_Json = dict[str, Any]

_COUNTS: Mapping[Severity, str] = {
    Severity.ERROR: "errors",
    Severity.WARNING: "warnings",
    Severity.INFO: "info",
}


def document(findings: Findings, *, explain: bool) -> _Json:
    """Return the findings of all files, the worst first, and what was read and checked.

    Args:
        findings: of a run.
        explain: whether to give the steps of each.
    """
    return {
        "schema": SCHEMA,
        "generator": {"name": Generator.model_fields["name"].default, "version": __version__},
        "complete": findings.is_complete,
        "totals": {
            "files": findings.asked,
            "read": len(findings.files),
            **_counted(findings.severities),
        },
        "findings": [_finding(each, findings, explain=explain) for each in findings.ranked()],
        "readings": [_finding(each, findings, explain=explain) for each in findings.readings()],
        "not_assessable": [_finding(each, findings, explain=explain) for each in findings.unmade()],
        "files": [_file(file) for file in findings.files],
        "unread": [{"path": each.path, "cause": asdict(each.cause)} for each in findings.unread],
    }


def located(location: Location) -> _Json:
    """Return a place with what a person looks it up by."""
    return {
        **location.place.model_dump(mode="json"),
        "section": location.section,
        "caption": location.table,
        "header": location.header,
        "quote": location.quote,
        "words": {"zh": location.words("zh"), "en": location.words("en")},
    }


def stepwise(finding: Finding) -> list[_Json]:
    """Return the steps of a finding, each with its place and the printed text of its figure."""
    return [
        {
            **_step(each.step),
            "text": each.text,
            "at": located(each.location) if each.location else None,
        }
        for each in finding.steps
    ]


def _step(step: Step) -> _Json:
    return step.model_dump(mode="json", exclude={"at", "claim"})


def _finding(finding: Finding, findings: Findings, *, explain: bool) -> _Json:
    result = finding.result
    raw = result.model_dump(mode="json", exclude={"id", "claims", "at", "steps", "rule"})
    steps = {"steps": stepwise(finding)} if explain else {}
    return {
        "file": finding.file,
        "rule": result.rule,
        "title": asdict(findings.title(result.rule)),
        **raw,
        "at": [located(location) for location in finding.locations],
        **steps,
    }


def _file(file: CheckedFile) -> _Json:
    covered = file.coverage
    report = file.report.model_dump(mode="json", include={"title", "kind", "issuer", "years"})
    return {
        "path": file.path,
        "sha256": file.source.sha256,
        "media_type": file.source.media_type,
        "report": report,
        "totals": _counted(file.severities),
        "coverage": {
            "claims": covered.claims,
            "checkable": covered.checkable,
            "checked": covered.checked,
            "sections": [asdict(line) for line in file.sections],
        },
        "notes": _messages(file.notes),
    }


def _counted(severities: Mapping[Severity, int]) -> dict[str, int]:
    return {name: severities[severity] for severity, name in _COUNTS.items()}


def _messages(messages: Iterable[Message]) -> list[_Json]:
    return [asdict(message) for message in messages]
