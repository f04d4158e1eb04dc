"""`xxpy parse`."""

from __future__ import annotations

import click

from xxpy.cli import files, options
from xxpy.cli.command import Command
from xxpy.cli.console import out
from xxpy.dockerfile import records
from xxpy.dockerfile.reader import parse
from xxpy.errors import ParseError
from xxpy.report import json


@click.command("parse", cls=Command, short_help="Print the instructions of Dockerfiles as JSON.")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=options.name)
def command(paths: tuple[str, ...]) -> int:
    """Print the instructions of each FILE as read, one JSON record per file and line; - is standard input.

    It is read as BuildKit's parser reads it, which takes much that a build does not: an unknown instruction, a
    file without FROM, bytes that are no text. `xxpy lint` finds that.

    Exit codes: 0 all were read; 2 a file cannot be read, or that parser would not take it: its record says
    "ok": false.
    """
    return options.each(paths, _parse)


def _parse(path: str) -> int:
    try:
        _print(path, records.record(parse(files.read_bytes(path))))
    except (files.FileError, ParseError) as error:
        _print(path, records.failed(ParseError(error.message, error.line)))
        raise
    return 0


def _print(path: str, record: dict[str, object]) -> None:
    out(json.line({"path": json.path(files.name(path)), **record}))
