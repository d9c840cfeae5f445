"""`extractor lookup` as its users meet it."""

import pytest
from typer.testing import CliRunner

from extractor.cli import app


@pytest.mark.parametrize(("language", "heading"), [("zh", "目录版本"), ("en", "edition")])
def test_it_shows_the_entry_in_the_users_language(language: str, heading: str) -> None:
    """Name, code, edition and what became of it."""
    run = CliRunner().invoke(app, ["lookup", "610209", "--lang", language])
    assert run.exit_code == 0
    assert [
        part for part in (heading, "数字展示技术", "2015", "510204") if part not in run.output
    ] == []


def test_what_is_not_found_ends_with_1() -> None:
    """A script can tell."""
    run = CliRunner().invoke(app, ["lookup", "陶瓷茶具鉴赏", "--lang", "en"])
    assert run.exit_code == 1
    assert "陶瓷茶具鉴赏" in run.output
