"""Fill notebooks/database.md with what the database is made of now: `make readme`."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from extractor.loaders.flat.relations import RELATIONS, Relation
from extractor.loaders.sqlite import Database, open_database
from extractor.loaders.sqlite.schema import TABLES
from extractor.loaders.sqlite.views import VIEWS

PAGE = Path(__file__).resolve().parents[1] / "notebooks/database.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


def described() -> str:
    """Return every table and view with its columns, as Markdown."""
    with closing(open_database(":memory:")) as db:
        labels = {(row["relation"], row["column"]): row for row in db.table("labels").rows}
        titles = {key: (row["zh"], row["en"]) for key, row in labels.items()}
        return "\n".join((*_tables(titles), *_others(db), *_views(db, titles)))


def _tables(titles: dict[tuple[str, str], tuple[str, str]]) -> Iterator[str]:
    yield "## Tables of a report\n"
    for relation in RELATIONS:
        yield f"### `{relation.name}` {relation.title}\n"
        if relation.owner:
            yield f"Belongs to `{relation.owner.name}` ({_named(relation.held)}), and goes with it.\n"
        yield "| column | 中文 | type | |"
        yield "|---|---|---|---|"
        for column in relation.columns:
            title = titles[relation.name, column.name][0]
            yield f"| `{column.name}` | {title} | {column.type.__name__} | {_remark(relation, column.name)} |"
        yield ""


def _remark(relation: Relation, column: str) -> str:
    required = {each.name: each.required for each in relation.columns}
    remarks = [
        "key" * (column in relation.key),
        "may be empty" * (not required[column]),
        f"row of `{relation.links[column]}`" if column in relation.links else "",
    ]
    return ", ".join(filter(None, remarks))


def _others(db: Database) -> Iterator[str]:
    yield "## Tables beside them\n"
    for name in TABLES:
        if name not in {relation.name for relation in RELATIONS} | {"search"}:
            columns = _named(column.name for column in db.table(name).columns)
            yield f"- `{name}`: {columns}"
    yield ""


def _views(db: Database, titles: dict[tuple[str, str], tuple[str, str]]) -> Iterator[str]:
    yield "## Views\n"
    for name in VIEWS:
        zh, en = titles[name, ""]
        yield f"### `{name}` {zh}\n"
        yield f"{en[:1].upper()}{en[1:]}.\n"
        yield "; ".join(
            f"`{column.name}` {titles[name, column.name][0]}" for column in db.view(name).columns
        )
        yield ""


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def filled(page: str) -> str:
    """Return the page with the tables as they are now."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{described()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
