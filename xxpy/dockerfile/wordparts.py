"""Takes a word apart into text, escapes, quotes and `$` references, by the rules of BuildKit's shell lexer.

Facts: the section "Environment replacement" of the Dockerfile reference, and BuildKit's lexer for what that leaves
open: names take any letter or decimal digit of Unicode, a nested word may itself be quoted and hold references.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from xxpy.dockerfile.encoding import shown
from xxpy.errors import ParseError

MAX_DEPTH = 32  # nested `${}`; a guard, BuildKit has none
_SPECIAL = frozenset("@*#?-$!0")  # POSIX special parameters, names of one character
_OPERATORS = frozenset("+-?#%/")


@dataclass(frozen=True, slots=True)
class Reference:
    """`$NAME` or `${NAME<operator><word>}` at `start:end` of the text it was found in.

    `operator` is empty for a plain reference; `word` is written as in the text, for `/` and `//` with the
    slash between pattern and replacement.
    """

    name: str
    start: int
    end: int
    operator: str = ""
    word: str = ""

    @property
    def has_fallback(self) -> bool:
        """Whether a missing value is replaced by the word."""
        return self.operator in ("-", ":-")


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that mean themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Escape:
    """The escape character and what follows it, nothing at the end of a word."""

    escape: str
    char: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two quotes of the kind `quote`."""

    quote: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """A reference with its words taken apart: one, or pattern and replacement for `/` and `//`."""

    reference: Reference
    operands: tuple[tuple[Part, ...], ...] = ()


Part: TypeAlias = "Text | Escape | Quoted | Variable"


def parts(text: str, escape: str = "\\") -> tuple[Part, ...]:
    """`text` taken apart. Raises ParseError for a missing quote or brace, or a bad substitution."""
    return _Lexer(text, escape).until("")


@cache
def _plain(escape: str) -> dict[str, re.Pattern[str]]:
    special = "'\"$" + escape
    inside = {"": special, "}": special + "}", "/": special + "/", '"': special[1:]}
    return {stop: re.compile(f"[^{re.escape(chars)}]+") for stop, chars in inside.items()}


class _Lexer:
    """Recursive descent over one text; `at` is the next character."""

    def __init__(self, text: str, escape: str) -> None:
        self.text = text
        self.escape = escape
        self.at = 0
        self.depth = 0
        self.plain = _plain(escape)

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        char = self.peek()
        self.at += 1
        return char

    def run(self, stop: str) -> Text | None:
        """The plain characters that follow; `stop` as in `until`, a double quote inside such quotes."""
        match = self.plain[stop].match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        return Text(match[0])

    def until(self, stop: str) -> tuple[Part, ...]:
        """Parts up to `stop`, which is taken; up to the end for an empty one."""
        found: list[Part] = []
        while char := self.peek():
            if char == stop:
                self.at += 1
                return tuple(found)
            found.append(self.run(stop) or self.special())
        if stop:
            raise ParseError(f"missing {stop} in {shown(self.text)}")
        return tuple(found)

    def special(self) -> Part:
        char = self.peek()
        if char == "'":
            return self.single()
        if char == '"':
            return self.double()
        if char == "$":
            return self.dollar()
        self.at += 1
        return Escape(char, self.take())

    def single(self) -> Part:
        end = self.text.find("'", self.at + 1)
        if end < 0:
            raise ParseError(f"missing ' in {shown(self.text)}")
        inside = self.text[self.at + 1 : end]
        self.at = end + 1
        pieces = re.split(f"({re.escape(self.escape)})", inside)
        return Quoted("'", tuple(Escape(p, "") if p == self.escape else Text(p) for p in pieces if p))

    def double(self) -> Part:
        self.at += 1
        found: list[Part] = []
        while (char := self.peek()) != '"':
            if not char:
                raise ParseError(f'missing " in {shown(self.text)}')
            found.append(self.run('"') or (self.dollar() if char == "$" else self.escape_in_double()))
        self.at += 1
        return Quoted('"', tuple(found))

    def escape_in_double(self) -> Part:
        """Only `"`, `$` and the escape character can be escaped; before others it means itself."""
        self.at += 1
        char = self.peek()
        if not char or char not in f'"${self.escape}':
            return Escape(self.escape, "")
        self.at += 1
        return Escape(self.escape, char)

    def dollar(self) -> Part:
        start = self.at
        self.at += 1
        if self.peek() == "{":
            return self.braces(start)
        name = self.name()
        return Variable(Reference(name, start, self.at)) if name else Text("$")

    def name(self) -> str:
        start = self.at
        if self.peek().isdecimal():
            while self.peek().isdecimal():
                self.at += 1
        elif self.peek() in _SPECIAL:
            self.at += 1
        else:
            while (char := self.peek()) == "_" or char.isalpha() or char.isdecimal():
                self.at += 1
        return self.text[start : self.at]

    def braces(self, start: int) -> Part:
        self.at += 1
        if self.peek() in ("", "{", "}", ":"):
            raise ParseError(f"bad substitution in {shown(self.text)}")
        name = self.name()
        if self.peek() == "}":
            self.at += 1
            return Variable(Reference(name, start, self.at))
        operator = self.operator(name)
        begin = self.at
        operands = self.operands(operator)
        word = self.text[begin : self.at - 1]
        return Variable(Reference(name, start, self.at, operator, word), operands)

    def operator(self, name: str) -> str:
        operator = self.take()
        if operator == ":":
            operator += self.take()
        if (operator[:1] not in _OPERATORS and len(operator) < 2) or operator in (":#", ":%"):
            raise ParseError(f"unsupported modifier {shown(operator)} of {shown(name)} in {shown(self.text)}")
        if operator in ("#", "%", "/") and self.peek() == operator:
            operator += self.take()
        return operator

    def operands(self, operator: str) -> tuple[tuple[Part, ...], ...]:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ParseError(f"more than {MAX_DEPTH} nested ${{}}")
        stops = ("/", "}") if operator in ("/", "//") else ("}",)
        found = tuple(self.until(stop) for stop in stops)
        self.depth -= 1
        return found
