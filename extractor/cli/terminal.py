"""How the command speaks: in which language, to which stream, in which characters."""

import locale
import os
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Console
from rich.text import Text

from extractor.model.diagnostic import Message

__all__ = ["WIDTH", "Language", "Terminal", "open_terminal"]

WIDTH = 100
"""A table is no wider, however wide the window; what is no window is taken to be as wide."""


class Language(StrEnum):
    """A language that we speak."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Terminal:
    """Results go to `out`, remarks on how it goes to `err`."""

    language: Language
    out: Console
    err: Console

    def text(self, message: Message, **parts: object) -> str:
        """Return a message with its parts in place."""
        return message.text(self.language).format(**parts)

    def say(self, message: Message, **parts: object) -> None:
        """Print a line of the result."""
        self.out.print(Text(self.text(message, **parts)), soft_wrap=True)

    def remark(self, message: Message, **parts: object) -> None:
        """Print a line on how it goes."""
        self.err.print(Text(self.text(message, **parts)), soft_wrap=True)


def open_terminal(language: Language | None) -> Terminal:
    """Return the user's terminal; without a language, that of the system."""
    return Terminal(language or _system_language(), _console(stderr=False), _console(stderr=True))


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    return console


def _system_language() -> Language:
    """Return the language of the system's locale, English unless that is Chinese."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next(filter(None, names), None) or locale.getlocale()[0] or ""
    # "zh_CN.UTF-8"; on Windows "Chinese (Simplified)_China"
    return Language.ZH if chosen.lower().startswith(("zh", "chinese")) else Language.EN
