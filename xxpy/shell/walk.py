"""Walks a parsed script in the order it runs and records every simple command with its environment."""

from __future__ import annotations

from dataclasses import replace
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
        elif kind in _SUBSHELLS or kind == "function_definition":  # a function may never be called
            self._children(node, _inside(kind, env))
        elif kind == "redirected_statement":
            outer, env.captured = env.captured, True
            self._children(node, env)
            env.captured = outer
        elif kind == "list":
            self._list(node, env)
        else:
            self._loop_variable(node, env)
            self._children(node, env)

    def _children(self, node: Node, env: Environment) -> None:
        for child in node.named_children:
            self.visit(child, env.copy() if _in_background(child) else env)

    def _list(self, node: Node, env: Environment) -> None:
        """What follows the first command of `a && b || c` may not happen: bindings made there hold inside only."""
        outer = env.conditions
        first, *rest = _flat(node)
        self.visit(first[1], env)
        before = dict(env.exported)
        asked = self.source.text(first[1])
        for operator, child in rest:
            env.conditions = (*outer, f"not {asked}") if operator == "||" else outer
            self.visit(child, env)
        env.conditions = outer
        for name, binding in env.exported.items():
            if before.get(name) is not binding and binding.conditions == outer:
                env.exported[name] = replace(binding, conditions=(*outer, asked))

    def _nested(self, node: Node, env: Environment) -> None:
        """Command substitutions inside words run too."""
        for child in node.named_children:
            if child.type in _SUBSHELLS:
                self._children(child, _inside(child.type, env))
            elif child.named_child_count:
                self._nested(child, env)

    def _conditional(self, node: Node, env: Environment) -> None:
        asked = " ".join(self._value(child, env) for child in _conditions(node))
        outer = env.conditions
        for child in node.named_children:
            if child.type in _BRANCHES:
                env.conditions = (*outer, f"{asked} {self._branch(child)}")
            self.visit(child, env)
            if node.type == "if_statement":
                env.conditions = (*outer, asked)
        env.conditions = outer

    def _branch(self, node: Node) -> str:
        """What tells a branch from the others: the pattern of a case, or the word that starts it."""
        pattern = node.child_by_field_name("value")
        return self.source.text(pattern if pattern is not None else node.children[0])

    def _loop_variable(self, node: Node, env: Environment) -> None:
        variable = node.child_by_field_name("variable")
        if node.type == "for_statement" and variable is not None:
            name = self.source.text(variable)
            env.assign(name, Binding(f"$(for {name})", "shell", conditions=env.conditions))

    def _value(self, node: Node | None, env: Environment) -> str:
        return substitute(self.source.text(node), env.lookup) if node is not None else ""

    def _assignment(self, node: Node, env: Environment, origin: str) -> tuple[str, Binding]:
        value = node.child_by_field_name("value")
        name = node.child_by_field_name("name")
        assert name is not None  # the grammar has no assignment without one
        span = self.source.span(value) if value is not None else Span(*[self.source.span(node).end] * 2)
        written = self.source.text(value) if value is not None else ""
        binding = Binding(substitute(written, env.lookup), origin, span, env.conditions, known(written))
        return self.source.text(name), binding

    def _declaration(self, node: Node, env: Environment) -> None:
        words = [self.source.text(child) for child in node.children]
        options = {word for word in words if word.startswith("-")}
        self._nested(node, env)
        if "-n" in options and words[0] == "export":
            for word in words[1:]:
                env.unset(word)
            return
        exports = words[0] == "export" or any("x" in option for option in options)
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
        inner = unwrap(tuple(words), {**env.exported, **prefix}, env)
        if inner.argv:
            cwd = None if inner.moved else env.cwd
            command = Command(inner.argv, inner.env, cwd, inner.before, span, env.conditions, env.captured)
            self.commands.append(command)


def _conditions(node: Node) -> Iterator[Node]:
    """What a `case` or `if` asks about, its `elif` parts included."""
    yield from (child for child in node.children_by_field_name(_CONDITIONS[node.type]) if child.is_named)
    for child in node.named_children:
        if child.type == "elif_clause" and child.named_children:
            yield child.named_children[0]


def _flat(node: Node) -> list[tuple[str, Node]]:
    """The commands of a list, each with the operator before it.

    Lists nest to the left once per operator, so they are unrolled, not recursed into.
    """
    items: list[tuple[str, Node]] = []
    while node.type == "list":
        children = node.children
        items.append((children[1].type, children[-1]))
        node = children[0]
    return [("", node), *reversed(items)]


def _inside(kind: str, env: Environment) -> Environment:
    """The environment in a subshell; what `$( )` and pipes print is read by others."""
    inner = env.copy()
    inner.captured = env.captured or kind not in ("subshell", "function_definition")
    return inner


def _in_background(node: Node) -> bool:
    after = node.next_sibling
    return after is not None and after.type == "&"


def _cd(words: list[Argument], env: Environment) -> None:
    targets = [word.value for word in words[1:] if not word.value.startswith("-")]
    env.change_folder(targets[0] if targets else None)


def _lose_folder(_words: list[Argument], env: Environment) -> None:
    env.change_folder(None)


def _set(words: list[Argument], env: Environment) -> None:
    for word in words[1:]:
        if word.value == "--" or not word.value.startswith(("-", "+")):
            return
        if "a" in word.value:
            env.export_all = word.value.startswith("-")


_EFFECTS = {"cd": _cd, "pushd": _lose_folder, "popd": _lose_folder, "set": _set}
