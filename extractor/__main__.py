"""Starts the command `extractor`."""

import sys
from io import TextIOWrapper


def main() -> None:
    """Run the command; Ctrl-C while it is still loading ends it without a word."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A Windows console may know only GBK, a server only ASCII: better a "?" than no report.
            stream.reconfigure(errors="replace")
    try:
        # A worker process imports this module again, and has no use for the command.
        from extractor.cli import app  # noqa: PLC0415  see above

        app()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
