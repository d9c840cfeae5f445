"""The list in which a user says whose reports they are."""

from pathlib import Path

import pytest

from extractor.batch.manifest import read_manifest
from extractor.errors import ManifestError, ReadCause, ReadError
from extractor.model.record import Given

HEADINGS = {"path": ("文件",), "issuer": ("单位",), "year": ("年度",)}


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a list beside the reports."""
    path = folder / "files.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_saved_by_excel_is_read(tmp_path: Path, encoding: str) -> None:
    """Chinese headings and names are understood in the encodings that spreadsheets write."""
    path = write(tmp_path, "文件,单位,年度,备注\na.pdf,示例学院,2021年,甲\n", encoding)
    given, unknown = read_manifest(path, HEADINGS).assign([tmp_path / "a.pdf"])
    assert given == {tmp_path / "a.pdf": Given(issuer="示例学院", years=(2021,))}
    assert unknown == ()


def test_english_headings_need_no_grammar(tmp_path: Path) -> None:
    """`path`, `issuer` and `year` always do, in any case and order; an empty cell says nothing."""
    path = write(tmp_path, "Year,Path\n2020、2021,a.pdf\n,b.pdf\n")
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    given, _ = read_manifest(path, {}).assign(files)
    assert given == {files[0]: Given(years=(2020, 2021)), files[1]: Given()}


def test_a_row_names_a_file_by_its_path_or_by_its_name(tmp_path: Path) -> None:
    """A path counts from the list's folder, with either slash; a bare name stands for all its files."""
    files = [tmp_path / "x" / "a.pdf", tmp_path / "y" / "a.pdf"]
    path = write(tmp_path, "path,issuer\na.pdf,every\ny\\a.pdf,one\n")
    given, _ = read_manifest(path, {}).assign(files)
    assert [given[file].issuer for file in files] == ["every", "one"]


def test_a_row_for_no_file_is_told(tmp_path: Path) -> None:
    """What the list names and nobody gave us comes back by name, to be shown."""
    path = write(tmp_path, "path,issuer\ngone.pdf,one\n")
    assert read_manifest(path, {}).assign([tmp_path / "a.pdf"]) == ({}, ("gone.pdf",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("issuer,year\none,2021\n", "no column of files"),
        ("path,year\na.pdf,unknown\n", "line 2: unknown is no year"),
        ("", "no column of files"),
    ],
)
def test_a_list_that_cannot_serve_says_why(tmp_path: Path, text: str, told: str) -> None:
    """A missing column or a year that is none stops us, with the place."""
    with pytest.raises(ManifestError, match=told):
        read_manifest(write(tmp_path, text), HEADINGS)


def test_a_missing_list_is_a_missing_file(tmp_path: Path) -> None:
    """A wrong path after `--manifest` is said as such."""
    with pytest.raises(ReadError) as caught:
        read_manifest(tmp_path / "files.csv", HEADINGS)
    assert caught.value.cause is ReadCause.MISSING
