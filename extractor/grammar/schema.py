"""What a grammar file may say: one pydantic model a file."""

import re
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, Field, model_validator

from extractor.model.diagnostic import Severity
from extractor.model.mention import ReportKind, Role
from extractor.model.quantity import Modifier
from extractor.text.normalise import strip_space
from extractor.text.numerals import Numerals

__all__ = [
    "AcrossRules",
    "CertificateNames",
    "Checks",
    "CopyRules",
    "CountRule",
    "CountedNoun",
    "CueRule",
    "DateRule",
    "EntityRules",
    "ExclusionRule",
    "Exclusions",
    "Family",
    "FieldRule",
    "GrowthRules",
    "HeadingLimits",
    "Headings",
    "Identity",
    "IndicatorRule",
    "Indicators",
    "ListRules",
    "Misprints",
    "ModifierRules",
    "MoneyRules",
    "NumberingStyle",
    "NumeralRules",
    "OneRules",
    "OrderRule",
    "Pattern",
    "PatternRule",
    "Periods",
    "RatioRule",
    "Reading",
    "RecordRule",
    "Records",
    "Relations",
    "SubjectRule",
    "SumRules",
    "Tables",
    "Title",
    "UnitRule",
    "Units",
]


def _compiles(pattern: str) -> str:
    """Refuse what is no regular expression."""
    try:
        re.compile(pattern)
    except re.error as error:
        message = f"not a regular expression: {pattern!r} ({error})"
        raise ValueError(message) from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression."""

Marked = Annotated[str, Field(pattern="^[^⟦⟧]*⟦[^⟦⟧]+⟧[^⟦⟧]*$")]
"""A text with one figure in ⟦⟧."""


class _Rules(BaseModel, frozen=True, extra="forbid"):
    """Whatever a grammar file holds: frozen, and an unknown key is an error."""


class NumeralExample(_Rules):
    """A spelling and its number; no value where it spells none."""

    text: str
    value: int | None = None


class WrittenNumerals(_Rules):
    """How we write a number ourselves (the expected heading number)."""

    digits: str = Field(min_length=10, max_length=10)
    units: tuple[str, str, str, str]
    myriad: str


class AmountExample(_Rules):
    """A number as running text spells it; `high` where it is a pair; no value where it spells none."""

    text: str
    value: str | None = None
    high: str | None = None


class NumeralRules(_Rules):
    """`common/numerals.toml`.

    `point` stands before decimals, `part_of` between whole and part (三分之二), `half` is 0.5.
    """

    digits: dict[str, int]
    units: dict[str, int]
    myriads: dict[str, int]
    contractions: dict[str, str]
    point: str
    part_of: str
    half: str
    written: WrittenNumerals
    examples: tuple[NumeralExample, ...] = Field(min_length=2)
    amounts: tuple[AmountExample, ...] = Field(min_length=2)

    def numerals(self) -> Numerals:
        """Return the table that `text` works with."""
        return Numerals(
            digits=self.digits,
            units=self.units,
            myriads=self.myriads,
            contractions=self.contractions,
            point=self.point,
            written=self.written.digits,
            written_units=self.written.units,
            written_myriad=self.written.myriad,
        )


class QuantityExample(_Rules):
    """A cell's text, and the figure, unit and step that it holds; no value where it holds none."""

    text: str
    value: str | None = None
    unit: str | None = None
    step: str | None = None


class FigureExample(_Rules):
    """Running text, and the figures that are read in it: value and unit, apart by a blank."""

    text: str
    read: tuple[str, ...]


class UnitRule(_Rules):
    """A unit: its base form, what it is worth there, and its spellings.

    `guards`: what may not follow a spelling. `arabic`: no Chinese numeral goes with it.
    `most`: a larger number is no amount of it (2023年).
    """

    name: str
    family: str
    base: str | None = None
    factor: str = "1"
    spellings: tuple[str, ...] = Field(min_length=1)
    guards: dict[str, Pattern] = Field(default_factory=dict)
    arabic: bool = False
    most: int | None = None
    is_rate: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it measures time."""
        return self.family == "time"

    @property
    def is_money(self) -> bool:
        """Whether it measures money."""
        return self.family == "money"

    @property
    def is_tenths(self) -> bool:
        """Whether one more digit may follow it: 九成五."""
        return self.is_rate and self.factor == "10"


class ModifierRules(_Rules):
    """The words that bound a figure, by where they stand: before it, inside it, behind its unit.

    `guards` has the pattern of a word that is also a part of others; `between` is what may stand
    between a word before and its number, but for the `close` ones.
    """

    between: Pattern
    close: tuple[str, ...]
    before: dict[str, Modifier]
    inside: dict[str, Modifier]
    after: dict[str, Modifier]
    guards: dict[str, Pattern]

    @property
    def words(self) -> dict[str, Modifier]:
        """Every word, wherever it stands."""
        return self.before | self.inside | self.after


class OneRules(_Rules):
    """When 一 with a unit counts: `after` and `never_after` stand before it, `before` behind it.

    `beside`: what stands between it and another count of the same list.
    """

    after: Pattern
    never_after: Pattern
    before: Pattern
    beside: Pattern


class MoneyRules(_Rules):
    """Between which words a large number without a unit is money."""

    unit: str
    before: Pattern
    after: Pattern


class ListRules(_Rules):
    """How the numbers of a list stand together, so that one unit serves all.

    `label` is what may name a number (A校120、B校85人); a label that ends in one of `own_nouns` counts
    something else. A unit behind `stated` is that of all numbers after it (单位：万元; 经费（万元）：).
    """

    separator: Pattern
    label: Pattern
    each: Pattern
    money: MoneyRules
    stated: Pattern
    own_nouns: Pattern


class Units(_Rules):
    """`common/units.toml`: units, multipliers, modifiers and the marks that stand for no value."""

    unit: tuple[UnitRule, ...]
    multipliers: dict[str, str]
    modifiers: ModifierRules
    one: OneRules
    lists: ListRules
    pending: Pattern
    number: Pattern
    behind_a_numeral: str
    look_alikes: dict[str, str]
    range_mark: Pattern
    change_from: str
    ratio_mark: Pattern
    fraction: Pattern
    negative: Pattern
    counter: str
    no_multiplier: Pattern
    prices: dict[str, str]
    shares: dict[str, str]
    header_unit: Pattern
    figures: tuple[FigureExample, ...] = Field(min_length=2)
    examples: tuple[QuantityExample, ...] = Field(min_length=2)


class DateRule(_Rules):
    """How a date or a year is printed: named groups `year`, `month`, `day`, `end`; text → what is read."""

    pattern: Pattern
    matches: dict[str, str] = Field(min_length=1)
    rejects: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready for use."""
        return re.compile(self.pattern)


class Periods(_Rules):
    """`common/periods.toml`: dates and years as reports print them."""

    date: DateRule
    year: DateRule
    school_year: DateRule


class ExclusionRule(_Rules):
    """What holds a number and is no figure.

    `begins`: `digit`, `numeral`, `letter`, or the characters that it may begin with. `unless_unit`: it
    is a figure where a unit follows. `matches` leads from a text to what the rule takes of it.
    """

    id: str
    begins: str = Field(min_length=1)
    pattern: str
    unless_unit: bool = False
    matches: dict[str, str] = Field(min_length=1)
    rejects: tuple[str, ...] = Field(min_length=1)


class Exclusions(_Rules):
    """`common/exclusions.toml`: the rules in their order, and the parts that their patterns share."""

    parts: dict[str, Pattern]
    rule: tuple[ExclusionRule, ...]

    def pattern_of(self, rule: ExclusionRule) -> str:
        """Return a rule's pattern with the parts put in."""
        return re.sub(r"<<(\w+)>>", lambda named: self.parts[named[1]], rule.pattern)

    @model_validator(mode="after")
    def _has_patterns(self) -> Self:
        for rule in self.rule:
            try:
                re.compile(self.pattern_of(rule))
            except (re.error, KeyError) as error:
                message = f"{rule.id}: not a regular expression of known parts ({error})"
                raise ValueError(message) from error
        return self


class PatternRule(_Rules):
    """A pattern with texts that it must find and texts in which it must find nothing.

    `whole`: it must match the whole text, white space removed; else it may stand anywhere in it.
    """

    pattern: Pattern
    whole: bool = False
    matches: tuple[str, ...] = Field(min_length=1)
    rejects: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready for use."""
        return re.compile(self.pattern)

    def find(self, text: str) -> re.Match[str] | None:
        """Return the match in `text`, if any."""
        return (
            self.compiled.fullmatch(strip_space(text)) if self.whole else self.compiled.search(text)
        )


class MisprintExample(_Rules):
    """A printed name and the name it is a misprint of; with `other` they are two names."""

    printed: str
    name: str
    other: bool = False


class Misprints(_Rules):
    """`common/misprints.toml`: how a misprinted name may differ from the name it stands for."""

    interchangeable: tuple[str, ...]
    contrasts: tuple[str, ...]
    sounds: dict[Pattern, str]
    examples: tuple[MisprintExample, ...] = Field(min_length=2)


class NumberingStyle(_Rules):
    """A way to number headings and list items.

    `pattern` matches the beginning of a line up to the title, its group `number` is what is printed.
    Styles of one `family` continue each other's count. `rank`: the smaller stands above where the
    document does not say. `alone`: one without siblings may be a heading. `run_in`: the title may run
    into the text. `above_title`: alone on its line it may stand over the report's title. `matches`
    gives the number that each example prints.
    """

    id: str
    family: str
    rank: int
    alone: bool
    run_in: bool = False
    above_title: bool = False
    pattern: Pattern
    matches: dict[str, str] = Field(min_length=1)
    rejects: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready for use from a line's beginning."""
        return re.compile(self.pattern)


class HeadingLimits(_Rules):
    """The longest of each that is still what it claims to be, in characters."""

    heading: int
    question: int
    run_in: int
    unnumbered: int
    title: int
    caption: int


class Headings(_Rules):
    """`common/headings.toml`: how a document is built.

    `sentence_end`, `inner_stop`, `item_stop`, `colons`, `clause_break`, `word_break`, `question`,
    `closing_quotes`, `reduplications` and `entry_openers` are sets of characters. The other rules look at whole lines.
    """

    sentence_end: str
    inner_stop: str
    item_stop: str
    colons: str
    clause_break: str
    word_break: str
    question: str
    closing_quotes: str
    reduplications: str
    entry_openers: str
    limits: HeadingLimits
    style: tuple[NumberingStyle, ...]
    bullet: PatternRule
    title_end: PatternRule
    title_rest: PatternRule
    letterhead: PatternRule
    lone_heading: PatternRule
    caption: PatternRule
    caption_end: PatternRule
    continued: PatternRule
    unit_note: PatternRule
    note: PatternRule
    date_line: PatternRule
    page_number: PatternRule
    contents: PatternRule
    contents_title: PatternRule


class KindRule(_Rules):
    """A word of the title that tells the kind of report."""

    kind: ReportKind
    words: tuple[str, ...] = Field(min_length=1)


class IssuerRules(_Rules):
    """How an organisation's name ends, as a pattern over a whole line, and at a title's beginning."""

    line: PatternRule
    title: PatternRule


class Identity(_Rules):
    """`<kind of report>/grammar.toml`: what a document says of itself, and how names are cleaned."""

    name: str
    title_zh: str
    title_en: str
    kinds: tuple[KindRule, ...]
    issuer: IssuerRules
    citation: PatternRule
    cited_title: PatternRule
    levels: dict[str, str]
    tiers: dict[str, str]
    level_separators: Pattern
    list_separators: Pattern
    grade: PatternRule
    major_coded: PatternRule
    certificate_prefix: Pattern
    certificate_suffix: Pattern
    batch_spellings: dict[str, str]
    manifest: dict[str, tuple[str, ...]]
    roster: dict[str, tuple[str, ...]]


class CueRule(PatternRule):
    """Words that tell what a figure near them counts.

    Attributes:
        side: where the words stand, seen from the figure.
        reach: the most characters, blanks aside, between them and the figure.
        rank: the more telling of two cues has the higher one.
        within: what the sentence or the heading above it must speak of.
    """

    side: Literal["left", "right", "either"] = "either"
    reach: int = Field(default=12, ge=0)
    rank: int = 1
    within: Pattern | None = None

    @cached_property
    def frame(self) -> re.Pattern[str] | None:
        """The pattern of `within`, ready for use."""
        return re.compile(self.within) if self.within else None


class IndicatorRule(_Rules):
    """Something that reports count: its name, display names, base unit, and how sentences say it.

    The one with an empty name is for what reports count besides: words that lead to no indicator.
    `units` are those that its figures are printed in, "" for none; without any, all; `unit_implied`: without one they are
    in `unit` (260多万资金); what is counted in one of `deciding_units` needs no cue. `added_to`
    is what the whole counts that its figures were added to. `role` is what all its figures do. In an example the figure that must be led
    here stands in ⟦⟧, in a counterexample the one that must not.
    """

    name: str
    title_zh: str
    title_en: str
    unit: str | None = None
    unit_implied: bool = False
    deciding_units: tuple[str, ...] = ()
    added_to: str | None = None
    role: Role | None = None
    units: tuple[str, ...] = ()
    cue: tuple[CueRule, ...] = ()
    examples: tuple[Marked, ...] = Field(min_length=1)
    counterexamples: tuple[Marked, ...] = Field(min_length=1)


class Indicators(_Rules):
    """`<kind of report>/indicators.toml`."""

    indicator: tuple[IndicatorRule, ...]


class Family(_Rules):
    """Names that make up a whole between them (初级, 中级, 高级), each with its other spellings."""

    dimension: str
    members: tuple[tuple[str, ...], ...] = Field(min_length=2)


class CountedNoun(PatternRule):
    """How a figure beside a list says what it counts: names of which kind, and on which side it says so."""

    kind: Literal["certificate", "major", "organisation", "title"]
    side: Literal["behind", "before"]


class Relations(_Rules):
    """`common/relations.toml`: how sentences tie figures together.

    The `…_end` are sets of characters. `total`, `change` and `comparison` look at the words right
    before a figure or a year, `light` at all words of its clause before it.
    """

    sentence_end: str
    segment_end: str
    clause_end: str
    colons: str
    open_list: str
    quotes: str
    open_brackets: str
    close_brackets: str
    like_units: tuple[tuple[str, ...], ...]
    list_marks: str
    listed_units: tuple[str, ...]
    sorting_units: tuple[str, ...]
    money_units: tuple[str, ...]
    list_mark: PatternRule
    list_link: PatternRule
    item_mark: PatternRule
    list_close: PatternRule
    list_total: PatternRule
    list_intro: PatternRule
    list_bare: PatternRule
    list_inside: PatternRule
    list_open: PatternRule
    list_on: PatternRule
    list_title: PatternRule
    list_item: PatternRule
    list_stop: PatternRule
    list_office: PatternRule
    list_joint: PatternRule
    counted_noun: tuple[CountedNoun, ...]
    total: PatternRule
    sum_total: PatternRule
    besides: PatternRule
    of_which: PatternRule
    foremost: PatternRule
    divided: PatternRule
    rest: PatternRule
    since: PatternRule
    among: PatternRule
    among_noun: PatternRule
    governor: PatternRule
    list_head: PatternRule
    reached: PatternRule
    respectively: PatternRule
    change: PatternRule
    comparison: PatternRule
    percent_units: tuple[str, ...]
    point_units: tuple[str, ...]
    base: PatternRule
    share_base: PatternRule
    overlap: PatternRule
    fall: PatternRule
    adjusted: PatternRule
    narrowed: PatternRule
    whole: PatternRule
    neutral: PatternRule
    set_apart: PatternRule
    restated: PatternRule
    in_all: PatternRule
    enumerated: PatternRule
    plans: PatternRule
    looks_back: PatternRule
    planned: PatternRule
    light: PatternRule
    period: PatternRule
    table_reference: PatternRule
    family: tuple[Family, ...]


class FieldRule(_Rules):
    """What a column may be headed, and what it then feeds.

    `headers` are patterns over the whole header, white space and bracketed units removed. `indicator`
    is what its figures count; `counts` is what a figure in the total row of a *text* column counts.
    """

    field: str
    headers: tuple[Pattern, ...] = Field(min_length=1)
    matches: tuple[str, ...] = Field(min_length=1)
    rejects: tuple[str, ...] = Field(min_length=1)
    indicator: str | None = None
    counts: str | None = None
    unit: str | None = None

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """All headers as one pattern."""
        return re.compile("|".join(self.headers), re.IGNORECASE)


class CaptionCue(PatternRule):
    """A word in a table's caption that tells what a column of people without a name counts."""

    field: str


class Tables(_Rules):
    """`<kind of report>/tables.toml`: header synonyms and the labels of total rows.

    `closing_total` labels a total row only where no figures stand below it.
    """

    field: tuple[FieldRule, ...]
    total: PatternRule
    closing_total: PatternRule
    subtotal: PatternRule
    sum_header: PatternRule
    bare_count: PatternRule
    caption_cue: tuple[CaptionCue, ...]


class RecordRule(_Rules):
    """A type of record: the fields its table must have (`requires`), and one of `any_of` at least.

    `without` excludes; `caption` is a pattern over the caption that decides where `any_of` is empty.
    """

    type: str
    title_zh: str
    title_en: str
    requires: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    caption: Pattern | None = None


class ListingRule(_Rules):
    """Which sentences list what records of `type` hold; the other rules look around the list.

    `cue` tells quickly which texts may hold such a sentence.
    """

    type: str
    cue: PatternRule
    before: PatternRule
    after: PatternRule
    elsewhere: PatternRule


class Records(_Rules):
    """`<kind of report>/records.toml`: the types of record, tried in order, and sentences of records."""

    record: tuple[RecordRule, ...]
    listing: ListingRule


class CertificateNames(_Rules):
    """How certificates stand in running text; `phrase`: so long a name is also a plain phrase."""

    phrase: int
    word: str
    breaks: str
    suffix: PatternRule
    mark: PatternRule
    not_mark: PatternRule
    opened: PatternRule
    followed: PatternRule
    figured: PatternRule
    context: PatternRule
    elsewhere: PatternRule
    levels: PatternRule
    listed: PatternRule
    piece: PatternRule
    counted: PatternRule
    open: PatternRule
    leading: PatternRule
    stop: PatternRule


class MajorNames(_Rules):
    """How majors stand in running text."""

    anchor: PatternRule
    ending: PatternRule
    stop: PatternRule
    counted: PatternRule
    listed: PatternRule


class OrganisationNames(_Rules):
    """How organisations stand in running text."""

    ending: PatternRule
    shape: PatternRule
    name: PatternRule
    told: PatternRule
    stop: PatternRule
    joint: PatternRule


class ModeRule(PatternRule):
    """A way to teach or examine (线上), and the words that say so."""

    name: str


class EntityRules(_Rules):
    """`<kind of report>/entities.toml`: names in running text, its white space removed, folded."""

    marks: dict[str, str]
    certificate: CertificateNames
    major: MajorNames
    organisation: OrganisationNames
    level: PatternRule
    batch: PatternRule
    mode: tuple[ModeRule, ...]


class Title(_Rules):
    """A display name."""

    zh: str
    en: str


class SumRules(_Rules):
    """Which columns and rows of a table are no parts of its total row, and which rows hold others.

    `numbering`: the ways to number rows, so that a list in a table shows its levels.
    """

    text_fields: tuple[str, ...]
    not_added_units: tuple[str, ...]
    not_added_indicators: tuple[str, ...]
    not_added_headers: PatternRule
    not_added_rows: PatternRule
    shares: PatternRule
    kinds: PatternRule
    of_which: PatternRule
    subtracted: PatternRule
    carried: PatternRule
    numbering: tuple[PatternRule, ...]


Reading = Literal["rows", "names", "names-with-level", "names-within-batch", "codes"]
"""A way to count a set."""


class CountRule(_Rules):
    """What a total row's figure under one of these columns may count, the plain reading first."""

    fields: tuple[str, ...] = Field(min_length=1)
    readings: tuple[Reading, ...] = Field(min_length=1)


class RepeatRules(_Rules):
    """Which figures that are stated twice must be the same.

    `ambiguous` are indicators that a report may count in several ways, `like_units` what one figure may be
    stated in, `summary` the headings above what a report says of the whole.
    """

    ambiguous: tuple[str, ...]
    like_units: tuple[tuple[str, ...], ...]
    summary: PatternRule


class RatioRule(_Rules):
    """A rate in percent and the indicators of its two counts; the plain whole first."""

    rate: str
    part: str
    wholes: tuple[str, ...] = Field(min_length=1)


class OrderRule(_Rules):
    """Indicators of which none exceeds the next; `keys` are the dimensions that join two tables."""

    chain: tuple[str, ...] = Field(min_length=2)
    severities: tuple[Severity, ...]
    keys: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_a_severity_a_step(self) -> Self:
        if len(self.severities) != len(self.chain) - 1:
            message = "needs one severity for each step of the chain"
            raise ValueError(message)
        return self


class Checks(_Rules):
    """`<kind of report>/checks.toml`: what the checks compare, and what they are called.

    `cross` are the dimensions on which the rows of two tables are joined, `people` the groups of people that
    a figure may be about.
    """

    titles: dict[str, Title]
    sums: SumRules
    readings: dict[Reading, Title]
    repeats: RepeatRules
    count: tuple[CountRule, ...] = ()
    ratio: tuple[RatioRule, ...] = ()
    order: tuple[OrderRule, ...] = ()
    cross: tuple[str, ...] = ()
    people: tuple[PatternRule, ...] = ()
    captions: PatternRule


class CopyRules(_Rules):
    """When two reports are one: what `words` and `figures` they share at least, in percent.

    `shingle`: so many characters make a piece. With fewer than `enough` figures `words_alone` decides.
    """

    shingle: int = Field(ge=1)
    words: int = Field(ge=1, le=100)
    figures: int = Field(ge=1, le=100)
    enough: int = Field(ge=1)
    words_alone: int = Field(ge=1, le=100)


class GrowthRules(_Rules):
    """The indicator of changes, and what they are counted in: of a count, of a rate."""

    indicator: str
    of_counts: str
    of_rates: str


class SubjectRule(PatternRule):
    """Words that name what an indicator counts, all of it."""

    indicator: str


class AcrossRules(_Rules):
    """`<kind of report>/across.toml`: how reports are held against each other.

    The patterns see folded text. `department` has the groups `school` and `department`; `departments`
    have `names`, `open` and `count`; `named_year` has `year` and `end`; `revised` has `number` and `draft`.
    """

    added: tuple[str, ...]
    of_teachers: tuple[str, ...]
    name_mark: Pattern
    copies: CopyRules
    office: PatternRule
    department: PatternRule
    bare_department: PatternRule
    school: PatternRule
    school_name: PatternRule
    departments: tuple[PatternRule, ...]
    of_schools: PatternRule
    narrowed: PatternRule
    wider: PatternRule
    school_wide: PatternRule
    teachers: PatternRule
    named: PatternRule
    growth: GrowthRules
    last_year: PatternRule
    named_year: PatternRule
    falls: PatternRule
    subject: PatternRule
    of_base: PatternRule
    subjects: tuple[SubjectRule, ...]
    changed: PatternRule
    reached: PatternRule
    revised: PatternRule
