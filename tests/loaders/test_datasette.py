"""What Datasette is told of a database."""

import pytest

from extractor.loaders.sqlite import Database, load_extraction
from extractor.loaders.sqlite.datasette import QUERIES, metadata
from extractor.loaders.sqlite.views import VIEWS
from extractor.model.outline import Block, BlockKind
from tests.loaders.samples import check, extraction


@pytest.fixture(name="filled")
def _filled(db: Database) -> Database:
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=text) for text in ("物流管理 1+X 试点", "其他")]
    report = {"issuer": "甲学院"}
    load_extraction(
        db, extraction(report=report, blocks=blocks, checks=[check("k1")]), path="x.pdf"
    )
    return db


def test_tables_and_columns_have_chinese_titles(filled: Database) -> None:
    """A clerk finds 核对发现 and 报考人数, and the facets to choose by are columns that are there."""
    tables = metadata(filled, "reports", "zh")["databases"]["reports"]["tables"]
    assert tables["mismatches"]["title"] == "核对发现 mismatches"
    assert tables["records"]["columns"]["registered"] == "报考人数"
    assert set(VIEWS) <= set(tables)
    for table in tables.values():
        assert set(table.get("facets", [])) <= set(table.get("columns", []))


@pytest.mark.parametrize("word", ["物流", "物流管理", "流", " 1+x ", "管理1+X"])
def test_the_search_query_finds_words_of_any_length(filled: Database, word: str) -> None:
    """The query that Datasette offers needs nothing but SQL."""
    found = list(filled.query(QUERIES["search_texts"][0], {"q": word}))
    assert [(row["file"], row["block"]) for row in found] == [("x.pdf", 0)]


@pytest.mark.parametrize("word", ["", '"', "流物", "a OR b", "*"])
def test_the_search_query_takes_whatever_is_typed(filled: Database, word: str) -> None:
    """No sign is a command, and nothing typed finds nothing."""
    assert list(filled.query(QUERIES["search_texts"][0], {"q": word})) == []


def test_the_other_queries_ask_for_a_school_and_a_certificate(filled: Database) -> None:
    """Each has a blank to fill in."""
    assert len(list(filled.query(QUERIES["mismatches_of"][0], {"issuer": "甲"}))) == 1
    assert list(filled.query(QUERIES["records_of"][0], {"certificate": "甲"})) == []
