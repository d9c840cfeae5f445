"""Mark headings and list items among the parts, and draw the tree of sections."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.model.document import LineRole
from extractor.model.outline import BlockKind, Section
from extractor.segmentation.contents import find_contents
from extractor.segmentation.emphasis import Emphasis
from extractor.segmentation.nesting import Node, nest
from extractor.segmentation.numbering import Numbering
from extractor.segmentation.parts import Paragraph, Part
from extractor.segmentation.series import Judge, find_series
from extractor.segmentation.wording import Wording

__all__ = ["draw_sections", "join_bare_numbers", "mark_headings"]

_SEVERAL = 3
"""So many short lines over paragraphs are headings where nothing else is."""


def join_bare_numbers(parts: Sequence[Part], wording: Wording, numbering: Numbering) -> list[Part]:
    """Return the parts with a number that stands alone on its line joined to the title below it."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            isinstance(part, Paragraph)
            and isinstance(last, Paragraph)
            and part.kind is last.kind is BlockKind.PARAGRAPH
            and _is_bare(last, numbering)
            and len(part.text) <= wording.limits.unnumbered
            and not wording.is_sentence(part.text)
            and numbering.read(part.text) is None
        ):
            spaced = replace(last, text=last.text + " ")
            joined[-1] = spaced.joined(part)
        else:
            joined.append(part)
    return joined


def _is_bare(part: Paragraph, numbering: Numbering) -> bool:
    numbered = numbering.read(part.text)
    return numbered is not None and not numbered.title.strip()


def mark_headings(parts: Sequence[Part], wording: Wording, numbering: Numbering) -> list[Part]:
    """Return the parts with headings and list items marked, titles that run into text set apart."""
    emphasis = Emphasis.of(parts)
    judge = Judge(wording, emphasis)
    nodes = _candidates(parts, wording, numbering, emphasis)
    headings = _headings(_without_strays(nodes, parts, judge), parts, judge)
    nest(headings)
    chosen = {node.index: node for node in headings}
    items = {node.index for node in nodes} - set(chosen)
    marked: list[Part] = []
    for index, part in enumerate(parts):
        if index in chosen:
            marked.extend(_heading(chosen[index], judge))
        elif isinstance(part, Paragraph) and part.kind is BlockKind.PARAGRAPH:
            is_item = (
                index in items
                or part.role is LineRole.LIST_ITEM
                or numbering.is_bulleted(part.text)
            )
            marked.append(replace(part, kind=BlockKind.LIST_ITEM) if is_item else part)
        else:
            marked.append(part)
    return marked


def draw_sections(parts: Sequence[Part]) -> tuple[Section, ...]:
    """Return the sections that the marked headings open, in order; ranges count the parts."""
    starts = [
        (index, part)
        for index, part in enumerate(parts)
        if isinstance(part, Paragraph) and part.kind is BlockKind.HEADING
    ]
    path: list[tuple[str, int]] = []
    sections = []
    for order, (index, heading) in enumerate(starts):
        while path and path[-1][1] >= heading.depth:
            path.pop()
        following = (start for start, later in starts[order + 1 :] if later.depth <= heading.depth)
        sections.append(
            Section(
                id=f"s{order + 1}",
                number=heading.number,
                title=heading.title,
                depth=heading.depth,
                parent=path[-1][0] if path else None,
                first_block=index,
                last_block=next(following, len(parts)) - 1,
            )
        )
        path.append((f"s{order + 1}", heading.depth))
    return tuple(sections)


def _candidates(
    parts: Sequence[Part], wording: Wording, numbering: Numbering, emphasis: Emphasis
) -> list[Node]:
    """Return the lines that begin with a number or stand out as headings do."""
    nodes = []
    contents = find_contents(parts, wording)
    for index, part in enumerate(parts):
        if not isinstance(part, Paragraph) or part.kind is not BlockKind.PARAGRAPH:
            continue
        if index in contents:
            continue
        numbered = numbering.read(part.text)
        if numbered or _is_unnumbered_heading(part, parts[index + 1 :], wording, emphasis):
            nodes.append(Node(index, part, numbered, emphasis.weight(part.style)))
    if nodes:
        return nodes
    short = _short_lines_over_text(parts, contents, wording)
    return [Node(index, line, None, emphasis.weight(line.style)) for index, line in short]


def _short_lines_over_text(
    parts: Sequence[Part], contents: set[int], wording: Wording
) -> list[tuple[int, Paragraph]]:
    """Return the short lines right above paragraphs, if a text without any other heading has several."""
    short = [
        (index, part)
        for index, (part, below) in enumerate(pairwise(parts))
        if isinstance(part, Paragraph)
        and isinstance(below, Paragraph)
        and part.kind is below.kind is BlockKind.PARAGRAPH
        and part.role is LineRole.BODY
        and index not in contents
        and len(part.text) <= wording.limits.run_in
        and not wording.is_sentence(part.text)
        and not wording.is_label(part.text)
        and not wording.colons & set(part.text)
        and wording.ends_sentence(below.text)
        and len(below.text) > wording.limits.heading
    ]
    return short if len(short) >= _SEVERAL else []


def _is_unnumbered_heading(
    part: Paragraph, following: Sequence[Part], wording: Wording, emphasis: Emphasis
) -> bool:
    """Return whether the format calls a line a heading, or its type does and text follows."""
    if part.role is LineRole.HEADING:
        return True
    if part.role is not LineRole.BODY:
        return False
    if wording.is_lone_heading(part.text):
        return bool(following)
    if not emphasis.stands_out(part.style) or wording.is_label(part.text):
        return False
    if len(part.text) > wording.limits.unnumbered or wording.is_sentence(part.text):
        return False
    return _leads_to_text(following, emphasis)


def _leads_to_text(following: Sequence[Part], emphasis: Emphasis) -> bool:
    """Return whether text stands below, or one more heading and then text; more are no headings."""
    stand_out = [
        isinstance(part, Paragraph) and emphasis.stands_out(part.style) for part in following[:2]
    ]
    return False in stand_out


def _mark_bodies(nodes: Sequence[Node], parts: Sequence[Part]) -> None:
    """Set which nodes have text under them before their next sibling."""
    by_index = {node.index: node for node in nodes}
    for node in nodes:
        follower = parts[node.index + 1] if node.index + 1 < len(parts) else None
        if node.index + 1 in by_index:
            node.has_body = by_index[node.index + 1].parent is node
        else:
            is_end = isinstance(follower, Paragraph) and follower.kind is BlockKind.SIGNATURE
            node.has_body = follower is not None and not is_end


def _without_strays(nodes: Sequence[Node], parts: Sequence[Part], judge: Judge) -> list[Node]:
    """Return the nodes without numbers that count on from nothing: no heading, and no list either."""
    nest(nodes)
    _mark_bodies(nodes, parts)
    strays = {
        series.nodes[0].index
        for series in find_series(nodes)
        if len(series.nodes) == 1 and not judge.are_headings(series)
    }
    return [node for node in nodes if node.index not in strays]


def _headings(nodes: Sequence[Node], parts: Sequence[Part], judge: Judge) -> list[Node]:
    """Return the nodes that are headings; what stands under a list item is none."""
    nest(nodes)
    _mark_bodies(nodes, parts)
    fitting = {
        node.index
        for series in find_series(nodes)
        if judge.are_headings(series)
        for node in series.nodes
        if judge.fits(node)
    }
    headings: list[Node] = []
    chosen: set[int] = set()
    for node in nodes:
        is_said = node.paragraph.role is LineRole.HEADING
        is_under_heading = node.parent is None or node.parent.index in chosen
        is_fit = node.numbered is None or node.index in fitting
        if is_said or (is_fit and is_under_heading):
            headings.append(node)
            chosen.add(node.index)
    return headings


def _heading(node: Node, judge: Judge) -> list[Part]:
    """Return the heading of a node, and the text that its title runs into."""
    paragraph, numbered = node.paragraph, node.numbered
    begin = numbered.start if numbered else 0
    end = judge.run_in(node)
    head, rest = paragraph.split(end) if end else (paragraph, None)
    heading = replace(
        head,
        kind=BlockKind.HEADING,
        number=numbered.number if numbered else None,
        title=judge.bare(head.text[begin:]),
        depth=node.depth,
    )
    return [heading, rest] if rest else [heading]
