"""What matching understood: names, figures in cells, what a column means, what a report says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel, Field

from extractor.model.message import Message
from extractor.model.quantity import Quantity

__all__ = [
    "Breakdown",
    "CellReading",
    "CellState",
    "Certificate",
    "Change",
    "Citation",
    "ColumnMeaning",
    "Counted",
    "EntityKind",
    "EntityMention",
    "Exclusion",
    "FigureMention",
    "Identification",
    "InferredFrom",
    "ListingMention",
    "Major",
    "MajorStatus",
    "MatchMethod",
    "Mentions",
    "Modality",
    "QuantityMention",
    "ReportKind",
    "Role",
    "RowNames",
    "TableReading",
]


class MatchMethod(StrEnum):
    """How a printed name was led to the catalogue."""

    EXACT = "exact"
    ALIAS = "alias"
    FUZZY = "fuzzy"
    NONE = "none"

    @property
    def label(self) -> Message:
        """The display name."""
        return _METHODS[self]


_METHODS = {
    MatchMethod.EXACT: Message(zh="一致", en="exact"),
    MatchMethod.ALIAS: Message(zh="别名", en="alias"),
    MatchMethod.FUZZY: Message(zh="近似", en="fuzzy"),
    MatchMethod.NONE: Message(zh="未匹配", en="none"),
}


class MajorStatus(StrEnum):
    """How code and name of a major agree with the catalogues."""

    VALID = "valid"
    RENAMED = "renamed"
    MISMATCH = "mismatch"
    UNKNOWN = "unknown"


class ReportKind(StrEnum):
    """What sort of document it is."""

    SUMMARY = "summary"
    REPORT = "report"
    PLAN = "plan"
    NOTICE = "notice"
    INTRODUCTION = "introduction"
    STATISTICS = "statistics"
    OTHER = "other"


class Certificate(BaseModel, frozen=True, extra="forbid"):
    """A certificate as printed, and the catalogue's short name for it."""

    text: str = Field(title="原文")
    name: str = Field(title="证书")
    method: MatchMethod = Field(title="匹配方式")
    score: float = Field(default=0.0, ge=0, le=100, title="相似度")
    runner_up: str | None = Field(default=None, title="次选")


class Major(BaseModel, frozen=True, extra="forbid"):
    """A major as printed, with what the catalogues say of its code and name.

    `method` and `score` say how the name was led to the catalogue, as those of a certificate do.
    """

    text: str = Field(title="原文")
    code: str | None = Field(default=None, title="专业代码")
    name: str | None = Field(default=None, title="专业")
    edition: str | None = Field(default=None, title="目录版本")
    status: MajorStatus = Field(default=MajorStatus.UNKNOWN, title="目录状态")
    current_code: str | None = Field(default=None, title="现行代码")
    method: MatchMethod = Field(default=MatchMethod.NONE, title="匹配方式")
    score: float = Field(default=0.0, ge=0, le=100, title="相似度")


class Citation(BaseModel, frozen=True, extra="forbid"):
    """A document that the report cites."""

    title: str | None = Field(default=None, title="题名")
    number: str | None = Field(default=None, title="文号")


class InferredFrom(StrEnum):
    """Where something comes from that the text of a report does not give."""

    FILE_NAME = "file_name"
    FOLDER_NAME = "folder_name"
    MANIFEST = "manifest"


class CellState(StrEnum):
    """What a body cell holds: these four are different things, and so is a true zero."""

    BLANK = "blank"
    PENDING = "pending"
    FIGURE = "figure"
    TEXT = "text"


class Role(StrEnum):
    """What a figure does in its sentence or table."""

    TOTAL = "total"
    PART = "part"
    CHANGE = "change"
    RATE = "rate"
    COUNT = "count"
    OTHER = "other"


class Modality(StrEnum):
    """Whether a figure is reported or only planned."""

    STATED = "stated"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class CellReading:
    """A body cell: its state, and for a figure the quantity and its characters in the cell's text."""

    state: CellState
    quantity: Quantity | None = None
    start: int = 0
    end: int = 0


class EntityKind(StrEnum):
    """What a name in running text names; the values are the dimensions of a claim."""

    CERTIFICATE = "certificate"
    MAJOR = "major"
    LEVEL = "level"
    ORGANISATION = "school"
    BATCH = "batch"
    MODE = "mode"

    @property
    def label(self) -> Message:
        """The display name."""
        return _KINDS[self]


_KINDS = {
    EntityKind.CERTIFICATE: Message(zh="证书", en="certificate"),
    EntityKind.MAJOR: Message(zh="专业", en="major"),
    EntityKind.LEVEL: Message(zh="等级", en="level"),
    EntityKind.ORGANISATION: Message(zh="单位", en="organisation"),
    EntityKind.BATCH: Message(zh="批次", en="batch"),
    EntityKind.MODE: Message(zh="方式", en="mode"),
}


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A name in running text, its characters there, and the form in which two printings are equal."""

    start: int
    end: int
    kind: EntityKind
    name: str
    certificate: Certificate | None = None
    major: Major | None = None


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a column holds.

    Attributes:
        header: as printed, one text.
        field: what it feeds (`certificate`, `ordinal`, `registered`, `sum` …); None where unknown.
        indicator: what its figures count.
        counts: what a figure in the total row counts, where the column itself holds text.
        unit: from the header, the caption or the rule.
        level: the level that the header narrows the column to.
    """

    header: str
    field: str | None = None
    indicator: str | None = None
    counts: str | None = None
    unit: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class RowNames:
    """The names of one row. `batch` is as printed, `batch_key` the form that rows are joined on."""

    batch: str | None = None
    batch_key: str | None = None
    certificate: Certificate | None = None
    level: str | None = None
    tier: str | None = None
    department: str | None = None
    majors: tuple[Major, ...] = ()
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table understood: `cells[row][column]` and `names[row]` go with the table's body rows.

    `period` is the year that all its figures are about, where caption or heading names one alone.
    """

    kind: str
    columns: tuple[ColumnMeaning, ...]
    cells: tuple[tuple[CellReading, ...], ...]
    names: tuple[RowNames, ...]
    total_rows: tuple[int, ...] = ()
    subtotal_rows: tuple[int, ...] = ()
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Identification:
    """What a report says of itself; `inferred` tells of a field that its text does not give whence it is."""

    title: str | None = None
    kind: ReportKind = ReportKind.OTHER
    issuer: str | None = None
    issued_on: str | None = None
    years: tuple[int, ...] = ()
    citations: tuple[Citation, ...] = ()
    inferred: Mapping[str, InferredFrom] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Characters that hold a number and are no figure, and the rule that says so."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A figure in running text.

    `start` to `end` are number and unit with the modifiers that touch them, `number_start` to
    `number_end` the number alone with its multiplier.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and its parts, as places in a list of figures.

    `certain`: the wording alone says that the parts are all of the total. `is_open`: it says that they
    may not be all (等).
    """

    total: int
    parts: tuple[int, ...]
    certain: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure beside a list, and how many items the list may have.

    `certain`: each item surely is one, and the figure counts such items. `is_open`: the list may name only
    some (等). `with_levels`: how many they are with each level of an item for itself, where levels are named.
    """

    figure: int
    counts: tuple[int, ...]
    certain: bool = False
    is_open: bool = False
    with_levels: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change and the figures of now and before, as places in a list of figures.

    `is_fall`: the wording says that it went down. `certain`: it can be about no other figures.
    """

    change: int
    now: int
    base: int
    is_fall: bool = False
    certain: bool = False


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure of a sentence, and what the sentence says of it.

    `block`, `start`, `end` are its place in the outline's blocks; `confidence` says how directly the
    wording leads to the indicator. `is_plain`: no other word narrows what it counts (新增, 首次, 校内).
    """

    block: int
    start: int
    end: int
    quantity: Quantity
    indicator: str | None = None
    role: Role = Role.OTHER
    modality: Modality = Modality.STATED
    dimensions: Mapping[str, str] = field(default_factory=dict)
    period: str | None = None
    confidence: float = 1.0
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class ListingMention:
    """A certificate, at one of its levels, in a sentence that lists what was applied for or approved.

    `start` and `end` are its characters in the block's text, `sentence` those of the sentence.
    """

    block: int
    start: int
    end: int
    sentence: tuple[int, int]
    certificate: Certificate | None
    level: str | None = None
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that matching understood: `tables` by table id, `figures` and `listings` as they come."""

    identification: Identification
    tables: Mapping[str, TableReading]
    figures: tuple[FigureMention, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    counted: tuple[Counted, ...] = ()
    changes: tuple[Change, ...] = ()
    references: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    listings: tuple[ListingMention, ...] = ()
