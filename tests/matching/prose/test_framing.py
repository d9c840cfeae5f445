"""Whom and when a figure is about, and whether it is planned."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("dimension", "text", "expected"),
    [
        pytest.param(
            "level",
            "初级报考120人，中级95人，高级30人。",
            ["初级", "中级", "高级"],
            id="level before",
        ),
        pytest.param("level", "1361名初级考生参加考核。", ["初级"], id="level behind"),
        pytest.param(
            "level",
            "初级、中级、高级报考人数分别为711、1530和14人。",
            ["初级", "中级", "高级"],
            id="levels with 分别",
        ),
        pytest.param("level", "初级报考120人，获证100人。", ["初级", "初级"], id="level goes on"),
        pytest.param(
            "level",
            "初级120人，中级95人，共计报考215人。",
            ["初级", "中级", None],
            id="not of the total",
        ),
        pytest.param(
            "certificate",
            "物流管理证书初级报考120人，中级95人。",
            ["物流管理", "物流管理"],
            id="certificate of a sentence",
        ),
        pytest.param(
            "batch",
            "第一批获批试点12个，第二批获批试点20个。",
            ["第一批", "第二批"],
            id="batch",
        ),
        pytest.param(
            "school",
            "滨海职业学院报考240人，获证200人；临江职业学院报考180人。",
            ["滨海职业学院", "滨海职业学院", "临江职业学院"],
            id="school until the next",
        ),
        pytest.param("mode", "线上培训3期，线下培训2期。", ["线上", "线下"], id="mode"),
        pytest.param(
            "major",
            "机电一体化技术专业报考120人，会计专业报考95人。",
            ["机电一体化技术", "会计"],
            id="major",
        ),
    ],
)
def test_a_figure_is_about_the_name_that_goes_with_it(
    read: Read, dimension: str, text: str, expected: list[str | None]
) -> None:
    """Names beside a figure, or those that its sentence speaks of, narrow it."""
    assert read(text).about(dimension) == expected


def test_a_figure_behind_a_list_is_about_none_of_its_names(read: Read) -> None:
    """初级、中级、高级三个等级 belongs to no one level."""
    (claim,) = read("初级、中级和高级考核共有320人参加。").claims
    assert "level" not in claim.dimensions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年报考320人。", ["2023"]),
        ("截至2023年12月底，累计获证2297人。", ["2023"]),
        ("2022-2023学年培训教师120人次。", ["2022-2023"]),
        ("二〇二二年报考300人，2023年报考360人。", ["2022", "2023"]),
        ("2021年、2022年分别获证210人和365人。", ["2021", "2022"]),
        ("2023年报考320人，较2022年增加40人。", ["2023", "2023"]),
        ("2020级学生报考320人。", [None]),
    ],
)
def test_a_figure_is_about_the_last_year_that_was_named(
    read: Read, text: str, expected: list[str | None]
) -> None:
    """Years and school years, in figures and in words; not the one that is compared with."""
    assert [claim.period for claim in read(text).claims] == expected


@pytest.mark.parametrize(
    "text",
    [
        "力争获证人数达到3000人。",
        "计划新增考核站点5个。",
        "到2025年，覆盖专业达到40个。",
        "拟投入经费80万元。",
    ],
)
def test_what_is_meant_to_be_is_planned(read: Read, text: str) -> None:
    """A target is a claim, and says that it is none of today."""
    assert [claim.modality.value for claim in read(text).claims] == ["planned"]


def test_the_plan_ends_with_its_part_of_the_sentence(read: Read) -> None:
    """Behind a semicolon the report says what is again, and 计划数 plans nothing."""
    found = read("下一步力争获证3000人；本年获证2297人。完成计划数120人。")
    assert [claim.modality.value for claim in found.claims] == ["planned", "stated", "stated"]


def test_a_change_is_no_state(read: Read) -> None:
    """What was added keeps its indicator, a rate of change has its own; both are changes."""
    found = read("申报3598人，较上年增加120人，增长3.5%，通过率91%。")
    assert [(claim.indicator, claim.role.value) for claim in found.claims] == [
        ("applied", "count"),
        ("applied", "change"),
        ("growth", "change"),
        ("pass_rate", "rate"),
    ]
