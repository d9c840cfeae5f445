"""Who should have handed in, and has not."""

import pytest

from extractor.model.check import Verdict
from extractor.model.diagnostic import Severity
from extractor.reconciliation.across import Expected
from tests.reconciliation.across.samples import SCHOOL, Across, written


def test_who_has_handed_in_nothing_is_listed(across: Across) -> None:
    """A school of the list without a report is a finding; one with a report is not."""
    expected = [Expected(SCHOOL), Expected("临川职业技术学院", (2023,))]
    (found,) = across([written()], "missing.report", expected)
    assert (found.verdict, found.severity) == (Verdict.INCONSISTENT, Severity.WARNING)
    assert (found.issuer, found.years, found.sites) == ("临川职业技术学院", (2023,), ())


def test_without_a_list_nobody_is_missing(across: Across) -> None:
    """Nothing is asked for, so nothing is missing."""
    assert across([written()], "missing.report") == []


@pytest.mark.parametrize("name", [f" {SCHOOL} ", "江州职业技术学院", "江州 职业技术学院"])
def test_a_name_is_the_same_however_it_is_spaced(across: Across, name: str) -> None:
    """What a spreadsheet does to a name is no other school."""
    assert across([written()], "missing.report", [Expected(name)]) == []


def test_an_office_hands_in_for_its_school(across: Across) -> None:
    """A report that 教务处 signs is the school's."""
    signed = written(signed=f"{SCHOOL}教务处")
    assert across([signed], "missing.report", [Expected(SCHOOL, (2023,))]) == []


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        (written(2022), SCHOOL, "other-year"),
        (written(issuer=f"{SCHOOL}商学院"), SCHOOL, "departments-only"),
        (written(), "江州职院", "similar-name"),
    ],
)
def test_what_came_instead_is_a_hint(across: Across, text: str, name: str, hint: str) -> None:
    """Another year, departments alone, or a name that may be the same school's."""
    (found,) = across([text], "missing.report", [Expected(name, (2023,))])
    assert [each.code for each in found.hints] == [hint]
