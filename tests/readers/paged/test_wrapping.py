"""Cells: printed lines are put together as they were written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.wrapping import unwrap

SIZE = 10.0


def row(text: str, baseline: float = 100.0) -> list[Glyph]:
    """Return a printed line that begins at 0; Latin glyphs are half as broad as Chinese ones."""
    glyphs, x = [], 0.0
    for character in text:
        width = SIZE / 2 if character.isascii() else SIZE
        glyphs.append(
            Glyph(
                character, x, x + width, baseline, SIZE, bold=False, turn=0, run=0, x=x, y=baseline
            )
        )
        x += width
    return glyphs


@pytest.mark.parametrize(
    ("printed", "room", "text"),
    [
        (["工业机器人应", "用编程"], 60, "工业机器人应用编程"),  # broken for want of room
        (["申报", "级别"], 60, "申报\n级别"),  # the writer's own break
        (["电一体化技术 ", "【560102】机"], 60, "电一体化技术 【560102】机"),  # a drawn blank
        (
            ["机电一体化", "（中德合作）"],
            60,
            "机电一体化（中德合作）",
        ),  # a bracket goes with its word
        (["会展策划与", "理、金融"], 60, "会展策划与理、金融"),  # no mark begins a line
        (["63,300,", "000"], 80, "63,300,000"),  # a figure never ends in its comma
        (["123456", "78"], 30, "12345678"),  # too long for any line
        (["JavaWeb", "应用"], 40, "JavaWeb应用"),
        (["Web Front", "End"], 50, "Web Front End"),  # the blank at a line's end is not drawn
        (["cross-", "border"], 40, "cross-border"),
        (["师", "资", "培", "训"], 40, "师资培训"),  # a vertical line
        (["2020级", "2021级"], 35, "2020级 2021级"),  # entries made alike were parted by a blank
        (["2020", "级", "2021", "级"], 21, "2020级 2021级"),
        (["2019级 2020级", "2021级"], 68, "2019级 2020级 2021级"),
        (
            ["【610205】软", "件 【560103】", "数控", "【630302】会", "计"],
            62,
            "【610205】软件 【560103】数控 【630302】会计",
        ),
        (["2020", "2021"], 22, "20202021"),  # figures alone may be one
        (["We", "b 前端"], 15.2, "Web 前端"),  # not even the next letter had room
        (["  合计  "], 80, "合计"),
        (["   "], 80, ""),
        ([], 80, ""),
    ],
)
def test_printed_lines_become_text(printed: list[str], room: float, text: str) -> None:
    """Wrapped words are whole, written breaks are newlines, figures are never parted."""
    rows = [row(line, 100 + 14 * index) for index, line in enumerate(printed)]
    assert unwrap(rows, room) == text


@settings(max_examples=60)
@given(st.text(alphabet="甲乙丙丁戊己庚", min_size=1, max_size=60), st.integers(2, 12))
def test_wrapping_is_undone(text: str, width: int) -> None:
    """Chinese text that fills lines of any width comes back unchanged."""
    printed = [text[start : start + width] for start in range(0, len(text), width)]
    assert unwrap([row(line) for line in printed], width * SIZE) == text
