"""The results as a whole: order, numbers, fingerprints, coverage, and silence on what agrees."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.grammar import load_grammar
from extractor.model.check import CheckResult, Verdict
from extractor.model.record import Coverage, Report, ReportInfo
from extractor.reconciliation import coverage, reconcile

Check = Callable[..., tuple[CheckResult, ...]]
Draw = Callable[..., Report]

TABLE = (
    "序号:ordinal|证书:certificate|等级:level|报考:registered|获证:certified|通过率:pass_rate\n"
    "1|甲|中级|50|43|86.00%\n2|乙|中级|30|12|40.00%\n4|丙|中级|20|--|--\n合计|3||100|56|56.00%"
)


def test_results_stand_in_document_order_and_are_numbered_so(check: Check) -> None:
    """k1, k2 … by row, then by column."""
    results = check(TABLE)
    assert [result.id for result in results] == [f"k{n}" for n in range(1, len(results) + 1)]
    places = [(result.at[0].row, result.at[0].column) for result in results]
    assert places == sorted(places)


def test_no_two_results_have_the_same_rule_and_claims(check: Check) -> None:
    """A finding is made once."""
    results = [result for result in check(TABLE) if result.claims]
    assert len({(result.rule, result.claims) for result in results}) == len(results)


def test_the_same_report_gives_the_same_results(check: Check) -> None:
    """Nothing depends on the run."""
    assert check(TABLE) == check(TABLE)


def fingerprints(results: tuple[CheckResult, ...]) -> set[str]:
    """Return the fingerprints of the findings."""
    return {result.fingerprint for result in results if result.is_finding}


def test_a_fingerprint_survives_edits_elsewhere(check: Check) -> None:
    """A new heading and a new table before it change no finding's fingerprint."""
    info = ReportInfo(issuer="某学院", years=(2023,))
    before = check(TABLE, info=info)
    after = check("名称|说明\n甲|乙", TABLE, headings=[("一", "前言", 1)], info=info)
    assert fingerprints(before)
    assert fingerprints(before) == fingerprints(after)


def test_a_fingerprint_does_not_survive_a_change_of_its_figures(check: Check) -> None:
    """What a person decided was about these figures."""
    changed = TABLE.replace("合计|3||100|56", "合计|3||100|57")
    assert fingerprints(check(TABLE)) != fingerprints(check(changed))


def test_a_fingerprint_knows_the_figures_that_were_added(check: Check) -> None:
    """Two figures that change and leave their sum as it was are other figures, and to be looked at again."""
    table = "学院|人数\n甲|5\n乙|6\n合计|12"
    (before,) = check(table, rule="table.sum")
    (after,) = check(table.replace("5", "4").replace("6", "7"), rule="table.sum")
    assert (before.stated, before.computed) == (after.stated, after.computed)
    assert before.fingerprint != after.fingerprint


def test_equal_findings_of_one_report_have_different_fingerprints(check: Check) -> None:
    """An ordinal tells equals apart."""
    results = check(TABLE, TABLE)
    assert len({result.fingerprint for result in results}) == len(results)


def test_coverage_counts_what_was_found_could_be_checked_and_was(draw: Draw) -> None:
    """A check that could not be made counts as checkable, not as checked."""
    report = draw(
        "学院|报考:registered|通过率:pass_rate|天数\n甲|0|50%|3", "学院|人数\n甲|5\n乙|6\n合计|11"
    )
    results = reconcile(report, load_grammar())
    assert coverage(report, results) == Coverage(claims=6, checkable=3, checked=3)
    zero = draw("学院|报考:registered|获证:certified|通过率:pass_rate\n甲|0|0|50%")
    made = tuple(r for r in reconcile(zero, load_grammar()) if r.rule == "ratio")
    assert coverage(zero, made) == Coverage(claims=3, checkable=3, checked=0)


def test_every_rule_has_a_display_name(check: Check) -> None:
    """The grammar names what the checks are called."""
    titles = load_grammar().checks.titles
    assert {result.rule for result in check(TABLE, TABLE.replace("4|丙", "2|乙"))} <= set(titles)
    assert all(title.zh and title.en for title in titles.values())


def test_an_empty_report_has_no_results(check: Check) -> None:
    """Nothing stated, nothing checked."""
    assert check() == ()


def test_figures_of_many_digits_are_still_summed_exactly(check: Check) -> None:
    """A sum of more digits than JSON keeps is given as text, and no error."""
    big = "9" * 15
    (result,) = check(f"项目|金额\na|{big}\nb|{big}\n合计|1", rule="table.sum")
    assert result.verdict is not Verdict.CONSISTENT
    assert result.computed == "1999999999999998"


def _changed(report: Report, index: int, by: int) -> Report:
    claim = report.claims[index]
    changed = claim.model_copy(update={"value": claim.value + by})
    return replace(report, claims=(*report.claims[:index], changed, *report.claims[index + 1 :]))


COUNTS = st.lists(st.tuples(st.integers(1, 400), st.integers(0, 100)), min_size=2, max_size=12)


def _agreeing(counts: list[tuple[int, int]]) -> str:
    """Return a table of certificates whose rates and totals follow from the counts."""
    rows, totals = [], [0, 0]
    for number, (registered, percent) in enumerate(counts, 1):
        certified = registered * percent // 100
        totals = [totals[0] + registered, totals[1] + certified]
        rows.append(
            f"{number}|证书{number}|中级|{registered}|{certified}|{_rate(certified, registered)}"
        )
    rows.append(f"合计|{len(counts)}||{totals[0]}|{totals[1]}|{_rate(totals[1], totals[0])}")
    header = (
        "序号:ordinal|证书:certificate|等级:level|报考:registered|获证:certified|通过率:pass_rate"
    )
    return "\n".join([header, *rows])


def _rate(part: int, whole: int) -> str:
    """Return a rate to hundredths, halves up, in whole numbers only."""
    hundredths = (part * 20_000 + whole) // (2 * whole)
    return f"{Decimal(hundredths).scaleb(-2)}%"


@settings(max_examples=60)
@given(counts=COUNTS)
def test_reconcile_is_silent_on_a_report_made_to_agree(
    check: Check, counts: list[tuple[int, int]]
) -> None:
    """No finding where every total and rate follows from the rest."""
    assert [result for result in check(_agreeing(counts)) if result.is_finding] == []


@settings(max_examples=60)
@given(data=st.data(), counts=COUNTS, by=st.sampled_from([-1, 1, 7, 10, -100]))
def test_reconcile_speaks_when_one_count_is_changed(
    draw: Draw, data: st.DataObject, counts: list[tuple[int, int]], by: int
) -> None:
    """Whichever count is changed, row or total, something no longer agrees."""
    report = draw(_agreeing(counts))
    places = [i for i, claim in enumerate(report.claims) if claim.unit != "%"]
    changed = _changed(report, data.draw(st.sampled_from(places)), by)
    results = reconcile(changed, load_grammar())
    assert any(result.is_finding for result in results)
