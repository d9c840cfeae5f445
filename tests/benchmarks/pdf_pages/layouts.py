"""The layouts, listed before any reader was measured on them, and how many tables of each a file holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.benchmarks.pdf_pages.paper import Rules

__all__ = ["FAMILIES", "LAYOUTS", "Layout"]

FAMILIES = ("ruled", "partly ruled", "three-line", "unruled", "no table")
"""What an exact-cell share is asked of; each layout belongs to one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. All of it is data: `compose` knows no layout by name.

    `fields`: names of columns (content.FIELDS), one set drawn for each table; `groups`: how many columns,
    counted from the right, stand in pairs under a name (a second header row); `merged`: the first column
    spans rows and the last row's label spans columns; `body`: the least and the most body rows;
    `setting`: "single", "side", "columns", "turned", "pair" (two tables, the second at the top of the next
    page), "frame" or "prose"; `same_header`: a pair has the very same header.
    """

    family: str
    says: str
    rules: Rules = Rules.GRID
    fields: tuple[tuple[str, ...], ...] = ()
    body: tuple[int, int] = (5, 14)
    groups: int = 0
    merged: bool = False
    setting: str = "single"
    padding: float = 3.5
    vertical: str = "middle"
    repeats_header: bool = True
    same_header: bool = False
    watermark: bool = False


_PLAIN = (
    ("code", "certificate", "level", "major", "entered", "passed"),
    ("department", "code", "certificate", "person", "entered", "sat", "rate"),
    ("code", "major", "granted", "spent", "date"),
)
_SHORT = (("code", "certificate", "entered"), ("code", "person", "passed", "rate"))
_WORDY = (
    ("code", "certificate", "level", "course", "remark"),
    ("department", "code", "course", "person", "rate"),
)
_GROUPED = (
    ("code", "certificate", "entered", "passed", "granted", "spent"),
    ("department", "code", "level", "entered", "sat", "granted", "spent"),
)
_LONG = (
    ("code", "certificate", "major", "task", "rate"),
    ("department", "student", "person", "level", "task"),
)
_MERGED = (
    ("department", "code", "certificate", "entered", "passed"),
    ("department", "student", "person", "level", "rate"),
)

LAYOUTS: Mapping[str, Layout] = {
    "ruled": Layout("ruled", "every cell in rules", fields=_PLAIN),
    "ruled-wrapped": Layout("ruled", "cells of several lines", fields=_WORDY, body=(4, 9)),
    "merged": Layout("ruled", "cells over rows and columns", fields=_MERGED, merged=True, body=(8, 16)),
    "two-row-header": Layout("ruled", "names of groups over columns", fields=_GROUPED, groups=4),
    "touching": Layout("ruled", "text that touches the rules", fields=_PLAIN, padding=0),
    "side-by-side": Layout("ruled", "two tables beside one another", fields=_SHORT, setting="side"),
    "in-columns": Layout("ruled", "in a column of a text in two", fields=_SHORT, setting="columns"),
    "turned": Layout("ruled", "turned by 90°", fields=_PLAIN, setting="turned", body=(5, 9)),
    "long": Layout("ruled", "over pages, rows cut, header again", fields=_LONG, body=(40, 70)),
    "long-no-header": Layout(
        "ruled", "over pages, rows cut, header once", fields=_LONG, body=(40, 70), repeats_header=False
    ),
    "long-empty-after": Layout(
        "ruled", "over pages, little after the cut", fields=_WORDY, body=(22, 34), vertical="top"
    ),
    "long-empty-before": Layout(
        "ruled", "over pages, little before the cut", fields=_WORDY, body=(22, 34), vertical="bottom"
    ),
    "long-merged": Layout(
        "ruled", "over pages, a cell over rows cut", fields=_MERGED, merged=True, body=(60, 90)
    ),
    "pair": Layout(
        "ruled", "two tables, one page each, not one", fields=_PLAIN, setting="pair", body=(5, 12)
    ),
    "pair-same-header": Layout(
        "ruled", "the same, with one header and a closing 合计",
        fields=_MERGED, setting="pair", body=(5, 12), same_header=True, merged=True,
    ),
    "open-sides": Layout("partly ruled", "no rule at the outer sides", Rules.OPEN_SIDES, _PLAIN),
    "rows-only": Layout("partly ruled", "rules between rows only", Rules.ROWS, _PLAIN),
    "head-only": Layout("partly ruled", "rules about the header only", Rules.HEAD, _PLAIN),
    "three-line": Layout("three-line", "三线表", Rules.THREE, _PLAIN),
    "three-line-wrapped": Layout(
        "three-line", "三线表, cells of several lines", Rules.THREE, _WORDY, body=(4, 8), vertical="top"
    ),
    "three-line-groups": Layout(
        "three-line", "三线表, names of groups over columns", Rules.THREE, _GROUPED, groups=4
    ),
    "three-line-columns": Layout(
        "three-line", "三线表 in a column of a text in two", Rules.THREE, _SHORT, setting="columns"
    ),
    "three-line-side": Layout("three-line", "two 三线表 side by side", Rules.THREE, _SHORT, setting="side"),
    "three-line-long": Layout(
        "three-line", "三线表 over pages", Rules.THREE, _PLAIN, body=(70, 120)
    ),
    "three-line-pair": Layout(
        "three-line", "two 三线表, one page each, not one", Rules.THREE, _PLAIN, setting="pair"
    ),
    "unruled": Layout("unruled", "columns by alignment", Rules.NONE, _PLAIN),
    "unruled-wrapped": Layout(
        "unruled", "columns by alignment, cells of several lines", Rules.NONE,
        (("code", "certificate", "task"), ("code", "level", "task", "rate")), body=(4, 8), vertical="top",
    ),
    "unruled-long": Layout("unruled", "columns by alignment over pages", Rules.NONE, _PLAIN, body=(70, 120)),
    "frame": Layout("no table", "a frame round text", setting="frame"),
    "prose": Layout("no table", "one column, notes, page numbers", setting="prose", watermark=True),
    "prose-columns": Layout("no table", "two columns", setting="columns", watermark=True),
}  # fmt: skip
