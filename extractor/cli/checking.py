"""Checks what `extractor check` was asked to, and shows what does not add up."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from extractor.batch.local import Converted, Outcome
from extractor.batch.walk import printable
from extractor.cli import messages
from extractor.cli.findings import wording
from extractor.cli.findings.explanation import total
from extractor.cli.findings.formats import write
from extractor.cli.findings.gathered import CheckedFile, Findings, UnreadFile, gather
from extractor.cli.messages import filled
from extractor.cli.output import written
from extractor.cli.run import Plan, Request, carry_out, make_plan
from extractor.cli.session import Status
from extractor.cli.tally import Tally, cause
from extractor.cli.terminal import Terminal
from extractor.model.diagnostic import Severity
from extractor.model.message import Message

__all__ = ["Presentation", "check_reports"]


@dataclass(frozen=True, slots=True)
class Presentation:
    """In which form the findings are given, where, and whether with all their steps."""

    form: str
    file: Path | None
    explain: bool


@dataclass(slots=True)
class _Progress:
    """What was read so far."""

    tally: Tally = field(default_factory=Tally)
    files: list[CheckedFile] = field(default_factory=list)
    is_interrupted: bool = False


def check_reports(
    request: Request, presentation: Presentation, fail_on: Severity, terminal: Terminal
) -> Status:
    """Show the findings of all files, the worst first; tell whether any is as severe as `fail_on`.

    Whoever interrupts is given those of the files that were read until then.
    """
    plan, target = make_plan(request, terminal), presentation.file
    titles = _titles(request)
    with ExitStack() as stack:
        file = stack.enter_context(written(target)) if target else None
        progress = _check(plan, terminal)
        tally = progress.tally
        found = Findings(tuple(progress.files), tuple(_unread(tally)), plan.total, titles)
        write(found, presentation.form, terminal, file=file, explain=presentation.explain)
    tally.tell_failures(terminal, debug=request.debug)
    _sum_up(found, presentation, terminal)
    if progress.is_interrupted:
        read = tally.converted + tally.failed
        terminal.remark(wording.PARTIAL, read=read, files=plan.total)
        return Status.INTERRUPTED
    failing = {Severity.ERROR, fail_on} & set(found.severities)
    return tally.status or (Status.FINDINGS if failing else Status.DONE)


def _check(plan: Plan, terminal: Terminal) -> _Progress:
    """Read and check the files, and tell of each as it is done."""
    progress = _Progress()
    try:
        for outcome in carry_out(plan, terminal):
            progress.tally.add(outcome)
            checked = None
            if isinstance(outcome, Converted):
                checked = gather(printable(outcome.path), outcome.extraction)
                progress.files.append(checked)
            _tell(outcome, checked, progress.tally, plan.total, terminal)
    except KeyboardInterrupt:
        progress.is_interrupted = True
    return progress


def _tell(
    outcome: Outcome, checked: CheckedFile | None, tally: Tally, files: int, terminal: Terminal
) -> None:
    """Print a line for a file, if there are several; under a bar only for those to look at."""
    if files == 1 or (checked and not checked.findings and terminal.err.is_terminal):
        return
    done, path = f"[{tally.converted + tally.failed}/{files}]", printable(outcome.path)
    if checked is None:
        terminal.remark(wording.NOT_READ, done=done, path=path)
        return
    found = checked.severities
    terminal.remark(
        wording.PROGRESS,
        done=done,
        path=path,
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        others=found[Severity.INFO],
    )


def _unread(tally: Tally) -> Iterator[UnreadFile]:
    """Yield the files that gave nothing."""
    for failure in tally.failures:
        why = Message(zh=cause(failure, "zh"), en=cause(failure, "en"))
        yield UnreadFile(printable(failure.path), why)
    for defect in tally.defects:
        zh, en = (filled(messages.DEFECT, each, problem=defect.problem) for each in ("zh", "en"))
        yield UnreadFile(printable(defect.path), Message(zh=zh, en=en))


def _sum_up(found: Findings, presentation: Presentation, terminal: Terminal) -> None:
    """Print the totals beside what goes elsewhere; on a screen they stand below the findings."""
    totals = total(found, terminal.language)
    if presentation.file:
        terminal.out.print(totals, soft_wrap=True)
        terminal.say(messages.WRITTEN, targets=presentation.file)
    elif presentation.form != "text":
        terminal.err.print(totals, soft_wrap=True)


def _titles(request: Request) -> Mapping[str, Message]:
    """Return what the rules are called."""
    from extractor.grammar import load_grammar  # noqa: PLC0415  brings the catalogues' libraries

    titles = load_grammar(folder=request.grammars).checks.titles
    return {rule: Message(zh=title.zh, en=title.en) for rule, title in titles.items()}
