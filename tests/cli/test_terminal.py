"""How the command speaks."""

import pytest

from extractor.cli.language import Language
from extractor.cli.terminal import open_terminal


def test_the_user_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--lang` counts for more than the system."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert open_terminal(Language.EN).language is Language.EN
