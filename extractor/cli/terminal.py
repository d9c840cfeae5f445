"""How the command speaks: to which stream, in which characters."""

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from extractor.batch.walk import printable
from extractor.cli.language import Language, system_language
from extractor.model.message import Message

__all__ = ["WIDTH", "Terminal", "open_terminal"]

WIDTH = 100
"""A table is no wider, however wide the window; what is no window is taken to be as wide."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Results go to `out`, remarks on how it goes to `err`."""

    language: Language
    out: Console
    err: Console

    def text(self, message: Message, **parts: object) -> str:
        """Return a message with its parts in place."""
        shown = {
            name: printable(part) if isinstance(part, Path) else part
            for name, part in parts.items()
        }
        return message.text(self.language).format(**shown)

    def say(self, message: Message, **parts: object) -> None:
        """Print a line of the result."""
        self.out.print(Text(self.text(message, **parts)), soft_wrap=True)

    def remark(self, message: Message, **parts: object) -> None:
        """Print a line on how it goes."""
        self.err.print(Text(self.text(message, **parts)), soft_wrap=True)


def open_terminal(language: Language | None) -> Terminal:
    """Return the user's terminal; without a language, that of the system."""
    return Terminal(language or system_language(), _console(stderr=False), _console(stderr=True))


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    return console
