"""The form of a text that patterns see, and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.grammar import load_grammar
from extractor.matching.entities.flat import FlatText

MARKS = load_grammar().entities.marks


def flat(text: str) -> FlatText:
    """Return a text with its flat form."""
    return FlatText(text, MARKS)


def test_blanks_case_width_and_brackets_make_no_difference() -> None:
    """A name is found however it is printed."""
    assert flat("Ａ web 前端\n开发【中级】").flat == "aweb前端开发(中级)"


@given(st.text(st.sampled_from("网店 \n\tＡa１1（【】“”，İß㎡"), max_size=20))
def test_every_character_leads_back_to_its_own(text: str) -> None:
    """Each character of the flat form stands for one of the text, in order; none but blanks is lost."""
    form = flat(text)
    spans = [form.span(place, place + 1) for place in range(len(form.flat))]
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())
    assert all(end - start == 1 for start, end in spans)
