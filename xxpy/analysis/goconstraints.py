"""Which Go files a build for Linux takes: build constraints and file names, as go/build of Go 1.26 reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

# `go tool dist list`
LINUX_ARCHES = ("386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le",
                "riscv64", "s390x")  # fmt: skip

# internal/syslist; names that were ever a GOOS or GOARCH constrain a file by its suffix.
_OSES = frozenset({
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd",
    "openbsd", "plan9", "solaris", "wasip1", "windows", "zos",
})  # fmt: skip
_ARCHES = frozenset({
    *LINUX_ARCHES, "amd64p32", "armbe", "arm64be", "mips64p32", "mips64p32le", "ppc", "riscv", "s390", "sparc",
    "sparc64", "wasm",
})  # fmt: skip
_TOKEN = re.compile(r"\s*(\|\||&&|[()!]|[\w.]+)")
_TAG = re.compile(r"[\w.]+")
_RELEASE = re.compile(r"go1\.\d+")
_LEADING = re.compile(r"(?:[ \t\r]*(?://[^\n]*)?\n)*")
_COMMENT = re.compile(r"(\s*)(//[^\n]*|/\*.*?\*/)", re.DOTALL)
_MAX_TOKENS = 1000  # Go's own limit
_MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Constraint:
    """Expressions in the syntax of `//go:build`, all of which must hold."""

    expressions: tuple[str, ...]

    def allows(self, tags: frozenset[str]) -> bool:
        return all(holds(expression, tags) for expression in self.expressions)


def linux_tags(arch: str, cgo: bool) -> frozenset[str]:
    """The tags that hold in a build for Linux with the standard compiler; releases, `go1.N`, always do."""
    return frozenset({"linux", "unix", "gc", arch} | ({"cgo"} if cgo else set()))


def holds(expression: str, tags: frozenset[str]) -> bool:
    """Whether an expression of tags, `!`, `&&`, `||` and parentheses is true; a malformed one, like Go's, never is."""
    tokens = _tokens(expression)
    if tokens is None:
        return False
    reader = _Reader(tokens, tags)
    try:
        value = reader.either(0)
    except ValueError:
        return False
    return value and not reader.tokens


def constraint(name: str, source: str) -> Constraint:
    """What the name of a file (`x_linux_arm64.go`) and the comments before its package clause ask for."""
    suffix = _suffix(name)
    return Constraint(((suffix,) if suffix else ()) + _header(source.removeprefix("\ufeff")))


class _Reader:
    """Recursive descent that works out the value while it reads."""

    def __init__(self, tokens: list[str], tags: frozenset[str]) -> None:
        self.tokens = tokens[::-1]
        self.tags = tags

    def take(self, token: str) -> bool:
        if self.tokens and self.tokens[-1] == token:
            self.tokens.pop()
            return True
        return False

    def either(self, depth: int) -> bool:
        value = self.both(depth)
        while self.take("||"):
            value = self.both(depth) or value
        return value

    def both(self, depth: int) -> bool:
        value = self.negated(depth)
        while self.take("&&"):
            value = self.negated(depth) and value
        return value

    def negated(self, depth: int) -> bool:
        return not self.atom(depth) if self.take("!") else self.atom(depth)

    def atom(self, depth: int) -> bool:
        if self.take("("):
            if depth == _MAX_DEPTH:
                raise ValueError("nested too deeply")
            value = self.either(depth + 1)
            if not self.take(")"):
                raise ValueError("parenthesis never closed")
            return value
        if not self.tokens or not _TAG.fullmatch(self.tokens[-1]):
            raise ValueError("a tag was expected")
        tag = self.tokens.pop()
        return tag in self.tags or _RELEASE.fullmatch(tag) is not None


def _tokens(expression: str) -> list[str] | None:
    text = expression.rstrip()
    tokens, place = [], 0
    while match := _TOKEN.match(text, place):
        tokens.append(match[1])
        place = match.end()
    return tokens if place == len(text) and len(tokens) <= _MAX_TOKENS else None


def _suffix(name: str) -> str:
    """The constraint in `x_GOOS.go`, `x_GOARCH.go` and `x_GOOS_GOARCH.go`; `linux.go` has none."""
    words = name.partition(".")[0].split("_")[1:]
    if len(words) >= 2 and words[-2] in _OSES and words[-1] in _ARCHES:
        return f"{words[-2]} && {words[-1]}"
    return words[-1] if words and words[-1] in _OSES | _ARCHES else ""


def _header(source: str) -> tuple[str, ...]:
    """`//go:build` counts anywhere before the package clause; without one, `// +build` lines do."""
    for comment in _comments(source):
        if comment == "//go:build" or comment.startswith(("//go:build ", "//go:build\t")):
            return (comment[len("//go:build") :].strip(),)
    return tuple(_modern(words[1:]) for words in _plus_lines(source))


def _comments(source: str) -> list[str]:
    """The `//` comments before the package clause that begin their line."""
    comments, place = [], 0
    while match := _COMMENT.match(source, place):
        if match[2].startswith("//") and (place == 0 or "\n" in match[1]):
            comments.append(match[2].strip())
        place = match.end()
    return comments


def _plus_lines(source: str) -> list[list[str]]:
    """The words of `// +build` lines: before anything but `//` comments, and followed by a blank line."""
    leading = _LEADING.match(source)
    lines = leading[0].split("\n")[:-1] if leading else []
    after_last_blank = len(list(takewhile(str.strip, reversed(lines))))
    words = (line.strip().removeprefix("//").split() for line in lines[: len(lines) - after_last_blank])
    return [line for line in words if line[:1] == ["+build"]]


def _modern(options: list[str]) -> str:
    """`a,!b c` as `a && !b || c`."""
    return " || ".join(" && ".join(map(_term, option.split(","))) for option in options) or "ignore"


def _term(term: str) -> str:
    mark, tag = ("!", term[1:]) if term.startswith("!") else ("", term)
    if mark and (not tag or tag.startswith("!")):
        return "ignore"
    return mark + (tag if _TAG.fullmatch(tag) else "ignore")
