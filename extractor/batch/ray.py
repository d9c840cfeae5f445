"""Converts files on a Ray cluster: the same tasks in the same workers, on many machines.

Each core of the cluster gets an actor, which has a worker process as the local batch has: so time
and memory limits hold, and a crash ends one file. We hand the files out and gather the results in
their order. What a lost machine had in hand is handed out again; a file that loses its actor several
times is given up. Every machine has to see the files, and to have this package.
"""

import logging
import os
from collections import Counter, deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import ray
from ray.exceptions import RayError, RayTaskError

from extractor.batch.local import Defect, Failed, Job, Outcome, Task, Worker
from extractor.batch.walk import printable
from extractor.errors import LoadError, ReadCause, ReadError

__all__ = ["convert_on_cluster"]

_TRIES = 3
"""How often a file is handed out before it is taken for what ends the actors."""

_IN_HAND = 2
"""Files that an actor has been given: the one it reads, and the next."""

_AHEAD = 8
"""Files for each actor that may be done before those in front of them: results wait for their turn."""

_TICK = 1.0
"""Seconds between looks at Ctrl-C."""


class _Reader:
    """Reads files on a machine of the cluster."""

    def __init__(self, task: Task, seconds: float, memory: int | None) -> None:
        self._worker = Worker(task, seconds=seconds, memory=memory)

    def is_ready(self) -> bool:
        """Answer once there is a machine for it."""
        return True

    def read(self, job: Job) -> Outcome:
        """Return what became of a file."""
        return self._worker.read(job)


_Actor: Any = ray.remote(num_cpus=1, max_restarts=0)(_Reader)


def convert_on_cluster(
    jobs: Sequence[Job],
    task: Task,
    *,
    seconds: float,
    memory: int | None = None,
    address: str | None = None,
) -> Generator[Outcome, None, None]:
    """Yield one outcome a job, in the order of the jobs, each once, whatever becomes of a machine.

    Args:
        jobs: the files, at paths that hold on every machine.
        task: what to do with each.
        seconds: the time limit of one file.
        memory: how many bytes a file may take.
        address: of the cluster (`host:port`, `ray://host:port`); without, that of the environment,
            or one of this machine alone.

    Raises:
        LoadError: the cluster cannot be reached.
    """
    if not jobs:
        return
    with _connection(address):
        crew = _Crew(jobs, (task, seconds, memory))
        try:
            yield from crew.outcomes()
        finally:
            crew.dismiss()


@contextmanager
def _connection(address: str | None) -> Iterator[None]:
    """Be connected to the cluster; a connection that is there already is left as it is."""
    if ray.is_initialized():
        yield
        return
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
    try:
        ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False)
    except (ConnectionError, ValueError, RuntimeError, OSError) as error:
        raise LoadError(address or "ray", str(error)) from error
    try:
        yield
    finally:
        ray.shutdown()


@dataclass(slots=True)
class _Crew:
    """The actors, what each has in hand, and what is done."""

    jobs: Sequence[Job]
    orders: tuple[Task, float, int | None]
    starting: dict[Any, Any] = field(default_factory=dict)  # answer → actor
    ready: list[Any] = field(default_factory=list)
    running: dict[Any, tuple[Any, int]] = field(default_factory=dict)  # answer → actor, job
    waiting: deque[int] = field(default_factory=deque)
    tries: Counter[int] = field(default_factory=Counter)
    done: dict[int, Outcome] = field(default_factory=dict)

    def outcomes(self) -> Iterator[Outcome]:
        """Hand out all files, and yield the outcomes in their order."""
        self.waiting.extend(range(len(self.jobs)))
        cores = int(ray.cluster_resources().get("CPU", 1))  # type: ignore[no-untyped-call]  # Ray does not say
        for _ in range(max(1, min(cores, len(self.jobs)))):
            self._hire()
        for number in range(len(self.jobs)):
            while number not in self.done:
                self._hand_out(number + _AHEAD * (len(self.ready) or 1))
                self._gather()
            yield self.done.pop(number)

    def dismiss(self) -> None:
        """End all actors, with what they have in hand."""
        for actor in (*self.ready, *self.starting.values()):
            ray.kill(actor)

    def _hire(self) -> None:
        """Ask for an actor; it joins when some machine has a core for it."""
        actor = _Actor.remote(*self.orders)
        self.starting[actor.is_ready.remote()] = actor

    def _hand_out(self, end: int) -> None:
        """Give each actor something to do, of the files before `end`."""
        for _ in range(_IN_HAND):
            load = Counter(id(actor) for actor, _ in self.running.values())
            for actor in self.ready:
                if load[id(actor)] < _IN_HAND and self.waiting and self.waiting[0] < end:
                    number = self.waiting.popleft()
                    self.tries[number] += 1
                    self.running[actor.read.remote(self.jobs[number])] = (actor, number)

    def _gather(self) -> None:
        """Wait until an actor has joined, a file is done, or a machine is lost."""
        answers = [*self.running, *self.starting]
        over, _ = ray.wait(answers, num_returns=1, timeout=_TICK)
        for answer in over:
            if answer in self.starting:
                self._join(answer)
            elif answer in self.running:
                self._take(answer)

    def _join(self, answer: Any) -> None:  # noqa: ANN401  Ray's references have no type
        actor = self.starting.pop(answer)
        try:
            ray.get(answer)
        except RayError:
            self._hire()
        else:
            self.ready.append(actor)

    def _take(self, answer: Any) -> None:  # noqa: ANN401  likewise
        actor, number = self.running[answer]
        try:
            self.done[number] = ray.get(answer)
        except RayTaskError as error:  # the actor lives, we failed
            self.done[number] = Defect(self.jobs[number].path, str(error.cause), str(error))
        except RayError:
            self._lose(actor)
            return
        del self.running[answer]

    def _lose(self, actor: Any) -> None:  # noqa: ANN401  likewise
        """Hand out again what a lost actor had in hand, and ask for another."""
        lost = [answer for answer, (owner, _) in self.running.items() if owner is actor]
        for number in sorted((self.running.pop(answer)[1] for answer in lost), reverse=True):
            if self.tries[number] < _TRIES:
                self.waiting.appendleft(number)
            else:
                path = self.jobs[number].path
                error = ReadError(printable(path.name), ReadCause.CRASHED, "its machine was lost")
                self.done[number] = Failed(path, error)
        self.ready = [each for each in self.ready if each is not actor]
        self._hire()
