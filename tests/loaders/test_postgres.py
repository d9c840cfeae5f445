"""A PostgreSQL server holds what SQLite holds; a server of our own is started for the tests."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from typer.testing import CliRunner

from extractor.cli import app
from extractor.errors import LoadError
from extractor.loaders import postgres, sqlite
from extractor.loaders.files.json_files import read_json_lines
from extractor.loaders.flat.relations import RELATIONS
from extractor.model.extraction import Extraction
from tests.loaders.samples import claim, extraction, record, table
from tests.strategies import extractions

Connection = postgres.Connection[tuple[str | int | float | None, ...]]
DEBIAN = Path("/usr/lib/postgresql")
KEPT = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def program(name: str) -> str | None:
    """Return where a program of the server is; Debian keeps them out of the way."""
    found = sorted(DEBIAN.glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(found[-1]) if found else None)


@pytest.fixture(name="server", scope="module")
def _server() -> Iterator[str]:
    """Start a server that listens on a socket alone, and return its address."""
    initdb, control = program("initdb"), program("pg_ctl")
    if initdb is None or control is None or os.name == "nt":
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    is_root = os.geteuid() == 0
    as_user = ["runuser", "-u", "postgres", "--"] if is_root else []  # it refuses to run as root
    with tempfile.TemporaryDirectory(prefix="pg", dir=tempfile.gettempdir()) as name:
        folder = Path(name)
        if is_root:
            shutil.chown(folder, "postgres")
        data = folder / "data"

        def run(*command: str) -> None:
            subprocess.run([*as_user, *command], check=True, capture_output=True, cwd=folder)

        run(initdb, "-D", str(data), "-U", "me", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run(control, "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgresql://me:secret@/postgres?host={quote(str(folder))}"
        finally:
            run(control, "-D", str(data), "-m", "immediate", "stop")


@pytest.fixture(name="connection")
def _connection(server: str) -> Iterator[Connection]:
    with closing(postgres.open_server(server)) as connection:
        yield connection
        connection.execute("DELETE FROM reports")


def rows(connection: Connection) -> dict[str, list[str]]:
    """Return all rows of the tables of reports and files, figures as numbers."""
    found = {}
    for name in (*(each.name for each in RELATIONS), "files"):
        lines = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608  our own
        found[name] = sorted(str([plain(value) for value in line]) for line in lines)
    return found


def plain(value: object) -> object:
    """Return a value without what tells two kinds of store apart."""
    is_number = isinstance(value, (int, float)) or type(value).__name__ == "Decimal"
    return float(str(value + 0)) if is_number else value  # type: ignore[operator]


@KEPT
@given(extractions())
def test_what_was_loaded_reads_back_equal(connection: Connection, extracted: Extraction) -> None:
    """Any extraction comes back as it was, to the last digit of its JSON, NUL and all."""
    identifier = postgres.load_extraction(connection, extracted, path="x.pdf")
    again = postgres.read_extraction(connection, identifier)
    assert again == extracted
    assert again.model_dump_json() == extracted.model_dump_json()


def test_it_holds_what_sqlite_holds(connection: Connection, db: sqlite.Database) -> None:
    """The same loads leave the same rows in every table, on a server and in a file."""
    first = extraction("a", tables=[table()], records=[record("r1", "pilot", certified=1)])
    other = extraction("b", claims=[claim("c1", "65.97"), claim("c2", "1361")])
    loads = [
        (first, "a.pdf"),
        (other, "b.pdf"),
        (other, "copy.pdf"),
        (first, "b.pdf"),
        (first, "a.pdf"),
    ]
    for extracted, path in loads:
        postgres.load_extraction(connection, extracted, path=path)
        sqlite.load_extraction(db, extracted, path=path)
    wanted = {
        name: sorted(str([plain(value) for value in row.values()]) for row in db.table(name).rows)
        for name in rows(connection)
    }
    assert rows(connection) == wanted
    assert postgres.report_files(connection) == sqlite.report_files(db)


def test_a_load_that_fails_changes_nothing(connection: Connection) -> None:
    """A report that does not hold together is refused, and the former one stays."""
    postgres.load_extraction(connection, extraction("a"), path="x.pdf")
    before = rows(connection)
    broken = extraction("a", records=[record("r1", "exam", table="t9")])
    with pytest.raises(LoadError, match="t9"):
        postgres.load_extraction(connection, broken, path="x.pdf")
    assert rows(connection) == before


def test_tables_of_another_version_are_refused(server: str, connection: Connection) -> None:
    """A server that another version of the program made is left as it is."""
    connection.execute("UPDATE extractor_version SET version = version + 1")
    with pytest.raises(LoadError, match="another version") as caught:
        postgres.open_server(server)
    connection.execute("UPDATE extractor_version SET version = version - 1")
    assert "secret" not in str(caught.value)


def test_a_server_that_is_not_there_is_an_error() -> None:
    """The address is named, without the password in it."""
    with pytest.raises(LoadError) as caught:
        postgres.open_server("postgresql://me:secret@127.0.0.1:1/reports?connect_timeout=1")
    assert "me@127.0.0.1" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_the_command_converts_and_exports_by_address(
    server: str, connection: Connection, tmp_path: Path
) -> None:
    """`--db postgresql://…` takes the place of a file, and no message shows the password."""
    (tmp_path / "x.md").write_text("# 1+X证书试点工作总结\n", encoding="utf-8")
    run = CliRunner().invoke
    done = run(app, ["convert", str(tmp_path / "x.md"), "--db", server, "--lang", "en"])
    assert (done.exit_code, "secret" in done.output) == (0, False)
    assert connection.execute("SELECT count(*) FROM reports").fetchone() == (1,)
    done = run(app, ["export", server, "--out", str(tmp_path / "o"), "--format", "jsonl"])
    assert done.exit_code == 0
    assert len(list(read_json_lines(tmp_path / "o" / "reports.jsonl"))) == 1
