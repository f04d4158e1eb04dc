"""The image itself is built on the build platform: labelled for the target, full of the builder's files.

The last stage is pinned to $BUILDPLATFORM, or built from a stage that is. Its programs do not run on the platform the
manifest list promises. Pin the stage that compiles, and let the final one start from an image of its own.

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
from xxpy.analysis.stages import RunsOn
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options


def check(analysis: Analysis, _options: Options) -> Iterator[Hit]:
    """A hit for every stage that somebody may start and that runs on the build platform.

    One without CMD or ENTRYPOINT that nobody uses is a check or an export of files: pinning it is right.
    """
    for stage in analysis.stages:
        if stage.runs_on is RunsOn.BUILD and analysis.may_be_final(stage.index) and starts(stage):
            how = "is pinned to" if not stage.bases else "inherits"
            text = f"stage {stage.label!r} is an image of its own and {how} $BUILDPLATFORM"
            yield Hit(stage.start.place, f"{text}: it is labelled for the target but holds files of the builder")


RULE = Rule("XX104", "final-stage-on-build-platform", Severity.ERROR, check, __name__)
