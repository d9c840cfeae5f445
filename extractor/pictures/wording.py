"""The words of the pictures."""

from collections.abc import Mapping

from extractor.model.message import Message

__all__ = ["BLOCKS", "EMPTY", "HINT", "LAYERS", "cell", "findings", "join", "page", "section"]

LAYERS: Mapping[str, Message] = {
    "block": Message(zh="文本块", en="blocks"),
    "section": Message(zh="章节", en="sections"),
    "table": Message(zh="表格", en="tables"),
    "cell": Message(zh="单元格", en="cells"),
    "claim": Message(zh="陈述", en="claims"),
    "finding": Message(zh="核对发现", en="findings"),
}
BLOCKS: Mapping[str, Message] = {
    "title": Message(zh="题名", en="title"),
    "heading": Message(zh="标题", en="heading"),
    "paragraph": Message(zh="段落", en="paragraph"),
    "list_item": Message(zh="列表项", en="list item"),
    "caption": Message(zh="表题", en="caption"),
    "table": Message(zh="表格", en="table"),
    "note": Message(zh="注", en="note"),
    "signature": Message(zh="落款", en="signature"),
    "furniture": Message(zh="页眉页脚", en="running header or footer"),
}
EMPTY = Message(zh="未发现不一致。", en="Nothing disagrees.")
HINT = Message(zh="将鼠标移到图上的标记，查看说明", en="Point at a mark to see what it is and why")


def page(number: int) -> Message:
    """Return the title of a page."""
    return Message(zh=f"第 {number} 页", en=f"page {number}")


def findings(count: int) -> Message:
    """Return the title of the list of findings."""
    return Message(zh=f"核对发现 {count} 项", en=f"findings: {count}")


def section(depth: int, parent: str | None) -> Message:
    """Return how deep a section stands, and in which."""
    if parent is None:
        return Message(zh=f"第 {depth} 级", en=f"level {depth}")
    return Message(zh=f"第 {depth} 级，属于 {parent}", en=f"level {depth}, in {parent}")


def join(joined_by: str | None, score: float) -> Message:
    """Return why a part of a table was joined to the part before it."""
    if joined_by is None:
        return Message(zh="表格由此开始", en="the table begins here")
    return Message(
        zh=f"与上一页拼接：{joined_by}（{score}）",
        en=f"joined to the part before: {joined_by} ({score})",
    )


def cell(table: str, row: int, column: int) -> Message:
    """Return the name of a cell, counted from 1."""
    return Message(
        zh=f"{table} 第 {row + 1} 行第 {column + 1} 列",
        en=f"{table} row {row + 1} column {column + 1}",
    )
