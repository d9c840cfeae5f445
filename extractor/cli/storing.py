"""The database that a command is given: a file, or an address of a server."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractor.batch.walk import printable
from extractor.errors import LoadError
from extractor.loaders import sqlite
from extractor.loaders.flat.ledger import Attempt
from extractor.model.extraction import Extraction

__all__ = ["Store", "named", "open_store"]

_SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Store:
    """What is done with a database: load a report of a file, list the files of all, read one again.

    `attempts` are what came of the last try at each file; `note` writes one down.
    """

    load: Callable[[Extraction, str, Attempt | None], object]
    files: Callable[[], Mapping[str, tuple[str, ...]]]
    read: Callable[[str], Extraction]
    attempts: Callable[[], Mapping[str, Attempt]]
    note: Callable[[Attempt], None]


@contextmanager
def open_store(database: str, *, is_there: bool = False) -> Iterator[Store]:
    """Open a database; make a file, or a server's tables, where there are none.

    Raises:
        LoadError: it cannot be opened, or a file `is_there` only in the user's mind.
    """
    if database.startswith(_SCHEMES):
        with _server(database) as store:
            yield store
        return
    if is_there and not Path(database).is_file():
        raise LoadError(database, "there is no such database")
    with closing(sqlite.open_database(database)) as db:
        yield Store(
            lambda extraction, path, attempt: sqlite.load_extraction(
                db, extraction, path=path, attempt=attempt
            ),
            partial(sqlite.report_files, db),
            partial(sqlite.read_extraction, db),
            partial(sqlite.read_ledger, db),
            partial(sqlite.write_attempt, db),
        )


def named(database: str) -> str:
    """Return what to call a database: an address without its password."""
    if not database.startswith(_SCHEMES):
        return printable(database)
    address, at, rest = database.partition("://")[2].rpartition("@")
    return f"postgresql://{address.partition(':')[0]}{at}{rest.partition('?')[0]}"


@contextmanager
def _server(url: str) -> Iterator[Store]:
    try:
        from extractor.loaders import postgres  # noqa: PLC0415  an extra
    except ImportError as error:
        raise LoadError(named(url), f"this needs the extra 'postgres' ({error})") from error
    with closing(postgres.open_server(url)) as server:
        yield Store(
            lambda extraction, path, attempt: postgres.load_extraction(
                server, extraction, path=path, attempt=attempt
            ),
            partial(postgres.report_files, server),
            partial(postgres.read_extraction, server),
            partial(postgres.read_ledger, server),
            partial(postgres.write_attempt, server),
        )
