"""The command as its users meet it."""

import json
import os
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from extractor import __version__
from extractor.cli import app

HEAVY = {
    "docx",
    "jieba",
    "lxml",
    "numpy",
    "openpyxl",
    "pandas",
    "pdfplumber",
    "pebble",
    "pydantic",
    "rich",
    "spacy",
    "sqlite_utils",
}


def test_it_tells_its_version() -> None:
    """`--version` names the program and its version."""
    assert CliRunner().invoke(app, ["--version"]).output == f"extractor {__version__}\n"


@pytest.mark.parametrize(
    ("command", "options"),
    [
        (
            ["convert"],
            ["--db", "--no-db", "--out", "--format", "--manifest", "--jobs", "--timeout"],
        ),
        (["check"], ["--fail-on", "--format", "--out", "--explain", "--grammars", "--lang"]),
        (["grammar", "check"], ["DIR"]),
    ],
)
def test_help_names_the_options_in_both_languages(command: list[str], options: list[str]) -> None:
    """A clerk and a colleague abroad can both read it."""
    text = CliRunner().invoke(app, [*command, "--help"]).output
    assert [option for option in options if option not in text] == []
    assert " / " in text


def test_help_waits_for_no_heavy_library() -> None:
    """Asking how it is used loads neither readers nor stores, nor what checks and shows results."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "extractor", "--help"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        encoding="utf-8",
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in run.stderr.splitlines()}
    assert {"extractor", "typer"} <= loaded
    assert HEAVY.isdisjoint(loaded)


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii"])
@pytest.mark.parametrize("argument", ["--help", "schema"])
def test_a_console_of_few_characters_shows_the_rest(encoding: str, argument: str) -> None:
    """What a console cannot show becomes a question mark, never a traceback."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    run = subprocess.run(
        [sys.executable, "-m", "extractor", argument],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert b"Traceback" not in run.stderr
    assert run.returncode in {0, 2}
    assert run.stdout or run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["convert"],
        ["convert", "a.pdf", "--no-db"],
        ["convert", "a.pdf", "--format", "docx"],
        ["check", "a.pdf", "--fail-on", "info"],
        ["check", "a.pdf", "--jobs", "0"],
        ["check", "a.pdf", "--format", "html"],
        ["nothing"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    """What cannot be meant is refused before any file is read."""
    assert CliRunner().invoke(app, arguments).exit_code == 2


def test_the_schema_is_one_of_json_schema_2020_12() -> None:
    """Others can validate our results with a tool of their own."""
    schema = json.loads(CliRunner().invoke(app, ["schema"]).output)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"]["const"] == "pilot-report/1"
