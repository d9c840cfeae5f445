"""How findings are shown on a screen."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from rich.cells import cell_len

from extractor.cli.findings.gathered import Findings
from extractor.cli.findings.text import show
from extractor.cli.language import Language
from extractor.cli.terminal import WIDTH
from extractor.model.check import Action, Step, Verdict
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.message import Message
from extractor.model.provenance import Place
from extractor.model.record import Coverage
from tests.cli.findings.samples import (
    Screen,
    checked,
    findings,
    in_prose,
    in_sentence,
    result,
    total,
    unmade,
    unusual,
)

LONG = "某某职业技术学院学生参加职业技能等级证书考核的人数" * 6


def shown(
    found: Findings,
    language: Language = Language.ZH,
    *,
    explain: bool = False,
    encoding: str = "utf-8",
    width: int = WIDTH,
) -> str:
    """Return what is printed on a terminal of this language, encoding and width."""
    screen = Screen(language, encoding, width)
    show(found, screen.terminal, explain=explain)
    return screen.text


def test_a_finding_has_file_page_place_equation_and_first_hint() -> None:
    """Whoever reads it finds the figure in the report, and sees why it may be wrong."""
    text = shown(findings(checked("a.pdf", total())))
    lines = [line.strip() for line in text.splitlines()]
    start = lines.index("a.pdf")
    assert lines[start : start + 5] == [
        "a.pdf",
        "第 5 页 表3 第 4 行  合计 (table.sum)",
        "合计为 5",
        "1 + 3 = 4",
        "线索：数字有误（另有 1 条）",
    ]


def test_the_worst_of_all_files_comes_first() -> None:
    """An error of the last file stands before the warnings of the first."""
    minor = result(severity=Severity.INFO, verdict=Verdict.UNCERTAIN, fingerprint="i")
    text = shown(findings(checked("a.pdf", minor, result()), checked("b.pdf", total())))
    places = [text.index(f"{label} 1 处") for label in ("错误", "提醒", "信息")]
    assert places == sorted(places)
    assert text.index("b.pdf") < text.index("a.pdf")


def test_what_is_sure_stands_before_what_is_in_doubt() -> None:
    """Within a severity, the reader's time goes first where a change is certain to be needed."""
    doubtful = result(verdict=Verdict.UNCERTAIN, fingerprint="u")
    text = shown(findings(checked("a.pdf", doubtful), checked("b.pdf", result())))
    assert text.index("b.pdf") < text.index("a.pdf")
    assert text.count("存疑") == 1


def test_a_finding_of_several_files_is_told_once() -> None:
    """A report that is there as PDF and as Word file is read once, and both files are named."""
    text = shown(findings(checked("a.pdf", total()), checked("a.docx", total())))
    assert "错误 2 处" in text
    assert text.splitlines()[-1] == "共 2 个文件：2 个错误，0 个提醒，0 个信息；无法读取 0 个"
    assert text.count("合计为 5") == 1
    assert "同见于：a.docx" in text
    many = findings(*(checked(f"{number}.pdf", total()) for number in range(9)))
    assert "同见于：1.pdf, 2.pdf, 3.pdf, 另有 5 个" in shown(many)


def test_a_finding_in_a_sentence_has_its_section_and_its_words() -> None:
    """Where no table is, heading and words tell where to look."""
    text = shown(findings(checked("a.pdf", in_prose())), Language.EN)
    assert "p. 2 二、 考核情况" in text
    assert "text: 2023年我校组织学生参加考核，其中报考150人，获证43人，通过率有所提高。" in text


def test_a_reason_is_said_in_the_language_of_the_rest() -> None:
    """What a check gives as its reason is a word of ours, not of the report."""
    found = findings(checked("a.pdf", result(reason="unclear structure")))
    assert "原因：结构不能确定" in shown(found)
    assert "reason: unclear structure" in shown(found, Language.EN)


def test_a_count_that_holds_in_an_unusual_reading_names_it() -> None:
    """Such a count is no finding; it is shown, so that nobody wonders how it can be right."""
    text = shown(findings(checked("a.pdf", unusual())), Language.EN)
    assert "counts that hold in one reading only 1" in text
    assert "counted within each batch" in text
    assert "errors 0, warnings 0, info 0" in text


def test_a_plain_agreement_is_not_shown() -> None:
    """Whoever looks for findings need not read past what agrees."""
    agreeing = result(rule="table.sum", verdict=Verdict.CONSISTENT, severity=Severity.INFO)
    assert "table.sum" not in shown(findings(checked("a.pdf", agreeing)))


# --- step by step -------------------------------------------------------------------------------


def test_the_arithmetic_is_explained_step_by_step() -> None:
    """Each addend with its row, its place and the sum so far; what was left out; the difference."""
    text = shown(findings(checked("a.pdf", total())), explain=True)
    start = text.index("计算步骤")
    rows = [line.split() for line in text[start:].splitlines()[1:7]]
    assert rows == [
        ["5", "报告所述", "第", "5", "页", "表3", "第", "4", "行"],
        ["+", "1", "1", "甲", "第", "4", "页", "第", "1", "行"],
        ["+", "3", "4", "丙", "第", "4", "页", "第", "3", "行"],
        ["未计入", "乙", '"--"', "待公布", "第", "4", "页", "第", "2", "行"],
        ["4", "计算所得"],
        ["1", "差额"],
    ]


def test_figures_of_one_sentence_need_no_place_of_their_own() -> None:
    """The sentence is quoted above; a figure elsewhere comes with its words."""
    steps = (
        Step(action=Action.ADD, value=Decimal(43), running=Decimal(43), at=in_sentence("43")),
        Step(action=Action.COMPARE, value=Decimal(7), at=Place(block=0, start=0, end=1, page=1)),
    )
    text = shown(findings(checked("a.pdf", in_prose(steps=steps))), explain=True)
    rows = [line.split() for line in text.splitlines()]
    assert ["+", "43", "43"] in rows
    assert ["比较", "7", "第", "1", "页", "第", "1", "段", "前言"] in rows


def test_what_could_not_be_checked_is_explained_with_its_reason() -> None:
    """Who wants all of it sees that too; a short list is not lengthened by it."""
    found = findings(checked("a.pdf", unmade()))
    assert "无法核对" not in shown(found)
    text = shown(found, explain=True)
    assert "无法核对 1 处" in text
    assert "原因：有结果待公布" in text


def test_all_hints_and_the_fingerprint_are_explained() -> None:
    """Whoever decides on a finding wants all that speaks for and against it, and its name."""
    text = shown(findings(checked("a.pdf", total())), explain=True)
    for part in ("线索：数字有误", "线索：漏了一行", "指纹：f2"):
        assert part in text


# --- what was checked ---------------------------------------------------------------------------


def test_the_coverage_is_told_by_file_and_section() -> None:
    """A section whose figures were not all checked is named, what stands under it counted with it."""
    text = shown(findings(checked("a.pdf")))
    rows = [line.split() for line in text.splitlines()]
    assert ["a.pdf", "7", "5", "4"] in rows
    assert ["（首个标题之前）", "1", "0", "0"] in rows
    assert ["二、", "考核情况", "6", "5", "4"] in rows
    assert "未核对的数值不视为一致" in text


def test_a_file_of_which_nothing_was_checked_does_not_pass_for_right() -> None:
    """No finding is not agreement where nothing was compared."""
    empty = replace(checked("a.pdf"), coverage=Coverage(claims=3))
    assert "没有核对任何数值" in shown(findings(empty))
    assert "没有核对任何数值" not in shown(findings(checked("a.pdf")))


def test_many_files_are_not_hidden_behind_their_sections() -> None:
    """Of hundreds of files each has one line, unless all is to be explained."""
    many = findings(*(checked(f"{number}.pdf") for number in range(30)))
    assert "考核情况" not in shown(many)
    assert shown(many, explain=True).count("考核情况") == 30


def test_what_the_reader_noticed_is_passed_on() -> None:
    """A picture that may be a table is said, since its figures were not checked."""
    note = Diagnostic(code="picture", message=Message(zh="图片", en="a picture on page 3"))
    text = shown(findings(checked("a.pdf", diagnostics=(note,))), Language.EN)
    assert "note: a picture on page 3" in text


# --- on whatever console ------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "ascii"])
@pytest.mark.parametrize("width", [40, 60, WIDTH])
@pytest.mark.parametrize("explain", [False, True])
def test_the_lines_fit_whatever_the_console(encoding: str, width: int, explain: bool) -> None:
    """No line but a path is wider than the window, and a console of few characters still shows the rest."""
    wide = total(
        message=Message(zh=LONG, en=LONG),
        equation=" + ".join(["1234"] * 40),
        stated=Decimal(10**14),
    )
    found = findings(checked("a.pdf", wide, in_prose(fingerprint="p")))
    text = shown(found, explain=explain, encoding=encoding, width=width)
    assert max(cell_len(line.rstrip()) for line in text.splitlines()) <= width
    assert "table.sum" in text


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_nothing_of_ours_is_lost_on_a_chinese_console(encoding: str) -> None:
    """All that we say ourselves is in the characters that a Windows console in Chinese knows."""
    found = findings(checked("a.pdf", total(), in_prose(fingerprint="p"), unusual()))
    assert "?" not in shown(found, encoding=encoding, explain=True)


def test_a_long_path_stays_in_one_piece() -> None:
    """So it can be copied."""
    path = str(Path("报告" * 30) / "总结.pdf")
    assert path in shown(findings(checked(path, total())), width=40).splitlines()
