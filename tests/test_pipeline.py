"""From a file to its extraction."""

import json
from pathlib import Path

import jsonschema
import pytest

import extractor
from extractor import Extraction, ReadError, extract
from extractor.model.record import Given

REPORT = """江北职业学院2022年1+X证书试点工作总结

一、考核情况

表1 考核情况统计表

| 证书名称 | 等级 | 报考人数 | 获证人数 | 通过率 |
|---|---|---|---|---|
| 物流管理 | 中级 | 50 | 43 | 86.00% |
| 智能财税 | 中级 | 40 | 30 | 75.00% |
| 合计 | | 91 | 73 | 80.22% |
"""


@pytest.fixture(name="path")
def path_fixture(tmp_path: Path) -> Path:
    """Return a report on disk whose total is one off."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_five_lines_of_python_are_enough(path: Path) -> None:
    """`extract` gives records, and what does not add up."""
    made = extract(path)
    assert [record.certified for record in made.records] == [43, 30]
    (finding,) = made.findings
    assert (finding.rule, finding.stated, finding.computed) == ("table.sum", 91, 90)


def test_the_json_is_valid_by_the_schema_and_reads_back(path: Path) -> None:
    """What is written validates against what `extractor schema` prints, and is the same again."""
    made = extract(path)
    written = made.model_dump(mode="json")
    schema = Extraction.model_json_schema(mode="serialization", by_alias=True)
    jsonschema.validate(json.loads(json.dumps(written)), schema)
    assert Extraction.model_validate(written) == made


def test_the_same_file_gives_the_same_result(path: Path) -> None:
    """No clock, no machine, no order of hashing stands in a result."""
    assert extract(path).model_dump_json() == extract(path).model_dump_json()


def test_the_ending_does_not_decide(path: Path) -> None:
    """A file named by the user is read by its content."""
    renamed = path.with_suffix(".pdf")
    path.rename(renamed)
    assert len(extract(renamed).records) == 2


def test_a_manifest_fills_in_what_the_text_does_not_say(tmp_path: Path) -> None:
    """The user's word is taken where the report is silent, and marked."""
    path = tmp_path / "scan-17.txt"
    path.write_text("1+X证书试点工作总结\n\n试点工作有序推进。\n", encoding="utf-8")
    info = extract(path, given=Given(issuer="江北职业学院", years=(2022,))).report
    assert (info.issuer, info.years) == ("江北职业学院", (2022,))
    assert {key: source.value for key, source in info.inferred.items()} == {
        "issuer": "manifest",
        "years": "manifest",
    }


def test_an_unreadable_file_is_a_clear_error(tmp_path: Path) -> None:
    """The error names the file and the cause."""
    with pytest.raises(ReadError, match=r"none\.pdf: there is no such file"):
        extract(tmp_path / "none.pdf")


def test_what_is_public_is_there() -> None:
    """`__all__` is the promise: every name in it can be imported."""
    assert all(hasattr(extractor, name) for name in extractor.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = extractor.nothing
