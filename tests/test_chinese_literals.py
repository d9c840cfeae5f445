"""What the rules need in Chinese stands in grammars/; the code holds only what a person reads.

A string of the package may hold Chinese in these places:

- a docstring, also one that stands below an attribute;
- the arguments `title`, `help`, `metavar` and `zh`: display names and the Chinese half of a message;
- a call of `Message(...)`;
- a module's table of labels: a dict whose keys are enum members (`ReadCause.EMPTY`) and whose values
  are pairs, Chinese first, with no Chinese in the second.

Chinese means ideographs, CJK punctuation and full-width forms. An escape counts as the character it
stands for, in a plain string, in a raw one (a pattern) and in `chr(…)`. Only a range written in
escapes is free, in a pattern or as `low <= character <= high`: it names a block of Unicode, no word.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "extractor"
MODULES = sorted(PACKAGE.rglob("*.py"))

CHINESE = re.compile(
    "[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\x([0-9a-fA-F]{2})")
RANGE = re.compile(r"[^\x00-\x7f]-[^\x00-\x7f]")
DISPLAY_ARGUMENTS = {"title", "help", "metavar", "zh"}


def chinese_literals(code: str) -> list[str]:
    """Return the strings of a module, in order, that hold Chinese where they may not."""
    tree = ast.parse(code)
    ends = {end for node in ast.walk(tree) for end in _ends_of_a_range(node)}
    return [
        shown
        for node in _judged(tree)
        if (shown := _literal(node)) is not None
        if CHINESE.search("" if node in ends else RANGE.sub("", _unescape(shown)))
        or CHINESE.search(ast.get_source_segment(code, node) or "")
    ]


def _judged(node: ast.AST) -> Iterator[ast.AST]:
    """Yield every node below, but those that stand where a person reads them."""
    for child in ast.iter_child_nodes(node):
        if not _is_display(child):
            yield child
            yield from _judged(child)


def _is_display(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.keyword(arg=str() as name):
            return name in DISPLAY_ARGUMENTS
        case ast.Call(func=ast.Name(id="Message")):
            return True
        case ast.Dict(keys=[_, *_] as keys, values=values):
            return all(map(_is_member, keys)) and all(map(_is_pair, values))
        case _:
            return False


def _is_member(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Attribute) and node.attr.isupper()


def _is_pair(node: ast.expr) -> bool:
    match node:
        case ast.Tuple(elts=[ast.Constant(value=str()), ast.Constant(value=str() as english)]):
            return not CHINESE.search(english)
        case _:
            return False


def _ends_of_a_range(node: ast.AST) -> tuple[ast.AST, ...]:
    """Return both ends of `low <= character <= high`, none of any other expression."""
    match node:
        case ast.Compare(
            left=ast.Constant() as low,
            ops=[ast.LtE(), ast.LtE()],
            comparators=[_, ast.Constant() as high],
        ):
            return low, high
        case _:
            return ()


def _literal(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.Call(func=ast.Name(id="chr"), args=[ast.Constant(value=int() as code)]):
            return chr(code)
        case _:
            return None


def _unescape(text: str) -> str:
    """Return what a pattern means by the escapes that a raw string leaves standing."""
    return ESCAPE.sub(lambda match: chr(int(match[match.lastindex or 0], base=16)), text)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_code_holds_no_chinese_but_what_a_person_reads(module: Path) -> None:
    """No string of the package is a rule in disguise."""
    assert chinese_literals(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        'cue = "其中"',
        'stop = "。"',
        'stop = "\\u3002"',
        'stop = r"\\u3002"',
        'stop = "\\N{IDEOGRAPHIC FULL STOP}"',
        "stop = chr(0x3002)",
        'comma = "，"',
        'digits = "０-９"',
        'pattern = re.compile("[一-龥]")',
        'text = f"第{number}章"',
        'cues = {"total": ("合计", "total")}',
        'cues = {Role.TOTAL: ("合计", "总计")}',
        'cues = {Role.TOTAL: "合计"}',
        'find(cue="其中")',
        '"一" <= character <= "龥"',
        'character == "\\u4e00"',
        'match word:\n    case "合计":\n        pass',
    ],
)
def test_chinese_in_a_rule_is_seen(code: str) -> None:
    """A cue, a mark or a pattern is reported, whatever its spelling."""
    assert chinese_literals(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""表格 → Table."""',
        'class Role:\n    TOTAL = "total"\n    """合计"""',
        'total: str = Field(title="合计")',
        'Message(zh="合计", en="total")',
        'Message("合计", "total")',
        'option(help="中文 (zh) or English (en)", metavar="文件")',
        '_CAUSES = {ReadCause.EMPTY: ("文件没有内容", "the file is empty")}',
        'ideograph = re.compile("[\\u4e00-\\u9fff]")',
        'ideograph = re.compile(r"[\\u3400-\\u4dbf\\u4e00-\\u9fff]")',
        '"\\u4e00" <= character <= "\\u9fff"',
        'dash = "—"  # 破折号',
    ],
)
def test_what_a_person_reads_may_be_chinese(code: str) -> None:
    """Docstrings, display names, messages, labels, comments and blocks of Unicode are free."""
    assert chinese_literals(code) == []
