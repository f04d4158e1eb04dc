"""The platform table as text: what `xxpy targets` prints."""

from __future__ import annotations

import csv
import io
import json
import shlex
from typing import TYPE_CHECKING

from xxpy._resources import resource
from xxpy.errors import XxpyError
from xxpy.platform import near
from xxpy.targets import COLUMNS, TARGETS, UNAMES, cell, check_column, lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from xxpy.platform import Platform
    from xxpy.targets import Target

JSON_VERSION = 1

# What answers most questions; the last ones are left out where a line has no place for them.
_MAIN = ("goarch", "debian_arch", "alpine_arch", "uname", "rpm_arch", "gnu_triple", "rust_target")

# The scripts are copied into builds, so the table they carry leaves out what none of them asks for.
_NOT_IN_SHELL = (
    "rhel_triple uname libc node_platform java_arch maven_classifier "
    "elf_class elf_machine elf_machine_id elf_flags note"
).split()
_SHELL = tuple(name for name in COLUMNS if name not in _NOT_IN_SHELL)


def render(
    form: str,
    platform: Platform | str | None = None,
    columns: Sequence[str] = (),
    width: int | None = None,
) -> str:
    """The table in one of FORMATS, all of it, or what `platform` or `columns` or both leave of it.

    `table` and `markdown` show the main columns of all platforms, or all columns of one; `sh` gives a function for
    each column, which fails for an unknown cell, or for one platform assignments. An unknown cell is null in `json`; in
    `csv` and assignments it is empty, as one is where nothing is to be added. Of the table of all platforms, `width` is
    how many characters a line may have. Ends in a newline. Raises XxpyError, with near matches, for an unknown format,
    column, platform or cell.
    """
    if form not in _RENDERERS:
        raise XxpyError(f"unknown format: {form}{near(form, FORMATS)}")
    names = tuple(map(check_column, columns))
    if platform is None:
        return _RENDERERS[form](TARGETS, names or (_fitting(width) if form == "table" else ()))
    for name in names:
        cell(platform, name)  # one cell that is not known is an error, not an empty line
    return _ONE.get(form, _RENDERERS[form])((lookup(platform),), names)


def scripts_table() -> str:
    """What scripts/xx-lib/targets.sh is."""
    return _sh(TARGETS, _SHELL)


def _fitting(width: int | None) -> tuple[str, ...]:
    """The main columns that a line has a place for, at least the first."""
    names: tuple[str, ...] = _MAIN
    while width and names[1:] and max(map(len, _aligned(_grid(TARGETS, names)).splitlines())) > width:
        names = names[:-1]
    return names


def _table(rows: Sequence[Target], columns: Sequence[str]) -> str:
    return _aligned(_grid(rows, columns or _MAIN))


def _one_table(rows: Sequence[Target], columns: Sequence[str]) -> str:
    if columns:
        return "".join(f"{_text(rows[0], name)}\n" for name in columns)
    return _aligned([("platform", str(rows[0].platform)), *_known(rows[0])])


def _markdown(rows: Sequence[Target], columns: Sequence[str]) -> str:
    header, *lines = _grid(rows, columns or _MAIN)
    return _template("targets.md.j2", header=header, lines=lines)


def _one_markdown(rows: Sequence[Target], columns: Sequence[str]) -> str:
    lines = [(name, _text(rows[0], name)) for name in columns] or _known(rows[0])
    return _template("targets.md.j2", header=("column", rows[0].platform), lines=lines)


def _json(rows: Sequence[Target], columns: Sequence[str]) -> str:
    names = columns or COLUMNS
    found = [{"platform": str(row.platform)} | {name: getattr(row, name) for name in names} for row in rows]
    return json.dumps({"version": JSON_VERSION, "targets": found}, indent=2) + "\n"


def _csv(rows: Sequence[Target], columns: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(_grid(rows, columns or COLUMNS, unknown=""))
    return text.getvalue()


def _sh(rows: Sequence[Target], columns: Sequence[str]) -> str:
    names = columns or COLUMNS
    functions = [(name, _cases(_column(rows, name))) for name in names]
    unames = () if len(names) == 1 else _cases(UNAMES.items())
    return _template("targets.sh.j2", platforms=[row.platform for row in rows], unames=unames, functions=functions)


def _one_sh(rows: Sequence[Target], columns: Sequence[str]) -> str:
    header, line = _grid(rows, columns or COLUMNS, unknown="")
    pairs = list(zip(header, line, strict=True))[1 if columns else 0 :]
    return "".join(f"XXPY_{name.upper()}={shlex.quote(value)}\n" for name, value in pairs)


def _cases(pairs: Iterable[tuple[object, object]]) -> list[tuple[str, list[str]]]:
    """Each value, quoted for the shell, with the words that lead to it."""
    found: dict[str, list[str]] = {}
    for word, value in pairs:
        found.setdefault(shlex.quote(str(value)), []).append(str(word))
    return list(found.items())


def _column(rows: Sequence[Target], name: str) -> Iterable[tuple[Platform, str]]:
    return ((row.platform, _text(row, name)) for row in rows if getattr(row, name) is not None)


def _grid(rows: Sequence[Target], columns: Sequence[str], unknown: str = "-") -> list[tuple[str, ...]]:
    lines = [(str(row.platform), *(_text(row, name, unknown) for name in columns)) for row in rows]
    return [("platform", *columns), *lines]


def _known(row: Target) -> list[tuple[str, str]]:
    return [(name, _text(row, name)) for name in COLUMNS if getattr(row, name) not in (None, "")]


def _text(row: Target, column: str, unknown: str = "-") -> str:
    value = getattr(row, column)
    if value is None:
        return unknown
    return hex(value) if column == "elf_flags" else str(value)


def _aligned(grid: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    lines = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in grid)
    return "".join(f"{line}\n" for line in lines)


def _template(name: str, **values: object) -> str:
    from jinja2 import Environment, StrictUndefined

    # Shell and Markdown, not HTML; the values come from our own table.
    environment = Environment(trim_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined)
    return environment.from_string(resource(f"templates/{name}").read_text(encoding="utf-8")).render(values)


_RENDERERS: dict[str, Callable[[Sequence[Target], Sequence[str]], str]] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
    "sh": _sh,
    "markdown": _markdown,
}
_ONE = {"table": _one_table, "sh": _one_sh, "markdown": _one_markdown}

FORMATS = tuple(_RENDERERS)
