"""A person's figure takes the place of a stated one for the checks, and for nothing else."""

from decimal import Decimal
from pathlib import Path

from extractor.grammar import load_grammar
from extractor.model.check import CheckResult
from extractor.pipeline import recheck, understand

REPORT = """# 示例职业技术学院2023年1+X证书试点工作总结

一、总体情况

全年培训学员300人，其中校内210人、校外80人。
"""


def checked(folder: Path, values: dict[str, Decimal]) -> list[CheckResult]:
    """Return the sums of the report's text, where claims by their text have other values."""
    path = folder / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    grammar = load_grammar()
    report = understand(path, grammar=grammar)
    named = {claim.text: claim.id for claim in report.claims}
    given = {named[text]: value for text, value in values.items()}
    before = [claim.text for claim in report.claims]
    results = recheck(report, given, grammar=grammar)
    assert [claim.text for claim in report.claims] == before
    return [result for result in results if result.rule == "prose.sum"]


def test_a_corrected_total_agrees(tmp_path: Path) -> None:
    """With what the parts add up to, the sum closes."""
    assert [each.is_finding for each in checked(tmp_path, {})] == [True]
    assert [each.is_finding for each in checked(tmp_path, {"300人": Decimal(290)})] == [False]


def test_a_corrected_part_agrees(tmp_path: Path) -> None:
    """Whoever corrects a part sees it in the equation."""
    [result] = checked(tmp_path, {"80人": Decimal(90)})
    assert not result.is_finding
    assert "90" in (result.equation or "")


def test_a_wrong_correction_is_a_finding(tmp_path: Path) -> None:
    """A person's figure is held to the same measure."""
    [result] = checked(tmp_path, {"300人": Decimal(299)})
    assert (result.is_finding, result.stated, result.difference) == (True, 299, 9)
