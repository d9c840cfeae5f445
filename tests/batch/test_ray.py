"""Files on a cluster: what a lost machine had in hand is done by another, and nothing twice."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.local import Converted, ExtractWith, Job, Outcome, convert_files
from extractor.loaders.sqlite import load_extraction, open_database

ray = pytest.importorskip("ray", reason="Ray is not to be had for this Python")
pytestmark = pytest.mark.filterwarnings("ignore")  # those of Ray and what it brings

FILES, KILLED_AT = 24, 5
REPORT = """# {name}学院1+X证书试点工作总结

2023年，{name}学院数控车铣加工证书（中级）报考{registered}人，获证{certified}人。
"""


@pytest.fixture(name="cluster")
def _cluster() -> Iterator[Any]:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    from ray.cluster_utils import Cluster  # noqa: PLC0415  an extra

    options = {"include_dashboard": False, "object_store_memory": 80 << 20}
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, **options})
    try:
        yield cluster
    finally:
        cluster.shutdown()  # type: ignore[no-untyped-call]  # Ray does not say


def dump(outcomes: Iterator[Outcome], database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Load what was converted, in the order in which it comes, and return all tables."""
    with closing(open_database(database)) as db:
        for outcome in outcomes:
            assert isinstance(outcome, Converted)
            load_extraction(db, outcome.extraction, path=str(outcome.path))
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608
            for (name,) in names
        }


def test_a_lost_machine_loses_no_file(cluster: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """With one of two machines killed in the middle, the database is that of a run on this machine."""
    from extractor.batch.ray import convert_on_cluster  # noqa: PLC0415  an extra

    jobs = []
    for number in range(FILES):
        path = tmp_path / f"{number:02}.md"
        text = REPORT.format(name=chr(0x4E00 + number), registered=60 + number, certified=40)
        path.write_text(text, encoding="utf-8")
        jobs.append(Job(path))
    doomed = cluster.add_node(num_cpus=1, object_store_memory=80 << 20)

    def killing() -> Iterator[Outcome]:
        on_cluster = convert_on_cluster(
            jobs, ExtractWith(ocr="off"), seconds=120, address=cluster.address
        )
        for number, outcome in enumerate(on_cluster):
            if number == KILLED_AT:
                cluster.remove_node(doomed, allow_graceful=False)
            yield outcome

    there = dump(killing(), tmp_path / "cluster.db")
    here = dump(
        convert_files(jobs, ExtractWith(ocr="off"), workers=1, seconds=120), tmp_path / "local.db"
    )
    assert len(here["files"]) == FILES
    assert there == here
