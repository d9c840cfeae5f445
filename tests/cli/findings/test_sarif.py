"""Findings as SARIF 2.1.0."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from extractor.cli.findings.gathered import Findings, UnreadFile
from extractor.cli.findings.sarif import sarif
from extractor.grammar import load_grammar
from extractor.model.check import Verdict
from extractor.model.message import Message
from tests.cli.findings.samples import SENTENCE, checked, findings, in_prose, result, total

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text(encoding="utf-8"))
UNREAD = (UnreadFile("c.pdf", Message(zh="文件已加密", en="it is encrypted")),)


def run(found: Findings, language: str = "zh", *, explain: bool = False) -> dict[str, Any]:
    """Return the run, after a look at the form of the whole log."""
    log = json.loads(json.dumps(sarif(found, language, explain=explain)))
    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(log)]
    assert errors == []
    (only,) = log["runs"]
    loaded: dict[str, Any] = only
    return loaded


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_log_is_valid(language: str, explain: bool) -> None:
    """Whatever is in it: no property that SARIF does not know, none missing that it asks for."""
    placeless = result(at=(), fingerprint="x")
    files = (checked("a.pdf", total(), placeless), checked("b/二.pdf", in_prose()))
    assert run(findings(*files, unread=UNREAD), language, explain=explain)["results"]
    assert run(findings(), language, explain=explain)["results"] == []


def test_a_result_leads_to_its_rule_file_cell_and_fingerprint() -> None:
    """Whoever shows it can name the rule, open the file, find the cell, and know it again."""
    made = run(findings(checked("a.pdf"), checked("b.pdf", total())))
    (found,) = made["results"]
    rule = made["tool"]["driver"]["rules"][found["ruleIndex"]]
    assert rule["id"] == found["ruleId"] == "table.sum"
    assert rule["shortDescription"] == {"text": "合计 / sum of a table"}
    assert found["partialFingerprints"] == {"reportFinding/v1": "f2"}
    (location,) = found["locations"]
    file = location["physicalLocation"]["artifactLocation"]
    assert file == {"uri": "b.pdf", "uriBaseId": "SRCROOT", "index": 1}
    assert made["artifacts"][file["index"]]["location"] == file
    assert location["logicalLocations"] == [
        {
            "kind": "cell",
            "name": "人数",
            "fullyQualifiedName": "数据/表3 考核情况一览/第 5 页 第 4 行/人数",
        }
    ]
    assert (location["properties"]["page"], location["properties"]["row"]) == (5, 3)
    assert location["properties"]["bbox"] == [1, 2, 3, 4]


def test_the_operands_are_related_locations() -> None:
    """Where the addends stand, each with its words."""
    (found,) = run(findings(checked("a.pdf", total())), "en")["results"]
    related = [(each["id"], each["message"]["text"]) for each in found["relatedLocations"]]
    assert related == [(1, "p. 4 表3 row 1"), (2, "p. 4 表3 row 3")]


def test_a_figure_in_a_sentence_has_its_offsets_and_its_section() -> None:
    """A report has no lines that a region could count."""
    (found,) = run(findings(checked("a.pdf", in_prose())))["results"]
    (location,) = found["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [
        {"kind": "section", "name": "二、 考核情况", "fullyQualifiedName": "二、 考核情况"}
    ]
    assert (location["properties"]["block"], location["properties"]["start"]) == (
        2,
        SENTENCE.index("150"),
    )


def test_what_matters_less_has_a_lower_level_and_what_is_in_doubt_is_no_less_shown() -> None:
    """Viewers hide what is of another kind than `fail`, so the verdict stands in the properties."""
    doubtful = result(verdict=Verdict.UNCERTAIN, severity="info", fingerprint="u")
    made = run(findings(checked("a.pdf", total(), result(), doubtful)))
    assert [each["level"] for each in made["results"]] == ["error", "warning", "note"]
    assert [each.get("kind", "fail") for each in made["results"]] == ["fail"] * 3
    assert made["results"][2]["properties"]["verdict"] == "uncertain"


def test_the_message_is_in_the_language_asked_for_and_the_properties_have_both() -> None:
    """Message, equation and first hint stand in one text, as viewers show nothing else."""
    made = run(findings(checked("a.pdf", total())), "en")
    (found,) = made["results"]
    assert made["language"] == "en-US"
    assert found["message"]["text"] == "the total is 5\n1 + 3 = 4\na wrong digit"
    assert found["properties"]["message"] == {"zh": "合计为 5", "en": "the total is 5"}
    assert (found["properties"]["stated"], found["properties"]["computed"]) == (5, 4)


def test_the_steps_are_there_where_they_are_asked_for() -> None:
    """They are many, and most viewers show none of them."""
    found = findings(checked("a.pdf", total()))
    assert "steps" not in run(found)["results"][0]["properties"]
    assert len(run(found, explain=True)["results"][0]["properties"]["steps"]) == 3


def test_each_file_has_its_hash_and_its_coverage_by_section() -> None:
    """A file without findings is there too, with how much of it was checked."""
    (artifact,) = run(findings(checked("a.pdf")))["artifacts"]
    assert artifact["hashes"] == {"sha-256": "a" * 64}
    assert artifact["properties"]["checked"] == 4
    assert [each["checked"] for each in artifact["properties"]["sections"]] == [0, 0, 4]


def test_what_could_not_be_read_is_a_notification_and_a_stopped_run_is_no_success() -> None:
    """A file that gave nothing is not one without findings."""
    (invocation,) = run(findings(unread=UNREAD))["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"] == {"text": "文件已加密"}
    assert invocation["executionSuccessful"] is True
    (stopped,) = run(findings(checked("a.pdf"), asked=2))["invocations"]
    assert stopped["executionSuccessful"] is False


def uris(*paths: str) -> list[str]:
    """Return how these files are named."""
    made = run(findings(*map(checked, paths)))
    return [each["location"]["uri"] for each in made["artifacts"]]


def test_files_are_named_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However they were named, and with what a URI cannot hold written as it asks for."""
    monkeypatch.chdir(tmp_path)
    assert uris(str(tmp_path / "a b" / "x.pdf"), f"报告{os.sep}x#1.pdf") == [
        "a%20b/x.pdf",
        "%E6%8A%A5%E5%91%8A/x%231.pdf",
    ]


def test_files_elsewhere_are_named_from_the_folder_above_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No path of the machine gets into a log that is passed on."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    there = tmp_path / "there"
    assert uris(str(there / "x.pdf"), str(there / "y" / "x.pdf")) == ["x.pdf", "y/x.pdf"]
    assert uris(str(there / "x.pdf")) == ["x.pdf"]


def test_every_rule_of_the_grammar_is_described_in_both_languages() -> None:
    """The titles are those of checks.toml."""
    titles = {
        rule: Message(zh=title.zh, en=title.en)
        for rule, title in load_grammar().checks.titles.items()
    }
    rules = run(Findings((), (), 0, titles))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(titles)
    assert {rule["shortDescription"]["text"] for rule in rules} == {
        f"{title.zh} / {title.en}" for title in titles.values()
    }
