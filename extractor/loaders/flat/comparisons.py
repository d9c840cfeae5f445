"""Comparisons over reports as flat rows and back: one row each, and one for each place that it names."""

import json
from collections.abc import Iterable, Iterator, Mapping

from extractor.loaders.flat.shapes import Row
from extractor.model.comparison import Comparison, Site
from extractor.model.provenance import Place

__all__ = ["LISTED", "comparison_row", "restore_comparison", "site_rows"]

LISTED = ("years", "hints")
"""What lies in one column as JSON."""

_SITES = "sites"
_MESSAGE = ("zh", "en")
_PLACE = {
    "block": "block",
    "start": "start",
    "end": "end",
    "page": "page",
    "table": "table_id",
    "row": "row",
    "column": "column",
}
"""Field of a place → column; what two reports share has no box."""


def comparison_row(comparison: Comparison, ordinal: int) -> Row:
    """Return a comparison as one row, but for its places."""
    raw = comparison.model_dump(mode="json", exclude={_SITES})
    listed = {name: json.dumps(raw.pop(name), ensure_ascii=False) for name in LISTED}
    message = raw.pop("message")
    told = {f"message_{language}": message[language] for language in _MESSAGE}
    return {**raw, **listed, **told, "ordinal": ordinal}


def site_rows(comparison: Comparison) -> Iterator[Row]:
    """Yield a row for each place of a comparison."""
    for ordinal, site in enumerate(comparison.sites):
        place = {column: getattr(site.at, field, None) for field, column in _PLACE.items()}
        yield {
            "comparison_id": comparison.id,
            "ordinal": ordinal,
            "report_id": site.report,
            "file": site.file,
            "claim_id": site.claim,
            **place,
        }


def restore_comparison(
    row: Mapping[str, object], sites: Iterable[Mapping[str, object]]
) -> Comparison:
    """Return the comparison that these rows were made of.

    Raises:
        pydantic.ValidationError: they are not those of a comparison.
    """
    raw = {key: value for key, value in row.items() if key != "ordinal"}
    raw |= {name: json.loads(str(raw[name])) for name in LISTED}
    raw["message"] = {language: raw.pop(f"message_{language}") for language in _MESSAGE}
    return Comparison.model_validate({**raw, _SITES: tuple(map(_site, sites))})


def _site(row: Mapping[str, object]) -> Site:
    place = {field: row[column] for field, column in _PLACE.items()}
    is_whole = all(value is None for value in place.values())
    return Site.model_validate(
        {
            "report": row["report_id"],
            "file": row["file"],
            "claim": row["claim_id"],
            "at": None if is_whole else Place.model_validate(place),
        }
    )
