"""The words around a change: against which year it is told, and what of its sentence it is about."""

import re
from dataclasses import dataclass
from functools import cached_property

from extractor.model.record import Claim, Role
from extractor.reconciliation.across.scope import Scope
from extractor.text.normalise import fold

__all__ = ["Passage"]

_MARKS = re.compile(r"[,;:()]+")
"""What parts a clause from the next, in folded text."""


@dataclass(frozen=True)
class Passage:
    """A change in its sentence."""

    scope: Scope
    change: Claim

    @cached_property
    def figure(self) -> Claim | None:
        """The figure before the change that it may be about: changes and figures of the other year left aside."""
        return max(
            (c for c in self._anchors if c.role is not Role.CHANGE), key=_start, default=None
        )

    @cached_property
    def following(self) -> Claim | None:
        """The figure behind the change, if the words between them say that the change led to it."""
        _, end = self.scope.sentence(self.change)
        after = [c for c in self._block if (self.change.at.end or 0) <= _start(c) < end]
        nearest = min(after, key=_start, default=None)
        if nearest is None or not self._is_plain:
            return None
        words = self.scope.between(self.change, nearest)
        return nearest if self.scope.grammar.across.reached.find(words) else None

    @property
    def base(self) -> Claim | None:
        """The figure that the sentence gives for the other year."""
        found = [c for c in self._before if c not in self._anchors]
        return max(found, key=_start, default=None)

    @property
    def is_close(self) -> bool:
        """Whether only the rest of the figure's clause and the year stand between it and the change."""
        rules = self.scope.grammar.across
        light = all(rules.subject.find(each) or self._is_year(each) for each in self._clauses[1:-1])
        is_own = len(self._clauses) == 1 or rules.subject.find(self._before_year)
        return bool(self._is_plain and light and is_own)

    @property
    def is_shared(self) -> bool:
        """Whether the sentence counts out several figures at once (分别), and not one thing year by year."""
        several = self.scope.grammar.relations.respectively
        if not several.find(self.scope.before(self.change)):
            return False
        periods = [each.period for each in self._before if each.role is not Role.CHANGE]
        by_year = None not in periods and len(set(periods)) == len(periods)
        return not by_year or several.find(self._words) is not None

    @cached_property
    def indicator(self) -> str | None:
        """What is named right before the year or the word for the change: an indicator, all of it."""
        rules = self.scope.grammar.across
        named = {
            rule.indicator
            for rule in rules.subjects
            if (self._is_plain and rule.find(self._before_year))
            or (
                (start := rule.compiled.match(self._after_year))
                and rules.changed.find(self._after_year[start.end() :])
            )
        }
        return named.pop() if len(named) == 1 else None

    @property
    def year_words(self) -> str:
        """The words that name the other year, if any do.

        A year further back in the sentence holds for what says no more than that it changed.
        """
        if self._year:
            return self._words
        return self.scope.before(self.change) if self._is_plain or self.indicator else ""

    @cached_property
    def _words(self) -> str:
        """What stands between the change and the figure or change before it, folded.

        A figure of the other year (上年为250人) is cut out.
        """
        first, _ = self.scope.sentence(self.change)
        start = max((each.at.end or 0 for each in self._anchors), default=first)
        parts = []
        for base in (c for c in self._before if c not in self._anchors and _start(c) >= start):
            parts.append(self._text[start : base.at.start])
            start = base.at.end or 0
        return fold("".join([*parts, self._text[start : self.change.at.start]]))

    @cached_property
    def _clauses(self) -> list[str]:
        return _MARKS.split(self._words)

    @cached_property
    def _year(self) -> re.Match[str] | None:
        """Where these words name the other year for the last time."""
        return self._last_year(self._words)

    @cached_property
    def _before_year(self) -> str:
        """What stands before the year in the last clause, if the year does."""
        year = self._last_year(self._clauses[-1])
        return self._clauses[-1][: year.start()] if year else ""

    @cached_property
    def _after_year(self) -> str:
        """What stands behind the year in the last clause; all of it, where the year does not."""
        year = self._last_year(self._clauses[-1])
        return self._clauses[-1][year.end() :] if year else self._clauses[-1]

    @cached_property
    def _is_plain(self) -> bool:
        """Whether nothing stands there but the word for the change."""
        return self.scope.grammar.across.changed.find(self._after_year) is not None

    @cached_property
    def _before(self) -> list[Claim]:
        """The figures before the change in its sentence, in order."""
        first, _ = self.scope.sentence(self.change)
        start = _start(self.change)
        found = (c for c in self._block if first <= _start(c) and (c.at.end or 0) <= start)
        return sorted(found, key=_start)

    @cached_property
    def _anchors(self) -> list[Claim]:
        """Those of them that are of the report's own year, or say that something changed."""
        return [c for c in self._before if c.role is Role.CHANGE or not self._is_base(c)]

    def _is_base(self, figure: Claim) -> bool:
        """Tell whether the words right before a figure say that it is of the other year."""
        words = self.scope.before(figure)
        year = self._last_year(words)
        rest = _MARKS.sub("", words[year.end() :]) if year else ""
        return year is not None and self.scope.grammar.across.of_base.find(rest) is not None

    def _is_year(self, clause: str) -> bool:
        """Tell whether a clause only names the year (与2022年相比)."""
        year = self._last_year(clause)
        rules = self.scope.grammar.across
        return bool(
            year
            and rules.subject.find(clause[: year.start()])
            and rules.of_base.find(clause[year.end() :])
        )

    def _last_year(self, words: str) -> re.Match[str] | None:
        rules = self.scope.grammar.across
        found = [
            match
            for rule in (rules.last_year, rules.named_year)
            for match in rule.compiled.finditer(words)
        ]
        return max(found, key=lambda match: match.end(), default=None)

    @cached_property
    def _block(self) -> list[Claim]:
        block = self.change.at.block
        claims = self.scope.report.claims
        return [c for c in claims if c.at.table is None and c.at.block == block]

    @property
    def _text(self) -> str:
        return self.scope.report.blocks[self.change.at.block or 0].text


def _start(claim: Claim) -> int:
    return claim.at.start or 0
