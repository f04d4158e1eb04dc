"""Walks a parsed script in the order it runs and records every simple command with its environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.dockerfile.syntax import Span
from xxpy.shell.source import ShellSource
from xxpy.shell.syntax import Argument, Binding, Command
from xxpy.shell.wrappers import unwrap
from xxpy.symbols import known, substitute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tree_sitter import Node

    from xxpy.dockerfile.syntax import Joined
    from xxpy.shell.environment import Environment

_SUBSHELLS = frozenset(("subshell", "command_substitution", "process_substitution", "pipeline"))
_CONDITIONS = {"case_statement": "value", "if_statement": "condition"}
_BRANCHES = frozenset(("case_item", "else_clause", "elif_clause"))
_EXPORTS = frozenset(("export", "declare", "typeset", "readonly", "local"))


class UnreadableShellError(Exception):
    """The script is not shell as far as the parser can tell."""


def commands(script: Joined, environment: Environment) -> tuple[Command, ...]:
    """The simple commands of a script in order; `environment` is left as the script's end leaves it.

    Raises UnreadableShellError where the script does not parse: nothing is known of it then.
    """
    source = ShellSource(script)
    if source.tree.root_node.has_error:
        raise UnreadableShellError
    walker = _Walker(source)
    try:
        walker.visit(source.tree.root_node, environment)
    except RecursionError:
        raise UnreadableShellError from None
    return tuple(walker.commands)


class _Walker:
    def __init__(self, source: ShellSource) -> None:
        self.source = source
        self.commands: list[Command] = []

    def visit(self, node: Node, env: Environment) -> None:
        kind = node.type
        if kind == "command":
            self._command(node, env)
        elif kind == "variable_assignment":
            self._nested(node, env)
            env.assign(*self._assignment(node, env, "shell"))
        elif kind == "declaration_command":
            self._declaration(node, env)
        elif kind == "unset_command":
            for name in node.named_children:
                env.unset(self.source.text(name))
        elif kind in _CONDITIONS:
            self._conditional(node, env)
        elif kind in _SUBSHELLS:
            self._children(node, env.copy())
        else:
            self._loop_variable(node, env)
            self._children(node, env)

    def _children(self, node: Node, env: Environment) -> None:
        for child in _in_order(node):
            self.visit(child, env)

    def _nested(self, node: Node, env: Environment) -> None:
        """Command substitutions inside words run too."""
        for child in node.named_children:
            if child.type in _SUBSHELLS:
                self._children(child, env.copy())
            elif child.named_child_count:
                self._nested(child, env)

    def _conditional(self, node: Node, env: Environment) -> None:
        asked = " ".join(self._value(child, env) for child in _conditions(node))
        outer = env.subject
        for child in node.named_children:
            if child.type in _BRANCHES:
                env.subject = f"{outer} {asked}".strip()
            self.visit(child, env)
            if node.type == "if_statement":
                env.subject = f"{outer} {asked}".strip()
        env.subject = outer

    def _loop_variable(self, node: Node, env: Environment) -> None:
        variable = node.child_by_field_name("variable")
        if node.type == "for_statement" and variable is not None:
            name = self.source.text(variable)
            env.assign(name, Binding(f"$(for {name})", "shell", subject=env.subject))

    def _value(self, node: Node | None, env: Environment) -> str:
        return substitute(self.source.text(node), env.lookup) if node is not None else ""

    def _assignment(self, node: Node, env: Environment, origin: str) -> tuple[str, Binding]:
        value = node.child_by_field_name("value")
        name = node.child_by_field_name("name")
        assert name is not None  # the grammar has no assignment without one
        span = self.source.span(value) if value is not None else Span(*[self.source.span(node).end] * 2)
        written = self.source.text(value) if value is not None else ""
        binding = Binding(substitute(written, env.lookup), origin, span, env.subject, known(written))
        return self.source.text(name), binding

    def _declaration(self, node: Node, env: Environment) -> None:
        exports = self.source.text(node.children[0]) in _EXPORTS
        self._nested(node, env)
        for child in node.named_children:
            if child.type == "variable_assignment":
                name, binding = self._assignment(child, env, "shell")
                env.assign(name, binding, export=exports)
            elif child.type == "variable_name" and exports:
                env.export(self.source.text(child))

    def _command(self, node: Node, env: Environment) -> None:
        prefix: dict[str, Binding] = {}
        words: list[Argument] = []
        for child in node.named_children:
            if child.type == "variable_assignment":
                name, binding = self._assignment(child, env, "prefix")
                prefix[name] = binding
            elif not child.type.endswith("_redirect"):
                words.append(Argument(self.source.text(child), self._value(child, env), self.source.span(child)))
        self._nested(node, env)
        if words:
            self._record(words, env, prefix, self.source.span(node))

    def _record(self, words: list[Argument], env: Environment, prefix: Mapping[str, Binding], span: Span) -> None:
        effect = _EFFECTS.get(words[0].value)
        if effect:
            effect(words, env)
        inner = unwrap(tuple(words), {**env.exported, **prefix}, env.subject)
        if inner.argv:
            command = Command(inner.argv, inner.env, env.cwd, inner.before, span, env.subject)
            self.commands.append(command)


def _conditions(node: Node) -> Iterator[Node]:
    """What a `case` or `if` asks about, its `elif` parts included."""
    yield from (child for child in node.children_by_field_name(_CONDITIONS[node.type]) if child.is_named)
    for child in node.named_children:
        if child.type == "elif_clause" and child.named_children:
            yield child.named_children[0]


def _in_order(node: Node) -> Iterator[Node]:
    """Named children in order; lists nest to the left once per `&&`, so they are unrolled, not recursed into."""
    stack = list(reversed(node.named_children))
    while stack:
        child = stack.pop()
        if child.type == "list":
            stack.extend(reversed(child.named_children))
        else:
            yield child


def _cd(words: list[Argument], env: Environment) -> None:
    targets = [word.value for word in words[1:] if not word.value.startswith("-")]
    env.change_folder(targets[0] if targets else None)


def _lose_folder(_words: list[Argument], env: Environment) -> None:
    env.change_folder(None)


def _set(words: list[Argument], env: Environment) -> None:
    for word in words[1:]:
        if known(word.value) and word.value.startswith("-") and "a" in word.value:
            env.export_all = True


_EFFECTS = {"cd": _cd, "pushd": _lose_folder, "popd": _lose_folder, "set": _set}
