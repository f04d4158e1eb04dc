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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xxpy.analysis.reasons import Reason
    from xxpy.context import Context
    from xxpy.strategies.plan import Plan

_DEFAULT = Options()


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
    plans = [plan for root in analysis.roots for plan in plan_family(analysis, analysis.family(root), options)]
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
        if new.runs_on is not expected or _without_args(old.instructions) != _without_args(new.instructions):
            raise SelfCheckError(f"stage {old.label!r} would not be what was planned")


def _without_args(instructions: Iterable[object]) -> list[str]:
    names = [getattr(instruction, "name", "") for instruction in instructions]
    return [name for name in names if name not in ("ARG", "ENV")]


def _reports(analysis: Analysis, plans: Iterable[Plan]) -> Iterable[StageReport]:
    plans = tuple(plans)
    for stage in analysis.stages:
        mine = [plan for plan in plans if stage.index in plan.family]
        yield StageReport(
            stage.index,
            stage.label,
            stage.start.start_line,
            _outcome(stage.index, mine),
            tuple(change.title for plan in mine for index, change in plan.changes if index == stage.index),
            _places(stage.index, mine, [reason for plan in mine for reason in plan.reasons]),
            _places(stage.index, mine, [note for plan in mine if not plan.reasons for note in plan.notes]),
        )


def _outcome(stage: int, plans: Iterable[Plan]) -> Outcome:
    for plan in plans:
        if plan.reasons:
            return Outcome.REFUSED if stage in plan.builders else Outcome.LEFT
        if plan.changes:
            return Outcome.CONVERTED
        if stage in plan.builders:
            return Outcome.READY
    return Outcome.LEFT


def _places(stage: int, plans: Iterable[Plan], reasons: Iterable[Reason]) -> tuple[tuple[int, str], ...]:
    """The reasons a stage shows: its own, and for a family's first builder also those of stages that build nothing."""
    shown = []
    for reason in reasons:
        plan = next(plan for plan in plans)
        home = reason.stage if reason.stage in plan.builders else plan.builders[0]
        if home == stage:
            shown.append((reason.line, reason.text))
    return tuple(shown)
