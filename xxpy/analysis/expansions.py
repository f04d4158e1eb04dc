"""Which automatic arguments an instruction expands, read as BuildKit or the shell reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.runs import SHELLS
from xxpy.dockerfile.automatic import AUTOMATIC
from xxpy.dockerfile.syntax import Joined
from xxpy.dockerfile.words import variables
from xxpy.errors import ParseError
from xxpy.shell.source import ShellSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from xxpy.analysis.runs import Run
    from xxpy.dockerfile.syntax import Flag, Instruction, Span

# CMD and ENTRYPOINT run later, without build arguments; FROM sees the global ones
_BUILDKIT = frozenset("ADD COPY ENV EXPOSE LABEL USER VOLUME WORKDIR STOPSIGNAL".split())
_REFERENCE = re.compile(rf"(?<!\\)\$\{{?({'|'.join(sorted(AUTOMATIC))})\b")
_SILENT = frozenset(("comment", "raw_string"))
_SETTING = frozenset(("variable_assignment", "variable_name", "word"))  # what `export` holds that it sets itself
_SOURCING = frozenset((".", "source", "eval"))


@dataclass(frozen=True, slots=True)
class Use:
    """A reference to an automatic argument."""

    name: str
    span: Span


def uses(instruction: Instruction, run: Run | None, escape: str, known: set[str]) -> Iterator[Use]:
    """References to names that are not in `known`; `run` is the instruction's, None for other instructions.

    A shell adds what it assigns to `known`, and everything once it has read a file or a text that may assign.
    """
    texts = (instruction.line.text, *(doc.body.text for doc in instruction.heredocs))
    if not any(_REFERENCE.search(text) for text in texts):
        return
    if run is not None:
        yield from _of_flags(instruction.flags)
        yield from _of_run(instruction, run, known)
    elif instruction.name in _BUILDKIT:
        yield from _of_words(instruction.line, escape)
        for doc in instruction.heredocs:  # quotes mean nothing in them
            yield from _anywhere(doc.body) if doc.expand else ()


def _of_words(line: Joined, escape: str) -> Iterator[Use]:
    try:
        found = variables(line.text, escape)
    except ParseError:
        return
    yield from (Use(each.name, line.span(each.start, each.end)) for each in found if each.name in AUTOMATIC)


def _of_flags(flags: tuple[Flag, ...]) -> Iterator[Use]:
    for flag in flags:
        yield from (Use(found[1], flag.span) for found in _REFERENCE.finditer(flag.value or ""))


def _anywhere(text: Joined) -> Iterator[Use]:
    return (Use(found[1], text.span(*found.span())) for found in _REFERENCE.finditer(text.text))


def _of_run(instruction: Instruction, run: Run, known: set[str]) -> Iterator[Use]:
    if instruction.json:
        words = instruction.words
        at = _script_argument([word.text for word in words])
        if at is not None:
            inner = Joined(words[at].text, (0,), (words[at].span.start,))
            yield from (Use(use.name, words[at].span) for use in _of_script(inner, known))
    elif not run.opaque:
        bodies = [doc.body for doc in instruction.heredocs]
        script = next((body for body in bodies if body.text == run.text), None)
        line = instruction.body
        yield from _of_script(script or Joined(run.text, line.starts, line.sources), known)
        for doc in instruction.heredocs if script is None else ():
            yield from (use for use in _anywhere(doc.body) if doc.expand and use.name not in known)


def _of_script(script: Joined, known: set[str]) -> Iterator[Use]:
    source = ShellSource(script)
    stack: list[Node | str] = [source.tree.root_node]
    if source.tree.root_node.has_error:
        return
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            known.update((item,) if item else AUTOMATIC)
        elif item.type in ("simple_expansion", "expansion"):
            yield from _of_expansion(source, item, known)
            stack += reversed(item.named_children)
        elif item.type not in _SILENT:
            stack += reversed(_parts(source, item))
            yield from (use for inner in _inner_scripts(source, item) for use in _of_script(inner, known))


def _of_expansion(source: ShellSource, node: Node, known: set[str]) -> Iterator[Use]:
    name = next((source.text(child) for child in node.named_children if child.type == "variable_name"), "")
    if name in AUTOMATIC and name not in known:
        yield Use(name, source.span(node))


def _parts(source: ShellSource, node: Node) -> list[Node | str]:
    """The node's children in the order they run; a name where it is set, "" where any may be."""
    children: list[Node | str] = list(node.named_children)
    if node.type == "variable_assignment":
        return [*children[1:], source.text(node.named_children[0])]
    if node.type == "for_statement":
        return [source.text(node.named_children[0]), *children[1:]]
    words = [source.text(child) for child in node.named_children]
    if node.type == "declaration_command" and any(child.type not in _SETTING for child in node.named_children):
        return [*children, ""]
    if node.type == "command" and (program := _program(source, node)) in _SOURCING | {"read"}:
        return [*children, *words] if program == "read" else [*children, ""]
    return children


def _program(source: ShellSource, command: Node) -> str:
    name = command.child_by_field_name("name")
    return source.text(name) if name is not None else ""


def _inner_scripts(source: ShellSource, node: Node) -> Iterator[Joined]:
    """What single quotes keep for another shell: `sh -c '...'`, also behind xargs, find or sudo; `eval '...'`."""
    if node.type != "command":
        return
    words = [child for child in node.named_children if child.type != "variable_assignment"]
    at = 1 if _program(source, node) == "eval" else _script_argument([source.text(word) for word in words])
    if at is not None and at < len(words) and words[at].type == "raw_string":
        start, end = (_index(source, byte) for byte in (words[at].start_byte + 1, words[at].end_byte - 1))
        yield source.joined.cut(start, end)


def _script_argument(words: list[str]) -> int | None:
    """Which word is a script: the one behind `-c` of a shell."""
    shell = next((index for index, word in enumerate(words) if word.rpartition("/")[2] in SHELLS), len(words))
    for index in range(shell + 1, len(words) - 1):
        if not words[index].startswith("-"):
            return None
        if "c" in words[index] and not words[index].startswith("--"):
            return index + 1
    return None


def _index(source: ShellSource, byte: int) -> int:
    data = source.joined.text.encode("utf-8", "surrogateescape")
    return len(data[:byte].decode("utf-8", "surrogateescape"))
