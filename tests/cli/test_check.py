"""`extractor check`, from files to findings."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app

REPORT = """# 1+X证书试点工作总结

一、考核情况

表1 考核情况

| 证书名称 | 等级 | 报考人数 | 获证人数 |
|---|---|---|---|
| 数控车铣加工 | 中级 | 50 | 43 |
| 网店运营推广 | 初级 | 64 | 48 |
| 合计 | | 114 | {total} |
{end}"""


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> dict[str, str]:
    texts = {
        "right": REPORT.format(total=91, end=""),
        "wrong": REPORT.format(total=93, end=""),
        "odd": REPORT.format(total=91, end="\n二、成效\n\n四、问题\n"),
        "empty": "",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.md") for name in texts}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["right"], 0),
        (["right", "wrong"], 1),
        (["odd"], 1),
        (["odd", "--fail-on", "error"], 0),
        (["wrong", "--fail-on", "error"], 1),
        (["wrong", "empty"], 3),
    ],
)
def test_the_status_tells_whether_to_look(
    files: dict[str, str], arguments: list[str], status: int
) -> None:
    """0: nothing as severe as asked for; 1: something; 3: some file unread, whatever the others say."""
    named = [files.get(argument, argument) for argument in arguments]
    assert CliRunner().invoke(app, ["check", *named]).exit_code == status


def test_findings_and_summary_are_printed_and_trouble_goes_to_stderr(files: dict[str, str]) -> None:
    """The result can be kept in a file, without the remarks."""
    named = [files[name] for name in ("right", "wrong", "empty")]
    result = CliRunner().invoke(app, ["check", *named, "--lang", "en"])
    assert "right.md: no disagreement found" in result.stdout
    assert "wrong.md: errors 1" in result.stdout
    assert "table.sum" in result.stdout
    assert "93" in result.stdout
    assert "Files 3: errors 1, warnings 0, info 0; not read 1" in result.stdout
    assert f"{files['empty']}: the file is empty" in result.stderr
    assert "empty.md" not in result.stdout
