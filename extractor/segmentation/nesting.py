"""Find each heading's parent from what stands open above it.

The first style seen at a level defines the level: 1、 under nothing is a section of its own, under 一、 a
part of it. Where two styles meet that the document has not ranked yet, the count tells: if the open
style's count goes on later, the new style is inside it; else the usual rank of styles decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.segmentation.numbering import Numbered
from extractor.segmentation.parts import Paragraph

__all__ = ["Node", "nest"]


@dataclass(slots=True)
class Node:
    """A line that may be a heading; `index` is its place among the parts, `weight` how it stands out.

    `parent` and `depth` are set by `nest`; `has_body`: text stands under it before its next sibling;
    `has_colon`: its title runs into the text with a colon, as its siblings' do.
    """

    index: int
    paragraph: Paragraph
    numbered: Numbered | None
    weight: tuple[float, bool]
    parent: "Node | None" = None
    depth: int = 1
    has_body: bool = False
    has_colon: bool = False


def nest(nodes: Sequence[Node]) -> None:
    """Set parent and depth of nodes given in reading order."""
    path: list[Node] = []
    inner = _inner(nodes)
    inside: set[tuple[str, str]] = set()
    for position, node in enumerate(nodes):
        if node.index in inner:
            del path[_under_number(path) :]
        else:
            del path[_level(path, node, nodes[position + 1 :], inside) :]
        node.parent = path[-1] if path else None
        node.depth = len(path) + 1
        inside |= {(_family(open_), _family(node)) for open_ in path}
        path.append(node)


def _level(
    path: Sequence[Node], node: Node, later: Sequence[Node], inside: set[tuple[str, str]]
) -> int:
    """Return how many of the open headings stand above `node`; `inside` is the order seen so far."""
    sibling = _sibling(path, node)
    if sibling is not None:
        return sibling
    level = len(path)
    while level and not _stands_above(path[level - 1], node, later, inside):
        level -= 1
    return level


def _inner(nodes: Sequence[Node]) -> set[int]:
    """Return the headings without number that stand inside numbered ones, whatever their type.

    They do where the first of them stands below a number and the count goes on past one of them, and
    where the numbers are set as big: a bigger line stands above.
    """
    numbered = [node for node in nodes if node.numbered and node.numbered.style.alone]
    plain = [node for node in nodes if node.numbered is None and node.paragraph.level is None]
    if not numbered or not plain or plain[0].index < numbered[0].index:
        return set()
    size = max(node.weight[0] for node in numbered)
    past = {node.index for node in numbered if node.numbered and node.numbered.value > 1}
    goes_on = any(plain[0].index < index for index in past)
    is_smaller = all(node.weight[0] <= size for node in plain)
    return {node.index for node in plain} if goes_on and is_smaller else set()


def _under_number(path: Sequence[Node]) -> int:
    """Return how many open headings are up to the last with a number."""
    return max((at for at, node in enumerate(path, start=1) if node.numbered), default=0)


def _sibling(path: Sequence[Node], node: Node) -> int | None:
    """Return the level at which an open heading counts on to `node`: its next number, or its style."""
    if node.numbered is None:
        return None
    family = [
        (level, open_.numbered)
        for level, open_ in reversed(list(enumerate(path)))
        if open_.numbered and _family(open_) == _family(node)
    ]
    for level, number in family:
        if node.numbered.value == number.value + 1:
            return level
    for level, number in family:
        if number.style.id == node.numbered.style.id or node.numbered.value > 1:
            return level
    return None


def _stands_above(
    open_: Node, node: Node, later: Sequence[Node], inside: set[tuple[str, str]]
) -> bool:
    if open_.paragraph.level is not None and node.paragraph.level is not None:
        return open_.paragraph.level < node.paragraph.level
    if open_.numbered is None and node.numbered and open_.weight[0] <= node.weight[0]:
        return (_family(open_), _family(node)) in inside or _restarts(open_, node, later)
    if open_.numbered is None or node.numbered is None:
        return _prominence(open_) > _prominence(node)
    order = (_family(open_), _family(node))
    if order in inside or order[::-1] in inside:
        return order in inside
    if open_.numbered.style.rank < node.numbered.style.rank:
        return True
    return _counts_on(open_.numbered, later)


def _family(node: Node) -> str:
    return node.numbered.style.family if node.numbered else ""


def _prominence(node: Node) -> tuple[bool, tuple[float, bool]]:
    return node.paragraph.level is not None, node.weight


def _restarts(open_: Node, node: Node, later: Sequence[Node]) -> bool:
    """Return whether the count begins anew under the next heading that is set like the open one."""
    alike = [other for other in later if other.numbered is None and other.weight == open_.weight]
    number, family = node.numbered, _family(node)
    return bool(alike) and any(
        other.numbered and number and other.numbered.value == number.value
        for other in later
        if other.index > alike[0].index and _family(other) == family
    )


def _counts_on(open_: Numbered, later: Sequence[Node]) -> bool:
    """Return whether the next number of the open family goes on with its count."""
    for node in later:
        if node.numbered and node.numbered.style.family == open_.style.family:
            return node.numbered.value == open_.value + 1
    return False
