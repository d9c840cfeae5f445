"""The formats that we tell apart, each by its media type, and the endings under which reports are kept."""

from enum import StrEnum

__all__ = ["ENDINGS", "IMAGES", "Format"]


class Format(StrEnum):
    """What a file is by its content; the value is its media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
    DOC = "application/msword"
    XLS = "application/vnd.ms-excel"
    RTF = "application/rtf"
    HTML = "text/html"
    MHTML = "multipart/related"
    TEXT = "text/plain"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    GIF = "image/gif"


IMAGES = frozenset({Format.PNG, Format.JPEG, Format.TIFF, Format.GIF})
"""Pictures of pages; they hold no text until it is recognised."""

_ENDINGS = """
.pdf .docx .docm .doc .wps .rtf .xlsx .xlsm .xlsb .xls .et .html .htm .xhtml .mht .mhtml
.txt .md .markdown .tsv .csv .png .jpg .jpeg .tif .tiff
"""
ENDINGS = frozenset(_ENDINGS.split())
"""What a walked folder is filtered by. The endings only choose; the content says what a file is."""
