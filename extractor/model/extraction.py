"""The document that we promise, `pilot-report/1`: a report and its check results together."""

from typing import Final, Literal

from pydantic import BaseModel, Field

from extractor.model.check import CheckResult
from extractor.model.diagnostic import Diagnostic
from extractor.model.outline import Block, Section
from extractor.model.provenance import Source
from extractor.model.record import Claim, Coverage, Record, ReportInfo, ScheduleEntry, Table

__all__ = ["SCHEMA", "Extraction", "Generator"]

SCHEMA: Final = "pilot-report/1"


class Generator(BaseModel, frozen=True, extra="forbid"):
    """What made an extraction."""

    name: str = Field(default="pilot-report-extractor", title="程序")
    version: str = Field(title="版本")
    grammar: str = Field(title="规则集")
    grammar_sha256: str = Field(title="规则集哈希")


class Extraction(
    BaseModel, frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
):
    """One file's report, claims, records and check results.

    `model_dump(mode="json")` gives the contract's JSON; `model_validate` takes it back.
    """

    schema_: Literal["pilot-report/1"] = Field(default=SCHEMA, alias="schema", title="格式")
    generator: Generator = Field(title="生成程序")
    source: Source = Field(title="源文件")
    report: ReportInfo = Field(title="报告")
    blocks: tuple[Block, ...] = Field(default=(), title="文本块")
    sections: tuple[Section, ...] = Field(default=(), title="章节")
    tables: tuple[Table, ...] = Field(default=(), title="表格")
    records: tuple[Record, ...] = Field(default=(), title="记录")
    claims: tuple[Claim, ...] = Field(default=(), title="陈述")
    checks: tuple[CheckResult, ...] = Field(default=(), title="核对结果")
    schedule: tuple[ScheduleEntry, ...] = Field(default=(), title="日程")
    coverage: Coverage = Field(default=Coverage(), title="覆盖")
    diagnostics: tuple[Diagnostic, ...] = Field(default=(), title="诊断")

    @property
    def findings(self) -> tuple[CheckResult, ...]:
        """The check results that a person should look at."""
        return tuple(result for result in self.checks if result.is_finding)
