"""`go install` for another platform: it writes to bin/OS_ARCH, and refuses where GOBIN is set.

Measured with Go 1.26; the rule is in `go help install`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy import builders
from xxpy.symbols import known

if TYPE_CHECKING:
    from xxpy.analysis.golang import GoCommand
    from xxpy.edits import Edit


@dataclass(frozen=True, slots=True)
class Moved:
    """Edits that keep an installed program where it was; `refusal` is why that cannot be done, "" where it can."""

    edits: tuple[Edit, ...] = ()
    note: str = ""
    refusal: str = ""


def keep_in_place(go: GoCommand) -> Moved:
    """Packages of the source are built with -o instead; a module version is installed and moved."""
    folder = go.output
    if folder is None:
        return Moved(refusal="`go install` writes to a folder that the Dockerfile does not name: use go build -o")
    if not go.remote:
        text = f"build -o {folder}"
        edit = builders.replace(go.verb_word.span, text)
        return Moved((edit,), f"`go install` became `go {text}`: crossing, it would write to {folder}OS_ARCH")
    if "GOBIN" in go.env and go.env["GOBIN"].value:
        return Moved(refusal="`go install` of a version refuses another platform where GOBIN is set: leave GOBIN out")
    if not known(folder):
        return Moved(refusal=f"`go install` writes to {folder}, known only in the build")
    crossed = f"{folder}${{TARGETOS}}_${{TARGETARCH}}"
    text = f" && {{ [ ! -d {crossed} ] || mv {crossed}/* {folder}; }}"
    edit = builders.insert_after(go.command.span, text)
    return Moved((edit,), f"what `go install` writes to {folder}OS_ARCH is moved to {folder}")
