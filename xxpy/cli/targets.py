"""`xxpy targets`."""

from __future__ import annotations

import shutil
import sys

import click

from xxpy.cli.command import Command
from xxpy.cli.console import out, terminal
from xxpy.report import targets
from xxpy.targets import COLUMNS


@click.command(
    "targets",
    cls=Command,
    short_help="Print what platforms are called in each toolchain.",
    epilog=f"Columns: {', '.join(COLUMNS)}.",
)
@click.argument("platform", required=False)
@click.option("--format", "form", type=click.Choice(targets.FORMATS), default="table", show_default=True)
@click.option("--column", "columns", metavar="NAME", multiple=True, help="That column alone; may be given again.")
def command(platform: str | None, form: str, columns: tuple[str, ...]) -> int:
    """Print the table of platforms, or what is known of PLATFORM, for example linux/arm/v7.

    In a terminal, only the columns that fit are printed; --format csv has them all.

    Exit codes: 0 printed; 2 there is no such platform, column or cell.
    """
    width = shutil.get_terminal_size().columns if terminal(sys.stdout) else None
    out(targets.render(form, platform, columns, width))
    return 0
