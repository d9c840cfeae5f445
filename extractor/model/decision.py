"""What a person decided on a finding."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, Field

from extractor.model.message import Message
from extractor.model.quantity import Figure

__all__ = ["Answer", "Decision"]


class Answer(StrEnum):
    """A person's answer to a finding. Who takes an answer back leaves the finding open again."""

    ACCEPT = "accept"
    CORRECT = "correct"
    DISMISS = "dismiss"
    WITHDRAW = "withdraw"

    @property
    def label(self) -> Message:
        """The display name."""
        return _ANSWERS[self]


_ANSWERS = {
    Answer.ACCEPT: Message(zh="属实", en="accept"),
    Answer.CORRECT: Message(zh="更正", en="correct"),
    Answer.DISMISS: Message(zh="不成立", en="dismiss"),
    Answer.WITHDRAW: Message(zh="撤回", en="take back"),
}


class Decision(BaseModel, frozen=True, extra="forbid"):
    """An answer to the finding that has a fingerprint: who gave it, when, and why.

    A correction says which of the finding's figures should read otherwise (`figure` counts in the
    `claims` of the check, from 0), what the report states there and what it should state.
    """

    fingerprint: str = Field(title="指纹", min_length=1)
    decision: Answer = Field(title="复核意见")
    decided_by: str = Field(title="复核人", min_length=1)
    decided_at: AwareDatetime = Field(title="复核时间")
    note: str = Field(default="", title="备注")
    figure: int | None = Field(default=None, title="更正第几个数值", ge=0)
    former: Figure | None = Field(default=None, title="原数值")
    value: Figure | None = Field(default=None, title="更正值")

    @property
    def is_settled(self) -> bool:
        """True where the finding needs nobody's look any longer."""
        return self.decision is not Answer.WITHDRAW
