"""The JSON form of arguments, `["a", "b"]`, as Go's encoding/json reads it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from xxpy.dockerfile.lexer import SPACE
from xxpy.dockerfile.syntax import Word
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from xxpy.dockerfile.syntax import Joined

_STRING = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"'
_BLANK = r"[\t\n\r ]*"
_ARRAY = re.compile(rf"\[{_BLANK}(?:{_STRING}{_BLANK}(?:,{_BLANK}{_STRING}{_BLANK})*)?\]{_BLANK}")
_ELEMENT = re.compile(_STRING)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def string_array(body: Joined) -> tuple[Word, ...] | None:
    """The elements, decoded; their spans hold the quotes. None where `body` is not JSON, so in shell form.

    Raises ParseError for an array that holds anything but strings.
    """
    start = len(body.text) - len(body.text.lstrip(SPACE))
    if not body.text.startswith("[", start):
        return None
    if _ARRAY.fullmatch(body.text, start):
        return tuple(Word(_decode(match[0]), body.span(*match.span())) for match in _ELEMENT.finditer(body.text))
    if _is_json(body.text[start:]):
        raise ParseError("an array of arguments may hold strings only")
    return None


def _decode(element: str) -> str:
    """Go puts U+FFFD for half a surrogate pair."""
    return _LONE_SURROGATE.sub("\ufffd", json.loads(element)) if "\\" in element else element[1:-1]


def _is_json(text: str) -> bool:
    try:
        json.loads(text, parse_constant=_reject, parse_int=_number, parse_float=_number)
    except ValueError:
        return False
    except RecursionError:
        return True
    return True


def _reject(constant: str) -> None:
    raise ValueError(constant)


def _number(digits: str) -> float:
    """Go fails on a number that a float cannot hold."""
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise ValueError(digits)
    return value
