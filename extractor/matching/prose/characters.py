"""Cut text into characters for spaCy: the tokens of its own tokenizer for Chinese, in a third of the time."""

import re
from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

__all__ = ["TOKENIZER", "CharacterTokenizer", "make_tokenizer", "text_of"]

TOKENIZER = "extractor_characters"
"""The name under which spaCy knows the tokenizer."""

_TEXT = "extractor text"
"""Where a `Doc` keeps its text."""

_STRETCH = re.compile(r"\S+ ?|\s+")
"""Characters with the blank behind the last, which belongs to it; or other white space, which is one token."""


class CharacterTokenizer(DummyTokenizer):
    """Makes a token of each character that is no white space."""

    def __init__(self, vocab: Vocab) -> None:
        """Take the vocabulary of the pipeline."""
        self.vocab = vocab
        self._ids = _Ids(vocab.strings)

    def __call__(self, text: str) -> Doc:
        """Return a text as a `Doc`, which is made much faster of the ids of words than of words."""
        words: list[str] = []
        spaces: list[bool] = []
        for stretch in _STRETCH.findall(text):
            is_blank = stretch.isspace()
            tokens = [stretch] if is_blank else stretch.rstrip()
            words += tokens
            spaces += [False] * len(tokens)
            spaces[-1] = not is_blank and stretch.endswith(" ")
        ids: list[Any] = [self._ids[word] for word in words]  # spaCy's stubs know only words
        return Doc(self.vocab, words=ids, spaces=spaces, user_data={_TEXT: text})


def text_of(doc: Doc) -> str:
    """Return the text; spaCy puts it together anew each time that it is asked."""
    text: str = doc.user_data.get(_TEXT) or doc.text
    doc.user_data[_TEXT] = text
    return text


class _Ids(dict[str, int]):
    """The ids of words; a new word is added to the strings."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, word: str) -> int:
        self[word] = number = self._strings.add(word)
        return number


def make_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """Return what makes the tokenizer of a pipeline."""
    return lambda nlp: CharacterTokenizer(nlp.vocab)


registry.tokenizers.register(TOKENIZER, func=make_tokenizer)
