import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import LoadError
from extractor.loaders.flat.relations import RELATIONS, Relation
from extractor.loaders.sqlite import (
    Database,
    load_extraction,
    open_database,
    read_extraction,
    report_ids,
)
from extractor.model.diagnostic import Diagnostic
from extractor.model.extraction import Extraction
from extractor.model.message import Message
from extractor.model.outline import Block, BlockKind, Fragment
from extractor.model.provenance import BoundingBox, Place
from tests.loaders.samples import check, claim, extraction, record, source, table
from tests.strategies import extractions, figures

KEPT = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""One database for all examples: each is loaded beside, or in place of, those before it."""


def dump(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables, by table, the index of the text apart."""
    return {
        each.name: sorted((tuple(row.values()) for row in each.rows), key=repr)
        for each in db.tables
        if not each.name.startswith(("search", "sqlite_"))
    }


# --- what is loaded comes back ------------------------------------------------------------------


@KEPT
@given(extractions())
def test_what_was_loaded_reads_back_equal(db: Database, extracted: Extraction) -> None:
    """Any extraction comes back as it was, to the last digit of its JSON."""
    again = read_extraction(db, load_extraction(db, extracted, path="x.pdf"))
    assert again == extracted
    assert again.model_dump_json() == extracted.model_dump_json()


@KEPT
@given(st.lists(figures(), min_size=1, max_size=4))
def test_figures_are_numbers_of_the_same_digits(db: Database, values: list[Decimal]) -> None:
    """A figure is stored as a number, never as text, and loses no digit by it."""
    claims = [claim(f"c{n}").model_copy(update={"value": value}) for n, value in enumerate(values)]
    load_extraction(db, extraction(claims=claims), path="x.pdf")
    stored = list(db.execute("SELECT value, typeof(value) FROM claims ORDER BY ordinal"))
    assert [Decimal(repr(value)) for value, _ in stored] == values
    assert {kind for _, kind in stored} <= {"integer", "real"}


def test_counts_are_whole_and_can_be_summed(db: Database) -> None:
    """A sum over counts is a whole number, as the clerk who asks for it expects."""
    claims = [claim("c1", "1361"), claim("c2", "2223"), claim("c3", "14")]
    load_extraction(db, extraction(claims=claims), path="x.pdf")
    assert repr(db.execute("SELECT sum(value) FROM claims").fetchone()[0]) == "3598"


@pytest.mark.parametrize("stated", ["05", "5", Decimal(5), None, ""])
def test_a_printed_number_stays_apart_from_a_figure(
    db: Database, stated: str | Decimal | None
) -> None:
    """The text "05", the figure 5 and nothing at all are different before and after."""
    checks = [check("k1", stated=stated)]
    identifier = load_extraction(db, extraction(checks=checks), path="x.pdf")
    (result,) = read_extraction(db, identifier).checks
    assert (result.stated, type(result.stated)) == (stated, type(stated))


def test_a_place_that_says_nothing_is_not_no_place(db: Database) -> None:
    """A diagnostic of no known place and one of an empty place stay different."""
    message = Message(zh="图片", en="a picture")
    diagnostics = [Diagnostic(code="x", message=message, at=at) for at in (None, Place())]
    identifier = load_extraction(db, extraction(diagnostics=diagnostics), path="x.pdf")
    assert [each.at for each in read_extraction(db, identifier).diagnostics] == [None, Place()]


def test_a_database_outlives_its_connection(path: Path) -> None:
    """What one run has loaded the next one reads."""
    extracted = extraction(claims=[claim("c1", "65.97")])
    with closing(open_database(path)) as db:
        identifier = load_extraction(db, extracted, path="x.pdf")
    with closing(open_database(path)) as db:
        assert report_ids(db) == [identifier]
        assert read_extraction(db, identifier) == extracted


def test_an_unknown_id_is_an_error_that_says_so(db: Database, path: Path) -> None:
    """Who asks for a report that is not there is told which, and where it is not."""
    with pytest.raises(LoadError, match="no report has the id 'ffff'") as caught:
        read_extraction(db, "ffff")
    assert caught.value.target == str(path)


def test_rows_that_someone_changed_are_an_error(db: Database) -> None:
    """A row that no extraction can have is refused, not passed on."""
    identifier = load_extraction(db, extraction(checks=[check("k1")]), path="x.pdf")
    db.execute("UPDATE checks SET verdict = 'perhaps'")
    with pytest.raises(LoadError, match="verdict"):
        read_extraction(db, identifier)


# --- reports and files --------------------------------------------------------------------------


@KEPT
@given(extractions())
def test_loading_again_changes_nothing(db: Database, extracted: Extraction) -> None:
    """A second load of the same file leaves every row of every table as it was."""
    load_extraction(db, extracted, path="x.pdf")
    before = dump(db)
    load_extraction(db, extracted, path="x.pdf")
    assert dump(db) == before


def test_a_load_leaves_other_reports_alone(db: Database) -> None:
    """Reports with the same inner ids do not touch each other."""
    first = extraction("a", tables=[table()], records=[record("r1", "pilot")])
    other = extraction("b", tables=[table()], records=[record("r1", "exam"), record("r2", "exam")])
    identifier = load_extraction(db, first, path="a.pdf")
    load_extraction(db, other, path="b.pdf")
    load_extraction(db, extraction("b"), path="b.pdf")
    assert report_ids(db) == ["a" * 16, "b" * 16]
    assert read_extraction(db, identifier) == first


def test_two_files_of_one_content_are_one_report(db: Database) -> None:
    """A copy of a file adds a file and no report, also when one of the two is loaded again."""
    extracted = extraction(claims=[claim("c1")])
    for path in ("a/x.pdf", "b/copy.pdf", "a/x.pdf"):
        load_extraction(db, extracted, path=path)
    files = {(row["path"], row["name"]) for row in db.table("files").rows}
    assert files == {("a/x.pdf", "x.pdf"), ("b/copy.pdf", "copy.pdf")}
    assert len(report_ids(db)) == 1
    assert db.table("claims").count == 1


def test_a_corrected_file_replaces_what_it_said_before(db: Database) -> None:
    """After a file's content changes, no figure of the old content is left to be counted."""
    load_extraction(db, extraction("a", claims=[claim("c1")]), path="x.pdf")
    load_extraction(db, extraction("b"), path="x.pdf")
    assert report_ids(db) == ["b" * 16]
    assert db.table("claims").count == 0


def test_a_report_that_another_file_still_has_stays(db: Database) -> None:
    """Correcting one of two copies keeps the report of the other."""
    load_extraction(db, extraction("a"), path="x.pdf")
    load_extraction(db, extraction("a"), path="y.pdf")
    load_extraction(db, extraction("b"), path="x.pdf")
    assert report_ids(db) == ["a" * 16, "b" * 16]


@KEPT
@given(extractions())
def test_a_deleted_report_takes_all_its_rows_along(db: Database, extracted: Extraction) -> None:
    """One DELETE on the reports leaves no row of it in any table."""
    identifier = load_extraction(db, extracted, path="x.pdf")
    db.execute("DELETE FROM reports WHERE id = ?", [identifier])
    assert {name: rows for name, rows in dump(db).items() if rows and name != "labels"} == {}


# --- what cannot be loaded ----------------------------------------------------------------------

BROKEN = {
    "two tables of one id": extraction(tables=[table("t1"), table("t1")]),
    "a record of a table that is not there": extraction(
        records=[record("r7", "pilot", table="t9")]
    ),
    "a number that is not finite": extraction(
        blocks=[Block(kind=BlockKind.NOTE, text="x", bbox=BoundingBox(0, 0, 0, float("inf")))]
    ),
    "a number that is none": extraction(
        blocks=[Block(kind=BlockKind.NOTE, text="x", bbox=BoundingBox(float("nan"), 0, 0, 0))]
    ),
    "an integer of more than 64 bits": extraction(
        blocks=[Block(kind=BlockKind.NOTE, text="x", page=2**64)]
    ),
    "a value of the wrong kind": extraction().model_copy(
        update={"source": source().model_copy(update={"name": ["x"]})}
    ),
    "half a character": extraction().model_copy(
        update={"blocks": (Block.model_construct(kind=BlockKind.NOTE, text="\udc00"),)}
    ),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_load_that_fails_changes_nothing(db: Database, broken: Extraction) -> None:
    """What cannot be kept is refused whole, with the file's name, and the old rows stay."""
    load_extraction(db, extraction(claims=[claim("c1")]), path="x.pdf")
    before = dump(db)
    with pytest.raises(LoadError) as caught:
        load_extraction(db, broken, path="reports/x.pdf")
    assert "reports/x.pdf" in caught.value.target
    assert dump(db) == before


def test_a_name_that_leads_nowhere_is_told(db: Database) -> None:
    """The error says which record names what that is not there."""
    sources = {"registered": "c5"}
    broken = extraction(tables=[table()], records=[record("r1", "exam", sources=sources)])
    with pytest.raises(LoadError, match="record_sources r1 0: claim_id 'c5' is none of its claims"):
        load_extraction(db, broken, path="x.pdf")


def test_a_database_that_another_program_holds_is_an_error(db: Database, path: Path) -> None:
    """Where another program keeps the database locked, the load ends with the reason."""
    db.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LoadError, match="locked"):
            load_extraction(db, extraction(), path="x.pdf")
        other.rollback()
    assert load_extraction(db, extraction(), path="x.pdf")


# --- opening ------------------------------------------------------------------------------------


def _text(path: Path) -> None:
    path.write_text("an ordinary text that is long enough not to be empty", encoding="utf-8")


def _of_another(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE reports (id TEXT)")


def _of_a_later_version(path: Path) -> None:
    open_database(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 1")


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (_text, "not a database"),
        (_of_another, "not one of reports"),
        (_of_a_later_version, "a later version"),
        (Path.mkdir, "unable to open"),
    ],
)
def test_what_is_no_database_of_ours_is_refused(
    path: Path, make: Callable[[Path], None], problem: str
) -> None:
    """A file that is something else is left as it is; the error names it and says what it is."""
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LoadError, match=problem) as caught:
        open_database(path)
    assert caught.value.target == str(path)
    assert before == (path.read_bytes() if path.is_file() else None)


def test_a_new_database_makes_the_folders_above_it(tmp_path: Path) -> None:
    """A database may be asked for in a folder that is not there yet."""
    path = tmp_path / "输出" / "2024" / "reports.db"
    open_database(path).close()
    assert path.is_file()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    """Where a file stands in the place of a folder, the error names the database."""
    (tmp_path / "file").touch()
    with pytest.raises(LoadError, match="file"):
        open_database(tmp_path / "file" / "reports.db")


def test_opening_a_database_again_writes_nothing(path: Path) -> None:
    """Looking into a database does not change its file, so one that may only be read is opened."""
    with closing(open_database(path)) as db:
        load_extraction(db, extraction(), path="x.pdf")
    before = path.read_bytes()
    open_database(path).close()
    assert path.read_bytes() == before


def test_views_and_labels_follow_the_program(path: Path) -> None:
    """Views and labels of an older program are replaced, and a user's own view stays."""
    with closing(open_database(path)) as db:
        expected = [db.view("mismatches").schema, dump(db)["labels"]]
        db.view("mismatches").drop()
        db.create_view("mismatches", "SELECT 1 AS one")
        db.create_view("mine", "SELECT 2 AS two")
        db.execute("UPDATE labels SET zh = 'old'")
    with closing(open_database(path)) as db:
        assert [db.view("mismatches").schema, dump(db)["labels"]] == expected
        assert list(db.view("mine").rows) == [{"two": 2}]


# --- what a person finds in it ------------------------------------------------------------------


def test_cells_say_what_they_hold(db: Database) -> None:
    """Blank, pending, merged, text and figure are told apart, in header, body and totals."""
    rows = [["甲", "5"], ["甲", "--"], ["小计", ""], ["合计", "5"]]
    listed = table(
        header=["证书", "人数"],
        rows=rows,
        total_rows=[2, 3],
        subtotal_rows=[2],
        pending=[(1, 1)],
        merged=[(1, 0)],
        fragments=[Fragment(page=3, rows=(0, 1)), Fragment(page=4, rows=(1, 3))],
    )
    claims = [claim("c1", at=Place(table="t1", row=row, column=1)) for row in (0,)]
    load_extraction(db, extraction(tables=[listed], claims=claims), path="x.pdf")
    query = "SELECT row, column, role, state, page FROM cells ORDER BY row, column"
    assert list(db.execute(query)) == [
        (-1, 0, "header", "text", 3),
        (-1, 1, "header", "text", 3),
        (0, 0, "body", "text", 3),
        (0, 1, "body", "figure", 3),
        (1, 0, "body", "merged", 3),
        (1, 1, "body", "pending", 3),
        (2, 0, "subtotal", "text", 4),
        (2, 1, "subtotal", "blank", 4),
        (3, 0, "total", "text", 4),
        (3, 1, "total", "text", 4),
    ]


def test_a_cell_without_known_page_has_none(db: Database) -> None:
    """Formats without pages leave the page of a cell empty."""
    load_extraction(db, extraction(tables=[table(header=["a"], rows=[["b"]])]), path="x.txt")
    assert [row["page"] for row in db.table("cells").rows] == [None, None]


def test_a_report_says_where_it_comes_from(db: Database) -> None:
    """One row tells the source, what the report says of itself, the coverage and the program."""
    report = {"title": "总结", "kind": "summary", "issuer": "甲学院", "issued_on": "2024-01"}
    coverage = {"claims": 3, "checkable": 2, "checked": 1}
    extracted = extraction(report=report, coverage=coverage)
    load_extraction(db, extracted, path="x.txt")
    (row,) = db.table("reports").rows
    assert row["id"] == source().sha256[:16]
    assert [row[name] for name in report] == list(report.values())
    assert [row[f"coverage_{name}"] for name in coverage] == [3, 2, 1]
    assert (row["source_name"], row["generator_grammar"]) == ("x.txt", "pilot")


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.name)
def test_columns_can_be_named_without_quotes(db: Database, relation: Relation) -> None:
    """No table or column bears a word that SQL has reserved."""
    columns = ", ".join(column.name for column in db.table(relation.name).columns)
    query = f"SELECT {columns} FROM {relation.name}"  # noqa: S608  names of ours are the test
    assert db.execute(query).fetchall() == []


def test_every_table_view_and_column_has_a_heading_in_both_languages(db: Database) -> None:
    """Whoever shows a column finds what to call it, in Chinese and in English."""
    labels = {(row["relation"], row["column"]): row for row in db.table("labels").rows}
    shown = [db.table(relation.name) for relation in RELATIONS]
    for each in [*shown, *map(db.view, db.view_names())]:
        for column in ["", *(column.name for column in each.columns)]:
            label = labels[each.name, column]
            assert any("\u4e00" <= character <= "\u9fff" for character in label["zh"])
            assert label["en"].isascii()


def test_headings_are_those_of_the_model(db: Database) -> None:
    """The Chinese of a column is what the model calls the field."""
    zh = {(r["relation"], r["column"]): r["zh"] for r in db.table("labels").rows}
    assert zh["records", "registered"] == "报考人数"
    assert zh["exam_records", "registered"] == "报考人数"
    assert zh["records", "certificate_name"] == "证书"
    assert zh["mismatches", "difference"] == "差额"
