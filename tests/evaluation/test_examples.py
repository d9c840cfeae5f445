"""Rules do what their examples say."""

from pathlib import Path

import pytest

from extractor.errors import GrammarError
from extractor.evaluation import check_examples
from extractor.grammar import grammars_folder, load_grammar


def test_every_example_of_the_built_in_grammar_holds() -> None:
    """The examples are documentation and test at once."""
    found = check_examples(load_grammar())
    assert found.failures == ()
    assert found.examples > 100


def test_a_failing_example_is_named(tmp_path: Path) -> None:
    """A user who breaks a rule reads the file, the key and the example."""
    (tmp_path / "pilot").mkdir()
    tables = (grammars_folder() / "pilot" / "tables.toml").read_text(encoding="utf-8")
    broken = tables.replace('matches = ["合 计"', 'matches = ["余额", "合 计"')
    (tmp_path / "pilot" / "tables.toml").write_text(broken, encoding="utf-8")
    failures = check_examples(load_grammar(folder=tmp_path)).failures
    assert [(failure.file, failure.key, failure.example) for failure in failures] == [
        ("pilot/tables.toml", "total", "余额")
    ]


def _indicators(folder: Path, changes: dict[str, str]) -> Path:
    """Write the indicators with some examples changed, and return their folder."""
    (folder / "pilot").mkdir()
    rules = (grammars_folder() / "pilot" / "indicators.toml").read_text(encoding="utf-8")
    for right, wrong in changes.items():
        assert rules.count(f'"{right}"') == 1
        rules = rules.replace(f'"{right}"', f'"{wrong}"')
    (folder / "pilot" / "indicators.toml").write_text(rules, encoding="utf-8")
    return folder


def test_a_figure_that_is_led_elsewhere_is_named(tmp_path: Path) -> None:
    """An indicator's examples and counterexamples are read as a report's sentences are."""
    changes = {
        "获证⟦43人⟧": "报考⟦43人⟧",
        "通过考核⟦1530人⟧": "通过考核⟦若干人⟧",
        "获得奖励⟦12人⟧": "获证⟦12人⟧",
        "投入经费⟦120万元⟧": "设备总值⟦120万元⟧",
    }
    failures = check_examples(load_grammar(folder=_indicators(tmp_path, changes))).failures
    assert {(each.key, each.example, each.problem) for each in failures} == {
        ("indicator.certified", "报考⟦43人⟧", "is read as ['registered']"),
        ("indicator.certified", "通过考核⟦若干人⟧", "is read as []"),
        ("indicator.certified", "获证⟦12人⟧", "is read as ['certified']"),
        ("indicator.", "设备总值⟦120万元⟧", "is read as ['']"),
    }


@pytest.mark.parametrize("example", ["获证43人", "获证⟦⟧", "获证⟦43人", "获证⟦43人⟧和⟦50人⟧"])
def test_an_example_has_one_figure_between_its_marks(tmp_path: Path, example: str) -> None:
    """Marks that are missing, empty, open or many stop the load, with file and key."""
    folder = _indicators(tmp_path, {"获证⟦43人⟧": example})
    with pytest.raises(GrammarError) as caught:
        load_grammar(folder=folder)
    assert caught.value.file.endswith("indicators.toml")
    assert ".examples." in caught.value.key


@pytest.mark.parametrize(
    ("right", "wrong", "key"),
    [
        ("pattern = '.*小计.*|", "pattern = '(|", "subtotal.pattern"),
        ("[subtotal]\n", "[subtotal]\ncolour = 'red'\n", "subtotal.colour"),
        ("[subtotal]\n", "[subtotal\n", ""),
        ('matches = ["小计", "小计：", "收入合计"]', "", "subtotal.matches"),
    ],
)
def test_a_bad_rule_stops_the_load(tmp_path: Path, right: str, wrong: str, key: str) -> None:
    """A pattern that does not compile, an unknown key, broken TOML, no example: file and key are named."""
    (tmp_path / "pilot").mkdir()
    rules = (grammars_folder() / "pilot" / "tables.toml").read_text(encoding="utf-8")
    assert right in rules
    broken = rules.replace(right, wrong)
    (tmp_path / "pilot" / "tables.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(GrammarError) as caught:
        load_grammar(folder=tmp_path)
    assert caught.value.file.endswith("tables.toml")
    assert caught.value.key == key


def test_a_users_folder_needs_only_what_it_changes(tmp_path: Path) -> None:
    """What a folder lacks comes from the package, and the hash tells that it is another grammar."""
    (tmp_path / "pilot").mkdir()
    source = (grammars_folder() / "pilot" / "records.toml").read_text(encoding="utf-8")
    (tmp_path / "pilot" / "records.toml").write_text(source + "\n# ours\n", encoding="utf-8")
    changed = load_grammar(folder=tmp_path)
    assert changed.records == load_grammar().records
    assert changed.sha256 != load_grammar().sha256


def test_an_unknown_grammar_is_a_clear_error() -> None:
    """A name that no folder has is said, with the file that was looked for."""
    with pytest.raises(GrammarError, match=r"weather/grammar\.toml: not found"):
        load_grammar("weather")
