from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import LoadError
from extractor.loaders import LOADERS
from extractor.loaders.files.csv_files import read_csv_files
from extractor.loaders.files.json_files import LINES, read_json_lines
from extractor.loaders.files.parquet import read_parquet_files
from extractor.model.extraction import Extraction
from tests.loaders.samples import claim, entry, extraction
from tests.strategies import extractions

Reader = Callable[[Path], Iterable[Extraction]]
READERS: dict[str, Reader] = {
    "jsonl": lambda folder: read_json_lines(folder / LINES),
    "csv": read_csv_files,
    "parquet": read_parquet_files,
}
SLOW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def unlike(extracted: list[Extraction]) -> list[Extraction]:
    """Return the extractions with contents of their own, as different reports have."""
    return [
        each.model_copy(
            update={"source": each.source.model_copy(update={"sha256": f"{n:064x}"[::-1]})}
        )
        for n, each in enumerate(extracted)
    ]


def write_and_raise(name: str, folder: Path, error: BaseException) -> None:
    """Write a report, then fail before the run has ended."""
    with LOADERS[name](folder, "zh") as writer:
        writer.add(entry(extraction("b")))
        raise error


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("headings", ["zh", "en"])
@SLOW
@given(drawn=st.lists(extractions(), max_size=3))
def test_what_is_written_reads_back_equal(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    headings: str,
    drawn: list[Extraction],
) -> None:
    """Any reports come back as they were, to the last digit, from a folder in either language."""
    reports, folder = unlike(drawn), tmp_path_factory.mktemp(name)
    with LOADERS[name](folder, "zh" if headings == "zh" else "en") as writer:
        for number, each in enumerate(reports):
            writer.add(entry(each, f"x{number}"))
    again = list(READERS[name](folder))
    assert again == reports
    assert [each.model_dump_json() for each in again] == [
        each.model_dump_json() for each in reports
    ]


@pytest.mark.parametrize("name", [*READERS, "xlsx"])
def test_a_second_run_takes_the_place_of_the_first(tmp_path: Path, name: str) -> None:
    """A folder holds one run; nothing of the former one is left among its rows."""
    for content in "ab":
        with LOADERS[name](tmp_path, "zh") as writer:
            writer.add(entry(extraction(content)))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if path.suffix == ".tmp"]
    if name in READERS:
        assert [each.source.sha256[0] for each in READERS[name](tmp_path)] == ["b"]


@pytest.mark.parametrize("name", [*READERS, "xlsx"])
def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path, name: str) -> None:
    """A defect in the middle of a run spoils no former result, and leaves no pieces."""
    with LOADERS[name](tmp_path, "zh") as writer:
        writer.add(entry(extraction("a")))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(ZeroDivisionError):
        write_and_raise(name, tmp_path, ZeroDivisionError())
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", READERS)
def test_ctrl_c_keeps_what_was_done(tmp_path: Path, name: str) -> None:
    """A run that is interrupted leaves the reports that it had written."""
    with pytest.raises(KeyboardInterrupt):
        write_and_raise(name, tmp_path, KeyboardInterrupt())
    assert len(list(READERS[name](tmp_path))) == 1


@pytest.mark.parametrize("name", [*READERS, "xlsx"])
def test_a_folder_that_is_a_file_is_an_error(tmp_path: Path, name: str) -> None:
    """Where nothing can be written, the error names the place."""
    (tmp_path / "x").write_text("")
    with pytest.raises(LoadError, match="x"), LOADERS[name](tmp_path / "x", "zh"):
        pass


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_folder_without_results_is_an_error(tmp_path: Path, name: str) -> None:
    """Who reads from the wrong folder is told so."""
    with pytest.raises(LoadError):
        list(READERS[name](tmp_path))


def test_parquet_has_typed_columns(tmp_path: Path) -> None:
    """Figures are doubles, counts whole numbers, texts strings, each with its Chinese title."""
    import pyarrow.parquet as pq  # noqa: PLC0415  only this test looks inside

    with LOADERS["parquet"](tmp_path, "zh") as writer:
        writer.add(entry(extraction(claims=[claim("c1", "65.97")])))
    schema = pq.read_schema(tmp_path / "parquet" / "claims.parquet")
    types = {field.name: str(field.type) for field in schema}
    assert (types["value"], types["ordinal"], types["text"]) == ("double", "int64", "string")
    assert schema.field("value").metadata == {b"title": "数值".encode()}
