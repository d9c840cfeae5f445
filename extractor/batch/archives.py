"""Looks into ZIP archives of reports, and unpacks one file at a time, where and when it is read.

An archive comes from outside and may be made to harm: nothing is unpacked under a name that it
gives, and what it may hold is limited before anything is unpacked.
"""

import io
import re
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from extractor.errors import ReadCause, ReadError

__all__ = ["LIMITS", "Limits", "Member", "is_archive", "list_members"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold, those inside it included."""

    files: int = 10_000
    size: int = 200 << 20
    total: int = 16 << 30
    ratio: int = 200
    depth: int = 3


LIMITS = Limits()
_DIRECTORY = 8 << 20
"""Bytes of an archive's own list of files, which is read whole."""

_SMALL = 1 << 20
"""A file of this size harms nobody, however well it was packed."""

_CHUNK = 1 << 16
_UTF8, _ENCRYPTED = 0x800, 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error)
_BOMB = "it unpacks to far more than its size"


class _Wary(io.FileIO):
    """A file that is read in small parts only: a list of files that takes more is refused."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _DIRECTORY:
            message = "its list of files is too long"
            raise zipfile.BadZipFile(message)
        return super().read(size) or b""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: `steps` are its number there, after those of the archives around it."""

    archive: Path
    steps: tuple[int, ...]

    @contextmanager
    def unpacked(self, name: str) -> Iterator[Path]:
        """Unpack it to a file that is gone when the block ends.

        Raises:
            ReadError: it is damaged, encrypted or too large; `name` is what to call it.
        """
        with ExitStack() as stack:
            path = self.archive
            for step in self.steps:
                folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="extractor-"))
                path = _unpack(path, step, Path(folder, "report"), name)
            yield path


def is_archive(path: Path) -> bool:
    """Return whether a file is taken for an archive of reports, by its ending.

    >>> is_archive(Path("2023.ZIP")), is_archive(Path("2023.docx"))
    (True, False)
    """
    return path.suffix.lower() == ".zip" and not path.name.startswith(".")


def list_members(
    archive: Path, is_report: Callable[[Path], bool], *, limits: Limits = LIMITS
) -> tuple[dict[Path, Member], list[ReadError]]:
    """Return the reports in an archive, and those in archives inside it, and what in it is refused.

    Each stands at a path below that of the archive, as if it were a folder; of two entries at one
    path the last one counts, as it does for those who unpack it. An archive that is over a limit
    gives nothing.
    """
    search = _Search(str(archive), is_report, limits)
    try:
        found = dict(search.walk(Member(archive, ()), archive))
    except ReadError as error:
        return {}, [error]
    return dict(sorted(found.items())), search.errors


@dataclass(slots=True)
class _Search:
    """Looks for reports in an archive and in those inside it, and counts what it finds."""

    name: str
    is_report: Callable[[Path], bool]
    limits: Limits
    errors: list[ReadError] = field(default_factory=list)
    files: int = 0
    total: int = 0

    def walk(self, member: Member, shown: Path) -> Iterator[tuple[Path, Member]]:
        """Yield the reports in an archive, which may itself stand in one.

        Raises:
            ReadError: it cannot be read, or there is too much in it.
        """
        with member.unpacked(str(shown)) as path:
            entries = _entries(path, str(shown))
        for number, info in enumerate(entries):
            name = _name(info)
            if self._is_wanted(info, PurePosixPath(name)):
                place = f"{shown}/{name.lstrip('/')}"
                if problem := _problem(info, name, self.limits):
                    self.errors.append(ReadError(place, *problem))
                    continue
                self._count(info.file_size)
                yield from self._take(Member(member.archive, (*member.steps, number)), Path(place))

    def _is_wanted(self, info: zipfile.ZipInfo, path: PurePosixPath) -> bool:
        """Leave out folders, what is hidden, and what is no report."""
        is_hidden = any(part.startswith(".") and part != ".." for part in path.parts)
        return not (info.is_dir() or is_hidden) and (
            is_archive(Path(path.name)) or self.is_report(Path(path.name))
        )

    def _count(self, size: int) -> None:
        """Count what is to be unpacked.

        Raises:
            ReadError: it is one file too many, or all of it too large.
        """
        self.files, self.total = self.files + 1, self.total + size
        if self.files > self.limits.files:
            problem = f"more than {self.limits.files} files"
            raise ReadError(self.name, ReadCause.TOO_LARGE, problem)
        if self.total > self.limits.total:
            raise ReadError(self.name, ReadCause.TOO_LARGE, _BOMB)

    def _take(self, member: Member, place: Path) -> Iterator[tuple[Path, Member]]:
        """Yield a report, or those of an archive in an archive; a broken one harms only itself."""
        if not is_archive(place):
            yield place, member
            return
        if len(member.steps) >= self.limits.depth:
            problem = "archives in archives, too deep"
            self.errors.append(ReadError(str(place), ReadCause.TOO_LARGE, problem))
            return
        try:
            yield from self.walk(member, place)
        except ReadError as error:
            if error.name == self.name:  # the limit of all
                raise
            self.errors.append(error)


def _entries(path: Path, name: str) -> list[zipfile.ZipInfo]:
    try:
        with _Wary(path) as file, zipfile.ZipFile(file) as opened:
            return opened.infolist()
    except FileNotFoundError as error:
        raise ReadError(name, ReadCause.MISSING) from error
    except PermissionError as error:
        raise ReadError(name, ReadCause.DENIED) from error
    except (*_BROKEN, OSError) as error:
        raise ReadError(name, ReadCause.DAMAGED, str(error)) from error


def _name(info: zipfile.ZipInfo) -> str:
    r"""Return the name of an entry with slashes; older Windows programs wrote it in GBK and said nothing.

    >>> _name(zipfile.ZipInfo("报告.docx".encode("gbk").decode("cp437")))
    '报告.docx'
    """
    name = info.orig_filename.partition("\0")[0]
    if not info.flag_bits & _UTF8:
        name = _decoded(name)
    return name.replace("\\", "/")


def _decoded(name: str) -> str:
    """Decode what was taken for the character set of the first PCs."""
    try:
        data = name.encode("cp437")
    except UnicodeEncodeError:  # it was read as something else
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _problem(info: zipfile.ZipInfo, name: str, limits: Limits) -> tuple[ReadCause, str] | None:
    """Return why an entry is not read, None where it is."""
    if name.startswith("/") or _DRIVE.match(name) or ".." in PurePosixPath(name).parts:
        return ReadCause.OUTSIDE, ""
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return ReadCause.OUTSIDE, "a link or a device"
    if info.file_size > limits.size:
        return ReadCause.TOO_LARGE, f"{info.file_size} bytes unpacked"
    if info.file_size > max(_SMALL, limits.ratio * info.compress_size):
        return ReadCause.TOO_LARGE, _BOMB
    return None


def _unpack(archive: Path, number: int, target: Path, name: str) -> Path:
    """Write an entry of an archive to a file; what it says of its own size is not believed."""
    try:
        with _Wary(archive) as file, zipfile.ZipFile(file) as opened:
            info = opened.infolist()[number]
            if info.flag_bits & _ENCRYPTED:
                raise ReadError(name, ReadCause.ENCRYPTED)
            with opened.open(info) as source, target.open("wb") as out:
                shutil.copyfileobj(source, out, _CHUNK)
    except FileNotFoundError as error:
        raise ReadError(name, ReadCause.MISSING) from error
    except (*_BROKEN, IndexError, OSError) as error:
        raise ReadError(name, ReadCause.DAMAGED, str(error)) from error
    return target
