"""What holds of any collection of reports."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.grammar import load_grammar
from extractor.model.check import Verdict
from extractor.reconciliation.across import Expected, Filing, compare
from tests.reconciliation.across.samples import SCHOOL, Across, written

DEPARTMENTS = (("信息工程学院", 300, 280, 200), ("商学院", 120, 110, 91))
TEXTS = {
    "whole.txt": written(
        rows=DEPARTMENTS, heading="二级学院", said="报考人数为420人，较上年增长50%。"
    ),
    "early.txt": written(rows=DEPARTMENTS, heading="二级学院", day="3", said="报考人数为418人。"),
    "last.txt": written(2022, rows=[("智能财税", 280, 250, 200)]),
    "first.txt": written(issuer=f"{SCHOOL}信息工程学院"),
    "second.txt": written(issuer=f"{SCHOOL}商学院", rows=[("智能财税", 120, 110, 90)]),
    "copy.txt": written(issuer=f"{SCHOOL}商学院", rows=[("智能财税", 120, 110, 90)])
    + "\n附：略。\n",
    "other.txt": written(issuer="临川职业技术学院"),
}
EXPECTED = [Expected(SCHOOL, (2023,)), Expected("华阳职业技术学院")]


@pytest.fixture(name="filings", scope="module")
def fixture_filings() -> list[Filing]:
    """Return the reports of the texts, read once."""
    with tempfile.TemporaryDirectory() as folder:
        return Across(Path(folder)).filings(TEXTS)


@settings(max_examples=40)
@given(data=st.data())
def test_the_order_of_loading_does_not_matter(filings: list[Filing], data: st.DataObject) -> None:
    """The results are the same, ids and fingerprints too, however the reports came."""
    wanted = compare(filings, load_grammar(), EXPECTED)
    shuffled = data.draw(st.permutations(filings))
    assert compare(shuffled, load_grammar(), EXPECTED) == wanted


def test_every_kind_of_comparison_is_among_them(filings: list[Filing]) -> None:
    """What the property above holds of is not empty."""
    rules = {each.rule for each in compare(filings, load_grammar(), EXPECTED)}
    assert rules == {
        "across.part",
        "across.sum",
        "duplicate.report",
        "growth",
        "missing.report",
        "superseded",
    }


@settings(max_examples=40)
@given(data=st.data())
def test_fewer_reports_give_no_other_disagreement(
    filings: list[Filing], data: st.DataObject
) -> None:
    """Leaving reports out takes results away; it makes no figure wrong that was right."""
    kept = data.draw(st.lists(st.sampled_from(filings), unique_by=lambda filing: filing.id))
    all_right = {
        (each.rule, each.sites[0].report, each.sites[0].claim)
        for each in compare(filings, load_grammar())
        if each.verdict is Verdict.CONSISTENT
    }
    for each in compare(kept, load_grammar()):
        if each.verdict is Verdict.INCONSISTENT and each.sites[0].claim:
            assert (each.rule, each.sites[0].report, each.sites[0].claim) not in all_right


def test_results_have_titles_and_their_own_ids(filings: list[Filing]) -> None:
    """Each rule has a display name in the grammar; no two results share an id or a fingerprint."""
    found = compare(filings, load_grammar(), EXPECTED)
    assert {each.rule for each in found} <= set(load_grammar().checks.titles)
    assert len({each.id for each in found}) == len(found)
    assert len({each.fingerprint for each in found}) == len(found)


def test_a_fingerprint_survives_what_it_is_not_about(filings: list[Filing]) -> None:
    """A paragraph added to a report leaves its findings' fingerprints as they were; another figure does not."""

    def prints(texts: dict[str, str]) -> set[str]:
        with tempfile.TemporaryDirectory() as folder:
            found = Across(Path(folder))(texts)
        return {each.fingerprint for each in found if each.verdict is Verdict.INCONSISTENT}

    before = prints(TEXTS)
    added = {name: text + "\n特此报告。\n" for name, text in TEXTS.items()}
    changed = {name: text.replace("\t90", "\t89") for name, text in TEXTS.items()}
    assert prints(added) >= before
    assert not before <= prints(changed)
    assert filings
