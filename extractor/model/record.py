"""What a report states: claims (figures with their place), records (claims that belong together), tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, Field

from extractor.model.diagnostic import Diagnostic
from extractor.model.mention import (
    Certificate,
    Citation,
    InferredFrom,
    Major,
    MajorStatus,
    MatchMethod,
    Modality,
    ReportKind,
    Role,
)
from extractor.model.outline import Block, Fragment, Section
from extractor.model.provenance import Place, Source
from extractor.model.quantity import Figure, Modifier

__all__ = [
    "Certificate",
    "ChangeOf",
    "Citation",
    "Claim",
    "Column",
    "CountedList",
    "Coverage",
    "Given",
    "Major",
    "MajorStatus",
    "MatchMethod",
    "Modality",
    "Parting",
    "Record",
    "Report",
    "ReportInfo",
    "ReportKind",
    "Role",
    "ScheduleEntry",
    "SectionCoverage",
    "Table",
]


class Claim(BaseModel, frozen=True, extra="forbid"):
    """One figure that the report states, and the place that states it.

    `value`, `low`, `high` are in the base unit (money in 元, rates in percent); `step` is the value of
    the last printed digit. `low` or `high` null: open on that side.
    """

    id: str = Field(title="编号")
    indicator: str | None = Field(default=None, title="指标")
    value: Figure = Field(title="数值")
    unit: str | None = Field(default=None, title="单位")
    text: str = Field(title="原文")
    modifier: Modifier = Field(default=Modifier.EXACT, title="限定")
    low: Figure | None = Field(default=None, title="下限")
    high: Figure | None = Field(default=None, title="上限")
    step: Figure = Field(title="末位单位")
    role: Role = Field(default=Role.OTHER, title="作用")
    modality: Modality = Field(default=Modality.STATED, title="情态")
    dimensions: dict[str, str] = Field(default_factory=dict, title="维度")
    period: str | None = Field(default=None, title="期间")
    at: Place = Field(title="位置")
    confidence: float = Field(default=1.0, ge=0, le=1, title="把握")


class Record(BaseModel, frozen=True, extra="forbid"):
    """What a report says of one certificate: a row of a table, or a sentence (`table` null).

    `type` is a record type of the grammar (`pilot`, `exam`, `mapping`). A field that the report does
    not give is null; `pending` is true where the row awaits results. `sources` leads from a field to
    the claim it was taken from; `at` is the place of what stands in a sentence.
    """

    id: str = Field(title="编号")
    type: str = Field(title="记录类型")
    table: str | None = Field(default=None, title="表格")
    row: int | None = Field(default=None, title="行")
    batch: str | None = Field(default=None, title="批次")
    certificate: Certificate | None = Field(default=None, title="证书")
    level: str | None = Field(default=None, title="等级")
    tier: str | None = Field(default=None, title="层次")
    majors: tuple[Major, ...] = Field(default=(), title="专业")
    grades: tuple[str, ...] = Field(default=(), title="年级")
    department: str | None = Field(default=None, title="院系")
    approved_count: Figure | None = Field(default=None, title="批准人数")
    applied_count: Figure | None = Field(default=None, title="申报人数")
    person_days: Figure | None = Field(default=None, title="社会培训量（人日）")
    registered: Figure | None = Field(default=None, title="报考人数")
    examined: Figure | None = Field(default=None, title="参考人数")
    certified: Figure | None = Field(default=None, title="获证人数")
    pass_rate: Figure | None = Field(default=None, title="通过率（%）")
    pending: bool = Field(default=False, title="待公布")
    sources: dict[str, str] = Field(default_factory=dict, title="来源")
    at: Place | None = Field(default=None, title="位置")


class Column(BaseModel, frozen=True, extra="forbid"):
    """What a column holds: `field` is what it feeds (`certificate`, `ordinal`, `registered` …)."""

    header: str = Field(title="表头")
    field: str | None = Field(default=None, title="字段")
    indicator: str | None = Field(default=None, title="指标")
    unit: str | None = Field(default=None, title="单位")


class Table(BaseModel, frozen=True, extra="forbid"):
    """A whole table, however many pages it runs over.

    `pending` lists the cells (row, column) that hold a mark for "no value yet" (`--`), `merged` those
    whose text is repeated from a merged cell: a sum counts neither. `total_rows` are rows that total
    others; `subtotal_rows` those among them that total only a part (小计).
    """

    id: str = Field(title="编号")
    caption: str | None = Field(default=None, title="题名")
    section: str | None = Field(default=None, title="章节")
    kind: str = Field(default="other", title="类型")
    header: tuple[str, ...] = Field(title="表头")
    rows: tuple[tuple[str, ...], ...] = Field(title="行")
    columns: tuple[Column, ...] = Field(title="列")
    total_rows: tuple[int, ...] = Field(default=(), title="合计行")
    subtotal_rows: tuple[int, ...] = Field(default=(), title="小计行")
    fragments: tuple[Fragment, ...] = Field(default=(), title="分页")
    pending: tuple[tuple[int, int], ...] = Field(default=(), title="待填单元格")
    merged: tuple[tuple[int, int], ...] = Field(default=(), title="合并单元格")


class ReportInfo(BaseModel, frozen=True, extra="forbid"):
    """What the report says of itself.

    `inferred` marks what its text does not give: field → `file_name`, `folder_name` or `manifest`.
    """

    title: str | None = Field(default=None, title="标题")
    kind: ReportKind = Field(default=ReportKind.OTHER, title="类型")
    issuer: str | None = Field(default=None, title="单位")
    issued_on: str | None = Field(default=None, title="日期")
    years: tuple[int, ...] = Field(default=(), title="年度")
    citations: tuple[Citation, ...] = Field(default=(), title="引用文件")
    inferred: dict[str, InferredFrom] = Field(default_factory=dict, title="推断来源")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a file (`--manifest`), where its text does not say it."""

    issuer: str | None = None
    years: tuple[int, ...] = ()


class ScheduleEntry(BaseModel, frozen=True, extra="forbid"):
    """A planned step, from month to month."""

    start: str = Field(title="开始")
    end: str = Field(title="结束")
    text: str = Field(title="事项")


class SectionCoverage(BaseModel, frozen=True, extra="forbid"):
    """The coverage of what stands in one section and in none of those under it.

    `section` null: what stands before the first heading.
    """

    section: str | None = Field(default=None, title="章节")
    claims: int = Field(default=0, title="数值")
    checkable: int = Field(default=0, title="可核对")
    checked: int = Field(default=0, title="已核对")


class Coverage(BaseModel, frozen=True, extra="forbid"):
    """How many claims were found, how many a check could apply to, how many were checked.

    `sections` has every section in document order, those too in which no claim was found.
    """

    claims: int = Field(default=0, title="数值")
    checkable: int = Field(default=0, title="可核对")
    checked: int = Field(default=0, title="已核对")
    sections: tuple[SectionCoverage, ...] = Field(default=(), title="分章节")


@dataclass(frozen=True, slots=True)
class Parting:
    """A total of the text and its parts, as ids of claims; see `Breakdown`."""

    total: str
    parts: tuple[str, ...]
    certain: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class CountedList:
    """A figure of the text that counts the list beside it; see `Counted`."""

    claim: str
    counts: tuple[int, ...]
    certain: bool = False
    is_open: bool = False
    with_levels: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeOf:
    """A change that the text states, and the figures of now and before, as ids of claims; see `Change`."""

    change: str
    now: str
    base: str
    is_fall: bool = False
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one document states; what `reconcile` sees.

    `plain` are the claims of the text that no word narrows to a part (新增, 首次, 校内); `references` names
    the tables that a block speaks of. `doubted` names the characters of a claim that the recognition of a
    scan was unsure of.
    """

    source: Source
    info: ReportInfo
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    records: tuple[Record, ...] = ()
    claims: tuple[Claim, ...] = ()
    partings: tuple[Parting, ...] = ()
    counted: tuple[CountedList, ...] = ()
    changes: tuple[ChangeOf, ...] = ()
    plain: frozenset[str] = frozenset()
    references: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    doubted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    schedule: tuple[ScheduleEntry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
