"""Expansion that keeps what only the build can know.

A *symbolic* text is a word after expansion in which unknown values stay written as `${NAME}` or `$(command)`. The
same function serves Dockerfile values and shell words, so a value can be followed from an ARG through an ENV and an
`export` to a compiler without deciding what it will be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.dockerfile.words import expand

if TYPE_CHECKING:
    from collections.abc import Callable

    Lookup = Callable[[str], str | None]

_REFERENCE = re.compile(r"\$(?:(\w+)|\{([A-Za-z_]\w*)([^{}]*(?:\{[^{}]*\}[^{}]*)*)\})")
_LONGEST = 10_000  # characters of a symbolic text
_DEFAULTS = (":-", "-", ":=", "=", ":?", "?")


def known(text: str) -> bool:
    """Whether nothing in a symbolic text is left to the build."""
    return "$" not in text and "`" not in text


def substitute(text: str, lookup: Lookup) -> str:
    """`text` with quotes removed and references replaced by what `lookup` tells.

    `lookup` gives a symbolic text, an empty one for what is known to be unset, or None for what is not known.
    """
    out: list[str] = []
    at, quoted = 0, False
    while at < len(text):
        char = text[at]
        if char == '"':
            quoted, piece, after = not quoted, "", at + 1
        elif char == "'" and not quoted:
            after = _closing(text, at, "'")
            piece = text[at + 1 : after].removesuffix("'")
        elif char == "\\" and at + 1 < len(text):
            piece, after = text[at + 1], at + 2
        elif char == "`":
            after = _closing(text, at, "`")
            piece = text[at:after]
        elif char == "$":
            piece, after = _dollar(text, at, lookup)
        else:
            piece, after = char, at + 1
        out.append(piece)
        at = after
    whole = "".join(out)
    return whole if len(whole) <= _LONGEST else "$(too long)"  # values that double from line to line


def _dollar(text: str, at: int, lookup: Lookup) -> tuple[str, int]:
    if text.startswith("$(", at):
        after = _parenthesis(text, at + 1)
        return text[at:after], after
    found = _REFERENCE.match(text, at)
    if not found:
        return "$", at + 1
    name, braced, rest = found.groups()
    return resolve(name or braced, rest or "", lookup), found.end()


def resolve(name: str, rest: str, lookup: Lookup) -> str:
    """The symbolic value of `${name rest}`, `rest` being operator and word."""
    value = lookup(name)
    if value is None:
        return f"${{{name}{rest}}}"
    operator = next((op for op in _DEFAULTS if rest.startswith(op)), "")
    if not value:
        return substitute(rest[len(operator) :], lookup) if operator and "?" not in operator else ""
    if not rest or operator:
        return value
    if known(value):
        return expand(f"${{{name}{rest}}}", lambda _: value)
    inner = _REFERENCE.fullmatch(value)
    return f"${{{inner[2] or inner[1]}{rest}}}" if inner and not inner[3] else f"$({value}{rest})"


def _closing(text: str, at: int, mark: str) -> int:
    end = text.find(mark, at + 1)
    return len(text) if end < 0 else end + 1


def _parenthesis(text: str, at: int) -> int:
    depth = 0
    for index in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if not depth:
            return index + 1
    return len(text)
