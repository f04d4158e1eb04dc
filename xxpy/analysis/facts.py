"""Everything rules and strategies ask of a Dockerfile, computed once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from xxpy.analysis.runs import Run, read_run
from xxpy.analysis.scopes import Scope, after, first_scope
from xxpy.analysis.stages import GlobalArg, Handoff, RunsOn, Stage, global_args, handoffs, stages

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from xxpy.context import Context
    from xxpy.dockerfile.syntax import Document, Instruction
    from xxpy.shell.syntax import Command

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, eq=False)
class Analysis:
    """Facts of one document in one context; frozen, answers are computed when first asked."""

    document: Document
    context: Context
    global_args: tuple[GlobalArg, ...]
    stages: tuple[Stage, ...]
    handoffs: tuple[Handoff, ...]
    scopes: tuple[tuple[Scope, ...], ...]  # per stage: before each instruction, and at its end
    answers: dict[Hashable, object] = field(default_factory=dict, repr=False)  # see `remembered`

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Every RUN in order."""
        return tuple(
            read_run(stage.index, instruction, scope)
            for stage in self.stages
            for instruction, scope in zip(stage.instructions, self.scopes[stage.index], strict=False)
            if instruction.name == "RUN"
        )

    def runs_of(self, stage: int) -> tuple[Run, ...]:
        """The RUNs written in a stage."""
        return self._runs_by_stage.get(stage, ())

    @cached_property
    def _runs_by_stage(self) -> Mapping[int, tuple[Run, ...]]:
        groups: dict[int, list[Run]] = defaultdict(list)
        for run in self.runs:
            groups[run.stage].append(run)
        return {stage: tuple(runs) for stage, runs in groups.items()}

    def commands_of(self, stages_: tuple[int, ...]) -> Iterator[tuple[Run, Command]]:
        """The commands of some stages in order, each with its RUN."""
        for stage in stages_:
            for run in self.runs_of(stage):
                for command in run.commands:
                    yield run, command

    def scope_at(self, instruction: Instruction) -> Scope:
        """What holds when an instruction of a stage runs."""
        return self._scopes_by_start[instruction.span.start]

    @cached_property
    def _scopes_by_start(self) -> Mapping[int, Scope]:
        return {
            instruction.span.start: scope
            for stage in self.stages
            for instruction, scope in zip(stage.instructions, self.scopes[stage.index], strict=False)
        }

    def instruction_at(self, offset: int) -> Instruction:
        """The instruction that holds an offset, or the last one before it."""
        return self.document.instructions[max(bisect_right(self._starts, offset) - 1, 0)]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(instruction.span.start for instruction in self.document.instructions)

    @property
    def roots(self) -> tuple[int, ...]:
        """Stages that start from an image: each heads a family."""
        return tuple(stage.index for stage in self.stages if not stage.bases)

    def children(self, stage: int) -> tuple[int, ...]:
        """Stages built FROM this one, directly."""
        return tuple(other.index for other in self.stages if stage in other.bases)

    def family(self, root: int) -> tuple[int, ...]:
        """A stage and all that are built from it, in order: a pin on the root reaches them all."""
        members = {root}
        for stage in self.stages:
            if members.intersection(stage.bases):
                members.add(stage.index)
        return tuple(sorted(members))

    def lineage(self, stage: int) -> tuple[int, ...]:
        """A stage's ancestors and itself, oldest first."""
        line = [stage]
        while self.stages[line[0]].bases:
            line.insert(0, self.stages[line[0]].bases[0])
        return tuple(line)

    def taken_from(self, stage: int) -> tuple[Handoff, ...]:
        """What others copy or mount from this very stage."""
        return tuple(handoff for handoff in self.handoffs if handoff.producer == stage)

    def may_be_final(self, stage: int) -> bool:
        """Whether somebody may export it: the last stage, and every one no other stage uses."""
        return stage == len(self.stages) - 1 or not (self.children(stage) or self.taken_from(stage))

    @cached_property
    def on_target(self) -> frozenset[int]:
        """Stages that run on the target platform."""
        return frozenset(stage.index for stage in self.stages if stage.runs_on is RunsOn.TARGET)

    def instructions_of(self, stages_: tuple[int, ...]) -> Iterator[tuple[int, Instruction]]:
        """The instructions of some stages in order, each with its stage."""
        for index in stages_:
            for instruction in self.stages[index].instructions:
                yield index, instruction

    def stage_at(self, offset: int) -> int:
        """The stage that holds an offset; the first for the global scope."""
        return max(bisect_right([stage.start.span.start for stage in self.stages], offset) - 1, 0)

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column."""
        return self.document.position(offset)

    def line(self, offset: int) -> int:
        """1-based line."""
        return self.document.position(offset)[0]


def remembered(
    function: Callable[Concatenate[Analysis, _P], _T],
) -> Callable[Concatenate[Analysis, _P], _T]:
    """A question to an analysis whose answer is kept: rules and strategies ask many of them again."""

    @wraps(function)
    def ask(analysis: Analysis, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        key = (function, args, tuple(kwargs.items()))
        if key not in analysis.answers:
            analysis.answers[key] = function(analysis, *args, **kwargs)
        return cast("_T", analysis.answers[key])

    return ask


def analyse(document: Document, context: Context) -> Analysis:
    """The facts of a document; `context` is asked only when an answer needs it."""
    args = global_args(document)
    all_stages = stages(document, args)
    defaults = {arg.name: arg.default for arg in args}
    scopes: list[tuple[Scope, ...]] = []
    for stage in all_stages:
        scope = scopes[stage.bases[0]][-1] if stage.bases else first_scope(stage.image)
        moments = [scope]
        for instruction in stage.instructions:
            scope = after(scope, instruction, defaults)
            moments.append(scope)
        scopes.append(tuple(moments))
    return Analysis(document, context, args, all_stages, handoffs(all_stages), tuple(scopes))
