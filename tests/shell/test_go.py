"""xx-go: the environment that go is run with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xxpy.bundle import scripts

from .scripts import ALPINE, DEBIAN, System, make_system

if TYPE_CHECKING:
    from pathlib import Path

NAMES = "GOOS GOARCH GOAMD64 GOARM GOARM64 GOMIPS GOMIPS64 CC CXX AR PKG_CONFIG CGO_ENABLED CGO_CFLAGS CGO_LDFLAGS"
# The fake go prints what it is told of these, its arguments, and where the configuration is.
GO = f"""
if [ "$*" = "env GOENV" ]; then echo "$XX_ROOT/config/go/env"; exit; fi
if [ "$*" = "env CGO_LDFLAGS" ]; then echo "${{CGO_LDFLAGS:--O2 -g}}"; exit; fi
for name in {NAMES}; do eval "[ -z \\"\\${{$name:-}}\\" ] || echo $name=\\$$name"; done
"""


@pytest.fixture
def system(tmp_path: Path, shell: tuple[str, ...]) -> System:
    system = make_system(tmp_path, shell=shell)
    system.tool("go", GO)
    return system


def environment(system: System, *, arguments: tuple[str, ...] = ("build",), **env: str) -> str:
    """The variables, on one line."""
    return " ".join(system.run("xx-go", *arguments, **env).split("\n")).strip()


UNKNOWN = [
    "linux/amd64/v9",
    "linux/amd64/V3",
    "linux/arm64/v7",
    "linux/arm/v4",
    "linux/arm/V6",
    "linux/mipsle/soft",
    "linux/mips64/r6",
    "windows/amd64/v9",
    "netbsd/amd64/v9",
]


@pytest.mark.parametrize("platform", UNKNOWN)
def test_unknown_variant(tmp_path: Path, platform: str) -> None:
    system = make_system(tmp_path)
    system.tool("go", GO)
    os, arch, variant = platform.split("/")
    message = system.fails("xx-go", "build", TARGETPLATFORM=platform)
    assert message == f"unsupported target: os={os} arch={arch} variant={variant}"
    assert system.calls == []


TARGETS = {
    "linux/amd64": "GOOS=linux GOARCH=amd64",
    "linux/amd64/v1": "GOOS=linux GOARCH=amd64",
    "linux/amd64/v3": "GOOS=linux GOARCH=amd64 GOAMD64=v3",
    "linux/386": "GOOS=linux GOARCH=386",
    "linux/arm64": "GOOS=linux GOARCH=arm64",
    "linux/arm64/v9": "GOOS=linux GOARCH=arm64 GOARM64=v9.0",
    "linux/arm": "GOOS=linux GOARCH=arm GOARM=7",
    "linux/arm/v5": "GOOS=linux GOARCH=arm GOARM=5",
    "linux/arm/v6": "GOOS=linux GOARCH=arm GOARM=6",
    "linux/arm/v8": "GOOS=linux GOARCH=arm GOARM=7",
    "linux/mips": "GOOS=linux GOARCH=mips",
    "linux/mipsle/softfloat": "GOOS=linux GOARCH=mipsle GOMIPS=softfloat",
    "linux/mips64/hardfloat": "GOOS=linux GOARCH=mips64 GOMIPS64=hardfloat",
    "linux/ppc64": "GOOS=linux GOARCH=ppc64",
    "windows/amd64/v2": "GOOS=windows GOARCH=amd64 GOAMD64=v2",
    "darwin/arm64": "GOOS=darwin GOARCH=arm64",
    "netbsd/amd64/v3": "GOOS=netbsd GOARCH=amd64 GOAMD64=v3",
    "netbsd/arm/v6": "GOOS=netbsd GOARCH=arm GOARM=6",
    "wasi/wasm": "GOOS=js GOARCH=wasm",
    "wasip1/wasm": "GOOS=wasip1 GOARCH=wasm",
}


@pytest.mark.parametrize(("platform", "wanted"), TARGETS.items())
def test_targets(tmp_path: Path, platform: str, wanted: str) -> None:
    system = make_system(tmp_path)
    system.tool("go", GO)
    assert environment(system, TARGETPLATFORM=platform) == wanted


def test_no_go(system: System) -> None:
    (system.tools / "go").unlink()
    done = system.try_run("xx-go", "build")
    assert (done.returncode, done.stdout) == (127, "")
    assert done.stderr.startswith("xx-go: go not found; ")


def test_empty_platform(system: System) -> None:
    assert system.fails("xx-go", "build", TARGETPLATFORM="").startswith("xx-go: TARGETPLATFORM is empty")


@pytest.mark.parametrize(("name", "platform"), [("GOARM", "linux/arm/v6"), ("GOAMD64", "linux/amd64/v3")])
def test_set_variable_is_kept(system: System, name: str, platform: str) -> None:
    assert environment(system, TARGETPLATFORM=platform, **{name: "own"}).split()[2] == f"{name}=own"


def test_arguments(system: System) -> None:
    system.run("xx-go", "build", "-ldflags", "-s -w", "./...")
    assert system.calls[-1] == "go build -ldflags -s -w ./..."


def test_exit_code(system: System) -> None:
    system.tool("go", "exit 3")
    assert system.try_run("xx-go", "vet").returncode == 3


def test_gcc(system: System) -> None:
    for tool in ("gcc", "g++", "ar", "pkg-config"):
        system.tool(f"aarch64-linux-gnu-{tool}")
    prefix = "aarch64-linux-gnu"
    assert environment(system, TARGETPLATFORM="linux/arm64") == (
        f"GOOS=linux GOARCH=arm64 CC={prefix}-gcc CXX={prefix}-g++ AR={prefix}-ar PKG_CONFIG={prefix}-pkg-config"
    )


def test_gcc_alone(system: System) -> None:
    system.tool("aarch64-linux-gnu-gcc")
    assert environment(system, TARGETPLATFORM="linux/arm64") == "GOOS=linux GOARCH=arm64 CC=aarch64-linux-gnu-gcc"


def test_gcc_knows_the_variant(system: System) -> None:
    system.tool("x86_64-linux-gnu-gcc")
    found = environment(system, TARGETPLATFORM="linux/amd64/v3", CGO_CFLAGS="-O1")
    assert found.endswith(" CC=x86_64-linux-gnu-gcc -march=x86-64-v3 CGO_CFLAGS=-O1")


@pytest.fixture
def clang(system: System) -> System:
    for tool in ("clang", "clang++", "ld.lld"):
        system.tool(tool)
    return system


# platform, triple, what the compilers' names are followed by, what follows them
CLANG = [
    ("linux/arm64", "aarch64-linux-gnu", "", ""),
    ("linux/arm64/v9", "aarch64-linux-gnu", " -march=armv9-a", ""),
    ("linux/amd64/v3", "x86_64-linux-gnu", "", ""),
    ("windows/amd64/v3", "x86_64-w64-mingw32", " -march=x86-64-v3", ""),
    ("linux/arm/v5", "arm-linux-gnueabi", "", " CGO_LDFLAGS=-O2 -g -l:libatomic.a"),
]


@pytest.mark.parametrize(("platform", "triple", "flags", "more"), CLANG)
def test_clang(clang: System, platform: str, triple: str, flags: str, more: str) -> None:
    found = environment(clang, TARGETPLATFORM=platform)
    assert found.endswith(f" CC={triple}-clang{flags} CXX={triple}-clang++{flags}{more}")


@pytest.mark.parametrize("own", ["v1", "v3"])
def test_go_tells_variants_apart_by_the_compiler(clang: System, own: str) -> None:
    """Where GOAMD64 is the user's own, and the same for all platforms, it does not."""
    found = environment(clang, TARGETPLATFORM="linux/amd64/v3", GOAMD64=own)
    assert f" GOAMD64={own} CC=x86_64-linux-gnu-clang -march=x86-64-v3 CXX" in found


def test_unknown_compiler(system: System) -> None:
    message = system.fails("xx-go", "build", TARGETPLATFORM="linux/arm64", XX_GO_PREFER_C_COMPILER="gcc")
    assert message == "xx-go: XX_GO_PREFER_C_COMPILER=gcc: clang and zig are known"


def test_copied_without_xx_clang(clang: System, tmp_path: Path) -> None:
    """That goes as long as no C is asked for."""
    alone = tmp_path / "xx-go"
    alone.write_bytes(dict(scripts())["xx-go"])
    env = {"TARGETPLATFORM": "linux/arm64", "CGO_ENABLED": "1"}
    assert clang.fails(str(alone), "build", **env) == f"xx-go: {tmp_path}/xx-clang is missing; copy it, too"
    assert clang.run(str(alone), "build", TARGETPLATFORM="linux/arm64") == "GOOS=linux\nGOARCH=arm64\n"


def test_linker_flags_are_kept(clang: System) -> None:
    found = environment(clang, TARGETPLATFORM="linux/arm/v5", CGO_LDFLAGS="-s")
    assert found.endswith(" CGO_LDFLAGS=-s -l:libatomic.a")


def test_no_linker(clang: System) -> None:
    (clang.tools / "ld.lld").unlink()
    env = {"TARGETPLATFORM": "linux/arm64", "CGO_ENABLED": "1"}
    assert clang.fails("xx-go", "build", **env).startswith("no suitable linker found for aarch64-linux-gnu")
    clang.tool("aarch64-linux-gnu-gcc")
    assert environment(clang, **env) == "GOOS=linux GOARCH=arm64 CC=aarch64-linux-gnu-gcc CGO_ENABLED=1"


def test_parts_for_clang(system: System) -> None:
    """What TRIPLE-clang reads where TARGETPLATFORM is not set."""
    system.tool("go", 'echo "$TARGETOS/$TARGETARCH/$TARGETVARIANT"')
    assert system.run("xx-go", "build", TARGETPAIR="linux-armv6", TARGETARCH="s390x") == "linux/arm/v6\n"


ZIG = {
    "linux/arm64": "aarch64-linux-gnu",
    "linux/arm/v7": "arm-linux-gnueabihf",
    "linux/386": "x86-linux-gnu",
    "linux/amd64/v3": "x86_64-linux-gnu -mcpu=x86_64_v3",
    "linux/ppc64le": "powerpc64le-linux-gnu",
    "darwin/arm64": "aarch64-macos-none",
    "windows/amd64/v2": "x86_64-windows-gnu -mcpu=x86_64_v2",
}


@pytest.mark.parametrize(("platform", "target"), ZIG.items())
def test_zig(tmp_path: Path, platform: str, target: str) -> None:
    system = make_system(tmp_path)
    system.tool("go", GO)
    system.tool("zig")
    found = environment(system, TARGETPLATFORM=platform, XX_GO_PREFER_C_COMPILER="zig")
    assert found.endswith(f" CC=zig cc -target {target} CXX=zig c++ -target {target}")


def test_zig_missing(system: System) -> None:
    message = system.fails("xx-go", "build", XX_GO_PREFER_C_COMPILER="zig")
    assert message == "xx-go: zig not found, although XX_GO_PREFER_C_COMPILER asks for it"


def test_zig_on_alpine(tmp_path: Path) -> None:
    system = make_system(tmp_path, ALPINE)
    system.tool("go", GO)
    system.tool("zig")
    found = environment(system, TARGETPLATFORM="linux/arm64", XX_GO_PREFER_C_COMPILER="zig")
    assert "CC=zig cc -target aarch64-linux-musl " in found


@pytest.mark.parametrize(("gobin", "first"), [("", True), ("/bin", False)])
def test_path(system: System, gobin: str, first: bool) -> None:
    system.tool("go", 'echo "$PATH"')
    found = system.run("xx-go", "version", TARGETPLATFORM="linux/arm64", GOPATH="/go", GOBIN=gobin)
    assert found.startswith("/go/bin/linux_arm64:") == first


def test_wrap(system: System) -> None:
    system.tool("aarch64-linux-gnu-gcc")
    file = system.write("config/go/env", "GOPROXY=off\nGOARM=5\n")
    assert system.run("xx-go", "--wrap", TARGETPLATFORM="linux/arm64", CC="cc") == ""
    assert file.read_text() == "GOPROXY=off\nGOOS=linux\nGOARCH=arm64\nCC=aarch64-linux-gnu-gcc\n"
    assert system.run("xx-go", "--unwrap") == ""
    assert file.read_text() == "GOPROXY=off\n"


LEFT = [
    ("linux/amd64/v3", "linux/amd64", "GOAMD64=v1 CC=gcc CXX=g++ AR=ar PKG_CONFIG=pkg-config"),
    ("linux/amd64/v3", "linux/amd64/v2", "GOAMD64=v2 CC=gcc"),
    ("linux/mipsle/softfloat", "linux/mips", "GOMIPS=hardfloat CC=gcc"),
    ("linux/arm64/v9", "windows/arm64", "GOARM64=v8.0 CC=gcc"),
]


@pytest.mark.parametrize(("before", "platform", "wanted"), LEFT, ids=lambda value: value.split()[0])
def test_wrapped_settings_are_not_of_another_platform(system: System, before: str, platform: str, wanted: str) -> None:
    file = system.write("config/go/env", "GOPROXY=off\n")
    system.run("xx-go", "--wrap", TARGETPLATFORM=before)
    names = ("CC", "CXX", "AR", "PKG_CONFIG")
    file.write_text(file.read_text() + "".join(f"{name}=theirs\n" for name in names))
    os, arch, *_ = platform.split("/")
    assert environment(system, TARGETPLATFORM=platform).startswith(f"GOOS={os} GOARCH={arch} {wanted}")


def test_own_settings_of_go_are_kept(system: System) -> None:
    system.write("config/go/env", "GOAMD64=v3\nCC=own\n")
    assert environment(system, TARGETPLATFORM="linux/amd64") == "GOOS=linux GOARCH=amd64"


def test_unwrap_removes_file(system: System) -> None:
    system.run("xx-go", "--wrap", TARGETPLATFORM="linux/mips/softfloat")
    file = system.root / "config/go/env"
    assert file.read_text() == "GOOS=linux\nGOARCH=mips\nGOMIPS=softfloat\n"
    system.run("xx-go", "--unwrap")
    assert not file.exists()


def test_wrap_without_file(system: System) -> None:
    system.tool("go", "echo off")
    assert system.fails("xx-go", "--wrap") == "xx-go: go env GOENV is 'off'; it has to name a file"


PKG_CONFIG = 'echo "$PKG_CONFIG_SYSROOT_DIR $PKG_CONFIG_LIBDIR $*"'


def test_pkg_config_of_debian(system: System) -> None:
    system.tool("pkg-config", PKG_CONFIG)
    assert environment(system, TARGETPLATFORM="linux/386").endswith(" PKG_CONFIG=i686-linux-gnu-pkg-config")
    folders = "/usr/local/lib/i386-linux-gnu/pkgconfig:/usr/lib/i386-linux-gnu/pkgconfig:/usr/share/pkgconfig"
    assert wrapper(system, "i686-linux-gnu") == f" {folders} --libs zlib\n"


def test_pkg_config_of_mingw(system: System) -> None:
    system.tool("pkg-config", PKG_CONFIG)
    environment(system, TARGETPLATFORM="windows/amd64")
    assert wrapper(system, "x86_64-w64-mingw32") == " /usr/x86_64-w64-mingw32/lib/pkgconfig --libs zlib\n"


@pytest.mark.parametrize("clang", [False, True])
@pytest.mark.parametrize("arguments", [("env",), ("env", "CC"), ("version",)], ids=" ".join)
def test_pkg_config_is_made_by_builds_only(system: System, clang: bool, arguments: tuple[str, ...]) -> None:
    for tool in ("clang", "clang++", "ld.lld")[: 3 * clang]:
        system.tool(tool)
    system.tool("pkg-config", PKG_CONFIG)
    wanted = system.tools / "aarch64-linux-gnu-pkg-config"
    environment(system, arguments=arguments, TARGETPLATFORM="linux/arm64")
    assert not wanted.exists()
    environment(system, TARGETPLATFORM="linux/arm64")
    assert wanted.exists()


def test_pkg_config_of_alpine(tmp_path: Path) -> None:
    system = make_system(tmp_path, ALPINE)
    system.tool("go", GO)
    system.tool("pkg-config", PKG_CONFIG)
    system.run("xx-go", "build", TARGETPLATFORM="linux/arm64")
    root = "/aarch64-alpine-linux-musl"
    found = wrapper(system, "aarch64-alpine-linux-musl")
    assert found == f"{root} {root}/usr/lib/pkgconfig:{root}/usr/share/pkgconfig --libs zlib\n"


ALPINES = "/aarch64-alpine-linux-musl"
FOLDERS = {
    "debian": (DEBIAN, "", "/usr/local/lib/aarch64-linux-gnu/pkgconfig:/usr/lib/aarch64-linux-gnu/pkgconfig"),
    "alpine": (ALPINE, ALPINES, f"{ALPINES}/usr/lib/pkgconfig:{ALPINES}/usr/share/pkgconfig"),
}


@pytest.mark.parametrize(("release", "root", "folders"), FOLDERS.values(), ids=FOLDERS)
def test_no_pkg_config_for_it(tmp_path: Path, release: str, root: str, folders: str) -> None:
    """As where /usr/bin cannot be written: the build machine's own must not find what is there."""
    system = make_system(tmp_path, release)
    system.tool("go", 'echo "$PKG_CONFIG $PKG_CONFIG_SYSROOT_DIR $PKG_CONFIG_LIBDIR"')
    env = {"TARGETPLATFORM": "linux/arm64", "XX_NO_PKG_CONFIG": "1"}
    assert system.run("xx-go", "build", **env).startswith(f" {root} {folders}")
    assert system.run("xx-go", "build", PKG_CONFIG_LIBDIR="/own", **env) == f" {root} /own\n"
    assert system.run("xx-go", "build", **env | {"TARGETPLATFORM": "linux/amd64"}) == "  \n"


def wrapper(system: System, triple: str) -> str:
    """What the pkg-config made for the triple answers."""
    return system.run(str(system.tools / f"{triple}-pkg-config"), "--libs", "zlib")


def test_help(system: System) -> None:
    assert system.run("xx-go", "--help").startswith("Usage: xx-go ")
    assert system.calls == []
