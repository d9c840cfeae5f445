"""`extractor watch`, from the file that arrives to the database."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

REPORT = "# {name}1+X证书试点工作总结\n\n2023年，数控车铣加工证书（中级）报考50人，获证43人。\n"


def write(path: Path) -> Path:
    """Write a report."""
    path.write_text(REPORT.format(name=path.stem), encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl-C to a child alone")
def test_what_arrives_is_converted_until_ctrl_c(tmp_path: Path) -> None:
    """What is there comes first, then what is put there; other files and links outside do not count."""
    pytest.importorskip("watchfiles")
    inbox, database = tmp_path / "in", tmp_path / "reports.db"
    inbox.mkdir()
    write(inbox / "a.md")
    command = [sys.executable, "-m", "extractor", "watch", str(inbox), "--db", str(database)]
    with subprocess.Popen(
        [*command, "--lang", "en"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stderr is not None
        told = []
        for line in process.stderr:
            told.append(line)
            if line.startswith("Watching"):
                (inbox / "notes.log").write_text("none", encoding="utf-8")
                (inbox / "link.md").symlink_to(write(tmp_path / "outside.md"))
                shutil.move(write(tmp_path / "b.md"), inbox / "b.md")
            if f"{inbox / 'b.md'}:" in line:
                process.send_signal(signal.SIGINT)
    assert process.returncode == 0
    assert "Traceback" not in "".join(told)
    assert told[-1].startswith("No longer watching")
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT path FROM files ORDER BY path").fetchall() == [
            (str(inbox / name),) for name in ("a.md", "b.md")
        ]
