"""May a family of stages run on the build platform? What stands against it, whatever the language.

A family is a root stage and all stages built from it: a pin on the root moves them all, and nothing else can.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.probes import probe
from xxpy.analysis.programs import GO, Kind, kind
from xxpy.analysis.reasons import Reason
from xxpy.analysis.stages import RunsOn
from xxpy.shell.environment import join
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.stages import Stage
    from xxpy.dockerfile.syntax import Instruction
    from xxpy.shell.syntax import Command

# Docker Hub's per-architecture namespaces
_ONE_ARCHITECTURE = re.compile(r"(?:^|/)(?:amd64|i386|arm32v[567]|arm64v8|ppc64le|s390x|riscv64|mips64le)/[^/]+$")
_STARTS = frozenset(("CMD", "ENTRYPOINT", "HEALTHCHECK", "EXPOSE"))
_CHECKS = frozenset("golangci-lint staticcheck govulncheck gosec gotestsum revive golint errcheck".split())
_GO_CHECKS = frozenset("test vet fmt mod list generate run".split())


@remembered
def obstacles(analysis: Analysis, family: tuple[int, ...]) -> list[Reason]:
    """Every reason why the family has to stay where it is; empty where it may move."""
    root = analysis.stages[family[0]]
    checks = (_final, _images_for_people, _one_architecture, _several_bases, _opaque, _probes, _triggers)
    found = [reason for check in checks for reason in check(analysis, family)]
    if root.runs_on is RunsOn.BUILD:  # it runs there already: only what ships counts
        found = [reason for check in (_final, _images_for_people) for reason in check(analysis, family)]
    return found


def _final(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Reason]:
    last = len(analysis.stages) - 1
    if last not in family:
        return
    line = analysis.stages[last].start.start_line
    if last == 0:
        text = "it is the only stage, so it is the image: build in a stage of its own and COPY --from it into this one"
    elif last == family[0]:
        text = "it is the final stage: the image would hold files of the build platform"
    else:
        text = (
            f"the final stage {analysis.stages[last].label!r} is built from it: the image would hold files of the "
            f"build platform; start the final stage from an image of its own and COPY --from={_name(analysis, family)}"
        )
    yield Reason(family[0], line, text)


def _name(analysis: Analysis, family: tuple[int, ...]) -> str:
    return analysis.stages[family[0]].name or str(family[0])


def _images_for_people(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Reason]:
    """Stages nobody uses may be exported; one that only runs checks may move, an image somebody starts may not."""
    for index in family:
        stage = analysis.stages[index]
        if index == len(analysis.stages) - 1 or not analysis.may_be_final(index):
            continue
        start = starts(stage)
        if start or not only_checks(analysis, index):
            line = (start or stage.start).start_line
            what = f"has {start.name}" if start else "does more than check"
            text = (
                f"stage {stage.label!r} is built from it, is used by no other stage and {what}, so it may be an image "
                "of its own (--target), which would hold files of the build platform"
            )
            yield Reason(family[0], line, text)


def starts(stage: Stage) -> Instruction | None:
    """The first instruction that tells how a container of the stage is started, None where there is none."""
    return next((item for item in stage.instructions if item.name in _STARTS), None)


def only_checks(analysis: Analysis, stage: int) -> bool:
    """Whether a stage runs tests or linters and prepares nothing that would be started later."""
    commands = [command for _, command in analysis.commands_of((stage,))]
    checks = [command for command in commands if _is_check(command)]
    return bool(checks) and all(command in checks or kind(command.program) is Kind.NEUTRAL for command in commands)


def _is_check(command: Command) -> bool:
    if GO.fullmatch(command.program):
        return bool(_GO_CHECKS.intersection(command.values[1:2]))
    return command.program in _CHECKS


def _one_architecture(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Reason]:
    root = analysis.stages[family[0]]
    if _ONE_ARCHITECTURE.search(root.image.partition("@")[0]):
        text = f"image {root.image!r} exists for one architecture; use the name without it"
        yield Reason(root.index, root.start.start_line, text)
    flag = root.start.flag("platform")
    if root.runs_on is RunsOn.FIXED and flag and flag.value and known(flag.value):
        architecture = flag.value.split("/")[1] if "/" in flag.value else flag.value
        if architecture and architecture in root.name.lower():
            text = f"--platform={flag.value} is meant: the stage is named for it"
            yield Reason(root.index, root.start.start_line, text)
    if root.runs_on is RunsOn.FIXED and flag and flag.value and not known(flag.value):
        text = f"--platform={flag.value} is known in the build only: write $BUILDPLATFORM if that is meant"
        yield Reason(root.index, root.start.start_line, text)


def _several_bases(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Reason]:
    for index in family:
        stage = analysis.stages[index]
        if len(stage.bases) > 1:
            text = f"which stage {stage.label!r} is built from is known in the build only: name it in FROM"
            yield Reason(index, stage.start.start_line, text)


def _opaque(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Reason]:
    for index in family:
        for run in analysis.runs_of(index):
            if run.opaque:
                yield Reason(index, run.instruction.start_line, f"RUN cannot be read: {run.opaque}")


def _probes(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Reason]:
    for run, command in analysis.commands_of(family):
        if asked := probe(command):
            text = f"`{asked}` would answer for the build platform; use TARGETARCH where the target is meant"
            yield Reason(run.stage, analysis.line(command.span.start), text)


@remembered
def executed_paths(analysis: Analysis, family: tuple[int, ...]) -> frozenset[str]:
    """Programs run in the family: absolute paths where they tell, else bare names."""
    found = set()
    for _, command in analysis.commands_of(family):
        path = command.argv[0].value
        found.add((join(command.cwd, path) or path) if "/" in path else path)
        if GO.fullmatch(command.program) and command.values[1:2] == ("generate",):
            found.add("go generate")
    return frozenset(found)


def _triggers(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Reason]:
    for index, instruction in analysis.instructions_of(family):
        if instruction.trigger and instruction.trigger.name in ("RUN", "COPY", "ADD"):
            yield Reason(
                index,
                instruction.start_line,
                "ONBUILD builds in files that are not seen here: build in a stage without it",
            )
