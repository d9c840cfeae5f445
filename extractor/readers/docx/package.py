"""The file as a package of parts: mended where Word itself is lenient, and opened."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import cast
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from lxml.etree import LxmlError, tostring

from extractor.errors import ReadCause, ReadError
from extractor.model.document import LineRole
from extractor.readers.docx.markup import Element, w

__all__ = ["Package", "open_package"]

MAX_MARKUP = 128 * 2**20
"""Bytes of XML, unpacked, that a file may hold; a report of 500 pages has about a tenth."""

_FAILURES = (
    BadZipFile,
    zlib.error,
    struct.error,
    OpcError,
    LxmlError,
    EOFError,
    LookupError,
    OSError,
    ValueError,
    RuntimeError,  # a locked member, a way of packing that no Word uses
    AttributeError,  # python-docx, of a part whose root is not the expected element
    TypeError,
)

# Word's own variants of a report: with macros, a template. All are read alike.
_MAIN_TYPE = re.compile(rb"application/vnd\.ms-word\.(document|template)\.macroEnabled\.main\+xml")
_TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# "Strict Open XML" names the same things by other addresses.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"

_FURNITURE = {w("headerReference"): LineRole.HEADER, w("footerReference"): LineRole.FOOTER}


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that are printed or say how the others are printed."""

    body: Element
    styles: Element | None
    numbering: Element | None
    notes: tuple[Element, ...]
    furniture: tuple[tuple[LineRole, Element], ...]


def open_package(data: bytes, name: str) -> Package:
    """Return the parts of a DOCX file.

    Raises:
        ReadError: the file is damaged, or holds more than `MAX_MARKUP`.
    """
    try:
        return _parts(_mended(data, name))
    except _FAILURES as error:
        detail = f"{type(error).__name__}: {error}"
        raise ReadError(name, ReadCause.DAMAGED, detail) from error


def _parts(data: bytes) -> Package:
    main = docx.Document(BytesIO(data)).part
    body = _root(main).find(w("body"))
    if body is None:
        message = "there is no document body"
        raise ValueError(message)
    notes = (
        _related(main, kind) for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
    )
    return Package(
        body=body,
        styles=_related(main, RELATIONSHIP_TYPE.STYLES),
        numbering=_related(main, RELATIONSHIP_TYPE.NUMBERING),
        notes=tuple(root for root in notes if root is not None),
        furniture=tuple(_furniture(main, body)),
    )


def _furniture(main: Part, body: Element) -> Iterator[tuple[LineRole, Element]]:
    """Yield headers and footers, each part once, in the order of their first use."""
    seen = set()
    for reference in body.iter(*_FURNITURE):
        part = main.related_parts.get(reference.get(w("r:id"), ""))
        if part is not None and part.partname not in seen:
            seen.add(part.partname)
            yield _FURNITURE[str(reference.tag)], _root(part)


def _related(part: Part, kind: str) -> Element | None:
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return _root(relation.target_part)
    return None


def _root(part: Part) -> Element:
    root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    return cast("Element", root)


def _mended(data: bytes, name: str) -> bytes:
    """Return the file as python-docx wants it; the same bytes where nothing has to be mended.

    Word opens files with relations that lead nowhere (WPS leaves such behind), files with macros,
    templates, and files in the strict dialect; python-docx does not.
    """
    with ZipFile(BytesIO(data)) as archive:
        markup = [
            member for member in archive.infolist() if member.filename.endswith((".xml", ".rels"))
        ]
        if sum(member.file_size for member in markup) > MAX_MARKUP:
            raise ReadError(name, ReadCause.TOO_LARGE)
        names = frozenset(archive.namelist())
        old = {member.filename: archive.read(member) for member in markup}
        new = {member: _mended_part(member, content, names) for member, content in old.items()}
        return data if new == old else _repacked(archive, new)


def _repacked(archive: ZipFile, changed: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as copy:
        for member in dict.fromkeys(archive.namelist()):
            copy.writestr(member, changed[member] if member in changed else archive.read(member))
    return target.getvalue()


def _mended_part(member: str, content: bytes, names: frozenset[str]) -> bytes:
    content = _STRICT.sub(_TRANSITIONAL, content)
    if member == "[Content_Types].xml":
        return _MAIN_TYPE.sub(_DOCUMENT_TYPE, content).replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
    return _without_dangling(member, content, names) if member.endswith(".rels") else content


def _without_dangling(member: str, content: bytes, names: frozenset[str]) -> bytes:
    relations = cast("Element", parse_xml(content))
    folder = dirname(dirname(member))
    dangling = [
        relation
        for relation in relations
        if relation.get("TargetMode") != "External"
        and normpath(join(folder, relation.get("Target", ""))).lstrip("/") not in names
    ]
    for relation in dangling:
        relations.remove(relation)
    return tostring(relations) if dangling else content
