"""What a FROM, a `COPY --from` or a mount may name, as BuildKit sees it.

Measured with `docker buildx build --call=check` of BuildKit 0.26 (Docker Engine 28.5): it refuses these also in stages
that the build does not need.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.dockerfile.encoding import shown
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xxpy.dockerfile.syntax import Document, Instruction

_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")
_MOUNT_FROM = re.compile(r"(?:^|,)from=([^,$\"\s]+)(?=,|$)", re.IGNORECASE)
_PLAIN = re.compile(r"[\w./:@-]+", re.ASCII)


def check_references(document: Document) -> None:
    """Raises ParseError for the first name that no build could resolve. FROM instructions are valid."""
    stages = [_name(instruction) for instruction in document.instructions if instruction.name == "FROM"]
    last = {name: index for index, name in enumerate(stages)}  # of several stages with a name, COPY takes the last
    own = -1
    for instruction in document.instructions:
        if instruction.name == "FROM":
            own += 1
            error = "" if instruction.args[0].lower() in stages[:own] else _image_error(instruction.args[0])
        else:
            error = _from_error(instruction, own, last, len(stages))
        if error:
            raise ParseError(error, instruction.start_line)


def _name(start: Instruction) -> str:
    return start.args[2].lower() if len(start.args) == 3 else ""


def _from_error(instruction: Instruction, own: int, last: Mapping[str, int], count: int) -> str:
    if instruction.name == "COPY":
        flag = instruction.flag("from")
        return _copy_error(flag.value, own, last, count) if flag and flag.value else ""
    if instruction.name == "RUN":  # a number is an image there
        mounts = (flag.value or "" for flag in instruction.flags if flag.name == "mount")
        names = (name for mount in mounts for name in _MOUNT_FROM.findall(mount))
        return next(filter(None, (_stage_error(name, own, last) for name in names)), "")
    return ""


def _image_error(image: str) -> str:
    """An image's name is in small letters; only its registry and its tag need not be."""
    if not _PLAIN.fullmatch(image):
        return ""
    domain, slash, rest = image.partition("/")
    has_domain = slash and (re.search(r"[.:A-Z]", domain) or domain == "localhost")
    path = (rest if has_domain else image).partition("@")[0]
    folder, slash, name = path.rpartition("/")
    path = f"{folder}{slash}{name.partition(':')[0]}"
    return f"image {shown(path)} is not in small letters" if path != path.lower() else ""


def _copy_error(name: str, own: int, last: Mapping[str, int], count: int) -> str:
    if not _NUMBER.fullmatch(name):
        return _stage_error(name, own, last)
    if not 0 <= int(name) < count:
        return f"there is no stage {shown(name)}: the file has {count}, counted from 0"
    return _later(name, int(name), own)


def _stage_error(name: str, own: int, last: Mapping[str, int]) -> str:
    return _later(name, last.get(name.lower(), -1), own)


def _later(name: str, stage: int, own: int) -> str:
    if stage == own:
        return f"a stage cannot take files from itself: {shown(name)} is this stage"
    return f"stage {shown(name)} comes later: move it before this one" if stage > own else ""
