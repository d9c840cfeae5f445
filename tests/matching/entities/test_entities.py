"""Names in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.grammar import load_grammar
from extractor.matching.entities import EntityFinder
from extractor.model.mention import EntityKind, EntityMention, MatchMethod

FINDER = EntityFinder(load_grammar())


def found(text: str, kind: EntityKind) -> list[str]:
    """Return the names of one kind, in order."""
    return [mention.name for mention in FINDER.find(text) if mention.kind is kind]


def certificates(text: str) -> list[EntityMention]:
    """Return the certificates of a text."""
    return [each for each in FINDER.find(text) if each.kind is EntityKind.CERTIFICATE]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("网络系统规划与部署1+X证书2023年试点", ["网络系统规划与部署"]),
        ("我校开展网络系统 规划与\n部署证书培训", ["网络系统规划与部署"]),
        (
            "跨境电商B2B数据运营与跨境电商B2C数据运营两个证书",
            ["跨境电商B2B数据运营", "跨境电商B2C数据运营"],
        ),
        (
            "申报智能财税、会展管理、陶瓷茶具鉴赏三个职业技能等级证书",
            ["智能财税", "会展管理", "陶瓷茶具鉴赏"],
        ),
        ("学生取得“陶瓷茶具鉴赏”证书", ["陶瓷茶具鉴赏"]),
        ("获批集成店里开发与测试职业技能等级证书", ["集成电路开发与测试"]),
        ("智能财税（中级）、物流管理（初级）", ["智能财税", "物流管理"]),
        ("三个证书中，老年照护参考32人", ["老年照护"]),
        ("工业视觉系统运维证书首次开考", ["工业视觉系统运维"]),
        ("室内设计的通过率为76.2%", ["室内设计"]),
    ],
)
def test_certificates_are_found_as_they_are_printed(text: str, names: list[str]) -> None:
    """Blanks, lists, misprints, quotation marks and unknown names."""
    assert [mention.name for mention in certificates(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "积极参与职业技能等级证书培训与考核",
        "启动1+X证书制度试点工作",
        "成立1+X证书试点工作领导小组，主要负责1+X证书试点工作",
        "开设会展管理课程，建设污水处理实训室",
        "将证书标准融入教学，操作技能考核覆盖职业技能等级证书对应的要求",
        "移动应用开发专业新增课程三门",
        "取得毕业证书和职业资格证书",
    ],
)
def test_what_names_no_certificate_gives_none(text: str) -> None:
    """Talk of certificates, and plain phrases that are names elsewhere."""
    assert certificates(text) == []


def test_a_certificate_holds_its_suffix_and_its_levels() -> None:
    """What belongs to the name is one stretch, and its levels stand within it."""
    text = "获批智能财税（初级、中级）职业技能等级证书"
    (certificate,) = certificates(text)
    assert text[certificate.start : certificate.end] == "智能财税（初级、中级）职业技能等级证书"
    levels = [each for each in FINDER.find(text) if each.kind is EntityKind.LEVEL]
    assert [text[each.start : each.end] for each in levels] == ["初级", "中级"]
    assert all(certificate.start <= each.start < certificate.end for each in levels)


def test_a_near_name_says_that_it_is_near() -> None:
    """The print is kept, the method tells, and an unknown name keeps its own spelling."""
    near, unknown = certificates("申报网店运营推、Cocos游戏开发两个职业技能等级证书")
    assert near.certificate is not None
    assert (near.certificate.method, near.certificate.text) == (MatchMethod.FUZZY, "网店运营推")
    assert unknown.certificate is not None
    assert (unknown.certificate.method, unknown.name) == (MatchMethod.NONE, "Cocos游戏开发")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("初级1361人，中级2223人，高级14人", ["初级", "中级", "高级"]),
        ("初/中级考核", ["初级", "中级"]),
        ("（初、中、高级）", ["初级", "中级", "高级"]),
        ("其中初级30人", ["初级"]),
        ("副高级职称12人，中级会计师3人，高级工程师5人，高级技工2人", []),
        ("处于初级阶段，高级研修班一期", []),
    ],
)
def test_levels_are_those_of_certificates(text: str, levels: list[str]) -> None:
    """A professional title is no level of a certificate."""
    assert found(text, EntityKind.LEVEL) == levels


@pytest.mark.parametrize(
    ("text", "majors"),
    [
        ("【560118】工业设计 【560103】数控技术", ["工业设计", "数控技术"]),
        ("软件技术、会计和云计算技术应用等3个专业", ["软件技术", "会计", "云计算技术应用"]),
        ("财务管理专业获批60人", ["财务管理"]),
        ("加强专业建设，选派专业教师", []),
    ],
)
def test_majors_stand_with_a_code_or_before_their_word(text: str, majors: list[str]) -> None:
    """A name alone is no major: it may be a course or a certificate."""
    assert found(text, EntityKind.MAJOR) == majors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("信息工程学院报考120人，商学院报考80人", ["信息工程学院", "商学院"]),
        (
            "上海电子信息职业技术学院与江州某某科技有限公司共建",
            ["上海电子信息职业技术学院", "江州某某科技有限公司"],
        ),
        ("会计与金融学院和软件学院", ["会计与金融学院", "软件学院"]),
        ("柘城财经学校（420人）、青屿学院85人", ["柘城财经学校", "青屿学院"]),
        ("推动学校建好用好实训基地，支持学校教学资源共享", []),
        ("我院二级学院与合作企业的母公司", []),
        ("中等职业学校和高等职业院校", []),
    ],
)
def test_organisations_are_known_by_catalogue_or_ending(text: str, names: list[str]) -> None:
    """What a word for colleges in general names is no organisation."""
    assert found(text, EntityKind.ORGANISATION) == names


def test_batches_and_modes() -> None:
    """A batch as it is printed, without blanks; a mode by its word."""
    text = "2021 年第一批、首批试点；线上培训30人，现场培训20人，网络系统升级"
    assert found(text, EntityKind.BATCH) == ["2021年第一批", "首批"]
    assert found(text, EntityKind.MODE) == ["线上", "线下"]


@given(
    st.text(
        st.sampled_from("智能财税、（中级）职业技能等级证书1+X “”初级会计专业学院 \n【560118】"),
        max_size=40,
    )
)
def test_mentions_of_a_kind_are_in_order_and_apart(text: str) -> None:
    """Each stands in the text, and no two of one kind overlap."""
    ends: dict[EntityKind, int] = {}
    for mention in FINDER.find(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.start >= ends.get(mention.kind, 0)
        ends[mention.kind] = mention.end
