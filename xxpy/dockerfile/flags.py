"""Flags between a keyword and its arguments: `--name=value`, quotes and escapes resolved.

BuildKit reads them byte by byte, each as a character of its own: a value that is not ASCII comes out garbled, and
the bytes 0x85 and 0xA0 inside a character are white space. This follows it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, repeat
from typing import TYPE_CHECKING

from xxpy.dockerfile.syntax import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xxpy.dockerfile.syntax import Joined

_SPACE = r"\t\n\v\f\r \x85\xa0"  # unicode.IsSpace of one byte
_START = re.compile(rf"[{_SPACE}]*(?=--)")


def read_flags(line: Joined, start: int, end: int, escape: str) -> tuple[tuple[Flag, ...], int]:
    """The flags in `line.text[start:end]`, and where the arguments begin."""
    text = line.text
    if not _START.match(text, start, end):
        return (), start
    octets = text[start:end].encode("utf-8", "surrogateescape").decode("latin-1")
    places = _places(text[start:end], len(octets))
    found: list[Flag] = []
    at = 0
    while (space := _START.match(octets, at)) and (word := _flag_word(escape).match(octets, space.end())):
        at = word.end()
        value = _resolve(word[0], escape)
        if value == "--":
            break
        name, equals, rest = value[2:].partition("=")
        span = line.span(start + places[space.end()], start + places[at])
        found.append(Flag(name, rest if equals else None, span))
    return tuple(found), start + places[at]


def _places(text: str, size: int) -> Sequence[int]:
    """For each number of bytes up to `size`, how many characters begin in them."""
    if len(text) == size:
        return range(size + 1)
    widths = (len(char.encode("utf-8", "surrogateescape")) for char in text)
    return [0, *chain.from_iterable(repeat(count, width) for count, width in enumerate(widths, 1))]


@cache
def _flag_word(escape: str) -> re.Pattern[str]:
    mark = re.escape(escape)
    quoted = "|".join(rf"{quote}(?:{mark}[\s\S]|[^{quote}{mark}])*(?:{quote}|{mark}?\Z)" for quote in "'\"")
    return re.compile(rf"(?:{mark}[\s\S]|{quoted}|[^'\"{mark}{_SPACE}])+{mark}?")


@cache
def _marks(escape: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(escape)}([\s\S]?)|(['\"])")


def _resolve(word: str, escape: str) -> str:
    """Drops quotes and escape characters; inside one kind of quotes the other is a character."""
    out: list[str] = []
    quote, at = "", 0
    for match in _marks(escape).finditer(word):
        out.append(word[at : match.start()])
        at = match.end()
        if match[2] is None:
            out.append(match[1])
        elif quote and match[2] != quote:
            out.append(match[2])
        else:
            quote = "" if quote else match[2]
    return "".join(out) + word[at:]
