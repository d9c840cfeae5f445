from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.loaders.sqlite import Database, open_database


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "reports.db"


@pytest.fixture(name="db")
def _db(path: Path) -> Iterator[Database]:
    db = open_database(path)
    yield db
    db.close()
