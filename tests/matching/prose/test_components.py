"""The stages stand in anybody's spaCy pipeline."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.grammar import grammars_folder
from extractor.matching.prose.components import COMPONENTS

TEXT = "物流管理证书初级报考120人，获证100人。"


def pipeline(*names: str, **config: str) -> Language:
    """Return a blank pipeline with these components."""
    nlp = spacy.blank("zh")
    for name in names or COMPONENTS:
        nlp.add_pipe(name, config=config if name in COMPONENTS else {})
    return nlp


def labelled(doc: Doc, group: str) -> list[tuple[str, str]]:
    """Return text and label of a group's spans."""
    return [(span.text, span.label_) for span in doc.spans[group]]


@Language.component("test_no_hundreds")
def no_hundreds(doc: Doc) -> Doc:
    """Take away figures that print 100."""
    doc.spans["figures"] = [span for span in doc.spans["figures"] if "100" not in span.text]
    return doc


@Language.component("test_a_school")
def a_school(doc: Doc) -> Doc:
    """Add a school where none is printed."""
    doc.spans["entities"].append(Span(doc, 0, 2, label="school", kb_id="滨海职业学院"))
    return doc


def test_each_stage_adds_a_group_that_shows_what_it_found() -> None:
    """Figures, names and claims are spans with labels, and carry what was read."""
    doc = pipeline(grammar="pilot")(f"2023年，{TEXT}")
    assert labelled(doc, "exclusions") == [("2023年", "year")]
    assert [span._.quantity.quantity.value for span in doc.spans["figures"]] == [120, 100]
    names = {(span.label_, span.kb_id_) for span in doc.spans["entities"]}
    assert names >= {("certificate", "物流管理"), ("level", "初级")}
    assert labelled(doc, "claims") == [("120人", "registered"), ("100人", "certified")]
    assert [span._.claim.dimensions["level"] for span in doc.spans["claims"]] == ["初级", "初级"]


def test_figures_can_be_had_alone() -> None:
    """Who wants quantities only adds that one component."""
    doc = pipeline("extractor_figures")(TEXT)
    assert [span.text for span in doc.spans["figures"]] == ["120人", "100人"]
    assert "claims" not in doc.spans


def test_a_component_between_ours_takes_a_figure_away() -> None:
    """What another component removes is claimed no more, and the rest is read without it."""
    doc = pipeline("extractor_figures", "test_no_hundreds", *COMPONENTS[1:])(TEXT)
    assert labelled(doc, "claims") == [("120人", "registered")]


def test_a_component_between_ours_adds_a_name() -> None:
    """What another component finds is what the figures are about."""
    doc = pipeline(*COMPONENTS[:2], "test_a_school", COMPONENTS[2])(TEXT)
    assert {span._.claim.dimensions["school"] for span in doc.spans["claims"]} == {"滨海职业学院"}


def test_displacy_shows_the_claims() -> None:
    """The spans render with their labels, figures without an indicator too."""
    doc = pipeline()("报考120人，占地600亩。")
    shown = displacy.render(doc, style="span", options={"spans_key": "claims"}, jupyter=False)
    assert "registered" in shown
    assert "figure" in shown


def test_a_pipeline_is_rebuilt_from_its_settings() -> None:
    """The settings that spaCy keeps name our components and their grammar."""
    rebuilt = spacy.blank("zh").from_config(pipeline().config)
    assert rebuilt.pipe_names == list(COMPONENTS)
    assert labelled(rebuilt(TEXT), "claims") == labelled(pipeline()(TEXT), "claims")


def test_many_texts_go_through_the_pipe() -> None:
    """Texts in a row are read each by itself."""
    docs = list(pipeline().pipe([TEXT, "没有数字。", "获证43人。"]))
    assert [len(doc.spans["claims"]) for doc in docs] == [2, 0, 1]


def test_a_users_own_cues_are_read(tmp_path: Path) -> None:
    """A folder with another word for an indicator makes the pipeline know it."""
    (tmp_path / "pilot").mkdir()
    rules = (grammars_folder() / "pilot" / "indicators.toml").read_text(encoding="utf-8")
    word = "考\\s*评\\s*[员师]"
    assert word in rules
    changed = rules.replace(word, "评卷人|" + word, 1)
    (tmp_path / "pilot" / "indicators.toml").write_text(changed, encoding="utf-8")
    text = "现有评卷人46人。"
    assert labelled(pipeline()(text), "claims") == [("46人", "figure")]
    assert labelled(pipeline(folder=str(tmp_path))(text), "claims") == [("46人", "assessors")]


@pytest.mark.parametrize("name", COMPONENTS)
def test_spacy_finds_the_components_by_name(name: str) -> None:
    """The installed package tells spaCy where its factories are, so that no import of ours is needed."""
    (entry,) = (each for each in entry_points(group="spacy_factories") if each.name == name)
    assert entry.load().__module__ == "extractor.matching.prose.components"
