"""Fill the demo blocks of both READMEs with what the commands print now: `make readme`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READMES = {"en": "README.md", "zh": "README.zh-CN.md"}
BEGIN, END = "<!-- demo: begin -->", "<!-- demo: end -->"
SHOWN = "fixtures/reports/school-report"
"""The report whose findings are shown; the others' are left out with an ellipsis."""
RULE = "──"
"""How the title of a group of findings ends."""


def printed(language: str, *arguments: str, remarks: int = subprocess.STDOUT) -> list[str]:
    """Return the lines that a command prints, as on a terminal of 100 columns."""
    command = [sys.executable, "-m", "extractor", *arguments, "--lang", language]
    run = subprocess.run(
        command,
        check=False,  # findings end with 1
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=remarks,
        encoding="utf-8",
    )
    return [line.rstrip() for line in run.stdout.splitlines()]


def demo(language: str) -> str:
    """Return the text of `make demo`, the findings of most reports left out."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "reports.db")
        converted = printed(language, "convert", "fixtures/reports", "--db", database)
    converted = [line.replace(f"{folder}{os.sep}", "") for line in converted]
    checked = printed(language, "check", "fixtures/reports", remarks=subprocess.DEVNULL)
    shown = ["$ make demo", *converted, "", *excerpt(checked)]
    return "\n".join(["```text", *shown, "```"])


def excerpt(lines: list[str]) -> list[str]:
    """Return the titles, what is said of one report, and the last line; an ellipsis for what is left out."""
    kept: list[str] = []
    is_shown = True
    for line in lines[:-1]:
        is_title = line.endswith(RULE)
        if is_title or not line.startswith(" "):
            is_shown = is_title or not line or line.startswith(SHOWN)
        if is_shown:
            kept.append(line)
        elif kept[-1] != "…":
            kept.append("…")
    return [*kept, lines[-1]]


def main() -> None:
    """Fill both READMEs."""
    for language, name in READMES.items():
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        filled = f"{before}{BEGIN}\n{demo(language)}\n{END}{after}"
        path.write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
