"""XX001: what BuildKit refuses, and what it only seems to (tried with `docker buildx build --call=check`)."""

from __future__ import annotations

import pytest

from .tables import hits

SILENT = {
    "stage before": "FROM x AS a\nFROM x\nCOPY --from=A /a /b\nCOPY --from=0 /a /b\nCOPY --from=+0 /a /b\n",
    "image that is no stage": "FROM x AS a\nCOPY --from=other /a /b\n",
    "image in capitals in COPY": "FROM x\nCOPY --from=UPPER/x /a /b\n",
    "number in a mount is an image": "FROM x\nRUN --mount=from=9,target=/x true\n",
    "trigger": "FROM x AS a\nONBUILD COPY --from=a /a /b\n",
    "networks": "FROM x\nRUN --network=none true\nRUN --network=default true\nRUN --network=host true\n",
    "mount type from a variable": "FROM x\nARG T\nRUN --mount=type=$T,target=/x true\n",
    "mount type in capitals": "FROM x\nRUN --mount=TYPE=CACHE,target=/x true\n",
    "mount in quotes": 'FROM x\nRUN --mount="type=cache,target=/x" true\n',
    "mount without a type": "FROM x\nRUN --mount=target=/x true\n",
    "tag in capitals": "FROM golang:ALPINE\n",
    "registry in capitals": "FROM LOCAL/x\nFROM LOCAL:5000/x/y:Z\n",
    "image from a variable": "ARG A=b\nFROM $A/X\n",
    "name of a later stage": "FROM b AS a\nFROM a AS b\n",
    "BuildKit's frontend": "# syntax=docker/dockerfile:1\nFROM x\n",
    "foreign frontend, unknown instruction": "# syntax=example.com/other:1\nFROM x\nFETCH y\n",
    "foreign frontend, another grammar": "#syntax=docker.io/other/dockerfile-x\napi: v1\nstages: {}\n",
    "foreign frontend, no FROM": "# syntax=other\nINCLUDE x\n",
}

FIRES = {
    "own stage": ("FROM x AS a\nCOPY --from=A /a /b\n", 2, "cannot take files from itself: A"),
    "own number": ("FROM x AS a\nCOPY --from=0 /a /b\n", 2, "cannot take files from itself: 0"),
    "own stage in a mount": ("FROM x AS a\nRUN --mount=from=a,target=/x true\n", 2, "from itself: a"),
    "own name, given before too": ("FROM x AS a\nFROM x AS a\nCOPY --from=a /a /b\n", 3, "from itself: a"),
    "number beyond": ("FROM x\nCOPY --from=9 /a /b\n", 2, "there is no stage 9: the file has 1, counted from 0"),
    "negative number": ("FROM x\nCOPY --from=-1 /a /b\n", 2, "there is no stage -1"),
    "stage after": ("FROM x AS a\nCOPY --from=b /a /b\nFROM x AS b\n", 2, "stage b comes later"),
    "number after": ("FROM x\nCOPY --from=1 /a /b\nFROM x\n", 2, "stage 1 comes later"),
    "stage after, in a mount": ("FROM x\nRUN --mount=from=b,target=/x true\nFROM x AS b\n", 2, "stage b comes later"),
    "network": ("FROM x\nRUN --network=foo true\n", 2, "--network is default, none or host, not foo"),
    "network in capitals": ("FROM x\nRUN --network=NONE true\n", 2, "not NONE"),
    "network from a variable": ("FROM x\nARG N\nRUN --network=$N true\n", 3, "not $N"),
    "empty network": ("FROM x\nRUN --network= true\n", 2, "not empty"),
    "security": ("FROM x\nRUN --security=foo true\n", 2, "--security is sandbox or insecure, not foo"),
    "mount type": ("FROM x\nRUN --mount=target=/x,type=foo true\n", 2, "--mount is bind, cache,"),
    "image in capitals": ("FROM UPPER/Case\n", 1, "image Case is not in small letters"),
    "image in capitals without registry": ("FROM x\nFROM Golang:1\n", 2, "image Golang is not in small letters"),
    "image in capitals with registry": ("FROM local:5000/x/Y:z\n", 1, "image x/Y is not in small letters"),
    "empty image in capitals": ("FROM Scratch\n", 1, "image Scratch"),
    "BuildKit's frontend, unknown instruction": ("# syntax=docker/dockerfile:1-labs\nFROM x\nFETCH y\n", 3, "FETCH"),
    "upstream frontend": ("#syntax=docker.io/docker/dockerfile-upstream:master\nFROM x\nFETCH y\n", 3, "FETCH"),
    "no image at all": ("# syntax=#x\nFROM x\nFETCH y\n", 3, "FETCH"),
    "copy of the frontend": ("# syntax=mirror.example.com/docker/dockerfile:1\nFROM x\nFETCH y\n", 3, "FETCH"),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_silent(text: str) -> None:
    assert hits("XX001", text) == []


@pytest.mark.parametrize(("text", "line", "message"), FIRES.values(), ids=FIRES)
def test_fires(text: str, line: int, message: str) -> None:
    found = hits("XX001", text)
    assert [finding.line for finding in found] == [line]
    assert message in found[0].message
