"""Checks what `extractor check` was asked to, and shows what does not add up."""

from collections import Counter

from extractor.batch.local import Converted
from extractor.cli import messages
from extractor.cli.findings import show
from extractor.cli.run import Request, carry_out, make_plan
from extractor.cli.session import Status
from extractor.cli.tally import Tally
from extractor.cli.terminal import Terminal
from extractor.model.diagnostic import Severity

__all__ = ["check_reports"]


def check_reports(request: Request, fail_on: Severity, terminal: Terminal) -> Status:
    """Show the findings of each file as it is read; tell whether any is as severe as `fail_on`."""
    plan = make_plan(request, terminal)
    tally = Tally()
    severities: Counter[Severity] = Counter()
    for outcome in carry_out(plan, terminal):
        tally.add(outcome)
        if isinstance(outcome, Converted):
            show(outcome.path, outcome.extraction, terminal)
            severities.update(result.severity for result in outcome.extraction.findings)
    tally.tell_failures(terminal, debug=request.debug)
    terminal.say(
        messages.TOTAL,
        files=tally.converted + tally.failed,
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        others=severities[Severity.INFO],
        failed=tally.failed,
    )
    failing = {Severity.ERROR, fail_on} & {
        severity for severity in severities if severities[severity]
    }
    return tally.status or (Status.FINDINGS if failing else Status.DONE)
