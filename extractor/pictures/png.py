"""PNG files, without a library for pictures."""

import struct
import zlib
from collections.abc import Sequence

__all__ = ["png"]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _COLOUR = 8, 2
_UNFILTERED = b"\0"


def png(rows: Sequence[bytes], columns: int) -> bytes:
    """Return a picture of rows of red, green and blue as a PNG file."""
    header = struct.pack(">2I5B", columns, len(rows), _DEPTH, _COLOUR, 0, 0, 0)
    pixels = zlib.compress(b"".join(_UNFILTERED + row for row in rows), 9)
    parts = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )
