"""What the command says."""

from string import Formatter

import pytest

from extractor.cli import messages
from extractor.model.message import Message

MESSAGES = {name: value for name, value in vars(messages).items() if isinstance(value, Message)}


@pytest.mark.parametrize("name", MESSAGES)
def test_both_languages_say_the_same_parts(name: str) -> None:
    """A path or count that is told in Chinese is told in English too, or filling it in would fail."""
    parts = [
        {field for _, field, _, _ in Formatter().parse(text) if field}
        for text in (MESSAGES[name].zh, MESSAGES[name].en)
    ]
    assert parts[0] == parts[1]
