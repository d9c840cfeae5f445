"""A file is read by its content, and what cannot be read says why."""

import io
import os
import struct
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document, Grid, Line
from extractor.readers import PAGED, READERS, is_report, read
from extractor.readers.formats import IMAGES, Format
from extractor.readers.sniffing import sniff

SHARED = Path(__file__).resolve().parents[2] / "../shared"

TEXT = "关于开展证书试点工作的年度总结\n\n一、总体情况\n本年度共有320名学生参加考核。\n"
PAGE = f"<!DOCTYPE html><html><body><h1>年度总结</h1><p>{TEXT}</p></body></html>"


def write(folder: Path, name: str, data: bytes) -> Path:
    """Return the path of a new file."""
    path = folder / name
    path.write_bytes(data)
    return path


def workbook() -> bytes:
    """Return a small workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["证书", "人数"], ["网络运维", 25], ["数据标注", 30]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def archive(**parts: bytes) -> bytes:
    """Return a ZIP of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in parts.items():
            opened.writestr(name, data)
    return stream.getvalue()


def compound(stream: str, head: bytes = b"\0" * 512) -> bytes:
    """Return an OLE2 file of three sectors: its allocation table, its directory, and one stream."""
    free = 0xFFFFFFFF
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[free] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[free] * 125)
    name = stream.encode("utf-16-le") + b"\0\0"
    entry = bytearray(name.ljust(512, b"\0"))
    struct.pack_into("<HB", entry, 64, len(name), 2)
    struct.pack_into("<I", entry, 116, 2)
    return bytes(header) + table + bytes(entry) + head.ljust(512, b"\0")


def cause_of(path: Path) -> ReadCause:
    """Return why the file cannot be read."""
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.name == path.name
    return caught.value.cause


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a", "a.docx.exe"])
def test_reads_by_content_whatever_the_ending(tmp_path: Path, name: str) -> None:
    """A workbook is read as a workbook, and a page as a page, under any name."""
    (grid,) = read(write(tmp_path, name, workbook())).items
    assert isinstance(grid, Grid)
    first = read(write(tmp_path, name, PAGE.encode())).items[0]
    assert isinstance(first, Line)
    assert (first.text, first.level) == ("年度总结", 1)


def test_says_what_the_source_is(tmp_path: Path) -> None:
    """The source has the file's name, size, hash and format, or the name that the caller gives."""
    data = TEXT.encode()
    path = write(tmp_path, "总结.txt", data)
    source = read(path).source
    assert (source.name, source.size, source.media_type) == ("总结.txt", len(data), "text/plain")
    assert len(source.sha256) == 64
    named = read(path, name="甲校/总结.txt").source
    assert (named.name, named.sha256) == ("甲校/总结.txt", source.sha256)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"\r\njunk\r\n%PDF-1.4 ...", "application/pdf"),
        (workbook(), Format.XLSX),
        (archive(**{"word/document.xml": b"<x/>"}), Format.DOCX),
        (compound("WordDocument"), Format.DOC),
        (compound("Workbook"), Format.XLS),
        (b"{\\rtf1 text}", Format.RTF),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><html><p>x</p></html>", Format.HTML),
        ("<html>年</html>".encode("utf-16"), Format.HTML),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", Format.MHTML),
        ("年度总结".encode("gb18030"), Format.TEXT),
    ],
)
def test_sniffs_each_format(data: bytes, media_type: str) -> None:
    """Every format is known by its own marks."""
    assert sniff(data, "x") == media_type


def test_missing_empty_and_unfit_paths(tmp_path: Path) -> None:
    """A path without a file, a folder and files without content each have their own cause."""
    assert cause_of(tmp_path / "none.pdf") is ReadCause.MISSING
    assert cause_of(tmp_path) is ReadCause.UNKNOWN
    assert cause_of(write(tmp_path, "a.pdf", b"")) is ReadCause.EMPTY
    assert cause_of(write(tmp_path, "b.txt", b" \n\n")) is ReadCause.EMPTY
    assert cause_of(write(tmp_path, "c.html", b"<html><body></body></html>")) is ReadCause.EMPTY


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the file would be readable all the same"
)
def test_a_file_that_we_may_not_read_is_denied(tmp_path: Path) -> None:
    """A file without the right to read it is no damaged file."""
    path = write(tmp_path, "a.txt", TEXT.encode())
    path.chmod(0)
    assert cause_of(path) is ReadCause.DENIED


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file above the limit is too large, whatever it holds."""
    monkeypatch.setattr("extractor.readers._SIZE_LIMIT", 10)
    assert cause_of(write(tmp_path, "a.txt", b"x" * 11)) is ReadCause.TOO_LARGE
    assert read(write(tmp_path, "a.txt", b"x" * 10)).items


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"\x89PNG\r\n\x1a\n....", ReadCause.DAMAGED),
        (b"\xff\xd8\xff\xe0....", ReadCause.DAMAGED),
        (b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe", ReadCause.UNKNOWN),
        (b"<?xml version='1.0'?><feed><entry/></feed>", ReadCause.UNKNOWN),
        (archive(readme=b"x"), ReadCause.UNKNOWN),
        (workbook()[:-200], ReadCause.DAMAGED),
        (workbook()[:60], ReadCause.DAMAGED),
        (compound("EncryptedPackage"), ReadCause.ENCRYPTED),
        (compound("WordDocument", struct.pack("<H8xH", 0xA5EC, 0x0100)), ReadCause.ENCRYPTED),
        (compound("Workbook", struct.pack("<HH2xHH", 0x0809, 2, 0x2F, 0)), ReadCause.ENCRYPTED),
        (compound("PowerPoint Document"), ReadCause.UNKNOWN),
        (compound("WordDocument")[:1500], ReadCause.DAMAGED),
        (compound("WordDocument")[:300], ReadCause.DAMAGED),
        (TEXT.encode() * 9 + b"\xff", ReadCause.DAMAGED),
        (TEXT.encode("gb18030") * 9 + b"\xff", ReadCause.DAMAGED),
        (TEXT.encode() + b"\0" + TEXT.encode(), ReadCause.DAMAGED),
        ("年度总结".encode("utf-16")[:-1], ReadCause.DAMAGED),
        (bytes(range(256)) * 9, ReadCause.UNKNOWN),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes, cause: ReadCause) -> None:
    """Pictures, strangers, broken and locked containers and broken text each have their cause."""
    assert cause_of(write(tmp_path, "x.docx", data)) is cause


def test_a_zip_bomb_is_refused_by_its_declared_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts that would unpack to more than we can hold are not unpacked."""
    monkeypatch.setattr("extractor.readers.archive._XML_LIMIT", 1 << 16)
    bomb = archive(**{"word/document.xml": b" " * (1 << 17)})
    assert cause_of(write(tmp_path, "x.docx", bomb)) is ReadCause.TOO_LARGE


def test_markup_that_declares_entities_is_refused(tmp_path: Path) -> None:
    """Office files never hold a document type, which could unfold without end."""
    part = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    bad = archive(**{"word/document.xml": part})
    assert cause_of(write(tmp_path, "x.docx", bad)) is ReadCause.DAMAGED


def test_an_encrypted_zip_part_is_named(tmp_path: Path) -> None:
    """A part under a password makes the file encrypted, not damaged."""
    data = bytearray(archive(**{"word/document.xml": b"<x/>"}))
    directory = data.rindex(b"PK\x01\x02")
    data[6] |= 1
    data[directory + 8] |= 1
    assert cause_of(write(tmp_path, "x.docx", bytes(data))) is ReadCause.ENCRYPTED


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("总结.docx", True),
        ("总结.PDF", True),
        ("表.csv", True),
        ("旧.wps", True),
        ("~$总结.docx", False),
        (".总结.docx", False),
        ("总结.pdf.json", False),
        ("照片.jpg", True),
        ("动画.gif", False),
        ("docx", False),
    ],
)
def test_a_folder_is_filtered_by_ending(name: str, *, expected: bool) -> None:
    """Reports are chosen by ending; hidden files, lock files and our own results are passed over."""
    assert is_report(Path("某校") / name) is expected


def test_every_reader_has_its_own_format() -> None:
    """Each format that needs no conversion has a reader."""
    assert {Format.DOCX, Format.XLSX, Format.HTML, Format.MHTML, Format.TEXT} == set(READERS)
    assert {Format.PDF, *IMAGES} == set(PAGED)


def attempt(folder: Path, data: bytes) -> None:
    """Read bytes; only a document or a `ReadError` may come of it."""
    path = write(folder, "x.bin", data)
    with suppress(ReadError):
        assert isinstance(read(path), Document)


@pytest.fixture
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """No LibreOffice here: starting it for every example would take minutes."""
    monkeypatch.setattr("extractor.readers.office.find_office", lambda: None)


SMALL = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.usefixtures("_without_office")
@SMALL
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(str.encode),
        st.text(alphabet='|-\t",\n<>/abltrdh# *一、1.', max_size=300).map(str.encode),
    )
)
def test_arbitrary_bytes_give_a_document_or_a_read_error(tmp_path: Path, data: bytes) -> None:
    """Nothing but a `ReadError` comes of reading, whatever the bytes."""
    attempt(tmp_path, data)


@pytest.mark.usefixtures("_without_office")
@SMALL
@given(
    st.sampled_from(
        [TEXT.encode(), TEXT.encode("gb18030"), PAGE.encode(), workbook(), compound("Book")]
    ),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=4),
    st.floats(0.1, 1),
)
def test_damaged_reports_give_a_document_or_a_read_error(
    tmp_path: Path, data: bytes, flips: list[tuple[float, int]], kept: float
) -> None:
    """Reports cut off anywhere, with bytes flipped, never break the program."""
    damaged = bytearray(data[: int(len(data) * kept)])
    for place, change in flips:
        if damaged:
            damaged[int(place * len(damaged))] ^= change
    attempt(tmp_path, bytes(damaged))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared reports are not here")
@pytest.mark.parametrize("ending", ["txt", "docx", "pdf"])
def test_reads_the_real_reports(ending: str) -> None:
    """Every real report with a text gives lines."""
    reports = [
        path
        for path in sorted((SHARED / "reports").glob(f"*.{ending}"))
        if ".scan" not in path.name
    ]
    assert reports
    for path in reports:
        assert sum(isinstance(item, Line) for item in read(path).items) > 10
