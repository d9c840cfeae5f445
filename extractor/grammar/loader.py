"""Read a grammar: the rules of `common/` and of one kind of report, checked before they are used."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from extractor.errors import GrammarError
from extractor.grammar.catalogue import Catalogues, read_catalogues
from extractor.grammar.schema import (
    AcrossRules,
    Checks,
    EntityRules,
    Exclusions,
    Headings,
    Identity,
    Indicators,
    Misprints,
    NumeralRules,
    Periods,
    Records,
    Relations,
    Tables,
    Units,
)
from extractor.text.numerals import Numerals

__all__ = ["Grammar", "grammars_folder", "load_grammar", "load_numerals"]

_BUILTIN = Path(__file__).resolve().parent / "builtin"
_CHECKOUT = Path(__file__).resolve().parents[2] / "grammars"

Rules = TypeVar("Rules", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class Grammar:
    """Everything that is data: the rules of one kind of report and the general ones.

    One that was loaded equals only itself, so that what is made of it can be kept.
    `folder` is the user's, None for the rules that come with the package.
    """

    name: str
    folder: Path | None
    sha256: str
    headings: Headings
    units: Units
    exclusions: Exclusions
    periods: Periods
    numeral_rules: NumeralRules
    relations: Relations
    identity: Identity
    indicators: Indicators
    tables: Tables
    records: Records
    checks: Checks
    across: AcrossRules
    entities: EntityRules
    misprints: Misprints
    catalogues: Catalogues

    @cached_property
    def numerals(self) -> Numerals:
        """How whole numbers are spelled."""
        return self.numeral_rules.numerals()


def grammars_folder() -> Path:
    """Return the folder of the grammars that come with the package.

    In a wheel that is `extractor/grammar/builtin`, in a checkout `grammars/` at the top.
    """
    return _BUILTIN if _BUILTIN.is_dir() else _CHECKOUT


def load_grammar(name: str = "pilot", *, folder: Path | None = None) -> Grammar:
    """Return the grammar `name` of `folder`; without a folder, of those that come with the package.

    A folder of the user's needs only what it changes: a file that it lacks is taken from the package.

    Raises:
        GrammarError: a file is missing or wrong; names the file and the key.
    """
    return _load(name, folder.resolve() if folder else None)


def load_numerals() -> Numerals:
    """Return the numerals alone, for readers that have to print a list number."""
    return _numerals(grammars_folder())


@cache
def _load(name: str, folder: Path | None) -> Grammar:
    sources = _Sources((folder, grammars_folder()) if folder else (grammars_folder(),))
    misprints = sources.rules("common/misprints.toml", Misprints)
    return Grammar(
        name=name,
        folder=folder,
        headings=sources.rules("common/headings.toml", Headings),
        units=sources.rules("common/units.toml", Units),
        exclusions=sources.rules("common/exclusions.toml", Exclusions),
        periods=sources.rules("common/periods.toml", Periods),
        numeral_rules=sources.rules("common/numerals.toml", NumeralRules),
        relations=sources.rules("common/relations.toml", Relations),
        identity=sources.rules(f"{name}/grammar.toml", Identity),
        indicators=sources.rules(f"{name}/indicators.toml", Indicators),
        tables=sources.rules(f"{name}/tables.toml", Tables),
        records=sources.rules(f"{name}/records.toml", Records),
        checks=sources.rules(f"{name}/checks.toml", Checks),
        across=sources.rules(f"{name}/across.toml", AcrossRules),
        entities=sources.rules(f"{name}/entities.toml", EntityRules),
        misprints=misprints,
        catalogues=read_catalogues(
            {file: sources.find(file) for file in Catalogues.files(name)}, misprints
        ),
        sha256=sources.sha256(),
    )


@cache
def _numerals(folder: Path) -> Numerals:
    return _Sources((folder,)).rules("common/numerals.toml", NumeralRules).numerals()


class _Sources:
    """Grammar files, looked for in one folder after the other; remembers what was read."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._found: dict[str, Path] = {}

    def find(self, file: str) -> Path:
        """Return the first folder's copy of `file`."""
        for folder in self._folders:
            if (folder / file).is_file():
                self._found[file] = folder / file
                return folder / file
        raise GrammarError(file, "", f"not found in {self._folders[0]}")

    def rules(self, file: str, model: type[Rules]) -> Rules:
        """Return one TOML file as its model."""
        path = self.find(file)
        try:
            return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise GrammarError(str(path), "", str(error)) from error
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            raise GrammarError(str(path), key, first["msg"]) from error

    def sha256(self) -> str:
        """Return a hash over names and contents of all files read, line endings aside."""
        digest = hashlib.sha256()
        for file, path in sorted(self._found.items()):
            digest.update(file.encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
        return digest.hexdigest()
