"""XX201: which references BuildKit or a shell expands."""

from __future__ import annotations

import pytest

from .tables import hits, places

SILENT = {
    "declared": "ARG TARGETARCH\nRUN echo $TARGETARCH",
    "declared by the stage it is built from": "ARG TARGETARCH\nFROM base\nRUN echo $TARGETARCH",
    "set by ENV": "ENV TARGETARCH=x\nRUN echo $TARGETARCH",
    "single quotes": "RUN echo '$TARGETARCH' && sed 's/$TARGETOS/x/' f && awk '{print ${TARGETARCH}}'",
    "comment": "RUN make # for $TARGETARCH",
    "comment in a script": "RUN <<EOF\n# for $TARGETARCH\nmake\nEOF",
    "exec form": 'RUN ["echo", "$TARGETARCH"]',
    "escaped": 'RUN echo \\$TARGETARCH "\\${TARGETOS}"',
    "quoted heredoc for a file": "RUN cat <<'EOF' >/x.sh\necho $TARGETARCH\nEOF",
    "quoted heredoc of COPY": "COPY <<'EOF' /x.sh\necho $TARGETARCH\nEOF",
    "file that may set it": "RUN . ./env.sh && echo $TARGETARCH",
    "text that may set it": 'RUN eval "$(./env)"; echo $TARGETARCH',
    "export of a command's output": "RUN export $(./env); echo $TARGETARCH",
    "assigned": "RUN TARGETARCH=$(uname -m); echo $TARGETARCH",
    "exported": "RUN export TARGETARCH=x && make A=$TARGETARCH",
    "read": "RUN ./ask | while read TARGETOS TARGETARCH; do echo $TARGETARCH; done",
    "loop": "RUN for TARGETARCH in a b; do echo $TARGETARCH; done",
    "assigned for an inner shell": "RUN export TARGETARCH=x; sh -c 'echo $TARGETARCH'",
    "single quotes of a Dockerfile": "LABEL a='$TARGETARCH'",
    "not expanded by BuildKit": "CMD echo $TARGETARCH",
    "variable of PowerShell": 'SHELL ["pwsh", "-c"]\nRUN echo $TARGETARCH',
    "longer name": "RUN echo $TARGETARCHIVE",
}

FIRES = {
    "plain": ("RUN echo $TARGETARCH", ["$TARGETARCH"]),
    "in double quotes": ('RUN echo "a-${TARGETARCH%x}"', ["${TARGETARCH%x}"]),
    "each name once": ("RUN echo $TARGETARCH $TARGETOS $TARGETARCH", ["$TARGETARCH", "$TARGETOS"]),
    "over lines": ("RUN echo \\\n  # why\n  $TARGETARCH", ["$TARGETARCH"]),
    "before it is assigned": ("RUN TARGETARCH=${TARGETARCH:-x}", ["${TARGETARCH:-x}"]),
    "in a command substitution": ("RUN x=$(echo $TARGETARCH)", ["$TARGETARCH"]),
    "inner shell": ("RUN sh -c 'echo $TARGETARCH'", ["$TARGETARCH"]),
    "inner shell with more options": ("RUN bash -eu -c 'echo ü $TARGETARCH'", ["$TARGETARCH"]),
    "inner shell behind xargs": ("RUN ls | xargs -n1 sh -c 'echo $TARGETARCH'", ["$TARGETARCH"]),
    "eval of single quotes": ("RUN eval 'echo $TARGETARCH'", ["$TARGETARCH"]),
    "exec form of a shell": ('RUN ["sh", "-c", "echo $TARGETARCH"]', ['"echo $TARGETARCH"']),
    "script as a heredoc": ("RUN <<EOF\necho $TARGETARCH\nEOF", ["$TARGETARCH"]),
    "quoted script as a heredoc": ("RUN <<'EOF'\necho $TARGETARCH\nEOF", ["$TARGETARCH"]),
    "heredoc for a shell": ("RUN bash <<'EOF'\necho $TARGETARCH\nEOF", ["$TARGETARCH"]),
    "heredoc for a file": ("RUN cat <<EOF >/x\n'$TARGETARCH'\nEOF", ["$TARGETARCH"]),
    "heredoc of COPY": ("COPY <<EOF /x\n'$TARGETARCH'\nEOF", ["$TARGETARCH"]),
    "mount": (
        "RUN --mount=type=cache,id=x-$TARGETARCH,target=/x true",
        ["--mount=type=cache,id=x-$TARGETARCH,target=/x"],
    ),
    "COPY": ("COPY bin-$TARGETARCH /x", ["$TARGETARCH"]),
    "COPY in JSON form": ('COPY ["bin-$TARGETARCH", "/x"]', ["$TARGETARCH"]),
    "ENV": ('ENV A="$TARGETARCH"', ["$TARGETARCH"]),
    "the builder's": ("RUN echo $BUILDARCH", ["$BUILDARCH"]),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_silent(text: str) -> None:
    assert places("XX201", f"FROM alpine AS base\n{text}\n") == []


@pytest.mark.parametrize(("text", "found"), FIRES.values(), ids=FIRES)
def test_fires(text: str, found: list[str]) -> None:
    assert places("XX201", f"FROM alpine AS base\n{text}\n") == found


def test_a_global_declaration_does_not_count() -> None:
    found = hits("XX201", "ARG TARGETARCH\nFROM alpine\nRUN echo $TARGETARCH\n")
    assert [finding.message for finding in found] == [
        "TARGETARCH is used but not declared in stage 0: it is empty; add ARG TARGETARCH"
    ]
