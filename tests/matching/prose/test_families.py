"""Names that make up a whole between them."""

import pytest

from extractor.grammar import load_grammar
from extractor.matching.prose.families import Families


@pytest.mark.parametrize(
    ("names", "is_whole", "are_members"),
    [
        ("初级中级高级", True, True),
        ("中级高级", False, True),
        ("校内线上", False, False),
        ("线上线上", False, False),
        ("公办民办", True, True),
    ],
)
def test_a_whole_has_each_member_once(names: str, *, is_whole: bool, are_members: bool) -> None:
    """Some of a family are members; all of it, none twice, are the whole."""
    families = Families(load_grammar().relations)
    named = families.each(names, 0, len(names))
    assert families.is_whole(named) == is_whole
    assert families.are_members(named) == are_members
