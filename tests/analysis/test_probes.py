"""Questions to the running machine about its architecture."""

from __future__ import annotations

import pytest

from tests.facts import command
from xxpy.analysis.probes import probe


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("uname -m", id="only printed in the log"),
        pytest.param("arch", id="arch in the log"),
        pytest.param("go version", id="go version in the log"),
        pytest.param("X=$(uname -s)", id="the system's name"),
        pytest.param("X=$(uname)", id="uname alone"),
        pytest.param("X=$(uname --nodename)", id="a long option that holds a letter"),
        pytest.param("X=$(go env GOPATH)", id="a folder of go's"),
        pytest.param("X=$(go list -m)", id="go list"),
        pytest.param("X=$(dpkg -l)", id="dpkg"),
        pytest.param("X=$(apk --version)", id="apk"),
        pytest.param("X=$(getconf PAGESIZE)", id="getconf"),
        pytest.param("X=$(cat /etc/os-release)", id="another file"),
        pytest.param("X=$(arch -h)", id="arch with an option"),
        pytest.param("echo '$HOSTTYPES'", id="a longer name"),
    ],
)
def test_must_not_ask(script: str) -> None:
    assert probe(command(script)) == ""


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        pytest.param("X=$(uname -m)", "uname -m", id="uname"),
        pytest.param("X=`uname -m`", "uname -m", id="backticks"),
        pytest.param("X=$(uname -sm)", "uname -sm", id="options together"),
        pytest.param("X=$(uname -s -m)", "uname -s", id="options apart"),
        pytest.param("X=$(uname --machine)", "uname --machine", id="long option"),
        pytest.param("X=$(uname -a)", "uname -a", id="everything"),
        pytest.param("uname -m > /arch", "uname -m", id="into a file"),
        pytest.param("for x in $(/bin/uname -m); do :; done; uname -p | cat; (arch) > x", "arch", id="arch"),
        pytest.param("X=$(dpkg --print-architecture)", "dpkg --print-architecture", id="dpkg"),
        pytest.param("X=$(apk --print-arch)", "apk --print-arch", id="apk"),
        pytest.param("X=$(dpkg-architecture -qDEB_HOST_ARCH)", "dpkg-architecture -qDEB_HOST_ARCH", id="dpkg-dev"),
        pytest.param("X=$(getconf LONG_BIT)", "getconf LONG_BIT", id="getconf"),
        pytest.param("X=$(go version)", "go version", id="go version"),
        pytest.param("X=$(go env GOARCH)", "go env GOARCH", id="go env"),
        pytest.param("X=$(go env GOOS GOPATH)", "go env GOOS GOPATH", id="go env of several"),
        pytest.param("X=$(go env)", "go env", id="go env of all"),
        pytest.param("X=$(cat /etc/apk/arch)", "/etc/apk/arch", id="apk's file"),
        pytest.param(
            "curl -O https://example.com/x-${HOSTTYPE}.tgz", "https://example.com/x-${HOSTTYPE}.tgz", id="bash"
        ),
        pytest.param("echo $MACHTYPE", "${MACHTYPE}", id="bash, even if printed"),
    ],
)
def test_asks(script: str, asked: str) -> None:
    assert probe(command(script)) == asked
