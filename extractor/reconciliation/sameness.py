"""Whether two figures of one indicator are of the same thing, so that they must be equal."""

from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import RepeatRules
from extractor.model.outline import Section
from extractor.model.record import Claim, Report, Role
from extractor.reconciliation.statements import is_telling, looks_alike

__all__ = ["Sameness"]


@dataclass(frozen=True)
class Sameness:
    """Tells by wording and place which statements of a report cannot both be right.

    Nothing must narrow either, in its sentence or by its heading, and both must be of one year. Figures of
    three digits or more that differ like a misprint are then of one thing. Shorter ones are often alike by
    chance: they must stand in one paragraph or under one heading, or one of them where the report speaks
    of the whole, or both be said to be totals.
    """

    report: Report
    grammar: Grammar

    def contradict(self, one: Claim, other: Claim) -> bool:
        """Return whether two statements of the text, of like indicator and dimensions, contradict."""
        if not (self._are_of_all(one, other) and looks_alike(one.value, other.value)):
            return False
        if self._is_one_sentence(one, other):
            return False
        if is_telling(one.value, other.value):
            return True
        return one.indicator not in self._rules.ambiguous and self._must_agree(one, other)

    def is_of_all(self, claim: Claim) -> bool:
        """Return whether a figure is of all that its indicator names, and no other year's."""
        return claim.id in self.report.plain and claim.id not in self._bases

    def in_like_units(self, one: Claim, other: Claim) -> bool:
        """Return whether figures are counted in the same, as far as they say."""
        units = {claim.unit for claim in (one, other) if claim.unit}
        return len(units) <= 1 or any(units <= set(like) for like in self._rules.like_units)

    def is_tied(self, claim: Claim, total: Claim) -> bool:
        """Return whether place or words tie a short figure of the text to the total of a table."""
        table = next(table for table in self.report.tables if table.id == total.at.table)
        section = self._section(claim)
        is_beside = section is not None and section.id == table.section
        return is_beside or claim.role is Role.TOTAL or self._sums_up(claim)

    def _section(self, claim: Claim) -> Section | None:
        """Return the innermost section that holds a figure of the text."""
        return self._sections.get(-1 if claim.at.block is None else claim.at.block)

    @property
    def _rules(self) -> RepeatRules:
        """What the grammar says of repeated statements."""
        return self.grammar.checks.repeats

    def _is_one_sentence(self, one: Claim, other: Claim) -> bool:
        """Return whether figures stand in one sentence, where they are most often of two things."""
        if one.at.block is None or one.at.block != other.at.block:
            return False
        between = self.report.blocks[one.at.block].text[one.at.end : other.at.start]
        return not any(mark in between for mark in self.grammar.relations.sentence_end)

    def _are_of_all(self, one: Claim, other: Claim) -> bool:
        own = {str(year) for year in self.report.info.years}
        years = [{claim.period} if claim.period else own for claim in (one, other)]
        return years[0] == years[1] and self.is_of_all(one) and self.is_of_all(other)

    def _must_agree(self, one: Claim, other: Claim) -> bool:
        """Return whether the places of two short figures, or their words, tie them together."""
        sections = [self._section(claim) for claim in (one, other)]
        is_one_section = sections[0] is not None and sections[0] == sections[1]
        is_one_place = is_one_section or one.at.block == other.at.block
        are_totals = one.role is other.role is Role.TOTAL
        return is_one_place or are_totals or self._sums_up(one) or self._sums_up(other)

    def _sums_up(self, claim: Claim) -> bool:
        """Return whether a figure stands before the first heading, or under one of a summary."""
        section = self._section(claim)
        if section is None:
            return bool(self.report.sections)
        return bool(self._rules.summary.find(section.title))

    @cached_property
    def _sections(self) -> dict[int, Section]:
        return {
            block: section
            for section in self.report.sections
            for block in range(section.first_block, section.last_block + 1)
        }

    @cached_property
    def _bases(self) -> frozenset[str]:
        """Figures that others are held against: those of the year before."""
        return frozenset(change.base for change in self.report.changes)
