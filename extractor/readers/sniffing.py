"""Tell a file's format by its content, whatever its ending says."""

import re

from extractor.errors import ReadCause, ReadError
from extractor.readers.archive import zip_format
from extractor.readers.compound import compound_format
from extractor.readers.decoding import decode, is_damaged_text
from extractor.readers.formats import Format

__all__ = ["sniff"]

_SIGNATURES = (
    (b"%PDF-", Format.PDF),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024  # readers of PDF accept so much junk before the header
_HEAD = 4096
_PROLOGUE = r"\s*+(?:<\?xml[^>]*>\s*+|(?><!--.*?-->)\s*+)*+"  # atomic: no backtracking
_HTML = re.compile(
    _PROLOGUE + r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b")
_MAIL = re.compile(r"(?:mime-version|from|subject|date|content-type):", re.IGNORECASE)


def sniff(data: bytes, name: str) -> Format:
    """Return the format of `data`; `name` is for the error only.

    Raises:
        ReadError: none that we know, or a container that is damaged, encrypted or too large.
    """
    if data.startswith(_ZIP):
        return zip_format(data, name)
    if data.startswith(_OLE2):
        return compound_format(data, name)
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return found
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    return _sniff_text(data, name)


def _sniff_text(data: bytes, name: str) -> Format:
    """Tell markup from plain text; the marks of markup are ASCII in all encodings but UTF-16."""
    text = decode(data)
    head = (text or data[:_HEAD].decode("latin-1").removeprefix("\xef\xbb\xbf"))[:_HEAD]
    if _HTML.match(head):
        return Format.HTML
    if _MAIL.match(head) and "multipart/related" in head.lower():
        return Format.MHTML
    if text is None or _XML.match(head):
        cause = ReadCause.DAMAGED if is_damaged_text(data) else ReadCause.UNKNOWN
        raise ReadError(name, cause)
    return Format.TEXT
