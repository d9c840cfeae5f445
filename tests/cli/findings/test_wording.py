"""What is said of findings."""

import ast
from pathlib import Path
from string import Formatter

import pytest

import extractor.reconciliation
from extractor.cli.findings import wording
from extractor.model.check import Action
from extractor.model.message import Message

MESSAGES = {name: value for name, value in vars(wording).items() if isinstance(value, Message)}
CHECKS = Path(extractor.reconciliation.__file__).parent


@pytest.mark.parametrize("name", MESSAGES)
def test_both_languages_say_the_same_parts(name: str) -> None:
    """A path or count that is told in Chinese is told in English too, or filling it in would fail."""
    parts = [
        {field for _, field, _, _ in Formatter().parse(text) if field}
        for text in (MESSAGES[name].zh, MESSAGES[name].en)
    ]
    assert parts[0] == parts[1]


def reasons() -> set[str]:
    """Return the reasons that checks give: the constants of their modules that are several words."""
    found = set()
    for module in CHECKS.glob("*.py"):
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            match node:
                case ast.Assign(
                    targets=[ast.Name(id=name)], value=ast.Constant(value=str(value))
                ) if name.isupper() and not name.startswith("_") and " " in value:
                    found.add(value)
    return found


def test_every_reason_can_be_said_in_chinese() -> None:
    """A reason of a check is shown to people, in their language."""
    assert reasons()
    assert reasons() <= set(wording.REASONS)


def test_every_step_has_a_name() -> None:
    """In both languages."""
    assert all(action.label.zh and action.label.en for action in Action)
