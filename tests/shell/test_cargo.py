"""xx-cargo: Rust's name of the target, and the environment that cargo is run with."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from .scripts import ALPINE, CROSS, DEBIAN, SCRIPTS, System, make_system

if TYPE_CHECKING:
    from pathlib import Path

ARM64 = "aarch64-unknown-linux-gnu"
NAMES = "(CARGO_TARGET|CC|CXX|AR|CFLAGS|PKG_CONFIG|BINDGEN|CMAKE|QEMU|XX_CMAKE)[A-Za-z0-9_]*="


RUSTC = """#!/bin/sh
case $* in
  *-vV) printf '%s\\n' 'rustc 1.85.0' 'host: x86_64-unknown-linux-gnu' ;;
  *) echo "$XX_ROOT/rust" ;;
esac
"""


def make(root: Path, *tools: str, release: str = DEBIAN, shell: tuple[str, ...] = ("sh",)) -> System:
    """A system with cargo, a rustc, and a rustup that installs."""
    system = make_system(root, release, shell=shell)
    system.write("rust/x")
    system.tool("cargo", f"env | grep -E '^({NAMES}|(CARGO_ENCODED_)?RUSTFLAGS=)' | sort")
    system.write("usr/bin/rustc", RUSTC).chmod(0o755)
    system.tool("rustup", 'for target; do :; done; mkdir -p "$XX_ROOT/rust/lib/rustlib/$target/lib"')
    for tool in tools or ("clang", "clang++", "ld.lld"):
        system.tool(tool)
    return system


@pytest.fixture
def system(tmp_path: Path, shell: tuple[str, ...]) -> System:
    return make(tmp_path, shell=shell)


def cargo(system: System, *arguments: str, **env: str) -> dict[str, str]:
    """The variables cargo sees, with the system's tree taken out."""
    lines = system.run("xx-cargo", *(arguments or ("build",)), **env).replace(str(system.root), "").splitlines()
    return dict(line.split("=", 1) for line in lines)


BAD = {
    "empty": ({"TARGETPLATFORM": ""}, "xx-cargo: TARGETPLATFORM is empty"),
    "ppc64": ({"TARGETPLATFORM": "linux/ppc64"}, "unsupported target: os=linux arch=ppc64 variant="),
    "no such target": ({"TARGETPLATFORM": "linux/mips/softfloat"}, "xx-cargo: linux/mips/softfloat has no rust-target"),
}


@pytest.mark.parametrize(("env", "message"), BAD.values(), ids=BAD)
def test_bad_input(system: System, env: dict[str, str], message: str) -> None:
    assert system.fails("xx-cargo", "build", **env).startswith(message)
    assert system.calls == []


@pytest.mark.parametrize("tool", ["cargo", "rustc"])
def test_no_rust(system: System, tool: str) -> None:
    (system.tools / tool).unlink()
    assert system.fails("xx-cargo", "build").startswith(f"xx-cargo: {tool}: not found; ")


def test_no_linker(tmp_path: Path) -> None:
    system = make(tmp_path, "make")
    message = "xx-cargo: no C compiler for aarch64-linux-gnu; install clang and lld, or aarch64-linux-gnu-gcc"
    assert system.fails("xx-cargo", "build", **CROSS) == message


def test_rustup_fails(system: System) -> None:
    system.tool("rustup", "echo 'error: could not download' >&2; exit 1")
    done = system.try_run("xx-cargo", "build", **CROSS)
    assert done.returncode == 1
    assert done.stderr == f"error: could not download\nxx-cargo: failed: rustup target add {ARM64}\n"


def test_no_standard_library(tmp_path: Path) -> None:
    system = make(tmp_path)
    (system.tools / "rustup").unlink()
    message = f"xx-cargo: no standard library of Rust for {ARM64}; install it with rustup, or use another image"
    assert system.fails("xx-cargo", "build", **CROSS) == message


# What xx says, but where it is wrong: arm/v5, windows, darwin.
TARGETS = {
    "linux/amd64": "x86_64-unknown-linux-gnu",
    "linux/386": "i686-unknown-linux-gnu",
    "linux/arm64": ARM64,
    "linux/arm/v7": "armv7-unknown-linux-gnueabihf",
    "linux/arm/v6": "arm-unknown-linux-gnueabi",
    "linux/arm/v5": "armv5te-unknown-linux-gnueabi",
    "linux/ppc64le": "powerpc64le-unknown-linux-gnu",
    "linux/mips64le": "mips64el-unknown-linux-gnuabi64",
    "windows/amd64": "x86_64-pc-windows-gnu",
    "freebsd/amd64": "x86_64-unknown-freebsd",
}


@pytest.mark.parametrize(("platform", "target"), TARGETS.items())
def test_target(tmp_path: Path, platform: str, target: str) -> None:
    system = make(tmp_path)
    assert system.run("xx-cargo", "--print-target-triple", TARGETPLATFORM=platform) == f"{target}\n"


def test_darwin(tmp_path: Path) -> None:
    system = make(tmp_path, "clang", "clang++", "ld64.lld")
    found = cargo(system, TARGETPLATFORM="darwin/arm64")
    assert found["CARGO_TARGET_AARCH64_APPLE_DARWIN_LINKER"] == "arm64-apple-macos11.0-clang"
    assert system.calls[-1] == "cargo build --target=aarch64-apple-darwin"


def test_riscv64(tmp_path: Path) -> None:
    system = make(tmp_path, "clang", "clang++", "riscv64-linux-gnu-ld")
    found = system.run("xx-cargo", "--print-target-triple", TARGETPLATFORM="linux/riscv64")
    assert found == "riscv64gc-unknown-linux-gnu\n"


def test_another_libc_is_not_the_host(system: System) -> None:
    env = {"TARGETPLATFORM": "linux/amd64", "HOST_CC": "host-cc", "TARGET_CC": "musl-gcc"}
    assert cargo(system, **env)["CC_x86_64_unknown_linux_gnu"] == "host-cc"
    assert cargo(system, **env, XX_LIBC="musl")["CC_x86_64_unknown_linux_musl"] == "musl-gcc"


def test_a_lock_of_somebody_else(system: System) -> None:
    """Where none was taken, descriptor 9 is the caller's."""
    system.tool("cargo", "[ -e /proc/self/fd/9 ] && echo open")
    shell = [str(shutil.which(system.shell[0])), *system.shell[1:]]
    done = subprocess.run(
        [*shell, "-c", 'exec 9>"$XX_ROOT/own"; exec "$@"', "sh", *shell, str(SCRIPTS / "xx-cargo"), "build"],
        env=system.env | {"XX_CARGO_NOLOCK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "open\n", "")


def test_musl_of_debian(tmp_path: Path) -> None:
    """Without rustup, ARMv6 is Debian's: soft float, of the libc that is asked for."""
    system = make(tmp_path, "arm-linux-musleabi-gcc")
    (system.tools / "rustup").unlink()
    system.write("rust/lib/rustlib/armv5te-unknown-linux-musleabi/lib/x")
    found = system.run("xx-cargo", "--print-target-triple", TARGETPLATFORM="linux/arm/v6", XX_LIBC="musl")
    assert found == "armv5te-unknown-linux-musleabi\n"


def test_the_lock_ends_before_cargo(system: System) -> None:
    """What cargo leaves running, such as the server of sccache, must not hold it."""
    system.write("var/lock/x")
    system.tool("cargo", 'flock -n "$XX_ROOT/var/lock/xx-cargo" env >/dev/null && echo free')
    assert system.run("xx-cargo", "build", **CROSS) == "free\n"
    assert (system.root / "var" / "lock" / "xx-cargo").exists()


# what is set for whatever target, and what cargo is told for this one
GENERAL = [
    ("TARGET_CC", "my-cc", "CC", "my-cc"),
    ("TARGET_CXX", "my-c++", "CXX", "my-c++"),
    ("TARGET_AR", "my-ar", "AR", "my-ar"),
    ("HOST_CC", "my-cc", "CC", "aarch64-linux-gnu-clang"),
    ("CMAKE_TOOLCHAIN_FILE", "/my.cmake", "CMAKE_TOOLCHAIN_FILE", "/my.cmake"),
    ("BINDGEN_EXTRA_CLANG_ARGS", "-I/my", "BINDGEN_EXTRA_CLANG_ARGS", "--target=aarch64-linux-gnu -I/my"),
]


@pytest.mark.parametrize(("name", "value", "asked", "wanted"), GENERAL, ids=[case[0] for case in GENERAL])
def test_what_is_set_for_any_target_is_kept(system: System, name: str, value: str, asked: str, wanted: str) -> None:
    system.tool("llvm-ar")
    assert cargo(system, **CROSS, **{name: value})[f"{asked}_aarch64_unknown_linux_gnu"] == wanted


@pytest.mark.parametrize(
    ("platform", "target"),
    [
        ("linux/arm64", "aarch64-unknown-linux-musl"),
        ("linux/arm/v6", "arm-unknown-linux-musleabihf"),
        ("linux/arm/v5", "armv5te-unknown-linux-musleabi"),
    ],
)
def test_rustup_on_alpine(tmp_path: Path, platform: str, target: str) -> None:
    system = make(tmp_path, release=ALPINE)
    assert system.run("xx-cargo", "--print-target-triple", TARGETPLATFORM=platform) == f"{target}\n"


def test_packages_of_alpine(tmp_path: Path) -> None:
    triple = "aarch64-alpine-linux-musl"
    system = make(tmp_path, release=ALPINE)
    system.write("etc/apk/repositories")
    (system.tools / "rustup").unlink()
    system.tool(
        "apk", f'mkdir -p "$XX_ROOT/{triple}/usr/lib/rustlib/{triple}/lib" "$XX_ROOT/rust/lib/rustlib/{triple}/lib"'
    )
    assert system.run("xx-cargo", "--print-target-triple", **CROSS) == f"{triple}\n"
    assert [call for call in system.calls if call.endswith("add --no-scripts rust-stdlib")]


def test_packages_of_debian(tmp_path: Path) -> None:
    system = make(tmp_path)
    (system.tools / "rustup").unlink()
    system.tool("dpkg", "echo amd64")
    system.tool("apt-cache")
    target = "armv5te-unknown-linux-gnueabi"
    system.tool("apt-get", f'echo "armel x"; mkdir -p "$XX_ROOT/rust/lib/rustlib/{target}/lib"')
    assert system.run("xx-cargo", "--print-target-triple", TARGETPLATFORM="linux/arm/v6") == f"{target}\n"
    assert system.calls[-1] == "apt-get install -y libstd-rust-dev:armel"


# Nothing is built, so these need no platform either.
TARGETLESS = [
    "help build",
    "metadata --format-version 1",
    "+nightly fmt --check",
    "-q update",
    "vendor",
    "new x",
    "init",
    "version",
    "generate-lockfile",
    "locate-project",
    "login",
    "search serde",
    "add serde",
    "rm serde",
    "",
    "-v",
    "--version",
    "+nightly --version",
    "-vV",
    "--list",
    "--color never --explain E0004",
]


@pytest.mark.parametrize("line", TARGETLESS)
def test_no_target(system: System, line: str) -> None:
    assert system.run("xx-cargo", *line.split(), TARGETPLATFORM="") == ""
    assert system.calls == [f"cargo {line}"]


def test_installs_once(system: System) -> None:
    for _ in range(2):
        cargo(system, **CROSS)
    assert [call for call in system.calls if call.startswith("rustup")] == [f"rustup target add {ARM64}"]


def test_other_toolchain(system: System) -> None:
    system.run("xx-cargo", "+nightly", "build", **CROSS)
    assert f"rustup target add --toolchain nightly {ARM64}" in system.calls
    assert system.calls[-1] == f"cargo +nightly build --target={ARM64}"


ARGUMENTS = {
    "run foo": f"run --target={ARM64} foo",
    "run foo --target x": f"run --target={ARM64} foo --target x",
    "r --release -p a foo --target=x": f"r --target={ARM64} --release -p a foo --target=x",
    "run -vj 2 --bin b foo --target=x": f"run --target={ARM64} -vj 2 --bin b foo --target=x",
    "-v run": f"-v run --target={ARM64}",
    "run --release --target x foo": "run --release --target x foo",
    "+nightly run --target=x": "+nightly run --target=x",
    "test foo": f"test foo --target={ARM64}",
    "build --release": f"build --release --target={ARM64}",
    "build --features help": f"build --features help --target={ARM64}",
    "run -- --help": f"run --target={ARM64} -- --help",
    "build --target=x": "build --target=x",
    "build --target x": "build --target x",
    "run -- --target x": f"run --target={ARM64} -- --target x",
    "-v build": f"-v build --target={ARM64}",
    "--locked build": f"--locked build --target={ARM64}",
    "-q test -- --nocapture": f"-q test --target={ARM64} -- --nocapture",
    "--config k=v build": f"--config k=v build --target={ARM64}",
    "-C --list build": f"-C --list build --target={ARM64}",
    "-vZ build build": f"-vZ build build --target={ARM64}",
    "+nightly -v build -V": f"+nightly -v build -V --target={ARM64}",
    "nextest": f"nextest --target={ARM64}",
}


@pytest.mark.parametrize(("line", "call"), ARGUMENTS.items())
def test_arguments(system: System, line: str, call: str) -> None:
    system.run("xx-cargo", *line.split(), **CROSS)
    assert system.calls[-1] == f"cargo {call}"


def test_environment(tmp_path: Path) -> None:
    system = make(tmp_path, "clang", "clang++", "ld.lld", "llvm-ar", "pkg-config", "qemu-aarch64-static")
    clang = "aarch64-linux-gnu-clang"
    assert cargo(system, XX_RUSTFLAGS="-C lto", **CROSS) == {
        "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER": clang,
        "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS": "-C lto",
        "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER": "qemu-aarch64-static",
        "QEMU_LD_PREFIX": "/",
        "CC_aarch64_unknown_linux_gnu": clang,
        "CXX_aarch64_unknown_linux_gnu": f"{clang}++",
        "AR_aarch64_unknown_linux_gnu": "aarch64-linux-gnu-ar",
        "BINDGEN_EXTRA_CLANG_ARGS_aarch64_unknown_linux_gnu": "--target=aarch64-linux-gnu",
        "XX_CMAKE_TARGET": "linux/arm64",
        "CMAKE_TOOLCHAIN_FILE_aarch64_unknown_linux_gnu": "/usr/share/xx/aarch64-linux-gnu.cmake",
        "PKG_CONFIG": "/usr/bin/aarch64-linux-gnu-pkg-config",
        "PKG_CONFIG_ALLOW_CROSS": "1",
    }


def test_toolchain_file(system: System) -> None:
    cargo(system, **CROSS)
    lines = (system.root / "usr/share/xx/aarch64-linux-gnu.cmake").read_text().splitlines()
    assert 'set(CMAKE_SYSTEM_PROCESSOR "aarch64")' in lines
    assert 'set(CMAKE_C_COMPILER "aarch64-linux-gnu-clang")' in lines


def test_toolchain_file_of_a_variant(tmp_path: Path) -> None:
    found = cargo(make(tmp_path), TARGETPLATFORM="linux/arm/v5")
    file = "/usr/share/xx/arm-linux-gnueabi-v5.cmake"
    assert found["CMAKE_TOOLCHAIN_FILE_armv5te_unknown_linux_gnueabi"] == file


def test_libraries_of_cross_packages(tmp_path: Path) -> None:
    system = make(tmp_path, "aarch64-linux-gnu-gcc", "qemu-aarch64")
    system.write("usr/aarch64-linux-gnu/lib/ld-linux-aarch64.so.1")
    assert cargo(system, **CROSS)["QEMU_LD_PREFIX"] == "/usr/aarch64-linux-gnu/"


def test_gcc(tmp_path: Path) -> None:
    found = cargo(make(tmp_path, "arm-linux-gnueabihf-gcc"), TARGETPLATFORM="linux/arm/v7")
    assert found["CARGO_TARGET_ARMV7_UNKNOWN_LINUX_GNUEABIHF_LINKER"] == "arm-linux-gnueabihf-gcc"
    assert found["CFLAGS_armv7_unknown_linux_gnueabihf"] == "-march=armv7-a+fp"


# What cargo has to see, lest it takes the objects of another variant: platform, environment, CFLAGS and CXXFLAGS.
V3 = "-march=x86-64-v3"
C_FLAGS = {
    "baseline": ("linux/amd64", {}, None, None),
    "baseline, own": ("linux/amd64", {"CFLAGS": "-Os"}, None, None),
    "clang": ("linux/amd64/v3", {}, V3, V3),
    "own": ("linux/amd64/v3", {"CFLAGS": "-Os", "CXXFLAGS": "-O1"}, f"{V3} -Os", f"{V3} -O1"),
    "own of the target": ("linux/amd64/v3", {"CFLAGS": "-Os", "CFLAGS_T": "-O1"}, f"{V3} -O1", V3),
    "own of the host": ("linux/amd64/v3", {"HOST_CFLAGS": "-Os", "TARGET_CFLAGS": "-O1"}, f"{V3} -Os", V3),
    "once": ("linux/amd64/v3", {"CFLAGS_T": f"{V3} -O1"}, f"{V3} -O1", V3),
    "windows": ("windows/amd64/v3", {}, V3, V3),
}


@pytest.mark.parametrize(("platform", "env", "c", "cxx"), C_FLAGS.values(), ids=C_FLAGS)
def test_c_flags(tmp_path: Path, platform: str, env: dict[str, str], c: str | None, cxx: str | None) -> None:
    target = TARGETS[platform.removesuffix("/v3")].replace("-", "_")
    env = {name.replace("_T", f"_{target}") if name.endswith("_T") else name: value for name, value in env.items()}
    found = cargo(make(tmp_path), TARGETPLATFORM=platform, **env)
    assert (found.get(f"CFLAGS_{target}"), found.get(f"CXXFLAGS_{target}")) == (c, cxx)


@pytest.mark.parametrize("rustup", [True, False])
def test_c_flags_of_armel(tmp_path: Path, rustup: bool) -> None:
    system = make(tmp_path)
    target = "arm-unknown-linux-gnueabi" if rustup else "armv5te-unknown-linux-gnueabi"
    system.write(f"rust/lib/rustlib/{target}/lib/x")
    if not rustup:
        (system.tools / "rustup").unlink()
    found = cargo(system, TARGETPLATFORM="linux/arm/v6", TARGET_CFLAGS="-Os")
    assert found[f"CFLAGS_{target.replace('-', '_')}"] == "-march=armv6+fp -marm -Os"


T_RUSTFLAGS = "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS"
CPU = "-C target-cpu=x86-64-v3"
# Cargo takes the first of these that is set, and no other: environment, name, value.
RUST_FLAGS = {
    "encoded": (
        {"CARGO_ENCODED_RUSTFLAGS": "--cfg\037a", "RUSTFLAGS": "-g"},
        "CARGO_ENCODED_RUSTFLAGS",
        f"{CPU} --cfg a".replace(" ", "\037"),
    ),
    "encoded, empty": ({"CARGO_ENCODED_RUSTFLAGS": ""}, "CARGO_ENCODED_RUSTFLAGS", CPU.replace(" ", "\037")),
    "own": ({"RUSTFLAGS": "-g"}, "RUSTFLAGS", f"{CPU} -g"),
    "own, empty": ({"RUSTFLAGS": ""}, "RUSTFLAGS", CPU),
    "once": ({"RUSTFLAGS": f"{CPU} -g"}, "RUSTFLAGS", f"{CPU} -g"),
    "XX_RUSTFLAGS": ({"XX_RUSTFLAGS": "-C lto", "RUSTFLAGS": "-g"}, "RUSTFLAGS", f"{CPU} -C lto -g"),
    "own of the target": ({T_RUSTFLAGS: "-g"}, T_RUSTFLAGS, f"{CPU} -g"),
    "none": ({}, T_RUSTFLAGS, CPU),
}


@pytest.mark.parametrize(("env", "name", "value"), RUST_FLAGS.values(), ids=RUST_FLAGS)
def test_variant(tmp_path: Path, env: dict[str, str], name: str, value: str) -> None:
    found = cargo(make(tmp_path), TARGETPLATFORM="linux/amd64/v3", **env)
    assert found[name] == value
    assert (T_RUSTFLAGS in found) == (name == T_RUSTFLAGS)


def test_own_flags_are_not_touched(system: System) -> None:
    found = cargo(system, RUSTFLAGS="-g", CFLAGS="-Os", **CROSS)
    assert {key: found[key] for key in found if "FLAGS" in key} == {"RUSTFLAGS": "-g", "CFLAGS": "-Os"}


def test_variant_elsewhere(tmp_path: Path) -> None:
    found = cargo(make(tmp_path), TARGETPLATFORM="windows/amd64/v3")
    assert found["CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS"] == CPU


BINDGEN = {
    "linux/arm/v6": (DEBIAN, {}, "arm-linux-gnueabi"),
    "linux/riscv64": (DEBIAN, {"RISCV64_TARGET_ARCH": "riscv64gc"}, "riscv64-linux-gnu"),
    "linux/arm64": (ALPINE, {}, "aarch64-alpine-linux-musl --sysroot=/aarch64-alpine-linux-musl"),
    "windows/amd64": (DEBIAN, {}, "x86_64-w64-mingw32"),
}


@pytest.mark.parametrize("platform", BINDGEN)
def test_bindgen(tmp_path: Path, platform: str) -> None:
    release, env, wanted = BINDGEN[platform]
    system = make(tmp_path, "clang", "clang++", "ld.lld", "riscv64gc-linux-gnu-ld", release=release)
    found = cargo(system, TARGETPLATFORM=platform, **env)
    assert [value for name, value in found.items() if name.startswith("BINDGEN")] == [f"--target={wanted}"]


def test_parts_for_clang(system: System) -> None:
    """What TRIPLE-clang reads where TARGETPLATFORM is not set."""
    system.tool("cargo", 'echo "$TARGETOS/$TARGETARCH/$TARGETVARIANT"')
    assert system.run("xx-cargo", "build", TARGETPAIR="linux-armv6", TARGETARCH="s390x") == "linux/arm/v6\n"


def test_what_is_set_is_kept(system: System) -> None:
    found = cargo(
        system, CC_aarch64_unknown_linux_gnu="mycc", CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER="ld", **CROSS
    )
    assert found["CC_aarch64_unknown_linux_gnu"] == "mycc"
    assert found["CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER"] == "ld"


def test_help(system: System) -> None:
    assert system.run("xx-cargo", "--help").startswith("Usage: xx-cargo ")
