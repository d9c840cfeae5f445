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


def printed(language: str, *arguments: str) -> list[str]:
    """Return the lines that a command prints, as on a terminal of 100 columns."""
    command = [sys.executable, "-m", "extractor", *arguments, "--lang", language]
    run = subprocess.run(
        command,
        check=False,  # findings end with 1
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return [line.rstrip() for line in run.stdout.splitlines()]


def demo(language: str) -> str:
    """Return the text of `make demo`, the findings of most reports left out."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "reports.db")
        converted = printed(language, "convert", "fixtures/reports", "--db", database)
    converted = [line.replace(f"{folder}{os.sep}", "") for line in converted]
    checked = printed(language, "check", "fixtures/reports")
    first = next(at for at, line in enumerate(checked) if line.startswith(SHOWN))
    after = next(
        at for at, line in enumerate(checked) if at > first and line.startswith("fixtures/")
    )
    shown = ["$ make demo", *converted, "", "…", *checked[first:after], "…", checked[-1]]
    return "\n".join(["```text", *shown, "```"])


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
