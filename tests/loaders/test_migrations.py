"""A database that an earlier version of the program made is brought up to date, not refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extractor.loaders.flat.relations import RELATIONS, tabulate
from extractor.loaders.flat.shapes import Row
from extractor.loaders.sqlite import (
    open_database,
    read_decisions,
    read_extraction,
    report_files,
    search,
)
from extractor.loaders.sqlite.migrations import HISTORY
from extractor.loaders.sqlite.schema import VERSION
from extractor.model.extraction import Extraction
from extractor.model.outline import Block, BlockKind
from tests.loaders.samples import check, claim, extraction, record, table

SCHEMAS = Path(__file__).parent / "schemas"
MAJOR = {"text": "甲专业", "name": "甲专业", "status": "valid"}
FORMER = extraction(
    report={"title": "总结", "issuer": "甲学院", "years": [2023]},
    blocks=[Block(kind=BlockKind.PARAGRAPH, text="物流管理证书")],
    tables=[table(header=["证书"], rows=[["甲"]])],
    claims=[claim("c1", "65.97")],
    records=[record("r1", "pilot", row=0, majors=[MAJOR])],
    checks=[check("k1", claims=["c1"])],
)
"""A report that says nothing of which the oldest schema had no column."""


def filled(version: int, path: Path) -> Path:
    """Make a database as an earlier version made it, with a report and a decision in it."""
    with closing(sqlite3.connect(path)) as former:
        former.executescript((SCHEMAS / f"{version}.sql").read_text(encoding="utf-8"))
        for relation in RELATIONS:
            for row in known(former, relation.name, tabulate(FORMER)[relation.name]):
                insert(former, relation.name, row)
        insert(former, "files", {"path": "x.pdf", "name": "x.pdf", "report_id": "a" * 16})
        if columns(former, "decisions"):
            former.execute(
                "INSERT INTO decisions (id, fingerprint, decision, decided_by, decided_at, note) "
                "VALUES (1,'f','accept','王','2024-01-02T03:04:05Z','')"
            )
        if columns(former, "passages"):
            former.execute("INSERT INTO passages VALUES (1, ?, 0, NULL, NULL)", ["a" * 16])
            former.execute(
                "INSERT INTO search (rowid, terms) VALUES (1, '物流 流管 管理 理证 证书')"
            )
        former.execute("CREATE VIEW mismatches AS SELECT 1")
        former.commit()
    return path


def known(database: sqlite3.Connection, name: str, rows: list[Row]) -> Iterator[Row]:
    """Yield rows without the columns that a table did not have."""
    there = columns(database, name)
    for row in rows if there else []:
        yield {column: value for column, value in row.items() if column in there}


def columns(database: sqlite3.Connection, name: str) -> list[str]:
    """Return the columns of a table; none where there is no such table."""
    return [row[1] for row in database.execute(f"PRAGMA table_info({name})")]


def insert(database: sqlite3.Connection, name: str, row: Row) -> None:
    """Put a row into a table."""
    names, marks = ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
    database.execute(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', [*row.values()])  # noqa: S608


def structure(path: Path) -> set[tuple[str, str, str]]:
    """Return what each table and index is made of."""
    with closing(sqlite3.connect(path)) as database:
        made = database.execute("SELECT type, name, sql FROM sqlite_master WHERE type <> 'view'")
        return {
            (kind, name, "".join(str(sql).replace('"', "").split())) for kind, name, sql in made
        }


@pytest.mark.parametrize("version", HISTORY[:-1])
def test_an_older_database_keeps_its_reports(tmp_path: Path, version: int) -> None:
    """Every report reads back, its files are still known, and its text can be searched."""
    with closing(open_database(filled(version, tmp_path / "old.db"))) as db:
        again: Extraction = read_extraction(db, "a" * 16)
        assert again == FORMER
        assert report_files(db) == {"a" * 16: ("x.pdf",)}
        assert [hit.text for hit in search(db, "物流")] == ["物流管理证书"]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize("version", HISTORY[3:-1])
def test_decisions_survive(tmp_path: Path, version: int) -> None:
    """What people decided is their work, and is there after every change of the program."""
    with closing(open_database(filled(version, tmp_path / "old.db"))) as db:
        (decision,) = read_decisions(db)["f"]
        assert decision.decided_by == "王"


@pytest.mark.parametrize("version", HISTORY[:-1])
def test_an_older_database_becomes_one_of_today(tmp_path: Path, version: int) -> None:
    """Its tables and indexes are those of a new database, and it is migrated once."""
    old, new = filled(version, tmp_path / "old.db"), tmp_path / "new.db"
    open_database(old).close()
    open_database(new).close()
    assert structure(old) == structure(new)
    before = old.read_bytes()
    open_database(old).close()
    assert old.read_bytes() == before


def test_every_schema_is_in_the_history() -> None:
    """Who changes the tables adds today's version to `HISTORY`, and keeps the former schema here."""
    assert HISTORY[-1] == VERSION
    assert {path.stem for path in SCHEMAS.glob("*.sql")} == {str(each) for each in HISTORY[:-1]}


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut in the middle leaves the database as it was."""
    path = filled(HISTORY[0], tmp_path / "old.db")
    before = structure(path)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("extractor.loaders.sqlite.migrations._index_all", fail)
    with pytest.raises(KeyboardInterrupt):
        open_database(path)
    assert structure(path) == before
