"""`xxpy explain`."""

from __future__ import annotations

import click

from xxpy.cli.console import out
from xxpy.platform import near
from xxpy.rules import RULES


@click.command("explain", short_help="Print a rule's page.")
@click.argument("code")
def command(code: str) -> int:
    """Print the page of the rule CODE, for example XX101 or emulated-build-stage."""
    for rule in RULES:
        if code.lower() in (rule.code.lower(), rule.name):
            out(f"{rule.code} {rule.name} ({rule.severity.value})\n\n{rule.page}\n")
            return 0
    names = [name for rule in RULES for name in (rule.code, rule.name)]
    raise click.UsageError(f"no rule {code!r}{near(code, names) or near(code.upper(), names)}")
