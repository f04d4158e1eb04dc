"""Who gets what a stage makes: an image, or stages that only build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.leaving import leaving
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.pinning import starts
from xxpy.analysis.places import landing_paths
from xxpy.analysis.programs import COPIES
from xxpy.analysis.stages import RunsOn
from xxpy.symbols import known

if TYPE_CHECKING:
    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.stages import Handoff


@remembered
def only_for_builder(analysis: Analysis, stage: int, paths: tuple[str | None, ...] = (None,)) -> bool:
    """Whether what a stage writes to `paths` is used in the build alone; a None among them may be any path.

    So it is where no image is built from the stage, and all that takes it, maybe through stages that only collect
    files, runs on the build platform and does not hand it on.
    """
    if _is_in_image(analysis, stage):
        return False
    seen: set[int] = set()
    todo = _carriers(analysis, stage, paths)
    while todo:
        handoff = todo.pop()
        if not collects(analysis, handoff.consumer):
            if not _stays(analysis, handoff):
                return False
        elif handoff.consumer not in seen:
            seen.add(handoff.consumer)
            further = _carriers(analysis, handoff.consumer, (None,))
            if not further:
                return False  # an export of files
            todo += further
    return True


def _carriers(analysis: Analysis, stage: int, paths: tuple[str | None, ...]) -> list[Handoff]:
    """What may take files that a stage wrote out of its family."""
    family = analysis.family(analysis.stages[stage].root)
    heirs = analysis.family(stage)
    items = [item for item in leaving(analysis, family) if item.producer in heirs]
    outputs = outputs_of(analysis, family)
    placed = [path for path in paths if path and known(path) and not outputs.is_moved(path)]
    if len(placed) < len(paths):
        return [item.handoff for item in items]
    return [item.handoff for item in items if any(item.covers(path) for path in placed)]


def collects(analysis: Analysis, stage: int) -> bool:
    """Whether a stage only gathers files in an empty image."""
    first = analysis.stages[analysis.lineage(stage)[0]]
    return first.image == "scratch" and not any(analysis.runs_of(index) for index in analysis.lineage(stage))


def _stays(analysis: Analysis, handoff: Handoff) -> bool:
    """Whether what is taken is used on the build platform and goes no further, as far as its places tell."""
    on_builder = analysis.stages[handoff.consumer].runs_on is RunsOn.BUILD
    if not on_builder or _is_in_image(analysis, handoff.consumer):
        return False
    if handoff.instruction.name == "RUN":
        run = next(run for run in analysis.runs_of(handoff.consumer) if run.instruction is handoff.instruction)
        return not any(command.program in COPIES for command in run.commands)
    return not _carriers(analysis, handoff.consumer, landing_paths(analysis, handoff))


def _is_in_image(analysis: Analysis, stage: int) -> bool:
    """Whether an image is this stage, or built from it."""
    return not _images(analysis).isdisjoint(analysis.family(stage))


@remembered
def _images(analysis: Analysis) -> frozenset[int]:
    """The last stage, and every other that somebody may start."""
    started = (stage.index for stage in analysis.stages if starts(stage) and analysis.may_be_final(stage.index))
    return frozenset((len(analysis.stages) - 1, *started))
