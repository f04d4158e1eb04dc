"""Who gets the files of a stage: an image, or stages that only build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.leaving import leaving
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.pinning import starts
from xxpy.analysis.places import landing_paths
from xxpy.analysis.stages import RunsOn

if TYPE_CHECKING:
    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.stages import Handoff


MOVERS = frozenset(("cp", "mv", "install", "rsync", "tar"))


@remembered
def only_for_builder(analysis: Analysis, family: tuple[int, ...]) -> bool:
    """Whether everything taken from a family is a tool that runs in the build.

    So it is where all of it goes, maybe through stages that only collect files, to stages on the build platform that
    do not hand it on. False where nothing is taken.
    """
    seen: set[int] = set()
    todo, found = [family], False
    while todo:
        members = todo.pop()
        taken = [item.handoff for item in leaving(analysis, members)]
        if len(analysis.stages) - 1 in members or not taken:
            return False
        for handoff in taken:
            root = analysis.stages[handoff.consumer].root
            if not _is_collector(analysis, handoff.consumer):
                found = True
                if not _stays(analysis, handoff):
                    return False
            elif root not in seen:
                seen.add(root)
                todo.append(analysis.family(root))
    return found


def _stays(analysis: Analysis, handoff: Handoff) -> bool:
    """Whether what is taken is used on the build platform and goes no further, as far as its places tell."""
    consumer = analysis.stages[handoff.consumer]
    family = analysis.family(consumer.root)
    if consumer.runs_on is not RunsOn.BUILD or len(analysis.stages) - 1 in family:
        return False
    if handoff.instruction.name == "RUN":
        run = next(run for run in analysis.runs_of(handoff.consumer) if run.instruction is handoff.instruction)
        return not any(command.program in MOVERS for command in run.commands)
    outputs = outputs_of(analysis, family)
    return not any(outputs.leaves(place) for place in landing_paths(analysis, handoff))


def _is_collector(analysis: Analysis, stage: int) -> bool:
    """Whether a stage only gathers files in an empty image."""
    lineage = analysis.lineage(stage)
    return analysis.stages[lineage[0]].image == "scratch" and not any(analysis.runs_of(index) for index in lineage)


@remembered
def handing_on(analysis: Analysis, family: tuple[int, ...]) -> frozenset[int]:
    """The stages of a family whose files others get, or an image holds: the ancestors of those they are taken from."""
    ends = {item.producer for item in leaving(analysis, family)}
    ends |= {index for index in family if _is_image(analysis, index)}
    return frozenset(ancestor for stage in ends for ancestor in analysis.lineage(stage))


def _is_image(analysis: Analysis, stage: int) -> bool:
    last = stage == len(analysis.stages) - 1
    return last or bool(analysis.may_be_final(stage) and starts(analysis.stages[stage]))
