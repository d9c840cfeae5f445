"""What one paragraph prints: its text, how most of it is set, and what is anchored in it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.model.document import Style
from extractor.readers.docx.counting import print_number
from extractor.readers.docx.markup import Element, attribute, flag, printed, properties, value, w
from extractor.readers.docx.styles import Styles
from extractor.text.symbols import sign_of

__all__ = ["Paragraph", "ends_in_print", "read_paragraph"]

_NOTE_REFERENCES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_ANCHORED = frozenset({w("drawing"), w("pict"), w("object")})
_FIELD, _CODE, _MATHS = w("fldChar"), w("instrText"), w("m:oMath")
_DENOMINATOR, _MATHS_TEXT = w("m:den"), w("m:t")

# A circled number that Word draws as a formula field: EQ \o\ac(○,12).
_CIRCLED = re.compile(r"\s*eq\s*\\o\s*\\ac\s*\(\W+(\d{1,3})\s*\)\s*", re.IGNORECASE)

_CODE_POINT = re.compile(r"[0-9A-Fa-f]{1,4}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, the number that Word makes for it apart.

    `anchored` are its drawings, pictures and embedded objects, `notes` the kinds and ids of the
    footnotes and endnotes that it refers to.
    """

    text: str
    style: Style
    anchored: tuple[Element, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def ends_in_print(paragraph: Element) -> bool:
    """Return whether a paragraph ends on the page: False where its mark is deleted or hidden."""
    mark = properties(paragraph, "pPr/rPr")
    gone = ("del", "moveFrom", "vanish", "specVanish")
    return mark is None or not any(flag(properties(mark, name)) for name in gone)


def read_paragraph(pieces: Sequence[Element], styles: Styles) -> Paragraph:
    """Return what a paragraph prints, put together from the pieces that lost their marks.

    The last piece has the mark, so how it is set is how the whole is set.
    """
    style = styles.style_of(pieces[-1])
    leaves = [
        (leaf, text, run)
        for piece in pieces
        for leaf, text in _leaves(piece)
        if (run := leaf.getparent()) is not None and not styles.toggle(run, style, "vanish")
    ]
    return Paragraph(
        text="".join(text for _, text, _ in leaves).strip("\n"),
        style=_setting(pieces[-1], [(run, text) for _, text, run in leaves if text], styles),
        anchored=tuple(leaf for leaf, _, _ in leaves if leaf.tag in _ANCHORED),
        notes=tuple(
            (_NOTE_REFERENCES[str(leaf.tag)], attribute(leaf, "id") or "")
            for leaf, _, _ in leaves
            if leaf.tag in _NOTE_REFERENCES
        ),
    )


def _setting(paragraph: Element, runs: Sequence[tuple[Element, str]], styles: Styles) -> Style:
    """Return size and weight of most characters, white space aside."""
    style = styles.style_of(paragraph)
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for run, text in runs:
        characters = len("".join(text.split()))
        sizes[styles.size(run, style)] += characters
        bold[styles.toggle(run, style, "b")] += characters
    return Style(
        size=max(sizes, key=lambda size: sizes[size], default=None),
        bold=bold[True] > bold[False],
        centred=value(styles.of_paragraph(paragraph, "jc")) == "center",
    )


def _leaves(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """Yield each element that prints or anchors something, with its text; of a field its result.

    A field may begin in one paragraph and end in another (a table of contents): its code never does.
    """
    fields: list[str | None] = []  # the open fields: the code so far, None in the result
    for leaf in printed(paragraph, _LEAVES):
        if leaf.tag == _FIELD:
            yield leaf, _drawn(_follow(fields, attribute(leaf, "fldCharType")))
        elif leaf.tag == _CODE:
            if fields and fields[-1] is not None:
                fields[-1] += leaf.text or ""
        elif all(code is None for code in fields):
            yield leaf, _TEXTS.get(str(leaf.tag), _nothing)(leaf)


def _follow(fields: list[str | None], step: str | None) -> str:
    """Open, turn or close a field; return the code of one that closes without a result."""
    if step == "begin":
        fields.append("")
    elif fields and step == "separate":
        fields[-1] = None
    elif fields and step == "end":
        return fields.pop() or ""
    return ""


def _drawn(code: str) -> str:
    """Return the circled number that a formula field draws; other codes draw nothing here."""
    match = _CIRCLED.fullmatch(code)
    return print_number(int(match[1]), "decimalEnclosedCircle") if match else ""


def _nothing(_: Element) -> str:
    return ""


def _symbol(element: Element) -> str:
    """Return a sign of a symbol font; nothing where its code is no character."""
    font = (attribute(element, "font") or "").lower()
    code = attribute(element, "char") or ""
    if not _CODE_POINT.fullmatch(code):
        return ""
    sign = sign_of(font, int(code, 16))
    return "" if unicodedata.category(sign) in {"Cc", "Cs"} else sign


def _maths(element: Element) -> str:
    """Return a formula on one line, its fractions with a stroke."""
    parts = element.iter(_DENOMINATOR, _MATHS_TEXT)
    return "".join("/" if part.tag == _DENOMINATOR else part.text or "" for part in parts)


_TEXTS: Mapping[str, Callable[[Element], str]] = {
    w("t"): lambda element: element.text or "",
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("br"): lambda _: "\n",  # a page break too: what follows stands on another line
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "-",
    w("sym"): _symbol,
    _MATHS: _maths,
}
_LEAVES = frozenset({*_TEXTS, *_NOTE_REFERENCES, *_ANCHORED, _FIELD, _CODE})
