"""`xxpy explain`."""

from __future__ import annotations

import click

from xxpy.cli.command import Command
from xxpy.cli.console import out
from xxpy.platform import near
from xxpy.rules import RULES


@click.command("explain", cls=Command, short_help="Print a rule's page.")
@click.argument("code")
def command(code: str) -> int:
    """Print the page of the rule CODE, for example XX101 or emulated-build-stage.

    Exit codes: 0 printed; 2 there is no such rule.
    """
    for rule in RULES:
        if code.lower() in (rule.code.lower(), rule.name):
            out(f"{rule.code} {rule.name} ({rule.severity.value})\n\n{rule.page}\n")
            return 0
    raise click.UsageError(f"no rule {code!r}{_suggestion(code)}")


def _suggestion(code: str) -> str:
    names = [name for rule in RULES for name in (rule.code, rule.name)]
    holding = [name for name in names if code.lower() in name.lower()]
    if holding:
        return f"; did you mean {', '.join(holding[:3])}?"
    return near(code, names) or near(code.upper(), names)
