"""go.mod and go.work, as far as they tell which modules a build is made of (grammar: https://go.dev/ref/mod)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r'"[^"]*"|`[^`]*`|//.*|=>|[^\s"`]+')


@dataclass(frozen=True, slots=True)
class Require:
    """A module the build may take packages from; `indirect` ones are needed by other modules only."""

    module: str
    version: str
    indirect: bool


@dataclass(frozen=True, slots=True)
class Replace:
    """`module` (at `version`, or at any: "") stands for `target`: a module, or a folder (`./x`, `../x`, `/x`)."""

    module: str
    version: str
    target: str

    @property
    def local(self) -> bool:
        return self.target.startswith(("./", "../", "/")) or self.target in (".", "..")


@dataclass(frozen=True, slots=True)
class ModFile:
    """A go.mod or go.work. `go` is a version such as `1.22.3`, "" where not given; `uses` are go.work's folders."""

    module: str
    go: str
    requires: tuple[Require, ...]
    replaces: tuple[Replace, ...]
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    verb: str
    words: tuple[str, ...]
    comment: str


def parse(text: str) -> ModFile:
    """Read either file; lines that make no sense are passed over."""
    lines = tuple(_lines(text))
    return ModFile(
        module=_single(lines, "module"),
        go=_single(lines, "go"),
        requires=tuple(_require(line) for line in lines if line.verb == "require" and len(line.words) >= 2),
        replaces=tuple(replace for line in lines if line.verb == "replace" and (replace := _replace(line.words))),
        uses=tuple(line.words[0] for line in lines if line.verb == "use"),
    )


def _lines(text: str) -> Iterator[_Line]:
    """One for each directive, the word before a block repeated for every line in it."""
    block = ""
    for line in text.removeprefix("\ufeff").split("\n"):
        found = _WORD.findall(line)
        comment = found.pop() if found and found[-1].startswith("//") else ""
        words = [word.strip('"`') for word in found]
        if words == [")"]:
            block = ""
        elif len(words) == 2 and words[1] == "(":
            block = words[0]
        elif words and block:
            yield _Line(block, tuple(words), comment)
        elif len(words) > 1:
            yield _Line(words[0], tuple(words[1:]), comment)


def _single(lines: tuple[_Line, ...], verb: str) -> str:
    return next((line.words[0] for line in lines if line.verb == verb), "")


def _require(line: _Line) -> Require:
    note = line.comment[2:].split()
    indirect = note == ["indirect"] or note[:1] == ["indirect;"]
    return Require(line.words[0], line.words[1], indirect)


def _replace(words: tuple[str, ...]) -> Replace | None:
    if "=>" not in words[1:-1]:
        return None
    arrow = words.index("=>")
    return Replace(words[0], words[1] if arrow > 1 else "", words[arrow + 1])
