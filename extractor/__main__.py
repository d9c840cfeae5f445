"""Starts the command `extractor`."""

import sys


def main() -> None:
    """Run the command; Ctrl-C while it is still loading ends it without a word."""
    try:
        # A worker process imports this module again, and has no use for the command.
        from extractor.cli import app  # noqa: PLC0415  see above

        app()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
