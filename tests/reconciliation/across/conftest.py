from pathlib import Path

import pytest

from tests.reconciliation.across.samples import Across


@pytest.fixture(name="across")
def fixture_across(tmp_path: Path) -> Across:
    """Hold texts against each other."""
    return Across(tmp_path)
