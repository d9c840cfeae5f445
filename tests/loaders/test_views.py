import pytest

from extractor.loaders.sqlite import Database, load_extraction
from extractor.model.check import Verdict
from extractor.model.extraction import Extraction
from extractor.model.provenance import Place
from tests.loaders.samples import check, claim, extraction, record, table

MAJORS = [{"text": "【1】甲专业", "code": "1", "name": "甲专业"}, {"text": "乙专业"}]


def rows(db: Database, view: str, *columns: str) -> list[tuple[object, ...]]:
    """Return some columns of all rows of a view."""
    return [tuple(row[column] for column in columns) for row in db.view(view).rows]


# --- mismatches ---------------------------------------------------------------------------------


def test_mismatches_are_the_findings_one_a_line(db: Database) -> None:
    """What a person should look at is listed, and what agrees or could not be checked is not."""
    verdicts = [
        Verdict.CONSISTENT,
        Verdict.INCONSISTENT,
        Verdict.UNCERTAIN,
        Verdict.NOT_ASSESSABLE,
    ]
    checks = [check(f"k{number}", verdict) for number, verdict in enumerate(verdicts)]
    load_extraction(db, extraction(checks=checks), path="x.pdf")
    assert rows(db, "mismatches", "check_id") == [("k1",), ("k2",)]


def test_a_mismatch_tells_file_report_figures_and_place(db: Database) -> None:
    """One line is enough to find the place in the file and to see what does not agree there."""
    finding = check(
        "k1",
        stated=35,
        computed=34,
        difference=1,
        equation="35 ≠ 34",
        at=[Place(block=2), Place(page=7), Place(page=9)],
    )
    report = {"title": "总结", "issuer": "甲学院"}
    load_extraction(db, extraction(report=report, checks=[finding]), path="甲/x.pdf")
    (row,) = db.view("mismatches").rows
    expected = {
        "file": "甲/x.pdf",
        "title": "总结",
        "issuer": "甲学院",
        "rule": "table.sum",
        "verdict": "inconsistent",
        "severity": "error",
        "stated": 35,
        "computed": 34,
        "difference": 1,
        "page": 7,
        "equation": "35 ≠ 34",
        "message_zh": "合计不符",
        "message_en": "the total does not agree",
    }
    assert {name: row[name] for name in expected} == expected


def test_a_mismatch_shows_printed_numbers_as_printed(db: Database) -> None:
    """A heading numbered 05 where 04 was expected is shown so."""
    finding = check("k1", rule="numbering", stated="05", computed="04")
    load_extraction(db, extraction(checks=[finding]), path="x.pdf")
    assert rows(db, "mismatches", "stated", "computed", "page") == [("05", "04", None)]


@pytest.mark.parametrize("view", ["mismatches", "pilot_records"])
def test_a_copy_of_a_file_repeats_no_line(db: Database, view: str) -> None:
    """Two files of one content give each line once, under the file that comes first."""
    extracted = extraction(tables=[table()], checks=[check("k1")], records=[record("r1", "pilot")])
    for path in ("b/x.pdf", "a/x.pdf"):
        load_extraction(db, extracted, path=path)
    assert rows(db, view, "file") == [("a/x.pdf",)]


# --- sums ---------------------------------------------------------------------------------------

FIGURES = ("approved_count", "applied_count", "registered", "certified")


def test_a_certificate_is_summed_over_reports(db: Database) -> None:
    """The figures of a certificate add up over levels, tables and reports."""
    first = [
        record("r1", "pilot", level="初级", approved_count=50, applied_count=60),
        record("r2", "pilot", level="中级", approved_count=30),
        record("r3", "exam", registered=40, certified=20, pending=True),
    ]
    second = [record("r1", "exam", registered=5, certified=3)]
    for content, issuer, records in (("a", "甲学院", first), ("b", "乙学院", second)):
        report = {"issuer": issuer}
        extracted = extraction(content, report=report, tables=[table()], records=records)
        load_extraction(db, extracted, path=f"{content}.pdf")
    assert rows(db, "by_certificate", "certificate", "reports", "schools", *FIGURES) == [
        ("甲", 2, 2, 80, 60, 45, 23)
    ]
    assert rows(db, "by_certificate", "pilot_records", "exam_records", "pending_records") == [
        (2, 2, 1)
    ]


def test_a_figure_counts_with_its_own_record_type_only(db: Database) -> None:
    """A certificate in the pilot, exam and mapping table alike is not counted three times."""
    records = [
        record("r1", "pilot", approved_count=50),
        record("r2", "exam", approved_count=50, registered=9),
        record("r3", "mapping", approved_count=50, registered=9, majors=MAJORS),
        record("r4", "mapping", majors=MAJORS[:1]),
    ]
    load_extraction(db, extraction(tables=[table()], records=records), path="x.pdf")
    assert rows(db, "by_certificate", *FIGURES, "mapping_records", "majors") == [
        (50, None, 9, None, 2, 2)
    ]
    assert rows(db, "by_school", *FIGURES, "mapping_records") == [(50, None, 9, None, 2)]


def test_a_copy_of_a_file_adds_nothing(db: Database) -> None:
    """Two files of one content are counted once, by certificate and by school."""
    extracted = extraction(tables=[table()], records=[record("r1", "pilot", approved_count=50)])
    for path in ("a/x.pdf", "b/x.pdf"):
        load_extraction(db, extracted, path=path)
    for view in ("by_certificate", "by_school"):
        assert rows(db, view, "reports", "pilot_records", "approved_count") == [(1, 1, 50)]


def _in_format(content: str, title: str, *figures: str) -> Extraction:
    """Return a report as one of several files of different content."""
    return extraction(
        content,
        report={"title": title, "issuer": "甲学院"},
        tables=[table()],
        claims=[claim(f"c{number}", figure) for number, figure in enumerate(figures)],
        records=[record("r1", "pilot", approved_count=50)],
        checks=[check("k1")],
    )


def test_a_report_in_two_formats_is_counted_once(db: Database) -> None:
    """The same title, issuer and figures in a PDF and a Word file are one report, and told so."""
    load_extraction(db, _in_format("a", "工作总结", "50", "65.97"), path="x.docx")
    load_extraction(db, _in_format("b", "工作 总结", "65.97", "50"), path="x.pdf")
    assert rows(db, "by_certificate", "reports", "approved_count") == [(1, 50)]
    columns = ("reports", "copies", "approved_count", "inconsistent")
    assert rows(db, "by_school", *columns) == [(1, 1, 50, 1)]
    assert rows(db, "report_copies", "file", "copy_of_file") == [("x.pdf", "x.docx")]


@pytest.mark.parametrize(
    "other",
    [
        _in_format("b", "工作总结", "51"),
        _in_format("b", "工作总结", "50", "50"),
        _in_format("b", "另一总结", "50"),
        _in_format("b", "工作总结"),
        extraction("b", tables=[table()], records=[record("r1", "pilot", approved_count=50)]),
    ],
    ids=["another figure", "a figure more", "another title", "no figure", "no title"],
)
def test_reports_that_only_look_alike_are_both_counted(db: Database, other: Extraction) -> None:
    """Where any figure or the title differs, nothing is left out."""
    load_extraction(db, _in_format("a", "工作总结", "50"), path="a.pdf")
    load_extraction(db, other, path="b.pdf")
    assert rows(db, "by_certificate", "reports", "approved_count") == [(2, 100)]
    assert rows(db, "report_copies", "file") == []


def test_a_sentence_that_repeats_a_table_adds_nothing(db: Database) -> None:
    """A certificate that the text names again is counted from the table; others from the text."""
    records = [
        record("r1", "pilot", "甲", approved_count=50),
        record("r2", "pilot", "甲", table=None, approved_count=50),
        record("r3", "pilot", "乙", table=None, approved_count=7),
        record("r4", "exam", "甲", table=None, registered=8),
    ]
    load_extraction(db, extraction(tables=[table()], records=records), path="x.pdf")
    sums = rows(db, "by_certificate", "certificate", "pilot_records", "approved_count")
    assert set(sums) == {("甲", 1, 50), ("乙", 1, 7)}
    assert rows(db, "by_school", "approved_count", "registered", "certificates") == [(57, 8, 2)]


def test_records_without_certificate_are_summed_on_a_line_of_their_own(db: Database) -> None:
    """Lines add up to the whole: what names no certificate stands under no name."""
    records = [
        record("r1", "pilot", None, approved_count=4),
        record("r2", "pilot", None),
        record("r3", "pilot", None, table=None, approved_count=4),
    ]
    load_extraction(db, extraction(tables=[table()], records=records), path="x.pdf")
    assert rows(db, "by_certificate", "certificate", "approved_count") == [(None, 4)]


def test_no_figure_is_not_zero(db: Database) -> None:
    """A sum over records that give no figure is empty, and a sum of zeros is zero."""
    records = [record("r1", "pilot"), record("r2", "exam", certified=0)]
    load_extraction(db, extraction(tables=[table()], records=records), path="x.pdf")
    assert rows(db, "by_certificate", "approved_count", "certified") == [(None, 0)]


def test_a_school_is_summed_over_its_reports(db: Database) -> None:
    """A school's reports of two years stand on one line, with what was found in them."""
    for content, year in (("a", 2024), ("b", 2023)):
        extracted = extraction(
            content,
            report={"issuer": "甲学院", "years": [year]},
            tables=[table()],
            records=[record("r1", "pilot", approved_count=10), record("r2", "exam", "乙")],
            checks=[check("k1"), check("k2", Verdict.UNCERTAIN), check("k3", Verdict.CONSISTENT)],
        )
        load_extraction(db, extracted, path=f"{content}.pdf")
    columns = ("school", "reports", "years", "certificates", "approved_count")
    assert rows(db, "by_school", *columns) == [("甲学院", 2, "2023, 2024", 2, 20)]
    assert rows(db, "by_school", "inconsistent", "uncertain") == [(2, 2)]


def test_a_report_without_records_or_issuer_is_counted_too(db: Database) -> None:
    """No report is lost from the list of schools."""
    load_extraction(db, extraction("a"), path="a.pdf")
    load_extraction(db, extraction("b", report={"issuer": "甲学院"}), path="b.pdf")
    columns = ("school", "reports", "pilot_records", "approved_count", "inconsistent")
    assert rows(db, "by_school", *columns) == [(None, 1, 0, None, 0), ("甲学院", 1, 0, None, 0)]


# --- records ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["pilot", "exam", "mapping"])
def test_each_record_type_has_a_view(db: Database, kind: str) -> None:
    """A view of one type holds the records of that type, with file, page, batch and names."""
    listed = table(
        header=["证书"], rows=[["甲"]], fragments=[{"page": 4, "bbox": None, "rows": [0, 0]}]
    )
    fields = {"row": 0, "batch": "第一批", "level": "中级", "grades": ["2020级", "2021级"]}
    records = [record(f"r-{each}", each, **fields) for each in ("pilot", "exam", "mapping", "new")]
    load_extraction(db, extraction(tables=[listed], records=records), path="x.pdf")
    columns = ("record_id", "file", "page", "batch", "certificate", "level", "grades")
    assert rows(db, f"{kind}_records", *columns) == [
        (f"r-{kind}", "x.pdf", 4, "第一批", "甲", "中级", "2020级; 2021级")
    ]


def test_a_record_from_a_sentence_has_the_page_of_its_figure(db: Database) -> None:
    """Where no table tells the page, the figure's place does."""
    stated = claim("c1", "50", at=Place(block=0, page=6))
    named = record("r1", "pilot", table=None, sources={"approved_count": "c1"})
    load_extraction(db, extraction(claims=[stated], records=[named]), path="x.pdf")
    assert rows(db, "pilot_records", "page") == [(6,)]


def test_pilot_and_exam_records_list_their_majors(db: Database) -> None:
    """Majors stand in one cell, in order, with the code where it is known."""
    records = [record(kind, kind, majors=MAJORS) for kind in ("pilot", "exam")]
    load_extraction(db, extraction(tables=[table()], records=records), path="x.pdf")
    for view in ("pilot_records", "exam_records"):
        assert rows(db, view, "majors") == [("1 甲专业; 乙专业",)]


def test_mapping_records_give_a_line_for_each_major(db: Database) -> None:
    """The line of a certificate without majors is there too."""
    records = [record("r1", "mapping", majors=MAJORS), record("r2", "mapping", "乙")]
    load_extraction(db, extraction(tables=[table()], records=records), path="x.pdf")
    assert rows(db, "mapping_records", "certificate", "major_code", "major") == [
        ("甲", "1", "甲专业"),
        ("甲", None, "乙专业"),
        ("乙", None, None),
    ]
