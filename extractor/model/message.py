"""A text for a person, in Chinese and in English.

A dataclass of the standard library, which pydantic reads as it reads a model: the command's help is
made of messages, and importing pydantic takes longer than all else that the help needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, TypedDict

__all__ = ["Message"]


class _Shown(TypedDict):
    """What pydantic takes from a field's metadata."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message in both languages."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    zh: str = field(metadata=_Shown(title="中文"))
    en: str = field(metadata=_Shown(title="英文"))

    def text(self, language: str) -> str:
        """Return the Chinese or the English text (`zh` or `en`)."""
        return self.zh if language == "zh" else self.en
