"""Findings as SARIF 2.1.0, the form in which code scanners and pull requests take them.

A report is no text file to them: SARIF's regions count lines, so page, box and offsets stand in the
properties of a location, and a cell or section is a logical location. What is in doubt is a result
like any other (`kind` stays `fail`), since viewers hide all other kinds; its verdict tells.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from extractor import __version__
from extractor.cli.findings import wording
from extractor.cli.findings.document import located, stepwise
from extractor.cli.findings.gathered import CheckedFile, Finding, Findings
from extractor.cli.messages import bilingual
from extractor.cli.places import Location
from extractor.model.diagnostic import Severity
from extractor.model.extraction import Generator

__all__ = ["sarif"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_BASE = "SRCROOT"
_FINGERPRINT = "reportFinding/v1"
_LANGUAGES: Mapping[str, str] = {"zh": "zh-CN", "en": "en-US"}
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}

_Json = dict[str, Any]


def sarif(findings: Findings, language: str, *, explain: bool) -> _Json:
    """Return the log of one run; its messages are in one language, the properties have both."""
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_Run(findings, language).run(explain)]}


class _Run:
    """Writes one run: which file and which rule has which index."""

    def __init__(self, findings: Findings, language: str) -> None:
        self._findings, self._language = findings, language
        self._ranked = findings.ranked()
        used = dict.fromkeys(finding.result.rule for finding in self._ranked)
        self._rules = list(dict.fromkeys((*findings.titles, *used)))
        self._files = {file.path: number for number, file in enumerate(findings.files)}
        paths = (*self._files, *(each.path for each in findings.unread))
        self._uris = _relative(paths)

    def run(self, explain: bool) -> _Json:
        return {
            "tool": {"driver": self._driver()},
            "language": _LANGUAGES[self._language],
            "invocations": [
                {
                    "executionSuccessful": self._findings.is_complete,
                    "toolExecutionNotifications": list(self._notifications()),
                }
            ],
            "originalUriBaseIds": {_BASE: {"description": {"text": bilingual(wording.ROOT)}}},
            "artifacts": [self._artifact(file) for file in self._findings.files],
            "results": [self._result(finding, explain) for finding in self._ranked],
            "columnKind": "unicodeCodePoints",
        }

    def _driver(self) -> _Json:
        return {
            "name": Generator.model_fields["name"].default,
            "version": __version__,
            "rules": [self._rule(rule) for rule in self._rules],
        }

    def _rule(self, rule: str) -> _Json:
        title = bilingual(self._findings.title(rule))
        return {
            "id": rule,
            "shortDescription": {"text": title},
            "fullDescription": {"text": title},
            "help": {"text": bilingual(wording.RULE_HELP)},
        }

    def _notifications(self) -> Iterator[_Json]:
        """Yield the files that gave nothing: what stands in them was not checked."""
        for unread in self._findings.unread:
            where = {"physicalLocation": {"artifactLocation": self._artifact_location(unread.path)}}
            cause = unread.cause.text(self._language)
            yield {"level": "error", "message": {"text": cause}, "locations": [where]}

    def _artifact(self, file: CheckedFile) -> _Json:
        covered = file.coverage
        return {
            "location": self._artifact_location(file.path),
            "length": file.source.size,
            "mimeType": file.source.media_type,
            "roles": ["analysisTarget"],
            "hashes": {"sha-256": file.source.sha256},
            "properties": {
                "issuer": file.report.issuer,
                "title": file.report.title,
                "years": list(file.report.years),
                "figures": covered.claims,
                "checkable": covered.checkable,
                "checked": covered.checked,
                "sections": [
                    {
                        "heading": line.heading,
                        "figures": line.claims,
                        "checkable": line.checkable,
                        "checked": line.checked,
                    }
                    for line in file.sections
                ],
            },
        }

    def _artifact_location(self, path: str) -> _Json:
        index = {"index": self._files[path]} if path in self._files else {}
        return {"uri": self._uris[path], "uriBaseId": _BASE, **index}

    def _result(self, finding: Finding, explain: bool) -> _Json:
        result = finding.result
        raw = result.model_dump(
            mode="json",
            include={"verdict", "stated", "computed", "difference", "equation", "reading", "reason"}
            | {"hints", "message"},
        )
        steps = {"steps": stepwise(finding)} if explain else {}
        related = (self._location(finding.file, other) for other in finding.locations[1:])
        return {
            "ruleId": result.rule,
            "ruleIndex": self._rules.index(result.rule),
            "level": _LEVELS[result.severity],
            "message": {"text": self._text(finding)},
            "locations": [self._location(finding.file, finding.first)],
            "relatedLocations": [{"id": n, **each} for n, each in enumerate(related, 1)],
            "partialFingerprints": {_FINGERPRINT: result.fingerprint},
            "properties": {**raw, **steps},
        }

    def _text(self, finding: Finding) -> str:
        """Return the message, then what a short view leaves out: equation and first hint."""
        result = finding.result
        parts = [result.message.text(self._language)]
        if result.equation and result.equation not in parts[0]:
            parts.append(result.equation)
        parts += [hint.message.text(self._language) for hint in result.hints[:1]]
        return "\n".join(parts)

    def _location(self, path: str, location: Location | None) -> _Json:
        where: _Json = {"physicalLocation": {"artifactLocation": self._artifact_location(path)}}
        if location is None:
            return where
        words = location.words(self._language)
        return {
            **where,
            "logicalLocations": [_logical(location, self._language)],
            "properties": located(location),
            **({"message": {"text": words}} if words else {}),
        }


def _logical(location: Location, language: str) -> _Json:
    """Return the cell or the section, with the names of all around it."""
    place = location.place
    around = [location.section, location.table]
    if place.table is None:
        kind, name = "section" if location.section else "document", location.section
    else:
        kind, name = "cell", location.header
        around.append(location.words(language, within=place.table))
    path = [*around, name] if place.table else [name]
    qualified = "/".join(part for part in path if part)
    found = {"name": name, "fullyQualifiedName": qualified}
    return {"kind": kind, **{key: value for key, value in found.items() if value}}


def _relative(paths: Sequence[str]) -> dict[str, str]:
    """Return a relative URI for each path: from here, or from the folder above all of them.

    What no folder is above of (two drives of Windows) keeps its name alone.
    """
    whole = {path: os.path.abspath(path) for path in paths}  # noqa: PTH100  resolves no link
    here = str(Path.cwd())
    try:
        is_below = all(os.path.commonpath((here, each)) == here for each in whole.values())
        root = here if is_below else os.path.commonpath([Path(p).parent for p in whole.values()])
    except ValueError:
        return {path: quote(PurePath(path).name) for path in paths}
    return {
        path: quote(PurePath(each).relative_to(root).as_posix()) for path, each in whole.items()
    }
