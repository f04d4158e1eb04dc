"""A stage compiles on the target platform: emulated, for every platform that is not the builder's.

Compilers under QEMU take about ten times as long (Go 10.6, C 14 to 15 times the processor time of a native build), and
some crash or hang there. Only files leave such a stage, so it can run on the build platform and compile for the target.
`xxpy convert` makes the change where it can be made safely, and says why where it cannot.

Bad:

    FROM golang:1.24-alpine AS build
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 go build -o /app .

    FROM alpine
    COPY --from=build /app /app
    ENTRYPOINT ["/app"]

Good:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    ARG TARGETOS
    ARG TARGETARCH
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOOS=${TARGETOS} GOARCH=${TARGETARCH} go build -o /app .

    FROM alpine
    COPY --from=build /app /app
    ENTRYPOINT ["/app"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.compiles import MAKE_IMAGES, compiles
from xxpy.analysis.gobuilds import is_mapped, shipped_builds
from xxpy.analysis.knowledge import may_know_target
from xxpy.analysis.leaving import native_modules
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.runs import SHELLS
from xxpy.analysis.scopes import image_name, shell_name
from xxpy.analysis.stages import RunsOn
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.compiles import Compile
    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.stages import Stage
    from xxpy.conversion import Options

_HINT = "see `xxpy convert --diff`"
# what they make runs everywhere
_NEUTRAL = frozenset(("Java", "JavaScript"))


def check(analysis: Analysis, _options: Options) -> Iterator[Hit]:
    """One hit for each stage that compiles what others copy."""
    for root in analysis.roots:
        family = analysis.family(root)
        outputs = outputs_of(analysis, family)
        if analysis.stages[root].runs_on is RunsOn.BUILD or outputs.is_image or not outputs.leaving:
            continue
        builds = shipped_builds(analysis, family)
        if (builds and all(is_mapped(build) for build in builds)) or _is_named_for_it(analysis.stages[root]):
            continue  # mapped-but-not-pinned says it better
        for stage in family:
            work = _work(analysis, family, stage, bool(builds))
            text = _compiles(analysis, work) if work else _unread(analysis, stage)
            if text:
                yield Hit(analysis.stages[stage].start.place, f"{named(analysis.stages[stage])} {text}")


def _is_named_for_it(root: Stage) -> bool:
    """`FROM --platform=linux/arm64 golang AS build-arm64` is meant, as BuildKit's own check has it."""
    flag = root.start.flag("platform")
    words = flag.value.split("/") if flag and flag.value and root.runs_on is RunsOn.FIXED else []
    return any(word in root.name.lower() for word in words)


def _work(analysis: Analysis, family: tuple[int, ...], stage: int, go_ships: bool) -> Compile | None:
    """The first compilation in a stage whose product leaves."""
    for work in compiles(analysis, stage):
        if work.language == "Go" and not go_ships and work.program.startswith("go"):
            continue
        if work.language == "JavaScript" and native_modules(analysis, family):
            continue
        return work
    return None


def _compiles(analysis: Analysis, work: Compile) -> str:
    text = f"compiles {work.language} (`{work.program}`, line {work.line}) on"
    root = analysis.stages[analysis.stages[work.stage].root]
    if root.runs_on is RunsOn.TARGET:
        return f"{text} the target platform, emulated for every foreign one; {_HINT}"
    flag = root.start.flag("platform")
    where = f"{flag.value} for every platform" if flag else "one platform for all"
    if work.language in _NEUTRAL or may_know_target(analysis, work.run, work.command):
        return f"{text} {where}, emulated on every other builder; {_HINT}"
    return f"{text} {where}: all images get what it makes there; {_HINT}"


def _unread(analysis: Analysis, stage: int) -> str:
    """A script that cannot be read, in the image of a compiler: it is there to compile."""
    language = MAKE_IMAGES.get(image_name(analysis.stages[analysis.stages[stage].root].image), "")
    run = next((run for run in analysis.runs_of(stage) if run.opaque and shell_name(run.scope.shell) in SHELLS), None)
    if not run or not language or analysis.stages[analysis.stages[stage].root].runs_on is not RunsOn.TARGET:
        return ""
    line = run.instruction.start_line
    return f"may compile {language} on the target platform: line {line} cannot be read ({run.opaque}); {_HINT}"


RULE = Rule("XX101", "emulated-build-stage", Severity.WARNING, check, __name__)
