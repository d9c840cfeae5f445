"""The views of sums: what counts, what is left out, what is in doubt."""

from extractor.loaders.sqlite import Database, load_extraction, write_comparisons, write_decision
from extractor.model.check import Verdict
from extractor.model.comparison import Comparison
from extractor.model.decision import Decision
from tests.loaders.samples import check, claim, extraction, record, table

SCHOOL = {"issuer": "甲学院", "title": "总结", "years": [2023]}
AT = {"table": "t1", "row": 0, "column": 0}


def rows(db: Database, view: str, *columns: str) -> list[tuple[object, ...]]:
    """Return columns of a view, in its order."""
    names = ", ".join(columns)
    return [tuple(row) for row in db.execute(f"SELECT {names} FROM {view}")]  # noqa: S608  our own


def compared(rule: str, verdict: str, first: str, other: str) -> Comparison:
    """Return a comparison of two whole reports."""
    sites = [{"report": name * 16, "file": f"{name}.pdf"} for name in (first, other)]
    raw = {"id": "x1", "rule": rule, "verdict": verdict, "severity": "warning", "sites": sites}
    return Comparison.model_validate(
        {**raw, "message": {"zh": "重复", "en": "a copy"}, "fingerprint": "f"}
    )


def test_a_copy_that_reconcile_found_is_counted_once(db: Database) -> None:
    """Two reports of the same figures and other words: one counts, and the other is named."""
    for name, title in (("a", "总结"), ("b", "工作总结")):
        exam = record("r1", "exam", certified=5)
        report = {**SCHOOL, "title": title}
        load_extraction(
            db,
            extraction(name, report=report, tables=[table()], records=[exam]),
            path=f"{name}.pdf",
        )
    write_comparisons(db, [compared("duplicate.report", "inconsistent", "b", "a")])
    assert rows(db, "left_out_reports", "file", "why", "instead_file") == [
        ("b.pdf", "copy", "a.pdf")
    ]
    assert rows(db, "by_school", "reports", "copies", "certified") == [(1, 1, 5)]


def test_one_of_two_reports_is_always_counted(db: Database) -> None:
    """A report that is both the same as another and superseded by it is left out once, not both."""
    for name in "ab":
        one = extraction(name, report=SCHOOL, claims=[claim("c1", "5")])
        load_extraction(db, one, path=f"{name}.pdf")
    for first, other in ("ab", "ba"):
        write_comparisons(db, [compared("superseded", "not_assessable", first, other)])
        assert rows(db, "left_out_reports", "report_id") == [(first * 16,)]


def test_a_record_has_the_year_of_its_figures(db: Database) -> None:
    """The year is that of the figure, else of the batch, else the report's only one."""
    records = [
        record("r1", "exam", sources={"certified": "c1"}, batch="2021年第一批"),
        record("r2", "pilot", batch="2021年第一批"),
        record("r3", "exam"),
    ]
    stated = claim("c1", period="2022")
    load_extraction(
        db,
        extraction(report=SCHOOL, tables=[table()], claims=[stated], records=records),
        path="a.pdf",
    )
    assert rows(db, "counted_records", "record_id", "year") == [
        ("r1", 2022),
        ("r2", 2021),
        ("r3", 2023),
    ]


def doubtful(db: Database, **finding: object) -> list[tuple[object, ...]]:
    """Return which fields of a record of two figures are in doubt after a finding."""
    sources = {"registered": "c1", "certified": "c2"}
    extracted = extraction(
        tables=[table()],
        claims=[claim(name, at=AT) for name in ("c1", "c2", "c3")],
        records=[record("r1", "exam", row=0, sources=sources)],
        checks=[check("k1", Verdict.INCONSISTENT, **finding)],
    )
    load_extraction(db, extracted, path="a.pdf")
    return rows(db, "doubtful_figures", "field", "verdict")


def test_a_figure_that_a_finding_is_about_is_in_doubt(db: Database) -> None:
    """Where two figures disagree, both are in doubt, and no other."""
    steps: list[object] = [{"action": "compare", "claim": "c3", "at": {}}]
    assert doubtful(db, claims=["c2", "c3"], steps=steps) == [("certified", "inconsistent")]


def test_the_parts_of_a_sum_are_not_in_doubt(db: Database) -> None:
    """Where a total does not agree with its rows, the rows may all be right."""
    steps: list[object] = [{"action": "add", "claim": name, "at": {}} for name in ("c1", "c2")]
    assert doubtful(db, claims=["c3", "c1", "c2"], steps=steps) == []


def test_a_row_that_stands_twice_is_in_doubt(db: Database) -> None:
    """A finding that names no figure is about the figures of its row."""
    found = doubtful(db, rule="duplicate", at=[{"table": "t1", "row": 0}])
    assert found == [("certified", "inconsistent"), ("registered", "inconsistent")]


def test_what_a_person_dismissed_is_not_in_doubt(db: Database) -> None:
    """A finding that does not hold takes nothing out of a sum."""
    dismissed = {"decision": "dismiss", "decided_by": "王", "decided_at": "2024-01-02T03:04:05Z"}
    write_decision(db, Decision.model_validate({"fingerprint": "f", **dismissed}))
    assert doubtful(db, claims=["c2"]) == []


def test_figures_of_several_majors_are_no_majors_own(db: Database) -> None:
    """A record of one major is summed, one of two is counted beside it."""
    major = {"text": "甲专业", "name": "甲专业", "code": "1", "status": "valid"}
    records = [
        record("r1", "pilot", majors=[major], approved_count=50),
        record("r2", "pilot", majors=[major, {**major, "code": "2"}], approved_count=7),
    ]
    load_extraction(db, extraction(tables=[table()], records=records), path="a.pdf")
    columns = ("major_code", "records", "shared_records", "approved_count")
    assert rows(db, "by_major", *columns) == [("1", 2, 1, 50), ("2", 1, 1, None)]


def test_a_year_is_compared_with_the_year_before(db: Database) -> None:
    """The change from year to year is computed; a year without the one before it has none."""
    for name, year, count in (("a", 2021, 10), ("b", 2022, 14), ("c", 2024, 20)):
        report = {**SCHOOL, "years": [year]}
        exam = record("r1", "exam", certified=count)
        load_extraction(
            db,
            extraction(name, report=report, tables=[table()], records=[exam]),
            path=f"{name}.pdf",
        )
    columns = ("year", "certified", "certified_before", "certified_change")
    assert rows(db, "year_on_year", *columns) == [
        (2021, 10, None, None),
        (2022, 14, 10, 4),
        (2024, 20, None, None),
    ]
