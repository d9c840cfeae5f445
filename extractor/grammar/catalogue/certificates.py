"""Certificates by name, by alias and by near name."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractor.grammar.catalogue.characters import Characters
from extractor.grammar.catalogue.misprints import MisprintedNames, NearName
from extractor.grammar.catalogue.patterns import one_of
from extractor.text.normalise import fold

__all__ = ["CertificateCatalogue"]

_BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")


@dataclass(frozen=True)
class CertificateCatalogue:
    """Certificates by folded short name and alias.

    Attributes:
        exact: folded short name → short name.
        aliases: folded alias → short name.
        organisations: short name → who trains and assesses, where that is known.
        characters: what characters are taken for one another; read when first needed.
    """

    exact: Mapping[str, str]
    aliases: Mapping[str, str]
    organisations: Mapping[str, str]
    characters: Callable[[], Characters] = field(repr=False)

    @classmethod
    def of(
        cls,
        names: Mapping[str, Sequence[str]],
        organisations: Mapping[str, str],
        characters: Callable[[], Characters],
    ) -> "CertificateCatalogue":
        """Return the catalogue of short names, each with what else it is called.

        A name is also known without its bracket, (BIM), where no other is the same but for that.
        """
        exact = {fold(name): name for name in names}
        printed = Counter(spelling for key in exact for spelling in _spellings(key))
        aliases = {
            spelling: name
            for key, name in exact.items()
            for spelling in _spellings(key)
            if printed[spelling] == 1
        }
        listed = ((fold(alias), name) for name, also in names.items() for alias in also)
        aliases |= {alias: name for alias, name in listed if alias}
        aliases = {key: aliases[key] for key in aliases.keys() - exact}
        return cls(exact, aliases, organisations, characters)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All names and aliases as one pattern, for folded text; the longest name is found."""
        return re.compile(one_of([*self.exact, *self.aliases]))

    @cached_property
    def endings(self) -> frozenset[str]:
        """The last two characters of each name."""
        return frozenset(key[-2:] for key in self.exact)

    def near(self, folded: str) -> NearName | None:
        """Return the one certificate whose name a folded one may be a misprint of, or None."""
        return self._misprinted.near(folded)

    @cached_property
    def _misprinted(self) -> MisprintedNames:
        return MisprintedNames({**self.aliases, **self.exact}, self.characters)


def _spellings(name: str) -> tuple[str, ...]:
    """Return how a folded name with a bracket is also printed: without it, or without its marks."""
    bracket = _BRACKET.search(name)
    if not bracket:
        return ()
    before, after = name[: bracket.start()], name[bracket.end() :]
    return before + after, before + bracket["inside"] + after
