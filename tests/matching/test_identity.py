"""What a report says of itself."""

from pathlib import Path

import pytest

from extractor.grammar import load_grammar
from extractor.matching.identity import IdentityMatcher
from extractor.model.mention import InferredFrom, ReportKind
from extractor.model.outline import Block, BlockKind, Outline
from extractor.model.provenance import Source
from extractor.model.record import Given

IDENTITY = IdentityMatcher(load_grammar())


def outline(title: str, *texts: str, signature: tuple[str, ...] = ()) -> Outline:
    """Return a document of one title, paragraphs and a signature."""
    blocks = (
        Block(kind=BlockKind.TITLE, text=title),
        *(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts),
        *(Block(kind=BlockKind.SIGNATURE, text=text) for text in signature),
    )
    source = Source(name="a.txt", sha256="0" * 64, media_type="text/plain", size=1)
    return Outline(source, blocks, tuple(() for _ in blocks), (), ())


@pytest.mark.parametrize(
    ("title", "kind", "years"),
    [
        ("江州学院2022年1+X证书制度试点工作总结", ReportKind.SUMMARY, (2022,)),
        ("某证书2022年考核工作总结及2023年工作打算", ReportKind.SUMMARY, (2022,)),
        ("2021—2022学年1+X证书试点工作报告", ReportKind.REPORT, (2021, 2022)),
        ("2022年1+X试点工作方案", ReportKind.PLAN, (2022,)),
        ("关于开展2023年1+X证书试点工作的通知", ReportKind.NOTICE, (2023,)),
        ("信息学院1+X证书试点", ReportKind.OTHER, ()),
    ],
)
def test_the_title_tells_kind_and_years(
    title: str, kind: ReportKind, years: tuple[int, ...]
) -> None:
    """The first cue word decides the kind; years of what follows it are another matter."""
    found = IDENTITY.read(outline(title))
    assert (found.kind, found.years) == (kind, years)


def test_the_signature_names_issuer_and_date() -> None:
    """Who signs is the issuer, whoever else the text names."""
    found = IDENTITY.read(
        outline(
            "2023年1+X证书试点工作总结",
            "学校与深圳职业技术大学交流经验。",
            signature=("江州职业技术学院", "二〇二四年一月五日"),
        )
    )
    assert (found.issuer, found.issued_on) == ("江州职业技术学院", "2024-01-05")


def test_the_title_names_the_issuer_where_nobody_signs() -> None:
    """The organisation at the title's beginning is the issuer."""
    assert IDENTITY.read(outline("信息工程学院1+X证书试点工作介绍")).issuer == "信息工程学院"


def test_a_college_of_the_catalogue_that_the_text_speaks_of_is_the_issuer() -> None:
    """Where nothing else says it, the one college that the text names."""
    found = IDENTITY.read(
        outline("2022年1+X试点工作方案", "上海电子信息职业技术学院建立了管理办法。")
    )
    assert found.issuer == "上海电子信息职业技术学院"


def test_two_colleges_named_alike_leave_the_issuer_open() -> None:
    """A guess between two is no answer."""
    found = IDENTITY.read(
        outline("2022年1+X试点工作方案", "深圳职业技术大学与上海电子信息职业技术学院合作。")
    )
    assert found.issuer is None


def test_cited_documents_come_with_title_and_number() -> None:
    """A number in any bracket, once each; its title where 《》 stand before it."""
    found = IDENTITY.read(
        outline(
            "总结",
            "根据《关于推进试点工作的指导意见》（教职成厅函〔2019〕19 号）和教职所（2020）21号文件，"
            "再次强调教职成厅函〔2019〕19号精神。",
        )
    )
    assert [(citation.title, citation.number) for citation in found.citations] == [
        ("关于推进试点工作的指导意见", "教职成厅函〔2019〕19号"),
        (None, "教职所（2020）21号"),
    ]


def test_names_fill_in_what_the_text_does_not_give_and_are_marked(tmp_path: Path) -> None:
    """The manifest comes before the file's name, the file's name before the folder's."""
    path = tmp_path / "深圳职业技术大学" / "2021年总结.docx"
    silent = IDENTITY.read(outline("1+X证书试点工作总结"))
    named = IDENTITY.infer(silent, path, Given())
    assert (named.issuer, named.years) == ("深圳职业技术大学", (2021,))
    assert named.inferred == {
        "issuer": InferredFrom.FOLDER_NAME,
        "years": InferredFrom.FILE_NAME,
    }
    told = IDENTITY.infer(silent, path, Given(issuer="某学院", years=(2020,)))
    assert (told.issuer, told.years) == ("某学院", (2020,))
    assert set(told.inferred.values()) == {InferredFrom.MANIFEST}


def test_what_the_text_says_is_never_overruled(tmp_path: Path) -> None:
    """A manifest does not change what the report states."""
    said = IDENTITY.read(outline("江州学院2022年1+X证书试点工作总结"))
    assert (
        IDENTITY.infer(said, tmp_path / "2019.docx", Given(issuer="某学院", years=(2018,))) == said
    )


def test_the_cover_names_issuer_and_date_where_nobody_signs() -> None:
    """A line of its own above or below the title, before the text begins."""
    found = IDENTITY.read(
        outline("1+X证书试点年度报告（2023）", "江州职业技术学院", "（2024年1月6日）", "一" * 60)
    )
    assert (found.issuer, found.issued_on, found.years) == (
        *("江州职业技术学院", "2024-01-06"),
        (2023,),
    )


def test_a_seal_and_a_letterhead_are_no_part_of_the_name() -> None:
    """（盖章） and 文件 behind an organisation's name are left out."""
    signed = IDENTITY.read(
        outline("工作总结", signature=("江州职业技术学院（盖章）", "2023年1月5日"))
    )
    headed = IDENTITY.read(outline("关于开展工作的通知", "江州职业技术学院文件", "一" * 60))
    assert signed.issuer == headed.issuer == "江州职业技术学院"


def test_a_department_signs_where_no_organisation_is_named() -> None:
    """教务处 over a date is the issuer, unless the title names a college."""
    signature = ("教务处", "2022年5月18日")
    assert IDENTITY.read(outline("关于申报的通知", signature=signature)).issuer == "教务处"
    titled = outline("江州学院2022年1+X试点总结", signature=signature)
    assert IDENTITY.read(titled).issuer == "江州学院"
