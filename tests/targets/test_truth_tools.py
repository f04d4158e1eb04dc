"""The other columns against rustc, dpkg, compilers, zig, Python's packaging, Meson, CMake and the machine itself."""

from __future__ import annotations

import json
import platform
import re
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.elf import assert_header
from tests.targets.truth import first_of, needs, needs_module, output, which
from xxpy.targets import TARGETS, from_uname, lookup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _pytest.mark import ParameterSet

    from xxpy.targets import Target

LINUX = [row for row in TARGETS if row.platform.os == "linux"]
DEBIAN = [row for row in TARGETS if row.debian_arch]
on_linux = pytest.mark.skipif(platform.system() != "Linux", reason="asks the machine itself")


def column(name: str, rows: Sequence[Target] = TARGETS) -> dict[str, Target]:
    """Each value of a column once, with the first row that has it."""
    found: dict[str, Target] = {}
    for row in rows:
        if getattr(row, name) is not None:
            found.setdefault(getattr(row, name), row)
    return found


def cases(name: str, rows: Sequence[Target] = TARGETS) -> list[ParameterSet]:
    return [pytest.param(value, row, id=value) for value, row in column(name, rows).items()]


@pytest.fixture
def native() -> Target:
    """The row of this machine."""
    return lookup(from_uname(platform.machine()))


@needs("rustc")
@pytest.mark.parametrize("name", ["rust_target", "rust_target_musl"])
def test_rust_targets(name: str) -> None:
    assert set(column(name)) <= set(output("rustc", "--print", "target-list").split())


@needs("rustc")
def test_rust_cpus() -> None:
    cpus = output("rustc", "--print", "target-cpus", "--target", "x86_64-unknown-linux-gnu")
    assert set(column("rust_cpu")) - {""} <= set(cpus.split())


NO_CORE = "#![feature(no_core)]\n#![no_core]\n"


@needs("rustc")
@pytest.mark.parametrize(("target", "row"), cases("rust_target", LINUX))
def test_elf_header_of_rust(target: str, row: Target, tmp_path: Path) -> None:
    source, made = tmp_path / "a.rs", tmp_path / "a.o"
    source.write_text(NO_CORE)
    flags = ["--crate-type=lib", "--emit=obj", "--target", target, "-A", "internal_features"]
    output("rustc", *flags, "-o", str(made), str(source), RUSTC_BOOTSTRAP="1")
    assert_header(made, row)


@needs("rustc")
@pytest.mark.parametrize(("target", "row"), cases("rust_target_musl"))
def test_float_abi_of_rust(target: str, row: Target) -> None:
    """The reason why arm/v6 and MIPS have the targets they have."""
    command = ["rustc", "-Z", "unstable-options", "--print", "target-spec-json", "--target", target]
    spec = json.loads(output(*command, RUSTC_BOOTSTRAP="1"))
    soft = "+soft-float" in spec.get("features", "")
    assert soft == (row.float_abi == "soft")


@needs("dpkg-architecture")
@pytest.mark.parametrize(("arch", "row"), cases("debian_arch"))
def test_debian(arch: str, row: Target) -> None:
    host = dict(re.findall(r"DEB_HOST_(\w+)=(\S+)", output("dpkg-architecture", "-f", "-a", arch, CC="false")))
    assert (host["ARCH"], host["GNU_TYPE"]) == (arch, row.gnu_triple)
    assert (int(host["ARCH_BITS"]), host["ARCH_ENDIAN"]) == (row.elf_class, row.endian)


# Debian 12 has no cross gcc for LoongArch, and neither it nor 13 one for Windows on Arm.
WITHOUT_GCC = {"linux/loong64", "windows/arm64", "windows/arm/v7"}
GCC = [row for row in TARGETS if row.platform.os in ("linux", "windows") and str(row.platform) not in WITHOUT_GCC]


@pytest.mark.parametrize(("triple", "row"), cases("gnu_triple", GCC))
def test_gcc(triple: str, row: Target) -> None:
    assert output(first_of(f"{triple}-gcc"), "-dumpmachine").strip() == row.gnu_triple


@pytest.mark.parametrize(("triple", "row"), cases("gnu_triple", [row for row in GCC if row.ld_emulation]))
def test_ld(triple: str, row: Target) -> None:
    assert row.ld_emulation in output(first_of(f"{triple}-ld"), "-V").split()


# clang before 16 has no LoongArch.
CLANG = [
    pytest.param(compiler, row, id=f"{compiler}-{row.platform}")
    for compiler in ("clang", "clang-19")
    for row in LINUX
    if compiler == "clang-19" or row.platform.architecture != "loong64"
]


@pytest.mark.parametrize("libc", ["", "_musl"])
@pytest.mark.parametrize(("compiler", "row"), CLANG)
def test_loader_of_clang(compiler: str, row: Target, libc: str) -> None:
    flags = [f"--target={getattr(row, f'clang_target{libc}')}", *(row.cc_flags or "").split()]
    text = output(first_of(compiler), *flags, "-no-pie", "-###", "-x", "c", "/dev/null", "-o", "a")
    loader = getattr(row, f"loader{libc}")
    if libc and row.platform.variant == "softfloat":
        loader = loader.replace("-sf.", ".")  # clang forgets it; musl's own headers do not
    assert f'"{loader}"' in text


@pytest.mark.parametrize(("compiler", "row"), CLANG)
def test_elf_header_of_clang(compiler: str, row: Target, tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text("float twice(float x) { return 2 * x; }\n")
    flags = [f"--target={row.clang_target}", *(row.cc_flags or "").split()]
    output(first_of(compiler), *flags, "-c", str(tmp_path / "a.c"), "-o", str(tmp_path / "a.o"))
    assert_header(tmp_path / "a.o", row)


# PyPI's ziglang has no program, only a module.
ZIG = ["zig"] if which("zig") else [sys.executable, "-m", "ziglang"]
needs_zig = needs_module("ziglang") if not which("zig") else needs("zig")
ZIG_CASES = [pytest.param(row, libc, id=f"{row.platform}{libc}") for row in LINUX for libc in ("", "_musl")]


@needs_zig
@pytest.mark.parametrize("name", ["zig_target", "zig_target_musl"])
def test_zig_targets(name: str) -> None:
    listed = set(re.findall(r'"([\w.]+-\w+-\w+)"', output(*ZIG, "targets")))
    assert set(column(name)) <= listed


@needs_zig
@pytest.mark.parametrize(("row", "libc"), ZIG_CASES)
def test_loader_of_zig(row: Target, libc: str) -> None:
    cpu = [f"-mcpu={row.zig_cpu}"] if row.zig_cpu else []
    text = output(*ZIG, "build-exe", "--show-builtin", "-target", getattr(row, f"zig_target{libc}"), *cpu)
    loader = re.search(r'dynamic_linker = .init\("(.+)"\)', text)
    wanted = getattr(row, f"loader{libc}")
    # zig writes musl's 64-bit soft-float MIPS like the hard-float one; musl's own headers do not.
    assert loader and loader[1] in (wanted, wanted.replace("64-sf", "64").replace("64el-sf", "64el"))


@needs_module("packaging")
@on_linux
@pytest.mark.parametrize("arch", ["x86_64", "aarch64", "ppc64le", "s390x", "riscv64"])
def test_wheel_tags(arch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from packaging.tags import platform_tags

    monkeypatch.setattr(sysconfig, "get_platform", lambda: f"linux-{arch}")
    assert lookup(from_uname(arch)).python_tag in list(platform_tags())


@needs_module("auditwheel")
@pytest.mark.parametrize(("family", "name"), [("many", "python_tag"), ("musl", "python_tag_musl")])
def test_wheel_policies(family: str, name: str) -> None:
    import auditwheel.policy

    folder = Path(auditwheel.policy.__file__).parent
    policies = json.loads((folder / f"{family}linux-policy.json").read_text())
    known = {f"{policy['name']}_{arch}" for policy in policies for arch in policy["symbol_versions"]}
    assert set(column(name, LINUX)) <= known


@needs_module("mesonbuild")
@pytest.mark.parametrize(("machine", "row"), cases("uname", LINUX))
def test_meson(machine: str, row: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    from mesonbuild import envconfig

    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert envconfig.detect_cpu_family({}) == row.meson_cpu_family
    assert envconfig.detect_cpu({}) == row.meson_cpu


@needs_module("mesonbuild")
def test_meson_families() -> None:
    from mesonbuild.envconfig import known_cpu_families

    assert set(column("meson_cpu_family")) <= set(known_cpu_families)


@pytest.mark.parametrize("name", column("qemu"))
def test_qemu(name: str) -> None:
    first_of("qemu-aarch64-static", "qemu-aarch64")
    assert which(f"{name}-static") or which(name)


@on_linux
@needs("setarch")
@pytest.mark.skipif(platform.machine() != "x86_64", reason="asks an x86-64 kernel")
def test_uname_of_386() -> None:
    assert output("setarch", "i686", "uname", "-m").strip() == lookup("linux/386").uname


@needs("cmake")
@on_linux
def test_cmake(tmp_path: Path, native: Target) -> None:
    (tmp_path / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.10)\nproject(p NONE)\n"
        'message(STATUS "is ${CMAKE_SYSTEM_NAME} ${CMAKE_SYSTEM_PROCESSOR}.")\n'
    )
    assert f"is {native.cmake_system} {native.cmake_processor}." in output("cmake", "-B", str(tmp_path), str(tmp_path))


@needs("node")
@on_linux
def test_node(native: Target) -> None:
    wanted = f"{native.node_arch} {native.node_platform}"
    assert output("node", "-p", "process.arch + ' ' + process.platform").strip() == wanted


@needs("java")
@on_linux
def test_java(native: Target) -> None:
    assert f"os.arch = {native.java_arch}\n" in output("java", "-XshowSettings:properties", "-version")


@on_linux
def test_loader_of_python(native: Target) -> None:
    """The interpreter that runs this test names one of the two loaders, if it is dynamically linked."""
    python = Path("/proc/self/exe").read_bytes()
    if b"/lib" not in python[:4096]:
        pytest.skip("statically linked")
    assert any(str(path).encode() + b"\0" in python[:4096] for path in (native.loader, native.loader_musl))
