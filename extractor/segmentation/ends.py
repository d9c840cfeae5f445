"""Mark what stands at a report's two ends: its title, its issuer and date."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce

from extractor.model.document import LineRole
from extractor.model.outline import BlockKind
from extractor.segmentation.emphasis import Emphasis
from extractor.segmentation.numbering import Numbering
from extractor.segmentation.parts import Paragraph, Part
from extractor.segmentation.wording import Wording

__all__ = ["mark_signature", "mark_title"]

_LEAD = 8
"""A title stands among so many lines from the beginning."""
_SIGNATURE = 3
"""So many lines with an organisation's name may stand over a date."""
_NAME = 20
"""A department's name is not longer, in characters."""


def mark_title(parts: Sequence[Part], wording: Wording, numbering: Numbering) -> list[Part]:
    """Return the parts with the title marked, its lines made one; a report may have none."""
    lead = _lead(parts, wording, numbering)
    found = (
        _by_role(parts, wording, numbering)
        or _by_emphasis(lead, Emphasis.of(parts), wording)
        or _by_position(lead, wording, numbering)
    )
    if not found:
        return list(parts)
    start, lines = found
    end = start + len(lines)
    lines = [*lines, *_rest_of_title(parts[end:], wording)]
    end = start + len(lines)
    title = reduce(Paragraph.joined, map(_on_one_line, lines))
    return [*parts[:start], replace(title, kind=BlockKind.TITLE), *parts[end:]]


_Found = tuple[int, list[Paragraph]] | None
"""Where the title begins, and its lines."""


def _on_one_line(line: Paragraph) -> Paragraph:
    """Return a paragraph without the line breaks that it has of its own."""
    at = line.text.find("\n")
    if at < 0:
        return line
    head, rest = line.split(at)
    return head.joined(_on_one_line(rest))


def _rest_of_title(following: Sequence[Part], wording: Wording) -> list[Paragraph]:
    """Return the line under a title that gives its year or version in brackets, if there is one."""
    return _run(following[:1], 0, lambda line: wording.goes_on_with_title(line.text))


def _lead(parts: Sequence[Part], wording: Wording, numbering: Numbering) -> list[Paragraph]:
    """Return the short lines that stand before anything else."""
    lead: list[Paragraph] = []
    for part in parts[:_LEAD]:
        if (
            not isinstance(part, Paragraph)
            or len(part.text) > wording.limits.title
            or wording.is_sentence(part.text)
            or _opens_section(part, numbering)
            or wording.is_numbered_caption(part.text)
            or wording.is_unit_note(part.text)
            or wording.is_lone_heading(part.text)
        ):
            break
        lead.append(part)
    return lead


def _opens_section(part: Paragraph, numbering: Numbering) -> bool:
    """Return whether a line begins with a number; 附件1 alone on its line may stand over a title."""
    numbered = numbering.read(part.text)
    if numbered is None:
        return False
    return bool(numbered.title) or not numbered.style.above_title


def _by_role(parts: Sequence[Part], wording: Wording, numbering: Numbering) -> _Found:
    """Return what the format calls the title, else its only headings of level 1, where they may be it."""
    for index, part in enumerate(parts[:_LEAD]):
        if isinstance(part, Paragraph) and part.role is LineRole.TITLE:
            lines = _run(parts, index, lambda other: other.role is LineRole.TITLE)
            return index, lines
    top = [index for index, part in enumerate(parts) if _is_top(part)]
    if not top:
        return None
    start, lines = top[0], _run(parts, top[0], _is_top)
    may_be_title = len(lines) == len(top) and _is_free(parts[:start], lines, wording)
    return None if not may_be_title or numbering.read(lines[0].text) else (start, lines)


def _is_top(part: Part) -> bool:
    return isinstance(part, Paragraph) and part.role is LineRole.HEADING and part.level == 1


def _is_free(before: Sequence[Part], lines: Sequence[Paragraph], wording: Wording) -> bool:
    """Return whether `lines` may be the title after what stands before: labels, or a page's menu."""
    above = [part for part in before if isinstance(part, Paragraph)]
    ends_so = any(wording.ends_as_title(line.text) for line in lines)
    return len(above) == len(before) and all(
        wording.is_label(line.text) or (ends_so and len(line.text) <= wording.limits.title)
        for line in above
    )


def _by_emphasis(lead: Sequence[Paragraph], emphasis: Emphasis, wording: Wording) -> _Found:
    """Return the biggest of the leading lines, with the lines set like it; a name alone is none."""
    named = [line for line in lead if not wording.is_label(line.text)]
    heaviest = max((emphasis.rank(line.style) for line in named), default=(1.0, False))
    for index, line in enumerate(lead):
        stands_out = emphasis.stands_out(line.style) or bool(line.style.centred)
        if not stands_out or emphasis.rank(line.style) != heaviest or line.role != LineRole.BODY:
            continue
        lines = _run(lead, index, lambda other: emphasis.rank(other.style) == heaviest)
        lines = _without_labels_below(lines, wording)
        if lines:
            return index, lines
    return None


def _without_labels_below(lines: Sequence[Paragraph], wording: Wording) -> list[Paragraph]:
    """Return title lines up to the first issuer or date below them; an issuer may stand above them."""
    begin = next((at for at, line in enumerate(lines) if not wording.is_label(line.text)), None)
    if begin is None or any(not wording.is_issuer(line.text) for line in lines[:begin]):
        return []
    named = _run(lines[begin:], 0, lambda line: not wording.is_label(line.text))
    return [*lines[:begin], *named]


def _by_position(lead: Sequence[Paragraph], wording: Wording, numbering: Numbering) -> _Found:
    """Return the first leading line that is no issuer, date or document number, and how it goes on."""
    for index, line in enumerate(lead):
        if (
            line.role is not LineRole.BODY
            or numbering.read(line.text)
            or wording.is_label(line.text)
        ):
            continue
        if wording.has_clauses(line.text) and not wording.ends_as_title(line.text):
            return None
        lines = [line]
        if index + 1 < len(lead) and not wording.ends_as_title(line.text):
            follower = lead[index + 1]
            if wording.ends_as_title(follower.text) and not wording.is_label(follower.text):
                lines.append(follower)
        return index, lines
    return None


def _run(
    parts: Sequence[Part], start: int, is_alike: Callable[[Paragraph], bool]
) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for part in parts[start:]:
        if not isinstance(part, Paragraph) or not is_alike(part):
            break
        lines.append(part)
    return lines


def mark_signature(parts: Sequence[Part], wording: Wording, numbering: Numbering) -> list[Part]:
    """Return the parts with the lines marked that are nothing but an issuer over a date."""
    marked = list(parts)
    for index, part in enumerate(parts):
        if not isinstance(part, Paragraph) or part.kind is not BlockKind.PARAGRAPH:
            continue
        if wording.is_date(part.text):
            _sign(marked, index)
            for above in range(index - 1, max(-1, index - 1 - _SIGNATURE), -1):
                is_department = above == index - 1 and _is_department(
                    marked[above], numbering, wording
                )
                if not is_department and not _is_issuer(marked[above], wording):
                    break
                _sign(marked, above)
        elif index == len(parts) - 1 and _is_issuer(part, wording):
            _sign(marked, index)
    return marked


def _is_issuer(part: Part, wording: Wording) -> bool:
    return (
        isinstance(part, Paragraph)
        and part.kind is BlockKind.PARAGRAPH
        and wording.is_issuer(part.text)
    )


def _is_department(part: Part, numbering: Numbering, wording: Wording) -> bool:
    """Return whether the line over a date is a name, short and no sentence: 教务处 signs too."""
    return (
        isinstance(part, Paragraph)
        and part.kind is BlockKind.PARAGRAPH
        and part.role is LineRole.BODY
        and len(part.text) <= _NAME
        and part.text.isalpha()
        and numbering.read(part.text) is None
        and not wording.ends_as_caption(part.text)
    )


def _sign(marked: list[Part], index: int) -> None:
    part = marked[index]
    if isinstance(part, Paragraph):
        marked[index] = replace(part, kind=BlockKind.SIGNATURE)
