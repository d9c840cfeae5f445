"""`extractor reconcile`, from a database to who disagrees with whom."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor import extract
from extractor.cli import app
from extractor.loaders.sqlite import load_extraction, open_database, read_comparisons
from tests.reconciliation.across.samples import SCHOOL, written

LAST = written(2022, rows=[("网店运营推广", 100, 80, 50), ("智能财税", 150, 120, 70)])
RIGHT = written(said="2023年报考人数达到300人，较上年增长20%。")
WRONG = written(said="2023年报考人数达到300人，较上年增长25%。")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return tmp_path


def database(folder: Path, *texts: str) -> str:
    """Return a database of these reports, a.txt, b.txt and so on."""
    db = open_database(folder / "reports.db")
    for place, text in enumerate(texts):
        path = folder / f"{chr(ord('a') + place)}.txt"
        path.write_text(text, encoding="utf-8")
        load_extraction(db, extract(path), path=path.name)
    db.close()
    return str(folder / "reports.db")


def run(*arguments: str) -> Result:
    """Run the command in English."""
    return CliRunner().invoke(app, ["reconcile", *arguments, "--lang", "en"])


@pytest.mark.parametrize(
    ("texts", "arguments", "status"),
    [
        ([LAST, RIGHT], [], 0),
        ([LAST, WRONG], [], 1),
        ([LAST, WRONG], ["--fail-on", "error"], 1),
        ([RIGHT, RIGHT + "\n附：略。\n"], [], 1),
        ([RIGHT, RIGHT + "\n附：略。\n"], ["--fail-on", "error"], 0),
        ([WRONG], [], 0),
    ],
)
def test_the_status_tells_whether_to_look(
    folder: Path, texts: list[str], arguments: list[str], status: int
) -> None:
    """0: nothing as severe as asked for; 1: something; what cannot be compared is no finding."""
    assert run(database(folder, *texts), *arguments).exit_code == status


def test_a_finding_is_shown_with_both_files_and_places(folder: Path) -> None:
    """Rule, files, sections and tables, both figures and the arithmetic stand in one row."""
    shown = " ".join(run(database(folder, LAST, WRONG)).stdout.split())
    for part in (
        "error",
        "growth",
        "b.txt",
        "总体情况",
        "a.txt",
        "row 3",
        "25",
        "(300 − 250) / 250 = 20 %",
    ):
        assert part in shown
    assert "Reports 2: errors 1, warnings 0, info 0; consistent 0, not assessable 0" in shown


def test_what_could_not_be_compared_is_shown_with_its_reason(folder: Path) -> None:
    """Silence would mean that it was compared."""
    shown = run(database(folder, WRONG)).stdout
    assert "do not disagree" in shown
    assert "growth (growth)  1" in shown
    assert "there is no report of 2022" in shown


def test_a_superseded_report_is_named_and_stays(folder: Path) -> None:
    """The output says which report stands for it; the database keeps both."""
    early = RIGHT.replace("1月10日", "1月3日").replace("\t190", "\t180").replace("\t280", "\t270")
    path = database(folder, RIGHT, early)
    assert "b.txt is superseded by a.txt (2024-01-03 → 2024-01-10)" in run(path).stdout
    db = open_database(path)
    assert [row["file"] for row in db.view("superseded_reports").rows] == ["b.txt"]
    assert db.table("reports").count == 2
    db.close()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_of_schools_tells_who_is_missing(folder: Path, encoding: str) -> None:
    """Headings in Chinese, in the encodings that spreadsheets write; years where the list has them."""
    text = f"序号,学校名称,年度\n1,{SCHOOL},2023年\n2,临川职业技术学院,2023\n3,{SCHOOL},2021\n"
    (folder / "schools.csv").write_text(text, encoding=encoding)
    result = run(database(folder, RIGHT), "--roster", str(folder / "schools.csv"))
    assert result.exit_code == 1
    assert "临川职业技术学院 has handed in no report of 2023." in result.stdout
    assert (
        f"{SCHOOL} has handed in no report of 2021. What was handed in is of 2023." in result.stdout
    )
    assert "On the list 3: handed in 1, missing 2" in result.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [("学号,年度\n1,2023\n", "no column of schools"), ("学校,年度\n甲,不详\n", "line 2")],
)
def test_a_list_that_cannot_serve_says_why(folder: Path, text: str, told: str) -> None:
    """A missing column or a year that is none ends it with the status of wrong usage."""
    (folder / "schools.csv").write_text(text, encoding="utf-8")
    result = run(database(folder, RIGHT), "--roster", str(folder / "schools.csv"))
    assert result.exit_code == 2
    assert told in result.stderr


def test_json_has_every_result(folder: Path) -> None:
    """What a program reads is the same as the database keeps, agreeing and unmade results too."""
    path = database(folder, LAST, WRONG, RIGHT.replace("江州", "临川"))
    document = json.loads(run(path, "--format", "json").stdout)
    assert document["totals"]["reports"] == 3
    assert document["totals"]["errors"] == 1
    found = document["comparisons"]
    assert {each["verdict"] for each in found} >= {"inconsistent", "not_assessable"}
    (wrong,) = (each for each in found if each["verdict"] == "inconsistent")
    assert (wrong["stated"], wrong["computed"], wrong["difference"]) == (25, 20, 5)
    assert [site["file"] for site in wrong["sites"]] == ["b.txt", "b.txt", "a.txt"]
    db = open_database(path)
    kept = [each.model_dump(mode="json") for each in read_comparisons(db)]
    db.close()
    assert kept == found


def test_results_go_to_a_file_if_one_is_named(folder: Path) -> None:
    """Text or JSON, the screen then only says where they are."""
    path, out = database(folder, LAST, WRONG), folder / "out" / "found"
    for form in ("text", "json"):
        result = run(path, "--format", form, "--out", str(out))
        assert result.exit_code == 1
        assert result.stdout.startswith("Written to")
        assert "growth" in out.read_text(encoding="utf-8")


def test_the_same_run_gives_the_same_output(folder: Path) -> None:
    """Nothing depends on the run: not an id, not an order."""
    path = database(folder, LAST, WRONG, RIGHT)
    assert run(path, "--format", "json").stdout == run(path, "--format", "json").stdout


def test_a_database_that_is_none_is_said_to_be_none(folder: Path) -> None:
    """No file, a file of another kind, and one without reports are three clear errors."""
    assert run(str(folder / "gone.db")).exit_code == 2
    assert not (folder / "gone.db").exists()
    (folder / "text.db").write_text("no database", encoding="utf-8")
    assert run(str(folder / "text.db")).exit_code == 4
    result = run(database(folder))
    assert result.exit_code == 2
    assert "no reports" in result.stderr
