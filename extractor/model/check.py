"""What came of holding a report against itself."""

from enum import StrEnum

from pydantic import BaseModel, Field

from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.provenance import Place
from extractor.model.quantity import Figure

__all__ = ["CheckResult", "Hint", "Verdict"]


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


class CheckResult(BaseModel, frozen=True, extra="forbid"):
    """One comparison: what the report states, what follows from the rest of it, and both places.

    `difference` is stated − computed, `computed` rounded to the digits that `stated` prints. The first of
    `claims` is the stated one. `reading` names how a counted set was counted. `reason` says why the
    check could not be made or is in doubt. `fingerprint` stays the same while the figures do.
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
    message: Message = Field(title="说明")
    fingerprint: str = Field(title="指纹")

    @property
    def is_finding(self) -> bool:
        """True where a person should look: inconsistent or uncertain."""
        return self.verdict in {Verdict.INCONSISTENT, Verdict.UNCERTAIN}
