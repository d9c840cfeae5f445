"""Glyphs on one baseline make a row: order, doubles and blanks."""

from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.lines import glyph_rows, row_text


def glyph(
    text: str, x: float, baseline: float = 100.0, *, size: float = 10.0, run: int = 0
) -> Glyph:
    """Return an upright glyph; a Latin one is half as broad as its size."""
    width = size / 2 if text.isascii() else size
    y = baseline - 0.35 * size
    return Glyph(
        text, x, x + width, baseline, size, bold=False, turn=0, run=run, x=x + width / 2, y=y
    )


def test_rows_follow_the_baseline_whatever_the_ink() -> None:
    """The dash of 一 stands in the middle of its line and in its place."""
    found = glyph_rows([glyph("批", 20), glyph("一", 10), glyph("第", 0), glyph("下", 0, 115)])
    assert [row_text(row) for row in found] == ["第一批", "下"]


def test_double_of_another_run_makes_one_bold_glyph() -> None:
    """The same character again at nearly its place is how bold is made up."""
    (row,) = glyph_rows(
        [glyph("1", 0), glyph("1", 0.3, run=1), glyph("1", 5), glyph("1", 5.3, run=1)]
    )
    assert row_text(row) == "11"
    assert all(found.bold for found in row)


def test_equal_letters_of_one_run_are_kept() -> None:
    """A ligature gives two letters one place; they are two."""
    (row,) = glyph_rows([glyph("f", 0), glyph("f", 0)])
    assert row_text(row) == "ff"


def test_latin_words_apart_get_a_blank_and_drawn_blanks_none() -> None:
    """A gap between Latin words is a blank, once."""
    apart = [glyph("A", 0), glyph("B", 8)]
    drawn = [glyph("A", 0), glyph(" ", 5), glyph("B", 10)]
    assert [row_text(row) for row in (apart, drawn)] == ["A B", "A B"]


def test_lines_of_unlike_size_stay_apart() -> None:
    """Small print under a heading does not join it."""
    found = glyph_rows([glyph("题", 0, 100, size=18), glyph("注", 0, 112, size=9)])
    assert [row_text(row) for row in found] == ["题", "注"]
