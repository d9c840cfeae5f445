"""Files that are made to take all memory, all time, or the process that reads them."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

__all__ = ["KINDS", "write_hostile"]

FIXTURE = next(iter(sorted(Path(__file__).parents[2].glob("fixtures/reports/*/*.pdf"))))
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def pdf(objects: Iterable[bytes]) -> bytes:
    """Return a PDF of these objects, the first of which is its catalogue."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows))
    out.write(b"trailer <</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, table))
    return out.getvalue()


def stream(about: bytes, data: bytes) -> bytes:
    """Return a stream object."""
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (about, len(data), data)


def one_page(resources: bytes, content: bytes, *more: bytes) -> bytes:
    """Return a PDF of one page; `more` are its objects from 5 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>"
    tree = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>")
    return pdf((*tree, page % resources, stream(b"", content), *more))


def many_pages(_: random.Random) -> bytes:
    """Return ten thousand pages with a line of text each."""
    count = 10_000
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    return pdf(
        (
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>"
            % (count, kids),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(b"", b"BT /F 12 Tf 72 720 Td (1+X pilot 2023: 43 of 50) Tj ET"),
            *[b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"] * count,
        )
    )


def recursive_form(_: random.Random) -> bytes:
    """Return a form that draws itself twice."""
    about = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R/Y 5 0 R>>>>"
    return one_page(b"/XObject<</X 5 0 R>>", b"/X Do", stream(about, b"/X Do /Y Do"))


def vast_image(_: random.Random) -> bytes:
    """Return a page whose picture says that it has two gigabytes of points."""
    about = b"/Type/XObject/Subtype/Image/Width 26000/Height 26000/BitsPerComponent 8"
    data = zlib.compress(bytes(1 << 20))
    return one_page(
        b"/XObject<</X 5 0 R>>",
        b"595 0 0 842 0 0 cm /X Do",
        stream(about + b"/ColorSpace/DeviceRGB/Filter/FlateDecode", data),
    )


def vast_picture(_: random.Random) -> bytes:
    """Return a PNG of as many points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 26_000, 26_000, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1 << 20))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            chunk(b"IDAT", body),
            chunk(b"IEND", b""),
        )
    )


def word(document: bytes) -> bytes:
    """Return a Word file with this for its text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def packed_bomb(_: random.Random) -> bytes:
    """Return a Word file whose text is 300 MB of blanks."""
    return word(b"<w:document>" + b" " * (300 << 20))


def endless_entity(_: random.Random) -> bytes:
    """Return a Word file with a billion laughs."""
    rows = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 11))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "哈">{rows}]><x>&l10;</x>'
    return word(text.encode())


def archive_bomb(_: random.Random) -> bytes:
    """Return an archive with a report of a gigabyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("report.txt", "w", force_zip64=True) as entry:
            for _each in range(64):
                entry.write(bytes(16 << 20))
        archive.writestr("../outside.txt", "x")
    return out.getvalue()


def fuzz(chance: random.Random) -> bytes:
    """Return a good PDF in which bytes were changed and pieces moved."""
    data = bytearray(FIXTURE.read_bytes())
    for _each in range(chance.randint(1, 200)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    start, size = chance.randrange(len(data)), chance.randrange(4_000)
    place = chance.randrange(len(data))
    data[place:place] = data[start : start + size]
    return bytes(data)


def deep_page(_: random.Random) -> bytes:
    """Return a web page with a hundred thousand boxes inside each other."""
    return b"<html><body>" + b"<div><table><tr><td>" * 100_000 + b"1+X"


KINDS: Mapping[str, tuple[str, Callable[[random.Random], bytes]]] = {
    "pages": (".pdf", many_pages),
    "form": (".pdf", recursive_form),
    "image": (".pdf", vast_image),
    "picture": (".png", vast_picture),
    "bomb": (".docx", packed_bomb),
    "entity": (".docx", endless_entity),
    "archive": (".zip", archive_bomb),
    "deep": (".html", deep_page),
    "fuzz": (".pdf", fuzz),
}


def write_hostile(folder: Path, count: int, *, without: Iterable[str] = ()) -> list[Path]:
    """Write so many hostile files, all kinds by turns, most of them damaged at random; return them."""
    chance = random.Random(7)  # noqa: S311
    kinds = [kind for kind in KINDS if kind not in set(without)]
    paths = []
    for number in range(count):
        kind = kinds[number] if number < len(kinds) else "fuzz"
        ending, make = KINDS[kind]
        paths.append(folder / f"hostile-{number:02}-{kind}{ending}")
        paths[-1].write_bytes(make(chance))
    return paths
