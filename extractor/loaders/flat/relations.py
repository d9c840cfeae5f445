"""The flat tables themselves, and an extraction as their rows and back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_origin

from extractor.loaders.flat.cells import CELL_COLUMNS, cell_rows, grid
from extractor.loaders.flat.fields import LINKS, TABLES, embedded, item_kind, located
from extractor.loaders.flat.shapes import Column, Pair, Plain, Row, Shape, Stored, members
from extractor.model.extraction import Extraction

__all__ = ["RELATIONS", "Relation", "dangling", "report_id", "restore", "tabulate"]

_ID_LENGTH = 16
_REPORT = Column("report_id", str, title="报告编号")
_ORDINAL = Column("ordinal", int, title="次序")


@dataclass(frozen=True, slots=True)
class Relation:
    """One flat table.

    `key` names the columns that identify a row. `owner` is the table whose row it belongs to and
    goes with; None for the reports.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    title: str
    owner: "Relation | None" = None

    @property
    def foreign(self) -> tuple[str, ...]:
        """How the tables that belong to this one call the columns of its key."""
        *above, own = self.key
        return (*above, f"{self.name.removesuffix('s')}_{own}")

    @property
    def held(self) -> tuple[str, ...]:
        """The columns that name the owner's row."""
        return self.owner.foreign if self.owner else ()

    @property
    def order(self) -> tuple[str, ...]:
        """The columns that put the rows of one report in order."""
        named = any(column.name == _ORDINAL.name for column in self.columns)
        return (_ORDINAL.name,) if named else self.key

    @property
    def links(self) -> Mapping[str, str]:
        """Column → table of the same report that it names a row of; the owner's row apart."""
        names = (column.name for column in self.columns if column.name not in self.held)
        return {name: LINKS[name] for name in names if name in LINKS}


@dataclass(frozen=True, slots=True)
class _Branch:
    """How the values of a relation hang in those of its owner: where, as what, gathered how."""

    relation: Relation
    steps: tuple[str, ...]
    shape: Shape
    gather: Callable[[list[Any]], object]
    branches: tuple["_Branch", ...]


_Owned = Mapping[str, Mapping[tuple[Stored, ...], Sequence[Row]]]
"""By relation and key of the owner, the rows that belong to it."""


def report_id(extraction: Extraction) -> str:
    """Return the id of a report: the beginning of its content's SHA-256."""
    return extraction.source.sha256[:_ID_LENGTH]


def tabulate(extraction: Extraction) -> dict[str, list[Row]]:
    """Return the rows of every relation, by its name.

    Raises:
        Unstorable: a value is of a kind that no flat table keeps (a number that is not finite).
    """
    rows: dict[str, list[Row]] = {relation.name: [] for relation in RELATIONS}
    _spread(_TREE, extraction, {"id": report_id(extraction)}, rows)
    rows[_CELLS.name].extend(_cells(extraction))
    return rows


def restore(rows: Mapping[str, Sequence[Row]]) -> Extraction:
    """Return the extraction that `tabulate` made these rows of.

    Args:
        rows: by relation, the rows of one report in the order that `tabulate` gave them.

    Raises:
        pydantic.ValidationError: the rows are not those of an extraction.
    """
    owned = {relation.name: _by_owner(relation, rows[relation.name]) for relation in RELATIONS}
    (report,) = rows[_TREE.relation.name]
    raw = _gathered(_TREE, report, owned)
    for table in raw["tables"]:
        cells = owned[_CELLS.name].get((report["id"], table["id"]), ())
        table["header"], table["rows"] = grid(cells, table["rows"])
    return Extraction.model_validate(raw)


def dangling(rows: Mapping[str, Sequence[Row]]) -> str | None:
    """Return which row names another that is not there, in English; None where all are."""
    ids = {target: {row["id"] for row in rows[target]} for target in LINKS.values()}
    for relation in RELATIONS:
        for column, target in relation.links.items():
            for row in rows[relation.name]:
                if row[column] is not None and row[column] not in ids[target]:
                    own = " ".join(str(row[name]) for name in relation.key[1:])
                    return (
                        f"{relation.name} {own}: {column} {row[column]!r} is none of its {target}"
                    )
    return None


def _spread(branch: _Branch, value: object, key: Row, rows: Mapping[str, list[Row]]) -> None:
    """Add the row of a value and those of all below it; `key` is what it has from its owner."""
    names = (column.name for column in branch.shape.columns)
    row = key | dict(zip(names, branch.shape.store(value), strict=True))
    rows[branch.relation.name].append(row)
    own = (row[name] for name in branch.relation.key)
    below = dict(zip(branch.relation.foreign, own, strict=True))
    for child in branch.branches:
        for ordinal, item in enumerate(members(_at(value, child.steps))):
            _spread(child, item, {**below, _ORDINAL.name: ordinal}, rows)


def _at(value: object, steps: Sequence[str]) -> object:
    """Return what stands at the end of the steps."""
    for step in steps:
        value = getattr(value, step)
    return value


def _cells(extraction: Extraction) -> Iterator[Row]:
    """Yield the rows of all cells."""
    places = {(claim.at.table, claim.at.row, claim.at.column) for claim in extraction.claims}
    for table in extraction.tables:
        figures = {(row, column) for name, row, column in places if name == table.id}
        for cell in cell_rows(table, figures):
            yield {"report_id": report_id(extraction), "table_id": table.id, **cell}


def _by_owner(
    relation: Relation, rows: Sequence[Row]
) -> Mapping[tuple[Stored, ...], Sequence[Row]]:
    """Return the rows that belong to each row of the owner, by its key."""
    owned: dict[tuple[Stored, ...], list[Row]] = {}
    for row in rows:
        owned.setdefault(tuple(row[name] for name in relation.held), []).append(row)
    return owned


def _gathered(branch: _Branch, row: Row, owned: _Owned) -> Any:  # noqa: ANN401  any raw value
    """Return the value of a row with all below it, as `model_validate` takes it."""
    value: Any = branch.shape.restore([row[column.name] for column in branch.shape.columns])
    key = tuple(row[name] for name in branch.relation.key)
    for child in branch.branches:
        rows = owned[child.relation.name].get(key, ())
        *outer, last = child.steps
        holder = value
        for step in outer:
            holder = holder[step]
        holder[last] = child.gather([_gathered(child, each, owned) for each in rows])
    return value


def _optional(items: list[Any]) -> object:
    """Return the one value that may be there, or None."""
    return items[0] if items else None


_GATHERED: Mapping[object, Callable[[list[Any]], object]] = {tuple: list, dict: dict}


def _branch(path: str, owner: Relation, owner_path: str = "") -> _Branch:
    """Return the branch of the values at a path, with all below it."""
    title, annotation = located(path)
    name, columns = TABLES[path]
    shape = _lined(columns) if columns else embedded(path, item_kind(annotation))
    above = _above(owner)
    own = "id" if any(column.name == "id" for column in shape.columns) else _ORDINAL.name
    key = (*owner.foreign, own)
    relation = Relation(name, key, (*above, _ORDINAL, *shape.columns), title=title, owner=owner)
    steps = tuple(path.removeprefix(owner_path).lstrip(".").split("."))
    gather = _GATHERED.get(get_origin(annotation), _optional)
    return _Branch(relation, steps, shape, gather, _branches(path, relation))


def _branches(path: str, owner: Relation) -> tuple[_Branch, ...]:
    """Return the branches that hang in the values at a path."""
    below = (each for each in TABLES if _owner_path(each) == path)
    return tuple(_branch(each, owner, path) for each in below)


def _owner_path(path: str) -> str:
    """Return the nearest path above that has a table; empty for the reports."""
    return max((each for each in TABLES if path.startswith(f"{each}.")), default="", key=len)


def _above(owner: Relation) -> tuple[Column, ...]:
    """Return the columns in which a row names its owner's."""
    types = {column.name: column.type for column in owner.columns}
    named = zip(owner.foreign, owner.key, strict=True)
    return tuple(
        _REPORT if name == _REPORT.name else Column(name, types[key], title=owner.title)
        for name, key in named
    )


def _lined(columns: tuple[Column, ...]) -> Shape:
    """Return the shape of values without fields, which lie in these columns."""
    first, *others = columns
    return Pair((first, others[0])) if others else Plain((first,))


def _tree() -> _Branch:
    """Return the reports with all below them."""
    shape = embedded("", Extraction)
    columns = (Column("id", str, title="编号"), *shape.columns)
    reports = Relation("reports", ("id",), columns, title="报告")
    return _Branch(reports, (), shape, _optional, _branches("", reports))


def _flattened(branch: _Branch) -> Iterator[Relation]:
    """Yield the relation of a branch, then those below it."""
    yield branch.relation
    for child in branch.branches:
        yield from _flattened(child)


def _cell_relation(tables: Relation) -> Relation:
    """Return the relation of the cells, which belong to the tables."""
    above = _above(tables)
    key = (*tables.foreign, "row", "column")
    return Relation("cells", key, (*above, *CELL_COLUMNS), title="单元格", owner=tables)


_TREE = _tree()
_CELLS = _cell_relation(next(each for each in _flattened(_TREE) if each.name == "tables"))
RELATIONS: tuple[Relation, ...] = (*_flattened(_TREE), _CELLS)
"""Every flat table, each after the one that it belongs to."""
