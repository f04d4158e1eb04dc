"""What a conversion did, stage by stage, and its unified diff."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from xxpy.conversion import Outcome
from xxpy.report.text import paint, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.conversion import Conversion, StageReport

_WIDTH = 80
_COLOURS = {Outcome.CONVERTED: "green", Outcome.READY: "green", Outcome.LEFT: "cyan", Outcome.REFUSED: "yellow"}
_WORDS = {Outcome.LEFT: "left as it is"}
_DIFF_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_NO_NEWLINE = "\n\\ No newline at end of file\n"


def stages(path: str, conversion: Conversion, colour: bool = False) -> str:
    """A line per stage, `path:line: stage: outcome`, and below it what was done, the reasons and the notes."""
    return "".join(_stage(path, stage, colour) for stage in conversion.stages)


def verdict(path: str, conversion: Conversion, dry: bool = False) -> str:
    """One line about the file; `dry` where nothing is written."""
    words = ("would change" if dry else "changed") if conversion.changed else "nothing to change"
    return f"{visible(path)}: {words}\n"


def _stage(path: str, stage: StageReport, colour: bool) -> str:
    outcome = paint(_WORDS.get(stage.outcome, stage.outcome.value), _COLOURS[stage.outcome], colour)
    head = f"{visible(path)}:{stage.line}: {visible(stage.label)}: {outcome}\n"
    return head + "".join(_fill(visible(text)) for text in _details(stage))


def _fill(text: str) -> str:
    wrapper = textwrap.TextWrapper(
        _WIDTH, initial_indent="    ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
    )
    return wrapper.fill(text) + "\n"


def _details(stage: StageReport) -> Iterator[str]:
    yield from stage.done
    for line, reason in stage.reasons:
        yield f"line {line}: {reason}"
    for line, note in stage.notes:
        yield f"note, line {line}: {note}"


def diff(path: str, before: str, after: str, escape: bool = False, colour: bool = False) -> str:
    """A unified diff, empty where the texts are equal. Lines end at `\\n` alone.

    `escape` shows control characters as escapes: for the eye, where without it `patch` can read the result.
    """
    from difflib import unified_diff  # slow to load

    lines = unified_diff(_lines(before), _lines(after), visible(path), visible(path))
    return "".join(_diff_line(line, escape, colour) for line in lines)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1] + _NO_NEWLINE] if lines[-1] else [])


def _diff_line(line: str, escape: bool, colour: bool) -> str:
    if escape:
        line = visible(line, keep="\t\n")
    if colour and line[0] in _DIFF_COLOURS:
        return paint(line.rstrip("\n"), _DIFF_COLOURS[line[0]], True) + "\n"
    return line
