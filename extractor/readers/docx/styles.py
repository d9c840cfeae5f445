"""How text is set, resolved through the styles that a paragraph and its runs are based on."""

import re
from collections.abc import Iterator

from extractor.model.document import LineRole
from extractor.readers.docx.markup import Element, attribute, flag, integer, properties, value, w

__all__ = ["Styles"]

_DEFAULT_SIZE = 10.0
"""Points: what Office Open XML prescribes where nothing says a size."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)(pt)?")
_BODY_LEVEL = 9
"""The outline level that says 'no heading'."""

# Word keeps the names of its own styles in English, whatever its language.
_HEADING = re.compile(r"heading ([1-9])")
_ROLES = {"title": LineRole.TITLE, "subtitle": LineRole.TITLE, "caption": LineRole.CAPTION}


class Styles:
    """The styles of a file, by id; one that is missing, or based on itself, is as good as none."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of the styles part; None where the file has none."""
        self._root = root
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        self._found: dict[tuple[str | None, str], Element | None] = {}
        for style in () if root is None else root.iter(w("style")):
            identity = attribute(style, "styleId") or ""
            self._styles.setdefault(identity, style)
            if attribute(style, "type") == "paragraph" and flag(style, "default"):
                self._default = identity

    def style_of(self, paragraph: Element) -> str | None:
        """Return the id of a paragraph's style: the one it names, else the default style."""
        named = value(properties(paragraph, "pPr/pStyle"))
        return named if named in self._styles else self._default

    def ancestry(self, style: str | None) -> Iterator[tuple[str, Element]]:
        """Yield id and element of a style and of those that it is based on, nearest first."""
        seen = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            yield style, self._styles[style]
            style = value(properties(self._styles[style], "basedOn"))

    def of_paragraph(self, paragraph: Element, name: str) -> Element | None:
        """Return a paragraph's property (`jc`): its own, its style's or the document's default."""
        own = properties(paragraph, f"pPr/{name}")
        if own is not None:
            return own
        styled = self._nearest(self.style_of(paragraph), f"pPr/{name}")
        return self._document_default(f"pPr/{name}") if styled is None else styled

    def size(self, run: Element, style: str | None) -> float:
        """Return a run's type size in points; `style` is its paragraph's."""
        named = value(properties(run, "rPr/rStyle"))
        stated = (
            properties(run, "rPr/sz"),
            self._nearest(named, "rPr/sz"),
            self._nearest(style, "rPr/sz"),
            self._document_default("rPr/sz"),
        )
        found = next((element for element in stated if element is not None), None)
        match = _SIZE.fullmatch(value(found) or "")
        if match is None:
            return _DEFAULT_SIZE
        return float(match[1]) / (1 if match[2] else 2)  # half points, unless the unit is printed

    def toggle(self, run: Element, style: str | None, name: str) -> bool:
        """Return whether bold (`b`) or hidden (`vanish`) is on for a run.

        Said by paragraph style and character style both, such a property cancels itself.
        """
        own = properties(run, f"rPr/{name}")
        if own is not None:
            return flag(own)
        by_paragraph = self._nearest(style, f"rPr/{name}")
        by_character = self._nearest(value(properties(run, "rPr/rStyle")), f"rPr/{name}")
        if by_paragraph is None and by_character is None:
            return flag(self._document_default(f"rPr/{name}"))
        return flag(by_paragraph) != flag(by_character)

    def role(self, paragraph: Element) -> tuple[LineRole, int | None]:
        """Return what a paragraph's style says it is, and its heading level (from 1)."""
        names = tuple(self._names(self.style_of(paragraph)))
        for name in names:
            if name in _ROLES:
                return _ROLES[name], None
        outline = self.of_paragraph(paragraph, "outlineLvl")
        if outline is not None:
            level = integer(outline, _BODY_LEVEL) + 1
        else:
            level = next((int(m[1]) for name in names if (m := _HEADING.fullmatch(name))), 0)
        return (LineRole.HEADING, level) if 1 <= level <= _BODY_LEVEL else (LineRole.BODY, None)

    def _names(self, style: str | None) -> Iterator[str]:
        for _, element in self.ancestry(style):
            yield (value(properties(element, "name")) or "").lower()

    def _nearest(self, style: str | None, path: str) -> Element | None:
        key = style, path
        if key not in self._found:
            found = (properties(element, path) for _, element in self.ancestry(style))
            self._found[key] = next((element for element in found if element is not None), None)
        return self._found[key]

    def _document_default(self, path: str) -> Element | None:
        kind = path.partition("/")[0]
        root = self._root
        return None if root is None else properties(root, f"docDefaults/{kind}Default/{path}")
