"""Which files a user means."""

import os
import sys
from pathlib import Path

import pytest

from extractor.batch.walk import find_files
from extractor.errors import ReadCause


def is_text(path: Path) -> bool:
    """Accept what ends in `.txt`."""
    return path.suffix == ".txt"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.txt", "a/y.txt", "a/notes.log", ".cache/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    return tmp_path


def names(folder: Path, *paths: Path) -> list[str]:
    """Return what is found, as seen from the folder."""
    return [path.relative_to(folder).as_posix() for path in find_files(paths, is_text).files]


def test_a_folder_is_walked_in_the_order_of_its_names(folder: Path) -> None:
    """Reports below a folder are found in one order everywhere, other and hidden files left out."""
    assert names(folder, folder) == ["b.txt", "a/y.txt", "a/z.txt"]


def test_a_named_file_is_taken_whatever_its_ending(folder: Path) -> None:
    """Only walked folders are filtered."""
    assert names(folder, folder / "a" / "notes.log") == ["a/notes.log"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    """A file stands where it is first named, though its folder or another spelling names it again."""
    again = folder / "a" / ".." / "b.txt"
    assert names(folder, folder / "a" / "z.txt", folder, again) == ["a/z.txt", "b.txt", "a/y.txt"]


def test_what_is_not_there_is_said_and_the_rest_is_found(folder: Path) -> None:
    """A missing path is an error beside the files, not instead of them."""
    found = find_files([folder / "gone.pdf", folder / "b.txt"], is_text)
    assert [(error.name, error.cause) for error in found.errors] == [
        (str(folder / "gone.pdf"), ReadCause.MISSING)
    ]
    assert found.files == (folder / "b.txt",)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_circle_of_links_ends(folder: Path) -> None:
    """A linked folder is entered, but none is entered twice."""
    (folder / "a" / "up").symlink_to(folder, target_is_directory=True)
    assert sorted(names(folder, folder)) == ["a/y.txt", "a/z.txt", "b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_that_leads_outside_is_not_followed(folder: Path) -> None:
    """Who puts a link into the folder cannot have other files read, and is told; one inside it may stay."""
    inner = folder / "a"
    (inner / "all").symlink_to(folder, target_is_directory=True)
    (inner / "b.txt").symlink_to(folder / "b.txt")
    (inner / "c.txt").symlink_to(inner / "y.txt")
    found = find_files([inner], is_text)
    assert [path.name for path in found.files] == ["c.txt", "z.txt"]
    assert [(Path(error.name).name, error.cause) for error in found.errors] == [
        ("all", ReadCause.OUTSIDE),
        ("b.txt", ReadCause.OUTSIDE),
    ]


def test_what_is_neither_file_nor_folder_is_refused(folder: Path) -> None:
    """A device and a name too long are errors of their own, and stop no other."""
    found = find_files([Path(os.devnull), folder / ("x" * 999), folder / "b.txt"], is_text)
    assert [error.cause for error in found.errors] == [ReadCause.UNKNOWN, ReadCause.MISSING]
    assert found.files == (folder / "b.txt",)


def test_the_list_of_the_files_is_none_of_them(folder: Path) -> None:
    """A file can be left out, by whatever path it is found."""
    found = find_files([folder], is_text, but=folder / "a" / ".." / "b.txt")
    assert [path.name for path in found.files] == ["y.txt", "z.txt"]
