"""Small reports with findings, each test saying only what it is about."""

import io
from collections.abc import Mapping
from decimal import Decimal

from rich.console import Console

from extractor.cli.findings.gathered import CheckedFile, Findings, UnreadFile, gather
from extractor.cli.language import Language
from extractor.cli.terminal import WIDTH, Terminal
from extractor.model.check import Action, CheckResult, Hint, Step, Verdict
from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.extraction import Extraction, Generator
from extractor.model.message import Message
from extractor.model.outline import Block, BlockKind, Section
from extractor.model.provenance import BoundingBox, Place, Source
from extractor.model.record import Claim, Column, Coverage, ReportInfo, SectionCoverage, Table

TITLES: Mapping[str, Message] = {
    "order": Message(zh="大小关系", en="order of figures"),
    "table.sum": Message(zh="合计", en="sum of a table"),
}
SENTENCE = "2023年我校组织学生参加考核，其中报考150人，获证43人，通过率有所提高。"


def extraction(*checks: CheckResult, diagnostics: tuple[Diagnostic, ...] = ()) -> Extraction:
    """Return a report with a table and a sentence in its second section, and these check results."""
    box = BoundingBox(1, 2, 3, 4)
    return Extraction(
        generator=Generator(version="0", grammar="none", grammar_sha256=""),
        source=Source(name="a.pdf", sha256="a" * 64, media_type="application/pdf", size=1, pages=9),
        report=ReportInfo(title="总结", issuer="示例学院", years=(2023,)),
        blocks=(
            Block(kind=BlockKind.PARAGRAPH, text="前言"),
            Block(kind=BlockKind.HEADING, text="二、考核情况"),
            Block(kind=BlockKind.PARAGRAPH, text=SENTENCE),
            Block(kind=BlockKind.TABLE, text="", table="t1"),
        ),
        sections=(
            Section(id="s1", number="二、", title="考核情况", depth=1, first_block=1, last_block=3),
            Section(id="s2", title="数据", depth=2, parent="s1", first_block=3, last_block=3),
        ),
        tables=(
            Table(
                id="t1",
                caption="表3 考核情况一览",
                section="s2",
                header=("学院", "人数"),
                rows=(("甲", "1"), ("乙", "--"), ("丙", "3"), ("合计", "5")),
                columns=(Column(header="学院"), Column(header="人数")),
            ),
        ),
        claims=(
            claim("c1", "5", Place(table="t1", row=3, column=1, page=5, bbox=box)),
            claim("c2", "1", Place(table="t1", row=0, column=1, page=4)),
            claim("c3", "3", Place(table="t1", row=2, column=1, page=4)),
        ),
        checks=checks,
        coverage=Coverage(
            claims=7,
            checkable=5,
            checked=4,
            sections=(
                SectionCoverage(section=None, claims=1),
                SectionCoverage(section="s1", claims=2, checkable=1),
                SectionCoverage(section="s2", claims=4, checkable=4, checked=4),
            ),
        ),
        diagnostics=diagnostics,
    )


def claim(identifier: str, value: str, at: Place) -> Claim:
    """Return a figure of the table."""
    return Claim(id=identifier, value=Decimal(value), text=value, step=Decimal(1), at=at)


def result(**changes: object) -> CheckResult:
    """Return a finding in a row of the table, with these changes."""
    values: dict[str, object] = {
        "id": "k1",
        "rule": "order",
        "verdict": Verdict.INCONSISTENT,
        "severity": Severity.WARNING,
        "stated": Decimal(150),
        "computed": Decimal(50),
        "difference": Decimal(100),
        "equation": "150 > 50",
        "at": (Place(table="t1", row=2, column=1, page=5),),
        "message": Message(zh="报考人数多于批准人数", en="more were registered than approved"),
        "fingerprint": "f1",
    }
    return CheckResult.model_validate(values | changes)


def total(**changes: object) -> CheckResult:
    """Return that the total of the table is not the sum of its rows, one of which awaits its figure."""
    steps = (
        Step(action=Action.ADD, value=Decimal(1), running=Decimal(1), label="甲", claim="c2"),
        Step(action=Action.ADD, value=Decimal(3), running=Decimal(4), label="丙", claim="c3"),
        Step(
            action=Action.LEAVE_OUT,
            value="--",
            label="乙",
            at=Place(table="t1", row=1, column=1, page=4),
            note=Message(zh="待公布", en="awaits its result"),
        ),
    )
    values: dict[str, object] = {
        "rule": "table.sum",
        "severity": Severity.ERROR,
        "stated": Decimal(5),
        "computed": Decimal(4),
        "difference": Decimal(1),
        "equation": "1 + 3 = 4",
        "claims": ("c1", "c2", "c3"),
        "at": tuple(each.at for each in extraction().claims),
        "message": Message(zh="合计为 5", en="the total is 5"),
        "hints": (hint("数字有误", "a wrong digit"), hint("漏了一行", "a row is missing")),
        "steps": steps,
        "fingerprint": "f2",
    }
    return result(**(values | changes))


def hint(zh: str, en: str) -> Hint:
    """Return a hint."""
    return Hint(code="hint", message=Message(zh=zh, en=en))


def in_prose(**changes: object) -> CheckResult:
    """Return a finding on the 150 of the sentence."""
    return result(**({"at": (in_sentence("150"),)} | changes))


def in_sentence(text: str) -> Place:
    """Return the place of a figure of the sentence."""
    start = SENTENCE.index(text)
    return Place(block=2, start=start, end=start + len(text), page=2)


def unusual() -> CheckResult:
    """Return that a count holds, though not as one would count first."""
    return result(
        rule="table.distinct",
        verdict=Verdict.CONSISTENT,
        severity=Severity.INFO,
        reading="names-within-batch",
        hints=(hint("按批次计", "counted within each batch"),),
        fingerprint="f3",
    )


def unmade() -> CheckResult:
    """Return that a check could not be made."""
    return result(
        verdict=Verdict.NOT_ASSESSABLE,
        severity=Severity.INFO,
        reason="pending results",
        message=Message(zh="未核对", en="it was not checked"),
        fingerprint="f4",
    )


def checked(path: str, *checks: CheckResult, **parts: tuple[Diagnostic, ...]) -> CheckedFile:
    """Return what is kept of a report with these check results."""
    return gather(path, extraction(*checks, **parts))


def findings(*files: CheckedFile, unread: tuple[UnreadFile, ...] = (), asked: int = 0) -> Findings:
    """Return a run over these files."""
    return Findings(files, unread, asked or len(files) + len(unread), TITLES)


class Screen:
    """A terminal of some width and encoding, and what was printed on it."""

    def __init__(
        self, language: Language = Language.ZH, encoding: str = "utf-8", width: int = WIDTH
    ) -> None:
        """Open the terminal."""
        self._raw, self._encoding = io.BytesIO(), encoding
        self._stream = io.TextIOWrapper(self._raw, encoding=encoding, errors="replace", newline="")
        console = Console(
            file=self._stream, width=width, highlight=False, markup=False, emoji=False
        )
        self.terminal = Terminal(language, console, console)

    @property
    def text(self) -> str:
        """What stands on it."""
        self._stream.flush()
        return self._raw.getvalue().decode(self._encoding)
