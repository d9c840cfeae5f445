"""What the signs of symbol fonts look like, which say nothing of it themselves."""

from collections.abc import Mapping

__all__ = ["sign_of"]

_PRIVATE = range(0xF000, 0xF100)
"""Where a symbol font's characters are put in a text."""

_SIGNS: Mapping[str, Mapping[int, str]] = {
    "symbol": {
        0x2D: "−",
        0xA3: "≤",
        0xA5: "∞",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB8: "÷",
        0xB9: "≠",
        0xBB: "≈",
        0xE5: "∑",
        0xAE: "→",
    },
    "wingdings": {
        **{0x80 + number: chr(0x245F + number) for number in range(1, 11)},
        **{0x8B + number: chr(0x2775 + number) for number in range(1, 11)},
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x75: "◆",
        0xA7: "▪",
        0xA8: "☐",
        0xD8: "➢",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    },
}


def sign_of(font: str, point: int) -> str:
    """Return the sign that a font shows for a code point; the point's own character where unknown.

    Args:
        font: its name in lower case.
        point: a code point, or the number of the character in the font.

    >>> sign_of("wingdings", 0xF0FC), sign_of("symbolmt", 0xB3), sign_of("arial", 0x41)
    ('✓', '≥', 'A')
    """
    family = font.partition("-")[0].removesuffix("mt")  # Wingdings-Regular, SymbolMT
    place = point % 0x100 if point in _PRIVATE else point
    return _SIGNS.get(family, {}).get(place, chr(point))
