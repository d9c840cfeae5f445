"""What the application is started with."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["LOOPBACK", "MEGABYTE", "Settings"]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the reports are, which address is served, and the secret that changes need.

    `is_open` is true where the address is that of this machine alone: then looking needs no secret.
    """

    database: Path
    token: str
    hosts: frozenset[str]
    is_open: bool = True
    language: str = "zh"
    reviewer: str = ""
    largest: int = 50 * MEGABYTE
    seconds: float = 300.0

    @property
    def origins(self) -> frozenset[str]:
        """The origins of our own pages."""
        return frozenset(f"http://{host}" for host in self.hosts)

    @property
    def uploads(self) -> Path:
        """The folder, beside the database, of what was uploaded."""
        return self.database.with_name(f"{self.database.stem}.files")
