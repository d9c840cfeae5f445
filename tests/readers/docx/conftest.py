"""Word files made in memory: the XML of a test, packed with only the parts that it needs."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

import pytest

from extractor.model.document import Document, Grid, Line
from extractor.model.provenance import Source
from extractor.readers.docx import read_docx

OFFICE = "http://schemas.openxmlformats.org"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": f"{OFFICE}/wordprocessingml/2006/main",
        "r": f"{OFFICE}/officeDocument/2006/relationships",
        "m": f"{OFFICE}/officeDocument/2006/math",
        "mc": f"{OFFICE}/markup-compatibility/2006",
        "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
        "a": f"{OFFICE}/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}
Parts = Mapping[str, bytes]


def pack(parts: Parts) -> bytes:
    """Return a zip of the parts by name."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def make_parts(body: str, **others: str) -> dict[str, bytes]:
    """Return the parts of a Word file.

    `others` are the contents of `styles`, `numbering`, `footnotes`, `endnotes`, and of any number of
    parts that begin with `header` or `footer`; the relation of a part has its name as id.
    """
    relations = types = ""
    parts = {}
    for name, content in others.items():
        kind = next((kind for kind in ("header", "footer") if name.startswith(kind)), name)
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        parts[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
        relations += (
            f'<Relationship Id="{name}" Target="{name}.xml" '
            f'Type="{OFFICE}/officeDocument/2006/relationships/{kind}"/>'
        )
        types += f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{kind}+xml"/>'
    packaging = f"{OFFICE}/package/2006"
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{packaging}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
            f"{types}</Types>"
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{packaging}/relationships"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": (
            f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        ).encode(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{packaging}/relationships">{relations}</Relationships>'
        ).encode(),
        **parts,
    }


def read_bytes(data: bytes) -> Document:
    """Read a file under the name that errors then show."""
    return read_docx(data, Source(name="r.docx", sha256="0", media_type="docx", size=len(data)))


Read = Callable[..., Document]


@pytest.fixture(name="read")
def _read() -> Read:
    """Return what makes a Word file of a body and other parts, and reads it."""
    return lambda body, **others: read_bytes(pack(make_parts(body, **others)))


@pytest.fixture(name="texts")
def _texts(read: Read) -> Callable[..., list[str]]:
    """Return what makes a Word file, and reads the texts of its lines."""
    return lambda body, **others: [
        item.text for item in read(body, **others).items if isinstance(item, Line)
    ]


@pytest.fixture(name="grids")
def _grids(read: Read) -> Callable[..., list[Grid]]:
    """Return what makes a Word file, and reads its tables."""
    return lambda body, **others: [
        item for item in read(body, **others).items if isinstance(item, Grid)
    ]


@pytest.fixture(name="parts")
def _parts() -> Callable[..., dict[str, bytes]]:
    """Return what makes the parts of a Word file, for a test to damage."""
    return make_parts


@pytest.fixture(name="read_parts")
def _read_parts() -> Callable[[Parts], Document]:
    """Return what packs parts and reads them."""
    return lambda parts: read_bytes(pack(parts))


@pytest.fixture(name="read_data")
def _read_data() -> Callable[[bytes], Document]:
    """Return the reader itself, over bytes."""
    return read_bytes
