"""How a batch does: cores, memory, a kill in the middle, and hostile files: `make bench`.

Reports are generated, each in every format. A page is one of the report's PDF; its other formats
count as many. All measurements run the command, as a user does.
"""

import argparse
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

from tests.benchmarks.faults.generate import generate
from tests.benchmarks.faults.writers import FORMATS, write
from tests.benchmarks.hostile import write_hostile

__all__ = ["dump", "hostile", "make_reports"]

LOOP = "import sys\nfor _ in range(int(sys.argv[1])): sum(range(1000))"
TURNS = 60_000
UNKEPT = ("ledger", "runs")


def make_reports(folder: Path, count: int, formats: Sequence[str] = FORMATS) -> list[Path]:
    """Write so many files, of mixed formats."""
    reports = {}
    for number in range(-(-count // len(formats))):
        sample = generate("batch", number)
        reports[sample.name] = sample.report
    return write(reports, folder, formats)[:count]


def command(*arguments: object) -> list[str]:
    """Return the command that converts."""
    return [sys.executable, "-m", "extractor", "convert", *map(str, arguments), "--log", "json"]


def timed(arguments: Sequence[str], cores: int) -> float:
    """Return the seconds that a command takes on the first cores."""

    def pin() -> None:
        os.sched_setaffinity(0, range(cores))

    begun = time.perf_counter()
    subprocess.run(arguments, check=False, capture_output=True, preexec_fn=pin)
    return time.perf_counter() - begun


def loops(cores: int) -> float:
    """Return the seconds that two pure loops take."""

    def pin() -> None:
        os.sched_setaffinity(0, range(cores))

    begun = time.perf_counter()
    argument = [sys.executable, "-c", LOOP, str(TURNS)]
    running = [subprocess.Popen(argument, preexec_fn=pin) for _ in range(2)]  # noqa: PLW1509
    for process in running:
        process.wait()
    return time.perf_counter() - begun


def scaling(paths: Sequence[Path], rounds: int, scratch: Path) -> None:
    """Print the gain of two cores over one, of the batch and of a pure loop, in pairs."""
    shares, rates = [], []
    for number in range(rounds):
        gain = loops(1) / loops(2)
        seconds = [
            timed(
                command(
                    paths[0].parent.parent, "--jobs", cores, "--db", scratch / f"{number}{cores}.db"
                ),
                cores,
            )
            for cores in (1, 2)
        ]
        ours = seconds[0] / seconds[1]
        shares.append(ours / gain)
        rates.append(len(paths) / seconds[1])
        print(f"  round {number + 1}: loop {gain:.2f}, batch {ours:.2f}, {rates[-1]:.1f} files/s")
    with closing(sqlite3.connect(scratch / "02.db")) as database:
        (pages,) = database.execute("SELECT avg(source_pages) FROM reports").fetchone()
    print(
        f"cores    {median(shares):.2f} of the loop's gain, {median(rates):.1f} files "
        f"and {median(rates) * (pages or 1):.1f} pages a second on 2 cores"
    )


def resident(pid: int) -> int:
    """Return the megabytes that a process holds."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    return 0


def memory(folder: Path, few: int, scratch: Path) -> None:
    """Print what the parent holds after few files, and at the end."""
    held = {}
    with subprocess.Popen(
        command(folder, "--db", scratch / "memory.db"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            event = json.loads(line)
            if event["event"] == "file" and (event["done"] == few or event["done"] % 100 == 0):
                held[event["done"]] = resident(process.pid)
    last = max(held)
    print(f"memory   {held[few]} MB after {few} files, {held[last]} MB after {last}")


def dump(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all tables but those that tell of runs, rows ordered by key."""
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608
            for (name,) in names
            if name not in UNKEPT
        }


def killed(folder: Path, kills: int, whole: Path, scratch: Path) -> None:
    """Print whether the database is the same after kills at random moments."""
    chance, database = random.Random(5), scratch / "killed.db"  # noqa: S311
    done = 0
    for _ in range(kills):
        with subprocess.Popen(
            command(folder, "--db", database), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                process.wait(chance.uniform(3, 12))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                done += 1
    subprocess.run(command(folder, "--db", database), check=False, capture_output=True)
    same = dump(database) == dump(whole)
    print(f"killed   {done} times: {'the same database' if same else 'ANOTHER DATABASE'}")


def hostile(scratch: Path, files: int, bad: int, seconds: float, **options: Sequence[str]) -> str:
    """Convert good files and hostile ones; return how many are in the database, and how many have a cause."""
    inbox = scratch / "hostile"
    make_reports(inbox, files - bad, options.get("formats", FORMATS))
    write_hostile(inbox, bad, without=options.get("without", ()))
    log = subprocess.run(
        command(inbox, "--db", scratch / "hostile.db", "--timeout", seconds, "--memory", 2048),
        check=False,
        capture_output=True,
        encoding="utf-8",
    ).stderr
    events = [json.loads(line) for line in log.splitlines()]
    told = {Path(event["path"]).name: event for event in events if event["event"] == "file"}
    good = [name for name in told if "hostile" not in name and told[name]["state"] == "converted"]
    causes = [
        event.get("cause", "converted") for name, event in sorted(told.items()) if name not in good
    ]
    counts = ", ".join(f"{cause} {causes.count(cause)}" for cause in sorted(set(causes)))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    longest = max(event["seconds"] for event in told.values())
    return (
        f"hostile  {len(good)} of {files - bad} good files converted; the others: {counts}; "
        f"longest {longest:.0f} s, largest process {peak} MB"
    )


def main() -> None:
    """Print a line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--few", type=int, default=500)
    parser.add_argument("--many", type=int, default=5_000)
    parser.add_argument("--hostile", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--only", default="cores,killed,memory,hostile")
    asked = parser.parse_args()
    only, formats = asked.only.split(","), asked.formats.split(",")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        if {"cores", "killed"} & set(only):
            paths = make_reports(scratch / "in", asked.files, formats)
            folder = paths[0].parent.parent
            whole = scratch / "02.db"
            if "cores" in only:
                scaling(paths, asked.rounds, scratch)
            else:
                timed(command(folder, "--db", whole), 2)
            if "killed" in only:
                killed(folder, 3, whole, scratch)
        if "memory" in only:
            make_reports(scratch / "many", asked.many, [each for each in formats if each != "pdf"])
            memory(scratch / "many", asked.few, scratch)
        if "hostile" in only:
            print(
                hostile(scratch, asked.hostile, asked.hostile // 10, asked.seconds, formats=formats)
            )


if __name__ == "__main__":
    main()
