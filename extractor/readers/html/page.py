"""From the bytes of a page to its items: encoding, parsing, the window's title."""

import email
import re
from dataclasses import replace

from lxml import etree

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document, Item, Line, LineRole
from extractor.model.provenance import Source
from extractor.readers.decoding import decode
from extractor.readers.html.flow import read_flow

__all__ = ["read_fragment", "read_html", "read_mhtml"]

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_TITLE_LENGTH = 6  # characters: a shorter text may stand in a title by chance
# What pages declare, and the superset by which browsers read it. Others are not believed: many a
# page says iso-8859-1 and is not, and that would fit any bytes.
_DECLARABLE = {
    "utf-8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}


def read_html(data: bytes, source: Source) -> Document:
    """Read a page. Its encoding is that of its mark, else what it declares, else what fits.

    Raises:
        ReadError: the bytes are no text, or the elements nest too deep to be read whole.
    """
    return _read_page(data, source, declared=None)


def read_mhtml(data: bytes, source: Source) -> Document:
    """Read a single-file web page: a mail message that holds a page and its pictures.

    Raises:
        ReadError: there is no page in it, or the page cannot be read.
    """
    try:
        parts = email.message_from_bytes(data).walk()
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
        content = page.get_payload(decode=True) if page else None
        declared = page.get_content_charset() if page else None
    except (RecursionError, ValueError, LookupError) as error:
        raise ReadError(source.name, ReadCause.DAMAGED, str(error)) from error
    if not isinstance(content, bytes):
        raise ReadError(source.name, ReadCause.UNKNOWN, "a mail message")
    return _read_page(content, source, declared)


def read_fragment(text: str) -> list[Item]:
    """Return the items of a piece of markup; nothing where it cannot be parsed whole."""
    root, is_whole = _parse(text)
    return [] if root is None or not is_whole else read_flow(root)


def _read_page(data: bytes, source: Source, declared: str | None) -> Document:
    text = decode(data, _encoding(data, declared))
    if text is None:
        raise ReadError(source.name, ReadCause.DAMAGED, "no encoding fits")
    root, is_whole = _parse(text)
    if not is_whole:
        raise ReadError(source.name, ReadCause.DAMAGED, "elements nest too deep")
    if root is None:
        return Document(source, ())
    title = " ".join((root.findtext(".//title") or "").split())
    return Document(source, tuple(_with_title(title, read_flow(root))))


def _encoding(data: bytes, declared: str | None) -> str | None:
    """Return the encoding that the message around the page, or the page, declares."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    inner = found[1].decode("latin-1") if found else ""
    return _DECLARABLE.get((declared or inner).lower())


def _parse(text: str) -> tuple[etree._Element | None, bool]:
    """Return the root, if there is any, and whether the parser kept within its limits."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, etree.ParserError):
        return None, True
    limit = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return root, all(entry.type != limit for entry in parser.error_log)


def _with_title(title: str, items: list[Item]) -> list[Item]:
    """Return the items with the line marked as title that the window's title holds, if no `<h1>` is there.

    The window often adds the site's name, which may stand on the page too: the longest line counts.
    The window's title itself is not printed on the page, and so is no line.
    """
    lines = [(index, item) for index, item in enumerate(items) if isinstance(item, Line)]
    held = [
        (index, line)
        for index, line in lines
        if len(line.text.strip()) >= _TITLE_LENGTH and line.text.strip() in title
    ]
    if not held or any(line.level == 1 for _, line in lines):
        return items
    place, found = max(held, key=lambda pair: len(pair[1].text.strip()))
    return [*items[:place], replace(found, role=LineRole.TITLE), *items[place + 1 :]]
