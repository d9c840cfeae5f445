"""Every sentence that the command says, in Chinese and in English."""

from collections.abc import Mapping

from extractor.model.message import Message

__all__ = ["bilingual", "command_help", "filled"]


def bilingual(message: Message) -> str:
    """Return both languages, for the help, which is written before a language is chosen."""
    return f"{message.zh} / {message.en}"


def filled(message: Message, language: str, **parts: object) -> str:
    """Return a message in `zh` or `en` with its parts in place."""
    return message.text(language).format(**parts)


def command_help(message: Message, ends: Mapping[int, Message]) -> str:
    """Return what a command does, and how it may end, a line each (the sign keeps the lines)."""
    lines = [f"  {status}  {bilingual(end)}" for status, end in ends.items()]
    return "\n".join([bilingual(message), "", "\b", f"{bilingual(ENDS)}:", *lines])


APP = Message(
    zh="读取 1+X 等工作报告，得到结构化记录，并指出报告中数字不一致之处。",
    en="Read Chinese work reports into structured records, and say where their figures disagree.",
)
VERSION = Message(zh="显示版本号", en="Show the version")

CONVERT = Message(zh="转换报告，写入数据库", en="Convert reports into a database")
CONVERT_ENDS = {
    0: Message(zh="全部转换", en="all were converted"),
    2: Message(zh="用法、清单或规则集有误", en="usage, list of files or grammar is wrong"),
    3: Message(zh="有文件无法读取", en="some file cannot be read"),
    4: Message(zh="有结果无法写入", en="some result cannot be written"),
    70: Message(zh="程序内部错误", en="a defect of the program"),
}
WATCH = Message(
    zh="守候一个文件夹，放入的报告随到随转", en="Convert the reports that arrive in a folder"
)
WATCH_ENDS = {
    0: Message(zh="以 Ctrl-C 结束", en="ended by Ctrl-C"),
    2: Message(zh="用法或规则集有误", en="usage or grammar is wrong"),
    4: Message(zh="数据库无法写入", en="the database cannot be written"),
    70: Message(zh="程序内部错误", en="a defect of the program"),
}
INBOX = Message(zh="要守候的文件夹（含子文件夹）", en="the folder to watch, with all below it")
NO_WATCHFILES = Message(
    zh='需要另装组件：pip install "pilot-report-extractor[watch]"',
    en='this needs: pip install "pilot-report-extractor[watch]"',
)
WATCHING = Message(zh="正在守候 {inbox}，按 Ctrl-C 结束", en="Watching {inbox} (Ctrl-C ends it)")
WATCHED = Message(
    zh="已停止守候；完成的结果均已保存", en="No longer watching; what was done is kept"
)
CHECK = Message(
    zh="核对报告中的数字，列出不一致之处", en="Show where reports disagree with themselves"
)
CHECK_ENDS = {
    0: Message(zh="没有达到 --fail-on 的发现", en="no finding as severe as --fail-on"),
    1: Message(zh="有这样的发现", en="some finding is"),
    2: Message(zh="用法、清单或规则集有误", en="usage, list of files or grammar is wrong"),
    3: Message(zh="有文件无法读取（优先于 1）", en="some file cannot be read (rather than 1)"),
    4: Message(zh="有结果无法写入", en="some result cannot be written"),
    70: Message(zh="程序内部错误", en="a defect of the program"),
}
LOOKUP = Message(
    zh="在证书、专业、院校目录中查找名称或代码",
    en="Look a name or a code up in the catalogues of certificates, majors and colleges",
)
LOOKUP_ENDS = {
    0: Message(zh="找到", en="it is found"),
    1: Message(zh="未找到", en="it is not"),
    2: Message(zh="用法或规则集有误", en="usage or grammar is wrong"),
    70: Message(zh="程序内部错误", en="a defect of the program"),
}
RECONCILE = Message(
    zh="核对数据库中各份报告之间的数字，列出不一致、重复、被取代和未提交的报告",
    en="Show where the reports of a database disagree with each other, repeat or replace each other, "
    "or are missing",
)
RECONCILE_ENDS = {
    0: Message(zh="没有达到 --fail-on 的发现", en="no finding as severe as --fail-on"),
    1: Message(zh="有这样的发现", en="some finding is"),
    2: Message(zh="用法、名单或规则集有误", en="usage, list of schools or grammar is wrong"),
    4: Message(zh="数据库无法读写", en="the database cannot be read or written"),
    70: Message(zh="程序内部错误", en="a defect of the program"),
}
SCHEMA = Message(zh="输出结果的 JSON Schema", en="Print the JSON Schema of a result")
GRAMMAR = Message(zh="规则集", en="Grammars")
GRAMMAR_CHECK = Message(
    zh="运行每条规则自带的示例，默认检查内置规则集",
    en="Run the examples of every rule, the built-in ones by default",
)
GRAMMAR_CHECK_ENDS = {
    0: Message(zh="全部通过", en="all hold"),
    1: Message(zh="有示例未通过", en="some do not"),
    2: Message(zh="规则集有误", en="a grammar is wrong"),
}
ENDS = Message(zh="退出码", en="Exit status")

PATHS = Message(zh="文件或文件夹（含子文件夹）", en="files, or folders with all below them")
DB = Message(
    zh="写入的数据库：文件，或 postgresql:// 网址",
    en="the database to write: a file, or a postgresql:// address",
)
NO_DB = Message(zh="不写数据库", en="write no database")
OUT = Message(
    zh="另写文件到此文件夹；- 表示以 JSON Lines 写到标准输出",
    en="write files to this folder too; - writes JSON Lines to standard output",
)
FORMAT = Message(
    zh="这些文件的格式，可列多种，以逗号分隔",
    en="the formats of these files, one or more with commas",
)
HEADINGS = Message(zh="CSV 和 XLSX 列名的语言", en="language of the columns' names in CSV and XLSX")
NO_FORMAT = Message(zh="没有这种格式：{names}", en="no such format: {names}")
ONLY_LINES = Message(zh="写到标准输出时只能用 jsonl 格式", en="only jsonl goes to standard output")
INSPECT = Message(
    zh="生成一个网页：报告各页的图像，上面标出识别到的内容和核对发现",
    en="Draw what was understood over the pages of a report, as one HTML file",
)
INSPECT_ENDS = {
    0: Message(zh="已生成", en="the file was written"),
    2: Message(zh="文件无法读取或用法有误", en="the report cannot be read, or usage is wrong"),
    4: Message(zh="网页无法写入", en="the file cannot be written"),
}
INSPECT_FILE = Message(zh="要查看的报告", en="the report to look at")
INSPECT_PAGE = Message(zh="只画这一页（从 1 开始）", en="draw this page only, counted from 1")
INSPECT_OUT = Message(zh="写入的网页", en="the HTML file to write")
EXPORT = Message(
    zh="把数据库中的报告写成文件",
    en="Write the reports of a database to files",
)
EXPORT_ENDS = {
    0: Message(zh="全部写出", en="all were written"),
    2: Message(zh="用法有误", en="usage is wrong"),
    4: Message(
        zh="数据库无法读取或文件无法写入",
        en="the database cannot be read, or a file not be written",
    ),
    70: Message(zh="程序内部错误", en="a defect of the program"),
}
MANIFEST = Message(
    zh="CSV 清单，列出文件、单位、年度，补充报告中没有写明的信息",
    en="a CSV list of path, issuer and year, for what reports do not say",
)
GRAMMARS = Message(zh="自备规则集的文件夹", en="a folder of grammars of your own")
JOBS = Message(
    zh="同时处理的文件数，默认为处理器核数", en="files at a time, as many as cores by default"
)
OCR = Message(
    zh="识别图片中的文字：auto 仅限没有文字层的页，off 不识别，force 每一页都识别",
    en="recognise text in pictures: auto where a page has none of its own, off never, force on every page",
)
TIMEOUT = Message(zh="单个文件的时限（秒）", en="the time limit of a file in seconds")
MEMORY = Message(
    zh="单个文件的内存上限（MB），默认 4096，仅在 Linux 上有效",
    en="the memory limit of a file in MB, 4096 by default; Linux only",
)
NO_MEMORY_LIMIT = Message(
    zh="本系统不能限制进程的内存，--memory 不起作用",
    en="this system does not bound a process's memory: --memory has no effect",
)
FORCE = Message(zh="全部重新转换", en="convert all files again")
RETRY_FAILED = Message(
    zh="重新转换上次未能处理的文件", en="convert those again that failed the last time"
)
ENGINE = Message(
    zh="在哪里处理：本机，或 Ray 集群", en="where to work: on this machine, or on a Ray cluster"
)
ADDRESS = Message(
    zh="Ray 集群的地址，默认在本机启动一个", en="of the Ray cluster; one of this machine by default"
)
NO_RAY = Message(
    zh='需要另装组件：pip install "pilot-report-extractor[ray]"',
    en='this needs: pip install "pilot-report-extractor[ray]"',
)
LOG = Message(
    zh="进度的形式：text 供阅读，json 每个文件一行，供程序读取（标准错误）",
    en="how progress is told: text, or json for programs, a line a file on standard error",
)
FORM = Message(
    zh="结果的格式：text 供阅读，json、sarif 供程序，md 供网页",
    en="the form of the findings: text for a screen, json and sarif for programs, md for a page",
)
FINDINGS_FILE = Message(
    zh="结果写入此文件（UTF-8），默认显示在屏幕上",
    en="write the findings to this file (UTF-8), not to the screen",
)
EXPLAIN = Message(
    zh="逐步列出每处发现的计算过程和全部线索",
    en="show the arithmetic of each finding step by step, and all hints",
)
FAIL_ON = Message(zh="达到此严重程度即以 1 退出", en="exit with 1 from this severity on")
LANG = Message(zh="输出语言，默认随系统", en="language of the output, the system's by default")
DEBUG = Message(zh="显示内部错误的详细信息", en="show the traceback of a defect")
REPORTS_DB = Message(
    zh="extractor convert 写成的数据库", en="a database that extractor convert has written"
)
ROSTER = Message(
    zh="CSV 名单，列出应提交报告的学校（可另列年度）",
    en="a CSV list of the schools that should hand in, with years if need be",
)
DIR = Message(zh="规则集文件夹", en="folder of grammars")

NOTHING_TO_WRITE = Message(
    zh="使用 --no-db 时请用 --out 指定文件夹", en="with --no-db, say by --out where to write"
)
NO_REPORTS = Message(zh="没有找到可读取的报告", en="no report is found there")
UNKNOWN_ROW = Message(
    zh="{manifest}：清单中的 {name} 不在要处理的文件之中",
    en="{manifest}: {name} is none of the files to convert",
)

DONE = Message(
    zh="{done} {path}：{records} 条记录，{findings} 处核对发现",
    en="{done} {path}: records {records}, findings {findings}",
)
NOT_DONE = Message(zh="{done} {path}：未能处理", en="{done} {path}: not converted")
SUMMARY = Message(
    zh="共 {files} 个文件：已转换 {converted} 个，{records} 条记录，{findings} 处核对发现；未能处理 {failed} 个",
    en="Files {files}: converted {converted}, records {records}, findings {findings}; not converted {failed}",
)
UNCHANGED = Message(
    zh="另有 {count} 个文件没有变化，未重新转换（--force 可全部重新转换）",
    en="Unchanged files, not converted again {count} (--force converts all)",
)
FAILED_SO_FAR = Message(zh="未能处理 {failed} 个", en="not converted {failed}")
PACE = Message(
    zh="进度 {done}/{total}：每秒 {rate} 个，未能处理 {failed} 个，预计还需 {eta} 秒",
    en="{done}/{total}: {rate} files a second, not converted {failed}, about {eta} seconds to go",
)
WRITTEN = Message(zh="已写入 {targets}", en="Written to {targets}")
FAILURES = Message(zh="未能处理的文件：", en="Not converted:")
FAILURE = Message(zh="  {path}：{cause}", en="  {path}: {cause}")
DEFECT = Message(zh="内部错误 internal：{problem}", en="internal: {problem}")
REPORT_DEFECT = Message(
    zh="内部错误是程序的缺陷，不是报告的问题。请把 {log} 连同该文件（如可公开）发给维护者；--debug 可显示详情。",
    en="An internal error is a defect of the program, not of the report. Please send {log} to its "
    "maintainers, with the file if you may; --debug shows it.",
)
INTERRUPTED = Message(
    zh="已中断；此前完成的结果均已保存", en="Interrupted; what was done before is kept"
)

SEVERITY = Message(zh="程度", en="severity")
RULE = Message(zh="规则", en="rule")
PLACE = Message(zh="位置", en="place")
STATED = Message(zh="报告所述", en="stated")
COMPUTED = Message(zh="计算所得", en="computed")
EXPLANATION = Message(zh="说明", en="explanation")

PAGE = Message(zh="第 {page} 页", en="p. {page}")
TABLE = Message(zh="表格 {id}", en="table {id}")
ROW = Message(zh="第 {row} 行", en="row {row}")
HEADER = Message(zh="表头", en="header")
MORE_PLACES = Message(zh="另有 {more} 处", en="and {more} more")
PARAGRAPH = Message(zh="第 {block} 段", en="paragraph {block}")

NAME = Message(
    zh="名称或六位专业代码，缺字、多字、错字也可",
    en="a name, also a misprinted one, or the six digits of a major",
)
KIND = Message(zh="类别", en="kind")
ENTRY = Message(zh="名称", en="name")
CODE = Message(zh="代码", en="code")
EDITION = Message(zh="目录版本", en="edition")
MATCHED = Message(zh="匹配方式", en="matched")
SCORE = Message(zh="相似度", en="score")
REMARK = Message(zh="说明", en="remark")
NOW = Message(zh="现为 {code} {name}", en="now {code} {name}")
FORMERLY = Message(zh="原为 {code} {name}", en="formerly {code} {name}")
RUNNER_UP = Message(zh="次选：{name}", en="next: {name}")
NOT_IN_CATALOGUES = Message(zh="目录中没有：{name}", en="not in the catalogues: {name}")

EXAMPLES_HOLD = Message(zh="{examples} 个示例全部通过", en="all {examples} examples hold")
EXAMPLES_FAIL = Message(
    zh="{examples} 个示例中有 {failed} 个未通过", en="{failed} of {examples} examples do not hold"
)

INSPECTED = Message(zh="已生成：{out}", en="Written: {out}")
METADATA = Message(
    zh="输出 Datasette 的说明文件：中文表名、列名和常用查询",
    en="Print what Datasette shows for a database: titles in Chinese, and queries to begin with",
)
METADATA_FILE = Message(
    zh="写入此文件，默认显示在屏幕上", en="write it to this file, not to the screen"
)
SEARCH = Message(
    zh="在数据库中全部报告的原文里查找", en="Find words in the text of all reports of a database"
)
SEARCH_ENDS = {
    0: Message(zh="找到", en="it is found"),
    1: Message(zh="未找到", en="it is not"),
    2: Message(zh="用法有误", en="usage is wrong"),
    4: Message(zh="数据库无法读取", en="the database cannot be read"),
    70: Message(zh="程序内部错误", en="a defect of the program"),
}
WORDS = Message(
    zh="要找的词，多个词须同时出现在一段或一行中",
    en="words, all of which stand in one paragraph or one row of a table",
)
LIMIT = Message(zh="最多显示多少处", en="how many places to show at most")
NOTHING_FOUND = Message(zh="没有找到：{query}", en="nothing found: {query}")
SUMMARY_BOOK = Message(
    zh="汇总数据库中全部报告的数字，写成 Excel 工作簿",
    en="Add the figures of all reports of a database up, in a workbook",
)
SUMMARY_ENDS = {
    0: Message(zh="已写出", en="it is written"),
    2: Message(zh="用法或规则集有误", en="usage or grammar is wrong"),
    4: Message(
        zh="数据库无法读取或文件无法写入",
        en="the database cannot be read, or the file not be written",
    ),
    70: Message(zh="程序内部错误", en="a defect of the program"),
}
SUMMARY_FILE = Message(zh="写入的工作簿（.xlsx）", en="the workbook to write (.xlsx)")
SUMMARY_BY = Message(
    zh="按什么汇总：单位、证书、等级、年度，以逗号分隔",
    en="by what to add up, one or more with commas",
)
NO_GROUP = Message(zh="不能按此汇总：{names}", en="nothing to add up by: {names}")
SUMMED = Message(
    zh="汇总 {lines} 行，出自 {records} 条记录；未计入的重复或已被取代的报告 {left_out} 份；已写入 {target}",
    en="Lines {lines} from records {records}; copies and superseded reports left out {left_out}; "
    "written to {target}",
)
EXPORTED = Message(
    zh="已写出 {reports} 份报告：{targets}", en="Reports written {reports}: {targets}"
)
EMPTY_DB = Message(zh="{path}：数据库中没有报告", en="{path}: there are no reports in it")
NO_DISAGREEMENT = Message(
    zh="各份报告之间未发现不一致。", en="The reports do not disagree with each other."
)
LEFT_OUT = Message(zh="不参与比较的报告 {count} 份", en="reports that are not compared {count}")
MORE_ENTRIES = Message(
    zh="另有 {more} 项，--format json 可全部列出", en="and {more} more; --format json has all"
)
NOT_HANDED_IN = Message(zh="未提交报告 {count} 项", en="not handed in {count}")
HANDED_IN = Message(
    zh="名单上 {expected} 项，已提交 {present} 项，未提交 {missing} 项",
    en="On the list {expected}: handed in {present}, missing {missing}",
)
COMPARED = Message(
    zh="共 {reports} 份报告：{errors} 个错误，{warnings} 个提醒，{others} 个信息；一致 {consistent} 项，"
    "无法核对 {unmade} 项",
    en="Reports {reports}: errors {errors}, warnings {warnings}, info {others}; consistent {consistent}, "
    "not assessable {unmade}",
)

REVIEW = Message(
    zh="在浏览器中复核：左边是报告原页，右边是核对发现，可作决定、更正数值",
    en="Review in the browser: findings beside their pages, to decide on and to correct",
)
REVIEW_ENDS = {
    0: Message(zh="已结束", en="it was ended"),
    2: Message(zh="用法有误", en="usage is wrong"),
    4: Message(
        zh="数据库无法打开、地址被占用或未安装组件 review",
        en="the database cannot be opened, the address is taken, or the extra is missing",
    ),
    70: Message(zh="程序内部错误", en="a defect of the program"),
    130: Message(zh="以 Ctrl-C 结束", en="ended by Ctrl-C"),
}
REVIEW_DB = Message(
    zh="报告数据库，没有则新建", en="the database of reports, made if there is none"
)
REVIEW_HOST = Message(
    zh="监听的地址；非本机地址须凭令牌访问（启动时显示）",
    en="the address to listen on; any but this machine's needs the token that is shown at the start",
)
REVIEW_PORT = Message(zh="端口，0 表示任取一个", en="the port; 0 takes one that is free")
NO_BROWSER = Message(zh="不打开浏览器", en="do not open the browser")
SERVED = Message(
    zh="复核页面：{address}　按 Ctrl-C 结束", en="Review at {address} (Ctrl-C ends it)"
)
REPORT = Message(
    zh="把复核页面写成网页文件，可寄送、可打印",
    en="Write what a reviewer sees as HTML, to mail and to print",
)
REPORT_ENDS = {
    0: Message(zh="已写出", en="it is written"),
    2: Message(zh="用法或规则集有误", en="usage or grammar is wrong"),
    4: Message(
        zh="数据库无法读取或网页无法写入",
        en="the database cannot be read, or a page not be written",
    ),
    70: Message(zh="程序内部错误", en="a defect of the program"),
}
REPORT_OUT = Message(zh="全部报告写成一个网页", en="all reports in this one file")
PER_REPORT = Message(
    zh="每份报告各写一个中文网页到此文件夹，供退回学校",
    en="a page a report in this folder, in Chinese, to send back to the school",
)
NO_REPORT_OUT = Message(
    zh="请用 --out 或 --per-report 指定写到哪里", en="say by --out or --per-report where to write"
)
REPORTS_SENT = Message(zh="已写出 {reports} 份：{out}", en="Pages written {reports}: {out}")
