"""Commands that may leave files of the platform they run on where nobody expects them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.analysis.programs import BUNDLERS, COPIES, GO, Kind, is_system, kind
from xxpy.shell.environment import join

if TYPE_CHECKING:
    from xxpy.shell.syntax import Command

_ELSEWHERE = ("--root", "--installroot", "--target", "--prefix", "--initdb", "--wheel-dir", "--dest")
_FOLDER_FLAGS = {
    "apk": frozenset(("-p", "fetch")),
    "apt-get": frozenset(("download", "--download-only", "-d")),
    "dpkg": frozenset(("-x", "-X", "--extract", "--vextract", "--fsys-tarfile")),
    "pip": frozenset(("-t", "-w", "wheel", "download")),
    "pip3": frozenset(("-t", "-w", "wheel", "download")),
    "uv": frozenset(("-t",)),
    "rpm": frozenset(("-r",)),
}
_LISTS = ("--files-from", "-T")  # the files are named elsewhere
_FOLDER = re.compile(r"-C|--directory\b")
_GO_MAKES = frozenset(("run", "tool"))


def suspicious(command: Command) -> str:
    """The command's name where it may make, bring or move files of the running platform, else ""."""
    program, values = command.program, command.values
    what = kind(program)
    if GO.fullmatch(program):
        return f"{program} {values[1]}" if len(values) > 1 and values[1] in _GO_MAKES else ""
    if what in (Kind.NATIVE, Kind.SHELL, Kind.MAKE):
        return program
    if what is Kind.UNKNOWN and not program.startswith("xx-"):
        return command.argv[0].text
    if what is Kind.PACKAGES and _elsewhere(program, values[1:]):
        return f"{program} into another folder"
    if program in BUNDLERS and _bundles_programs(program, values[1:]):
        return f"{program} {values[1]}"
    return f"{program} of files that may be the image's own" if _copies_programs(command) else ""


def _elsewhere(program: str, words: tuple[str, ...]) -> bool:
    return any(word.startswith(_ELSEWHERE) or word in _FOLDER_FLAGS.get(program, ()) for word in words)


def _bundles_programs(program: str, words: tuple[str, ...]) -> bool:
    """npx of a package that is not known; Bun's single-file programs; packages installed elsewhere."""
    if "--compile" in words or any(word.startswith("--prefix") for word in words):
        return True
    package = next((word for word in words if not word.startswith("-")), "")
    return program == "npx" and kind(package.rpartition("/")[2].partition("@")[0]) is Kind.UNKNOWN


def _copies_programs(command: Command) -> bool:
    if command.program == "find":
        return any(word.startswith("-exec") for word in command.values)
    if command.program not in COPIES:
        return False
    if command.before != command.argv[0].span.start:  # behind xargs the files come from elsewhere
        return True
    if command.program == "cpio" or any(word.startswith(_LISTS) for word in command.values[1:]):
        return True
    if command.program == "tar" and _packs(command.values[1:]) and any(map(_FOLDER.match, command.values[1:])):
        return True
    return any(_own_program(command, word) for word in command.values[1:])


def _packs(words: tuple[str, ...]) -> bool:
    """Whether tar is told to create an archive: c among short options, which may lack their dash at first."""
    short = [word for word in words if word.startswith("-") and not word.startswith("--")]
    return "--create" in words or any("c" in word for word in (*short, *words[:1]))


def _own_program(command: Command, word: str) -> bool:
    if word.startswith("-"):
        return False
    certain = re.split(r"[*?\[$`]", word.removeprefix("if="))[0]
    if not certain and word:
        return True
    path = join(command.cwd, certain)
    return path is None or (path != "/" and is_system(path))
