"""What the pages and the API do, free of both."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from extractor.grammar import load_grammar
from extractor.model.check import CheckResult
from extractor.model.decision import Answer, Decision
from extractor.model.extraction import Extraction
from extractor.model.message import Message
from extractor.pictures.review.standing import Standing, standing
from extractor.review.conversions import Conversion, Conversions
from extractor.review.originals import Original, find_original
from extractor.review.rechecks import stand
from extractor.review.settings import Settings
from extractor.review.shelf import Shelf
from extractor.review.uploads import clean_name, keep

__all__ = ["Case", "Desk", "Unfit"]


class Unfit(ValueError):  # noqa: N818  named for the situation
    """A decision that does not fit its finding; the message says why."""


@dataclass(frozen=True, slots=True)
class Case:
    """A report on the desk: what it says, its file, what was decided, and why no check could run again."""

    id: str
    extraction: Extraction
    original: Original
    standing: Standing
    problem: str

    def finding(self, fingerprint: str) -> CheckResult | None:
        """Return the finding of a fingerprint."""
        return next(
            (each for each in self.extraction.findings if each.fingerprint == fingerprint), None
        )


class Desk:
    """The reports of a database, and what is done with them."""

    def __init__(self, settings: Settings) -> None:
        """Open the database."""
        self.settings = settings
        self.shelf = Shelf(settings.database)
        self.conversions = Conversions(self.shelf, settings.seconds)

    def close(self) -> None:
        """Close the database."""
        self.conversions.close()
        self.shelf.close()

    def case(self, identifier: str) -> Case | None:
        """Return a report with all that belongs to it; None where there is no such report."""
        extraction = self.shelf.report(identifier)
        if extraction is None:
            return None
        files = self.shelf.files(identifier) or ()
        original = find_original(extraction, files, self.shelf.folder)
        standing, problem = stand(extraction, self.shelf.decisions(), original)
        return Case(identifier, extraction, original, standing, problem)

    def decide(
        self,
        case: Case,
        finding: CheckResult,
        answer: Answer,
        by: str,
        *,
        note: str = "",
        figure: int | None = None,
        value: Decimal | None = None,
    ) -> Decision:
        """Keep a decision on a finding; a correction names the figure and what it should read.

        Raises:
            Unfit: a correction of no figure of the finding, or nothing to take back.
        """
        made = self.shelf.decisions().get(finding.fingerprint, ())
        if answer is Answer.WITHDRAW and standing(made) is None:
            message = "no answer stands on this finding"
            raise Unfit(message)
        former = None
        if answer is Answer.CORRECT:
            if figure is None or value is None or figure >= len(finding.claims):
                message = "a correction names one of the finding's figures and its value"
                raise Unfit(message)
            claims = {claim.id: claim.value for claim in case.extraction.claims}
            former = claims[finding.claims[figure]]
        else:
            figure = value = None
        decision = Decision(
            fingerprint=finding.fingerprint,
            decision=answer,
            decided_by=by,
            decided_at=datetime.now(UTC).replace(microsecond=0),
            note=note,
            figure=figure,
            former=former,
            value=value,
        )
        self.shelf.decide(decision)
        return decision

    def upload(self, data: bytes, name: str | None) -> Conversion:
        """Keep a file beside the database and queue it."""
        path, stored_as = self.kept(data, name)
        return self.conversions.add(clean_name(name), path, stored_as)

    def kept(self, data: bytes, name: str | None) -> tuple[Path, str]:
        """Keep a file beside the database; return where, and what the database calls it."""
        path = keep(data, name, self.settings.uploads)
        return path, path.relative_to(self.shelf.folder).as_posix()

    def again(self, case: Case) -> Iterator[Conversion]:
        """Queue the files of a report again, those that are there."""
        for file in self.shelf.files(case.id) or ():
            for path in (Path(file), self.shelf.folder / file):
                if path.is_file():
                    yield self.conversions.add(path.name, path, file)
                    break

    @property
    def titles(self) -> Mapping[str, Message]:
        """The display names of the rules."""
        titles = load_grammar().checks.titles
        return {rule: Message(zh=title.zh, en=title.en) for rule, title in titles.items()}

    def contract(self, extraction: Extraction) -> str:
        """Return the contract's JSON of a report."""
        return json.dumps(extraction.model_dump(mode="json"), ensure_ascii=False)
