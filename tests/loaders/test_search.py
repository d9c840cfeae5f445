import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.loaders.sqlite import Database, load_extraction, search
from extractor.model.outline import Block, BlockKind
from tests.loaders.samples import extraction, table

WORDS = "证书管理物流A1+"


def paragraph(text: str, page: int | None = None) -> Block:
    """Return a paragraph."""
    return Block(kind=BlockKind.PARAGRAPH, text=text, page=page)


def found(db: Database, query: str) -> list[str]:
    """Return the texts that a search finds."""
    return [hit.text for hit in search(db, query)]


@settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    texts=st.lists(st.text(WORDS, min_size=1, max_size=8), max_size=4),
    query=st.text(WORDS, min_size=1, max_size=4),
)
def test_it_finds_what_a_look_at_every_text_finds(
    db: Database, texts: list[str], query: str
) -> None:
    """A word of any length is found wherever it stands, and nowhere else."""
    load_extraction(db, extraction(blocks=list(map(paragraph, texts))), path="x.pdf")
    assert found(db, query) == [text for text in texts if query.lower() in text.lower()]


@pytest.mark.parametrize("query", ["证书", "试点 证书", "1+X", "１＋ｘ", "书", "职业 技能等级"])
def test_words_of_two_characters_and_of_one_are_found(db: Database, query: str) -> None:
    """Chinese words are short; case, width and blanks do not count."""
    text = "1+X 职业技能等级证书试点"
    load_extraction(db, extraction(blocks=[paragraph(text), paragraph("其他")]), path="x.pdf")
    assert found(db, query) == [text]


def test_a_hit_says_where_it_is(db: Database) -> None:
    """File and page, and the paragraph, or the row of a table."""
    listed = table(
        header=["证书"],
        rows=[["甲"], ["物流"]],
        fragments=[{"page": 4, "bbox": None, "rows": [0, 1]}],
    )
    load_extraction(db, extraction(blocks=[paragraph("物流", 2)], tables=[listed]), path="a/x.pdf")
    hits = list(search(db, "物流"))
    assert [(hit.file, hit.page, hit.block, hit.table_id, hit.row) for hit in hits] == [
        ("a/x.pdf", 2, 0, None, None),
        ("a/x.pdf", 4, None, "t1", 1),
    ]


def test_a_word_does_not_run_over_two_cells(db: Database) -> None:
    """The end of a cell and the beginning of the next make no word."""
    load_extraction(db, extraction(tables=[table(header=["物", "流"], rows=[])]), path="x.pdf")
    assert found(db, "物流") == []
    assert found(db, "流") == ["物\n流"]


def test_what_is_no_longer_said_is_no_longer_found(db: Database) -> None:
    """A report that changed, or that is gone, leaves nothing in the index."""
    load_extraction(db, extraction("a", blocks=[paragraph("物流管理")]), path="x.pdf")
    load_extraction(db, extraction("a", blocks=[paragraph("智能财税")]), path="x.pdf")
    assert (found(db, "物流"), found(db, "智能")) == ([], ["智能财税"])
    load_extraction(db, extraction("b"), path="x.pdf")
    assert found(db, "智能") == []
    assert db.table("passages").count == 0


@pytest.mark.parametrize("query", ["", " ", "\"'", "\x00", '" OR 1', "a* NEAR(b)", "terms:x"])
def test_whatever_is_typed_is_a_word_and_no_command(db: Database, query: str) -> None:
    """Signs of the query language are characters like others."""
    load_extraction(db, extraction(blocks=[paragraph("物流管理")]), path="x.pdf")
    assert found(db, query) == []


def test_no_passage_twice_and_at_most_as_many_as_wanted(db: Database) -> None:
    """A limit keeps the first ones."""
    load_extraction(db, extraction(blocks=[paragraph("物流物流")] * 3), path="x.pdf")
    assert len(found(db, "物流")) == 3
    assert len(list(search(db, "物流", most=2))) == 2


def test_only_the_index_is_read(db: Database) -> None:
    """No text is looked through: that is what makes it fast."""
    plan = db.execute("EXPLAIN QUERY PLAN SELECT rowid FROM search WHERE search MATCH '\"a\"'")
    assert re.search("VIRTUAL TABLE INDEX", str(plan.fetchall()))
