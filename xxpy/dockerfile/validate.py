"""BuildKit's second stage, as far as a rewriter needs it: stages, known instructions, their flags and arguments.

Facts: `frontend/dockerfile/instructions` in moby/buildkit. Stricter than that: text must be UTF-8 without NUL bytes,
and there must be a FROM. Laxer: the values of devices, durations and retries are not looked at, nor are mounts but for
their type.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.dockerfile.arguments import KEYWORDS
from xxpy.dockerfile.directives import directives
from xxpy.dockerfile.encoding import check_text, shown
from xxpy.dockerfile.heredocs import is_opening
from xxpy.dockerfile.lexer import split
from xxpy.dockerfile.references import check_references
from xxpy.dockerfile.template import template_error
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from xxpy.dockerfile.syntax import Document, Flag, Instruction

VALUE, VALUES, SWITCH = "value", "values", "switch"  # given once, given any number of times, true or false
_COPY_FLAGS = {"chmod": VALUE, "chown": VALUE, "exclude": VALUES, "link": SWITCH}
FLAGS: Mapping[str, Mapping[str, str]] = {
    "ADD": {**_COPY_FLAGS, "checksum": VALUE, "keep-git-dir": SWITCH, "unpack": SWITCH},
    "COPY": {**_COPY_FLAGS, "from": VALUE, "parents": SWITCH},
    "FROM": {"platform": VALUE},
    "HEALTHCHECK": dict.fromkeys(("interval", "timeout", "start-period", "start-interval", "retries"), VALUE),
    "RUN": {"device": VALUES, "mount": VALUES, "network": VALUE, "security": VALUE},
}
_ANY_FLAGS = frozenset({"ARG", "STOPSIGNAL"})  # BuildKit does not look at theirs
_FRONTEND = re.compile(r"(?:^|/)docker/dockerfile(?:-upstream)?(?:[:@][^/]*)?$")
_IMAGE = re.compile(r"\w[\w.:/@-]*", re.ASCII)
_NETWORKS = ("default", "none", "host")
_SECURITY = ("sandbox", "insecure")
_MOUNTS = ("bind", "cache", "secret", "ssh", "tmpfs")
_MOUNT_TYPE = re.compile(r"(?:^|,)type=([^,$\"\s]*)(?=,|$)", re.IGNORECASE)
_STAGE_NAME = re.compile(r"[a-z][a-z0-9-_.]*")


def validate(document: Document) -> None:
    """Raises ParseError for the first instruction that BuildKit would not build."""
    check_text(document.text)
    in_stage = False
    for instruction in document.instructions:
        try:
            _check(instruction)
        except ParseError as error:
            raise ParseError(error.message, instruction.start_line) from None
        in_stage = in_stage or instruction.name == "FROM"
        if not in_stage and instruction.name != "ARG":
            raise ParseError(f"{instruction.name} before the first FROM", instruction.start_line)
    if not in_stage:
        raise ParseError("no FROM: there is nothing to build")
    check_references(document)


def has_foreign_frontend(text: str) -> bool:
    """Whether `# syntax=` names the image of a frontend that is not BuildKit's, nor a copy of it in a registry."""
    try:
        found = directives(split(text))
    except ParseError:
        return False
    image = next((each.value for each in found if each.name == "syntax"), "").partition(" ")[0]
    return bool(_IMAGE.fullmatch(image)) and not _FRONTEND.search(image)


def stage_name(instruction: Instruction) -> str:
    """The name that a FROM gives its stage, in small letters, or an empty one. Raises ParseError."""
    args = instruction.args
    if len(args) == 1:
        return ""
    if len(args) != 3 or args[1].upper() != "AS":
        raise template_error(instruction.line.text) or ParseError("FROM needs an image, or an image AS a name")
    name = args[2].lower()
    if not _STAGE_NAME.fullmatch(name):
        raise ParseError(f"{shown(args[2])} is no stage name: begin with a letter, then letters, digits, - _ .")
    return name


def _check(instruction: Instruction) -> None:
    name = instruction.name
    if name not in KEYWORDS:
        raise template_error(instruction.line.text) or ParseError(
            _unknown("instruction", instruction.keyword, KEYWORDS)
        )
    _CHECKS[name](instruction)
    if name not in _ANY_FLAGS and not _is_none(instruction):
        _check_flags(instruction, FLAGS.get(name, {}))


def _is_none(instruction: Instruction) -> bool:
    return instruction.name == "HEALTHCHECK" and instruction.args[0].upper() == "NONE"


def _check_flags(instruction: Instruction, known: Mapping[str, str]) -> None:
    seen: set[str] = set()
    for flag in instruction.flags:
        kind = known.get(flag.name)
        if kind is None:
            raise ParseError(_unknown(f"flag of {instruction.name}", f"--{flag.name}", (f"--{name}" for name in known)))
        if flag.name in seen and kind != VALUES:
            raise ParseError(f"--{flag.name} is given twice")
        seen.add(flag.name)
        _check_value(flag, kind)


def _check_value(flag: Flag, kind: str) -> None:
    if kind == SWITCH and flag.value is not None and flag.value.lower() not in ("true", "false"):
        raise ParseError(f"--{flag.name} is true or false, not {shown(flag.value) or 'empty'}")
    if kind != SWITCH and flag.value is None:
        raise ParseError(f"--{flag.name} needs a value: --{flag.name}=...")


def _run(instruction: Instruction) -> None:
    """BuildKit expands variables in mounts, not in the other two."""
    for flag in instruction.flags:
        value = flag.value or ""
        if flag.name == "network" and flag.value is not None:
            _one_of(flag, value, _NETWORKS)
        elif flag.name == "security" and flag.value is not None:
            _one_of(flag, value, _SECURITY)
        for kind in _MOUNT_TYPE.findall(value) if flag.name == "mount" else ():
            _one_of(flag, kind.lower(), _MOUNTS)


def _one_of(flag: Flag, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise ParseError(f"--{flag.name} is {', '.join(allowed[:-1])} or {allowed[-1]}, not {shown(value) or 'empty'}")


def _anything(_instruction: Instruction) -> None:
    pass


def _one(instruction: Instruction) -> None:
    if len(instruction.words) != 1:
        raise ParseError(f"{instruction.name} needs exactly one argument")


def _some(instruction: Instruction) -> None:
    if not instruction.words:
        raise ParseError(f"{instruction.name} needs an argument")


def _named(instruction: Instruction) -> None:
    """ENV and LABEL: triples."""
    _some(instruction)
    if not all(instruction.args[::3]):
        raise ParseError(f"{instruction.name} needs a name before the =")


def _arg(instruction: Instruction) -> None:
    _some(instruction)
    if any(word.startswith("=") for word in instruction.args):
        raise ParseError("ARG needs a name before the =")


def _copy(instruction: Instruction) -> None:
    if len(instruction.words) < 2:
        raise ParseError(f"{instruction.name} needs a source and a destination")
    if is_opening(instruction.args[-1]):
        raise ParseError(f"{instruction.name} needs a path as its destination, not a heredoc")


def _from(instruction: Instruction) -> None:
    stage_name(instruction)


def _volume(instruction: Instruction) -> None:
    _some(instruction)
    if not all(word.strip() for word in instruction.args):
        raise ParseError("VOLUME needs a path that is not empty")


def _shell(instruction: Instruction) -> None:
    _some(instruction)
    if not instruction.json:
        raise ParseError('SHELL needs the JSON form: ["/bin/sh", "-c"]')


def _onbuild(instruction: Instruction) -> None:
    """BuildKit looks no further into the trigger until a build uses it."""
    if instruction.trigger is None:
        raise ParseError("ONBUILD needs an instruction")
    if instruction.trigger.name in ("FROM", "MAINTAINER", "ONBUILD"):
        raise ParseError(f"ONBUILD {instruction.trigger.name} is not allowed")


def _healthcheck(instruction: Instruction) -> None:
    _some(instruction)
    kind, *command = instruction.args
    if kind.upper() not in ("CMD", "NONE"):
        raise ParseError(f"HEALTHCHECK needs CMD or NONE, not {shown(kind)}")
    if bool(command) != (kind.upper() == "CMD"):
        raise ParseError("HEALTHCHECK needs a command after CMD, and nothing after NONE")


_CHECKS: Mapping[str, Callable[[Instruction], None]] = {
    **dict.fromkeys(("CMD", "ENTRYPOINT"), _anything),
    **dict.fromkeys(("MAINTAINER", "STOPSIGNAL", "USER", "WORKDIR"), _one),
    **dict.fromkeys(("ENV", "LABEL"), _named),
    **dict.fromkeys(("ADD", "COPY"), _copy),
    "ARG": _arg,
    "EXPOSE": _some,
    "FROM": _from,
    "HEALTHCHECK": _healthcheck,
    "ONBUILD": _onbuild,
    "RUN": _run,
    "SHELL": _shell,
    "VOLUME": _volume,
}


def _unknown(what: str, word: str, known: Iterable[str]) -> str:
    """As BuildKit, suggests a name less than three letters away."""
    distance, nearest = min(((_distance(word.lower(), name.lower()), name) for name in known), default=(3, ""))
    hint = f": did you mean {nearest}?" if distance < 3 else ""
    return f"unknown {what} {shown(word) or '(empty)'}{hint}"


def _distance(one: str, other: str) -> int:
    """Levenshtein's, or 3 where the lengths alone tell as much."""
    if abs(len(one) - len(other)) > 2:
        return 3
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (left != right))
    return row[-1]
