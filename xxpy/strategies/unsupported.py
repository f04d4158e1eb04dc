"""Languages xxpy does not convert yet: said, not passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.compiles import compiles
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.programs import COMPILER_IMAGES, Kind, kind
from xxpy.analysis.reasons import Reason
from xxpy.analysis.scopes import image_name
from xxpy.analysis.stages import RunsOn
from xxpy.strategies.plan import Plan

if TYPE_CHECKING:
    from xxpy.analysis.compiles import Compile
    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options


def plan(analysis: Analysis, family: tuple[int, ...], _options: Options) -> Plan | None:
    """A refusal where a family compiles something that leaves it and runs on the target platform."""
    if analysis.stages[family[0]].runs_on is RunsOn.BUILD:
        return None
    if not outputs_of(analysis, family).leaving:
        return None
    found = [item for stage in family for item in compiles(analysis, stage)]
    if not found:
        return _unread(analysis, family)
    first = {(item.stage, item.language): item for item in reversed(found)}.values()
    reasons = tuple(Reason(item.stage, item.line, _why(item)) for item in first)
    return Plan(family, tuple(sorted({item.stage for item in found})), reasons=reasons[::-1])


def _why(item: Compile) -> str:
    if item.language == "Go":
        return f"`{item.program}` makes nothing for the target that can be followed out of the stage"
    return f"compiles {item.language} (`{item.program}`), which xxpy does not convert yet"


def _unread(analysis: Analysis, family: tuple[int, ...]) -> Plan | None:
    """A refusal for what cannot be read, and in the image of a compiler for scripts that may call it."""
    compiler = image_name(analysis.stages[family[0]].image) in COMPILER_IMAGES
    reasons = []
    for run in (run for stage in family for run in analysis.runs_of(stage)):
        if run.opaque:
            reasons.append(Reason(run.stage, run.instruction.start_line, f"RUN cannot be read: {run.opaque}"))
        for command in run.commands if compiler else ():
            if kind(command.program) in (Kind.SHELL, Kind.UNKNOWN):
                line = analysis.line(command.span.start)
                reasons.append(
                    Reason(
                        run.stage,
                        line,
                        f"what `{command.argv[0].text}` compiles cannot be told: call the compiler in the Dockerfile",
                    )
                )
    return (
        Plan(family, tuple(sorted({reason.stage for reason in reasons})), reasons=tuple(reasons)) if reasons else None
    )
