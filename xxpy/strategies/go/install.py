"""`go install` for another platform: it writes to bin/OS_ARCH, and refuses where GOBIN is set.

Measured with Go 1.26; the rule is in `go help install`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy import builders
from xxpy.analysis.golang import install_folder
from xxpy.strategies.go.mapping import go_version
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.golang import GoCommand
    from xxpy.edits import Edit
    from xxpy.shell.syntax import Binding, Command

# from here on `go build -o DIR/` takes several packages (release notes of Go 1.14)
_MANY_OUTPUTS = (1, 14)
_NO_FOLDER = "`go install` writes to a folder that the Dockerfile does not name: use go build -o"


@dataclass(frozen=True, slots=True)
class Moved:
    """Edits that keep an installed program where it was; `refusal` is why that cannot be done, "" where it can."""

    edits: tuple[Edit, ...] = ()
    note: str = ""
    refusal: str = ""


def keep_in_place(analysis: Analysis, go: GoCommand) -> Moved:
    """Packages of the source are built with -o instead; a module version is installed and moved."""
    if go.output is None:
        return Moved(refusal=_NO_FOLDER)
    version = go_version(analysis.stages[analysis.stages[go.run.stage].root].image)
    if go.remote or "C" in go.flags or (version and version < _MANY_OUTPUTS):
        return move_after(analysis, go.command, go.env)
    text = f"build -o {go.output}"
    edit = builders.replace(go.verb_word.span, text)
    return Moved((edit,), f"`go install` became `go {text}`: crossing, it would write to {go.output}OS_ARCH")


def move_after(analysis: Analysis, command: Command, env: Mapping[str, Binding]) -> Moved:
    """The command that installs, then a move of what it wrote for a foreign platform to the usual folder."""
    folder = install_folder(env)
    if "GOBIN" in env and env["GOBIN"].value:
        return Moved(refusal="`go install` refuses another platform where GOBIN is set: leave GOBIN out")
    if folder is None or not known(folder):
        return Moved(refusal=_NO_FOLDER)
    if command.conditions or analysis.document.text[: command.span.start].rstrip().endswith("!"):
        return Moved(refusal="`go install` under a condition: what it writes cannot be moved after it")
    crossed = f"{folder}${{TARGETOS}}_${{TARGETARCH}}"
    text = f" && {{ [ ! -d {crossed} ] || {{ mv {crossed}/* {folder} && rmdir {crossed}; }}; }}"
    edit = builders.insert_after(command.span, text)
    return Moved((edit,), f"what `go install` writes to {folder}OS_ARCH is moved to {folder}")
