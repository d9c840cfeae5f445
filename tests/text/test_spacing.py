"""Letter-spaced text."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.text.spacing import unspaced


def test_blanks_round_figures_are_no_letter_spacing() -> None:
    """A text that only sets its figures apart stays as it is."""
    text = "共有 36 个试点，涉及 28 个专业"
    assert unspaced(text).text == text


@given(st.text(st.sampled_from("试点个，。36 a"), max_size=30))
def test_offsets_lead_back(text: str) -> None:
    """Every character of the text without blanks is the raw one at its place."""
    spaced = " ".join(text) + " "
    plain = unspaced(spaced)
    for place, character in enumerate(plain.text):
        start, end = plain.raw(place, place + 1)
        assert spaced[start:end] == character
        assert plain.here(start, end) == (place, place + 1)
