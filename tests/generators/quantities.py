"""Make sentences with figures whose true reading is known.

Written from the issue and from `fixtures/sentences/README.md`, before the reader was. A kind of
figure is a function from a source of chance to what it prints; `samples` sets what they print into
carriers that hold dates, names and other numbers that are no figures. Equal seeds give equal samples.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.generators.spelling import full_width, spell, spell_decimal

__all__ = ["KINDS", "Figure", "Sample", "samples"]


@dataclass(frozen=True)
class Figure:
    """A printed figure: its characters in the sentence, and what they mean."""

    start: int
    end: int
    value: Decimal
    unit: str | None = None
    modifier: str = "exact"
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Sample:
    """A sentence and all its figures, in order. `kind` names what was printed."""

    kind: str
    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Printed:
    """Some text with figures, not yet in a sentence."""

    text: str
    figures: tuple[Figure, ...]

    def __add__(self, other: "Printed | str") -> "Printed":
        """Return both, one after the other."""
        right = Printed(other, ()) if isinstance(other, str) else other
        moved = (
            replace(each, start=each.start + len(self.text), end=each.end + len(self.text))
            for each in right.figures
        )
        return Printed(self.text + right.text, (*self.figures, *moved))

    def __radd__(self, other: str) -> "Printed":
        """Return text and then this."""
        return Printed(other, ()) + self


Bound = tuple[str, Decimal | int | None, Decimal | int | None]
"""Modifier, low, high."""

PEOPLE = ("人", "名", "位")
COUNTERS = [
    "个",
    "项",
    "种",
    "类",
    "门",
    "所",
    "家",
    "场",
    "次",
    "期",
    "本",
    "套",
    "台",
    "间",
    "篇",
    "份",
    "座",
    "件",
    "辆",
    "册",
    "支",
    "节",
]
NOUNS = {
    "人": "师生",
    "名": "教师",
    "位": "专家",
    "门": "课程",
    "所": "院校",
    "家": "企业",
    "本": "教材",
}
EXACT, ABOUT, MORE, LESS, LEAST, MOST, RANGE = (
    "exact", "about", "more_than", "less_than", "at_least", "at_most", "range",
)  # fmt: skip


def _figure(
    text: str, value: Decimal | int, unit: str | None = None, bound: Bound | None = None
) -> Printed:
    exact = Decimal(value)
    modifier, *ends = bound or (EXACT, exact, exact)
    low, high = (None if end is None else Decimal(end) for end in ends)
    return Printed(text, (Figure(0, len(text), exact, unit, modifier, low, high),))


def _counter(chance: random.Random) -> tuple[str, str]:
    """Return a counter as printed, and the unit that it means."""
    printed = chance.choice((*PEOPLE, *COUNTERS, "人次"))
    return printed, "人" if printed in PEOPLE else printed


def _gap(chance: random.Random) -> str:
    return chance.choice(("", "", "", " "))


def _count(chance: random.Random, most: int = 6) -> int:
    digits = chance.randint(1, most)
    number = chance.randint(10 ** (digits - 1), 10**digits - 1)
    return number + 60000 if 1900 <= number <= 2099 else number  # that would be a year


def plain(chance: random.Random) -> Printed:
    """36个, 3482 名, １２０人."""
    number, (counter, unit) = _count(chance), _counter(chance)
    printed = str(number)
    printed = full_width(printed) if chance.random() < 0.2 else printed
    return _figure(printed + _gap(chance) + counter, number, unit)


def separated(chance: random.Random) -> Printed:
    """3,482人, 2, 000人, ３，４８２人, 3 482人."""
    number, (counter, unit) = chance.randint(1000, 9_999_999), _counter(chance)
    printed = f"{number:,}"
    ways = (printed, printed.replace(",", ", "), printed.replace(",", " "), _wide_comma(printed))
    printed = chance.choice(ways)
    return _figure(printed + counter, number, unit)


def _wide_comma(printed: str) -> str:
    return full_width(printed).replace(",", "，")


def scaled(chance: random.Random) -> Printed:
    """1.2万人, 3亿元, 3千万元, 39.8 万平方米."""
    digits = Decimal(chance.randint(1, 9999)).scaleb(-chance.choice((0, 1, 2)))
    scale, worth = chance.choice(
        (("万", 10**4), ("亿", 10**8), ("千万", 10**7), ("百万", 10**6), ("千", 1000))
    )
    counter = chance.choice(("人", "人次", "元", "平方米", "册"))
    return _figure(f"{digits}{_gap(chance)}{scale}{counter}", digits * worth, counter)


def compound(chance: random.Random) -> Printed:
    """1万2千人, 三万五."""
    high, low = chance.randint(1, 9), chance.randint(2, 9)
    if chance.random() < 0.5:
        return _figure(f"{high}万{low}千人", high * 10000 + low * 1000, "人")
    scale, worth = chance.choice((("万", 10**4), ("千", 1000)))
    return _figure(spell(high) + scale + spell(low), high * worth + low * worth // 10)


def spelled(chance: random.Random) -> Printed:
    """二十三个, 三千四百八十二名, 两所, 贰拾叁台, 廿三人."""
    number, (counter, unit) = chance.randint(2, 99999), _counter(chance)
    if chance.random() < 0.6:
        number = chance.choice((2, 3, 5, 8, 12, 20, 36, 105, 110, 260, 3482))
    way = chance.random()
    if number == 2:
        printed = "两"
    elif 20 < number < 40 and way < 0.3:
        printed = "廿卅"[number // 10 - 2] + (spell(number % 10) if number % 10 else "")
    else:
        printed = spell(number, financial=way > 0.9)
    printed = printed.replace("零", "〇") if 0.3 < way < 0.4 else printed
    return _figure(printed + counter, number, unit)


def spelled_decimal(chance: random.Random) -> Printed:
    """三点五万人, 一点五倍, 两点八个百分点."""
    number = Decimal(chance.randint(11, 999)).scaleb(-1)
    number += Decimal("0.1") if number == number.to_integral_value() else 0
    tail, worth, unit = chance.choice(
        (("万人", 10000, "人"), ("个百分点", 1, "个百分点"), ("亿元", 10**8, "元"))
    )
    return _figure(spell_decimal(number) + tail, number * worth, unit)


def percent(chance: random.Random) -> Printed:
    """97%, 97.50 ％, 百分之九十七点五, 百分之97."""
    number = Decimal(chance.randint(1, 9999)).scaleb(-chance.choice((0, 1, 2)))
    number = number if number < 100 else number / 100
    way = chance.random()
    if way < 0.6:
        return _figure(f"{number}{_gap(chance)}{chance.choice('%％')}", number, "%")
    if way < 0.8:
        return _figure(f"百分之{number}", number, "%")
    return _figure("百分之" + _spell(number), number, "%")


def _spell(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return spell(int(number)) if whole else spell_decimal(number)


def tenths(chance: random.Random) -> Printed:
    """九成, 九成五, 8成."""
    number, more = chance.randint(1, 9), chance.randint(1, 9)
    if chance.random() < 0.4:
        return _figure(f"{spell(number)}成{spell(more)}", number * 10 + more, "%")
    printed = spell(number) if chance.random() < 0.8 else str(number)
    return _figure(f"{printed}成", number * 10, "%")


def per_thousand(chance: random.Random) -> Printed:
    """3‰, 千分之三."""
    number = chance.randint(1, 9)
    printed = chance.choice((f"{number}‰", f"千分之{spell(number)}"))
    return _figure(printed, Decimal(number) / 10, "%")


def points(chance: random.Random) -> Printed:
    """2.1个百分点."""
    number = Decimal(chance.randint(1, 300)).scaleb(-1)
    return _figure(f"{number}{_gap(chance)}个百分点", number, "个百分点")


def fraction(chance: random.Random) -> Printed:
    """三分之二, 3分之2."""
    whole = chance.randint(2, 10)
    part = chance.randint(1, whole - 1)
    value = (Decimal(100 * part) / whole).quantize(Decimal("0.01"))
    names = (spell(whole), spell(part)) if chance.random() < 0.8 else (str(whole), str(part))
    return _figure(f"{names[0]}分之{names[1]}", value, "%")


def ratio(chance: random.Random) -> Printed:
    """16.5:1, 1∶18, 1：1."""
    other = Decimal(chance.randint(10, 300)).scaleb(-chance.choice((0, 1)))
    left, right = chance.choice(
        ((other, Decimal(1)), (Decimal(1), other), (Decimal(1), Decimal(1)))
    )
    value = (left / right).quantize(Decimal("0.0001"))
    mark = chance.choice(":∶：")
    return chance.choice(("生师比为", "师生比达", "比例约定为")) + _figure(
        f"{left}{mark}{right}", value, ":1"
    )


def ranged(chance: random.Random) -> Printed:
    """3-5门, 3～5个, 三至五门, 10万至12万元, 10至12万元, 5%-8%."""
    low = chance.randint(2, 40)
    high = low + chance.randint(1, 30)
    mark = chance.choice(("-", "－", "—", "~", "～", "至"))
    way = chance.random()
    if way < 0.5:
        counter, unit = _counter(chance)
        return _figure(f"{low}{mark}{high}{counter}", low, unit, (RANGE, low, high))
    if way < 0.65:
        counter, unit = _counter(chance)
        return _figure(f"{spell(low)}至{spell(high)}{counter}", low, unit, (RANGE, low, high))
    if way < 0.8:
        first = chance.choice(("", "万"))
        printed = f"{low}{first}{mark}{high}万元"
        return _figure(printed, low * 10000, "元", (RANGE, low * 10000, high * 10000))
    first = chance.choice(("", "%"))
    return _figure(f"{low}{first}{mark}{high}%", low, "%", (RANGE, low, high))


def neighbours(chance: random.Random) -> Printed:
    """两三门, 三四百人, 十五六家."""
    low, (counter, unit) = chance.randint(2, 8), _counter(chance)
    first = "两" if low == 2 else spell(low)
    way = chance.random()
    if way < 0.5:
        return _figure(f"{first}{spell(low + 1)}{counter}", low, unit, (RANGE, low, low + 1))
    if way < 0.75:
        scale, worth = chance.choice((("十", 10), ("百", 100), ("千", 1000)))
        first = spell(low) if scale == "十" else first
        low *= worth
        printed = first + spell(low // worth + 1) + scale + counter
        return _figure(printed, low, unit, (RANGE, low, low + worth))
    printed = f"十{spell(low)}{spell(low + 1)}{counter}"
    return _figure(printed, 10 + low, unit, (RANGE, 10 + low, 11 + low))


_BEFORE = (
    ("超过", MORE), ("突破", MORE), ("超", MORE), ("近", LESS), ("不足", LESS), ("不到", LESS), ("约", ABOUT),
    ("大约", ABOUT), ("至少", LEAST), ("不少于", LEAST), ("不低于", LEAST), ("不超过", MOST), ("至多", MOST),
)  # fmt: skip
_AFTER = (("以上", LEAST), ("左右", ABOUT), ("上下", ABOUT), ("以内", MOST))


def _bounds(value: int, modifier: str) -> Bound:
    low = value if modifier in {MORE, LEAST} else None
    high = value if modifier in {LESS, MOST} else None
    return modifier, low, high


def bounded(chance: random.Random) -> Printed:
    """超过500名, 近三千人, 不少于 8 门, 500人以上, 三十个左右."""
    number, (counter, unit) = chance.choice((8, 20, 36, 300, 500, 1300, 3000)), _counter(chance)
    printed = str(number) if chance.random() < 0.7 else spell(number)
    if chance.random() < 0.6:
        word, modifier = chance.choice(_BEFORE)
        printed = word + _gap(chance) + printed + counter
    else:
        word, modifier = chance.choice(_AFTER)
        printed += counter + word
    return _figure(printed, number, unit, _bounds(number, modifier))


def and_more(chance: random.Random) -> Printed:
    """260多万元, 500余人, 三千多名, 2.5万余册, 3年多, 两个多月."""
    word = chance.choice("多余")
    way = chance.random()
    if way < 0.3:
        number, step = chance.choice(((20, 10), (60, 10), (260, 10), (300, 100), (1200, 100)))
        value, high = number * 10000, (number + step) * 10000
        return _figure(f"{number}{word}万元", value, "元", (MORE, value, high))
    if way < 0.7:
        number, step = chance.choice(((20, 10), (130, 10), (500, 100), (1200, 100), (3000, 1000)))
        counter, unit = _counter(chance)
        printed = str(number) if chance.random() < 0.6 else spell(number)
        return _figure(printed + word + counter, number, unit, (MORE, number, number + step))
    if way < 0.9:
        digits = Decimal(chance.randint(11, 99)).scaleb(-1)
        digits += Decimal("0.1") if digits == digits.to_integral_value() else 0
        least, most = digits * 10000, (digits + Decimal("0.1")) * 10000
        return _figure(f"{digits}万{word}册", least, "册", (MORE, least, most))
    number = chance.randint(2, 9)
    printed = chance.choice((f"{spell(number)}个多月", f"{number}个多月")).replace("二", "两")
    return "历时" + _figure(printed, number, "个月", (MORE, number, number + 1))


def bare_scale(chance: random.Random) -> Printed:
    """近百家, 百余名, 十余项, 十几个, 近千名."""
    counter, unit = _counter(chance)
    scale, worth = chance.choice((("百", 100), ("千", 1000)))
    way = chance.random()
    if way < 0.35:
        return _figure(f"近{scale}{counter}", worth, unit, (LESS, None, worth))
    if way < 0.65:
        return _figure(f"{scale}余{counter}", worth, unit, (MORE, worth, 2 * worth))
    return _figure(f"十{chance.choice('余几多')}{counter}", 10, unit, (MORE, 10, 20))


def negative(chance: random.Random) -> Printed:
    """增长-3.2%, −3.2%."""
    number = Decimal(chance.randint(1, 300)).scaleb(-1)
    sign = chance.choice("-−－")
    return chance.choice(("增长", "同比增长", "增幅为")) + _figure(f"{sign}{number}%", -number, "%")


def respectively(chance: random.Random) -> Printed:
    """分别为711、1530和14人: one unit for all."""
    counter, unit = _counter(chance)
    numbers = [_count(chance, 4) for _ in range(chance.randint(2, 4))]
    printed = "初级、中级等分别" + chance.choice(("为", "有")) + Printed("", ())
    for number in numbers[:-1]:
        mark = "和" if number is numbers[-2] and chance.random() < 0.5 else "、"
        printed += _figure(str(number), number, unit) + mark
    return printed + _figure(f"{numbers[-1]}{counter}", numbers[-1], unit)


def bracketed(chance: random.Random) -> Printed:
    """新生3200（本科2000，专科1200）人: the unit stands behind the bracket."""
    first, second = _count(chance, 4), _count(chance, 4)
    total = first + second
    total += 60000 if 1900 <= total <= 2099 else 0
    names = chance.choice((("本科", "专科"), ("男生", "女生"), ("校内", "校外")))
    return (
        "新生"
        + _figure(str(total), total, "人")
        + ("（" + names[0] + _figure(str(first), first, "人"))
        + (chance.choice("，、") + names[1] + _figure(str(second), second, "人"))
        + "）人"
    )


def listed(chance: random.Random) -> Printed:
    """A校120、B校85、C校60人; 3、5、8门."""
    counter, unit = _counter(chance)
    numbers = [chance.randint(3, 400) for _ in range(3)]
    labels = chance.choice((("A校", "B校", "C校"), ("", "", ""), ("初级", "中级", "高级")))
    printed = "各为" + Printed("", ())
    for label, number in zip(labels[:2], numbers[:2], strict=True):
        printed += label + _figure(str(number), number, unit) + "、"
    return printed + labels[2] + _figure(f"{numbers[2]}{counter}", numbers[2], unit)


def one(chance: random.Random) -> Printed:
    """实训基地一个: at the clause's end 一 counts."""
    counter, unit = _counter(chance)
    return chance.choice(("实训基地", "其中省级", "另有校级")) + _figure("一" + counter, 1, unit)


def money(chance: random.Random) -> Printed:
    """1200万元, 3.5亿元, 800元, 63,300.50元, 12.5万美元."""
    digits = Decimal(chance.randint(1, 99999)).scaleb(-chance.choice((0, 2)))
    scale, worth = chance.choice(
        (("", 1), ("万", 10**4), ("亿", 10**8), ("千", 1000), ("百万", 10**6))
    )
    unit = chance.choice(("元", "元", "元", "美元"))
    return _figure(f"{digits}{_gap(chance)}{scale}{unit}", digits * worth, unit)


def measured(chance: random.Random) -> Printed:
    """27万㎡, 39.8万m2, 1200平米, 90分钟, 3个月, 500亩."""
    number = _count(chance, 3)
    printed, worth, unit = chance.choice(
        (("㎡", 1, "平方米"), ("m2", 1, "平方米"), ("平米", 1, "平方米"), ("万平方米", 10000, "平方米"), ("万㎡", 10000, "平方米"),
         ("分钟", 1, "分钟"), ("小时", 1, "小时"), ("个月", 1, "个月"), ("学时", 1, "学时"), ("亩", 1, "亩"), ("公里", 1, "公里"))
    )  # fmt: skip
    return "为" + _figure(f"{number}{_gap(chance)}{printed}", number * worth, unit)


def unitless(chance: random.Random) -> Printed:
    """36试点, 报名人数3482."""
    number = _count(chance, 4)
    before, after = chance.choice(
        (("获批", "试点"), ("参加人数", ""), ("发表论文", ""), ("覆盖", "专业"))
    )
    return before + _figure(str(number), number) + after


def nothing(_: random.Random) -> Printed:
    """No figure at all: only the carrier."""
    return Printed("稳步推进", ())


KINDS: dict[str, Callable[[random.Random], Printed]] = {
    kind.__name__: kind
    for kind in (
        plain, separated, scaled, compound, spelled, spelled_decimal, percent, tenths, per_thousand, points, fraction,
        ratio, ranged, neighbours, bounded, and_more, bare_scale, negative, respectively, bracketed, listed, one, money,
        measured, unitless, nothing,
    )
}  # fmt: skip

NO_FIGURES = (
    "截至2021年12月31日", "2023 年 12 月底", "2021-2022学年", "二〇二一年十二月", "2022.6.5", "近三年来", "“十四五”期间",
    "按照教职成司函（2019）36号文件", "第三批", "首批", "在中山路128号3号楼501室", "通过1+X证书制度", "围绕“1”与“X”", "面向2020级学生",
    "开展5G移动网络运维培训", "深化三教改革", "推进双高计划", "落实三全育人", "依托职教20条", "以三个方面为抓手", "进一步", "一项重要举措是",
    "如表1所示", "见附件3", "（1）", "结合一带一路", "统一组织", "十分注重", "千方百计", "制定三年行动计划", "上半年", "网站www.abc1.edu.cn",
    "电话：021-57131111", "面向工业4.0", "数个部门", "若干项目", "数十所学校", "每天8:30", "一流专业", "二级学院",
)  # fmt: skip
BEHIND = ("。", "，成效明显。", "；各方反映良好。", "，较好完成任务。")


def samples(seed: int, count: int) -> Iterator[Sample]:
    """Yield sentences, the kinds in turn."""
    chance, kinds = random.Random(seed), list(KINDS.items())  # noqa: S311  no secret
    for number in range(count):
        kind, make = kinds[number % len(kinds)]
        front = chance.choice(NO_FIGURES) + "，" if chance.random() < 0.6 else ""
        back = "，" + chance.choice(NO_FIGURES) if chance.random() < 0.3 else ""
        carrier = chance.choice(("全校", "共建成", "累计达到", "学校现有"))
        printed = front + carrier + make(chance) + back + chance.choice(BEHIND)
        yield Sample(kind, printed.text, printed.figures)
