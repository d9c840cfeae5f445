"""A clerk's afternoon, in the browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from extractor import extract
from tests.review.conftest import REPORTS, Served

AXE = Path(__file__).resolve().parents[2] / ".venv/axe/node_modules/axe-core/axe.min.js"
SUMMARY = REPORTS / "annual-report" / "annual-report.pdf"
PAGE_OF_A_SCHOOL = REPORTS / "college-summary" / "college-summary.docx"
HOSTILE = "<img src=x onerror=alert(1)>\"'&.md"
HOSTILE_REPORT = """# <script>alert("标题")</script>示例学院2023年1+X证书试点工作总结

一、<img src=x onerror=alert(2)>情况

全年培训学员300人，其中校内210人、校外80人。
"""


def upload(page: Page, served: Served, *files: Path) -> None:
    """Upload files on the overview and wait until each is converted."""
    page.goto(served.address)
    page.set_input_files("#files", files)
    expect(page.locator("table.list tbody tr")).to_have_count(len(files), timeout=180_000)


def open_report(page: Page, served: Served, text: str) -> None:
    """Open the report whose line has this text."""
    page.goto(served.address)
    page.locator("tr", has_text=text).locator("a").first.click()
    page.wait_for_selector(".side")


def decisions(page: Page, served: Served) -> list[dict[str, object]]:
    """Return the decisions that the API lists."""
    listed: list[dict[str, object]] = page.request.get(f"{served.address}/api/decisions").json()
    return listed


@pytest.mark.browser
def test_the_whole_story(page: Page, served: Served) -> None:
    """Upload, open a finding, see both places, correct a figure, convert again: the decision is there."""
    upload(page, served, SUMMARY, PAGE_OF_A_SCHOOL)
    open_report(page, served, SUMMARY.name)
    extraction = extract(SUMMARY)
    finding = next(each for each in extraction.findings if each.rule == "prose.sum")
    card = page.locator(f".card[data-fingerprint='{finding.fingerprint}']")
    card.locator(".choose").click()
    for place in finding.at:
        assert place.bbox is not None
        x0, top, *_ = place.bbox
        mark = page.locator(f"#p{place.page} rect.on[x='{x0:.1f}'][y='{top:.1f}']")
        expect(mark.first).to_be_visible()
    image = page.locator(f"#p{finding.at[0].page} image")
    expect(image).to_have_attribute("href", f"/reports/{_id(page)}/pages/{finding.at[0].page}.png")

    card.locator("[data-answer=correct]").click()
    card.locator("[name=value]").fill(str(finding.computed))
    card.locator("[name=note]").fill("以附件为准")
    card.locator("[type=submit]").click()
    expect(card.locator(".again")).to_contain_text("一致")
    expect(card).to_contain_text(f"{finding.stated} → {finding.computed} · 王老师")
    assert "holds" in (card.get_attribute("class") or "")
    kept = page.request.get(f"{served.address}/api/reports/{_id(page)}").json()
    assert [claim["text"] for claim in kept["claims"]] == [each.text for each in extraction.claims]

    with page.expect_navigation(timeout=180_000):
        page.click("#again")
    expect(card.locator(".state")).to_have_text("已更正")
    expect(card.locator(".again")).to_contain_text("一致")


def _id(page: Page) -> str:
    return page.url.rpartition("/")[2].partition("?")[0]


@pytest.mark.browser
def test_the_whole_story_by_keys_alone(page: Page, served: Served) -> None:
    """Every finding of a report is settled without the mouse, one with a new figure, one taken back."""
    upload(page, served, SUMMARY)
    open_report(page, served, SUMMARY.name)
    expect(page.locator(".card.chosen")).to_have_count(1)
    total = page.locator(".card").count()
    keys = page.keyboard
    keys.press("a")
    expect(page.locator("#settled")).to_have_text(f"已复核 1 / {total}")
    keys.press("d")
    expect(page.locator("#settled")).to_have_text(f"已复核 2 / {total}")
    keys.press("u")
    expect(page.locator("#settled")).to_have_text(f"已复核 1 / {total}")
    keys.press("ArrowUp")
    keys.press("ArrowDown")
    keys.press("c")
    expect(page.locator("[name=value]:focus")).to_have_count(1)
    keys.press("End")
    keys.type("0")
    keys.press("Enter")
    expect(page.locator(".card.chosen .state")).to_have_text("已更正")
    keys.press("u")
    expect(page.locator(".card.chosen .state")).to_have_text("待复核")
    answers = [str(each["decision"]) for each in decisions(page, served)]
    assert sorted(set(answers)) == ["accept", "correct", "dismiss", "withdraw"]


@pytest.mark.browser
def test_a_report_without_pages_is_shown_as_its_text(page: Page, served: Served) -> None:
    """Both sides of a finding are marked in the text of a Word file."""
    upload(page, served, PAGE_OF_A_SCHOOL)
    open_report(page, served, PAGE_OF_A_SCHOOL.name)
    finding = extract(PAGE_OF_A_SCHOOL).findings[0]
    expect(page.locator("mark.on")).to_have_count(len(finding.at))
    expect(page.locator("mark.on.stated")).to_contain_text(str(finding.stated))


@pytest.mark.browser
def test_hostile_names_and_titles_do_nothing(page: Page, served: Served, tmp_path: Path) -> None:
    """What looks like a script in a title, a heading or a file's name is shown as it is written."""
    page.goto(served.address)
    file = {"name": HOSTILE, "mimeType": "text/markdown", "buffer": HOSTILE_REPORT.encode()}
    page.set_input_files("#files", file)  # type: ignore[arg-type]  # a file from memory
    row = page.locator("table.list tbody tr")
    expect(row).to_have_count(1, timeout=180_000)
    expect(row).to_contain_text("<script>")
    row.locator("a").first.click()
    expect(page.locator(".paper")).to_contain_text("<img src=x onerror=alert(2)>情况")
    assert page.locator(".paper img, .paper script, .side img").count() == 0
    assert {path.parent.parent for path in tmp_path.rglob("*.md")} == {tmp_path / "reports.files"}


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_no_serious_violation(page: Page, served: Served, language: str) -> None:
    """Overview and report page can be read by those who cannot see them well."""
    assert AXE.is_file(), "axe-core is missing; `make tests` installs it"
    upload(page, served, SUMMARY)
    for address in ("/", "/reports/" + extract(SUMMARY).source.sha256[:16]):
        page.goto(f"{served.address}{address}?lang={language}")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run()")
        grave = [each for each in found["violations"] if each["impact"] in {"serious", "critical"}]
        assert json.dumps([(each["id"], each["nodes"][0]["html"]) for each in grave]) == "[]"
