"""Whose report it is: a school, a department of one, or an organisation, however the name is printed."""

from dataclasses import dataclass

from extractor.grammar.loader import Grammar
from extractor.text.normalise import fold

__all__ = ["Issuer", "is_bare", "read_issuer"]


@dataclass(frozen=True, slots=True, order=True)
class Issuer:
    """Names in the form in which two printings are equal; `department` is empty for the whole."""

    name: str
    department: str = ""

    @property
    def text(self) -> str:
        """The whole name."""
        return self.name + self.department


def read_issuer(printed: str | None, grammar: Grammar) -> Issuer | None:
    """Return whom a printed name names; None where it names an office and not whose.

    An office that signs for its school (教务处) is the school. What the catalogue of colleges knows is
    a college, though its name looks like that of a college's department.
    """
    rules, colleges = grammar.across, grammar.catalogues.colleges
    name = rules.office.compiled.sub("", fold(printed or ""))
    if not name:
        return None
    if name in colleges:
        return Issuer(name)
    ends = (end for end in range(len(name) - 1, 0, -1) if name[:end] in colleges)
    known = next(ends, None)
    if known and rules.bare_department.find(name[known:]):
        return Issuer(name[:known], name[known:])
    parts = rules.department.find(name)
    return Issuer(parts["school"], parts["department"]) if parts else Issuer(name)


def is_bare(issuer: Issuer | None, grammar: Grammar) -> bool:
    """Tell whether an issuer may be a department that does not say of which school (信息工程学院)."""
    if issuer is None or issuer.department or issuer.name in grammar.catalogues.colleges:
        return False
    return grammar.across.bare_department.find(issuer.name) is not None
