"""Fixed GOOS/GOARCH in ENV: taken out, so that programs which run on the builder do not get them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.analysis.golang import right_already
from xxpy.analysis.reasons import Reason
from xxpy.edits import Change, Edit
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.dockerfile.syntax import Instruction, Word
    from xxpy.platform import Platform


def literal_pairs(
    analysis: Analysis, family: tuple[int, ...], names: tuple[str, ...], platforms: tuple[Platform, ...]
) -> Iterator[tuple[int, Instruction, Word]]:
    """The stage, instruction and name word of every ENV pair that fixes one of `names` wrongly."""
    for stage, instruction in analysis.instructions_of(family):
        if instruction.name == "ENV":
            for name, value in zip(instruction.words[::3], instruction.words[1::3], strict=False):
                fixed = value.text.strip("\"'")
                if name.text in names and known(fixed) and fixed and not right_already(name.text, fixed, platforms):
                    yield stage, instruction, name


def remove(
    analysis: Analysis, family: tuple[int, ...], stage: int, instruction: Instruction, name: Word
) -> Change | Reason:
    """The pair taken out, or why it has to stay."""
    if _used(analysis, family, name.text):
        text = f"ENV {name.text} is fixed and used as ${name.text} elsewhere: take the value from TARGET{name.text[2:]}"
        return Reason(stage, instruction.start_line, text)
    edit = _without(analysis.document.text, instruction, name)
    if edit is None:
        text = f"ENV {name.text} is fixed and cannot be taken out without losing a comment: remove it"
        return Reason(stage, instruction.start_line, text)
    return Change(f"remove the fixed {name.text} from ENV", (edit,))


def _used(analysis: Analysis, family: tuple[int, ...], name: str) -> bool:
    reference = re.compile(rf"\$\{{?{name}\b")
    return any(
        reference.search(instruction.line.text) or any(reference.search(doc.body.text) for doc in instruction.heredocs)
        for _, instruction in analysis.instructions_of(family)
    )


def _without(text: str, instruction: Instruction, name: Word) -> Edit | None:
    words = instruction.words
    place = next(index for index, word in enumerate(words) if word is name)
    value = words[place + 1]
    if len(words) == 3:
        return Edit(instruction.span.start, instruction.span.end, "")
    if place + 3 < len(words):
        start, end = name.span.start, words[place + 3].span.start
    else:
        start, end = words[place - 2].span.end, value.span.end
    return None if "#" in text[start:end] else Edit(start, end, "")
