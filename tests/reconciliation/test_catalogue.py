"""Names against the catalogues."""

from pathlib import Path

from extractor import extract
from extractor.model.check import CheckResult, Verdict
from extractor.model.diagnostic import Severity


def results(folder: Path, row: str) -> list[CheckResult]:
    """Return what the check says of a report whose table has this row."""
    table = f"# 2021年工作总结\n\n| 证书名称 | 等级 | 专业 |\n|---|---|---|\n| {row} |\n"
    (folder / "report.md").write_text(table, encoding="utf-8")
    return [result for result in extract(folder / "report.md").checks if result.rule == "catalogue"]


def test_a_code_of_another_major_is_a_warning(tmp_path: Path) -> None:
    """The finding names both majors and leads to the cell."""
    (result,) = results(tmp_path, "智能财税 | 中级 | 【560118】软件技术")
    assert (result.verdict, result.severity) == (Verdict.INCONSISTENT, Severity.WARNING)
    assert (result.stated, result.computed) == ("【560118】软件技术", "工业设计")
    assert (result.at[0].table, result.at[0].row, result.at[0].column) == ("t1", 0, 2)


def test_a_misprinted_certificate_is_told(tmp_path: Path) -> None:
    """It is in doubt, and alarms nobody."""
    (result,) = results(tmp_path, "网店运营推 | 中级 | 电子商务")
    assert (result.verdict, result.severity) == (Verdict.UNCERTAIN, Severity.INFO)
    assert (result.stated, result.computed) == ("网店运营推", "网店运营推广")


def test_an_unknown_certificate_is_told_once(tmp_path: Path) -> None:
    """However many rows name it."""
    (result,) = results(tmp_path, "陶瓷茶具鉴赏 | 初级 | 会计 |\n| 陶瓷茶具鉴赏 | 中级 | 会计")
    assert result.verdict is Verdict.UNCERTAIN
    assert [place.row for place in result.at] == [0, 1]


def test_an_unlisted_code_says_nothing(tmp_path: Path) -> None:
    """2015's catalogue is known in part: what it lacks may be right."""
    assert results(tmp_path, "智能财税 | 中级 | 【570101】食品生物技术") == []


def test_a_code_in_a_column_of_its_own_belongs_to_the_name_beside_it(tmp_path: Path) -> None:
    """专业代码 | 专业名称: no figure, and judged with the name."""
    table = (
        "# 2021年工作总结\n\n| 证书名称 | 等级 | 专业代码 | 专业名称 |\n|---|---|---|---|\n"
        "| 智能财税 | 中级 | 560118 | 软件技术 |\n| 智能财税 | 高级 | 460105 | 工业设计 |\n"
    )
    (tmp_path / "report.md").write_text(table, encoding="utf-8")
    document = extract(tmp_path / "report.md")
    (result,) = (result for result in document.checks if result.rule == "catalogue")
    assert (result.stated, result.computed) == ("软件技术", "工业设计")
    assert [major.code for record in document.records for major in record.majors] == [
        "560118",
        "460105",
    ]
    assert document.claims == ()


MAJORS = (
    "【460105】工业设计",
    "【510203】软件技术",
    "【450204】水利水电工程智能管理",
    "【550113】广告艺术设计",
    "【510301】现代通信技术",
)


def test_the_other_codes_tell_the_edition_of_one(tmp_path: Path) -> None:
    """550126 may have been a code of 2015; among codes of 2021 it is that of 雕塑设计."""
    doubtful = "智能财税 | 中级 | 【550126】水利水电工程智能管理"
    assert results(tmp_path, doubtful) == []
    rows = [f"智能财税 | 中级 | {major}" for major in MAJORS]
    (result,) = results(tmp_path, " |\n| ".join([*rows, doubtful]))
    assert (result.verdict, result.computed) == (Verdict.INCONSISTENT, "雕塑设计")
