"""Files that are made to do harm, among good ones."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.batch import hostile


@pytest.mark.skipif(
    sys.platform == "win32", reason="the measurement reads what Unix says of memory"
)
def test_hostile_files_harm_no_other(tmp_path: Path) -> None:
    """Each has its cause or is converted, within the limits, and all good files are; `make bench` has more."""
    said = hostile(tmp_path, 14, 8, 15, formats=("txt", "docx"), without=("pages",))
    assert said.startswith("hostile  6 of 6 good files converted")
    assert "internal" not in said
