"""Takes one logical line apart: keyword, flags, and the arguments as BuildKit's parser splits them.

Every word keeps its range in the file. Facts: the line parsers of `frontend/dockerfile/parser` in moby/buildkit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from xxpy.dockerfile.arrays import string_array
from xxpy.dockerfile.encoding import shown
from xxpy.dockerfile.flags import read_flags
from xxpy.dockerfile.lexer import BLANKS, SPACE
from xxpy.dockerfile.syntax import Joined, Word
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from xxpy.dockerfile.syntax import Flag, Span

    Words: TypeAlias = tuple[Word, ...]

MAX_ONBUILD_DEPTH = 32  # a guard: BuildKit's parser takes any depth, its second stage none
_GAP = re.compile(rf"[{BLANKS}]+")
_UNSPLIT = re.compile(rf"[^{BLANKS}]+")
_ASCII_SPACE = re.compile(r"[\t\n\v\f\r ]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a logical line says, before its place in the file is known; see `syntax.Instruction`."""

    line: Joined
    keyword: str
    keyword_span: Span
    flags: tuple[Flag, ...]
    body: Joined
    words: Words
    json: bool
    trigger: Parts | None


def split_line(line: Joined, escape: str, depth: int = 0) -> Parts:
    """A logical line taken apart. Raises ParseError, without a line number, where BuildKit's parser does."""
    text = line.text.rstrip(SPACE)
    start = len(text) - len(text.lstrip(SPACE))
    gap = _GAP.search(text, start)
    end = gap.start() if gap else len(text)
    flags, begin = read_flags(line, gap.end(), len(text), escape) if gap else ((), len(text))
    body = line.cut(len(text) - len(text[begin:].lstrip(SPACE)), len(text))
    keyword = text[start:end]
    name = keyword.upper()
    trigger = _trigger(body, escape, depth) if name == "ONBUILD" and body.text else None
    words, is_json = _WORDS.get(name, _none)(body, escape)
    return Parts(line, keyword, line.span(start, end), flags, body, words, is_json, trigger)


def _trigger(body: Joined, escape: str, depth: int) -> Parts:
    if depth == MAX_ONBUILD_DEPTH:
        raise ParseError(f"more than {MAX_ONBUILD_DEPTH} nested ONBUILD")
    return split_line(body, escape, depth + 1)


def _word(body: Joined, start: int, end: int) -> Word:
    return Word(body.text[start:end], body.span(start, end))


def _none(body: Joined, _escape: str) -> tuple[Words, bool]:
    """An unknown instruction has one empty word."""
    return (_word(body, 0, 0),), False


def _onbuild(_body: Joined, _escape: str) -> tuple[Words, bool]:
    return (), False


def _whole(body: Joined, _escape: str) -> tuple[Words, bool]:
    return (Word(body.text, body.span(0, len(body.text))),) if body.text else (), False


def _unquoted(body: Joined, _escape: str) -> tuple[Words, bool]:
    """Words as white space alone separates them."""
    return tuple(_word(body, *match.span()) for match in _UNSPLIT.finditer(body.text)), False


def _array_or_whole(body: Joined, escape: str) -> tuple[Words, bool]:
    array = string_array(body)
    return (array, True) if array is not None else _whole(body, escape)


def _array_or_unquoted(body: Joined, escape: str) -> tuple[Words, bool]:
    array = string_array(body)
    return (array, True) if array is not None else _unquoted(body, escape)


def _definitions(body: Joined, escape: str) -> tuple[Words, bool]:
    return tuple(_word(body, *match.span()) for match in _quoted_word(escape).finditer(body.text)), False


@cache
def _quoted_word(escape: str) -> re.Pattern[str]:
    """A word whose quotes and escapes protect white space; an unclosed quote runs to the end, and an escape
    character that ends the text is dropped."""
    mark = re.escape(escape)
    return re.compile(rf"(?:{mark}[\s\S]|'[^']*'?|\"(?:{mark}[\s\S]|[^\"{mark}])*\"?|[^'\"{mark}{SPACE}])+")


def _pairs(name: str) -> Callable[[Joined, str], tuple[Words, bool]]:
    def read(body: Joined, escape: str) -> tuple[Words, bool]:
        found = list(_quoted_word(escape).finditer(body.text))
        if found and "=" not in found[0][0]:
            return _old_pair(body, name), False
        return tuple(word for match in found for word in _pair(body, match)), False

    return read


def _old_pair(body: Joined, name: str) -> Words:
    gap = _GAP.search(body.text)
    if gap is None:
        raise ParseError(f"{name} needs a name and a value")
    return _word(body, 0, gap.start()), _word(body, gap.end(), len(body.text)), _word(body, gap.end(), gap.end())


def _pair(body: Joined, match: re.Match[str]) -> Words:
    start, end = match.span()
    equals = body.text.find("=", start, end)
    if equals < 0:
        raise ParseError(f"no = in {shown(match[0])}: write name=value")
    return _word(body, start, equals), _word(body, equals + 1, end), _word(body, equals, equals + 1)


def _healthcheck(body: Joined, escape: str) -> tuple[Words, bool]:
    gap = _ASCII_SPACE.search(body.text)
    if gap is None:
        return _whole(body, escape)
    command, is_json = _array_or_whole(body.cut(gap.end(), len(body.text)), escape)
    return (_word(body, 0, gap.start()), *command), is_json


_WORDS: dict[str, Callable[[Joined, str], tuple[Words, bool]]] = {
    "ADD": _array_or_unquoted,
    "ARG": _definitions,
    "CMD": _array_or_whole,
    "COPY": _array_or_unquoted,
    "ENTRYPOINT": _array_or_whole,
    "ENV": _pairs("ENV"),
    "EXPOSE": _unquoted,
    "FROM": _unquoted,
    "HEALTHCHECK": _healthcheck,
    "LABEL": _pairs("LABEL"),
    "MAINTAINER": _whole,
    "ONBUILD": _onbuild,
    "RUN": _array_or_whole,
    "SHELL": _array_or_whole,
    "STOPSIGNAL": _whole,
    "USER": _whole,
    "VOLUME": _array_or_unquoted,
    "WORKDIR": _whole,
}
KEYWORDS = frozenset(_WORDS)
