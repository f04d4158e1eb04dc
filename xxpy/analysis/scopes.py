"""What holds when an instruction runs: ARG and ENV values, working folder, shell."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from xxpy.dockerfile.automatic import AUTOMATIC, automatic
from xxpy.dockerfile.syntax import Span
from xxpy.shell.environment import Environment, join
from xxpy.shell.syntax import Binding
from xxpy.symbols import known, substitute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xxpy.dockerfile.syntax import Instruction, Word

# working folders that images set, as their published configurations say; other official images keep "/"
_FOLDERS = {"golang": "/go"}
_ENV = {"golang": {"GOPATH": Binding("/go", "image")}}
_ROOT_FOLDER = frozenset(
    "alpine archlinux busybox debian fedora node python rockylinux rust scratch ubuntu buildpack-deps gcc".split()
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The state of a stage between two instructions. Values are symbolic."""

    args: Mapping[str, Binding] = field(default_factory=dict)
    env: Mapping[str, Binding] = field(default_factory=dict)
    cwd: str | None = None
    shell: tuple[str, ...] = ("/bin/sh", "-c")

    def lookup(self, name: str) -> str | None:
        """A variable's symbolic value, None if nothing is known of it."""
        binding = self.env.get(name) or self.args.get(name)
        return binding.value if binding else automatic(name)

    def environment(self) -> Environment:
        """What a RUN starts with: arguments are in its environment too, ENV wins."""
        return Environment(exported={**self.args, **self.env}, cwd=self.cwd)


def image_name(image: str) -> str:
    """The last part of an image reference, without registry, tag and digest."""
    return image.partition("@")[0].rpartition("/")[2].partition(":")[0]


def image_tag(image: str) -> str:
    """The tag of an image reference, "" without."""
    return image.partition("@")[0].rpartition("/")[2].partition(":")[2]


_LIBRARY = re.compile(
    r"(?:docker\.io/|index\.docker\.io/|mirror\.gcr\.io/|public\.ecr\.aws/docker/)?(?:library/)?[^/]+"
)


def official(image: str) -> str:
    """The name of an official image, also by Docker Hub's mirrors; "" for images that only share its last part."""
    return image_name(image) if _LIBRARY.fullmatch(image.partition("@")[0]) else ""


def first_scope(image: str) -> Scope:
    """The scope at the start of a stage built from an image."""
    name = image_name(image)
    return Scope(env=_ENV.get(name, {}), cwd=_FOLDERS.get(name, "/" if name in _ROOT_FOLDER else None))


def after(scope: Scope, instruction: Instruction, defaults: Mapping[str, str | None]) -> Scope:
    """The scope after an instruction. `defaults` are the global ARGs."""
    if instruction.name == "ARG":
        for word in instruction.words:
            scope = _declare(scope, word, defaults)
    elif instruction.name == "ENV":
        scope = replace(scope, env={**scope.env, **dict(_pairs(scope, instruction))})
    elif instruction.name == "WORKDIR" and instruction.args:
        scope = replace(scope, cwd=join(scope.cwd, substitute(instruction.args[0], scope.lookup)))
    elif instruction.name == "SHELL" and instruction.json:
        scope = replace(scope, shell=instruction.args)
    return scope


def _declare(scope: Scope, word: Word, defaults: Mapping[str, str | None]) -> Scope:
    name, equals, default = word.text.partition("=")
    span = Span(word.span.start + len(name) + 1, word.span.end) if equals else None
    value = substitute(default, scope.lookup) if equals else defaults.get(name)
    if value is None:
        binding = Binding(f"${{{name}}}", "ARG")
    elif name in AUTOMATIC and known(value):
        binding = Binding(f"${{{name}}}", "default", span)
    else:
        binding = Binding(value, "ARG", span)
    return replace(scope, args={**scope.args, name: binding})


def _pairs(scope: Scope, instruction: Instruction) -> list[tuple[str, Binding]]:
    words = instruction.words
    return [
        (name.text, Binding(substitute(value.text, scope.lookup), "ENV", value.span, direct=known(value.text)))
        for name, value in zip(words[::3], words[1::3], strict=False)
    ]


def shell_name(shell: tuple[str, ...]) -> str:
    """The program a shell-form RUN is given to."""
    words = shell[1:] if shell and posixpath.basename(shell[0]) == "env" else shell
    return posixpath.basename(words[0]) if words else ""
