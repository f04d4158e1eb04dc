"""`xxpy lint`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from xxpy.cli import files, options, search
from xxpy.cli.command import Command
from xxpy.cli.console import colour, err, out
from xxpy.conversion import Options
from xxpy.errors import XxpyError
from xxpy.findings import Severity
from xxpy.linter import lint
from xxpy.report import json, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xxpy.findings import Finding
    from xxpy.platform import Platform


@click.command("lint", cls=Command, short_help="Find what is slow or wrong in a multi-platform build.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=options.name)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.platforms
@options.context
def command(paths: tuple[str, ...], form: str, platforms: tuple[Platform, ...], context: str | None) -> int:
    """Report findings in each PATH, the current folder by default.

    A folder is searched for Dockerfiles: Dockerfile, Dockerfile.web, Dockerfile-web, Dockerfile_web,
    web.Dockerfile, and the same with Containerfile, but not for programs, pages and templates such as
    dockerfile.go. A file that is named needs no such name; - is standard input.

    Exit codes: 0 clean, or nothing but advice (info); 1 other findings; 2 a file cannot be read.
    """
    run = _Run(Options(platforms), context)
    code = run.all(paths or (".",))
    if form == "json":
        out(json.findings(run.found, [(error.path, error.line, error.message) for error in run.errors]))
    else:
        out("".join(text.findings(path, found, colour(sys.stdout)) for path, found in run.found))
    err(text.summary([len(found) for _, found in run.found], len(run.errors)))
    return code


class _Run:
    """Findings and errors as they come, over all files."""

    def __init__(self, asked: Options, context: str | None) -> None:
        self.asked = asked
        self.context = context
        self.found: list[tuple[str, Sequence[Finding]]] = []
        self.errors: list[files.FileError] = []

    def all(self, paths: Sequence[str]) -> int:
        """Lint every file once; the exit code."""
        every = files.once(file for path in paths for file in search.find(path, self.fail))
        code = options.each(every, self.one, self.fail)
        return XxpyError.exit_code if self.errors else code

    def one(self, path: str) -> int:
        source = files.read(path)
        found = lint(source.text, options.context_of(source, self.context), self.asked)
        self.found.append((source.name, found))
        return int(any(finding.severity is not Severity.INFO for finding in found))

    def fail(self, error: files.FileError) -> None:
        self.errors.append(error)
        options.tell(error)
