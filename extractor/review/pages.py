"""The pages that a person sees."""

from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from extractor.errors import ReadError
from extractor.loaders.sqlite import Overview, ReportLine
from extractor.pictures.review.cards import cards
from extractor.pictures.review.leaves import leaves, texts
from extractor.pictures.review.rendering import part, rendered
from extractor.pictures.review.wording import filled
from extractor.review.desk import Case, Desk
from extractor.review.originals import page_picture, page_sizes

__all__ = ["routes"]

_AT_ONCE = 50
_LANGUAGES = ("zh", "en")
_PACKAGE = __package__ or ""
_PARTS = {
    "choose.js": "text/javascript",
    "icon.svg": "image/svg+xml",
    "review.css": "text/css",
    "review.js": "text/javascript",
}


class Filters(BaseModel, frozen=True):
    """What is shown of the overview: words, a school, a year, a severity, a state, and from where."""

    q: str = Field(default="", max_length=200)
    school: str = Field(default="", max_length=200)
    year: str = Field(default="", max_length=4)
    severity: str = Field(default="", pattern="^(error|warning|info)?$")
    state: str = Field(default="", pattern="^(open|done|clean)?$")
    start: int = Field(default=0, ge=0, le=10_000_000)

    def keeps(self, line: ReportLine) -> bool:
        """Tell whether a report is wanted."""
        words = f"{line.title} {line.issuer} {line.file} {line.name}".casefold()
        return (
            all(word in words for word in self.q.casefold().split())
            and self.school in {"", line.issuer}
            and (not self.year or self.year in line.years.split(", "))
            and (not self.severity or bool(getattr(line, f"{self.severity}s", 0)))
            and self.state in {"", _state(line)}
        )


def _state(line: ReportLine) -> str:
    if not line.findings:
        return "clean"
    return "open" if line.open else "done"


def routes(desk: Desk) -> APIRouter:
    """Return the pages over a desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    pages = _Pages(desk)
    router.get("/")(pages.overview)
    router.get("/reports/{report}")(pages.report)
    router.get("/reports/{report}/findings")(pages.findings)
    router.get("/reports/{report}/pages/{number}.png")(pages.picture)
    router.get("/static/{name}")(_static)
    return router


class _Pages:
    """Each method is a page."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def overview(self, request: Request, filters: Annotated[Filters, Query()]) -> Response:
        """Show the reports with their findings counted."""
        seen = self._desk.shelf.overview()
        start = filters.start
        wanted = [line for line in seen.reports if filters.keeps(line)]
        return self._page(
            request,
            "overview.html",
            lines=wanted[start : start + _AT_ONCE],
            total=len(wanted),
            start=start,
            at_once=_AT_ONCE,
            filters=filters,
            schools=sorted({line.issuer for line in seen.reports if line.issuer}),
            years=sorted(
                {year for line in seen.reports for year in line.years.split(", ") if year}
            ),
            charts=_charts(seen),
            state_of=_state,
        )

    def report(self, request: Request, report: str) -> Response:
        """Show a report and its findings."""
        case = self._case(report, request)
        return self._page(request, "report.html", **self._shown(case, request), lazy=True)

    def findings(self, request: Request, report: str) -> Response:
        """Show the findings alone, after a decision."""
        case = self._case(report, request)
        return self._page(request, "side.html", **self._found(case, request))

    def picture(self, request: Request, report: str, number: int) -> Response:
        """Show a page of a report."""
        case = self._case(report, request)
        sizes = page_sizes(case.extraction, case.original)
        if case.original.path is None or number not in sizes:
            raise HTTPException(404)
        image = page_picture(case.original.path, case.extraction.source.sha256, number)
        return Response(
            image, media_type="image/png", headers={"cache-control": "private, max-age=600"}
        )

    def _shown(self, case: Case, request: Request) -> dict[str, object]:
        try:
            sizes = page_sizes(case.extraction, case.original)
        except ReadError:
            sizes = {}
        pictures = {number: f"/reports/{case.id}/pages/{number}.png" for number in sizes}
        info = case.extraction.report
        after = (line.id for line in self._desk.shelf.overview().reports if line.open)
        return {
            **self._found(case, request),
            "title": info.title or case.extraction.source.name,
            "source": [info.issuer, ", ".join(map(str, info.years)), case.extraction.source.name],
            "leaves": leaves(case.extraction, sizes, pictures),
            "texts": () if sizes else texts(case.extraction),
            "next_report": next((each for each in after if each != case.id), None),
        }

    def _found(self, case: Case, request: Request) -> dict[str, object]:
        language = self._language(request)
        made = cards(case.extraction, case.standing, self._desk.titles, language)
        problem = case.problem or case.original.problem
        notice = filled(problem, language, path=case.original.name) if problem else ""
        arisen = [each.message.text(language) for each in case.standing.arisen(case.extraction)]
        done = sum(card.state != "open" for card in made)
        return {
            "report": case.id,
            "cards": made,
            "notice": notice,
            "arisen": arisen,
            "settled": done,
        }

    def _case(self, identifier: str, request: Request) -> Case:
        case = self._desk.case(identifier)
        if case is None:
            raise HTTPException(404, filled("not_found", self._language(request)))
        return case

    def _language(self, request: Request) -> str:
        asked = request.query_params.get("lang") or request.cookies.get("lang")
        return asked if asked in _LANGUAGES else self._desk.settings.language

    def _page(self, request: Request, template: str, **values: object) -> Response:
        language = self._language(request)
        text = rendered(
            template,
            language,
            packages=(_PACKAGE,),
            token=self._desk.settings.token,
            reviewer=self._desk.settings.reviewer,
            other="en" if language == "zh" else "zh",
            **values,
        )
        answer = HTMLResponse(text)
        if request.query_params.get("lang") in _LANGUAGES:
            answer.set_cookie("lang", language, samesite="strict")
        return answer


def _static(name: str) -> Response:
    if name not in _PARTS:
        raise HTTPException(404)
    return Response(_read(name), media_type=_PARTS[name])


def _read(name: str) -> str:
    own = files(_PACKAGE).joinpath(name)
    return own.read_text(encoding="utf-8") if own.is_file() else part(name)


def _charts(seen: Overview) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """Return title and parts (words, colour, count) of each bar."""
    verdicts = seen.verdicts
    checks = [
        ("consistent", "c-good", verdicts.get("consistent", 0)),
        ("inconsistent", "c-bad", verdicts.get("inconsistent", 0)),
        ("uncertain", "c-doubt", verdicts.get("uncertain", 0)),
        ("not_assessable", "c-none", verdicts.get("not_assessable", 0)),
    ]
    figures = [
        ("checked", "c-good", seen.checked),
        ("unchecked", "c-none", max(seen.claims - seen.checked, 0)),
    ]
    found = sum(line.findings for line in seen.reports)
    waiting = sum(line.open for line in seen.reports)
    findings = [("state_done", "c-good", found - waiting), ("open", "c-bad", waiting)]
    return [("checks", checks), ("figures", figures), ("findings", findings)]
