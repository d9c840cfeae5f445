"""The text of a table cell: its printed lines put together again.

Where a line was broken for want of room nothing stood in the text but perhaps a space; where the
next word would have fitted, the writer began a new line. Only the room in the cell tells the two
apart, since a PDF holds no line ends.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.lines import row_text

__all__ = ["Row", "ink_span", "unwrap"]

Row = Sequence[Glyph]

_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"[^\w\s]\d{2,}[^\w\s]")
_COUNTED = re.compile(r"\d{2,}[^\W\d_a-zA-Z]+")

SLACK = 0.35
"""How much more room than the next word needs (in type sizes) makes a break the writer's own."""
HAIR = 0.15
"""The room of a cell is known no better than to this many type sizes."""
LATIN_END = "\u2000"
OPENING = frozenset({"Ps", "Pi"})
CLOSING = frozenset({"Pe", "Pf", "Po"})
FIGURE_MARKS = ",."
SENTENCE_MARKS = ",.;:!?)%"


def ink_span(row: Row) -> tuple[float, float]:
    """Return where a row's print begins and ends, blanks at its ends left out."""
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    return (inked[0].x0, max(glyph.x1 for glyph in inked)) if inked else (0.0, 0.0)


def unwrap(rows: Sequence[Row], room: float) -> str:
    """Return the text of rows that had `room` points to print on; a writer's own break is a newline.

    A word or a number that was broken over two lines is whole again.
    """
    inked = [row for row in rows if any(not glyph.text.isspace() for glyph in row)]
    parts = [row_text(row) for row in inked]
    if not parts:
        return ""
    stacked = len(inked) > 1 and all(_is_stacked(row) for row in inked)
    text = parts[0].strip()
    for index, (above, below) in enumerate(pairwise(inked), start=1):
        before, after = parts[index - 1 : index + 1]
        link = "" if stacked else _link(above, below, before, after, room)
        text += link or _parting(text, "".join(part.strip() for part in parts[index:]))
        text += after.strip()
    return text


def _parting(text: str, after: str) -> str:
    """Return the blank that was swallowed at a line's end between two entries made alike.

    `after` is all that follows: an entry may be broken again.

    2020级 and 2021级 are two entries, and so are two names that each begin with a code in brackets.
    """
    last, first = text.split()[-1:], after.split()[:1]
    if not (last and first):
        return ""
    codes = [_CODE.match(entry) for entry in (*last, *first)]
    shapes = {_DIGIT.sub("#", code[0]) for code in codes if code}
    if all(codes) and len(shapes) == 1:
        return " "
    is_alike = _DIGIT.sub("#", first[0]).startswith(_DIGIT.sub("#", last[0]))
    return " " if is_alike and _COUNTED.fullmatch(last[0]) else ""


def _is_stacked(row: Row) -> bool:
    """Tell a row of one wide character: a piece of a vertical line."""
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    return len(inked) == 1 and inked[0].text >= LATIN_END


def _link(above: Row, below: Row, before: str, after: str, room: float) -> str:
    """Return what stood in the text between two printed lines."""
    start, end = ink_span(above)
    free = room - (end - start)
    if _is_figure_broken(before, after):
        return ""
    if free >= _first_word_width(below) + SLACK * below[0].size:
        return "\n"
    if before[-1:].isspace() or after[:1].isspace():
        return " "
    if not _are_latin_words(before, after) or _is_forced(above, below, before, room):
        return ""
    return " "


def _is_figure_broken(before: str, after: str) -> bool:
    """Tell 63,300, + 000: a figure never ends in its own comma or point."""
    return before[-1:] in set(FIGURE_MARKS) and before[-2:-1].isdigit() and after[:1].isdigit()


def _are_latin_words(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if max(last, first) >= LATIN_END:
        return False
    return (last.isalnum() or last in SENTENCE_MARKS) and (first.isalnum() or first == "(")


def _is_forced(above: Row, below: Row, before: str, room: float) -> bool:
    """Tell a word too long for any line, which was therefore broken inside."""
    start, end = ink_span(above)
    alone = not any(character.isspace() or character >= LATIN_END for character in before.strip())
    free = room - (end - start) - HAIR * below[0].size
    return alone and free < below[0].x1 - below[0].x0 and free < _first_word_width(below)


def _first_word_width(row: Row) -> float:
    """Return the width of what cannot be parted at a line's start, in points."""
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    first = inked[0].x0
    word = list(takewhile(lambda glyph: _kind(glyph) in OPENING, inked))
    rest = inked[len(word) :]
    body = list(takewhile(lambda glyph: glyph.text < LATIN_END, rest)) or rest[:1]
    tail = takewhile(lambda glyph: _kind(glyph) in CLOSING, rest[len(body) :])
    return max(glyph.x1 for glyph in (*word, *body, *tail)) - first


def _kind(glyph: Glyph) -> str:
    return unicodedata.category(glyph.text[0])
