"""Where something stands: the file, the page, the box, the characters or the cell."""

from typing import NamedTuple

from pydantic import BaseModel, Field

__all__ = ["BoundingBox", "Frame", "Place", "Source"]


class BoundingBox(NamedTuple):
    """A rectangle on a page, in points; the origin is the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: "BoundingBox") -> "BoundingBox":
        """Return the smallest box that holds both."""
        return BoundingBox(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


class Frame(NamedTuple):
    """The way from where a page was read, upright and level, to where it is displayed.

    x' = a x + c y + e, y' = b x + d y + f; all in points.
    """

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is displayed."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: BoundingBox) -> BoundingBox:
        """Return the box round a box as displayed."""
        corners = [self.point(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = zip(*corners, strict=True)
        return BoundingBox(*(round(side, 2) for side in (min(xs), min(ys), max(xs), max(ys))))


class Place(BaseModel, frozen=True, extra="forbid"):
    """The place of a figure or a finding.

    In prose `block`, `start` and `end` are set: the text is `blocks[block].text[start:end]`.
    In a table `table`, `row` and `column` are set too, and the offsets count in that cell's text;
    row −1 is the header. `page` counts from 1; formats without pages leave `page` and `bbox` null.
    """

    block: int | None = Field(default=None, title="文本块")
    start: int | None = Field(default=None, title="起点")
    end: int | None = Field(default=None, title="终点")
    page: int | None = Field(default=None, title="页")
    bbox: BoundingBox | None = Field(default=None, title="外接框")
    table: str | None = Field(default=None, title="表格")
    row: int | None = Field(default=None, title="行")
    column: int | None = Field(default=None, title="列")


class Source(BaseModel, frozen=True, extra="forbid"):
    """The file as it was received."""

    name: str = Field(title="文件名")
    sha256: str = Field(title="内容哈希")
    media_type: str = Field(title="格式")
    size: int = Field(title="字节数")
    pages: int | None = Field(default=None, title="页数")
    ocr_pages: tuple[int, ...] = Field(default=(), title="识别页")
