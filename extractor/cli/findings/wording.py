"""What is said of findings, in Chinese and in English."""

from collections.abc import Mapping

from extractor.model.check import Action
from extractor.model.message import Message

__all__ = ["REASONS", "SIGNS"]

PROGRESS = Message(
    zh="{done} {path}：{errors} 个错误，{warnings} 个提醒，{others} 个信息",
    en="{done} {path}: errors {errors}, warnings {warnings}, info {others}",
)
NOT_READ = Message(zh="{done} {path}：未能读取", en="{done} {path}: not read")
TOTAL = Message(
    zh="共 {files} 个文件：{errors} 个错误，{warnings} 个提醒，{others} 个信息；无法读取 {failed} 个",
    en="Files {files}: errors {errors}, warnings {warnings}, info {others}; not read {failed}",
)
PARTIAL = Message(
    zh="已中断；以上只包括此前读完的文件：{read} / {files}",
    en="Interrupted: this is of the files read until then, {read} of {files}",
)
TITLE = Message(zh="报告核对结果", en="Findings in reports")
NO_FINDINGS = Message(zh="未发现不一致。", en="No disagreement found.")

FOUND = Message(zh="{severity} {count} 处", en="{severity} {count}")
READINGS = Message(
    zh="按特定口径才成立的计数 {count} 处", en="counts that hold in one reading only {count}"
)
UNMADE = Message(zh="无法核对 {count} 处", en="not assessable {count}")
UNREAD = Message(zh="未能读取 {count} 个", en="not read {count}")

FILE = Message(zh="文件", en="file")
WHERE = Message(zh="位置", en="place")
STATED = Message(zh="报告所述", en="stated")
COMPUTED = Message(zh="计算所得", en="computed")
DIFFERENCE = Message(zh="差额", en="difference")
STEP = Message(zh="步骤", en="step")
RUNNING = Message(zh="累计", en="so far")
NAME = Message(zh="名称", en="name")
EXPLANATION = Message(zh="说明", en="explanation")
FIRST_HINT = Message(zh="线索", en="hint")
CAUSE = Message(zh="原因", en="cause")
SAME_IN = Message(zh="同见于：{files}", en="the same in: {files}")
MORE_FILES = Message(zh="另有 {more} 个", en="and {more} more")
QUOTE = Message(zh="原文：{quote}", en="text: {quote}")
HINT = Message(zh="线索：{hint}", en="hint: {hint}")
MORE_HINTS = Message(zh="{hint}（另有 {more} 条）", en="{hint} ({more} more)")
REASON = Message(zh="原因：{reason}", en="reason: {reason}")
FINGERPRINT = Message(zh="指纹：{fingerprint}", en="fingerprint: {fingerprint}")
STEPS = Message(zh="计算步骤", en="step by step")
ALSO = Message(zh="所涉位置", en="stands at")

COVERAGE = Message(zh="核对范围", en="what was checked")
SECTION = Message(zh="章节", en="section")
FIGURES = Message(zh="数值", en="figures")
CHECKABLE = Message(zh="可核对", en="checkable")
CHECKED = Message(zh="已核对", en="checked")
BEFORE_SECTIONS = Message(zh="（首个标题之前）", en="(before the first heading)")
LEGEND = Message(
    zh="未核对的数值不视为一致。",
    en="A figure that was not checked does not count as agreeing.",
)
LEGEND_SECTIONS = Message(
    zh="列出的章节尚有未核对的数值；未核对的数值不视为一致。",
    en="Sections are listed that hold figures not checked; such a figure does not count as agreeing.",
)
NOTE = Message(zh="注意：{text}", en="note: {text}")
NOTHING_CHECKED = Message(zh="没有核对任何数值", en="no figure was checked")

ROOT = Message(
    zh="运行时所在文件夹，或各文件的共同上级", en="the working folder, or the one above all files"
)
RULE_HELP = Message(
    zh="extractor check --explain 显示计算步骤",
    en="extractor check --explain shows the arithmetic step by step",
)

REASONS: Mapping[str, Message] = {
    "pending results": Message(zh="有结果待公布", en="pending results"),
    "nothing to compare": Message(zh="没有可比对的内容", en="nothing to compare"),
    "unreadable cells": Message(zh="有单元格不能读成数值", en="unreadable cells"),
    "unclear structure": Message(zh="结构不能确定", en="unclear structure"),
    "no base year": Message(zh="没有基期数据", en="no base year"),
    "not in the catalogue": Message(zh="目录中没有", en="not in the catalogue"),
    "misprinted name": Message(zh="名称可能有误", en="misprinted name"),
}
"""What a check gives as its reason → how to say it; another reason is shown as it is."""

SIGNS: Mapping[Action, str] = {Action.ADD: "+", Action.SUBTRACT: "-", Action.DIVIDE: "/"}
"""Signs that any console has; the other steps are named."""
