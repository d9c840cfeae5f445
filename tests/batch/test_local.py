"""Files in worker processes: in order, within a time limit, each on its own."""

import importlib
import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.batch.local import (
    Converted,
    Defect,
    Failed,
    Job,
    Outcome,
    Task,
    can_bound_memory,
    convert_files,
)
from extractor.errors import ReadCause, ReadError

Run = Callable[..., list[Outcome]]


@pytest.fixture(name="obey")
def _obey(monkeypatch: pytest.MonkeyPatch) -> Task:
    # Workers import the task by its module's name, from the folders we know.
    monkeypatch.syspath_prepend(Path(__file__).parent)
    task: Task = importlib.import_module("stand_in_tasks").obey
    return task


@pytest.fixture(name="jobs")
def _jobs(tmp_path: Path) -> Callable[..., list[Job]]:
    def write(*orders: str) -> list[Job]:
        paths = [tmp_path / f"{number:02}.txt" for number in range(len(orders))]
        for path, order in zip(paths, orders, strict=True):
            path.write_text(order, encoding="utf-8")
        return [Job(path) for path in paths]

    return write


def cause(outcome: Outcome) -> ReadCause | None:
    """Return why a file was not read, if it was not."""
    error = outcome.error if isinstance(outcome, Failed) else None
    return error.cause if isinstance(error, ReadError) else None


def test_results_come_in_the_order_of_the_files(obey: Task, jobs: Callable[..., list[Job]]) -> None:
    """A slow first file does not let a quick second one overtake it."""
    asked = jobs("sleep 1", "", "")
    outcomes = list(convert_files(asked, obey, workers=2, seconds=60))
    assert all(isinstance(outcome, Converted) for outcome in outcomes)
    assert [outcome.path for outcome in outcomes] == [job.path for job in asked]


def test_a_bad_file_harms_no_other(obey: Task, jobs: Callable[..., list[Job]]) -> None:
    """A crash, a hang and a refusal are told apart, and the files around them are converted."""
    asked = jobs("", "crash", "", "sleep 60", "", "refuse", "")
    outcomes = list(convert_files(asked, obey, workers=2, seconds=2))
    assert [cause(outcome) for outcome in outcomes] == [
        None,
        ReadCause.CRASHED,
        None,
        ReadCause.TIMEOUT,
        None,
        ReadCause.ENCRYPTED,
        None,
    ]
    assert sum(isinstance(outcome, Converted) for outcome in outcomes) == 4


@pytest.mark.parametrize(
    ("order", "problem"), [("stumble", "KeyError"), ("stumble badly", "Stubborn")]
)
def test_a_defect_of_ours_is_no_error_of_the_file(
    obey: Task, jobs: Callable[..., list[Job]], order: str, problem: str
) -> None:
    """An exception that nobody raised on purpose comes back as a defect, with its traceback."""
    defect, good = convert_files(jobs(order, ""), obey, workers=1, seconds=60)
    assert isinstance(defect, Defect)
    assert problem in defect.problem
    assert "Traceback" in defect.trace
    assert isinstance(good, Converted)


@pytest.mark.skipif(not can_bound_memory(), reason="this system holds no process to its memory")
def test_a_file_that_wants_all_memory_ends_alone(
    obey: Task, jobs: Callable[..., list[Job]]
) -> None:
    """It is listed with its cause, and the machine goes on as before."""
    asked = jobs("", "hoard", "")
    outcomes = list(convert_files(asked, obey, workers=1, seconds=60, memory=1 << 30))
    assert [cause(outcome) for outcome in outcomes] == [None, ReadCause.MEMORY, None]


def test_results_do_not_pile_up(obey: Task, jobs: Callable[..., list[Job]], tmp_path: Path) -> None:
    """While nobody takes the results, only a few files ahead are read."""
    outcomes = convert_files(jobs("", "sleep 1", *[""] * 8), obey, workers=1, seconds=60)
    next(outcomes)
    next(outcomes)
    assert len(list(tmp_path.glob("*.seen"))) <= 4
    outcomes.close()


def test_stopping_early_leaves_no_process_behind(
    obey: Task, jobs: Callable[..., list[Job]]
) -> None:
    """Whoever stops asking, by Ctrl-C too, is rid of the workers."""
    outcomes = convert_files(jobs("", "sleep 60"), obey, workers=2, seconds=60)
    next(outcomes)
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_no_file_means_no_worker(obey: Task) -> None:
    """Nothing to do is done at once."""
    assert list(convert_files([], obey, seconds=60)) == []
