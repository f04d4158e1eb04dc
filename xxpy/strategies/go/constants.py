"""Fixed GOOS/GOARCH in ENV: taken out, so that programs which run on the builder do not get them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.analysis.govariables import right_already
from xxpy.analysis.reasons import Reason
from xxpy.edits import Change, Edit
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.dockerfile.syntax import Instruction
    from xxpy.platform import Platform


def remove(
    analysis: Analysis, family: tuple[int, ...], names: tuple[str, ...], platforms: tuple[Platform, ...]
) -> Iterator[tuple[int, Change] | Reason]:
    """For each ENV that fixes some of `names` wrongly, a stage and its change, or why the ENV has to stay."""
    for stage, instruction in analysis.instructions_of(family):
        places = _literals(instruction, names, platforms) if instruction.name == "ENV" else []
        if places:
            yield _remove(analysis, family, stage, instruction, places)


def _literals(instruction: Instruction, names: tuple[str, ...], platforms: tuple[Platform, ...]) -> list[int]:
    """The pairs, by number, that fix a variable wrongly."""
    pairs = zip(instruction.words[::3], instruction.words[1::3], strict=False)
    return [
        number
        for number, (name, value) in enumerate(pairs)
        if name.text in names and _is_wrong(name.text, value.text.strip("\"'"), platforms)
    ]


def _is_wrong(name: str, value: str, platforms: tuple[Platform, ...]) -> bool:
    return bool(value) and known(value) and not right_already(name, value, platforms)


def _remove(
    analysis: Analysis, family: tuple[int, ...], stage: int, instruction: Instruction, places: list[int]
) -> tuple[int, Change] | Reason:
    names = [instruction.words[3 * place].text for place in places]
    for name in names:
        if _used(analysis, family, name):
            text = f"ENV {name} is fixed and used as ${name} elsewhere: take the value from TARGET{name[2:]}"
            return Reason(stage, instruction.start_line, text)
    edits = _without(instruction, places)
    if any(
        "#" in analysis.document.text[edit.start : edit.end]
        for edit in edits
        if len(places) * 3 < len(instruction.words)
    ):
        text = f"ENV {names[0]} is fixed and cannot be taken out without losing a comment: remove it"
        return Reason(stage, instruction.start_line, text)
    return stage, Change(f"remove the fixed {' and '.join(names)} from ENV", edits)


def _used(analysis: Analysis, family: tuple[int, ...], name: str) -> bool:
    reference = re.compile(rf"\$\{{?{name}\b")
    return any(
        reference.search(instruction.line.text) or any(reference.search(doc.body.text) for doc in instruction.heredocs)
        for _, instruction in analysis.instructions_of(family)
    )


def _without(instruction: Instruction, places: list[int]) -> tuple[Edit, ...]:
    words, count = instruction.words, len(instruction.words) // 3
    if len(places) == count:
        return (Edit(instruction.span.start, instruction.span.end, ""),)
    edits = []
    for place in places:
        if any(later not in places for later in range(place + 1, count)):
            edits.append(Edit(words[3 * place].span.start, words[3 * place + 3].span.start, ""))
        else:  # nothing stays behind it: what joins it to the one before goes too
            start = words[3 * place - 2].span.end
            edits.append(Edit(start, words[3 * place + 1].span.end, ""))
    return tuple(edits)
