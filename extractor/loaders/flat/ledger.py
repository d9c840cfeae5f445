"""What is written down of each try to convert a file, so that it need not be done again."""

from dataclasses import dataclass

__all__ = ["Attempt", "Conditions"]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the result of a file depends on beside its content."""

    settings: str
    grammar_sha256: str
    version: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of the last try at a file: `cause` says why, where it is not converted."""

    path: str
    sha256: str
    conditions: Conditions
    cause: str
    seconds: float

    @property
    def state(self) -> str:
        """Return `converted` or `failed`."""
        return "failed" if self.cause else "converted"
