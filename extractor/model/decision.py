"""What a person decided on a finding."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, Field

from extractor.model.message import Message

__all__ = ["Answer", "Decision"]


class Answer(StrEnum):
    """A person's answer to a finding."""

    ACCEPT = "accept"
    CORRECT = "correct"
    DISMISS = "dismiss"

    @property
    def label(self) -> Message:
        """The display name."""
        return _ANSWERS[self]


_ANSWERS = {
    Answer.ACCEPT: Message(zh="属实", en="accept"),
    Answer.CORRECT: Message(zh="更正", en="correct"),
    Answer.DISMISS: Message(zh="不成立", en="dismiss"),
}


class Decision(BaseModel, frozen=True, extra="forbid"):
    """An answer to the finding that has a fingerprint: who gave it, when, and why."""

    fingerprint: str = Field(title="指纹", min_length=1)
    decision: Answer = Field(title="复核意见")
    decided_by: str = Field(title="复核人", min_length=1)
    decided_at: AwareDatetime = Field(title="复核时间")
    note: str = Field(default="", title="备注")
