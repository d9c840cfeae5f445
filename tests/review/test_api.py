"""The JSON API as programs use it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from schemathesis import Case
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from extractor import Extraction, extract
from extractor.loaders.sqlite import load_extraction, open_database
from extractor.review.app import create_app
from extractor.review.settings import Settings
from tests.review.conftest import REPORTS

HOST = "127.0.0.1:8021"
TOKEN = "secret"  # noqa: S105  of a test
SLOW = {("post", "/api/reports"), ("post", "/api/conversions")}
"""Each call starts a process that reads a file."""
SUMMARY = REPORTS / "annual-report" / "annual-report.pdf"


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return Path(shutil.copy(SUMMARY, tmp_path / SUMMARY.name))


@pytest.fixture(name="api")
def _api(file: Path, tmp_path: Path) -> Iterator[TestClient]:
    """Return a client of a server whose database holds one report, with its file beside it."""
    db = open_database(tmp_path / "reports.db")
    load_extraction(db, extract(file), path=file.name)
    db.close()
    made = Settings(tmp_path / "reports.db", TOKEN, frozenset({HOST}))
    with TestClient(create_app(made), base_url=f"http://{HOST}") as client:
        client.headers["x-extractor-token"] = TOKEN
        yield client


def report_of(api: TestClient) -> str:
    """Return the id of the report."""
    [report] = api.get("/api/reports").json()
    return str(report["id"])


def finding_of(api: TestClient, rule: str) -> dict[str, object]:
    """Return the report's finding of a rule, with what stands on it."""
    found = api.get(f"/api/reports/{report_of(api)}/findings").json()
    return next(each for each in found if each["finding"]["rule"] == rule)


def decide(api: TestClient, rule: str, decision: str, **more: object) -> int:
    """Decide on the finding of a rule; return the status of the answer."""
    finding = finding_of(api, rule)["finding"]
    assert isinstance(finding, dict)
    body = {
        "report": report_of(api),
        "fingerprint": finding["fingerprint"],
        "decision": decision,
        "decided_by": "王老师",
        **more,
    }
    return int(api.post("/api/decisions", json=body).status_code)


def test_a_file_that_is_posted_comes_back_as_the_contract(api: TestClient) -> None:
    """What is returned is what `extract` gives, and is there to be read again."""
    report = REPORTS / "college-summary" / "college-summary.docx"
    answer = api.post("/api/reports", files={"file": (report.name, report.read_bytes())})
    assert answer.status_code == 201
    assert Extraction.model_validate(answer.json()) == extract(report)
    assert api.get(answer.headers["location"]).json() == answer.json()
    schema = Extraction.model_json_schema(mode="serialization")
    assert [*Draft202012Validator(schema).iter_errors(answer.json())] == []


def test_what_cannot_be_read_is_told(api: TestClient) -> None:
    """A damaged file is a clear error and no report."""
    answer = api.post("/api/reports", files={"file": ("x.pdf", b"%PDF-1.4 nothing")})
    assert answer.status_code == 400
    assert "x.pdf" in answer.json()["detail"]
    assert len(api.get("/api/reports").json()) == 1


def test_a_correction_runs_the_checks_again_and_changes_no_text(api: TestClient) -> None:
    """The new value stands beside the old one, with who, when and why; the report stays as it was."""
    before = api.get(f"/api/reports/{report_of(api)}").json()
    assert decide(api, "prose.sum", "correct", figure=0, value=44, note="笔误") == 201
    standing = finding_of(api, "prose.sum")
    assert standing["again"]["verdict"] == "consistent"  # type: ignore[index]  # parsed JSON
    [decision] = api.get("/api/decisions").json()
    assert (decision["value"], decision["note"], decision["decided_by"]) == (44, "笔误", "王老师")
    assert decision["former"] == standing["finding"]["stated"]  # type: ignore[index]  # likewise
    assert api.get(f"/api/reports/{report_of(api)}").json() == before
    assert decide(api, "prose.sum", "withdraw") == 201
    assert finding_of(api, "prose.sum")["again"] is None


@pytest.mark.parametrize(
    ("decision", "more"),
    [
        ("correct", {}),
        ("correct", {"figure": 99, "value": 1}),
        ("correct", {"figure": 0}),
        ("withdraw", {}),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(
    api: TestClient, decision: str, more: dict[str, object]
) -> None:
    """A correction names one of the figures and its value, and only what stands is taken back."""
    assert decide(api, "prose.sum", decision, **more) == 400
    assert api.get("/api/decisions").json() == []


@pytest.mark.parametrize("value", ["44", 1e30, "NaN"])
def test_a_figure_is_a_number_that_can_be_kept(api: TestClient, value: object) -> None:
    """Text and what no store keeps exactly are refused as such."""
    assert decide(api, "prose.sum", "correct", figure=0, value=value) == 422


def test_a_file_that_is_gone_is_told_and_hides_no_decision(api: TestClient, file: Path) -> None:
    """The page says so in plain words, shows the text, and keeps the correction."""
    page = f"/reports/{report_of(api)}"
    assert "<svg" in api.get(page).text
    file.write_bytes(b"something else")
    assert "有改动" in api.get(page).text
    file.unlink()
    assert decide(api, "prose.sum", "correct", figure=0, value=44) == 201
    text = api.get(page).text
    assert "原文件已不在原处" in text
    assert "<svg" not in text
    assert 'class="mark stated"' in text
    assert finding_of(api, "prose.sum")["decisions"]
    assert api.get(f"{page}/pages/1.png").status_code == 404


def test_the_overview_counts_what_waits(api: TestClient) -> None:
    """An answer takes a finding off the list, and undoing it puts it back."""
    waiting = api.get("/api/reports").json()[0]["open"]
    decide(api, "prose.sum", "accept")
    assert api.get("/api/reports").json()[0]["open"] == waiting - 1
    decide(api, "prose.sum", "withdraw")
    assert api.get("/api/reports").json()[0]["open"] == waiting
    assert "没有符合条件的报告" in api.get("/?state=clean").text
    assert SUMMARY.name in api.get("/?state=open&q=annual").text


def test_the_api_keeps_to_its_description(api: TestClient, tmp_path: Path) -> None:
    """Whatever fits the description, and what does not, is answered as the description says.

    That a figure has at most fifteen digits is more than JSON Schema can say.
    """
    report_of(api)
    made = create_app(Settings(tmp_path / "reports.db", TOKEN, frozenset({HOST})))
    described = schemathesis.openapi.from_asgi("/api/openapi.json", made, headers={"host": HOST})
    operations = [each.ok() for each in described.get_all_operations() if isinstance(each, Ok)]
    assert len(operations) == 9
    for operation in operations:

        @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def keeps(case: Case[Any]) -> None:
            case.call_and_validate(
                headers={"host": HOST, "x-extractor-token": TOKEN},
                excluded_checks=[positive_data_acceptance],
            )

        if (operation.method, operation.path) not in SLOW:
            keeps()
