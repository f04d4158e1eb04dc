"""`xxpy parse`."""

from __future__ import annotations

import json

import click

from xxpy.cli import files, options
from xxpy.cli.console import out
from xxpy.dockerfile import records
from xxpy.dockerfile.reader import parse
from xxpy.errors import ParseError


@click.command("parse", short_help="Print the instructions of Dockerfiles as JSON.")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
def command(paths: tuple[str, ...]) -> int:
    """Print the instructions of each FILE as read, one JSON record per file and line; - is standard input.

    Exit codes: 0 all were read; 2 a file cannot be read, or is no Dockerfile: its record says "ok": false.
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
    out(json.dumps({"path": path, **record}) + "\n")
