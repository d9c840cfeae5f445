"""Judge numbered lines: which of them are headings, which are items of a list.

A line alone does not tell. Lines that count on from one another under the same parent are one series,
and a series is judged as a whole: headings are short, hold no sentence, and have text between them; a
list has nothing between its items, or sentences in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.model.document import LineRole
from extractor.segmentation.emphasis import Emphasis
from extractor.segmentation.grids import is_figure
from extractor.segmentation.nesting import Node
from extractor.segmentation.numbering import Numbered
from extractor.segmentation.wording import Wording

__all__ = ["Judge", "Series", "find_series"]

_MOST = 0.6
"""So many items of a series must look like headings."""
_BETWEEN = 0.5
"""So many items of a series have text before the next one."""
_SENTENCE = 25
"""What runs on for longer after a colon is a sentence."""
_LONE_RANK = 50
"""A style ranked up to that (一、 and （一）) opens a section even where it stands alone."""


@dataclass(slots=True)
class Series:
    """Siblings that count on from one another."""

    nodes: list[Node] = field(default_factory=list)


def find_series(nodes: Sequence[Node]) -> list[Series]:
    """Return the numbered nodes in series: one parent, one family, rising numbers.

    A number printed twice by mistake (一、二、二、) begins no new series; only a first one does.
    """
    last: dict[tuple[int, str], Series] = {}
    found: list[Series] = []
    for node in nodes:
        if node.numbered is None:
            continue
        key = (node.parent.index if node.parent else -1, node.numbered.style.family)
        series = last.get(key)
        previous = series.nodes[-1].numbered if series else None
        value = node.numbered.value
        if series is None or (
            previous and (value < previous.value or value == previous.value == 1)
        ):
            series = last[key] = Series()
            found.append(series)
        series.nodes.append(node)
    return found


class Judge:
    """Decides of each series whether its items are headings."""

    def __init__(self, wording: Wording, emphasis: Emphasis) -> None:
        """Work with a grammar's words and a document's running text."""
        self._wording = wording
        self._emphasis = emphasis

    def are_headings(self, series: Series) -> bool:
        """Return whether the items of a series are headings."""
        nodes = series.nodes
        if len(nodes) == 1:
            return self._is_lone_heading(nodes[0])
        self._mark_colons(nodes)
        if any(self.run_in(node) for node in nodes) and all(self.fits(node) for node in nodes):
            return True
        if sum(1 for node in nodes if self._is_heading(node)) < _MOST * len(nodes):
            return False
        followed = sum(1 for node in nodes[:-1] if node.has_body) / (len(nodes) - 1)
        if all(self._ends_in_stop(node) for node in nodes):
            return followed == 1
        stand_out = sum(1 for node in nodes if self._stands_out(node))
        is_set_apart = stand_out >= _MOST * len(nodes) and any(node.has_body for node in nodes)
        return followed >= _BETWEEN or is_set_apart

    def bare(self, title: str) -> str:
        """Return a title without the stop or colon that ends it; a question keeps its mark."""
        rules = self._wording.rules
        return title.strip().rstrip(rules.inner_stop + rules.colons) or title.strip()

    def fits(self, node: Node) -> bool:
        """Return whether an item of a heading series is itself one."""
        return self._is_heading(node) or self.run_in(node) is not None

    def run_in(self, node: Node) -> int | None:
        """Return where a title that runs into its text ends, in characters of the paragraph."""
        stops = self._wording.full_stops | (self._wording.colons if node.has_colon else set())
        return self._run_in(node, stops)

    def _mark_colons(self, nodes: Sequence[Node]) -> None:
        """Mark siblings that all run into a sentence with a colon; 时间：3月 is a label, no title."""
        is_run_in = all(self._runs_into_sentence(node) for node in nodes)
        for node in nodes:
            node.has_colon = is_run_in

    def _runs_into_sentence(self, node: Node) -> bool:
        end, text = self._run_in(node, self._wording.colons), node.paragraph.text
        return end is not None and self._wording.ends_sentence(text) and len(text) - end > _SENTENCE

    def _run_in(self, node: Node, marks: set[str]) -> int | None:
        numbered = node.numbered
        if numbered is None or not numbered.style.run_in:
            return None
        title = numbered.title
        stops = [title.find(mark) for mark in marks if mark in title]
        if not stops:
            return None
        head = title[: min(stops)]
        is_title = 0 < len(head) <= self._wording.limits.run_in and not self._wording.has_clauses(
            head
        )
        has_rest = bool(title[len(head) + 1 :].strip())
        return numbered.start + len(head) + 1 if is_title and has_rest else None

    def _is_heading(self, node: Node) -> bool:
        is_said = node.paragraph.role is LineRole.HEADING
        return is_said or (node.numbered is not None and self._is_title(node.numbered))

    def _is_title(self, numbered: Numbered) -> bool:
        wording, title = self._wording, numbered.title.strip()
        is_question = wording.is_question(title)
        longest = wording.limits.question if is_question else wording.limits.heading
        if (
            not title
            or len(title) > longest
            or wording.has_inner_stop(title)
            or wording.ends_clause(title)
        ):
            return False
        if wording.is_contents(title) or is_figure(title.split()[-1]):
            return False  # a line of a table of contents, a row of a table that has no rules
        is_stopped = title[-1] in wording.rules.inner_stop
        return not is_stopped or (
            len(title) <= wording.limits.run_in and not wording.has_clauses(title)
        )

    def _ends_in_stop(self, node: Node) -> bool:
        return node.numbered is not None and node.numbered.title.strip()[-1:] in set(
            self._wording.rules.inner_stop
        )

    def _is_lone_heading(self, node: Node) -> bool:
        numbered = node.numbered
        if numbered is None or not self._is_heading(node):
            return False
        if node.paragraph.role is LineRole.HEADING:
            return True
        if (
            not node.has_body
            or self._ends_in_stop(node)
            or self._wording.has_clauses(numbered.title)
        ):
            return False
        opens = numbered.style.alone and (numbered.value == 1 or numbered.style.rank < _LONE_RANK)
        return opens or self._stands_out(node)

    def _stands_out(self, node: Node) -> bool:
        return self._emphasis.stands_out(node.paragraph.style)
