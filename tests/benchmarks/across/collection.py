"""Make up the reports that many schools hand in over two years, with what is wrong between them known.

All reports share a few templates, as those of one province do, and differ in their figures. About a
third of the schools have a fault planted between two of their reports.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

__all__ = ["FAULTS", "Collection", "Filed", "Key", "make_collection"]

PLACES = [
    "江州",
    "临川",
    "华阳",
    "平安",
    "东海",
    "北原",
    "青山",
    "云溪",
    "长泽",
    "金沙",
    "白马",
    "石城",
    "南浦",
    "西陵",
    "永宁",
    "丰泽",
    "海宁",
    "天台",
    "松江",
    "安阳",
]
KINDS = ["职业技术学院", "职业学院", "工业职业技术学院", "商务职业学院", "交通职业技术学院"]
DEPARTMENTS = [
    "信息工程学院",
    "机电工程学院",
    "商学院",
    "建筑工程学院",
    "汽车工程学院",
    "艺术设计学院",
    "会计系",
    "护理学院",
]
CERTIFICATES = ["数控车铣加工", "网店运营推广", "Web前端开发", "智能财税", "老年照护", "物流管理"]
COMPANIES = [
    "南方科技有限公司",
    "启明教育科技有限公司",
    "中诚信息技术有限公司",
    "博远软件股份有限公司",
]
FIGURES = {"registered": "报考人数", "examined": "参考人数", "certified": "获证人数"}
FAULTS = ("growth", "members")

OPENINGS = (
    "{year}年，学校高度重视1+X证书制度试点工作，成立了由校长任组长的领导小组，制定了实施方案，将证书培训内容融入专业人才培养方案，优化课程设置和教学内容，深化教师、教材、教法改革。",
    "根据教育部等四部门《关于在院校实施“学历证书+若干职业技能等级证书”制度试点方案》精神，{year}年学校积极推进试点工作，统筹教学资源，改善实训条件，现将有关情况总结如下。",
    "一年来，学校以试点为抓手，推动三教改革，促进书证融通，不断提高人才培养质量。{year}年的工作情况报告如下。",
)
BEYOND = (
    "，高于全省平均{p}个百分点", "，培训规模较上年增长{p}%", "，其中高职学生{c}人，较上年增长{p}%", "，企业满意度较上年提高{p}%",
    "，比全省平均高{p}%", "，完成计划的9{d}%",
)  # fmt: skip
STATED = {
    "registered": (
        "全校共有{now}名学生报名参加考核",
        "报考人数达到{now}人",
        "{year}年报考人数为{now}人",
    ),
    "examined": ("共有{now}名学生参加证书考核", "参考人数为{now}人", "实际参加考核{now}人"),
    "certified": ("{now}名学生获得证书", "获证人数为{now}人", "全年获证{now}人"),
}
SINCE = (
    "较上年{way}{change}",
    "比{before}年{way}{change}",
    "同比{way}{change}",
    "较去年{way}了{change}",
    "与{before}年相比{way}{change}",
    "比上一年度{way}{change}",
)
UP, DOWN = ("增长", "增加", "提高"), ("下降", "减少")
NOISE = (
    "第一季度报考{a}人，同比增长{p}%。",
    "组织教师参加师资培训{a}人次，较上年增长{p}%。",
    "试点以来累计报考{b}人，较上年增长{p}%。",
    "其中高职学生报考{a}人，较上年增长{p}%。",
    "中级证书报考{a}人，较上年增长{p}%；高级证书报考{c}人，较上年下降{p}%。",
    "报考、获证人数分别为{b}人和{a}人，较上年分别增长{p}%和{q}%。",
    "下一步，力争报考人数较上年增长{p}%。",
    "毕业生就业率为9{d}.{d}%，较上年提高{d}.{p}个百分点。",
    "校企合作企业{c}家，比上年增加{d}家。",
    "申报规模不断扩大，整体较上年增长{p}%。",
    "环比增长{p}%，报考{a}人。",
    "全省报考{b}人，较上年增长{p}%。",
    "全校学生参加考核的积极性高，社会影响力较上年提升{p}%。",
    "参加考核的学生占在校生的{p}%，培训规模较上年增长{q}%。",
)
ENDINGS = (
    "存在的主要问题：部分专业与证书标准衔接不够紧密，师资力量有待加强，考核站点建设还不完善。",
    "今后，学校将继续完善管理制度，加强校企合作，推进课证融通，扩大试点覆盖面。",
)


Row = dict[str, int]
"""Figure → how many."""

Counts = dict[str, dict[str, Row]]
"""By department and certificate."""

Key = tuple[str, str, int, str]
"""Rule, issuer, year, what it is about."""


@dataclass(frozen=True)
class Filed:
    """A file that is handed in, and what it is."""

    name: str
    text: str
    issuer: str
    year: int
    role: str


@dataclass
class Collection:
    """The files, who should have handed in, and what must be found: rule, issuer, year, what it is about."""

    files: list[Filed] = field(default_factory=list)
    roster: list[tuple[str, int]] = field(default_factory=list)
    wrong: set[Key] = field(default_factory=set)
    right: set[Key] = field(default_factory=set)
    copies: set[frozenset[str]] = field(default_factory=set)
    superseded: set[tuple[str, str]] = field(default_factory=set)
    missing: set[tuple[str, int]] = field(default_factory=set)


def make_collection(schools: int, seed: str) -> Collection:
    """Return the reports of so many schools; equal seeds give equal reports."""
    maker = _Maker(Random(seed), Collection())  # noqa: S311  the same reports every time
    names = [place + kind for kind in KINDS for place in PLACES]
    names += [f"{a}{b}{kind}" for kind in KINDS for a in PLACES for b in PLACES if a != b]
    for number, school in enumerate(names[:schools]):
        maker.hand_in(school, is_clean=number % 3 > 0)
    for number, company in enumerate(COMPANIES):
        maker.organise(company, CERTIFICATES[number], is_wrong=number % 2 == 1)
    absent = [(school, 2023) for school in names[schools : schools + schools // 20]]
    maker.made.roster += absent
    maker.made.missing |= set(absent)
    maker.random.shuffle(maker.made.files)
    return maker.made


@dataclass
class _Maker:
    """Adds reports to a collection; `held` is what schools tell of a certificate in 2023."""

    random: Random
    made: Collection
    held: dict[tuple[str, str], Row] = field(default_factory=dict)

    def hand_in(self, school: str, *, is_clean: bool) -> None:
        """Add the reports of one school for two years, and those of its departments."""
        departments = self.random.sample(DEPARTMENTS, self.random.randint(2, 4))
        certificates = self.random.sample(CERTIFICATES, self.random.randint(2, 3))
        counts = {year: self._counts(departments, certificates) for year in (2022, 2023)}
        fault = "" if is_clean else self.random.choice(FAULTS)
        by_department = fault == "members" or self.random.random() < 0.6
        self.made.roster.append((school, 2023))
        for certificate in () if by_department else certificates:
            rows = [rows[certificate] for rows in counts[2023].values()]
            self.held[school, certificate] = _added(rows)
        totals = {year: _added(_rows(counts[year])) for year in counts}
        for year in (2022, 2023):
            said = (
                self._plain(year, totals[year])
                if year == 2022
                else self._growths(school, totals, is_wrong=fault == "growth")
            )
            table = _by_department(counts[year]) if by_department else _by_certificate(counts[year])
            self._file(Filed("", self._report(school, year, said, table), school, year, "school"))
        if by_department and (fault == "members" or self.random.random() < 0.8):
            self._departments(school, counts[2023], is_wrong=fault == "members")

    def organise(self, company: str, certificate: str, *, is_wrong: bool) -> None:
        """Add the report of an organisation that lists the schools of its certificate."""
        schools = [school for school, name in self.held if name == certificate]
        chosen = self.random.sample(schools, min(len(schools), self.random.randint(3, 8)))
        rows = {school: dict(self.held[school, certificate]) for school in chosen}
        figure = self.random.choice(list(FIGURES))
        if is_wrong and chosen:
            rows[chosen[0]][figure] += 5
        title = f"{certificate}职业技能等级证书"
        lines = [
            f"{company}2023年1+X证书制度试点工作总结", "", f"我公司为{title}的培训评价组织。", "",
            f"表1 {title}各院校考核情况", "", *_drawn("学校名称", rows), "", company, "2024年1月20日",
        ]  # fmt: skip
        name, text = f"{len(self.made.files):05}.txt", "\n".join(lines) + "\n"
        self.made.files.append(Filed(name, text, company, 2023, "company"))
        for name in FIGURES if chosen else ():
            is_here = is_wrong and name == figure
            self._note(("across.sum", company, 2023, name), is_wrong=is_here)
            for school in chosen:
                key = ("across.part", company, 2023, f"{name} {school}")
                self._note(key, is_wrong=is_here and school == chosen[0])

    def _note(self, key: Key, *, is_wrong: bool) -> None:
        (self.made.wrong if is_wrong else self.made.right).add(key)

    def _counts(self, departments: Sequence[str], certificates: Sequence[str]) -> Counts:
        return {name: {each: self._row() for each in certificates} for name in departments}

    def _row(self) -> Row:
        registered = self.random.randint(30, 900)
        examined = registered - self.random.randint(0, registered // 6)
        certified = examined - self.random.randint(0, examined // 3)
        return {"registered": registered, "examined": examined, "certified": certified}

    def _plain(self, year: int, totals: Row) -> list[str]:
        names = self.random.sample(list(FIGURES), self.random.randint(1, 3))
        said = [self._stated(name, totals[name], year) for name in names]
        beyond = self.random.choice(BEYOND) if self.random.random() < 0.3 else ""
        return [f"{each}{self._filled(beyond)}。" for each in said]

    def _stated(self, name: str, now: int, year: int) -> str:
        return self.random.choice(STATED[name]).format(now=now, year=year)

    def _growths(self, school: str, totals: dict[int, Row], *, is_wrong: bool) -> list[str]:
        """Return sentences on what changed, the first of them wrong if asked for, and what must not be taken for it."""
        names = self.random.sample(list(FIGURES), self.random.randint(1, 3))
        said = []
        for number, name in enumerate(names):
            now, base = totals[2023][name], totals[2022][name]
            is_here = is_wrong and number == 0
            change = self._change(now, base, is_wrong=is_here)
            self._note(("growth", school, 2023, name), is_wrong=is_here)
            way = self.random.choice(UP if now >= base else DOWN)
            since = self.random.choice(SINCE).format(way=way, before=2022, change=change)
            beyond = self.random.choice(BEYOND) if self.random.random() < 0.3 else ""
            said.append(f"{self._stated(name, now, 2023)}，{since}{self._filled(beyond)}。")
        self.random.shuffle(said)
        noise = self.random.sample(NOISE, self.random.randint(0, 3))
        return [*said, *(self._filled(each) for each in noise)]

    def _change(self, now: int, base: int, *, is_wrong: bool) -> str:
        if self.random.random() < 0.25:
            wrong = self.random.choice((1, 10, 9)) if is_wrong else 0
            return f"{abs(now - base) + wrong}人"
        step = Decimal(1).scaleb(-self.random.choice((0, 1, 2)))
        exact = Decimal(abs(now - base) * 100) / base
        wrong = self.random.choice((2, 3, 9, 10)) if is_wrong else 0
        return f"{exact.quantize(step, rounding=ROUND_HALF_UP) + wrong}%"

    def _filled(self, text: str) -> str:
        limits = {
            "a": (20, 90),
            "b": (9000, 20000),
            "c": (11, 60),
            "d": (1, 9),
            "p": (3, 48),
            "q": (3, 48),
        }
        return text.format(**{name: self.random.randint(*ends) for name, ends in limits.items()})

    def _report(self, issuer: str, year: int, said: Sequence[str], table: Sequence[str]) -> str:
        """Return the text of a report."""
        lines = [
            f"{issuer}{year}年1+X证书制度试点工作总结", "", "一、总体情况",
            self.random.choice(OPENINGS).format(year=year), "二、考核情况", "".join(said), "", *table, "",
            "三、问题与打算", self.random.choice(ENDINGS), "", issuer, f"{year + 1}年1月10日",
        ]  # fmt: skip
        return "\n".join(lines) + "\n"

    def _file(self, filed: Filed) -> None:
        """Add a report, sometimes twice, sometimes with an earlier version that was corrected."""
        name, twin = (f"{len(self.made.files) + place:05}.txt" for place in (0, 1))
        self.made.files.append(replace(filed, name=name))
        chance = self.random.random()
        if chance < 0.05:
            text = self.random.choice((_reflowed, _reworded))(filed.text)
            self.made.files.append(replace(filed, name=twin, text=text, role="copy"))
            self.made.copies.add(frozenset((name, twin)))
        elif chance < 0.1:
            figures = re.findall(r"(?<=\t)\d+", filed.text)
            changed = self.random.choice(figures)
            text = filed.text.replace("1月10日", "1月3日")
            text = text.replace(f"\t{changed}", f"\t{int(changed) + 7}", 1)
            self.made.files.append(replace(filed, name=twin, text=text, role="early"))
            self.made.superseded.add((twin, name))

    def _departments(self, school: str, counts: Counts, *, is_wrong: bool) -> None:
        """Add the reports of a school's departments, all or all but one."""
        is_whole = is_wrong or self.random.random() < 0.8
        handed_in = list(counts)[0 if is_whole else 1 :]
        chosen, figure = self.random.choice(handed_in), self.random.choice(list(FIGURES))
        for name in handed_in:
            own = {each: dict(row) for each, row in counts[name].items()}
            if is_wrong and name == chosen:
                own[self.random.choice(list(own))][figure] += self.random.choice((1, 2, 9, 10, 27))
            said, table = self._plain(2023, _added(own.values())), _by_certificate({name: own})
            text = self._report(school + name, 2023, said, table)
            self._file(Filed("", text, school + name, 2023, "department"))
        for name in FIGURES:
            is_here = is_wrong and name == figure
            if is_whole:
                self._note(("across.sum", school, 2023, name), is_wrong=is_here)
            for member in handed_in:
                key = ("across.part", school, 2023, f"{name} {member}")
                self._note(key, is_wrong=is_here and member == chosen)


def _rows(counts: Counts) -> Iterator[Row]:
    return (row for rows in counts.values() for row in rows.values())


def _added(rows: Iterable[Row]) -> Row:
    listed = list(rows)
    return {name: sum(row[name] for row in listed) for name in FIGURES}


def _by_department(counts: Counts) -> list[str]:
    rows = {name: _added(each.values()) for name, each in counts.items()}
    return ["表1 各二级学院考核情况", "", *_drawn("二级学院", rows)]


def _by_certificate(counts: Counts) -> list[str]:
    certificates = dict.fromkeys(name for rows in counts.values() for name in rows)
    rows = {name: _added(each[name] for each in counts.values()) for name in certificates}
    return ["表1 各证书考核情况一览表", "", *_drawn("证书名称", rows)]


def _drawn(heading: str, rows: dict[str, Row]) -> list[str]:
    table = [(heading, *FIGURES.values())]
    table += [(name, *map(str, row.values())) for name, row in rows.items()]
    table.append(("合计", *map(str, _added(rows.values()).values())))
    return ["\t".join(line) for line in table]


def _reflowed(text: str) -> str:
    return text.replace("。", "。\n", 1)


def _reworded(text: str) -> str:
    return text.replace("高度重视", "非常重视") + "\n附：佐证材料略。\n"
