"""What came of holding a report against itself."""

from enum import StrEnum

from pydantic import BaseModel, Field

from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.provenance import Place
from extractor.model.quantity import Figure

__all__ = ["Action", "CheckResult", "Hint", "Step", "Verdict"]


class Verdict(StrEnum):
    """What a check concluded."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNCERTAIN = "uncertain"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def label(self) -> Message:
        """The display name."""
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.CONSISTENT: Message(zh="一致", en="consistent"),
    Verdict.INCONSISTENT: Message(zh="不一致", en="inconsistent"),
    Verdict.UNCERTAIN: Message(zh="存疑", en="uncertain"),
    Verdict.NOT_ASSESSABLE: Message(zh="无法核对", en="not assessable"),
}


class Hint(BaseModel, frozen=True, extra="forbid"):
    """Why a check may have come out so. Computed, never applied."""

    code: str = Field(title="代码")
    message: Message = Field(title="说明")


class Action(StrEnum):
    """What a step of the arithmetic does with its figure."""

    ADD = "add"
    SUBTRACT = "subtract"
    DIVIDE = "divide"
    COMPARE = "compare"
    COUNT = "count"
    LEAVE_OUT = "leave_out"
    TRY = "try"

    @property
    def label(self) -> Message:
        """The display name."""
        return _ACTIONS[self]


_ACTIONS = {
    Action.ADD: Message(zh="加", en="add"),
    Action.SUBTRACT: Message(zh="减", en="subtract"),
    Action.DIVIDE: Message(zh="除以", en="divide by"),
    Action.COMPARE: Message(zh="比较", en="compare with"),
    Action.COUNT: Message(zh="计数", en="count"),
    Action.LEAVE_OUT: Message(zh="未计入", en="left out"),
    Action.TRY: Message(zh="口径", en="reading"),
}


class Step(BaseModel, frozen=True, extra="forbid"):
    """One step of the way to what was computed.

    `value` is the figure that the step takes, or the text that was left out. `running` is what there is
    after it, of a division the divisor so far. `label` is what the report calls the figure: its row, its
    column, the words before it. The place is that of `claim`, or `at` where no claim is taken. `note`
    says why something was left out, or what a reading counts.
    """

    action: Action = Field(title="操作")
    value: Figure | str | None = Field(default=None, title="数值")
    running: Figure | str | None = Field(default=None, title="累计")
    label: str | None = Field(default=None, title="名称")
    claim: str | None = Field(default=None, title="依据")
    at: Place = Field(default=Place(), title="位置")
    note: Message | None = Field(default=None, title="说明")


class CheckResult(BaseModel, frozen=True, extra="forbid"):
    """One comparison: what the report states, what follows from the rest of it, and both places.

    `difference` is stated − computed, `computed` rounded to the digits that `stated` prints. The first of
    `claims` is the stated one. `reading` names how a counted set was counted. `reason` says why the
    check could not be made or is in doubt. `steps` lead to what was computed, one figure after the other.
    `fingerprint` stays the same while the figures do.
    """

    id: str = Field(title="编号")
    rule: str = Field(title="规则")
    verdict: Verdict = Field(title="结论")
    severity: Severity = Field(title="严重程度")
    stated: Figure | str | None = Field(default=None, title="报告所述")
    computed: Figure | str | None = Field(default=None, title="计算所得")
    difference: Figure | None = Field(default=None, title="差额")
    equation: str | None = Field(default=None, title="算式")
    claims: tuple[str, ...] = Field(default=(), title="依据")
    at: tuple[Place, ...] = Field(default=(), title="位置")
    reading: str | None = Field(default=None, title="口径")
    reason: str | None = Field(default=None, title="原因")
    hints: tuple[Hint, ...] = Field(default=(), title="线索")
    steps: tuple[Step, ...] = Field(default=(), title="步骤")
    message: Message = Field(title="说明")
    fingerprint: str = Field(title="指纹")

    @property
    def is_finding(self) -> bool:
        """True where a person should look: inconsistent or uncertain."""
        return self.verdict in {Verdict.INCONSISTENT, Verdict.UNCERTAIN}
