"""What is kept of each checked report."""

from extractor.cli.findings.gathered import Findings, UnreadFile
from extractor.model.check import Verdict
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.provenance import Place
from tests.cli.findings.samples import checked, findings, in_prose, result, total


def test_a_rule_of_no_known_name_is_called_as_it_is() -> None:
    """A user's own grammar may name fewer rules than there are."""
    assert findings().title("odd.rule") == Message(zh="odd.rule", en="odd.rule")


def test_findings_of_a_file_stay_in_the_order_of_the_report() -> None:
    """Of equal severity, what stands first in the report comes first."""
    fingerprints = ["z", "a", "m"]
    file = checked("a.pdf", *(result(fingerprint=each) for each in fingerprints))
    assert [each.result.fingerprint for each in findings(file).ranked()] == fingerprints


def test_the_outer_sections_count_what_stands_under_them() -> None:
    """A chapter's figures are those of its own text and of all its parts."""
    tops = [(line.heading, line.claims, line.checked) for line in checked("a.pdf").top_sections]
    assert tops == [(None, 1, 0), ("二、 考核情况", 6, 4)]


def test_a_run_that_was_stopped_is_not_complete() -> None:
    """Whoever reads the result sees that files are missing."""
    unread = (UnreadFile("b.pdf", Message(zh="", en="")),)
    assert findings(checked("a.pdf"), unread=unread).is_complete
    assert not findings(checked("a.pdf"), unread=unread, asked=3).is_complete


def test_severities_are_counted_over_all_files() -> None:
    """One error and two warnings in two files."""
    found: Findings = findings(checked("a.pdf", total(), result()), checked("b.pdf", result()))
    assert found.severities == {Severity.ERROR: 1, Severity.WARNING: 2}


def test_a_place_leads_to_what_a_person_looks_it_up_by() -> None:
    """Section, caption and heading of a cell; section and words of a figure in a sentence."""
    cell, figure = checked("a.pdf", total(), in_prose(fingerprint="p")).findings
    assert cell.first is not None
    assert figure.first is not None
    assert (cell.first.section, cell.first.table, cell.first.header, cell.first.quote) == (
        "数据",
        "表3 考核情况一览",
        "人数",
        None,
    )
    assert (figure.first.section, figure.first.table) == ("二、 考核情况", None)
    assert "报考150人" in (figure.first.quote or "")


def test_a_heading_is_not_quoted_beside_its_section() -> None:
    """It would say the same again."""
    heading = result(at=(Place(block=1, start=0, end=1),), verdict=Verdict.UNCERTAIN)
    (found,) = checked("a.pdf", heading).findings
    assert found.first is not None
    assert found.first.quote is None


def test_a_place_outside_the_report_is_passed_over() -> None:
    """A grammar of the user's own may lead to columns that are not there."""
    odd = result(at=(Place(table="t9", row=1, column=7), Place(table="t1", row=0, column=99)))
    (found,) = checked("a.pdf", odd).findings
    assert [location.header for location in found.locations] == [None, None]
