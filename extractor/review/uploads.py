"""Keeps what is uploaded, under a name that we make: nothing that a browser sends is a path."""

import hashlib
import re
import secrets
from pathlib import Path, PureWindowsPath

__all__ = ["clean_name", "keep"]

_UNFIT = re.compile(r"[^\w().\-]+")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_LONGEST = 80


def clean_name(name: str | None) -> str:
    r"""Return a file's name with nothing in it that a file system or a page minds.

    A name tells whose a report is where its text does not, so it is kept as far as it goes.

    >>> clean_name("..\\..\\甲学院 2023.pdf"), clean_name("con.txt"), clean_name("<b>"), clean_name("..")
    ('甲学院_2023.pdf', '_con.txt', '_b_', 'report')
    """
    bare = PureWindowsPath(name or "").name
    stem, dot, ending = _UNFIT.sub("_", bare).strip(". ").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    short = f"{stem[:_LONGEST]}{dot}{ending[:8]}" or "report"
    return f"_{short}" if _RESERVED.match(short) else short


def keep(data: bytes, name: str | None, folder: Path) -> Path:
    """Store a file below `folder`, in a folder of its content's own, and return where."""
    place = folder / hashlib.sha256(data).hexdigest()[:16]
    place.mkdir(parents=True, exist_ok=True)
    path = place / clean_name(name)
    if not path.is_file() or path.stat().st_size != len(data):
        temporary = path.with_name(f".{secrets.token_hex(8)}")
        temporary.write_bytes(data)
        temporary.replace(path)
    return path
