"""Figures that may be misprints of each other are found among many."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractor.model.provenance import Place
from extractor.model.record import Claim
from extractor.reconciliation.lookalikes import Lookalikes
from extractor.reconciliation.statements import looks_alike

FIGURES = st.sampled_from(
    ["0", "0.0", "3", "5", "5.0", "12", "21", "1.5", "15", "25", "120000", "130000", "0.53", "0.35"]
).map(Decimal) | st.decimals(0, 200, places=1)


def _claim(number: int, value: Decimal) -> Claim:
    return Claim(id=f"c{number}", value=value, text=str(value), step=Decimal(1), at=Place())


@given(values=st.lists(FIGURES, max_size=12))
def test_none_that_looks_alike_is_missed(values: list[Decimal]) -> None:
    """Of all earlier figures those that look like a misprint are found, the last one first."""
    claims = [_claim(number, value) for number, value in enumerate(values)]
    lookalikes = Lookalikes(claims)
    for index, claim in enumerate(claims):
        near = lookalikes.near(claim)
        wanted = [one for one in claims[:index] if looks_alike(one.value, claim.value)]
        assert [one for one in near if looks_alike(one.value, claim.value)] == wanted[::-1]
        lookalikes.add(claim)


def test_far_figures_are_left_aside() -> None:
    """Of a hundred figures only those that share all digits but one are held against one."""
    claims = [_claim(number, Decimal(number)) for number in range(100, 200)]
    lookalikes = Lookalikes(claims)
    for claim in claims:
        lookalikes.add(claim)
    near = {int(one.value) for one in lookalikes.near(claims[57])}
    assert near == {*range(150, 160), *range(107, 200, 10), 175} - {157}
