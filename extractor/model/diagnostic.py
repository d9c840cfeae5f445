"""What the user of a file should know of it, and how much it matters."""

from enum import StrEnum

from pydantic import BaseModel, Field

from extractor.model.message import Message
from extractor.model.provenance import Place

__all__ = ["Diagnostic", "Severity"]


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> Message:
        """The display name."""
        return _SEVERITIES[self]


_SEVERITIES = {
    Severity.ERROR: Message(zh="错误", en="error"),
    Severity.WARNING: Message(zh="提醒", en="warning"),
    Severity.INFO: Message(zh="信息", en="info"),
}


class Diagnostic(BaseModel, frozen=True, extra="forbid"):
    """Something about reading the file that its user should know: a picture where a table may be."""

    code: str = Field(title="代码")
    severity: Severity = Field(default=Severity.WARNING, title="严重程度")
    message: Message = Field(title="说明")
    at: Place | None = Field(default=None, title="位置")
