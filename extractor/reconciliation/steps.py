"""The way to what a check computed, one figure after the other, for those who want to follow it.

The figures are the very ones that the check took; nothing is computed here a second time.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.grammar.schema import Title
from extractor.model.check import Action, Step
from extractor.model.message import Message
from extractor.model.provenance import Place
from extractor.model.record import Claim
from extractor.reconciliation.rounding import EXACT, kept

__all__ = ["added", "compared", "divided", "enumerated", "left_out", "tried"]


def added(claims: Iterable[Claim]) -> Iterator[Step]:
    """Yield the addends of a sum; what is below zero is taken off."""
    running = Decimal(0)
    for claim in claims:
        running = EXACT.add(running, claim.value)
        action = Action.ADD if claim.value >= 0 else Action.SUBTRACT
        yield _taken(action, claim, abs(claim.value), running)


def divided(claims: Iterable[Claim]) -> Iterator[Step]:
    """Yield what a sum is divided by; several claims are together the divisor."""
    running = Decimal(0)
    for claim in claims:
        running = EXACT.add(running, claim.value)
        yield _taken(Action.DIVIDE, claim, claim.value, running)


def compared(claims: Iterable[Claim]) -> Iterator[Step]:
    """Yield what the stated figure is held against as it is: a limit, another statement."""
    for claim in claims:
        yield _taken(Action.COMPARE, claim, claim.value, None)


def enumerated(label: str, place: Place, so_far: int | None) -> Step:
    """Return an entry of a counted set: what it is called, its place, the count with it."""
    running = None if so_far is None else Decimal(so_far)
    return Step(action=Action.COUNT, label=label or None, at=place, running=running)


def left_out(text: str, place: Place, why: Message) -> Step:
    """Return what gives nothing to a sum though it stands among its parts."""
    return Step(action=Action.LEAVE_OUT, value=text, at=place, note=why)


def tried(count: Decimal, reading: Title) -> Step:
    """Return one of the readings of a counted set, and what it gives."""
    note = Message(zh=reading.zh, en=reading.en)
    return Step(action=Action.TRY, value=kept(count), note=note)


def _taken(action: Action, claim: Claim, value: Decimal, running: Decimal | None) -> Step:
    return Step(action=action, value=kept(value), running=kept(running), claim=claim.id)
