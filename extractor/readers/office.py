"""Have LibreOffice turn old formats into those that we read."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from extractor.errors import ReadCause, ReadError
from extractor.readers.archive import zip_format
from extractor.readers.formats import Format

__all__ = ["convert", "find_office"]

_COMMANDS = ("soffice", "libreoffice")
_SECONDS = 90.0

# The ending, and the name by which LibreOffice knows the format: without it, it would take anything for text.
_INPUTS: Mapping[Format, tuple[str, str]] = {
    Format.DOC: (".doc", "MS Word 97"),
    Format.RTF: (".rtf", "Rich Text Format"),
    Format.XLS: (".xls", "MS Excel 97"),
    Format.XLSB: (".xlsb", "Calc MS Excel 2007 Binary"),
}
_OUTPUTS: Mapping[Format, str] = {
    Format.DOCX: "docx:MS Word 2007 XML",
    Format.XLSX: "xlsx:Calc MS Excel 2007 XML",
}


def find_office() -> Path | None:
    """Return where LibreOffice's command is: on the path, else where its installers put it."""
    found = next(filter(None, map(shutil.which, _COMMANDS)), None)
    if found:
        return Path(found)
    return next((place for place in _usual_places() if place.is_file()), None)


def _usual_places() -> Iterator[Path]:
    yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        if folder := os.environ.get(variable):
            yield Path(folder, "LibreOffice", "program", "soffice.com")


def convert(
    data: bytes, source: Format, target: Format, *, name: str, seconds: float = _SECONDS
) -> bytes:
    """Return the file as `target`, converted under a profile of its own that is thrown away.

    Raises:
        ReadError: LibreOffice is not installed or cannot be started (`needs_conversion`), takes longer than `seconds`
            (`timeout`), or cannot read the file (`damaged`).
    """
    office = find_office()
    if office is None:
        raise ReadError(name, ReadCause.NEEDS_CONVERSION)
    try:
        with tempfile.TemporaryDirectory(prefix="extractor-", ignore_cleanup_errors=True) as folder:
            made = _run(office, data, source, target, Path(folder), name=name, seconds=seconds)
    except OSError as error:  # the command cannot be started, or there is no room
        raise ReadError(name, ReadCause.NEEDS_CONVERSION, str(error)) from error
    if made is None or zip_format(made, name) is not target:
        raise ReadError(name, ReadCause.DAMAGED, "LibreOffice cannot read it")
    return made


def _run(
    office: Path,
    data: bytes,
    source: Format,
    target: Format,
    folder: Path,
    *,
    name: str,
    seconds: float,
) -> bytes | None:
    """Convert within `folder` and return what came out, if anything."""
    ending, filter_name = _INPUTS[source]
    written = folder / f"report{ending}"
    written.write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [
        str(office),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"--infilter={filter_name}",
        "--convert-to",
        _OUTPUTS[target],
        "--outdir",
        str(folder / "out"),
        str(written),
    ]
    if not _finish(command, seconds):
        raise ReadError(name, ReadCause.TIMEOUT, f"LibreOffice, {seconds:g} s")
    made = folder / "out" / f"report.{_OUTPUTS[target].partition(':')[0]}"
    return made.read_bytes() if made.is_file() else None


def _finish(command: list[str], seconds: float) -> bool:
    """Run the command to its end; at the time limit end it with all that it started.

    What it says is dropped: its exit code is 0 for failures too, and its words are for its makers.
    """
    process = subprocess.Popen(  # noqa: S603  # our own command, found on the user's machine
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a group of its own, to be ended as one; no effect on Windows
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end_tree(process)
    return True


def _end_tree(process: subprocess.Popen[bytes]) -> None:
    """End the process and its children, of which LibreOffice has some."""
    if sys.platform == "win32":
        taskkill = shutil.which("taskkill")
        if taskkill:
            subprocess.run([taskkill, "/T", "/F", "/PID", str(process.pid)], check=False)  # noqa: S603
    else:
        os.killpg(process.pid, signal.SIGKILL)  # not waited for yet, so the group is there
    process.wait()
