"""Can a command know the target's platform? Looks for every way TARGET* arguments may reach it."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.programs import COMPILERS, Kind, kind
from xxpy.analysis.scopes import image_name, image_tag
from xxpy.dockerfile.automatic import AUTOMATIC, TARGET_ARGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.golang import GoCommand
    from xxpy.analysis.runs import Run
    from xxpy.analysis.stages import Stage
    from xxpy.dockerfile.syntax import Instruction
    from xxpy.shell.syntax import Command

_TARGET = re.compile(r"\bTARGET(?:PLATFORM|OS|ARCH|VARIANT)\b|\bxx-\w+")
# what runs somebody's script or program, which may read any variable; no compiler reads TARGET*
_OPAQUE = frozenset((Kind.MAKE, Kind.SHELL, Kind.UNKNOWN))
_SCRIPTED = frozenset(
    ". bazel bazelisk goreleaser just ko mage node npm npx perl php pnpm python python3 rake ruby scons task "
    "yarn".split()
)
_TALK = frozenset((":", "echo", "printf", "true"))
_WRITES = re.compile(r"(?<![0-9&])>(?!&|\s*/dev/)|\|")
_SOURCING = frozenset((".", "source", "eval"))
_EXPORTS_ANYTHING = re.compile(r"\bexport\s+[\"']?[$`]")


def may_know_target(analysis: Analysis, run: Run, command: Command) -> bool:
    """Whether the target may reach a compiler: in its words or environment, or by what ran before it.

    A TARGET* argument that is declared reaches every script and makefile, but no compiler reads it, and printing it
    tells nobody.
    """
    made = (" ".join((item.value, *item.conditions)) for name, item in command.env.items() if name not in AUTOMATIC)
    if _TARGET.search(" ".join((*command.values, *command.conditions, *made))):
        return True
    return _first_telling(analysis)[run.stage] <= run.instruction.span.start


def is_wrapped(analysis: Analysis, go: GoCommand) -> bool:
    """Whether `go` is a wrapper there that sets GOOS and GOARCH: after `xx-go --wrap`, or from the xx:golang image."""
    return _first_wrap(analysis)[go.run.stage] < go.command.span.start


def environment_is_read(go: GoCommand) -> bool:
    """Whether the shell has read variables from a file or a command's output before: they may be any."""
    earlier = (command for command in go.run.commands if command.span.start < go.command.span.start)
    return any(command.program in _SOURCING for command in earlier) or bool(_EXPORTS_ANYTHING.search(go.run.text))


@remembered
def _first_telling(analysis: Analysis) -> dict[int, float]:
    """For each stage, where the first instruction stands that may tell later commands the target; endless for none."""
    return _first(
        analysis,
        lambda stage: [
            *(run.instruction.span.start for run in analysis.runs_of(stage.index) if _tells(run)),
            *(each.span.start for each in stage.instructions if each.name in ("COPY", "ADD") and _in_text(each)),
        ],
    )


@remembered
def _first_wrap(analysis: Analysis) -> dict[int, float]:
    """For each stage, where `go` is first put behind a wrapper; endless for none."""
    return _first(
        analysis,
        lambda stage: [
            *(
                command.span.start
                for _, command in analysis.commands_of((stage.index,))
                if command.program == "xx-go" and "--wrap" in command.values
            ),
            *(
                handoff.span.start
                for handoff in analysis.handoffs
                if handoff.consumer == stage.index and _is_go_wrapper(handoff.image)
            ),
        ],
    )


def _is_go_wrapper(image: str) -> bool:
    return image_name(image) == "xx" and image_tag(image) == "golang"


def _first(analysis: Analysis, places: Callable[[Stage], list[int]]) -> dict[int, float]:
    """The first of some places in each stage, those of the stage it is built from included."""
    found: dict[int, float] = {}
    for stage in analysis.stages:
        inherited = found[stage.bases[0]] if stage.bases else inf
        found[stage.index] = min([inherited, *places(stage)])
    return found


def _tells(run: Run) -> bool:
    return _mentions(run) or any(_is_opaque(run, command) for command in run.commands)


def _mentions(run: Run) -> bool:
    """Whether a RUN names the target anywhere but in words that are only printed."""
    total = len(_TARGET.findall(run.text)) + sum(
        len(_TARGET.findall(doc.body.text)) for doc in run.instruction.heredocs if doc.body.text != run.text
    )
    if not total or _WRITES.search(run.text):
        return bool(total)
    printed = (word.text for command in run.commands if command.program in _TALK for word in command.argv)
    return total > sum(len(_TARGET.findall(text)) for text in printed)


def _is_opaque(run: Run, command: Command) -> bool:
    """Whether a program that may read any variable has a TARGET* argument to read."""
    if command.program in COMPILERS or not any(name in run.scope.args for name in TARGET_ARGS):
        return False
    return kind(command.program) in _OPAQUE or command.program in _SCRIPTED


def _in_text(instruction: Instruction) -> bool:
    texts = (instruction.line.text, *(doc.body.text for doc in instruction.heredocs))
    return any(map(_TARGET.search, texts))
