"""The stage graph as BuildKit sees it.

Names are compared without regard to case, `--from` takes numbers, and a name not yet seen is an image. Sources: the
Dockerfile reference ("FROM", "COPY --from") and measurements with BuildKit 0.26.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from xxpy.dockerfile.automatic import AUTOMATIC, automatic
from xxpy.symbols import known, substitute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xxpy.dockerfile.syntax import Document, Flag, Instruction, Span


class RunsOn(Enum):
    """The platform a stage's commands run on."""

    BUILD = "the build platform"
    TARGET = "the target platform"
    FIXED = "a fixed platform"  # a literal --platform, or a value xxpy cannot tell


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `image` is symbolic and empty where `bases` (earlier stages it may be built from) are known."""

    index: int
    name: str  # as written, "" without AS
    start: Instruction
    instructions: tuple[Instruction, ...]
    image: str
    bases: tuple[int, ...]
    runs_on: RunsOn
    root: int  # index of the stage whose FROM decides `runs_on`

    @property
    def label(self) -> str:
        """How people call it."""
        return self.name or f"stage {self.index}"

    @property
    def end(self) -> int:
        """Offset just past the stage's last instruction."""
        return (self.instructions[-1] if self.instructions else self.start).span.end


@dataclass(frozen=True, slots=True)
class Handoff:
    """Files that `consumer` takes from a stage (`producer`) or an image, by COPY --from or a mount."""

    consumer: int
    instruction: Instruction
    producer: int | None
    image: str
    sources: tuple[str, ...]
    destination: str
    span: Span


@dataclass(frozen=True, slots=True)
class GlobalArg:
    """An ARG before the first FROM; `default` is symbolic, None without one."""

    name: str
    default: str | None
    instruction: Instruction
    span: Span


def global_args(document: Document) -> tuple[GlobalArg, ...]:
    """The ARGs of the global scope in order."""
    found: list[GlobalArg] = []
    for instruction in document.instructions:
        if instruction.name == "FROM":
            break
        if instruction.name != "ARG":
            continue
        for word in instruction.words:
            name, equals, default = word.text.partition("=")
            value = substitute(default, _global_lookup(found)) if equals else None
            found.append(GlobalArg(name, value, instruction, word.span))
    return tuple(found)


def _global_lookup(args: Iterable[GlobalArg]) -> _Lookup:
    values = {arg.name: arg.default for arg in args}
    return _Lookup(values)


class _Lookup:
    """Values of the global scope; FROM sees no other variables."""

    def __init__(self, values: Mapping[str, str | None]) -> None:
        self.values = values

    def __call__(self, name: str) -> str | None:
        if name in AUTOMATIC:
            return automatic(name)
        return self.values.get(name) if name in self.values else ""


def stages(document: Document, args: Sequence[GlobalArg]) -> tuple[Stage, ...]:
    """All stages in order."""
    lookup = _global_lookup(args)
    result: list[Stage] = []
    for start, instructions in _split(document.instructions):
        result.append(_stage(len(result), start, instructions, result, lookup))
    return tuple(result)


def _split(instructions: Iterable[Instruction]) -> list[tuple[Instruction, tuple[Instruction, ...]]]:
    groups: list[tuple[Instruction, list[Instruction]]] = []
    for instruction in instructions:
        if instruction.name == "FROM":
            groups.append((instruction, []))
        elif groups:
            groups[-1][1].append(instruction)
    return [(start, tuple(rest)) for start, rest in groups]


def _stage(
    index: int, start: Instruction, instructions: tuple[Instruction, ...], earlier: Sequence[Stage], lookup: _Lookup
) -> Stage:
    image = substitute(start.args[0], lookup)
    # the default of an ARG is not certain: the build may give another value, which may be a stage too
    bases = tuple(sorted({*matching(image, earlier), *matching(substitute(start.args[0], lambda _: None), earlier)}))
    name = start.args[2] if len(start.args) == 3 else ""
    if not bases:
        runs_on, root = platform_of(start.flag("platform"), lookup), index
    elif len(bases) == 1:
        runs_on, root = earlier[bases[0]].runs_on, earlier[bases[0]].root
    else:
        places = {earlier[base].runs_on for base in bases}
        runs_on, root = places.pop() if len(places) == 1 else RunsOn.FIXED, index
    return Stage(index, name, start, instructions, "" if bases else image, bases, runs_on, root)


def matching(reference: str, earlier: Sequence[Stage]) -> tuple[int, ...]:
    """The stages a reference may mean; several only where its name is completed by a build argument."""
    if known(reference):
        named = [stage.index for stage in earlier if stage.name.lower() == reference.lower() and stage.name]
        return tuple(named[-1:])
    pattern = re.sub(r"\\\$\\\{[^}]*\\\}", ".*", re.escape(reference))
    if not re.sub(r"\$\{[^}]*\}", "", reference):
        return ()  # `FROM $BASE` could be anything; an image is what people mean
    return tuple(stage.index for stage in earlier if stage.name and re.fullmatch(pattern, stage.name, re.IGNORECASE))


def platform_of(flag: Flag | None, lookup: _Lookup) -> RunsOn:
    """Where a root stage runs, from its `--platform`."""
    value = substitute(flag.value, lookup) if flag and flag.value else ""
    return {"": RunsOn.TARGET, "${TARGETPLATFORM}": RunsOn.TARGET, "${BUILDPLATFORM}": RunsOn.BUILD}.get(
        value, RunsOn.FIXED
    )


def handoffs(all_stages: Sequence[Stage]) -> tuple[Handoff, ...]:
    """Everything that is copied or mounted from another stage or image, in order."""
    return tuple(
        handoff
        for stage in all_stages
        for instruction in stage.instructions
        for handoff in _taken(stage, instruction, all_stages)
    )


def _taken(stage: Stage, instruction: Instruction, all_stages: Sequence[Stage]) -> list[Handoff]:
    found = []
    if instruction.name == "COPY" and (source := instruction.flag("from")) and source.value:
        *sources, destination = instruction.args or ("",)
        found.append((source.value, tuple(sources), destination, source.span))
    for flag in instruction.flags:
        if instruction.name == "RUN" and flag.name == "mount" and flag.value:
            options = mount_options(flag.value)
            if options.get("from"):
                paths = (options.get("source") or options.get("src") or "/",)
                found.append((options["from"], paths, options.get("target", ""), flag.span))
    return [
        _handoff(stage, instruction, reference, sources, destination, span, all_stages)
        for reference, sources, destination, span in found
    ]


def mount_options(value: str) -> dict[str, str]:
    """`type=bind,from=x` as a mapping; `dst` and `destination` are called `target`."""
    pairs = (option.partition("=") for option in value.split(","))
    options = {name.strip().lower(): setting for name, _, setting in pairs}
    for alias in ("dst", "destination"):
        if alias in options:
            options.setdefault("target", options[alias])
    return options


def _handoff(
    stage: Stage,
    instruction: Instruction,
    reference: str,
    sources: tuple[str, ...],
    destination: str,
    span: Span,
    all_stages: Sequence[Stage],
) -> Handoff:
    if instruction.name == "COPY" and reference.isdecimal() and int(reference) < stage.index:
        producer: int | None = int(reference)
    else:
        producer = next(iter(matching(reference, all_stages[: stage.index])), None)
    image = "" if producer is not None else reference
    return Handoff(stage.index, instruction, producer, image, sources, destination, span)
