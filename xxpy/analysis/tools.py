"""Programs that one stage makes or copies in and another runs: on which platform must they be?

`COPY --from` gives a pinned stage the target's files: fine as data, not as programs to run. A family whose files all go
to one other family that runs them makes tools: both run on the build platform, or neither.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from xxpy.analysis.consumers import collects
from xxpy.analysis.facts import remembered
from xxpy.analysis.gobuilds import is_mapped, shipped_builds, written
from xxpy.analysis.leaving import leaving
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.pinning import executed_paths, obstacles
from xxpy.analysis.places import landing_paths
from xxpy.analysis.programs import PATH_FOLDERS, Kind, kind
from xxpy.analysis.reasons import Reason
from xxpy.analysis.scopes import image_name
from xxpy.analysis.stages import RunsOn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.stages import Handoff

# images whose files are scripts, meant to be copied into a stage of any platform
_SCRIPT_IMAGES = frozenset(("xx",))


def hindrances(analysis: Analysis, family: tuple[int, ...]) -> list[Reason]:
    """Every reason why a family has to stay where it is: its own, and programs of the target that it runs."""
    return [*obstacles(analysis, family), *foreign_tools(analysis, family)]


def foreign_tools(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Reason]:
    """A reason for every program of the target platform that the family would have to run on the builder."""
    for handoff in analysis.handoffs:
        if handoff.consumer not in family or handoff.producer in family or image_name(handoff.image) in _SCRIPT_IMAGES:
            continue
        program = _executed(analysis, family, handoff)
        if program and not _for_the_builder(analysis, family, handoff.producer, program):
            origin = handoff.image or f"stage {analysis.stages[handoff.producer or 0].label!r}"
            text = (
                f"{program} comes from {origin} for the target platform and would have to run on the build platform; "
                "copy it from a stage that is pinned to $BUILDPLATFORM"
            )
            yield Reason(handoff.consumer, handoff.instruction.start_line, text)


def _executed(analysis: Analysis, family: tuple[int, ...], handoff: Handoff) -> str:
    """What of a handoff the family runs, "" if nothing."""
    executed = executed_paths(analysis, family)
    return next((path for path in landing_paths(analysis, handoff) if _runs(path, executed)), "")


def _for_the_builder(analysis: Analysis, family: tuple[int, ...], producer: int | None, program: str) -> bool:
    """Whether a program is, or will be, of the build platform."""
    if producer is None:
        return False
    makers = analysis.family(analysis.stages[producer].root)
    if analysis.stages[producer].runs_on is RunsOn.BUILD:
        name = posixpath.basename(program)
        mapped = [go for go in shipped_builds(analysis, makers) if is_mapped(go)]
        return name not in {posixpath.basename(path or "") for go in mapped for path in written(go)}
    return tool_user(analysis, makers) == family and not hindrances(analysis, makers)


@remembered
def tool_user(analysis: Analysis, family: tuple[int, ...]) -> tuple[int, ...] | None:
    """The one family that takes everything a family gives away, and runs some of it; None where it is not so."""
    users = {analysis.stages[handoff.consumer].root for handoff in _takers(analysis, family)}
    if len(users) != 1:
        return None
    user = analysis.family(users.pop())
    if outputs_of(analysis, user).is_image:
        return None
    return user if any(_executed(analysis, user, handoff) for handoff in _takers(analysis, family)) else None


@remembered
def _takers(analysis: Analysis, stages: tuple[int, ...]) -> tuple[Handoff, ...]:
    """The handoffs that take a family's files, followed through stages from scratch that only collect them."""
    found: dict[Handoff, None] = {}
    for item in leaving(analysis, stages):
        consumer = item.handoff.consumer
        passed_on = collects(analysis, consumer) and not analysis.may_be_final(consumer)
        further = _takers(analysis, (consumer,)) if passed_on else ()
        found.update(dict.fromkeys(further or (item.handoff,)))
    return tuple(found)


def _runs(path: str, executed: frozenset[str]) -> bool:
    """Whether a file or folder at `path` holds something that is executed."""
    if path in executed or posixpath.basename(path) in executed:
        return True
    folder = path.rstrip("/") + "/"
    if any(program.startswith(folder) for program in executed if program.startswith("/")):
        return True
    in_path = any(place.startswith(folder) or (path + "/").startswith(place + "/") for place in PATH_FOLDERS)
    return in_path and any(_runs_others(program) for program in executed)


def _runs_others(program: str) -> bool:
    """Whether a program that is run may run programs that are not seen."""
    return kind(posixpath.basename(program)) in (Kind.UNKNOWN, Kind.MAKE, Kind.SHELL) or program == "go generate"
