"""Old formats pass through LibreOffice where it is installed; else the error says what to do."""

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Grid, Line
from extractor.readers import read
from extractor.readers.formats import Format
from extractor.readers.office import convert, find_office

OFFICE = find_office()
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a shell script plays LibreOffice")

RTF = (
    b"{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0 SimSun;}}\\f0\\b "
    b"\\u24180?\\u24230?\\u24635?\\u32467?\\b0\\par \\u20154?\\u25968?320\\par}"
)


def pretend(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script stand for LibreOffice."""
    command = folder / "soffice"
    command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def cause_of(data: bytes, *, seconds: float = 30) -> ReadCause:
    """Return why a conversion to DOCX fails."""
    with pytest.raises(ReadError) as caught:
        convert(data, Format.RTF, Format.DOCX, name="x.rtf", seconds=seconds)
    return caught.value.cause


@pytest.mark.office
@needs_office
def test_an_rtf_file_is_read_through_libreoffice(tmp_path: Path) -> None:
    """The text comes back, and the source stays that of the file as it was received."""
    path = tmp_path / "总结.rtf"
    path.write_bytes(RTF)
    document = read(path)
    assert [item.text for item in document.items if isinstance(item, Line)] == [
        "年度总结",
        "人数320",
    ]
    assert (document.source.media_type, document.source.size) == ("application/rtf", len(RTF))


@pytest.mark.office
@needs_office
def test_an_xls_file_is_read_through_libreoffice(tmp_path: Path) -> None:
    """An old workbook becomes a grid, under any ending."""
    book = openpyxl.Workbook()
    for row in (["证书", "通过率"], ["甲", 0.975]):
        book.active.append(row)
    book.active["B2"].number_format = "0.0%"
    book.save(tmp_path / "x.xlsx")
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *(
                "--headless",
                "--convert-to",
                "xls",
                "--outdir",
                str(tmp_path),
                str(tmp_path / "x.xlsx"),
            ),
        ],
        check=True,
        capture_output=True,
    )
    old = (tmp_path / "x.xls").rename(tmp_path / "x.et")
    (grid,) = read(old).items
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["证书", "通过率", "甲", "97.5%"]


@pytest.mark.office
@needs_office
def test_what_libreoffice_cannot_read_is_damaged() -> None:
    """A success of LibreOffice without a file, or without text, is none."""
    assert cause_of(RTF[: len(RTF) // 2]) is ReadCause.DAMAGED


def test_without_libreoffice_the_error_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can convert, the user is told to save as .docx."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("extractor.readers.office._usual_places", lambda: iter(()))
    path = tmp_path / "x.rtf"
    path.write_bytes(RTF)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.cause is ReadCause.NEEDS_CONVERSION
    assert ".docx" in caught.value.describe("zh")


def test_finds_libreoffice_where_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows does not put it on the path; the usual folder is looked at."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    expected = tmp_path / "LibreOffice" / "program" / "soffice.com"
    expected.parent.mkdir(parents=True)
    expected.touch()
    assert find_office() in {expected, Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")}


@posix_only
def test_at_the_time_limit_all_that_was_started_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A conversion that hangs is a timeout, and leaves no process behind."""
    pretend(tmp_path, f"(sleep 2; touch {tmp_path}/survived) &\nsleep 60", monkeypatch)
    started = time.monotonic()
    assert cause_of(RTF, seconds=0.5) is ReadCause.TIMEOUT
    assert time.monotonic() - started < 10
    time.sleep(2.5)
    assert not (tmp_path / "survived").exists()


@posix_only
@pytest.mark.parametrize("made", ["garbage", ""])
def test_a_success_without_a_document_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str
) -> None:
    """What LibreOffice calls a success is looked at."""
    script = f'while [ "$1" != --outdir ]; do shift; done; mkdir "$2"; printf "{made}" > "$2/report.docx"'
    pretend(tmp_path, script, monkeypatch)
    assert cause_of(RTF) is ReadCause.DAMAGED


@posix_only
def test_a_command_that_does_not_start_is_no_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken installation is as good as none."""
    pretend(tmp_path, "", monkeypatch)
    (tmp_path / "soffice").write_bytes(b"\0 no program")
    assert cause_of(RTF) is ReadCause.NEEDS_CONVERSION
