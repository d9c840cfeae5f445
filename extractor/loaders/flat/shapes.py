"""How one value of the model lies in the columns of one flat row, and comes back from them.

A shape knows its columns, `store`s a value as one plain number, text or None a column, and
`restore`s what `model_validate` takes. A small algebra; which field has which shape is said in
`relations`.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import islice
from typing import Protocol

from extractor.model.quantity import json_number

__all__ = [
    "Column",
    "Counted",
    "Embedded",
    "Listed",
    "Numbered",
    "Pair",
    "Plain",
    "Row",
    "Shape",
    "Stored",
    "Unstorable",
    "members",
]

Stored = str | int | float | None
"""What a flat table holds in one column of one row."""

Row = dict[str, Stored]
"""One row of a flat table: column name to value, in the order of the columns."""


class Unstorable(ValueError):  # noqa: N818  named for the situation, as the rest of the vocabulary
    """A value of a kind that no flat table keeps as it is. Loaders turn it into a `LoadError`."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a flat table.

    `type` is str, int, float, bool or Decimal; `title` is the Chinese name; `required`: no row
    leaves it empty; `default` is what a row gets of which nobody says otherwise.
    """

    name: str
    type: type
    title: str
    required: bool = True
    default: Stored = None


class Shape(Protocol):
    """The way of one field into columns and back."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order of `store`."""

    def store(self, value: object) -> Iterable[Stored]:
        """Return one plain value a column."""

    def restore(self, stored: Sequence[Stored]) -> object:
        """Return what the model takes, from one plain value a column."""


def _plain(value: object) -> Stored:
    """Return a number or a text that every store keeps as it is."""
    match value:
        case Decimal():
            return json_number(value)
        case Enum():
            return str(value.value)
        case float() if not math.isfinite(value):
            message = f"{value} is no finite number"
            raise Unstorable(message)
        case None | str() | int() | float():
            return value
        case _:
            message = f"a {type(value).__name__} does not lie in one column"
            raise Unstorable(message)


def _exact(stored: Stored) -> Decimal | None:
    """Return the Decimal of the same digits; a `Figure` is short enough that there is only one."""
    return None if stored is None else Decimal(repr(stored))


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, number or yes-or-no in a column of its own."""

    columns: tuple[Column]

    def store(self, value: object) -> Iterable[Stored]:
        """Return the value, an enum by its word and a Decimal as a number of the same digits."""
        return (_plain(value),)

    def restore(self, stored: Sequence[Stored]) -> object:
        """Return the value, a figure as a Decimal."""
        return _exact(stored[0]) if self.columns[0].type is Decimal else stored[0]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A figure or a printed number: a column for each, so that sums work and "05" stays text."""

    columns: tuple[Column, Column]

    def store(self, value: object) -> Iterable[Stored]:
        """Return the value in the column of its kind, None in the other."""
        return (None, value) if isinstance(value, str) else (_plain(value), None)

    def restore(self, stored: Sequence[Stored]) -> object:
        """Return the text where there is one, else the figure."""
        figure, text = stored
        return _exact(figure) if text is None else text


@dataclass(frozen=True, slots=True)
class Pair:
    """Two plain values that belong together: first and last row, a key and its value."""

    columns: tuple[Column, Column]

    def store(self, value: object) -> Iterable[Stored]:
        """Return both."""
        return [_plain(item) for item in members(value)]

    def restore(self, stored: Sequence[Stored]) -> object:
        """Return both as a tuple."""
        return tuple(stored)


@dataclass(frozen=True, slots=True)
class Listed:
    """A short list as JSON, for what nobody searches by (the cells say the same one by one)."""

    columns: tuple[Column]

    def store(self, value: object) -> Iterable[Stored]:
        """Return the list as JSON."""
        return (json.dumps(value),)

    def restore(self, stored: Sequence[Stored]) -> object:
        """Return the list."""
        return json.loads(str(stored[0]))


@dataclass(frozen=True, slots=True)
class Counted:
    """The length of a list whose members stand in a table of their own."""

    columns: tuple[Column]

    def store(self, value: object) -> Iterable[Stored]:
        """Return how many members there are."""
        return (len(members(value)),)

    def restore(self, stored: Sequence[Stored]) -> object:
        """Return how many members there are; who reads their table puts them in."""
        return stored[0]


@dataclass(frozen=True, slots=True)
class Embedded:
    """A value with fields, in as many columns as its fields take.

    `fields` are name and shape. Where it is `optional`, None in every column is no value at all;
    so one of the fields is never None itself.
    """

    columns: tuple[Column, ...]
    fields: tuple[tuple[str, Shape], ...]
    optional: bool = False

    def store(self, value: object) -> Iterable[Stored]:
        """Return the fields' values in order."""
        if value is None:
            return (None,) * len(self.columns)
        return [item for name, shape in self.fields for item in shape.store(getattr(value, name))]

    def restore(self, stored: Sequence[Stored]) -> object:
        """Return the fields as a dict, or None."""
        if self.optional and all(item is None for item in stored):
            return None
        left = iter(stored)
        return {
            name: shape.restore(tuple(islice(left, len(shape.columns))))
            for name, shape in self.fields
        }


def members(value: object) -> Sequence[object]:
    """Return the members of a value that holds many, one or none: tuple, dict, model or None."""
    match value:
        case None:
            return ()
        case dict():
            return tuple(value.items())
        case tuple() | list():
            return value
        case _:
            return (value,)
