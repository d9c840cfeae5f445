"""The list of those who should hand in a report."""

from pathlib import Path

import pytest

from extractor.batch.roster import read_roster
from extractor.errors import ManifestError
from extractor.grammar import load_grammar
from extractor.reconciliation.across import Expected


@pytest.mark.parametrize("heading", ["school", "学校名称", "院校", "单位", "School"])
def test_the_column_of_schools_has_many_names(tmp_path: Path, heading: str) -> None:
    """Rows without a school say nothing; a school without a year may hand in any report."""
    path = tmp_path / "schools.csv"
    path.write_text(f"{heading},年度\n甲学院,2023\n,2023\n乙学院,\n", encoding="utf-8")
    found = read_roster(path, load_grammar().identity.roster)
    assert found == (Expected("甲学院", (2023,)), Expected("乙学院"))


def test_years_may_have_no_column(tmp_path: Path) -> None:
    """A plain list of names is a list of schools."""
    path = tmp_path / "schools.csv"
    path.write_text("学校\n甲学院\n", encoding="gb18030")
    assert read_roster(path, load_grammar().identity.roster) == (Expected("甲学院"),)


def test_without_schools_it_is_no_such_list(tmp_path: Path) -> None:
    """The message names the headings that would do."""
    path = tmp_path / "schools.csv"
    path.write_text("姓名\n甲\n", encoding="utf-8")
    with pytest.raises(ManifestError, match="学校"):
        read_roster(path, load_grammar().identity.roster)
