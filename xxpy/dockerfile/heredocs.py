"""Finds the heredocs that a logical line opens, by BuildKit's rules.

The line is lexed as words, always with a backslash as the escape character. White space after `<<` belongs to the
word. A word is a heredoc if it is `[fd]<<[-]name` and nothing else; a line that does not lex has none. There is no
notion of arithmetic or comments, so `$(( 1 << 2 ))` and `# <<EOF` open one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.dockerfile.lexer import SPACE
from xxpy.dockerfile.wordparts import Quoted, Text, Variable, parts
from xxpy.dockerfile.words import Style, operand_style, render
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xxpy.dockerfile.wordparts import Part

_HEREDOC = re.compile(r"([0-9]*)<<(-?)[\t\n\f\r ]*([^<]*)")
_TEXT = re.compile(rf"(?P<space>[{SPACE}]+)|<<[\t\r ]*|<|[^<{SPACE}]+")
_VALUE = re.compile(rf"(?P<space>[{SPACE}]+)|[^{SPACE}]+")
_MAX_FD = 2**64 - 1
_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Opening:
    """`<<name`: what its body ends at and how it is to be read."""

    name: str
    fd: int
    expand: bool
    chomp: bool


def openings(line: str) -> tuple[Opening, ...]:
    """The heredocs of a logical line, in order. Raises ParseError for a name that cannot be read."""
    if "<<" not in line:
        return ()
    try:
        words = _words(parts(_UNDECODED.sub("\ufffd", line)), _written(escapes=True))
    except ParseError:
        return ()
    found = (_opening(word) for word in words)
    return tuple(opening for opening in found if opening is not None)


def is_opening(word: str) -> bool:
    """Whether a word, as arguments are split, opens a heredoc."""
    try:
        return _opening(word) is not None
    except ParseError:
        return False


def _opening(word: str) -> Opening | None:
    match = _HEREDOC.fullmatch(word)
    if match is None or not match[3]:
        return None
    name = parts(match[3].removeprefix("\ufeff"))
    plain = list(_words(name, Style(_unset)))
    if len(plain) != 1:
        return None
    written = "".join(_words(name, _written(escapes=False)))
    fd = min(int(match[1] or "0"), _MAX_FD)
    return Opening(plain[0], fd, _quotes(plain[0]) == _quotes(written), match[2] == "-")


def _quotes(text: str) -> int:
    return text.count("'") + text.count('"')


def _written(*, escapes: bool) -> Style:
    return Style(_unset, quotes=True, escapes=escapes)


def _unset(variable: Variable, style: Style) -> str:
    """No variable is set here, so a reference stands for itself."""
    reference = variable.reference
    if reference.end - reference.start == len(reference.name) + 1:
        return f"${reference.name}"
    operator = reference.operator.replace("//", "/")
    words = (render(word, operand_style(variable, style, i)) for i, word in enumerate(variable.operands))
    return f"${{{reference.name}{operator}{'/'.join(words)}}}"


def _words(found: Iterable[Part], style: Style) -> Iterator[str]:
    """Split at white space outside quotes; a reference with a word of its own drops what the word had before it."""
    word = ""
    for part in found:
        if _restarts(part):
            word = ""
        text = render((part,), style)
        if not isinstance(part, (Text, Variable)):
            word += text
            continue
        for match in (_TEXT if isinstance(part, Text) else _VALUE).finditer(text):
            if match["space"] and word:
                yield word
            word = "" if match["space"] else word + match[0]
    if word:
        yield word


def _restarts(part: Part) -> bool:
    if isinstance(part, Quoted):
        return any(_restarts(inside) for inside in part.parts)
    return isinstance(part, Variable) and bool(part.operands)
