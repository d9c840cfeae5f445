"""A process that carries one tool: it reads requests line by line and answers each with a line of JSON.

`python -m tests.benchmarks.pdf_pages.worker TOOL`; it may run in another environment than ours, for a peer
may not fit beside our packages. Requests: `{"path": …, "tell": true}`.
"""

import json
import os
import sys
import time
import warnings
from pathlib import Path

from tests.benchmarks.pdf_pages.tools import TOOLS, quiet


def peak() -> float | None:
    """Return the largest memory this process has had, in MB; None where the system does not say.

    Linux's `ru_maxrss` begins with that of the process that started this one, so its own count is asked.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def one_core() -> None:
    """Stay on one core where the system lets us, libraries' threads included."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    """Answer until the input ends."""
    one_core()
    warnings.simplefilter("ignore")
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library in C prints is no answer
    try:
        with quiet():
            work, tell = TOOLS[sys.argv[1]]()
    except (ImportError, OSError) as error:
        print(json.dumps({"missing": f"{type(error).__name__}: {error}"}), file=out, flush=True)
        return
    print(json.dumps({"imports": peak()}), file=out, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        answer: dict[str, object] = {}
        try:
            with quiet():
                start = time.perf_counter()
                result = work(Path(request["path"]))
                answer["seconds"] = time.perf_counter() - start
                answer["peak"] = peak()
                if request.get("tell"):
                    answer["reading"] = tell(result).as_data()
                del result
        except Exception as error:  # noqa: BLE001  # whatever a tool dies of is its result
            answer["error"] = f"{type(error).__name__}: {error}"[:300]
        print(json.dumps(answer), file=out, flush=True)


if __name__ == "__main__":
    main()
