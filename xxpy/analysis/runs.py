"""What a RUN instruction runs: its shell commands, or why they cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.scopes import Scope, shell_name
from xxpy.dockerfile.syntax import Joined
from xxpy.shell.syntax import Argument, Command
from xxpy.shell.walk import UnreadableShellError, commands

if TYPE_CHECKING:
    from xxpy.dockerfile.syntax import Instruction
    from xxpy.shell.environment import Environment

SHELLS = frozenset(("sh", "bash", "ash", "dash", "busybox"))


@dataclass(frozen=True, slots=True)
class Run:
    """A RUN of a stage. `opaque` says why its commands are not known, "" where they are."""

    stage: int
    instruction: Instruction
    commands: tuple[Command, ...]
    opaque: str
    scope: Scope
    text: str  # all that the shell reads


def read_run(stage: int, instruction: Instruction, scope: Scope) -> Run:
    """The commands of a RUN, in the scope it starts with."""
    environment = scope.environment()
    environment.bash = shell_name(scope.shell) == "bash"
    found: tuple[Command, ...] = ()
    script, opaque = _script(instruction, scope)
    if instruction.json:
        found = (_exec_form(instruction, environment),)
    elif not opaque:
        try:
            found = commands(script, environment)
        except UnreadableShellError:
            opaque = "its shell script cannot be parsed; check its quotes, or move it to a file"
    return Run(stage, instruction, found, opaque, scope, script.text)


def _script(instruction: Instruction, scope: Scope) -> tuple[Joined, str]:
    """The text a shell reads, and why it is no POSIX shell."""
    shell = shell_name(scope.shell)
    if not instruction.json and shell not in SHELLS:
        return instruction.body, f"SHELL is {shell or 'empty'}, not a POSIX shell"
    if not instruction.heredocs or instruction.json:
        return instruction.body, ""
    return _heredoc_script(instruction)


def _heredoc_script(instruction: Instruction) -> tuple[Joined, str]:
    body = instruction.heredocs[0].body
    words = [word for word in instruction.body.text.split() if not word.startswith("<<")]
    alone = len(instruction.heredocs) == 1 and len(instruction.body.text.split()) == 1
    if not alone and (len(instruction.heredocs) > 1 or not words or words[0] not in SHELLS):
        # a program fed from the heredoc: the command line is shell, the body is its input
        return _command_line(instruction), ""
    if body.text.startswith("#!"):
        interpreter = body.text[2:].partition("\n")[0].split()
        program = interpreter[-1].rpartition("/")[2] if interpreter else ""
        if program.startswith("-"):
            program = interpreter[0].rpartition("/")[2]
        if program not in SHELLS:
            return body, f"its script is for {program}"
    return body, ""


def _command_line(instruction: Instruction) -> Joined:
    """The line itself with the heredocs' markers, bodies left away: they are data to the shell."""
    text = instruction.body.text
    for heredoc in instruction.heredocs:
        marker = text.find("<<")
        if marker < 0:
            break
        end = text.find(heredoc.name, marker) + len(heredoc.name)
        while end < len(text) and not text[end].isspace() and text[end] in "\"'":
            end += 1
        text = f"{text[:marker]}{' ' * (end - marker)}{text[end:]}"
    return Joined(text, instruction.body.starts, instruction.body.sources)


def _exec_form(instruction: Instruction, environment: Environment) -> Command:
    argv = tuple(Argument(word.text, word.text, word.span) for word in instruction.words)
    span = instruction.keyword_span
    return Command(argv, environment.exported, environment.cwd, instruction.span.start, span, editable=False)
