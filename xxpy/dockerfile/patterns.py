"""The shell patterns of `${NAME#pattern}` and its kin: `*`, `?` and escapes, no brackets, as in BuildKit.

Matching follows all alternatives at once, so that no pattern takes exponential time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.dockerfile.encoding import shown
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ANY, _STAR = "any", "star"  # tokens; a literal is one character


def remove_prefix(value: str, pattern: str, *, longest: bool) -> str:
    """`${value#pattern}`, or `##` with `longest`."""
    return value[_extent(tokens(pattern), value, longest) :]


def remove_suffix(value: str, pattern: str, *, longest: bool) -> str:
    """`${value%pattern}`, or `%%` with `longest`."""
    return value[: len(value) - _extent(tokens(pattern)[::-1], value[::-1], longest)]


def _extent(pattern: Sequence[str], value: str, longest: bool) -> int:
    found = list(_ends(pattern, value, 0)) or [0]
    return found[-1] if longest else found[0]


def substitute(value: str, pattern: str, replacement: str, *, everywhere: bool) -> str:
    """`${value/pattern/replacement}`, or `//` with `everywhere`; matches are the longest ones."""
    wanted, out, done, last = tokens(pattern), "", 0, -1
    for start in range(len(value) + 1):
        end = max(_ends(wanted, value, start), default=-1) if start >= done else -1
        if end < 0 or end == start == last:
            continue
        out, done, last = out + value[done:start] + replacement, end, end
        if not everywhere:
            break
    return out + value[done:]


def tokens(pattern: str) -> tuple[str, ...]:
    """A pattern's tokens. Raises ParseError for an escape that is none."""
    found: list[str] = []
    chars = iter(pattern)
    for char in chars:
        if char == "\\":
            char = next(chars, "")
            if char not in ("*", "?", "\\", "}", "/"):
                raise ParseError(f"invalid escape \\{shown(char)} in the pattern {shown(pattern)}")
            found.append(char)
        else:
            found.append({"*": _STAR, "?": _ANY}.get(char, char))
    return tuple(found)


def _ends(pattern: Sequence[str], value: str, start: int) -> Iterator[int]:
    """Where matches that begin at `start` end, in ascending order."""
    states = _reach(pattern, {0})
    for at in range(start, len(value) + 1):
        if len(pattern) in states:
            yield at
        if at < len(value) and states:
            states = _reach(pattern, set(_step(pattern, states, value[at])))


def _step(pattern: Sequence[str], states: set[int], char: str) -> Iterator[int]:
    for state in states:
        token = pattern[state] if state < len(pattern) else ""
        if token == _STAR and char != "\n":
            yield state
        elif token == char or (token == _ANY and char != "\n"):
            yield state + 1


def _reach(pattern: Sequence[str], states: set[int]) -> set[int]:
    """With every state that follows without a character."""
    reached = set(states)
    for state in states:
        while state < len(pattern) and pattern[state] == _STAR:
            state += 1
            reached.add(state)
    return reached
