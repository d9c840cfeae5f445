"""Seeded content: what a college might write about certificates, its figures, names and codes."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

__all__ = ["FIELDS", "Content", "Field"]

_CERTIFICATES = (
    "智慧仓储运营",
    "网店客户服务",
    "建筑模型绘制",
    "养老照护",
    "工业机器人装调",
    "数字影像处理",
    "母婴护理",
    "新能源汽车检修",
    "云平台运维",
    "无人机航测",
    "冷链配送管理",
    "财税共享处理",
    "餐饮数字化经营",
    "移动应用测试",
    "物联网安装调试",
    "幼儿活动设计",
    "薪酬核算与社保办理",
    "轨道信号维护",
    "食品快速检验",
    "跨境直播销售",
)
_MAJORS = (
    "现代物流管理",
    "电子商务",
    "建筑工程技术",
    "护理",
    "工业机器人技术",
    "数字媒体艺术",
    "新能源汽车技术",
    "计算机网络技术",
    "测绘工程技术",
    "大数据与会计",
    "烹饪工艺与营养",
    "软件技术",
    "学前教育",
    "城市轨道交通通信信号",
)
_DEPARTMENTS = (
    "商贸学院",
    "信息工程学院",
    "土木工程系",
    "医护系",
    "智能制造学院",
    "艺术设计系",
    "汽车工程系",
    "财经学院",
    "旅游与烹饪系",
)
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
_GIVEN = "文明建国志强海燕晓东丽华永青春雨思远子涵一鸣立新佳宁长风见微"
_LEVELS = ("初级", "中级", "高级")
_TASKS = (
    "修订人才培养方案，把证书标准拆成课程模块",
    "组织教师到企业跟岗",
    "添置实训设备并调试到位",
    "编写活页式讲义",
    "安排周末强化训练",
    "与评价组织核对考点条件",
    "分批次组织模拟考核",
    "对未通过的学生逐一辅导",
    "把考核成绩折算为课程学分",
    "召开专业建设指导委员会会议",
    "更新题库和评分细则",
    "向合作企业推荐取证学生",
)
_OPENINGS = (
    "{year}年，{department}围绕{certificate}证书开展试点",
    "按照年度安排，{department}在{major}专业推进{certificate}（{level}）培训",
    "截至{year}年{month}月底，{major}专业已有{count}名学生完成{certificate}的学习",
    "{department}与{major}专业教研室共同承担{certificate}证书的考核工作",
    "在{certificate}证书试点中，{department}安排专兼职教师{small}人",
)
_MIDDLES = (
    "全年报名{count}人，实际参加考核{fewer}人，取得证书{least}人，通过率为{rate}%",
    "主要做法是{task}，同时{other}",
    "共开设培训班{small}个，完成教学{count}学时，投入经费{money}万元",
    "学校{task}，并于{month}月{day}日前完成验收",
    "一批学生在实习岗位上用到了所学内容，企业反馈总体较好",
    "考点设有工位{count}个，可同时容纳{fewer}人应考",
)
_ENDINGS = (
    "存在的困难是场地紧、师资少，下一步将{task}。",
    "从结果看，{level}考核的难度与预期相当，计划下学期{task}。",
    "相关材料已由{person}整理归档，文号为{document}。",
    "上述数据由{department}统计，{person}负责复核。",
    "其余工作按原计划进行，预计{month}月前完成。",
)
_NOTES = (
    "数据统计截止日期为{year}年{month}月{day}日。",
    "含补考人员{small}人。",
    "经费含设备折旧{money}万元。",
)


class Content:
    """Draws words and figures; equal seeds draw equal ones, and no key is drawn twice."""

    def __init__(self, seed: str) -> None:
        """Begin with a seed."""
        self.chance = random.Random(seed)  # noqa: S311
        self._codes: set[str] = set()

    def code(self, digits: int = 6) -> str:
        """Return a number that stands nowhere else in the paper."""
        while (code := str(self.chance.randrange(10 ** (digits - 1), 10**digits))) in self._codes:
            pass
        self._codes.add(code)
        return code

    def pick(self, words: tuple[str, ...]) -> str:
        """Return one of the words."""
        return self.chance.choice(words)

    def person(self) -> str:
        """Return a name."""
        given = "".join(self.chance.sample(_GIVEN, self.chance.choice((1, 2, 2))))
        return self.chance.choice(_SURNAMES) + given

    def count(self, low: int = 3, high: int = 400) -> str:
        """Return a count."""
        return str(self.chance.randint(low, high))

    def money(self) -> str:
        """Return a sum in 万元."""
        return f"{self.chance.uniform(0.5, 1900):,.2f}"

    def rate(self) -> str:
        """Return a rate without its sign."""
        return f"{self.chance.uniform(55, 100):.1f}"

    def date(self) -> str:
        """Return a day."""
        year, month, day = (self.chance.randint(*ends) for ends in ((2019, 2024), (1, 12), (1, 28)))
        return f"{year}-{month:02}-{day:02}"

    def sentence(self, pattern: str) -> str:
        """Return a pattern with its places filled."""
        count = self.chance.randint(60, 900)
        fewer = count - self.chance.randint(0, 20)
        task, other = self.chance.sample(_TASKS, 2)
        return pattern.format(
            year=self.chance.randint(2019, 2024),
            month=self.chance.randint(1, 12),
            day=self.chance.randint(1, 28),
            department=self.pick(_DEPARTMENTS),
            major=self.pick(_MAJORS),
            certificate=self.pick(_CERTIFICATES),
            level=self.pick(_LEVELS),
            person=self.person(),
            count=count,
            fewer=fewer,
            least=fewer - self.chance.randint(0, 30),
            rate=self.rate(),
            small=self.chance.randint(2, 19),
            money=self.money(),
            task=task,
            other=other,
            document=f"院教〔{self.chance.randint(2019, 2024)}〕{self.chance.randint(1, 90)}号",
        )

    def paragraph(self) -> str:
        """Return a paragraph of three to six clauses."""
        middles = self.chance.sample(_MIDDLES, self.chance.randint(1, 4))
        whole = "。".join((self.pick(_OPENINGS), *middles))
        return self.sentence(whole + "。" + self.pick(_ENDINGS))

    def note(self) -> str:
        """Return a footnote."""
        return self.sentence(self.pick(_NOTES))

    def framed(self) -> str:
        """Return a short text such as stands in a box."""
        return self.sentence("提示：{task}；{other}。联系人{person}。")

    def topic(self) -> str:
        """Return what a section is about."""
        return self.sentence(
            self.pick(
                (
                    "{certificate}试点情况",
                    "{department}培训安排",
                    "{major}专业取证结果",
                    "考核组织与经费使用",
                )
            )
        )

    def remark(self) -> str:
        """Return what a wide cell says: two to four clauses."""
        return "；".join(self.chance.sample(_TASKS, self.chance.randint(2, 4))) + "。"

    def long_remark(self) -> str:
        """Return what runs over several lines of a cell."""
        tasks = self.chance.sample(_TASKS, self.chance.randint(6, 11))
        return "；".join(f"{n}.{task}" for n, task in enumerate(tasks, 1)) + "。"


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its heading, its share of the width, how it is set and what its cells say."""

    title: str
    width: float
    align: str
    draw: Callable[[Content], str]


def _blank(content: Content) -> str:
    return content.pick(("", "", "", "补考", "含往届", "--"))


FIELDS: Mapping[str, Field] = {
    "code": Field("证书代码", 1.2, "center", Content.code),
    "student": Field("准考证号", 1.7, "center", lambda c: c.code(10)),
    "certificate": Field("证书名称", 1.9, "left", lambda c: c.pick(_CERTIFICATES)),
    "level": Field("等级", 0.8, "center", lambda c: c.pick(_LEVELS)),
    "major": Field("试点专业", 1.9, "left", lambda c: c.pick(_MAJORS)),
    "department": Field("院系", 1.6, "center", lambda c: c.pick(_DEPARTMENTS)),
    "person": Field("负责人", 1.0, "center", Content.person),
    "entered": Field("报名人数", 1.1, "right", Content.count),
    "sat": Field("参考人数", 1.1, "right", Content.count),
    "passed": Field("取证人数", 1.1, "right", Content.count),
    "rate": Field("通过率", 1.0, "right", lambda c: c.rate() + "%"),
    "granted": Field("拨款（万元）", 1.4, "right", Content.money),
    "spent": Field("支出（万元）", 1.4, "right", Content.money),
    "date": Field("考核日期", 1.5, "center", lambda c: c.date()),
    "remark": Field("备注", 1.0, "center", _blank),
    "task": Field("主要工作", 3.6, "left", Content.remark),
    "course": Field("工作内容及成效", 4.4, "left", Content.long_remark),
}
