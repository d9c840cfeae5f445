"""A message as the contract has it."""

import pytest
from pydantic import TypeAdapter, ValidationError

from extractor.model.message import Message

MESSAGES = TypeAdapter(Message)


def test_its_schema_names_both_languages() -> None:
    """Who reads our JSON Schema sees two texts, each with its title, both required."""
    schema = MESSAGES.json_schema()
    titles = {name: field["title"] for name, field in schema["properties"].items()}
    assert titles == {"zh": "中文", "en": "英文"}
    assert schema["required"] == ["zh", "en"]


def test_it_comes_back_from_json() -> None:
    """What is written is read again as the same message."""
    message = Message(zh="合计不符", en="the total differs")
    assert MESSAGES.validate_json(MESSAGES.dump_json(message)) == message


@pytest.mark.parametrize(
    "raw", [{"zh": "合计不符"}, {"zh": "合计不符", "en": "it differs", "fr": "faux"}, "合计不符"]
)
def test_other_json_is_refused(raw: object) -> None:
    """A text in one language, or in three, is no message."""
    with pytest.raises(ValidationError):
        MESSAGES.validate_python(raw)
