"""Find the table of contents: its lines say the headings ahead and are none themselves."""

import re
from collections.abc import Mapping, Sequence

from extractor.model.outline import BlockKind
from extractor.segmentation.parts import Paragraph, Part
from extractor.segmentation.wording import Wording
from extractor.text.normalise import fold

__all__ = ["find_contents"]

_PAGE = re.compile(r"[-.]*\d{1,3}$")


def find_contents(parts: Sequence[Part], wording: Wording) -> set[int]:
    """Return the places of the lines of a table of contents, its title included.

    A line with a leader and a page belongs to one wherever it stands; right under the title (目录) so
    does a line that is said again further down, as where a conversion lost the leaders or the pages.
    """
    found: set[int] = set()
    said = _last_places(parts)
    for index, part in enumerate(parts):
        if not isinstance(part, Paragraph) or part.kind is not BlockKind.PARAGRAPH:
            continue
        is_under = index - 1 in found and _is_said_below(part.text, index, said)
        if is_under or wording.is_contents_title(part.text) or wording.is_contents(part.text):
            found.add(index)
    return found


def _is_said_below(text: str, index: int, said: Mapping[str, int]) -> bool:
    """Return whether a line, or the line without its page, is said again below `index`."""
    folded = fold(text)
    return any(said.get(line, index) > index for line in (folded, _PAGE.sub("", folded)))


def _last_places(parts: Sequence[Part]) -> dict[str, int]:
    """Return text → the place of the last paragraph that says it."""
    return {
        fold(part.text): index for index, part in enumerate(parts) if isinstance(part, Paragraph)
    }
