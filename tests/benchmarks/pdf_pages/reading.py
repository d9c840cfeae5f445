"""What a tool made of a file, in the form that all tools share."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = ["Found", "Reading"]

Row = Sequence[str]


@dataclass(frozen=True)
class Found:
    """A table as found: its first and last page from 0, its rows."""

    first: int
    last: int
    rows: list[list[str]]


@dataclass(frozen=True)
class Reading:
    """The text in reading order, the tables, the sections (None: the tool knows none).

    `joined`: the tool itself joins tables over pages.
    """

    text: str
    tables: list[Found]
    joined: bool = False
    sections: list[tuple[int, str]] | None = None
    pages: int = 0
    problems: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return asdict(self)

    @classmethod
    def of(cls, data: dict[str, Any]) -> "Reading":
        """Return what `as_data` gave."""
        tables = [Found(**table) for table in data.pop("tables")]
        sections = data.pop("sections")
        return cls(
            tables=tables,
            sections=None if sections is None else [(depth, title) for depth, title in sections],
            **data,
        )
