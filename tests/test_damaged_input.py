"""A folder in which most files are damaged: each is told apart, and the good ones are all converted."""

import random
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import ReadCause
from extractor.readers import is_report

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
COPIES = 200
SECONDS = 20
OLD = {".doc", ".wps", ".xls", ".et", ".rtf"}
"""Formats that only LibreOffice reads, which not every machine has, and which takes seconds a file."""

CAUSES = [cause.label("en") for cause in ReadCause if cause is not ReadCause.TIMEOUT]


def cut(data: bytes, chance: random.Random) -> bytes:
    """Return the beginning of a file whose copying was broken off."""
    return data[: chance.randrange(1, len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Return a file with some bytes changed anywhere."""
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 8, 64])):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def blot(data: bytes, chance: random.Random) -> bytes:
    """Return a file of which one stretch is gone to zeros, as on a bad disk."""
    start = chance.randrange(len(data))
    length = min(chance.randrange(1, 4096), len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def swap(data: bytes, chance: random.Random) -> bytes:
    """Return a file whose halves, split anywhere, have changed places."""
    middle = chance.randrange(1, len(data))
    return data[middle:] + data[:middle]


def keep(data: bytes, chance: random.Random) -> bytes:
    """Return the file as it is; its name will be wrong."""
    del chance
    return data


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (cut, flip, blot, swap, keep)
ENDINGS = (".pdf", ".docx", ".xlsx", ".html", ".txt", ".md")


def locked_pdf() -> bytes:
    """Return a PDF that opens with a password only."""
    page = BytesIO()
    canvas = Canvas(page, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(72, 720, "locked")
    canvas.save()
    return page.getvalue()


def locked_docx() -> bytes:
    """Return what Word saves with a password: a compound file that holds an encrypted package."""
    sector, free, chain_end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    streams = {"EncryptionInfo": bytes(4096), "EncryptedPackage": bytes(range(256)) * 16}
    size = 4096 // sector
    firsts = {name: 2 + number * size for number, name in enumerate(streams)}
    table = [0xFFFFFFFD, chain_end]
    for first in firsts.values():
        table += [*range(first + 1, first + size), chain_end]
    table += [free] * (sector // 4 - len(table))
    entries = [_entry("Root Entry", kind=5, child=1, right=free, first=chain_end, size=0)]
    entries += [
        _entry(name, kind=2, child=free, right=2 if number == 0 else free, first=first, size=4096)
        for number, (name, first) in enumerate(firsts.items())
    ]
    entries.append(bytes(128))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, chain_end, 0, chain_end, 0),
    ) + struct.pack("<109I", 0, *[free] * 108)
    body = b"".join(streams.values())
    return header + struct.pack(f"<{len(table)}I", *table) + b"".join(entries) + body


def _entry(name: str, *, kind: int, child: int, right: int, first: int, size: int) -> bytes:
    """Return one entry of a compound file's directory."""
    text = f"{name}\0".encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIQ", text, len(text), kind, 1, 0xFFFFFFFF, right, child, 0, first, size
    )


@dataclass(frozen=True)
class Run:
    """What the command said of the folder, and what is in the database afterwards."""

    status: int
    summary: str
    remarks: str
    loaded: frozenset[Path]
    good: frozenset[Path]
    damaged: frozenset[Path]


def write_good(folder: Path) -> Iterator[Path]:
    """Copy the sample reports."""
    for source in sorted(FIXTURES.glob("*/*")):
        if is_report(source) and source.suffix not in OLD:
            path = folder / source.name
            path.write_bytes(source.read_bytes())
            yield path


def write_damaged(folder: Path, good: list[Path]) -> Iterator[Path]:
    """Write the damaged copies, in a folder beside the good ones."""
    chance = random.Random(20261122)  # noqa: S311  chance that repeats itself is what we want
    special = [b"", b"\0" * 64, chance.randbytes(5000), locked_pdf(), locked_docx(), b"PK\x03\x04"]
    for number in range(COPIES):
        source = good[number % len(good)]
        damage = DAMAGES[number // len(good) % len(DAMAGES)]
        data = damage(source.read_bytes(), chance)
        ending = source.suffix if damage is not keep else chance.choice(ENDINGS)
        if number < 2 * len(special):
            data = special[number // 2]
        path = folder / f"{number:03}-{damage.__name__}{ending}"
        path.write_bytes(data)
        yield path


@pytest.fixture(name="run", scope="module")
def _run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "damaged").mkdir()
    good = list(write_good(folder))
    damaged = list(write_damaged(folder / "damaged", good))
    database = folder.parent / "damaged-input.db"
    database.unlink(missing_ok=True)
    options = ["--lang", "en", "--timeout", str(SECONDS), "--db", str(database)]
    run = subprocess.run(
        [sys.executable, "-m", "extractor", "convert", str(folder), *options],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    with closing(sqlite3.connect(database)) as connection:
        loaded = frozenset(Path(path) for (path,) in connection.execute("SELECT path FROM files"))
    return Run(run.returncode, run.stdout, run.stderr, loaded, frozenset(good), frozenset(damaged))


def failures(run: Run) -> dict[Path, str]:
    """Return the files that the command lists as not converted, with their causes."""
    _, _, listed = run.remarks.partition("Not converted:\n")
    lines = (line.strip().split(": ", 1) for line in listed.splitlines())
    return {Path(path): cause for path, cause in lines}


def test_the_good_files_are_all_in_the_database(run: Run) -> None:
    """What lies beside a damaged file is converted none the less."""
    assert len(run.good) >= 6
    assert run.good <= run.loaded


def test_each_damaged_file_gives_a_clear_error_or_a_result(run: Run) -> None:
    """No file is passed over in silence, and each cause is one of the list."""
    failed = failures(run)
    assert len(run.damaged) == COPIES
    assert failed.keys() | run.loaded == run.good | run.damaged
    assert failed.keys() & run.loaded == set()
    assert [line for line in failed.items() if not line[1].startswith(tuple(CAUSES))] == []


def test_nothing_takes_longer_than_a_user_waits(run: Run) -> None:
    """No damage makes a reader go round in circles."""
    slow = [path for path, cause in failures(run).items() if ReadCause.TIMEOUT.label("en") in cause]
    assert slow == []


def test_no_defect_of_ours_shows(run: Run) -> None:
    """Neither a traceback nor an internal error, whatever the bytes; the status tells of bad files."""
    assert "Traceback" not in run.remarks + run.summary
    assert "internal" not in run.remarks
    assert run.status == 3


def test_a_password_is_told_from_damage(run: Run) -> None:
    """Who must remove a password is told so."""
    label = ReadCause.ENCRYPTED.label("en")
    told = [path for path, cause in failures(run).items() if cause.startswith(label)]
    assert len(told) == 4
