"""What holds of every text: places, order, and what a slow reader makes of each figure."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.grammar import load_grammar
from extractor.matching.prose.reader import pipeline
from extractor.model.mention import FigureMention
from tests.generators.reference import is_read_as

NLP = pipeline(load_grammar())
PIECES = (
    *"0123456789.,%‰:/-~ \u3000\n",
    *"一二两三十百千万亿半多余约近第每共各",
    *"（）()，。；：、“”",
    *("人", "名", "人次", "个", "所", "万元", "场", "年", "月", "%", "个百分点"),
    *("初级", "中级", "高级", "其中", "分别为", "等", "总计", "共计", "另有", "力争", "较上年增长"),
    *("报考", "参加考核", "获证", "通过率", "试点", "专业", "证书", "物流管理证书", "滨海职业学院"),
)
"""Enough words for the rules to meet each other in every order."""

texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def claims_of(text: str) -> tuple[Any, list[FigureMention]]:
    """Return the `Doc` of a text and its claims."""
    doc = NLP(text)
    return doc, [span._.claim for span in doc.spans["claims"]]


@given(texts)
def test_whatever_is_written_the_claims_stand_in_order(text: str) -> None:
    """No text stops the reader; no two figures share a character, and each shows what it printed."""
    doc, claims = claims_of(text)
    assert all(one.end <= other.start for one, other in pairwise(claims))
    for claim, span in zip(claims, doc.spans["claims"], strict=True):
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end].strip()
        assert claim.start >= span.start_char
        assert claim.end <= span.end_char
        assert claim.quantity.value.is_finite()


@given(texts)
def test_whatever_is_written_sums_and_lists_name_figures_that_are_there(text: str) -> None:
    """A total is none of its own parts, a figure is a part of one total, and all of them exist."""
    doc, claims = claims_of(text)
    known = range(len(claims))
    parts = [part for found in doc._.breakdowns for part in found.parts]
    assert all(found.total in known for found in doc._.breakdowns)
    assert all(found.total not in found.parts for found in doc._.breakdowns)
    assert all(part in known for part in parts)
    assert len(parts) == len(set(parts))
    assert all(found.figure in known for found in doc._.counted)


@pytest.mark.parametrize(
    ("printed", "value", "same"),
    [
        ("逾3.2万人次", 32_000, True),
        ("1O8人", 108, True),
        ("1/3", Decimal("33.33"), True),
        ("120", 1_200_000, True),
        ("120人", 1_200_000, False),
        ("120", 1_300_000, False),
    ],
)
def test_the_slow_reader_is_not_content_with_anything(
    printed: str, value: Decimal, *, same: bool
) -> None:
    """It knows words before a figure, misread letters and a unit said elsewhere, and no more."""
    assert is_read_as(printed, Decimal(value)) is same
