"""The words around the findings, on the pages of the application and in the file that is mailed."""

from collections.abc import Mapping

from extractor.model.message import Message

__all__ = ["WORDS", "filled"]

WORDS: Mapping[str, Message] = {
    "page": Message(zh="第 {page} 页", en="p. {page}"),
    "table": Message(zh="表格 {id}", en="table {id}"),
    "row": Message(zh="第 {row} 行", en="row {row}"),
    "paragraph": Message(zh="第 {number} 段", en="paragraph {number}"),
    "again": Message(zh="按更正后的数值：{verdict}", en="with the corrected figures: {verdict}"),
    "review": Message(zh="报告复核", en="Review of reports"),
    "reports": Message(zh="报告", en="Reports"),
    "findings": Message(zh="核对发现", en="Findings"),
    "document": Message(zh="报告原文", en="The report"),
    "stated": Message(zh="报告所述", en="stated"),
    "computed": Message(zh="计算所得", en="computed"),
    "difference": Message(zh="差额", en="difference"),
    "steps": Message(zh="计算步骤", en="arithmetic"),
    "hints": Message(zh="线索", en="hints"),
    "history": Message(zh="复核记录", en="decisions"),
    "none": Message(zh="未发现不一致。", en="Nothing disagrees."),
    "open": Message(zh="待复核", en="open"),
    "accept": Message(zh="属实", en="accept"),
    "dismiss": Message(zh="不成立", en="dismiss"),
    "correct": Message(zh="更正", en="correct"),
    "withdraw": Message(zh="撤回", en="undo"),
    "accepted": Message(zh="属实", en="accepted"),
    "dismissed": Message(zh="不成立", en="dismissed"),
    "corrected": Message(zh="已更正", en="corrected"),
    "reviewer": Message(zh="复核人", en="reviewer"),
    "figure": Message(zh="数值", en="figure"),
    "value": Message(zh="更正为", en="should read"),
    "note": Message(zh="理由", en="reason"),
    "save": Message(zh="保存", en="save"),
    "cancel": Message(zh="取消", en="cancel"),
    "keys": Message(
        zh="↓ ↑ 选择　a 属实　d 不成立　c 更正　u 撤回　n 下一份报告",
        en="↓ ↑ choose · a accept · d dismiss · c correct · u undo · n next report",
    ),
    "gone": Message(
        zh="原文件已不在原处，无法显示页面图像，也无法按更正后的数值重新核对：{path}",
        en="The original file is not there any longer: no page can be shown, and no check be run "
        "again with corrected figures: {path}",
    ),
    "changed": Message(
        zh="原文件在转换之后有改动，请重新转换：{path}",
        en="The original file was changed after it was converted; convert it again: {path}",
    ),
    "outdated": Message(
        zh="此报告由另一版规则转换，请重新转换后再按更正后的数值核对。",
        en="Other rules made this report: convert it again to check with corrected figures.",
    ),
    "arisen": Message(
        zh="按更正后的数值新出现的不一致", en="what disagrees with the corrected figures only"
    ),
    "settled": Message(zh="已复核 {done} / {total}", en="settled {done} of {total}"),
    "again_button": Message(zh="重新转换", en="convert again"),
    "overview": Message(zh="全部报告", en="all reports"),
    "next": Message(zh="下一份", en="next"),
    "title": Message(zh="标题", en="title"),
    "file": Message(zh="文件", en="file"),
    "school": Message(zh="单位", en="school"),
    "years": Message(zh="年度", en="years"),
    "errors": Message(zh="错误", en="errors"),
    "warnings": Message(zh="提醒", en="warnings"),
    "info": Message(zh="信息", en="info"),
    "search": Message(zh="检索", en="search"),
    "every": Message(zh="全部", en="all"),
    "severity": Message(zh="严重程度", en="severity"),
    "state": Message(zh="状态", en="state"),
    "state_open": Message(zh="有待复核", en="to settle"),
    "state_done": Message(zh="已复核完", en="settled"),
    "state_clean": Message(zh="无发现", en="no findings"),
    "drop": Message(
        zh="将报告文件拖到这里，或点击选择文件", en="Drop report files here, or choose them"
    ),
    "checked": Message(zh="已核对", en="checked"),
    "unchecked": Message(zh="未核对", en="not checked"),
    "consistent": Message(zh="一致", en="consistent"),
    "inconsistent": Message(zh="不一致", en="inconsistent"),
    "uncertain": Message(zh="存疑", en="uncertain"),
    "not_assessable": Message(zh="无法核对", en="not assessable"),
    "figures": Message(zh="数值", en="figures"),
    "checks": Message(zh="核对", en="checks"),
    "no_reports": Message(zh="没有符合条件的报告。", en="No such report."),
    "shown": Message(zh="第 {first}–{last} 份，共 {total} 份", en="{first}–{last} of {total}"),
    "earlier": Message(zh="上一页", en="previous"),
    "later": Message(zh="下一页", en="more"),
    "other_language": Message(zh="English", en="中文"),
    "skip": Message(zh="跳到核对发现", en="skip to the findings"),
    "waiting": Message(zh="等待中", en="waiting"),
    "running": Message(zh="转换中", en="converting"),
    "done": Message(zh="已完成", en="done"),
    "failed": Message(zh="未能处理", en="not converted"),
    "no_figures": Message(
        zh="此发现不涉及可更正的数值。", en="There is no figure in this finding to correct."
    ),
    "name_first": Message(zh="请先填写复核人", en="say first who reviews"),
    "not_found": Message(zh="没有这份报告。", en="There is no such report."),
    "returned": Message(
        zh="请核对下列各处，如有错误请更正后重新提交。",
        en="Please look at these places, and hand in a corrected report where they are wrong.",
    ),
}
"""Key → what to show; a sentence in braces is filled in."""


def filled(key: str, language: str, **parts: object) -> str:
    """Return words in `zh` or `en` with their parts in place."""
    return WORDS[key].text(language).format(**parts)
