"""PDFium's functions that are called for every character or object of a page.

Called as pypdfium2 declares them, ctypes checks and converts each argument and gives up the
interpreter's lock around calls that take less time than that. Here handles and buffers are plain
addresses; whoever calls sees to it that they live.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c

__all__ = [
    "address",
    "child_at",
    "clip_of",
    "clip_segment",
    "closes",
    "count_children",
    "count_clip_segments",
    "count_clips",
    "count_segments",
    "draw_mode",
    "fill_colour",
    "font_of",
    "font_size",
    "is_embedded",
    "loose_box",
    "marked_content",
    "matrix_of",
    "object_at",
    "object_bounds",
    "object_font_size",
    "object_kind",
    "object_matrix",
    "origin",
    "render_mode",
    "segment_at",
    "segment_kind",
    "segment_point",
    "stroke_colour",
    "text_object_at",
]

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int

Call = Callable[..., Any]


def _quick(function: object, result: object, *arguments: object) -> Call:
    """Return a function of PDFium with arguments of these types."""
    pointer = ctypes.cast(function, _ADDRESS).value  # type: ignore[arg-type]  # ctypes' own kind
    prototype: Call = ctypes.PYFUNCTYPE(result, *arguments)  # type: ignore[arg-type]  # likewise
    quick: Call = prototype(pointer)
    return quick


def address(handle: object) -> int:
    """Return where a handle of pypdfium2's points to."""
    return ctypes.cast(handle, _ADDRESS).value or 0  # type: ignore[arg-type]  # a pointer


_TEXT = (_ADDRESS, _NUMBER)
"""A text page and the index of a character."""

loose_box = _quick(pdfium_c.FPDFText_GetLooseCharBox, _NUMBER, *_TEXT, _ADDRESS)
origin = _quick(pdfium_c.FPDFText_GetCharOrigin, _NUMBER, *_TEXT, _ADDRESS, _ADDRESS)
text_object_at = _quick(pdfium_c.FPDFText_GetTextObject, _ADDRESS, *_TEXT)
matrix_of = _quick(pdfium_c.FPDFText_GetMatrix, _NUMBER, *_TEXT, _ADDRESS)
font_size = _quick(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, *_TEXT)

font_of = _quick(pdfium_c.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
object_font_size = _quick(pdfium_c.FPDFTextObj_GetFontSize, _NUMBER, _ADDRESS, _ADDRESS)
render_mode = _quick(pdfium_c.FPDFTextObj_GetTextRenderMode, _NUMBER, _ADDRESS)
marked_content = _quick(pdfium_c.FPDFPageObj_GetMarkedContentID, _NUMBER, _ADDRESS)

object_at = _quick(pdfium_c.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
count_children = _quick(pdfium_c.FPDFFormObj_CountObjects, _NUMBER, _ADDRESS)
child_at = _quick(pdfium_c.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
object_kind = _quick(pdfium_c.FPDFPageObj_GetType, _NUMBER, _ADDRESS)
object_matrix = _quick(pdfium_c.FPDFPageObj_GetMatrix, _NUMBER, _ADDRESS, _ADDRESS)
object_bounds = _quick(pdfium_c.FPDFPageObj_GetBounds, _NUMBER, _ADDRESS, *[_ADDRESS] * 4)
is_embedded = _quick(pdfium_c.FPDFFont_GetIsEmbedded, _NUMBER, _ADDRESS)

clip_of = _quick(pdfium_c.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
count_clips = _quick(pdfium_c.FPDFClipPath_CountPaths, _NUMBER, _ADDRESS)
count_clip_segments = _quick(pdfium_c.FPDFClipPath_CountPathSegments, _NUMBER, _ADDRESS, _NUMBER)
clip_segment = _quick(pdfium_c.FPDFClipPath_GetPathSegment, _ADDRESS, _ADDRESS, _NUMBER, _NUMBER)

draw_mode = _quick(pdfium_c.FPDFPath_GetDrawMode, _NUMBER, _ADDRESS, _ADDRESS, _ADDRESS)
stroke_colour = _quick(pdfium_c.FPDFPageObj_GetStrokeColor, _NUMBER, _ADDRESS, *[_ADDRESS] * 4)
fill_colour = _quick(pdfium_c.FPDFPageObj_GetFillColor, _NUMBER, _ADDRESS, *[_ADDRESS] * 4)
count_segments = _quick(pdfium_c.FPDFPath_CountSegments, _NUMBER, _ADDRESS)
segment_at = _quick(pdfium_c.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _NUMBER)
segment_point = _quick(pdfium_c.FPDFPathSegment_GetPoint, _NUMBER, _ADDRESS, _ADDRESS, _ADDRESS)
segment_kind = _quick(pdfium_c.FPDFPathSegment_GetType, _NUMBER, _ADDRESS)
closes = _quick(pdfium_c.FPDFPathSegment_GetClose, _NUMBER, _ADDRESS)
