"""How findings are shown."""

import io
from decimal import Decimal
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from extractor.cli.findings import show
from extractor.cli.language import Language
from extractor.cli.terminal import WIDTH, Terminal
from extractor.model.check import CheckResult, Hint, Verdict
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.extraction import Extraction, Generator
from extractor.model.message import Message
from extractor.model.outline import Section
from extractor.model.provenance import Place, Source
from extractor.model.record import Column, Coverage, ReportInfo, Table

LONG = "某某职业技术学院学生参加职业技能等级证书考核的人数" * 6


def extraction(*checks: CheckResult, diagnostics: tuple[Diagnostic, ...] = ()) -> Extraction:
    """Return a report with one table and one section, and these check results."""
    return Extraction(
        generator=Generator(version="0", grammar="none", grammar_sha256=""),
        source=Source(name="a.pdf", sha256="", media_type="application/pdf", size=1, pages=9),
        report=ReportInfo(),
        sections=(
            Section(id="s1", number="二、", title="考核情况", depth=1, first_block=0, last_block=9),
        ),
        tables=(
            Table(
                id="t1",
                caption="表3 考核情况一览",
                header=("人数",),
                rows=(("1",),),
                columns=(Column(header="人数"),),
            ),
        ),
        checks=checks,
        coverage=Coverage(claims=7, checkable=5, checked=4),
        diagnostics=diagnostics,
    )


def result(**changes: object) -> CheckResult:
    """Return a finding in a row of the table, with these changes."""
    values: dict[str, object] = {
        "id": "k1",
        "rule": "order",
        "verdict": Verdict.INCONSISTENT,
        "severity": Severity.WARNING,
        "stated": Decimal(150),
        "computed": Decimal(50),
        "equation": "150 > 50",
        "at": (Place(table="t1", row=8, column=0, page=5),),
        "message": Message(zh="报考人数多于批准人数", en="more were registered than approved"),
        "fingerprint": "f",
    }
    return CheckResult.model_validate(values | changes)


def shown(
    report: Extraction,
    language: Language = Language.ZH,
    encoding: str = "utf-8",
    width: int = WIDTH,
) -> str:
    """Return what is printed on a terminal of this encoding and width."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="")
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    show(Path("a.pdf"), report, Terminal(language, console, console))
    stream.flush()
    return raw.getvalue().decode(encoding)


def test_a_finding_has_its_place_both_figures_and_its_equation() -> None:
    """Page, table, row, what is stated, what follows, and why, stand in one row of the table."""
    text = shown(extraction(result()))
    for part in ("提醒", "order", "第 5 页", "表3", "第 9 行", "150", "50", "150 > 50", "多于"):
        assert part in text
    assert "a.pdf：0 个错误，1 个提醒" in text


def test_a_finding_in_prose_names_its_section() -> None:
    """Where no table is, the heading tells where to look."""
    assert "p. 2 二、 考核情况" in shown(
        extraction(result(at=(Place(block=3, start=0, end=2, page=2),))), Language.EN
    )


def test_hints_and_reasons_follow_the_equation() -> None:
    """Each hint stands on a line of its own, in the language asked for."""
    hint = Hint(code="swap", message=Message(zh="数字对调", en="two digits swapped"))
    text = shown(extraction(result(hints=(hint,), reason="half the rows")), Language.EN)
    assert "- two digits swapped" in text
    assert "half the rows" in text


def test_a_count_that_holds_in_an_unusual_reading_names_it() -> None:
    """Such a count is no finding; it is shown, so that nobody wonders how it can be right."""
    hint = Hint(code="reading", message=Message(zh="按批次计", en="counted within each batch"))
    unusual = result(
        rule="table.distinct",
        verdict=Verdict.CONSISTENT,
        severity=Severity.INFO,
        reading="names-within-batch",
        hints=(hint,),
    )
    text = shown(extraction(unusual), Language.EN)
    assert "a.pdf: no disagreement found" in text
    assert "table.distinct" in text
    assert "counted within each batch" in text


def test_a_plain_agreement_is_not_shown() -> None:
    """Whoever looks for findings need not read past what agrees."""
    assert "table.sum" not in shown(
        extraction(result(rule="table.sum", verdict=Verdict.CONSISTENT, severity=Severity.INFO))
    )


def test_a_doubtful_finding_says_so() -> None:
    """What is uncertain is marked beside its severity."""
    assert "存疑" in shown(extraction(result(verdict=Verdict.UNCERTAIN)))


def test_what_the_reader_noticed_is_passed_on() -> None:
    """A picture that may be a table is said, since its figures were not checked."""
    note = Diagnostic(code="picture", message=Message(zh="图片", en="a picture on page 3"))
    text = shown(extraction(diagnostics=(note,)), Language.EN)
    assert "a picture on page 3" in text
    assert "7 figures, 5 of them checkable, 4 checked" in text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp936", "ascii"])
@pytest.mark.parametrize("width", [60, WIDTH])
def test_the_table_fits_whatever_the_console(encoding: str, width: int) -> None:
    """No line is wider than the window, and a console of few characters still shows the rest."""
    wide = result(
        message=Message(zh=LONG, en=LONG),
        equation=" + ".join(["1234"] * 40),
        stated=Decimal(10**14),
    )
    text = shown(extraction(wide), encoding=encoding, width=width)
    table = [line for line in text.splitlines() if not line.startswith(("  ", "a.pdf"))]
    assert max(cell_len(line.rstrip()) for line in table) <= width
    assert "order" in text
