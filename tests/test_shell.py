"""Commands of a script: their words, places, folder, and what is in their environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xxpy.analysis.facts import analyse
from xxpy.context import EMPTY
from xxpy.dockerfile.reader import parse

if TYPE_CHECKING:
    from xxpy.analysis.runs import Run


def run(script: str, head: str = "") -> Run:
    """The last RUN of a Dockerfile made of `head` and a RUN of the script."""
    return analyse(parse(f"FROM alpine\n{head}RUN {script}\n"), EMPTY).runs[-1]


def environment(script: str, name: str, head: str = "") -> str | None:
    """The value of a variable in the environment of the command `go`; None where it has none."""
    command = next(command for command in run(script, head).commands if command.program == "go")
    binding = command.env.get(name)
    return binding.value if binding else None


@pytest.mark.parametrize(
    ("script", "programs"),
    [
        ("true", ["true"]),
        ("a && b || c; d", ["a", "b", "c", "d"]),
        ("a | b", ["a", "b"]),
        ("x $(a) `b`", ["a", "b", "x"]),
        ('X="$(a)" b', ["a", "b"]),
        ("if a; then b; elif c; then d; else e; fi", ["a", "b", "c", "d", "e"]),
        ('case "$X" in a) b ;; *) c ;; esac', ["b", "c"]),
        ("for i in a b; do c; done; while d; do e; done", ["c", "d", "e"]),
        ("(a && b); { c; }; f() { d; }", ["a", "b", "c", "d"]),
        ("! a > /dev/null 2>&1 &", ["a"]),
        ("env -i A=1 go build", ["go"]),
        ("time nice -n 5 timeout -k 1 60 /usr/local/go/bin/go build", ["go"]),
        ("sudo -u root A=b go build", ["go"]),
        ("a \\\n  # note\n  && b", ["a", "b"]),
        ("A=1; export B=2; unset C", []),
    ],
)
def test_programs(script: str, programs: list[str]) -> None:
    assert [command.program for command in run(script).commands] == programs


@pytest.mark.parametrize(
    ("script", "head", "value"),
    [
        pytest.param("go x", "", None, id="unset"),
        pytest.param("V=1 && go x", "", None, id="own variable of the shell"),
        pytest.param("V=1; export V; go x", "", "1", id="exported later"),
        pytest.param("export V=1 && go x", "", "1", id="exported"),
        pytest.param("V=1 go x", "", "1", id="in front"),
        pytest.param("env V=1 go x", "", "1", id="env"),
        pytest.param("env -u V go x", "ENV V=1\n", None, id="env -u"),
        pytest.param("env -i go x", "ENV V=1\n", None, id="env -i"),
        pytest.param("V=2 && go x", "ENV V=1\n", "2", id="assigned where exported already"),
        pytest.param("V=2 && go x", "ARG V=1\n", "2", id="an ARG is exported too"),
        pytest.param("go x", "ARG V=1\nENV V=2\n", "2", id="ENV wins over ARG"),
        pytest.param("go x", "ENV V=2\nARG V=1\n", "2", id="in either order"),
        pytest.param("go x", "ARG A=1\nENV V=$A\n", "1", id="ENV from ARG"),
        pytest.param("go x", "ENV V 1 2\n", "1 2", id="old form of ENV"),
        pytest.param("(export V=1); go x", "", None, id="a subshell keeps its own"),
        pytest.param("export V=1 | true; go x", "", None, id="so does a pipeline"),
        pytest.param("set -a; V=1; go x", "", "1", id="set -a"),
        pytest.param("export V=1; unset V; go x", "", None, id="unset"),
        pytest.param("V=$(date) go x", "", "$(date)", id="computed"),
        pytest.param("V=$TARGETARCH go x", "", "${TARGETARCH}", id="automatic, not declared"),
        pytest.param("V=$TARGETARCH go x", "ARG TARGETARCH=amd64\n", "${TARGETARCH}", id="automatic, with default"),
        pytest.param("for V in a b; do go x; done", "ENV V=1\n", "$(for V)", id="loop"),
    ],
)
def test_environment(script: str, head: str, value: str | None) -> None:
    assert environment(script, "V", head) == value


@pytest.mark.parametrize(
    ("script", "folder"),
    [
        ("go x", "/src"),
        ("cd cmd && go x", "/src/cmd"),
        ("cd /a; cd ../b; go x", "/b"),
        ("(cd cmd); go x", "/src"),
        ("cd $DIR && go x", "${DIR}"),
        ("cd - && go x", None),
        ("pushd a && go x", None),
        ("cd ~/x && go x", None),
        ("env -C /data go x", None),
    ],
)
def test_folder(script: str, folder: str | None) -> None:
    assert run(script, "WORKDIR /src\n").commands[-1].cwd == folder


@pytest.mark.parametrize(
    ("script", "conditions"),
    [
        ("go x", ()),
        ("true && go x", ()),
        ("true || go x", ("not true",)),
        ('case "$TARGETARCH" in a) go x ;; esac', ("${TARGETARCH} a",)),
        ('if [ "$A" = 1 ]; then go x; fi', ("[ ${A} = 1 ]",)),
        ("if a; then b; else go x; fi", ("a else",)),
        ("if go x; then :; fi", ()),
        ("if a; then if b; then go x; fi; fi", ("a", "b")),
    ],
)
def test_conditions(script: str, conditions: tuple[str, ...]) -> None:
    command = next(command for command in run(script).commands if command.program == "go")
    assert command.conditions == conditions


@pytest.mark.parametrize(
    ("script", "conditions"),
    [
        ("export V=1; go x", ()),
        ("a && export V=1; go x", ("a",)),
        ("a && export V=1 && go x", ()),
        ("a || export V=1; go x", ("not a",)),
        ("if a; then export V=1; fi; go x", ("a",)),
        ("case $A in b) export V=1 ;; esac; go x", ("${A} b",)),
        ("f() { export V=1; }; go x", None),
        ("export V=1 & go x", None),
    ],
)
def test_conditions_of_a_value(script: str, conditions: tuple[str, ...] | None) -> None:
    command = next(command for command in run(script).commands if command.program == "go")
    assert (command.env["V"].conditions if "V" in command.env else None) == conditions


@pytest.mark.parametrize(
    ("text", "opaque"),
    [
        pytest.param(
            "RUN a &&\n", "its shell script cannot be parsed; check its quotes, or move it to a file", id="unfinished"
        ),
        pytest.param('SHELL ["pwsh", "-c"]\nRUN x\n', "SHELL is pwsh, not a POSIX shell", id="other shell"),
        pytest.param("RUN <<E\n#!/usr/bin/env python3\nprint(1)\nE\n", "its script is for python3", id="python"),
        pytest.param('SHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN x\n', "", id="bash"),
        pytest.param("RUN <<E\n#!/bin/sh -e\nx\nE\n", "", id="sh"),
    ],
)
def test_opaque(text: str, opaque: str) -> None:
    assert analyse(parse(f"FROM alpine\n{text}"), EMPTY).runs[-1].opaque == opaque


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        pytest.param("RUN <<E\na\nb\nE\n", ["a", "b"], id="script"),
        pytest.param("RUN bash <<E\na\nE\n", ["a"], id="given to bash"),
        pytest.param("RUN cat <<E > /x && b\na\nE\n", ["cat", "b"], id="data"),
        pytest.param("RUN <<-E\n\ta\n\tE\n", ["a"], id="tabs"),
        pytest.param('RUN ["a", "b"]\n', ["a"], id="JSON form"),
    ],
)
def test_heredocs_and_json(text: str, programs: list[str]) -> None:
    assert [command.program for command in analyse(parse(f"FROM alpine\n{text}"), EMPTY).runs[0].commands] == programs


@pytest.mark.parametrize(
    "text",
    [
        "FROM alpine\nRUN A=1 go build\n",
        "FROM alpine\nRUN a && \\\n  # é\n  ünïcode && go build\n",
        "FROM alpine\r\nRUN a && \\\r\n  go build\r\n",
        "FROM alpine\nRUN <<-E\n\té; go build\n\tE\n",
        "\ufeffFROM alpine\nRUN \\\n  env B=2 go build\n",
    ],
)
def test_places_point_into_the_file(text: str) -> None:
    command = next(c for c in analyse(parse(text), EMPTY).runs[0].commands if c.program == "go")
    for argument in command.argv:
        assert text[argument.span.start : argument.span.end] == argument.text
    assert text[command.before :].startswith(("go build", "env B=2 go build"))


def test_a_list_of_very_many_commands() -> None:
    assert len(run(" && \\\n".join(["true"] * 20_000)).commands) == 20_000


def test_nesting_too_deep_to_follow_is_said() -> None:
    assert run("(" * 2_000 + "true" + ")" * 2_000).opaque
