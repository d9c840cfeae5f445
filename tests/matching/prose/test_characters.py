"""What spaCy's tokenizer for Chinese makes of a text, ours makes too."""

import spacy
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.matching.prose.characters import CharacterTokenizer

nlp = spacy.blank("zh")
tokenizer = CharacterTokenizer(nlp.vocab)


@given(st.text(alphabet="共12人 ，\t\n\u3000\xa0\x1c\u200b𠮷", max_size=12) | st.text())
@example("")
@example("  共 有  36 个 \n")
def test_the_tokens_are_those_of_spacy(text: str) -> None:
    """Every token has the same characters at the same place, and the text is whole again."""
    ours, theirs = tokenizer(text), nlp.make_doc(text)
    assert ours.text == text
    assert [(token.idx, token.text_with_ws) for token in ours] == [
        (token.idx, token.text_with_ws) for token in theirs
    ]


def test_a_pipeline_with_the_tokenizer_is_saved_and_read_again() -> None:
    """Its configuration names the tokenizer, so that another program makes the same."""
    made = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "extractor_characters"}}})
    again = spacy.util.load_model_from_config(made.config).from_bytes(made.to_bytes())
    assert [token.text for token in again.make_doc("36 个")] == ["3", "6", "个"]
