"""Damages PDFs where it hurts: streams, cross references, fonts, the tree of pages. Seeded.

A file is taken apart into its objects, one of them is changed, and it is put together again, so that
the damage is met by whoever reads that part and not by the first check of the file.
"""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

__all__ = ["DAMAGES", "damaged"]

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+(?: 0 R)?")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_OPERATORS = (
    b"Tj",
    b"TJ",
    b"Tf",
    b"Tm",
    b"Td",
    b"cm",
    b"re",
    b"Do",
    b"BT",
    b"ET",
    b"q",
    b"Q",
    b"W n",
)
_HUGE = (b"1e38", b"99999999999999999999", b"-2147483648", b"0", b"-0.0", b"nan", b"4294967295")
_NEST = 3_000


@dataclass(slots=True)
class _Parts:
    """A file's objects by number, and the number of its catalogue."""

    objects: dict[int, bytes]
    root: int

    def holding(self, *words: bytes) -> list[int]:
        """Return the objects in which one of the words stands."""
        return [number for number, body in self.objects.items() if any(w in body for w in words)]


_Damage = Callable[[_Parts, Random], None]


def damaged(data: bytes, kind: str, chance: Random) -> bytes:
    """Return a damaged copy of a PDF; `kind` is one of `DAMAGES`."""
    parts = _taken_apart(data)
    if kind == "xref":
        return _wrong_references(_assembled(parts), chance)
    DAMAGES[kind](parts, chance)
    return _assembled(parts)


def _taken_apart(data: bytes) -> _Parts:
    root = _ROOT.search(data)
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    return _Parts(objects, int(root[1]) if root else 1)


def _assembled(parts: _Parts) -> bytes:
    """Return the file with a right table of references."""
    body, places = b"%PDF-1.7\n", {}
    for number, content in parts.objects.items():
        places[number] = len(body)
        body += b"%d 0 obj%s\nendobj\n" % (number, content)
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % item for item in places.items())
    size = max(places, default=0) + 1
    trailer = b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return body + b"xref\n" + rows + trailer % (size, parts.root, len(body))


def _wrong_references(data: bytes, chance: Random) -> bytes:
    """Shift, swap or cut what says where the objects are."""
    match chance.randrange(6):
        case 0:
            return re.sub(rb"startxref\n\d+", b"startxref\n%d" % chance.randrange(10**7), data)
        case 1:
            return data[: data.rindex(b"xref\n") - chance.randrange(200)]
        case 2:
            return re.sub(
                rb"\d{10} 00000 n", lambda _: b"%010d 00000 n" % chance.randrange(len(data)), data
            )
        case 3:
            return re.sub(rb"/Root \d+", b"/Root %d" % chance.randrange(40), data)
        case 4:
            again = b"/Prev %d >>\nstartxref" % data.rindex(b"xref\n", 0, data.rindex(b"startxref"))
            return data.replace(b">>\nstartxref", again)
        case _:
            return re.sub(rb"/Size \d+", b"/Size " + chance.choice(_HUGE), data)


def _stream(parts: _Parts, chance: Random) -> None:
    """Change what a stream holds, what it says of its length, or how it is packed."""
    numbers = [number for number, body in parts.objects.items() if _STREAM.search(body)]
    if not numbers:
        return
    number = chance.choice(numbers)
    body = parts.objects[number]
    found = _STREAM.search(body)
    raw = found[1] if found else b""
    match chance.randrange(5):
        case 0:
            packed = raw[: chance.randrange(len(raw) + 1)]
        case 1:
            packed = bytes(
                byte if chance.random() > 0.02 else chance.randrange(256) for byte in raw
            )
        case 2:
            body = _LENGTH.sub(b"/Length " + chance.choice(_HUGE), body, count=1)
            packed = raw
        case 3:
            body = body.replace(
                b"/FlateDecode", chance.choice((b"/LZWDecode", b"/DCTDecode", b"/Nothing"))
            )
            packed = raw
        case _:
            packed = _repacked(raw, chance)
            body = _LENGTH.sub(b"/Length %d" % len(packed), body, count=1)
    parts.objects[number] = _STREAM.sub(lambda _: b"stream\n" + packed + b"\nendstream", body)


def _repacked(raw: bytes, chance: Random) -> bytes:
    """Change the operators of a page, and pack it as it was."""
    try:
        content, is_packed = zlib.decompress(raw), True
    except zlib.error:
        content, is_packed = raw, False
    match chance.randrange(4):
        case 0:
            content = _NUMBER.sub(
                lambda m: chance.choice(_HUGE) if chance.random() < 0.1 else m[0], content
            )
        case 1:
            one, other = chance.sample(_OPERATORS, 2)
            content = content.replace(b" " + one, b" " + other)
        case 2:
            content = (
                chance.choice((b"q ", b"[", b"<<", b"(", b"BT ", b"/F1 Do ")) * _NEST + content
            )
        case _:
            words = content.split(b" ")
            chance.shuffle(words)
            content = b" ".join(words)
    return zlib.compress(content) if is_packed else content


def _font(parts: _Parts, chance: Random) -> None:
    """Let a font lie about itself."""
    numbers = parts.holding(b"/Font", b"begincmap", b"/ToUnicode", b"/FontFile")
    if not numbers:
        return
    number = chance.choice(numbers)
    keys = (
        b"/ToUnicode",
        b"/Widths",
        b"/DescendantFonts",
        b"/Encoding",
        b"/FontDescriptor",
        b"/W",
        b"/FirstChar",
        b"/Subtype",
        b"/BaseFont",
    )
    key = chance.choice(keys)
    others = (
        b"%d 0 R" % number,
        b"%d 0 R" % chance.choice([*parts.objects]),
        b"[ ]",
        b"null",
        b"(x)",
        *_HUGE,
    )
    parts.objects[number] = re.sub(
        re.escape(key) + rb"\s*(\d+ 0 R|\[[^\]]*\]|/\w+|\S+)",
        lambda _: key + b" " + chance.choice(others),
        parts.objects[number],
        count=1,
    )


def _tree(parts: _Parts, chance: Random) -> None:
    """Lead the tree of pages in circles, or give a page impossible sides."""
    numbers = parts.holding(b"/Kids", b"/Type /Page", b"/Type/Page", b"/Contents")
    if not numbers:
        return
    number = chance.choice(numbers)
    values: Mapping[bytes, tuple[bytes, ...]] = {
        b"/Kids": (b"[%d 0 R]" % number, b"[%d 0 R %d 0 R]" % (number, parts.root), b"[]", b"null"),
        b"/Count": _HUGE,
        b"/Parent": (b"%d 0 R" % number, b"null", b"999 0 R"),
        b"/MediaBox": (
            b"[0 0 0 0]",
            b"[900 900 1 1]",
            b"[0 0 1e30 1e30]",
            b"[a b c d]",
            b"[0 0 3 99999]",
        ),
        b"/Rotate": (b"45", b"-90", b"99999999", b"/x"),
        b"/Contents": (
            b"%d 0 R" % number,
            b"null",
            b"[ 999 0 R ]",
            b"[%s]" % (b"%d 0 R " % number * 500),
        ),
        b"/Resources": (b"%d 0 R" % number, b"null", b"<< /Font 7 >>"),
        b"/Type": (b"/Nothing", b"/Catalog", b"null"),
    }
    body = parts.objects[number]
    present = [key for key in values if key in body]
    if present:
        key = chance.choice(present)
        pattern = re.escape(key) + rb"\s*(\d+ 0 R|\[[^\]]*\]|<<.*?>>|/\w+|\S+)"
        parts.objects[number] = re.sub(
            pattern,
            lambda _: key + b" " + chance.choice(values[key]),
            body,
            count=1,
            flags=re.DOTALL,
        )


def _loss(parts: _Parts, chance: Random) -> None:
    """Lose an object, or put another in its place."""
    number = chance.choice([*parts.objects])
    if chance.random() < 0.5:
        del parts.objects[number]
    else:
        parts.objects[number] = parts.objects[chance.choice([*parts.objects])]


DAMAGES: Mapping[str, _Damage] = {
    "stream": _stream,
    "xref": _loss,  # done on the finished file
    "font": _font,
    "tree": _tree,
    "loss": _loss,
}
