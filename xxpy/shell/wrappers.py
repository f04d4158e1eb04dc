"""Programs that run the program named in their arguments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.dockerfile.syntax import Span
from xxpy.shell.syntax import Binding
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xxpy.shell.environment import Environment
    from xxpy.shell.syntax import Argument

# options of each that take a value of their own
_WRAPPERS: dict[str, frozenset[str]] = {
    "builtin": frozenset(),
    "command": frozenset(),
    "chronic": frozenset(),
    "env": frozenset(("-u", "--unset", "-C", "--chdir", "-S", "--split-string")),
    "exec": frozenset(("-a",)),
    "ionice": frozenset(("-c", "-n", "-p")),
    "nice": frozenset(("-n",)),
    "nohup": frozenset(),
    "stdbuf": frozenset(("-i", "-o", "-e")),
    "sudo": frozenset(("-u", "-g")),
    "time": frozenset(("-f", "-o")),
    "timeout": frozenset(("-k", "-s")),
    "xargs": frozenset(("-I", "-n", "-P", "-L", "-d", "-a", "-s")),
}
# programs that do not hand their own environment on: assignments have to stand behind them
_CLEAN = frozenset(("sudo",))
_CHDIR = re.compile(r"-C$|--chdir\b")
_ASSIGNS = frozenset(("env", "sudo"))
_POSITIONALS = {"timeout": 1}
_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What really runs: see Command. `moved` says that a wrapper changes the folder."""

    argv: tuple[Argument, ...]
    env: Mapping[str, Binding]
    before: int
    moved: bool


def unwrap(words: tuple[Argument, ...], env: Mapping[str, Binding], shell: Environment) -> Unwrapped:
    """Take wrappers off; `env NAME=value` and `env -u NAME` take part in the environment."""
    before, moved = words[0].span.start, False
    while words and words[0].value.rpartition("/")[2] in _WRAPPERS:
        wrapper = words[0].value.rpartition("/")[2]
        moved = moved or (wrapper == "env" and any(_CHDIR.match(word.value) for word in words))
        assigns = wrapper in _ASSIGNS or (wrapper == "time" and shell.bash)
        words, env, cleared = _strip(words, env, wrapper, assigns, shell.conditions)
        if words and (cleared or wrapper in _CLEAN or (wrapper == "time" and shell.bash)):
            before = words[0].span.start
    return Unwrapped(words, env, before, moved)


def _strip(
    words: tuple[Argument, ...], env: Mapping[str, Binding], wrapper: str, assigns: bool, conditions: tuple[str, ...]
) -> tuple[tuple[Argument, ...], Mapping[str, Binding], bool]:
    rest = list(words[1:])
    result = dict(env)
    cleared, positionals = False, _POSITIONALS.get(wrapper, 0)
    while rest:
        word = rest[0]
        if word.value.startswith("-") and len(word.value) > 1:
            rest.pop(0)
            if wrapper == "env" and word.value in ("-i", "-", "--ignore-environment"):
                cleared = True
                result.clear()
            if word.value in _WRAPPERS[wrapper] and rest:
                value = rest.pop(0)
                if wrapper == "env" and word.value in ("-u", "--unset"):
                    cleared = True
                    result.pop(value.value, None)
        elif assigns and (found := _ASSIGNMENT.fullmatch(word.value)):
            rest.pop(0)
            result[found[1]] = Binding(found[2], "prefix", _value_span(word), conditions, known(word.text))
        elif positionals:
            rest.pop(0)
            positionals -= 1
        else:
            break
    return tuple(rest), result, cleared


def _value_span(word: Argument) -> Span | None:
    """Place of the value in `NAME=value`, quotes included; None where the whole word is in quotes."""
    if word.text[0] in "\"'":
        return None
    return Span(word.span.start + word.text.index("=") + 1, word.span.end)
