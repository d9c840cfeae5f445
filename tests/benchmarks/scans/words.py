"""Seeded words for scanned pages: names from the catalogues, so that many characters are met, and our own sentences."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.benchmarks.pdf_pages.content import Content

__all__ = ["LEVELS", "Words"]

LEVELS = ("初级", "中级", "高级")

_GRAMMARS = Path(__file__).resolve().parents[3] / "grammars"
_LONGEST = 16
_SENTENCES = (
    "与{college}、{other}共建“{major}”专业群（代码{code}），覆盖学生{count}人。",
    "{certificate}职业技能等级证书的{level}考核安排在{month}月{day}日，{person}任考点负责人，电话0571-8{phone}。",
    "其中{major}专业{count}人、{another}专业{fewer}人，均在{year}年{month}月{day}日前完成考核。",
    "全年投入经费{money}万元，其中设备购置{less}万元，师资培训{least}万元。",
    "{certificate}、{second}两个证书的申报材料已报{college}复核（{document}）。",
    "学生满意度为{rate}%，比上年提高{points}个百分点；企业满意度为{better}%。",
    "实训设备共{count}台（套），生均{points}台，总值{big}元，新增{few}台。",
    "师资方面，{few}名教师取得{certificate}考评员资格，另有{small}名参加了{major}专业的省级培训！",
    "为什么通过率只有{rate}%？主要原因是：①课时不足；②设备陈旧；③{second}的题库更新较慢。",
)


class Words:
    """Draws words; equal seeds draw equal ones."""

    def __init__(self, seed: str) -> None:
        """Begin with a seed."""
        self.content = Content(seed)
        self.chance = self.content.chance

    def major(self, most: int = _LONGEST) -> str:
        """Return the name of a major of so many characters at most."""
        return self._name("common/catalogues/majors_2021.csv", "name", most)

    def certificate(self, most: int = _LONGEST) -> str:
        """Return the short name of a certificate."""
        return self._name("pilot/catalogues/certificates.csv", "short_name", most)

    def college(self, most: int = _LONGEST) -> str:
        """Return the name of a college."""
        return self._name("common/catalogues/colleges.csv", "name", most)

    def leaving_one(self, column: str, room: int) -> str:
        """Return a name whose last line, in a cell of so many characters' room, is one character."""
        file, field = {
            "certificate": ("pilot/catalogues/certificates.csv", "short_name"),
            "major": ("common/catalogues/majors_2021.csv", "name"),
        }[column]
        fitting = [name for name in _names(file, field) if _is_plain(name) and len(name) > room]
        return self.chance.choice([name for name in fitting if len(name) % room == 1])

    def sentence(self) -> str:
        """Return a sentence with names and figures."""
        chance, content = self.chance, self.content
        count = chance.randint(60, 2400)
        return chance.choice(_SENTENCES).format(
            college=self.college(),
            other=self.college(),
            major=self.major(),
            another=self.major(),
            certificate=self.certificate(),
            second=self.certificate(),
            code=content.code(),
            level=chance.choice(LEVELS),
            person=content.person(),
            document=f"临教职〔{chance.randint(2019, 2024)}〕{chance.randint(1, 90)}号",
            year=chance.randint(2019, 2024),
            month=chance.randint(1, 12),
            day=chance.randint(1, 28),
            phone=chance.randint(1_000_000, 9_999_999),
            count=count,
            fewer=count - chance.randint(1, 50),
            money=content.money(),
            less=content.money(),
            least=content.money(),
            big=f"{chance.randint(200_000, 60_000_000):,}",
            rate=content.rate(),
            better=content.rate(),
            points=f"{chance.uniform(0.1, 9.9):.2f}",
            few=chance.randint(3, 40),
            small=chance.randint(2, 19),
        )

    def paragraph(self) -> str:
        """Return a paragraph of a few sentences."""
        own = [self.sentence() for _ in range(self.chance.randint(1, 3))]
        return self.content.paragraph() + "".join(own)

    def _name(self, file: str, field: str, most: int) -> str:
        while len(name := self.chance.choice(_names(file, field))) > most:
            pass
        return name


def _is_plain(name: str) -> bool:
    """Return whether every character is as wide as the next."""
    return all("一" <= character <= "鿿" for character in name)


@cache
def _names(file: str, field: str) -> Sequence[str]:
    with (_GRAMMARS / file).open(encoding="utf-8", newline="") as rows:
        names = dict.fromkeys(row[field].strip() for row in csv.DictReader(rows))
    return [name for name in names if name]
