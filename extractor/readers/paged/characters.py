"""What a reader sees for a code point of a PDF's text layer."""

import unicodedata

from extractor.text.symbols import sign_of

__all__ = ["FIRST_PRIVATE", "LOW_SURROGATES", "REPLACEMENT", "Signs", "is_unknown", "pair"]

REPLACEMENT = "\ufffd"
LINE_END_HYPHENS = (0x02, 0xFFFE)
"""What PDFium puts for a hyphen that ends a line."""
BLANKS = (0x09, 0x0A, 0x0D)
"""Of the control characters only these part words."""
INVISIBLE = (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
SPACE = 0x20
_SPECIAL = {
    0x00: REPLACEMENT,
    0xAD: "-",
    **dict.fromkeys(LINE_END_HYPHENS, "-"),
    **dict.fromkeys(BLANKS, " "),
    **dict.fromkeys(INVISIBLE, ""),
}
PRIVATE_USE = range(0xE000, 0xF900)
FIRST_PRIVATE = "\ue000"
PRIVATE_PLANES = 0xF0000
LOW_SURROGATES = range(0xDC00, 0xE000)
FOLDED = (
    range(0x2E80, 0x2FE0),  # radicals, which Chromium's PDFs hold for characters
    range(0xF900, 0xFB07),  # compatibility ideographs, Latin ligatures
    range(0x2F800, 0x2FA20),
)
VERTICAL = (range(0xFE10, 0xFE1A), range(0xFE30, 0xFE50))
"""Marks as they stand in vertical writing."""
TO_FULL_WIDTH = 0xFEE0

RADICALS = {
    0x2E81: 0x5382, 0x2E8A: 0x535C, 0x2E92: 0x5DF3, 0x2E93: 0x5E7A, 0x2E9D: 0x6708, 0x2EA0: 0x6C11,
    0x2EA7: 0x725B, 0x2EA9: 0x738B, 0x2EAA: 0x758B, 0x2EAB: 0x76EE, 0x2EAC: 0x793A, 0x2EAE: 0x7AF9,
    0x2EB3: 0x7F51, 0x2EB6: 0x7F8A, 0x2EB7: 0x7F8A, 0x2EB8: 0x7F8A, 0x2EBB: 0x807F, 0x2EBC: 0x8089,
    0x2EBD: 0x81FC, 0x2EC1: 0x864E, 0x2EC4: 0x897F, 0x2EC5: 0x89C1, 0x2EC6: 0x89D2, 0x2EC7: 0x89D2,
    0x2EC9: 0x8D1D, 0x2ECA: 0x8DB3, 0x2ECB: 0x8F66, 0x2ECF: 0x9091, 0x2ED1: 0x957F, 0x2ED3: 0x957F,
    0x2ED4: 0x95E8, 0x2ED7: 0x96E8, 0x2ED8: 0x9752, 0x2ED9: 0x97E6, 0x2EDA: 0x9875, 0x2EDB: 0x98CE,
    0x2EDC: 0x98DE, 0x2EDD: 0x98DF, 0x2EDE: 0x98DF, 0x2EDF: 0x98DF, 0x2EE2: 0x9A6C, 0x2EE3: 0x9AA8,
    0x2EE4: 0x9B3C, 0x2EE5: 0x9C7C, 0x2EE6: 0x9E1F, 0x2EE8: 0x9EA6, 0x2EE9: 0x9EC4, 0x2EEC: 0x9F50,
    0x2EEE: 0x9F7F, 0x2EF0: 0x9F99,
}  # fmt: skip
"""Radicals that look like a character of their own and that Unicode does not lead there."""


class Signs(dict[int, str]):
    """What is seen of each code point in one font; empty for nothing, several characters for a ligature.

    >>> signs = Signs("wingdings")
    >>> signs[0x2F2F], signs[0x2ECB], signs[0xFB01], signs[0xFE35], signs[0xF0FC]
    ('工', '车', 'fi', '（', '✓')
    """

    def __init__(self, font: str) -> None:
        """Know nothing yet of a font; its name is in lower case."""
        super().__init__()
        self._font = font

    def __missing__(self, code: int) -> str:
        """Find out what is seen of a code point, once."""
        self[code] = found = _seen(code, self._font)
        return found


def _seen(code: int, font: str) -> str:
    if code in PRIVATE_USE:
        return sign_of(font, code)
    if any(code in span for span in FOLDED):
        return _folded(code)
    if any(code in span for span in VERTICAL):
        return _upright(code)
    return _SPECIAL.get(code, "" if code < SPACE else chr(code))


def _folded(code: int) -> str:
    known = RADICALS.get(code)
    return chr(known) if known else unicodedata.normalize("NFKC", chr(code))


def _upright(code: int) -> str:
    """Return a mark of vertical writing as it stands in a line."""
    folded = unicodedata.normalize("NFKC", chr(code))
    if len(folded) == 1 and folded.isascii():
        return chr(ord(folded) + TO_FULL_WIDTH)
    return folded if len(folded) == 1 else chr(code)


def is_unknown(text: str) -> bool:
    """Return whether a glyph's text does not say which character it is."""
    point = ord(text[0])
    return point in PRIVATE_USE or text == REPLACEMENT or point >= PRIVATE_PLANES


def pair(high: int, low: int) -> int:
    """Join two UTF-16 halves; a half alone has no meaning.

    >>> chr(pair(0xD842, 0xDFB7))
    '𠮷'
    """
    if not high or low not in LOW_SURROGATES:
        return ord(REPLACEMENT)
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
