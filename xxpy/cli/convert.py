"""`xxpy convert`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import click

from xxpy.cli import files, options, writing
from xxpy.cli.command import Command
from xxpy.cli.console import colour, err, out, out_bytes, terminal
from xxpy.conversion import Options
from xxpy.converter import convert
from xxpy.report import conversion as report

if TYPE_CHECKING:
    from xxpy.conversion import Conversion
    from xxpy.platform import Platform


@dataclass(frozen=True, slots=True)
class _Job:
    """What is done with each file. `output` is None for the file itself."""

    options: Options
    context: str | None
    output: str | None
    diff: bool
    check: bool
    strict: bool

    @property
    def dry(self) -> bool:
        return self.diff or self.check


@click.command("convert", cls=Command, short_help="Rewrite Dockerfiles so that builds cross-compile.")
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=options.name)
@click.option("--diff", is_flag=True, help="Show what would change; write nothing.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would change.")
@click.option(
    "-o", "--output", metavar="FILE", type=options.name, help="Write the result there, - for standard output."
)
@options.platforms
@options.context
@click.option("--strict", is_flag=True, help="Exit 1 if a stage is refused.")
def command(
    paths: tuple[str, ...],
    platforms: tuple[Platform, ...],
    context: str | None,
    output: str | None,
    diff: bool,
    check: bool,
    strict: bool,
) -> int:
    """Rewrite each FILE, ./Dockerfile by default, in place, so that what it compiles is cross-compiled.

    - reads standard input and writes to standard output. What was done with each stage, and why not, is told on
    standard error.

    Exit codes: 0 changed, nothing to do, or refused; 1 --diff or --check would change something, or --strict
    and a stage is refused; 2 a file cannot be read or written.
    """
    if output is not None and (diff or check):
        raise click.UsageError("-o writes a file, --diff and --check write none; use one of them")
    if output is not None and len(paths) > 1:
        raise click.UsageError("-o takes the result of one file")
    job = _Job(Options(platforms), context, output, diff, check, strict)
    return options.each(files.once(paths or ("Dockerfile",)), partial(_convert, job=job))


def _convert(path: str, job: _Job) -> int:
    source = files.read(path)
    result = convert(source.text, options.context_of(source, job.context), job.options)
    _deliver(source, result, job)
    err(report.stages(source.name, result, colour(sys.stderr)))
    err(report.verdict(source.name, result, job.dry))
    return int((job.dry and result.changed) or (job.strict and result.refused))


def _deliver(source: files.Source, result: Conversion, job: _Job) -> None:
    if job.diff:
        _show(source, result)
    if job.dry:
        return
    target = job.output or source.path
    if target == files.STDIN:
        out_bytes(files.encode(result.text))
    elif job.output:
        writing.write(target, files.encode(result.text))
    elif result.changed:
        writing.replace(source, files.encode(result.text))


def _show(source: files.Source, result: Conversion) -> None:
    """On a terminal for the eye, elsewhere as `patch` wants it."""
    diff = partial(report.diff, source.name, result.before, result.text)
    if terminal(sys.stdout):
        out(diff(escape=True, colour=colour(sys.stdout)))
    else:
        out_bytes(files.encode(diff(colour=colour(sys.stdout))))
