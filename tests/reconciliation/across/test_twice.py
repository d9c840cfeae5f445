"""Reports handed in twice, and later versions of one."""

from dataclasses import replace

import pytest

from extractor.model.check import Verdict
from extractor.model.diagnostic import Severity
from tests.reconciliation.across.samples import ROWS, Across, written

LONG = (
    "学校高度重视1+X证书制度试点工作，成立了由校长任组长的领导小组，制定了实施方案，将证书培训内容融入专业人才培养方案，"
    "优化课程设置和教学内容，深化教师、教材、教法改革，推动书证融通。"
)
REPORT = written(said=LONG)


@pytest.mark.parametrize(
    "other",
    [
        REPORT.replace("。", "。\n", 1),
        REPORT.replace("高度重视", "非常重视"),
        REPORT + "\n附：佐证材料略。\n",
        REPORT.replace("2024年1月10日", "2024年1月12日"),
    ],
)
def test_the_same_report_in_other_bytes_is_a_copy(across: Across, other: str) -> None:
    """Words and figures tell, not the file; its figures count once."""
    (found,) = across([REPORT, other], "duplicate.report")
    assert (found.verdict, found.severity) == (Verdict.INCONSISTENT, Severity.WARNING)
    assert {site.file for site in found.sites} == {"a.txt", "b.txt"}
    assert across([REPORT, other], "superseded") == []


def test_one_template_with_other_figures_is_no_copy(across: Across) -> None:
    """Two schools, or two years of one, may use the same words."""
    rows = [("网店运营推广", 107, 95, 66), ("智能财税", 213, 180, 150)]
    other = written(said=LONG, rows=rows)
    for text in (other.replace("江州", "临川"), other.replace("2023", "2022")):
        assert across([REPORT, text], "duplicate.report") == []


def test_the_same_figures_under_another_name_are_told(across: Across) -> None:
    """Both stand, since each may be whose it says; a person decides."""
    other = REPORT.replace("江州", "临川")
    (found,) = across([REPORT, other], "duplicate.report")
    assert "单位不同" in found.message.zh
    last_year = REPORT.replace("2023", "2022").replace("2024", "2023")
    (found,) = across([REPORT, last_year], "duplicate.report")
    assert "年度不同" in found.message.zh


def test_the_later_of_two_versions_stands(across: Across) -> None:
    """The earlier one is named, with both dates, and left out of what is compared."""
    early = REPORT.replace("1月10日", "1月3日").replace("\t190", "\t180").replace("\t280", "\t270")
    (found,) = across({"new.txt": REPORT, "old.txt": early}, "superseded")
    assert (found.verdict, found.severity) == (Verdict.NOT_ASSESSABLE, Severity.INFO)
    assert [site.file for site in found.sites] == ["old.txt", "new.txt"]
    assert "2024-01-03" in found.message.zh
    assert across([REPORT, early], "duplicate.report") == []
    last = written(2022, rows=[("网店运营推广", 100, 140, 60)])
    for text in (REPORT, early):
        said = text.replace(LONG, "参考人数为280人，较上年增长100%。")
        growth = across({"said.txt": said, "last.txt": last}, "growth")
        assert len(growth) == 1
    both = [text.replace(LONG, "参考人数为280人，较上年增长100%。") for text in (REPORT, early)]
    assert [each.sites[0].file for each in across([*both, last], "growth")] == ["a.txt"]


@pytest.mark.parametrize("name", ["总结（修订版）.txt", "总结v2.txt", "总结_第2稿.txt"])
def test_a_name_may_tell_the_later_version(across: Across, name: str) -> None:
    """Where the dates do not, a file called revised or numbered comes after one that is not."""
    other = REPORT.replace("\t190", "\t180").replace("\t280", "\t270")
    (found,) = across({"总结.txt": REPORT, name: other}, "superseded")
    assert [site.file for site in found.sites] == ["总结.txt", name]


def test_versions_in_no_order_are_told_and_both_stand(across: Across) -> None:
    """Nothing is left out by guess."""
    other = REPORT.replace("\t190", "\t180").replace("\t280", "\t270")
    (found,) = across([REPORT, other], "superseded")
    assert (found.verdict, found.severity) == (Verdict.UNCERTAIN, Severity.INFO)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "1+X证书制度试点工作方案"},
        {"title": "网店运营推广1+X证书试点工作总结"},
        {"year": 2022},
        {"issuer": "江州职业技术学院商学院"},
    ],
)
def test_another_kind_subject_year_or_issuer_is_no_version(
    across: Across, other: dict[str, object]
) -> None:
    """A plan does not replace a summary, nor one certificate's report that of all."""
    rows = [(name, a + 9, b + 5, c + 2) for name, a, b, c in ROWS]
    text = written(**{"rows": rows, "day": "20", **other})  # type: ignore[arg-type]
    assert across([REPORT, text], "superseded") == []


def test_three_copies_are_one_report(across: Across) -> None:
    """Each copy is told once, against the one report that stands for all."""
    texts = [REPORT, REPORT.replace("。", "。\n", 1), REPORT.replace("。", "。\n\n", 1)]
    found = across(texts, "duplicate.report")
    assert {each.sites[1].file for each in found} == {"a.txt"}
    assert [each.sites[0].file for each in found] == ["b.txt", "c.txt"]


def test_two_files_of_one_content_are_one_report(across: Across) -> None:
    """The same bytes under two names are no second report."""
    (filing,) = across.filings({"a.txt": REPORT})
    assert replace(filing, files=("a.txt", "b.txt")).file == "a.txt"


def test_a_copy_with_other_figures_is_in_doubt(across: Across) -> None:
    """The figures that differ are named; both reports stand, since nothing says which is right."""
    rows = [(f"证书{number}", number * 31, number * 29, number * 17) for number in range(2, 30)]
    one = written(said=LONG, rows=rows)
    other = one.replace("\t155\t145\t85", "\t155\t154\t85")
    (found,) = across([one, other], "duplicate.report")
    assert found.verdict is Verdict.UNCERTAIN
    assert any("145" in hint.message.zh and "154" in hint.message.zh for hint in found.hints)
    assert across([one, other], "superseded") == []
    last = written(2022, rows=[("智能财税", 9000, 6000, 4000)])
    said = "参考人数为12586人，较上年增长90%。"
    texts = [one.replace(LONG, said), other.replace(LONG, said), last]
    assert [each.verdict for each in across(texts, "growth")] == [Verdict.INCONSISTENT] * 2
