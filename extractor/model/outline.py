"""How a document is built: blocks, sections, and tables that are whole again."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, Field

from extractor.model.diagnostic import Diagnostic
from extractor.model.document import Doubt
from extractor.model.provenance import BoundingBox, Source

__all__ = [
    "Block",
    "BlockKind",
    "Fragment",
    "LineSpan",
    "Outline",
    "Section",
    "Slot",
    "StitchedTable",
]


class BlockKind(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    TABLE = "table"
    NOTE = "note"
    SIGNATURE = "signature"
    FURNITURE = "furniture"


class Block(BaseModel, frozen=True, extra="forbid"):
    """A paragraph, heading, caption or table in reading order; furniture comes last.

    A table's block holds its place in the order; its text is empty and `table` names it.
    `page` and `bbox` are those of its beginning.
    """

    kind: BlockKind = Field(title="类型")
    text: str = Field(title="文字")
    page: int | None = Field(default=None, title="页")
    bbox: BoundingBox | None = Field(default=None, title="外接框")
    table: str | None = Field(default=None, title="表格")


class Section(BaseModel, frozen=True, extra="forbid"):
    """A heading with all that stands under it, sub-sections included."""

    id: str = Field(title="编号")
    number: str | None = Field(default=None, title="序号")
    title: str = Field(title="标题")
    depth: int = Field(title="层级", ge=1)
    parent: str | None = Field(default=None, title="上级")
    first_block: int = Field(title="起始文本块")
    last_block: int = Field(title="结束文本块")


class Fragment(BaseModel, frozen=True, extra="forbid"):
    """The part of a table on one page, the first and last body row there, and why it was joined."""

    page: int | None = Field(default=None, title="页")
    bbox: BoundingBox | None = Field(default=None, title="外接框")
    rows: tuple[int, int] = Field(title="行")
    joined_by: str | None = Field(default=None, title="拼接依据")
    score: float = Field(default=1.0, title="把握")


@dataclass(frozen=True, slots=True)
class LineSpan:
    """The characters of a block that stand on one printed line."""

    start: int
    end: int
    page: int | None
    box: BoundingBox | None


@dataclass(frozen=True, slots=True)
class Slot:
    """One position of a stitched table. `merged`: the text is that of a cell spanning from elsewhere."""

    text: str
    page: int | None = None
    box: BoundingBox | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class StitchedTable:
    """A table over however many pages.

    `header_levels` are the header rows as printed, from the top; `header` is one text a column
    (levels joined, repeats dropped). `rows` are all body rows, rectangular. `block` is the index of
    its block, `section` the innermost section around it.
    """

    id: str
    block: int
    caption: str | None
    section: str | None
    header_levels: tuple[tuple[Slot, ...], ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Slot, ...], ...]
    fragments: tuple[Fragment, ...]
    score: float = 1.0

    def slots(self) -> Iterator[tuple[int, int, Slot]]:
        """Yield row, column and slot of every body position."""
        for row, slots in enumerate(self.rows):
            for column, slot in enumerate(slots):
                yield row, column, slot


@dataclass(frozen=True, slots=True)
class Outline:
    """A segmented document. `lines[i]` tells where the characters of `blocks[i]` are printed."""

    source: Source
    blocks: tuple[Block, ...]
    lines: tuple[tuple[LineSpan, ...], ...]
    sections: tuple[Section, ...]
    tables: tuple[StitchedTable, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    doubts: tuple[Doubt, ...] = ()
