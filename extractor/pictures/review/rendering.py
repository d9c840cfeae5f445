"""Fills the templates. All that comes from a report is escaped, everywhere."""

from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined

from extractor.pictures.review import wording

__all__ = ["environment", "part", "rendered"]


@cache
def environment(packages: Sequence[str] = ()) -> Environment:
    """Return what fills the templates of this package, and those of others."""
    loaders: list[BaseLoader] = [PackageLoader(name) for name in (*packages, __package__ or "")]
    return Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def part(name: str) -> str:
    """Return a style or a script that stands beside this module."""
    return files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


def rendered(
    template: str, language: str, *, packages: Sequence[str] = (), **values: object
) -> str:
    """Return a page in `zh` or `en`."""
    made = environment(tuple(packages)).get_template(template)
    return made.render(t=partial(_words, language), language=language, **values)


def _words(language: str, key: str, **parts: object) -> str:
    return wording.filled(key, language, **parts)
