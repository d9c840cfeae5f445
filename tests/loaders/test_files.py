import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import LoadError
from extractor.loaders import LOADERS
from extractor.loaders.files import output_names, write_json
from extractor.model.extraction import Extraction
from extractor.model.outline import Block, BlockKind
from tests.loaders.samples import claim, entry, extraction
from tests.strategies import extractions

UNWRITABLE = extraction().model_copy(
    update={"blocks": (Block.model_construct(kind=BlockKind.NOTE, text="\udc00"),)}
)
"""A text with half a character, which no file in UTF-8 holds."""


# --- JSON ---------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(extracted=extractions())
def test_json_reads_back_equal(
    tmp_path_factory: pytest.TempPathFactory, extracted: Extraction
) -> None:
    """The file holds the whole extraction, as the contract has it."""
    path = tmp_path_factory.mktemp("json") / "x.pdf.json"
    write_json(extracted, path)
    text = path.read_text(encoding="utf-8")
    assert Extraction.model_validate_json(text) == extracted
    assert json.loads(text) == extracted.model_dump(mode="json")


def test_json_is_for_reading_too(tmp_path: Path) -> None:
    """Chinese stands as itself, a value a line, figures as printed, and the file ends its line."""
    path = tmp_path / "x.json"
    write_json(extraction(report={"title": "总结"}, claims=[claim("c1", "65.97")]), path)
    text = path.read_bytes().decode("utf-8")
    assert text.startswith('{\n "schema": "pilot-report/1",\n')
    assert '  "title": "总结",\n' in text
    assert '   "value": 65.97,\n' in text
    assert text.endswith("}\n")
    assert "\r" not in text


def test_json_makes_the_folders_above_it(tmp_path: Path) -> None:
    """A folder of results need not be there before."""
    path = tmp_path / "结果" / "2024" / "x.json"
    write_json(extraction(), path)
    assert path.is_file()


def test_a_file_that_cannot_be_written_leaves_the_former_one(tmp_path: Path) -> None:
    """A result is there whole or not at all: the old file stays, and nothing lies beside it."""
    path = tmp_path / "x.json"
    write_json(extraction(), path)
    before = path.read_bytes()
    with pytest.raises(LoadError) as caught:
        write_json(UNWRITABLE, path)
    assert caught.value.target == str(path)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == before


def test_a_name_that_is_taken_by_a_folder_is_an_error(tmp_path: Path) -> None:
    """Where the file cannot be put, the error names it, and no part of it is left."""
    path = tmp_path / "x.json"
    path.mkdir()
    with pytest.raises(LoadError) as caught:
        write_json(extraction(), path)
    assert caught.value.target == str(path)
    assert list(tmp_path.iterdir()) == [path]


def test_every_loader_writes_what_reads_back(tmp_path: Path) -> None:
    """The registry holds what writes files, by their ending."""
    assert set(LOADERS) == {"json", "jsonl", "csv", "xlsx", "parquet"}
    with LOADERS["json"](tmp_path, "zh") as writer:
        writer.add(entry(extraction(), "x"))
    text = (tmp_path / "x.json").read_bytes()
    assert Extraction.model_validate_json(text) == extraction()


# --- names of outputs ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/x.pdf"], ["x.pdf.json"]),
        (["x.pdf", "x.docx"], ["x.pdf.json", "x.docx.json"]),
        (["a/x.pdf", "b/x.pdf"], ["x.pdf~a.json", "x.pdf~b.json"]),
        (["x.pdf", "b/x.pdf"], ["x.pdf.json", "x.pdf~b.json"]),
        (["/甲/2023/x.pdf", "/乙/2023/x.pdf"], ["x.pdf~甲~2023.json", "x.pdf~乙~2023.json"]),
        (["a/x.pdf", "b/X.PDF", "b/y.pdf"], ["x.pdf~a.json", "X.PDF~b.json", "y.pdf.json"]),
    ],
)
def test_files_of_one_name_are_told_apart_by_their_folders(
    paths: list[str], names: list[str]
) -> None:
    """A name is the file's own; where several share it, as few folders as needed are added."""
    assert list(output_names([Path(path) for path in paths], "json").values()) == names


def test_what_folders_cannot_tell_apart_gets_a_hash() -> None:
    """Two files that differ in case only are two outputs on Windows too."""
    names = output_names([Path("a/x.pdf"), Path("a/X.pdf"), Path("b/x.pdf")], "json")
    lower, upper, other = names.values()
    assert other == "x.pdf~b.json"
    assert lower.startswith("x.pdf~a~")
    assert upper.startswith("X.pdf~a~")
    assert lower.casefold() != upper.casefold()


PARTS = st.sampled_from(["a", "A", "b", "a~b", "b~a", "e\u0301", "\u00e9", "\u00df", "ss", ".."])
NAMES = st.sampled_from(
    ["x.pdf", "X.pdf", "x.pdf~a", "x.pdf~b~a", "\u00e9", "e\u0301", "ss", "\u00df"]
)
PATHS = st.builds(lambda folders, name: Path(*folders, name), st.lists(PARTS, max_size=3), NAMES)


@given(st.lists(PATHS, max_size=12, unique=True))
def test_no_two_outputs_are_one_file(paths: list[Path]) -> None:
    """Whatever files come, each has an output of its own on every file system, in every order."""
    names = output_names(paths, "json")
    assert set(names) == set(paths)
    folded = {unicodedata.normalize("NFD", name).casefold() for name in names.values()}
    assert len(folded) == len(paths)
    assert all(name == Path(name).name and name.endswith(".json") for name in names.values())
    assert output_names(sorted(paths, reverse=True), "json") == names
