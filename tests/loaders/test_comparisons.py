"""What comparing reports gave, beside them in the database."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import LoadError
from extractor.loaders.sqlite import (
    Database,
    load_extraction,
    read_comparisons,
    report_files,
    report_ids,
    write_comparisons,
)
from extractor.model.check import Hint, Verdict
from extractor.model.comparison import Comparison, Site
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.provenance import Place
from tests.loaders.samples import extraction, record, table
from tests.strategies import figures, texts

MESSAGES = st.builds(Message, zh=texts(), en=texts())


def comparison(identifier: str = "x1", **fields: object) -> Comparison:
    """Return a comparison, of nothing where nothing else is said."""
    raw = {
        "id": identifier,
        "rule": "growth",
        "verdict": Verdict.INCONSISTENT,
        "severity": Severity.ERROR,
        "message": Message(zh="不一致", en="they differ"),
        "fingerprint": "f",
        **fields,
    }
    return Comparison.model_validate(raw)


def comparisons(reports: list[str]) -> st.SearchStrategy[tuple[Comparison, ...]]:
    """Return comparisons over these reports, each with its own id."""
    place = st.builds(Place, block=st.integers(0, 9), page=st.none() | st.integers(1, 9))
    site = st.builds(
        Site,
        report=st.sampled_from(reports),
        file=texts(),
        claim=st.none() | texts(),
        at=st.none() | place,
    )
    one = st.builds(
        Comparison,
        id=texts(),
        rule=texts(),
        issuer=st.none() | texts(),
        years=st.lists(st.integers(2000, 2030), max_size=2).map(tuple),
        stated=st.none() | figures(),
        computed=st.none() | figures(),
        difference=st.none() | figures(),
        equation=st.none() | texts(),
        sites=st.lists(site, max_size=3).map(tuple),
        reason=st.none() | texts(),
        hints=st.lists(st.builds(Hint, code=texts(), message=MESSAGES), max_size=2).map(tuple),
        message=MESSAGES,
        fingerprint=texts(),
    )
    return st.lists(one, max_size=4, unique_by=lambda each: each.id).map(tuple)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_comparisons_read_back_equal(db: Database, data: st.DataObject) -> None:
    """Whatever was found comes back in the same order, figures with their digits and places alike."""
    for content in "ab":
        load_extraction(db, extraction(content), path=f"{content}.pdf")
    found = data.draw(comparisons(report_ids(db)))
    write_comparisons(db, found)
    assert read_comparisons(db) == found


def test_another_run_takes_the_place_of_the_last(db: Database) -> None:
    """Nothing of a former run is left."""
    write_comparisons(db, [comparison("x1"), comparison("x2")])
    write_comparisons(db, [comparison("x1", rule="across.sum")])
    assert [each.rule for each in read_comparisons(db)] == ["across.sum"]


def test_loading_a_report_empties_what_was_compared_without_it(db: Database) -> None:
    """The database never tells of a comparison that may hold no longer."""
    write_comparisons(db, [comparison()])
    load_extraction(db, extraction(), path="a.pdf")
    assert read_comparisons(db) == ()


def test_a_comparison_of_an_unknown_report_is_refused(db: Database) -> None:
    """What was found stays in one piece: nothing is written where a report is not there."""
    write_comparisons(db, [comparison()])
    with pytest.raises(LoadError):
        write_comparisons(db, [comparison(sites=(Site(report="gone", file="a.pdf"),))])
    assert [each.id for each in read_comparisons(db)] == ["x1"]


def test_files_are_told_by_report(db: Database) -> None:
    """Two files of one content are one report with both."""
    for path, content in (("b.pdf", "a"), ("a.pdf", "a"), ("c.pdf", "c")):
        load_extraction(db, extraction(content), path=path)
    assert report_files(db) == {"a" * 16: ("a.pdf", "b.pdf"), "c" * 16: ("c.pdf",)}


def test_a_superseded_report_is_marked_and_its_figures_are_not_summed(db: Database) -> None:
    """It stays in the database, and the sums by school and certificate leave it out and count it apart."""
    for content, count in (("a", 50), ("b", 52)):
        records = [record("r1", "pilot", approved_count=count)]
        issued = extraction(content, report={"issuer": "甲学院"}, tables=[table()], records=records)
        load_extraction(db, issued, path=f"{content}.pdf")
    sites = [Site(report=each * 16, file=f"{each}.pdf") for each in "ab"]
    found = comparison(rule="superseded", verdict=Verdict.NOT_ASSESSABLE, sites=sites)
    write_comparisons(db, [found])
    (marked,) = db.view("superseded_reports").rows
    assert (marked["file"], marked["later_file"]) == ("a.pdf", "b.pdf")
    (school,) = db.view("by_school").rows
    told = ("reports", "superseded", "approved_count")
    assert [school[name] for name in told] == [1, 1, 52]
    assert len(report_ids(db)) == 2


def test_findings_over_reports_are_listed_with_both_files(db: Database) -> None:
    """One line tells what disagrees, in which file, and with which others."""
    for content in "ab":
        load_extraction(db, extraction(content), path=f"{content}.pdf")
    sites = [
        Site(report=each * 16, file=f"{each}.pdf", claim="c1", at=Place(page=page))
        for each, page in (("b", 3), ("b", 4), ("a", 7))
    ]
    agreed = comparison("x2", verdict=Verdict.CONSISTENT)
    write_comparisons(db, [comparison(sites=sites, stated=49), agreed])
    (line,) = db.view("cross_findings").rows
    told = ("file", "other_files", "page", "stated", "rule")
    assert [line[name] for name in told] == ["b.pdf", "a.pdf", 3, 49, "growth"]
