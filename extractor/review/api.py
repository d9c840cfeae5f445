"""The JSON API. Its description at `/api/openapi.json` is made from the models."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, UploadFile
from fastapi.responses import Response
from pydantic import BaseModel, Field, WithJsonSchema

from extractor.errors import ExtractorError
from extractor.model.check import CheckResult
from extractor.model.decision import Answer, Decision
from extractor.model.extraction import Extraction
from extractor.model.quantity import Figure
from extractor.review.conversions import Conversion, extracted
from extractor.review.desk import Case, Desk, Unfit

__all__ = ["routes"]

_Id = Annotated[str, Path(max_length=64, pattern="^[0-9a-f]+$")]
_LATEST = 1_000


class Problem(BaseModel):
    """Why a request was not carried out."""

    detail: str


class ReportSummary(BaseModel):
    """A report of the database; `open` findings wait for a decision."""

    id: str
    file: str
    name: str
    title: str
    issuer: str
    years: str
    errors: int
    warnings: int
    infos: int
    open: int


class Answered(BaseModel, extra="forbid"):
    """An answer to a finding of a report. A correction names the figure, counted in `claims` from 0."""

    report: str = Field(max_length=64)
    fingerprint: str = Field(min_length=1, max_length=64)
    decision: Answer
    decided_by: str = Field(min_length=1, max_length=100)
    note: str = Field(default="", max_length=1000)
    figure: int | None = Field(default=None, ge=0, le=100_000)
    value: Annotated[Figure, WithJsonSchema({"type": "number"})] | None = None


class Standing(BaseModel):
    """What stands on a finding, and what the check says with the corrected figures."""

    finding: CheckResult
    decisions: tuple[Decision, ...]
    again: CheckResult | None


class Progress(BaseModel):
    """A file that is being converted: `waiting`, `running`, `done` (with its report) or `failed` (with why)."""

    id: int
    name: str
    state: str
    report: str | None
    zh: str
    en: str


_Responses = dict[int | str, dict[str, Any]]
_REFUSED: _Responses = {403: {"model": Problem}, 401: {"model": Problem}, 413: {"model": Problem}}
_MISSING: _Responses = {404: {"model": Problem}}
_UNREAD: _Responses = {400: {"model": Problem}}


def routes(desk: Desk) -> APIRouter:
    """Return the routes over a desk."""
    router = APIRouter(prefix="/api", responses=_REFUSED)
    _add_reports(router, desk)
    _add_decisions(router, desk)
    _add_conversions(router, desk)
    return router


def _add_reports(router: APIRouter, desk: Desk) -> None:

    @router.get("/reports")
    def reports() -> list[ReportSummary]:
        """List the reports, those with most to decide first."""
        lines = desk.shelf.overview().reports
        return [
            ReportSummary(**{name: getattr(line, name) for name in ReportSummary.model_fields})
            for line in lines
        ]

    @router.post(
        "/reports",
        status_code=201,
        response_model=Extraction,
        responses=_UNREAD,
    )
    def convert(file: UploadFile) -> Response:
        """Convert a file, keep its report, and return it as the contract's JSON."""
        path, stored_as = desk.kept(file.file.read(), file.filename)
        try:
            extraction = extracted(path, desk.settings.seconds)
            identifier = desk.shelf.load(extraction, stored_as)
        except ExtractorError as error:
            raise HTTPException(400, error.describe()) from error
        headers = {"location": f"/api/reports/{identifier}"}
        return _json(desk.contract(extraction), status=201, headers=headers)

    @router.get("/reports/{report}", response_model=Extraction, responses=_MISSING)
    def report(report: _Id) -> Response:
        """Return a report as the contract's JSON."""
        return _json(desk.contract(_case(desk, report).extraction))

    @router.get("/reports/{report}/findings", responses=_MISSING)
    def findings(report: _Id) -> list[Standing]:
        """List the findings of a report with what was decided on them."""
        return list(_standing(_case(desk, report)))


def _add_decisions(router: APIRouter, desk: Desk) -> None:
    @router.get("/decisions")
    def decisions(
        limit: Annotated[int, Query(ge=1, le=_LATEST)] = _LATEST,
    ) -> list[Decision]:
        """List decisions, those on one finding together."""
        made = [each for group in desk.shelf.decisions().values() for each in group]
        return made[-limit:]

    @router.post("/decisions", status_code=201, responses={**_MISSING, **_UNREAD})
    def decide(answered: Answered) -> Decision:
        """Decide on a finding."""
        case = _case(desk, answered.report)
        finding = case.finding(answered.fingerprint)
        if finding is None:
            raise HTTPException(404, "no such finding")
        value = None if answered.value is None else Decimal(answered.value)
        try:
            return desk.decide(
                case,
                finding,
                answered.decision,
                answered.decided_by,
                note=answered.note,
                figure=answered.figure,
                value=value,
            )
        except Unfit as error:
            raise HTTPException(400, str(error)) from error


def _add_conversions(router: APIRouter, desk: Desk) -> None:
    @router.post("/reports/{report}/conversions", status_code=202, responses=_MISSING)
    def again(report: _Id) -> list[Progress]:
        """Convert the files of a report again, in the background."""
        return [_progress(each) for each in desk.again(_case(desk, report))]

    @router.get("/conversions")
    def conversions() -> list[Progress]:
        """List the files of this run that were uploaded or converted again, the latest first."""
        return [_progress(each) for each in desk.conversions.all()]

    @router.post("/conversions", status_code=202, responses=_UNREAD)
    def upload(files: list[UploadFile]) -> list[Progress]:
        """Keep files and convert them in the background."""
        return [_progress(desk.upload(each.file.read(), each.filename)) for each in files]


def _case(desk: Desk, identifier: str) -> Case:
    case = desk.case(identifier)
    if case is None:
        raise HTTPException(404, "no such report")
    return case


def _standing(case: Case) -> Iterator[Standing]:
    for result in case.extraction.findings:
        made = tuple(case.standing.decisions.get(result.fingerprint, ()))
        yield Standing(finding=result, decisions=made, again=case.standing.again(result))


def _progress(conversion: Conversion) -> Progress:
    return Progress(**{name: getattr(conversion, name) for name in Progress.model_fields})


def _json(text: str, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(text, status, headers, "application/json")
