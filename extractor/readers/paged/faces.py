"""What is known of a PDF's fonts: weight, name, whether they are in the file."""

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

__all__ = ["Face", "face_of"]

BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "simhei")
FORCE_BOLD = 1 << 18
NAME_BYTES = 256


class Face(NamedTuple):
    """What is known of a font; `name` is empty for one that the page draws itself."""

    name: str
    bold: bool


def face_of(text_page: object, index: int) -> Face:
    """Return the face of a character; it is bold by name, flag or weight."""
    buffer, flags = ctypes.create_string_buffer(NAME_BYTES), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(text_page, index, buffer, NAME_BYTES, flags)
    name = buffer.value.decode("utf-8", "replace").lower()
    named_bold = any(word in name for word in BOLD_NAMES) or bool(flags.value & FORCE_BOLD)
    weight = pdfium_c.FPDFText_GetFontWeight(text_page, index)
    _, _, plain = name.rpartition("+")
    return Face(plain, named_bold or weight >= BOLD_WEIGHT)
