"""`xxpy targets`."""

from __future__ import annotations

import click

from xxpy.cli.console import out
from xxpy.report import targets


@click.command("targets", short_help="Print what platforms are called in each toolchain.")
def command() -> int:
    """Print the table of platforms."""
    out(targets.render())
    return 0
