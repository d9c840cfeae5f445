"""Say of a claim that the recognition of a scan was not sure of its characters."""

from collections.abc import Iterable, Mapping, Sequence

from extractor.model.document import Doubt
from extractor.model.record import Claim

__all__ = ["doubted", "with_doubts"]

Doubts = Mapping[str, tuple[Doubt, ...]]
"""The doubtful characters of claims, by the claim's id."""


def doubted(claims: Iterable[Claim], doubts: Sequence[Doubt]) -> Doubts:
    """Return the claims that have doubtful characters: these stand in their box, and in their text."""
    if not doubts:
        return {}
    found = {claim.id: tuple(_doubts_of(claim, doubts)) for claim in claims}
    return {name: characters for name, characters in found.items() if characters}


def _doubts_of(claim: Claim, doubts: Iterable[Doubt]) -> Iterable[Doubt]:
    box = claim.at.bbox
    return (
        doubt
        for doubt in doubts
        if box is not None
        and doubt.page == claim.at.page
        and doubt.text in claim.text
        and box.x0 <= doubt.x <= box.x1
        and box.top <= doubt.y <= box.bottom
    )


def with_doubts(claims: Iterable[Claim], doubts: Doubts) -> tuple[Claim, ...]:
    """Return the claims, each no surer than the least sure of its characters."""
    return tuple(
        claim.model_copy(
            update={
                "confidence": min(
                    claim.confidence, *(doubt.confidence for doubt in doubts[claim.id])
                )
            }
        )
        if claim.id in doubts
        else claim
        for claim in claims
    )
