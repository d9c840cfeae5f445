"""What came of holding many reports against each other."""

from pydantic import BaseModel, Field

from extractor.model.check import Hint, Verdict
from extractor.model.diagnostic import Severity
from extractor.model.message import Message
from extractor.model.provenance import Place
from extractor.model.quantity import Figure

__all__ = ["Comparison", "Site"]


class Site(BaseModel, frozen=True, extra="forbid"):
    """A report among many, or a figure in it: `claim` and `at` are null where it is the whole report."""

    report: str = Field(title="报告编号")
    file: str = Field(title="文件")
    claim: str | None = Field(default=None, title="陈述")
    at: Place | None = Field(default=None, title="位置")


class Comparison(BaseModel, frozen=True, extra="forbid"):
    """One comparison over reports: what one of them states, what follows from others, and where.

    `issuer` and `years` are those of the report that is spoken of, which is the first of `sites`; a
    report that is missing has no site. The other fields are those of a `CheckResult`.
    """

    id: str = Field(title="编号")
    rule: str = Field(title="规则")
    verdict: Verdict = Field(title="结论")
    severity: Severity = Field(title="严重程度")
    issuer: str | None = Field(default=None, title="单位")
    years: tuple[int, ...] = Field(default=(), title="年度")
    stated: Figure | None = Field(default=None, title="报告所述")
    computed: Figure | None = Field(default=None, title="计算所得")
    difference: Figure | None = Field(default=None, title="差额")
    equation: str | None = Field(default=None, title="算式")
    sites: tuple[Site, ...] = Field(default=(), title="位置")
    reason: str | None = Field(default=None, title="原因")
    hints: tuple[Hint, ...] = Field(default=(), title="线索")
    message: Message = Field(title="说明")
    fingerprint: str = Field(title="指纹")

    @property
    def is_finding(self) -> bool:
        """True where a person should look: inconsistent or uncertain."""
        return self.verdict in {Verdict.INCONSISTENT, Verdict.UNCERTAIN}
