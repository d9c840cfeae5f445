"""Majors, by code and name together."""

import pytest

from extractor.grammar import load_grammar
from extractor.matching.majors import MajorReader
from extractor.model.mention import MajorStatus, MatchMethod

READER = MajorReader(load_grammar())


@pytest.mark.parametrize(
    ("text", "year", "edition", "status"),
    [
        ("【560118】工业设计", 2020, "2015", MajorStatus.VALID),
        ("【460105】工业设计", 2023, "2021", MajorStatus.VALID),
        ("【510301】通信技术", 2022, "2015", MajorStatus.RENAMED),
        ("【610301】现代通信技术", 2022, "2015", MajorStatus.RENAMED),
        ("【560118】软件技术", 2021, None, MajorStatus.MISMATCH),
        ("【999999】软件技术", 2021, None, MajorStatus.UNKNOWN),
    ],
)
def test_code_and_name_are_judged_together(
    text: str, year: int, edition: str | None, status: MajorStatus
) -> None:
    """A code of another major is a mismatch; one that no catalogue lists is unknown."""
    (major,) = READER.read(text, year)
    assert (major.edition, major.status) == (edition, status)


def test_a_code_that_2015_may_have_given_is_no_mismatch() -> None:
    """2015's catalogue is known in part: 530101 was 发电厂及电力系统 there, and is another major's now."""
    (major,) = READER.read("【530101】发电厂及电力系统", 2019)
    assert major.status is MajorStatus.UNKNOWN


def test_a_misprint_is_read_where_the_code_agrees() -> None:
    """The name is the catalogue's, the print is kept, and the method says that it was near."""
    (major,) = READER.read("【560118】工业没计", 2021)
    assert (major.name, major.method, major.text) == (
        "工业设计",
        MatchMethod.FUZZY,
        "【560118】工业没计",
    )
    (other,) = READER.read("【610205】工业没计", 2021)
    assert (other.name, other.method) == ("工业没计", MatchMethod.NONE)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("软件技木 计算机应用技术", ["软件技术", "计算机应用技术"]),
        ("人工智能技术软件技术", ["人工智能技术", "软件技术"]),
        ("集成电路技术应用微 电子技术", ["集成电路技术应用", "微电子技术"]),
        ("中高职贯通会计", ["中高职贯通会计"]),
        ("会计信息技术", ["会计信息技术"]),
        ("老年护理技术", ["老年护理技术"]),
        ("软件技术（中外合作）会计", ["软件技术（中外合作）", "会计"]),
    ],
)
def test_lists_are_taken_apart_by_the_catalogue(text: str, names: list[str]) -> None:
    """What is left is a name only where it ends like one, or stands alone."""
    assert [major.name for major in READER.read(text)] == names
