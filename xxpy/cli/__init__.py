"""The command line. Only this package touches files and streams, and only here are there exit codes.

A command is a module of the same name, imported when it is asked for, so that each pays for its own imports alone.
Its function returns the exit code: 0 clean, 1 findings or something would change, 2 what cannot be read or asked.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from xxpy import __version__
from xxpy.cli.command import Command
from xxpy.cli.console import complain, err, fault, out
from xxpy.errors import XxpyError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("convert", "lint", "explain", "parse", "targets", "scripts")
INTERRUPTED = 130


class _Commands(Command, click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"xxpy.cli.{cmd_name}").command
        return command


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option("--version", is_flag=True, help="Show the version and exit.")
@click.pass_context
def cli(context: click.Context, version: bool) -> int:
    """Cross-compilation for Dockerfiles: the build stage runs at native speed, whatever the platform.

    Exit codes: 0 clean; 1 findings, or something would change; 2 usage, or a file cannot be read or written.
    """
    if version:
        out(f"xxpy {__version__}\n")
        context.exit()
    if context.invoked_subcommand is None:
        err(context.get_help() + "\n")
        context.exit(2)
    return 0


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; `args` defaults to the process's own.

    Every error is one line on stderr.
    """
    try:
        code: int = cli.main(args, prog_name="xxpy", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        complain(" ".join(error.format_message().split()))
        return 2
    except XxpyError as error:
        complain(str(error))
        return error.exit_code
    except Exception as error:
        complain(fault(error))
        return XxpyError.exit_code
    return code
