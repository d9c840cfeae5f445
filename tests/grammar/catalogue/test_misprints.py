"""Misprinted names, over a sample of the catalogues; `make bench` takes them whole."""

import random

import pytest

from extractor.grammar import load_grammar
from extractor.matching.names import NameMatcher
from extractor.model.mention import MatchMethod
from tests.generators.names import DAMAGE, damaged, unknown_names

GRAMMAR = load_grammar()
NAMES = NameMatcher(GRAMMAR)
SEED = 1
CERTIFICATES = list(GRAMMAR.catalogues.certificates.exact.values())
SAMPLE = random.Random(SEED).sample(CERTIFICATES, 60)  # noqa: S311  the same every time


def resolved(text: str) -> str | None:
    """Return the name that the catalogue gives a printed one; None where it is unknown."""
    certificate = NAMES.certificate(text)
    known = certificate and certificate.method is not MatchMethod.NONE
    return certificate.name if certificate and known else None


def test_every_name_leads_to_itself() -> None:
    """No clean name is taken for another."""
    assert [name for name in CERTIFICATES if resolved(name) != name] == []


@pytest.mark.parametrize("kind", sorted(DAMAGE))
def test_damaged_names_are_read(kind: str) -> None:
    """Nineteen of twenty lead to the name that they were."""
    pairs = damaged(SAMPLE, kind, SEED)
    assert sum(resolved(form) == name for name, form in pairs) >= 0.95 * len(pairs)


def test_no_damage_leads_to_another_name() -> None:
    """What cannot be told stays open: a wrong name is worse than none."""
    pairs = [pair for kind in DAMAGE for pair in damaged(SAMPLE, kind, SEED)]
    assert [pair for pair in pairs if resolved(pair[1]) not in {pair[0], None}] == []


def test_real_looking_strangers_stay_unknown() -> None:
    """At most one of three hundred is taken for a name of the catalogue."""
    strangers = unknown_names(CERTIFICATES, SEED)
    assert len(strangers) == len(set(strangers)) == 300
    assert len([name for name in strangers if resolved(name)]) <= 1


@pytest.mark.parametrize("kind", ["cut", "doubled", "look-alike", "homophone"])
def test_damaged_majors_are_read(kind: str) -> None:
    """A major of four characters or more bears one that is wrong."""
    entries = GRAMMAR.catalogues.majors.by_name.values()
    names = sorted({entry.name for some in entries for entry in some if len(entry.name) > 3})
    sample = random.Random(SEED).sample(names, 80)  # noqa: S311  the same every time
    pairs = damaged(sample, kind, SEED)
    right = [name for name, form in pairs if [m.name for m in NAMES.majors(form)] == [name]]
    assert len(right) >= 0.9 * len(pairs)
