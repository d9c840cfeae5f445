"""What the project says of itself holds: README, licence, names, requirements."""

import ast
import importlib.metadata
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from extractor import __version__, extract

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = PROJECT / "extractor"
READMES = ["README.md", "README.zh-CN.md"]
SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def _text(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def _fences(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", _text(name), flags=re.MULTILINE | re.DOTALL)


def _commands(name: str) -> set[str]:
    """Return the commands that a README shows, in blocks and in its tables."""
    shown = re.findall(r"`(extractor [^`]+)`", _text(name))
    typed = (line for block in _fences(name, "console") for line in block.splitlines())
    return {*shown, *(line.removeprefix("$ ").split("  #")[0].strip() for line in typed)}


def _help(*command: str) -> str:
    """Return a command's help, as wide as it likes to be."""
    return subprocess.run(
        [sys.executable, "-m", "extractor", *command, "--help"],
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


@pytest.mark.parametrize("readme", READMES)
def test_every_make_command_of_the_readme_exists(readme: str) -> None:
    """What a README tells one to make, the Makefile can make."""
    targets = re.findall(r"^([a-z]+):.*##", _text("Makefile"), flags=re.MULTILINE)
    wanted = {command.split()[1] for command in _commands(readme) if command.startswith("make ")}
    assert wanted
    assert wanted <= set(targets)


@pytest.mark.parametrize(
    "command",
    sorted(
        {
            command
            for readme in READMES
            for command in _commands(readme)
            if command.startswith("extractor ")
        }
    ),
)
def test_every_extractor_command_of_the_readme_exists(command: str) -> None:
    """Each command has help, and its help knows each option that a README gives it."""
    words = command.split()[1:]
    names = [
        word
        for word in words
        if word
        in {
            "convert",
            "check",
            "export",
            "inspect",
            "lookup",
            "metadata",
            "reconcile",
            "report",
            "review",
            "schema",
            "search",
            "summary",
            "watch",
            "grammar",
        }
    ]
    options = {word for word in words if word.startswith("--")}
    assert names
    assert options <= set(re.findall(r"--[a-z-]+", _help(*names)))


@pytest.mark.parametrize("readme", READMES)
def test_the_example_of_the_readme_is_true(readme: str, tmp_path: Path) -> None:
    """The report on the first screen gives the records and the finding shown below it."""
    [report], [result] = _fences(readme, "markdown"), _fences(readme, "json")
    (tmp_path / "report.md").write_text(report, encoding="utf-8")
    found = extract(tmp_path / "report.md").model_dump(mode="json")
    found["checks"] = [check for check in found["checks"] if check["verdict"] == "inconsistent"]
    assert _like(json.loads(result), found) == json.loads(result)


def _like(pattern: object, value: object) -> object:
    """Return the parts of a value that a pattern speaks of."""
    match pattern, value:
        case dict(), dict():
            return {key: _like(pattern[key], value.get(key)) for key in pattern}
        case list(), list():
            return [
                _like(pattern[min(index, len(pattern) - 1)], item)
                for index, item in enumerate(value)
            ]
        case _:
            return value


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_demo_prints_what_the_readme_shows(readme: str, language: str, tmp_path: Path) -> None:
    """Each line shown of `make demo` is printed by the commands it runs; `…` stands for others."""
    shown = [line for line in _fences(readme, "text")[-1].splitlines() if line.strip()]
    commands = (("convert", "--db", str(tmp_path / "reports.db")), ("check",))
    printed = "".join(
        _print(command, "fixtures/reports", *rest, "--lang", language)
        for command, *rest in commands
    )
    printed = printed.replace(f"{tmp_path}{os.sep}", "").replace(os.sep, "/")
    lines = {"…", *(line.rstrip() for line in printed.splitlines())}
    assert len(shown) > len(commands)
    assert [line for line in shown if line not in lines and not line.startswith("$ ")] == []


def _print(*arguments: str) -> str:
    """Return all that the command prints, whatever it finds."""
    return subprocess.run(
        [sys.executable, "-m", "extractor", *arguments],
        cwd=PROJECT,
        env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    ).stdout


def test_both_readmes_show_the_same_example() -> None:
    """English and Chinese readers see one report and one result."""
    blocks = [(_fences(name, "markdown"), _fences(name, "json")) for name in READMES]
    assert blocks[0] == blocks[1]


@pytest.mark.parametrize("page", [*READMES, "CONTRIBUTING.md"])
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    """A page links to files that are there."""
    links = re.findall(r"\]\(([^):#]+)\)", _text(page))
    assert links
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_the_changelog_knows_this_version() -> None:
    """The version that users install has its entry, below what is to come."""
    versions = re.findall(r"^## \[(.+?)\]", _text("CHANGELOG.md"), flags=re.MULTILINE)
    assert versions[0] == "Unreleased"
    assert __version__ in versions


def test_the_licence_is_the_one_declared() -> None:
    """Apache-2.0 is declared, and its text is here."""
    assert SETTINGS["project"]["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0" in _text("LICENSE")


def test_every_name_of_a_module_is_a_concept() -> None:
    """No module is a drawer for what has no home."""
    drawers = {"common", "helpers", "manager", "misc", "utils"}
    assert {path.stem for path in PACKAGE.rglob("*")} & drawers == set()


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.split(".")[0] for alias in names)
            case ast.ImportFrom(module=str(name), level=0):
                yield name.split(".")[0]


def test_what_the_package_imports_is_required() -> None:
    """Every library that is imported is required by name, so a user's environment has it."""
    imported = {name for module in PACKAGE.rglob("*.py") for name in _imported(module)}
    foreign = imported - set(sys.stdlib_module_names) - {"extractor"}
    owners = importlib.metadata.packages_distributions()
    needed = {_normal(owner) for name in foreign for owner in owners[name]}
    extras = SETTINGS["project"]["optional-dependencies"]
    users = (items for extra, items in extras.items() if extra != "dev")
    declared = {
        _normal(re.split(r"[^\w.-]", item)[0])
        for item in itertools.chain(SETTINGS["project"]["dependencies"], *users)
    }
    assert needed - declared <= {"pydantic-core"}  # a part of pydantic, which fixes its version


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _closure(names: Iterable[str]) -> Iterator[str]:
    """Yield every distribution that comes with these, themselves included."""
    waiting, seen = [*names], set[str]()
    while waiting:
        name = waiting.pop()
        if _normal(name) not in seen:
            seen.add(_normal(name))
            yield name
            needed = map(Requirement, importlib.metadata.requires(name) or ())
            waiting += [item.name for item in needed if not item.marker or item.marker.evaluate()]


def _licence(name: str) -> str:
    """Return what a distribution says of its licence, without the licence's own text."""
    about = importlib.metadata.metadata(name)
    said = (about.get_all(key) or [] for key in ("Classifier", "License", "License-Expression"))
    return "\n".join(text[:200] for texts in said for text in texts)


def test_what_users_install_is_free_to_use() -> None:
    """No library that comes with the package asks more of its users than MPL does."""
    asking = re.compile(r"\b[AL]?GPL|General Public License", flags=re.IGNORECASE)
    required = (Requirement(item).name for item in SETTINGS["project"]["dependencies"])
    bound = {name for name in _closure(required) if asking.search(_licence(name))}
    # Pebble (LGPL) is imported as it is, never copied or changed.
    assert bound == {"pebble"}


def test_constraints_name_versions_and_nothing_else() -> None:
    """The pinned versions carry no address of the machine that pinned them."""
    pin = re.compile(r"[a-z0-9-]+==[\w.]+( ; [\w .'\"()<>=!]+)?|#.*")
    lines = _text("constraints.txt").splitlines()
    assert [line for line in lines if not pin.fullmatch(line)] == []


@pytest.mark.skipif(
    shutil.which("git") is None or not (PROJECT / ".git").exists(), reason="not a checkout"
)
def test_no_file_names_a_place_of_one_machine() -> None:
    """No tracked file leads to somebody's folders."""
    places = "/(work|root|farm|home/[a-z]+)/"
    command = ["git", "grep", "--line-number", "-I", "-E", places]
    assert subprocess.run(command, cwd=PROJECT, capture_output=True, check=False).stdout == b""
