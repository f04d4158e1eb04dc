"""What a Dockerfile does with Go: each `go` command, what it makes, and what it is told of its target."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import dropwhile
from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.govariables import WRAPPED
from xxpy.analysis.places import context_paths
from xxpy.analysis.programs import GO
from xxpy.shell.syntax import Binding
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.runs import Run
    from xxpy.shell.syntax import Argument, Command

# flags of `go build` and `go install` that take a value as a word of their own (go help build)
_VALUE_FLAGS = frozenset(
    "C p covermode coverpkg asmflags buildmode buildvcs compiler gccgoflags gcflags installsuffix ldflags mod modfile "
    "o overlay pgo pkgdir tags toolexec".split()
)
_MODULE = re.compile(r"^module[ \t]+\"?([^\s\"]+)", re.MULTILINE)


class Verb(Enum):
    """What a go command does, as far as the platform matters."""

    BUILD = "makes a program for the target"
    INSTALL = "makes a program for the target, in a folder of go's choice"
    RUN = "runs programs on the builder"
    OTHER = "gives the same everywhere"


_VERBS = {
    "build": Verb.BUILD,
    "install": Verb.INSTALL,
    "run": Verb.RUN,
    "test": Verb.RUN,
    "generate": Verb.RUN,
    "tool": Verb.RUN,
}


@dataclass(frozen=True, slots=True)
class GoCommand:
    """A go command. `output` is the symbolic path it writes (a folder ends in "/"), "" where it writes nothing,
    None where that cannot be told. `verb_word` is the word `build`, `install` ...; `packages` its operands.
    """

    run: Run
    command: Command
    verb: Verb
    verb_word: Argument
    flags: Mapping[str, str]
    packages: tuple[str, ...]
    output: str | None
    env: Mapping[str, Binding]  # the command's environment, over what `go env -w` has set before
    folder: str | None  # where it works: symbolic, None where that is not known

    @property
    def name(self) -> str:
        """`go build` and the like, for messages."""
        return f"go {self.verb_word.value}"

    @property
    def remote(self) -> bool:
        """Whether it names a module version instead of packages of the build context."""
        return any("@" in package for package in self.packages)


@remembered
def go_commands(analysis: Analysis, stages: tuple[int, ...]) -> tuple[GoCommand, ...]:
    """The go commands of some stages, in order."""
    found: list[GoCommand] = []
    settings: dict[str, Binding] = {}
    for run, command in analysis.commands_of(stages):
        go = go_command(run, command, settings, partial(_module, analysis, run.stage))
        if go:
            found.append(go)
            _keep_settings(go, settings)
    return tuple(found)


def _keep_settings(go: GoCommand, settings: dict[str, Binding]) -> None:
    """`go env -w` writes a file that later go commands read; the environment wins over it (go help env)."""
    if go.verb_word.value != "env" or "w" not in go.flags:
        return
    for word in go.packages:
        name, _, value = word.partition("=")
        settings[name] = Binding(value, "go env")


def _module(analysis: Analysis, stage: int, folder: str | None) -> str:
    """The module path of a folder of a stage, as go.mod in the build context says, or ""."""
    if folder is None:
        return ""
    for path in context_paths(analysis, analysis.lineage(stage), folder):
        text = analysis.context.read("go.mod" if path == "." else f"{path}/go.mod")
        if text and (found := _MODULE.search(text)):
            return found[1]
    return ""


def go_command(
    run: Run, command: Command, settings: Mapping[str, Binding], module: Callable[[str | None], str]
) -> GoCommand | None:
    """The go command this is, or None. `module` gives the module path of a folder, which names a program built
    from `.`.
    """
    words = tuple(dropwhile(_is_computed, command.argv))
    if not words or not GO.fullmatch(posixpath.basename(words[0].value)):
        return None
    words = words[1:]
    folder: str | None = None
    if len(words) > 1 and words[0].value == "-C":
        folder, words = words[1].value, words[2:]
    if not words:
        return None
    flags, packages = _parse(words[1:])
    verb = _VERBS.get(words[0].value, Verb.OTHER)
    if words[0].value == "test" and "c" in flags:
        verb = Verb.BUILD
    cwd = _folder(command.cwd, folder or flags.get("C"))
    if verb is Verb.INSTALL:
        output: str | None = install_folder(command.env)
    elif verb is Verb.BUILD and words[0].value == "test" and "o" not in flags:
        output = _test_output(cwd, packages, module(cwd))
    elif verb is Verb.BUILD:
        output = _output(cwd, flags, packages, "" if "o" in flags else module(cwd))
    else:
        output = ""
    env = {**settings, **command.env}
    if command.program == "xx-go":
        env |= WRAPPED
    return GoCommand(run, command, verb, words[0], flags, packages, output, env, cwd)


def _is_computed(word: Argument) -> bool:
    """A word in front of the program that may be empty, or more assignments."""
    return word.text.startswith(("$", "`")) and not GO.fullmatch(posixpath.basename(word.value))


def _parse(words: tuple[Argument, ...]) -> tuple[dict[str, str], tuple[str, ...]]:
    flags: dict[str, str] = {}
    at = 0
    while at < len(words) and words[at].value.startswith(("-", "$")):
        if words[at].text.startswith(("$", "`")):  # not quoted: flags, or nothing
            at += 1
            continue
        name, equals, value = words[at].value.lstrip("-").partition("=")
        at += 1
        if not equals and name in _VALUE_FLAGS and at < len(words):
            value = words[at].value
            at += 1
        flags[name] = value
    return flags, tuple(word.value for word in words[at:])


def _folder(cwd: str | None, change: str | None) -> str | None:
    if change is None:
        return cwd
    if cwd is None and not change.startswith("/"):
        return None
    return posixpath.normpath(posixpath.join(cwd or "/", change))


def _output(cwd: str | None, flags: Mapping[str, str], packages: tuple[str, ...], module: str) -> str | None:
    if "o" in flags:
        return _under(cwd, flags["o"])
    if len(packages) > 1 and not all(package.endswith(".go") for package in packages):
        return ""  # several packages are only checked
    package = packages[0] if packages else "."
    if "..." in package:
        return ""
    if package.endswith(".go"):
        return _under(cwd, posixpath.basename(package).removesuffix(".go"))
    name = program_name(package, module)
    return _under(cwd, name) if name else None


def _test_output(cwd: str | None, packages: tuple[str, ...], module: str) -> str | None:
    """`go test -c` writes PACKAGE.test."""
    name = program_name(packages[0] if packages else ".", module)
    return _under(cwd, f"{name}.test") if name and len(packages) < 2 else None


def program_name(package: str, module: str) -> str:
    """The name go gives a program: the last element of the import path, a version suffix left off."""
    local = package.startswith(".")
    path = posixpath.normpath(posixpath.join(module, package)) if local and module else package.partition("@")[0]
    if path.startswith("."):
        path = path.lstrip("./")
    parts = [part for part in path.split("/") if part]
    if len(parts) > 1 and re.fullmatch(r"v\d+", parts[-1]):
        parts.pop()
    return parts[-1] if parts and known(parts[-1]) else ""


def _under(cwd: str | None, path: str) -> str | None:
    if not path or not (path.startswith("/") or known(path.partition("/")[0])):
        return None
    if path.startswith("/"):
        whole = posixpath.normpath(path)
    elif cwd is None:
        return None
    else:
        whole = posixpath.normpath(posixpath.join(cwd, path))
    return whole + "/" if path.endswith("/") else whole


def install_folder(env: Mapping[str, Binding]) -> str | None:
    """Where `go install` puts programs of its own platform; None where the Dockerfile does not tell.

    GOBIN, else the first GOPATH's bin. Official images set GOPATH to /go; elsewhere it is under the home folder.
    """
    if "GOBIN" in env and env["GOBIN"].value:
        return env["GOBIN"].value.rstrip("/") + "/"
    if "GOPATH" in env and env["GOPATH"].value:
        return env["GOPATH"].value.partition(":")[0].rstrip("/") + "/bin/"
    return None
