"""Why something is not done, or what a person should know: a place and one sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """`stage` it is about, `line` of the file, and a sentence without a final stop."""

    stage: int
    line: int
    text: str
