"""The kinds of programs and of places."""

from __future__ import annotations

import pytest

from xxpy.analysis.programs import GO, Kind, is_system, is_text_place, kind


@pytest.mark.parametrize(
    "path",
    [
        "/src/app",
        "/binary",
        "/library/x",
        "/usr/share/zoneinfo",
        "/usr/src",
        "/opt/bin/x",
        "/go/src/app",
        "/go/pkg/mod",
        "/usr/local/share/x",
        "/usr/local/go/lib/time/zoneinfo.zip",
        "/home/me/bin/x",
        "bin/x",
    ],
)
def test_must_not_be_system(path: str) -> None:
    assert not is_system(path)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/usr",
        "/usr/",
        "/usr/local",
        "/bin",
        "/bin/sh",
        "/lib/ld-musl-x86_64.so.1",
        "/lib64",
        "/usr/lib/x86_64-linux-gnu/libz.so.1",
        "/usr/local/bin/",
        "/usr/local/bin/docker",
        "/usr/local/go",
        "/usr/local/go/lib/time",
        "/go",
        "/go/bin/app",
        "/root",
        "/root/go/bin/app",
    ],
)
def test_system(path: str) -> None:
    assert is_system(path)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/etc",
        "/etc/*",
        "/etc/apk/arch",
        "/etc/apt/sources.list",
        "/etc/ld.so.cache",
        "/etc/ld-musl-x86_64.path",
        "/etc/alternatives/cc",
        "/etcetera",
        "/usr/share",
        "/usr/local/go/lib/time",
        "/src/etc/passwd",
    ],
)
def test_must_not_be_text(path: str) -> None:
    assert not is_text_place(path)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "/etc/ssl/certs",
        "/etc/ssl/certs/ca-certificates.crt",
        "/usr/share/zoneinfo",
        "/usr/share/zoneinfo/Europe/Berlin",
        "/usr/share/ca-certificates/x.crt",
        "/usr/local/share/ca-certificates",
        "/usr/local/go/lib/time/zoneinfo.zip",
    ],
)
def test_text(path: str) -> None:
    assert is_text_place(path)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("", Kind.UNKNOWN),
        ("app", Kind.UNKNOWN),
        ("/bin/cp", Kind.UNKNOWN),
        ("CP", Kind.UNKNOWN),
        ("cp", Kind.NEUTRAL),
        ("[", Kind.NEUTRAL),
        ("npm", Kind.NEUTRAL),
        ("apk", Kind.PACKAGES),
        ("apt-get", Kind.PACKAGES),
        ("pip3", Kind.PACKAGES),
        ("gcc", Kind.NATIVE),
        ("cargo", Kind.NATIVE),
        ("strip", Kind.NATIVE),
        ("sh", Kind.SHELL),
        ("eval", Kind.SHELL),
        ("make", Kind.MAKE),
        ("gmake", Kind.MAKE),
    ],
)
def test_kind(program: str, expected: Kind) -> None:
    assert kind(program) is expected


@pytest.mark.parametrize("name", ["gofmt", "golang", "go-1.22", "gox", "xgo", ""])
def test_must_not_be_go(name: str) -> None:
    assert not GO.fullmatch(name)


@pytest.mark.parametrize("name", ["go", "go1.22", "go1.22.3", "gotip", "xx-go"])
def test_is_go(name: str) -> None:
    assert GO.fullmatch(name)
