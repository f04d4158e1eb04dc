"""The conversion: ask the strategies, apply their changes once, read the result again before giving it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.facts import Analysis, analyse
from xxpy.analysis.stages import RunsOn
from xxpy.context import EMPTY
from xxpy.conversion import Conversion, Options, Outcome, StageReport
from xxpy.dockerfile.reader import parse
from xxpy.dockerfile.validate import validate
from xxpy.edits import apply
from xxpy.errors import SelfCheckError
from xxpy.strategies import plan_family
from xxpy.strategies.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xxpy.analysis.reasons import Reason
    from xxpy.analysis.stages import Stage
    from xxpy.context import Context
    from xxpy.dockerfile.syntax import Instruction

_DEFAULT = Options()
_MOVING = ("[", "mv", "rmdir")
_NOTHING = Plan((), ())


def convert(text: str, context: Context = EMPTY, options: Options = _DEFAULT) -> Conversion:
    """Rewrite a Dockerfile so that what it compiles is compiled on the build platform, for the target.

    Pure: reads nothing but `text` and `context`. The result has the same bytes outside of the changes, is a valid
    Dockerfile, and converting it again changes nothing; otherwise SelfCheckError is raised. ParseError for text that
    BuildKit would not take.
    """
    result = _convert(text, context, options)
    if result.changed:
        again = _convert(result.text, context, options)
        if again.changed or again.refused != result.refused:
            raise SelfCheckError("converting the result again would change it")
    return result


def _convert(text: str, context: Context, options: Options) -> Conversion:
    document = parse(text)
    validate(document)
    analysis = analyse(document, context)
    found = (plan_family(analysis, analysis.family(root), options) for root in analysis.roots)
    plans = tuple(plan for plan in found if plan)
    changes = tuple(change for plan in plans for _, change in plan.changes)
    after = apply(text, changes)
    _check(analysis, after, plans)
    return Conversion(text, after, tuple(_reports(analysis, plans)), changes)


def _check(analysis: Analysis, after: str, plans: Iterable[Plan]) -> None:
    """Same stages, each where it should run, and only ARGs new; a fault here is a fault of xxpy."""
    document = parse(after)
    validate(document)
    again = analyse(document, analysis.context)
    moved = {member for plan in plans if plan.changes for member in plan.family}
    for old, new in zip(analysis.stages, again.stages, strict=True):
        expected = RunsOn.BUILD if old.index in moved else old.runs_on
        same = _without_args(old.instructions) == _without_args(new.instructions)
        if new.runs_on is not expected or not same or _programs(analysis, old.index) != _programs(again, new.index):
            raise SelfCheckError(f"stage {old.label!r} would not be what was planned")


def _without_args(instructions: Iterable[Instruction]) -> list[str]:
    names = (instruction.name for instruction in instructions)
    return [name for name in names if name not in ("ARG", "ENV")]


def _programs(analysis: Analysis, stage: int) -> list[tuple[str, ...]]:
    """What each RUN of a stage starts, but for what moves an installed program."""
    return [
        (run.opaque, *(command.program for command in run.commands if command.program not in _MOVING))
        for run in analysis.runs_of(stage)
    ]


def _reports(analysis: Analysis, plans: tuple[Plan, ...]) -> Iterator[StageReport]:
    for stage in analysis.stages:
        plan = next((plan for plan in plans if stage.index in plan.family), _NOTHING)
        yield _report(stage, plan)


def _report(stage: Stage, plan: Plan) -> StageReport:
    done = tuple(dict.fromkeys(change.title for index, change in plan.changes if index == stage.index))
    reasons, notes = _shown(stage.index, plan, plan.reasons), _shown(stage.index, plan, plan.notes)
    if plan.reasons:
        outcome, notes = Outcome.REFUSED if reasons else Outcome.LEFT, ()
    elif plan.changes:
        outcome, done = Outcome.CONVERTED, done or ("runs on the build platform, as its base does",)
    else:
        outcome = Outcome.READY if stage.index in plan.builders else Outcome.LEFT
    return StageReport(stage.index, stage.label, stage.start.start_line, outcome, done, reasons, notes)


def _shown(stage: int, plan: Plan, reasons: tuple[Reason, ...]) -> tuple[tuple[int, str], ...]:
    """What one stage shows: its own, and the last builder of a family what belongs to stages that build nothing."""
    homes = (reason.stage if reason.stage in plan.builders else plan.builders[-1] for reason in reasons)
    return tuple((reason.line, reason.text) for reason, home in zip(reasons, homes, strict=True) if home == stage)
