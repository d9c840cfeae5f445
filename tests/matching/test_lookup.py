"""What the catalogues know of a name or a code."""

from extractor.grammar import load_grammar
from extractor.matching.lookup import CatalogueMatch, look_up
from extractor.model.mention import EntityKind, MatchMethod

GRAMMAR = load_grammar()


def found(text: str) -> list[CatalogueMatch]:
    """Return all entries that a text leads to."""
    return list(look_up(text, GRAMMAR))


def test_a_code_of_two_editions_leads_to_both() -> None:
    """610202 was one major in 2015 and is another in 2021."""
    assert [(match.edition, match.name) for match in found("610202")] == [
        ("2015", "计算机网络技术"),
        ("2021", "园林技术"),
    ]


def test_a_major_knows_what_became_of_it() -> None:
    """From the old name to the new one, and back."""
    (old,) = found("数字展示技术")
    assert [(entry.code, entry.name) for entry in old.current] == [("510204", "数字媒体技术")]
    new = next(match for match in found("510204"))
    assert "610209" in {entry.code for entry in new.former}


def test_one_name_may_be_a_certificate_and_a_major() -> None:
    """Every catalogue is asked."""
    kinds = {match.kind for match in found("物流管理")}
    assert kinds == {EntityKind.CERTIFICATE, EntityKind.MAJOR}


def test_a_misprint_shows_how_near_it_is() -> None:
    """Score and runner-up come with the name."""
    (match,) = found("网店运营推")
    assert (match.name, match.method) == ("网店运营推广", MatchMethod.FUZZY)
    assert match.score < 100


def test_a_college_is_found_and_a_stranger_is_not() -> None:
    """Nothing is better than something else."""
    assert [match.kind for match in found("复旦大学")] == [EntityKind.ORGANISATION]
    assert found("Web后端开发") == []
