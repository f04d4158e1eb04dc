"""Which stages compile, and what: the evidence that emulation would cost time there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.programs import BUNDLERS, COMPILERS, GO, Kind, kind
from xxpy.analysis.scopes import image_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.runs import Run
    from xxpy.dockerfile.syntax import Span
    from xxpy.shell.syntax import Command

# what makes each tool compile; others of its sub-commands only fetch or inspect
_WORK = {
    "cargo": frozenset("b build c check r run install rustc bench test chef xwin zigbuild auditable".split()),
    "dotnet": frozenset("build publish pack test msbuild".split()),
    "go": frozenset("build install test run generate".split()),
    "zig": frozenset("build cc c++ build-exe build-lib build-obj".split()),
}
_SCRIPTS = frozenset("run build exec bundle".split())
# images whose makefiles can be taken to compile
MAKE_IMAGES = {"golang": "Go", "rust": "Rust", "gcc": "C"}


@dataclass(frozen=True, slots=True)
class Compile:
    """A command that compiles, in a RUN of `stage`. `language` is what people call it; `line` that of the command."""

    run: Run
    command: Command
    language: str
    line: int

    @property
    def stage(self) -> int:
        """The stage it is written in."""
        return self.run.stage

    @property
    def span(self) -> Span:
        """The command's place."""
        return self.command.span

    @property
    def program(self) -> str:
        """The program and its sub-command, for messages."""
        words = [word for word in self.command.values[1:2] if not word.startswith("-") and "$" not in word]
        return " ".join((self.command.program, *words))

    @property
    def is_go_command(self) -> bool:
        """Whether it is `go` itself, which tells more of what it makes (see golang)."""
        return bool(GO.fullmatch(self.command.program))


def compiles(analysis: Analysis, stage: int) -> Iterator[Compile]:
    """The compiling commands of one stage, in order."""
    image = analysis.stages[analysis.stages[stage].root].image
    for run in analysis.runs_of(stage):
        for command in run.commands:
            if language := _language(command, image):
                yield Compile(run, command, language, analysis.line(command.span.start))


def _language(command: Command, image: str) -> str:
    program, rest = command.program, frozenset(command.values[1:])
    name = "go" if GO.fullmatch(program) else program
    if name in _WORK and not _WORK[name] & rest:
        return ""
    if name == "go":
        return "Go"
    if program in COMPILERS and not rest & {"--version", "-v", "-V"}:
        return COMPILERS[program]
    if program in BUNDLERS and (_SCRIPTS & rest or program in ("vite", "webpack", "esbuild", "tsc")):
        return "JavaScript"
    return MAKE_IMAGES.get(image_name(image), "") if kind(program) is Kind.MAKE else ""
