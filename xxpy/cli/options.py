"""Options that commands share, and the pieces of a command that works through files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xxpy.cli.console import OutputError, complain, fault
from xxpy.cli.files import FileError, Source
from xxpy.context import EMPTY, BuildContext, Context, FolderContext
from xxpy.errors import ParseError, PlatformError, XxpyError
from xxpy.platform import DEFAULT_PLATFORMS, Platform, parse_platforms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_DEFAULT = ",".join(map(str, DEFAULT_PLATFORMS))


def name(value: str) -> str:
    """The type of a parameter that names a file or folder, which need not exist."""
    if not value:
        raise click.BadParameter("the name is empty")
    return value


def _platforms(_context: click.Context, _option: click.Parameter, value: str) -> tuple[Platform, ...]:
    if value == _DEFAULT:
        return DEFAULT_PLATFORMS
    # imported here: the table costs more than most commands
    from xxpy.targets import lookup

    try:
        return tuple(lookup(platform).platform for platform in parse_platforms(value))
    except PlatformError as error:
        raise click.BadParameter(str(error)) from error


platforms = click.option(
    "--platforms",
    metavar="LIST",
    callback=_platforms,
    default=_DEFAULT,
    show_default=True,
    help="The platforms the image is for, with commas between.",
)

context = click.option(
    "--context",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="The build context.  [default: the folder the file is in; none for standard input]",
)


def context_of(source: Source, folder: str | None) -> Context:
    """What a build of this file sees of `folder`, or of the folder the file is in where that is None."""
    root = folder or source.folder
    if root is None:
        return EMPTY
    inner = FolderContext(Path(root))
    own = FolderContext(Path(source.folder or root)).read(f"{Path(source.path).name}.dockerignore")
    return BuildContext(inner, own if own is not None else inner.read(".dockerignore") or "")


def each(paths: Iterable[str], work: Callable[[str], int], report: Callable[[FileError], None] | None = None) -> int:
    """The worst exit code of `work` over all paths. A failure is told to `report` and does not stop the others."""
    return max((_guarded(path, work, report or tell) for path in paths), default=0)


def tell(error: FileError) -> None:
    """Write the error as one line."""
    complain(str(error))


def _guarded(path: str, work: Callable[[str], int], report: Callable[[FileError], None]) -> int:
    try:
        return work(path)
    except OutputError:
        raise
    except FileError as error:
        report(error)
    except ParseError as error:
        report(FileError(path, error.message, error.line))
    except XxpyError as error:
        report(FileError(path, str(error)))
    except Exception as error:
        report(FileError(path, fault(error)))
    return XxpyError.exit_code
