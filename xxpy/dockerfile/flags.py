"""Flags between a keyword and its arguments: `--name=value`, quotes and escapes resolved.

BuildKit reads them byte by byte, each as a character of its own: a value that is not ASCII comes out garbled, and
the bytes 0x85 and 0xA0 inside a character are white space. This follows it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from xxpy.dockerfile.syntax import Flag

if TYPE_CHECKING:
    from xxpy.dockerfile.syntax import Joined

_SPACE = r"\t\n\v\f\r \x85\xa0"  # unicode.IsSpace of one byte
_START = re.compile(rf"[{_SPACE}]*(?=--)")


def read_flags(line: Joined, start: int, end: int, escape: str) -> tuple[tuple[Flag, ...], int]:
    """The flags in `line.text[start:end]`, and where the arguments begin."""
    text = line.text
    if not text.startswith("--", start) and not _START.match(text, start, end):
        return (), start
    found: list[Flag] = []
    octets = text[start:end].encode("utf-8", "surrogateescape").decode("latin-1")
    at = 0
    while space := _START.match(octets, at):
        word = _flag_word(escape).match(octets, space.end())
        if word is None:  # cannot be: a match of _START stands before a word
            break
        at = word.end()
        value = _resolve(word[0], escape)
        if value == "--":
            break
        span = line.span(start + _characters(octets, space.end()), start + _characters(octets, at))
        name, equals, rest = value[2:].partition("=")
        found.append(Flag(name, rest if equals else None, span))
    return tuple(found), start + _characters(octets, at)


def _characters(octets: str, count: int) -> int:
    """How many characters the first `count` bytes are, one that is cut short counted."""
    if octets.isascii():
        return count
    return len(octets[:count].encode("latin-1").decode("utf-8", "surrogateescape"))


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
