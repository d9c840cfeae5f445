"""Names as reports misprint them, and names that no catalogue holds, all drawn from a seed."""

import random
import string
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from pypinyin import Style, pinyin

__all__ = ["DAMAGE", "damaged", "unknown_names"]

PREFIXES = ("1+X", "1＋X", "1+x", "“1+X”", "1 + X ", "１＋Ｘ", "1+X证书：", "1+Ｘ")
SUFFIXES = ("职业技能等级证书", "证书", "职业技能等级", "等级证书", "技能等级证书")
BRACKETS = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"), ("〔", "〕"), ("［", "］"))
BLANKS = (" ", "　", "\n", "  ")
COMPOSED = 160
"""So many of the unknown names are put together from parts of known ones."""
PARTS = range(2, 7)
"""How long such a part is, in characters."""

Damage = Callable[[str, random.Random], str | None]


@cache
def _tables() -> Mapping[str, Sequence[str]]:
    text = Path(__file__).with_name("names.toml").read_text(encoding="utf-8")
    tables: Mapping[str, Sequence[str]] = tomllib.loads(text)
    return tables


@cache
def _look_alikes() -> Mapping[str, str]:
    alike: dict[str, str] = defaultdict(str)
    for group in _tables()["look_alikes"]:
        for character in group:
            alike[character] += group.replace(character, "")
    return alike


@cache
def _common() -> str:
    """Return the 3,755 commonest characters: level 1 of GB 2312, which ends before its 90th place."""
    places = ((high, low) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return "".join(bytes(place).decode("gb2312", errors="ignore") for place in places)


@cache
def _sound(character: str) -> str:
    return str(pinyin(character, style=Style.TONE3)[0][0])


@cache
def _homophones() -> Mapping[str, str]:
    """Return tone and syllable → common characters."""
    sounds: dict[str, str] = defaultdict(str)
    for character in _common():
        sounds[_sound(character)] += character
    return sounds


def _same_sound(character: str) -> str:
    return _homophones().get(_sound(character), "").replace(character, "")


def _cut(name: str, rng: random.Random) -> str:
    place = rng.randrange(len(name))
    return name[:place] + name[place + 1 :]


def _double(name: str, rng: random.Random) -> str:
    place = rng.randrange(len(name))
    return name[:place] + name[place] + name[place:]


def _swap(others: Callable[[str], str]) -> Damage:
    def swap(name: str, rng: random.Random) -> str | None:
        places = [place for place, character in enumerate(name) if others(character)]
        if not places:
            return None
        place = rng.choice(places)
        return name[:place] + rng.choice(others(name[place])) + name[place + 1 :]

    return swap


def _prefix(name: str, rng: random.Random) -> str:
    return rng.choice(PREFIXES) + name


def _suffix(name: str, rng: random.Random) -> str:
    return name + rng.choice(SUFFIXES)


def _width(name: str, rng: random.Random) -> str | None:
    """Print some of the Latin letters, digits and brackets in the other width."""
    half = string.ascii_letters + string.digits + "()"
    full = "".join(chr(ord(character) + 0xFEE0) for character in half)
    other = str.maketrans(half + full, full + half)
    return _some(name, rng, lambda character: character.translate(other))


def _case(name: str, rng: random.Random) -> str | None:
    return _some(name, rng, str.swapcase)


def _some(name: str, rng: random.Random, change: Callable[[str], str]) -> str | None:
    """Change some of the characters that `change` has another form of, one at least."""
    places = [place for place, character in enumerate(name) if change(character) != character]
    if not places:
        return None
    chosen = set(rng.sample(places, rng.randint(1, len(places))))
    return "".join(change(each) if place in chosen else each for place, each in enumerate(name))


def _brackets(name: str, rng: random.Random) -> str | None:
    if "（" not in name:
        return None
    left, right = rng.choice(BRACKETS)
    return name.replace("（", left).replace("）", right)


def _spaces(name: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(1, len(name))
        name = name[:place] + rng.choice(BLANKS) + name[place:]
    return name


def _together(name: str, rng: random.Random) -> str | None:
    """Damage one character, then print prefix or suffix, and a blank."""
    kind = rng.choice(("cut", "doubled", "look-alike", "homophone"))
    worse = DAMAGE[kind](name, rng)
    return worse and _spaces(rng.choice((_prefix, _suffix))(worse, rng), rng)


DAMAGE: Mapping[str, Damage] = {
    "cut": _cut,
    "doubled": _double,
    "look-alike": _swap(lambda character: _look_alikes().get(character, "")),
    "homophone": _swap(_same_sound),
    "prefix": _prefix,
    "suffix": _suffix,
    "width": _width,
    "case": _case,
    "brackets": _brackets,
    "spaces": _spaces,
    "together": _together,
}
"""The ways in which a name is damaged; None where a name offers nothing to damage that way."""


def damaged(names: Iterable[str], kind: str, seed: int) -> list[tuple[str, str]]:
    """Return (name, damaged form) for every name that can be damaged that way."""
    rng = random.Random(f"{seed} {kind}")  # noqa: S311  a measurement wants the same names again
    pairs = ((name, DAMAGE[kind](name, rng)) for name in names)
    return [(name, form) for name, form in pairs if form is not None]


def unknown_names(known: Sequence[str], seed: int, count: int = 300) -> list[str]:
    """Return names that look real and are not among the known ones, each printed once."""
    rng = random.Random(f"{seed} unknown")  # noqa: S311  a measurement wants the same names again
    composed = _composed(known, rng, COMPOSED)
    taken = {*known, *composed}
    invented = [name for name in _tables()["invented"] if name not in taken]
    return composed + rng.sample(invented, min(count - COMPOSED, len(invented)))


def _composed(known: Sequence[str], rng: random.Random, count: int) -> list[str]:
    """Put beginnings and ends together that several known names share.

    What is a known name but for one cut character is left out: it is damage, and no stranger.
    """
    heads = _shared(known)
    tails = [end[::-1] for end in _shared([name[::-1] for name in known])]
    cut = {name[:place] + name[place + 1 :] for name in known for place in range(len(name))}
    made: dict[str, None] = {}
    while len(made) < count:
        name = rng.choice(heads) + rng.choice(tails)
        if name not in known and name not in cut and name.count("（") == name.count("）"):
            made[name] = None
    return list(made)


def _shared(names: Sequence[str]) -> list[str]:
    """Return the beginnings that several names share and go on from differently: whole words, mostly."""
    following: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for length in PARTS:
            following[name[:length]].add(name[length : length + 1])
    return sorted(part for part, next_ones in following.items() if len(next_ones) > 1)
