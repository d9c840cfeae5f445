"""Starts the command `extractor`."""


def main() -> None:
    """Run the command."""
    # A worker process imports this module again, and has no use for the command.
    from extractor.cli import app  # noqa: PLC0415  see above

    app()


if __name__ == "__main__":
    main()
