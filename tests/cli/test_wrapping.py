"""How long texts are broken into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from extractor.cli.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("报考人数多于批准人数", ["报考人数多", "于批准人数"]),
        ("报考人数多，于批准", ["报考人数", "多，于批准"]),
        ("报考人数（中级）", ["报考人数", "（中级）"]),
        ("共 65.97% 通过", ["共 65.97%", "通过"]),
        ("abcdefghijklm 1", ["abcdefghij", "klm 1"]),
        ("", [""]),
    ],
)
def test_lines_break_where_a_printer_breaks_them(text: str, lines: list[str]) -> None:
    """Chinese breaks anywhere but before a comma or after a bracket; words and figures stay whole."""
    assert wrap(text, 10) == lines


@given(st.text(alphabet="合计（），。 ab1.%“”", max_size=60), st.integers(4, 30))
def test_no_character_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    """Only spaces at the end of a line go."""
    lines = wrap(text, width)
    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
