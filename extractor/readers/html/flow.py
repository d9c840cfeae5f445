"""Elements in the order of the page → lines and grids."""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from extractor.model.document import Item, Line, LineRole, Style
from extractor.readers.html.looks import HEADINGS, Context, as_heading, inherit, is_unseen
from extractor.readers.html.tables import is_layout, read_tables

__all__ = ["read_flow"]

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt
fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main
menu nav ol p pre search section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WIDE = "[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
# CSS Text 3, 4.1.3: a line break in the source is no space between wide characters.
_WIDE_BREAK = re.compile(rf"(?<={_WIDE})[ \t\f]*+[\n\r][ \t\n\r\f]*+(?={_WIDE})")
_LETTERS = 26
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ROMAN_LIMIT = 40


def read_flow(root: etree._Element) -> list[Item]:
    """Return the items of an element's content, from the first to the last."""
    titles = list(root.iter("h1"))
    return _Flow(sole_title=titles[0] if len(titles) == 1 else None).read(root)


class _Flow:
    """Gathers the text between the borders of blocks into lines, and has tables read apart.

    The walk keeps its own stack, for pages nest deeper than Python should recurse.
    """

    def __init__(self, sole_title: etree._Element | None) -> None:
        self._items: list[Item] = []
        self._sole_title = sole_title  # the one <h1> is no furniture, even in the page's header
        self._contexts = [Context()]
        self._runs: list[tuple[str, Context]] = []
        self._markers: dict[etree._Element, str] = {}
        self._marker = ""
        self._gap = False

    def read(self, root: etree._Element) -> list[Item]:
        """Walk the tree from `root` down and return what was gathered."""
        self._enter(root)
        stack = [(root, iter(root))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                self._add(element.tail if stack else None)
            elif is_unseen(child) or self._took_table(child):
                self._add(child.tail)
            else:
                self._enter(child)
                stack.append((child, iter(child)))
        self._end_line()
        return self._items

    def _enter(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS:
            self._end_line()
        context = inherit(element, self._contexts[-1])
        if element is self._sole_title:
            context = as_heading(context, HEADINGS["h1"])
        self._contexts.append(context)
        if element.tag == "br":
            self._break_line()
        elif element.tag == "ol":
            self._markers.update(_markers(element))
        elif element.tag == "li":
            self._marker = self._markers.pop(element, "")
        self._add(element.text)

    def _leave(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS:
            self._end_line()
        if element.tag == "li":
            self._marker = ""
        self._contexts.pop()

    def _took_table(self, element: etree._Element) -> bool:
        """Read a table that holds data; one that only lays out the page is walked like any block."""
        if element.tag != "table" or is_layout(element):
            return False
        self._end_line()
        self._items += read_tables(element, read_flow)
        self._gap = False
        return True

    def _add(self, text: str | None) -> None:
        """Gather text; where it is preformatted, its line ends count."""
        if not text:
            return
        context = self._contexts[-1]
        first, *rest = re.split("\r\n|[\n\r]", text) if context.is_preformatted else [text]
        self._runs.append((first, context))
        for line in rest:
            self._break_line()
            self._runs.append((line, context))

    def _break_line(self) -> None:
        """Begin a new line; a heading stays one line, and a break after a break is a blank line."""
        if self._contexts[-1].role is LineRole.HEADING:
            self._runs.append((" ", self._contexts[-1]))
            return
        is_blank = not any(text.strip() for text, _ in self._runs)
        self._end_line()
        self._gap = self._gap or is_blank

    def _end_line(self) -> None:
        """Make a line of what was gathered; hard spaces alone are a blank line, other space nothing."""
        runs, self._runs = self._runs, []
        seen = [context for text, context in runs if text.strip()]
        if seen:
            self._items.append(self._line("".join(text for text, _ in runs), seen))
            self._marker, self._gap = "", False
        elif any("\u00a0" in text for text, _ in runs):
            self._gap = True

    def _line(self, text: str, contexts: list[Context]) -> Line:
        """Return the line; it is bold, or of one size, if all that is seen of it is."""
        first = contexts[0]
        sizes = {context.size for context in contexts}
        style = Style(
            size=sizes.pop() if len(sizes) == 1 else None,
            bold=all(context.bold for context in contexts) or None,
            centred=first.centred,
        )
        return Line(
            self._marker + (text.rstrip() if first.is_preformatted else _collapse(text)),
            style=style,
            role=first.role,
            level=first.level,
            whole=not first.is_preformatted,
            gap=self._gap,
        )


def _collapse(text: str) -> str:
    r"""Return the text with white space as a browser shows it; hard and wide spaces stay.

    >>> _collapse(" 获证\n  人数 \n(total  1) ")
    '获证人数 (total 1)'
    """
    return _SPACE.sub(" ", _WIDE_BREAK.sub("", text)).strip(" ")


def _markers(ordered: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield each item of an ordered list with the number that a browser sets before it."""
    number = _integer(ordered.get("start"), 1)
    show = _NUMBERINGS.get(_numbering(ordered))
    for item in ordered.iterchildren("li"):
        number = _integer(item.get("value"), number)
        yield item, f"{show(number)}. " if show else ""
        number += 1


def _numbering(ordered: etree._Element) -> str:
    style = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", ordered.get("style", "").lower())
    return style[1] if style else ordered.get("type", "1")


def _integer(text: str | None, default: int) -> int:
    found = re.fullmatch(r"\s*(-?\d{1,6})\s*", text or "")
    return int(found[1]) if found else default


def _letter(number: int) -> str:
    return chr(ord("a") + number - 1) if 1 <= number <= _LETTERS else str(number)


def _roman(number: int) -> str:
    """Return a small Roman numeral; lists longer than that are numbered in figures."""
    if not 1 <= number < _ROMAN_LIMIT:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


_NUMBERINGS: Mapping[str, Callable[[int], str]] = {
    "1": str,
    "decimal": str,
    "a": _letter,
    "lower-alpha": _letter,
    "A": lambda number: _letter(number).upper(),
    "upper-alpha": lambda number: _letter(number).upper(),
    "i": _roman,
    "lower-roman": _roman,
    "I": lambda number: _roman(number).upper(),
    "upper-roman": lambda number: _roman(number).upper(),
}
