"""ZIP archives of reports: walked as folders are, whatever they were made for."""

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from extractor.batch.archives import LIMITS, Limits, list_members
from extractor.batch.local import Job
from extractor.batch.walk import find_files
from extractor.errors import ReadCause, ReadError

Names = Mapping[str, bytes]


def packed(entries: Names, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> Path:
    return tmp_path / "学校.zip"


def is_report(path: Path) -> bool:
    """Accept what ends in `.md`."""
    return path.suffix == ".md"


def names(archive: Path, limits: Limits = LIMITS) -> list[str]:
    """Return the paths of the reports in an archive, from the archive on."""
    found, _ = list_members(archive, is_report, limits=limits)
    return [path.relative_to(archive).as_posix() for path in found]


def causes(archive: Path, limits: Limits = LIMITS) -> list[ReadCause]:
    """Return why entries of an archive are refused."""
    return [error.cause for error in list_members(archive, is_report, limits=limits)[1]]


def test_an_archive_is_walked_as_a_folder_is(archive: Path) -> None:
    """Reports come in the order of their names, other and hidden files are left out."""
    archive.write_bytes(
        packed(dict.fromkeys(("b.md", "a/x.md", "a/y.txt", "__MACOSX/._b.md", ".git/z.md"), b"x"))
    )
    assert names(archive) == ["a/x.md", "b.md"]
    found = find_files([archive.parent], is_report)
    assert found.files == (archive / "a" / "x.md", archive / "b.md")
    assert set(found.members) == set(found.files)


def test_a_member_is_read_where_it_is_needed(archive: Path) -> None:
    """What is unpacked for a reader is gone afterwards."""
    archive.write_bytes(packed({"in/inner.zip": packed({"x.md": b"text"})}))
    ((path, member),) = list_members(archive, is_report)[0].items()
    assert path == archive / "in" / "inner.zip" / "x.md"
    with Job(path, member=member).content() as file:
        assert file.read_bytes() == b"text"
    assert not file.exists()


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_of_old_windows_programs_are_read(archive: Path, encoding: str) -> None:
    """A name in GBK, or in UTF-8 that does not say so, is shown as it was typed."""
    name = "报告.md".encode(encoding)
    former = b"#" * (len(name) - 3) + b".md"
    archive.write_bytes(packed({former.decode(): b"x"}).replace(former, name))
    assert names(archive) == ["报告.md"]


@pytest.mark.parametrize("name", ["../x.md", "a/../../x.md", "/etc/x.md", "C:\\x.md", "..\\x.md"])
def test_a_name_that_leads_outside_is_refused(archive: Path, name: str) -> None:
    """Each such entry is told, and the others are read."""
    archive.write_bytes(packed({name: b"x", "good.md": b"x"}))
    assert (names(archive), causes(archive)) == (["good.md"], [ReadCause.OUTSIDE])


def test_a_link_in_an_archive_is_refused(archive: Path) -> None:
    """Its content would be a path of this machine."""
    link = zipfile.ZipInfo("link.md")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr(link, "/etc/passwd")
    assert (names(archive), causes(archive)) == ([], [ReadCause.OUTSIDE])


@pytest.mark.parametrize(
    ("entries", "limits"),
    [
        ({"bomb.md": bytes(4 << 20)}, LIMITS),
        ({"long.md": bytes(100)}, Limits(size=99)),
        ({"a.md": b"x", "b.md": b"x"}, Limits(files=1)),
        ({"a.md": b"xx", "b.md": b"xx"}, Limits(total=3)),
        ({"in.zip": packed({"in.zip": packed({"a.md": b"x"})})}, Limits(depth=2)),
        ({"in.zip": packed({"a.md": b"x", "b.md": b"x"})}, Limits(files=2)),
    ],
    ids=["ratio", "size", "files", "total", "depth", "files inside"],
)
def test_what_is_too_much_is_refused(archive: Path, entries: Names, limits: Limits) -> None:
    """No limit can be got round by packing an archive into an archive."""
    archive.write_bytes(packed(entries))
    assert (names(archive, limits), causes(archive, limits)) == ([], [ReadCause.TOO_LARGE])


def test_a_lie_about_the_size_is_found_out(archive: Path) -> None:
    """An entry that is longer than it says is damaged, and not one byte more is written."""
    data = packed({"x.md": bytes(5000)}, method=zipfile.ZIP_STORED)
    archive.write_bytes(
        data.replace((5000).to_bytes(4, "little") * 2, (9).to_bytes(4, "little") * 2)
    )
    ((path, member),) = list_members(archive, is_report)[0].items()
    with pytest.raises(ReadError) as caught, Job(path, member=member).content():
        pass
    assert caught.value.cause is ReadCause.DAMAGED


def test_an_endless_list_of_files_is_not_read(archive: Path) -> None:
    """What says that its list takes a gigabyte is damaged."""
    archive.write_bytes(packed({"x.md": b"x"}))
    data = bytearray(archive.read_bytes())
    end = data.rfind(b"PK\5\6")
    data[end + 12 : end + 16] = (1 << 30).to_bytes(4, "little")
    archive.write_bytes(bytes(1 << 10) + bytes(data))
    assert causes(archive) == [ReadCause.DAMAGED]


def test_what_is_no_archive_is_damaged(archive: Path) -> None:
    """It is told as a file of its own, and an archive inside harms no other."""
    archive.write_bytes(b"no archive")
    assert causes(archive) == [ReadCause.DAMAGED]
    archive.write_bytes(packed({"bad.zip": b"none", "good.md": b"x"}))
    assert (names(archive), causes(archive)) == (["good.md"], [ReadCause.DAMAGED])
