"""From the fields of the model to the columns of flat tables.

A field with one value is a column, a value with fields is several, and a field with many values
is a table of its own, whose name `TABLES` says. All else follows from the annotations, so that a
field added to `Record` is a column of `records` with its Chinese title and nothing here changes.

A path leads from `Extraction` to a field: `records.certificate.name`.
"""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from extractor.loaders.flat.shapes import (
    Column,
    Counted,
    Embedded,
    Listed,
    Numbered,
    Pair,
    Plain,
    Shape,
    Stored,
)
from extractor.model.extraction import Extraction

__all__ = ["LINKS", "TABLES", "embedded", "item_kind", "located"]

TABLES: Mapping[str, tuple[str, tuple[Column, ...]]] = {
    "report.years": ("report_years", (Column("year", int, title="年度"),)),
    "report.citations": ("citations", ()),
    "report.inferred": (
        "report_inferred",
        (Column("field", str, title="字段"), Column("origin", str, title="来源")),
    ),
    "source.ocr_pages": ("report_ocr_pages", (Column("page", int, title="页"),)),
    "sections": ("sections", ()),
    "tables": ("tables", ()),
    "tables.columns": ("columns", ()),
    "tables.fragments": ("fragments", ()),
    "blocks": ("blocks", ()),
    "claims": ("claims", ()),
    "claims.dimensions": (
        "claim_dimensions",
        (Column("dimension", str, title="维度"), Column("value", str, title="取值")),
    ),
    "records": ("records", ()),
    "records.majors": ("record_majors", ()),
    "records.grades": ("record_grades", (Column("grade", str, title="年级"),)),
    "records.sources": (
        "record_sources",
        (Column("field", str, title="字段"), Column("claim_id", str, title="陈述")),
    ),
    "checks": ("checks", ()),
    "checks.claims": ("check_claims", (Column("claim_id", str, title="陈述"),)),
    "checks.at": ("check_places", ()),
    "checks.hints": ("hints", ()),
    "checks.steps": ("check_steps", ()),
    "coverage.sections": ("section_coverage", ()),
    "schedule": ("schedule", ()),
    "diagnostics": ("diagnostics", ()),
    "diagnostics.at": ("diagnostic_places", ()),
}
"""Where many values stand (or none) → their table, and its columns where the values lack fields."""

LINKS: Mapping[str, str] = {
    "table_id": "tables",
    "at_table_id": "tables",
    "section_id": "sections",
    "parent_id": "sections",
    "claim_id": "claims",
}
"""Column → the table of the same report that it names a row of."""

_COLUMNS: Mapping[str, str] = {
    "schema_": "schema",
    "table": "table_id",
    "section": "section_id",
    "parent": "parent_id",
    "claim": "claim_id",
}
"""Field → column, where the field's name will not do: `table` is reserved in SQL."""

_UNPREFIXED = frozenset({"report"})
"""Values whose columns bear no prefix: `title`, not `report_title`."""

_SHAPES: Mapping[str, Shape] = {
    "tables.rows": Counted((Column("row_count", int, title="行数"),)),
    "tables.fragments.rows": Pair(
        (Column("first_row", int, title="首行"), Column("last_row", int, title="末行"))
    ),
}
"""Fields whose shape does not follow from their type."""

_LISTED = frozenset({f"tables.{f}" for f in ("total_rows", "subtotal_rows", "pending", "merged")})
_IN_CELLS = frozenset({"tables.header"})


def located(path: str) -> tuple[str, Any]:
    """Return title and annotation of the field at a path."""
    title, annotation = "", Any
    kind: Any = Extraction
    for step in path.split("."):
        title, annotation = _fields(kind)[step]
        kind = item_kind(annotation)
    return title, annotation


def item_kind(annotation: object) -> Any:  # noqa: ANN401  any type
    """Return the type of the members of a tuple, else of the value itself."""
    kind = _kinds(annotation)[0]
    return get_args(kind)[0] if get_origin(kind) is tuple else kind


def embedded(path: str, kind: object, whole: Column | None = None) -> Embedded:
    """Return the shape of a value with fields, those that have a table of their own left out.

    Args:
        path: where the value stands; empty for the extraction.
        kind: its type.
        whole: name, title and optionality of the field that holds it; None where it is a row.
    """
    shapes = {
        name: _shape(
            inner, replace(_column(name, title, whole), default=_default(kind, name)), annotation
        )
        for name, (title, annotation) in _fields(kind).items()
        if (inner := f"{path}.{name}".lstrip(".")) not in TABLES and inner not in _IN_CELLS
    }
    columns = tuple(column for shape in shapes.values() for column in shape.columns)
    optional = whole is not None and not whole.required
    if optional:
        columns = tuple(replace(column, required=False, default=None) for column in columns)
    return Embedded(columns, tuple(shapes.items()), optional)


def _default(kind: Any, name: str) -> Stored:  # noqa: ANN401  any type
    """Return what the model says of a field where nobody else does, as it is stored."""
    field = getattr(kind, "model_fields", {}).get(name)
    match field.default if field else None:
        case Enum() as word:
            return str(word.value)
        case str() | int() | float() as value:
            return value
        case ():
            return "[]"
    return None


def _column(name: str, title: str, whole: Column | None) -> Column:
    """Return name and title of the column of a field; what it holds is not known yet."""
    name = _COLUMNS.get(name, name)
    if whole is None or whole.name in _UNPREFIXED:
        return Column(name, str, title=title)
    label = title if title == whole.title else f"{whole.title}·{title}"
    return Column(f"{whole.name}_{name}", str, title=label)


def _shape(path: str, column: Column, annotation: object) -> Shape:
    """Return the shape of a field; `column` is the one that it takes if it takes one."""
    if path in _SHAPES:
        return _SHAPES[path]
    if path in _LISTED:
        return Listed((column,))
    kinds = _kinds(annotation)
    column = replace(column, type=kinds[0], required=types.NoneType not in kinds)
    if kinds[:2] == (Decimal, str):
        text = replace(
            column, name=f"{column.name}_text", type=str, title=f"{column.title}（文字）"
        )
        return Numbered((column, text))
    if _fields(kinds[0]):
        return embedded(path, kinds[0], column)
    return Plain((replace(column, type=_plain_type(path, kinds[0])),))


def _plain_type(path: str, kind: object) -> type:
    """Return the type of the values of one column; the words of an enum are str."""
    for plain in (str, bool, int, float, Decimal):
        if isinstance(kind, type) and issubclass(kind, plain):
            return plain
    message = f"{path} does not lie in one column: give it a table in TABLES"
    raise TypeError(message)


def _kinds(annotation: object) -> tuple[Any, ...]:
    """Return the alternatives of an annotation as plain types; words of a closed list are str."""
    origin = get_origin(annotation)
    if origin in {Union, types.UnionType}:
        return tuple(kind for each in get_args(annotation) for kind in _kinds(each))
    if origin is Annotated:
        return _kinds(get_args(annotation)[0])
    return (str,) if origin is Literal else (annotation,)


def _fields(kind: Any) -> Mapping[str, tuple[str, Any]]:  # noqa: ANN401  any annotation
    """Return title and annotation of the fields of a model, dataclass or named tuple; others have none."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {n: (field.title or n, field.annotation) for n, field in kind.model_fields.items()}
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return {f.name: (f.metadata.get("title", f.name), hints[f.name]) for f in fields(kind)}
    if hasattr(kind, "_fields"):
        return {name: (name, hint) for name, hint in get_type_hints(kind).items()}
    return {}
