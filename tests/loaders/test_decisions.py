"""What people decide on findings, kept beside the reports."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from extractor.errors import LoadError
from extractor.loaders.sqlite import (
    Database,
    load_extraction,
    open_database,
    read_decisions,
    write_decision,
)
from extractor.model.decision import Answer, Decision
from tests.loaders.samples import check, extraction

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


def decision(fingerprint: str = "f", **fields: object) -> Decision:
    """Return somebody's decision on a finding."""
    raw = {
        "fingerprint": fingerprint,
        "decision": Answer.DISMISS,
        "decided_by": "王老师",
        "decided_at": NOON,
        **fields,
    }
    return Decision.model_validate(raw)


def test_a_decision_reads_back_equal(path: Path) -> None:
    """Who decided what, when and why, is there for the next run."""
    made = decision(note="学校说明：两批合并；'以附件为准'")
    with closing(open_database(path)) as db:
        write_decision(db, made)
    with closing(open_database(path)) as db:
        assert read_decisions(db) == {"f": (made,)}


def test_the_last_decision_on_a_finding_stands_and_the_first_is_kept(db: Database) -> None:
    """Whoever changes an answer does not hide the one before, whatever their clocks say."""
    first = decision()
    second = decision(decision="accept", decided_at=NOON - timedelta(hours=1))
    for made in (first, decision("other"), second):
        write_decision(db, made)
    assert read_decisions(db)["f"] == (first, second)


def test_a_decision_outlives_its_report(db: Database) -> None:
    """It hangs on the finding's fingerprint, so neither a reload nor a deletion takes it along."""
    identifier = load_extraction(db, extraction(checks=[check("k1")]), path="x.pdf")
    write_decision(db, decision())
    load_extraction(db, extraction(checks=[check("k1")]), path="x.pdf")
    load_extraction(db, extraction("b"), path="x.pdf")
    db.execute("DELETE FROM reports WHERE id = ?", [identifier])
    assert read_decisions(db) == {"f": (decision(),)}


def test_the_list_of_findings_shows_the_decision_that_stands(db: Database) -> None:
    """One query tells what is still open."""
    checks = [check("k1"), check("k2", fingerprint="open")]
    load_extraction(db, extraction(checks=checks), path="x.pdf")
    for answer in ("dismiss", "accept"):
        write_decision(db, decision(decision=answer, note="见附件"))
    query = "SELECT check_id, decision, decided_by, note FROM mismatches ORDER BY check_id"
    assert list(db.execute(query)) == [
        ("k1", "accept", "王老师", "见附件"),
        ("k2", None, None, None),
    ]


@pytest.mark.parametrize(
    "fields",
    [{"decided_by": ""}, {"fingerprint": ""}, {"decision": "perhaps"}, {"decided_at": "12:00"}],
)
def test_a_decision_says_who_what_and_when(fields: dict[str, object]) -> None:
    """What lacks one of them is no decision."""
    with pytest.raises(ValidationError):
        decision().model_validate({**decision().model_dump(), **fields})


def test_a_row_that_someone_changed_is_an_error(db: Database) -> None:
    """What no decision can be is refused, not passed on."""
    write_decision(db, decision())
    db.execute("UPDATE decisions SET decision = 'perhaps'")
    with pytest.raises(LoadError, match="decision"):
        read_decisions(db)
