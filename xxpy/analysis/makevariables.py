"""Variables of a Makefile: what a text expands to, as far as it is literal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_STEPS = 1000  # references followed for one text
_MAX_LENGTH = 64 * 1024
_MAX_DEPTH = 50

_BUILT_IN = {"MAKE": "make", "RM": "rm -f"}
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Variable:
    """`text` is expanded on use, unless it is `simple`: then `unknown` names what could not be, when it was set.

    `known` is False where the value cannot be told.
    """

    text: str
    simple: bool
    unknown: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Expanded:
    """`unknown` names the variables and functions left in the text as they were written, `$(X)`."""

    text: str
    unknown: tuple[str, ...]


class Variables:
    """Values at one point of a Makefile.

    `environment` is what make is started with; `overrides` are set on its command line, and win over assignments.
    """

    def __init__(self, environment: Mapping[str, str], overrides: Mapping[str, str]) -> None:
        self._fixed = frozenset(overrides)
        given = {**_BUILT_IN, **environment, **overrides}
        self._values = {name: Variable(text, simple=False) for name, text in given.items()}

    def copy(self) -> Variables:
        same = Variables(_NOTHING, _NOTHING)
        same._fixed, same._values = self._fixed, dict(self._values)
        return same

    def assign(self, name: str, operator: str, value: str, certain: bool) -> None:
        """Carry out one assignment; it is not `certain` where a conditional may leave it out."""
        old = self._values.get(name)
        if name in self._fixed or (operator == "?=" and old is not None):
            return
        new = self._assigned(old, operator, value)
        self._values[name] = new if certain else replace(new, known=False)

    def _assigned(self, old: Variable | None, operator: str, value: str) -> Variable:
        if operator == "!=":
            return Variable("", simple=True, known=False)
        if operator == "+=" and old is not None and old.simple:
            more = self.expand(value)
            return replace(old, text=f"{old.text} {more.text}", unknown=old.unknown + more.unknown)
        if operator == "+=" and old is not None:
            return replace(old, text=f"{old.text} {value}" if old.text else value)
        if operator in (":=", "::=", ":::="):
            expanded = self.expand(value)
            return Variable(expanded.text, simple=True, unknown=expanded.unknown)
        return Variable(value, simple=False)

    def expand(self, text: str, automatic: Mapping[str, str] = _NOTHING) -> Expanded:
        """Expand the references in a text; `automatic` holds what `$@` and its like stand for."""
        expansion = _Expansion(self._values, automatic)
        return Expanded(expansion.expand(text, ()), tuple(dict.fromkeys(expansion.unknown)))


class _Expansion:
    """One text being expanded, with a budget: `A=$(B)$(B)`, `B=$(C)$(C)` ... doubles at each step."""

    def __init__(self, values: Mapping[str, Variable], automatic: Mapping[str, str]) -> None:
        self.values = values
        self.automatic = automatic
        self.unknown: list[str] = []
        self.steps = 0
        self.length = 0

    def expand(self, text: str, active: tuple[str, ...]) -> str:
        parts = []
        place = 0
        while (dollar := text.find("$", place)) >= 0 and dollar + 1 < len(text):
            parts.append(text[place:dollar])
            place = reference_end(text, dollar)
            parts.append(self._reference(text[dollar:place], active))
        return "".join(parts) + text[place:]

    def _reference(self, written: str, active: tuple[str, ...]) -> str:
        if written == "$$":
            return "$"
        name = written[2:-1] if written[1] in "({" else written[1:]
        closed = written[1] not in "({" or written[-1] in ")}"
        value = self._value(name, active) if closed else None
        if value is None:
            self.unknown.append(name.split(None, 1)[0] if name.strip() else name)
            return written
        return value

    def _value(self, name: str, active: tuple[str, ...]) -> str | None:
        self.steps += 1
        if self.steps > _MAX_STEPS or len(active) > _MAX_DEPTH:
            return None
        if "$" in name:
            name = self.expand(name, (*active, "$"))
        if name in self.automatic:
            return self.automatic[name]
        variable = self.values.get(name)
        if variable is None or not variable.known or name in active:
            return None
        self.length += len(variable.text)
        if self.length > _MAX_LENGTH:
            return None
        self.unknown += variable.unknown
        return variable.text if variable.simple else self.expand(variable.text, (*active, name))


def reference_end(text: str, dollar: int) -> int:
    """Where the reference that begins at a `$` ends: after its closing bracket, or after one character."""
    opening = text[dollar + 1 : dollar + 2]
    closing = {"(": ")", "{": "}"}.get(opening)
    if closing is None:
        return dollar + 2
    depth = 0
    for place in range(dollar + 1, len(text)):
        depth += (text[place] == opening) - (text[place] == closing)
        if depth == 0:
            return place + 1
    return len(text)


def find_outside(text: str, chars: str, start: int = 0) -> int:
    """Where one of the characters stands outside of references and not after a backslash; -1 where none does."""
    place = start
    while place < len(text):
        if text[place] in chars:
            return place
        if text[place] == "\\":
            place += 2
        elif text[place] == "$" and place + 1 < len(text):
            place = reference_end(text, place)
        else:
            place += 1
    return -1
