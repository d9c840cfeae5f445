"""Say of each place where it is displayed: on pages that lay turned or askew, not where it was read."""

from collections.abc import Mapping
from dataclasses import replace

from extractor.model.outline import Block, Fragment, LineSpan, Outline, Slot, StitchedTable
from extractor.model.provenance import BoundingBox, Frame

__all__ = ["displayed"]


def displayed(outline: Outline, frames: Mapping[int, Frame]) -> Outline:
    """Return an outline with every box where the page, as it is displayed, shows it."""
    if not frames:
        return outline
    return replace(
        outline,
        blocks=tuple(_block(block, frames) for block in outline.blocks),
        lines=tuple(tuple(_line(line, frames) for line in lines) for lines in outline.lines),
        tables=tuple(_table(table, frames) for table in outline.tables),
    )


def _box(
    box: BoundingBox | None, page: int | None, frames: Mapping[int, Frame]
) -> BoundingBox | None:
    frame = frames.get(page or 0)
    return frame.box(box) if frame and box else box


def _block(block: Block, frames: Mapping[int, Frame]) -> Block:
    return block.model_copy(update={"bbox": _box(block.bbox, block.page, frames)})


def _line(line: LineSpan, frames: Mapping[int, Frame]) -> LineSpan:
    return replace(line, box=_box(line.box, line.page, frames))


def _slot(slot: Slot, frames: Mapping[int, Frame]) -> Slot:
    return replace(slot, box=_box(slot.box, slot.page, frames))


def _fragment(fragment: Fragment, frames: Mapping[int, Frame]) -> Fragment:
    return fragment.model_copy(update={"bbox": _box(fragment.bbox, fragment.page, frames)})


def _table(table: StitchedTable, frames: Mapping[int, Frame]) -> StitchedTable:
    return replace(
        table,
        header_levels=tuple(
            tuple(_slot(slot, frames) for slot in level) for level in table.header_levels
        ),
        rows=tuple(tuple(_slot(slot, frames) for slot in row) for row in table.rows),
        fragments=tuple(_fragment(fragment, frames) for fragment in table.fragments),
    )
