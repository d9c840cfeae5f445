"""What users install: a wheel in an environment of its own, with no checkout near."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
REPORT = """表1 2023年1+X证书考核情况

| 证书名称 | 等级 | 报考人数 | 获证人数 | 通过率 |
|---|---|---|---|---|
| 数控车铣加工职业技能等级证书 | 中级 | 50 | 43 | 86.00% |
| 网店运营推广职业技能等级证书 | 初级 | 64 | 48 | 75.00% |
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=PROJECT
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment, and return where its commands are.

    The libraries are lent by a path file. Python does not read the path files of a folder that was
    itself added by one, so the editable install beside those libraries stays out of sight.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    places = {"base": str(folder), "platbase": str(folder)}
    library, commands = (
        Path(sysconfig.get_path(kind, scheme="venv", vars=places))
        for kind in ("purelib", "scripts")
    )
    python = commands / Path(sys.executable).name
    _run(sys.executable, "-m", "pip", "--python", python, "install", "-qq", "--no-deps", wheel)
    (library / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return commands


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command that knows nothing of this checkout's Python path, and return what it prints."""
    surroundings = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    finished = subprocess.run(
        command, cwd=cwd, env=surroundings, capture_output=True, check=False, encoding="utf-8"
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def test_the_wheel_carries_the_rules_and_no_tests(wheel: Path) -> None:
    """The grammars travel inside the package; tests and fixtures stay at home."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "extractor/grammar/builtin/pilot/tables.toml" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {
        "extractor",
        "pilot_report_extractor",
    }


def test_the_wheel_tells_spacy_of_the_components(wheel: Path) -> None:
    """A pipeline of somebody else finds them by name."""
    archive = zipfile.ZipFile(wheel)
    (name,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
    told = archive.read(name).decode().partition("[spacy_factories]")[2]
    assert [line.split(" = ")[0] for line in told.split("[")[0].split("\n") if line] == [
        "extractor_claims",
        "extractor_entities",
        "extractor_figures",
    ]


def test_the_installed_command_converts_a_report(environment: Path, tmp_path: Path) -> None:
    """Far from any checkout, the command reads a report and writes its records."""
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    _run(
        *(environment / "extractor", "convert", "report.md"),
        *("--no-db", "--out", "out", "--format", "json"),
        cwd=tmp_path,
    )
    written = json.loads((tmp_path / "out" / "report.md.json").read_text(encoding="utf-8"))
    assert [record["certified"] for record in written["records"]] == [43, 48]


def test_the_installed_package_is_not_the_checkout(environment: Path, tmp_path: Path) -> None:
    """The environment finds the package that the wheel brought, not the one under test here."""
    show = "import extractor; print(extractor.__file__)"
    place = Path(_run(environment / "python", "-c", show, cwd=tmp_path).strip())
    assert PROJECT not in place.parents
    assert environment.parent in place.parents
