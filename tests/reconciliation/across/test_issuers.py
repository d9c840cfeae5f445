"""Whose report it is."""

import pytest

from extractor.grammar import load_grammar
from extractor.reconciliation.across.issuers import Issuer, read_issuer


@pytest.mark.parametrize(
    ("printed", "issuer"),
    [
        ("江州职业技术学院", Issuer("江州职业技术学院")),
        ("江州 职业技术学院", Issuer("江州职业技术学院")),
        ("江州职业技术学院教务处", Issuer("江州职业技术学院")),
        ("江州职业技术学院信息工程学院", Issuer("江州职业技术学院", "信息工程学院")),
        ("深圳职业技术大学人工智能学院", Issuer("深圳职业技术大学", "人工智能学院")),
        ("浙江大学城市学院", Issuer("浙江大学城市学院")),
        ("南方科技有限公司", Issuer("南方科技有限公司")),
        ("商学院", Issuer("商学院")),
        ("教务处", None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_is_taken_apart(printed: str | None, issuer: Issuer | None) -> None:
    """A department is told from its school, an office is the school, and colleges of the catalogue are whole."""
    assert read_issuer(printed, load_grammar()) == issuer


def test_every_college_of_the_catalogue_is_a_school_of_its_own() -> None:
    """None is taken for a department of another, whatever its name looks like."""
    grammar = load_grammar()
    for name in grammar.catalogues.colleges.values():
        issuer = read_issuer(name, grammar)
        assert issuer is not None
        assert not issuer.department
