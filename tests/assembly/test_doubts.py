"""What the recognition of a scan was unsure of."""

from decimal import Decimal

from extractor.assembly.doubts import doubted, with_doubts
from extractor.model.document import Doubt
from extractor.model.provenance import BoundingBox, Place
from extractor.model.record import Claim

CLAIM = Claim(
    id="c1",
    value=Decimal(138),
    text="138人",
    step=Decimal(1),
    at=Place(page=2, bbox=BoundingBox(100, 200, 160, 215)),
)


def test_a_doubtful_digit_lowers_the_confidence_of_its_claim() -> None:
    """A claim is no surer than the least sure of its characters."""
    doubts = doubted([CLAIM], [Doubt(2, 130, 207, "3", 0.62), Doubt(2, 120, 207, "1", 0.8)])
    assert [each.text for each in doubts["c1"]] == ["3", "1"]
    assert with_doubts([CLAIM], doubts)[0].confidence == 0.62


def test_doubts_elsewhere_do_not_count() -> None:
    """Another page, another place or another character is not this claim's."""
    elsewhere = [
        Doubt(1, 130, 207, "3", 0.62),
        Doubt(2, 130, 260, "3", 0.62),
        Doubt(2, 130, 207, "校", 0.62),
    ]
    assert not doubted([CLAIM], elsewhere)
