"""The image itself is built on the build platform: labelled for the target, full of the builder's files.

The last stage is pinned to $BUILDPLATFORM, or built from a stage that is. Its programs do not run on the platform the
manifest list promises. Pin the stage that compiles, and let the final one start from an image of its own. Said of
every stage that no other uses, as any may be exported; one that only runs checks or collects files in scratch is fine.

Bad:

    FROM --platform=$BUILDPLATFORM alpine
    RUN apk add --no-cache curl
    ENTRYPOINT ["curl"]

Good:

    FROM alpine
    RUN apk add --no-cache curl
    ENTRYPOINT ["curl"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.pinning import starts
from xxpy.analysis.programs import Kind, kind
from xxpy.analysis.stages import RunsOn
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options

# what prepares an image's files; any other program may be a check
_PREPARES = frozenset(
    "addgroup adduser chgrp chmod chown groupadd ln mkdir rm setcap touch update-ca-certificates useradd".split()
)


def check(analysis: Analysis, _options: Options) -> Iterator[Hit]:
    """A hit for every stage that may be exported as an image and runs on the build platform."""
    for stage in analysis.stages:
        if stage.runs_on is RunsOn.BUILD and analysis.may_be_final(stage.index) and _is_image(analysis, stage.index):
            how = "is pinned to" if not stage.bases else "inherits"
            text = f"{named(stage)} is an image of its own and {how} $BUILDPLATFORM"
            text += ": it is labelled for the target but holds files of the builder"
            certain = stage.index == len(analysis.stages) - 1 or starts(stage)
            yield Hit(stage.start.place, text, severity=None if certain else Severity.WARNING)


def _is_image(analysis: Analysis, stage: int) -> bool:
    """Whether it is made to be started: it says how, or files are copied into its base image and no check follows.

    CMD may be inherited, also from the base image, which is not seen here.
    """
    lineage = [analysis.stages[index] for index in analysis.lineage(stage)]
    if lineage[0].image == "scratch":
        return False
    if any(starts(ancestor) for ancestor in lineage):
        return True
    copies = [item.span.start for item in lineage[-1].instructions if item.name in ("COPY", "ADD")]
    return bool(copies) and not _checks(analysis, stage, copies[-1])


def _checks(analysis: Analysis, stage: int, start: int) -> bool:
    """Whether a RUN behind an offset does more than prepare files."""
    runs = [run for run in analysis.runs_of(stage) if run.instruction.span.start > start]
    return any(
        run.opaque
        or any(
            kind(command.program) is not Kind.PACKAGES and command.program not in _PREPARES for command in run.commands
        )
        for run in runs
    )


RULE = Rule("XX104", "final-stage-on-build-platform", Severity.ERROR, check, __name__)
