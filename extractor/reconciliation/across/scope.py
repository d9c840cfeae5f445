"""What stands around a figure: its sentence, and whether it is about the whole of what the report is about."""

import re
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar.loader import Grammar
from extractor.model.record import Claim, Report
from extractor.reconciliation.across.issuers import Issuer
from extractor.text.normalise import fold

__all__ = ["Scope"]


@dataclass(frozen=True)
class Scope:
    """The words of a report; `issuer` is whose it is, where it says so."""

    report: Report
    issuer: Issuer | None
    grammar: Grammar

    def before(self, claim: Claim) -> str:
        """Return the folded words of a figure's sentence up to the figure."""
        start, _ = self.sentence(claim)
        return fold(self._text(claim)[start : claim.at.start])

    def between(self, one: Claim, other: Claim) -> str:
        """Return the folded words between two figures of one block."""
        return fold(self._text(one)[one.at.end : other.at.start])

    def sentence(self, claim: Claim) -> tuple[int, int]:
        """Return from where to where the sentence around a figure of the text runs."""
        text, start, end = self._text(claim), claim.at.start or 0, claim.at.end or 0
        ends = self.grammar.relations.sentence_end
        first = 1 + max(text.rfind(mark, 0, start) for mark in ends)
        last = min((at for mark in ends if (at := text.find(mark, end)) >= 0), default=len(text))
        return first, last

    def is_general(self, claim: Claim) -> bool:
        """Tell whether no caption, heading or word before a figure narrows it to a part or widens its time."""
        if self.is_narrow_section(claim.at.block, claim.indicator):
            return False
        if claim.at.table is None:
            return not self._narrows(self.before(claim), claim.indicator)
        caption = self._captions.get(claim.at.table, "")
        return not (self.is_narrow(caption, claim.indicator) or self.certificates_in(caption))

    def certificates_in(self, text: str) -> frozenset[str]:
        """Return the certificates that a caption or a title names."""
        catalogue = self.grammar.catalogues.certificates
        known = {**catalogue.aliases, **catalogue.exact}
        return frozenset(known[name] for name in catalogue.pattern.findall(fold(text)))

    def names_own(self, name: str) -> bool:
        """Tell whether a name is the issuer's own."""
        return fold(name) in self._own

    def is_narrow(self, text: str, indicator: str | None = None) -> bool:
        """Tell whether a caption or a heading speaks of a part, the issuer's own name left aside."""
        plain = self._own_names.sub("", fold(text))
        is_named = self.grammar.across.named.find(plain) is not None
        return is_named or self._narrows(plain, indicator)

    def is_narrow_section(self, block: int | None, indicator: str | None = None) -> bool:
        """Tell whether a heading above a block speaks of a part."""
        around = (s for s in self.report.sections if s.first_block <= (block or 0) <= s.last_block)
        return any(self.is_narrow(section.title, indicator) for section in around)

    def _narrows(self, words: str, indicator: str | None) -> bool:
        """Tell whether words narrow a count to a part, or to teachers if it is not theirs, or widen it."""
        rules = self.grammar.across
        patterns = [rules.narrowed]
        if indicator not in rules.of_teachers:
            patterns.append(rules.teachers)
        if self.issuer and rules.school.find(self.issuer.name):
            patterns.append(rules.wider)
        if self.issuer and self.issuer.department:
            patterns.append(rules.school_wide)
        return any(pattern.find(words) for pattern in patterns)

    def _text(self, claim: Claim) -> str:
        return self.report.blocks[claim.at.block or 0].text

    @cached_property
    def _captions(self) -> dict[str, str]:
        return {table.id: table.caption or "" for table in self.report.tables}

    @cached_property
    def _own(self) -> frozenset[str]:
        if self.issuer is None:
            return frozenset()
        names = {self.issuer.text, self.issuer.name, self.issuer.department}
        return frozenset(filter(None, names))

    @cached_property
    def _own_names(self) -> re.Pattern[str]:
        """The issuer's names, the longest first; without any, what is found nowhere."""
        names = sorted(self._own, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)) or r"(?!)")
