"""How long `extractor --help` takes, beside a Python that does nothing: `make bench`.

Both are run by the interpreter that runs this. Repeats alternate, so that what else the machine does
meets both; medians are printed, and the median of the ratios of neighbouring runs.
"""

import statistics
import subprocess
import sys
import time

REPEATS = 25
NOTHING = ("-c", "pass")
HELP = ("-m", "extractor", "--help")


def seconds(arguments: tuple[str, ...]) -> float:
    """Return how long one run of Python takes, from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print both times, and how many times as long the help takes."""
    seconds(HELP)  # compiles what is new
    pairs = [(seconds(NOTHING), seconds(HELP)) for _ in range(REPEATS)]
    nothing, help_ = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"extractor --help {help_:7.3f} s   python -c pass {nothing:7.3f} s   ratio {ratio:5.1f}")


if __name__ == "__main__":
    main()
