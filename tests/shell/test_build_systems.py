"""xx-cmake and xx-meson: the files they write and what they run."""

from __future__ import annotations

from pathlib import Path

import pytest

from .scripts import ALPINE, DEBIAN, OTHER, SHELLS, System, make_system

CROSS = {"TARGETPLATFORM": "linux/arm64"}
OF_ANOTHER = {"TARGETPLATFORM": "linux/arm/v7"}
ARM64 = "aarch64-linux-gnu"


def make(root: Path, *tools: str, release: str = DEBIAN, shell: tuple[str, ...] = ("sh",)) -> System:
    system = make_system(root, release, shell=shell)
    for tool in ("cmake", "meson", *(tools or ("clang", "clang++", "ld.lld", "ar"))):
        system.tool(tool)
    return system


@pytest.fixture(params=SHELLS)
def system(request: pytest.FixtureRequest, tmp_path: Path) -> System:
    return make(tmp_path, shell=request.param)


@pytest.mark.parametrize("tool", ["cmake", "meson"])
class TestBoth:
    """What is the same for the two."""

    def test_empty_platform(self, system: System, tool: str) -> None:
        assert system.fails(f"xx-{tool}", "build", TARGETPLATFORM="").startswith(f"xx-{tool}: TARGETPLATFORM is empty")

    def test_not_installed(self, system: System, tool: str) -> None:
        (system.tools / tool).unlink()
        assert system.fails(f"xx-{tool}", "build", **CROSS) == f"xx-{tool}: {tool} not found; install it"

    def test_no_compiler(self, tmp_path: Path, tool: str) -> None:
        message = f"xx-{tool}: no C compiler for {ARM64}; install clang and lld, or {ARM64}-gcc"
        assert make(tmp_path, "make").fails(f"xx-{tool}", "build", **CROSS) == message

    def test_no_linker(self, tmp_path: Path, tool: str) -> None:
        system = make(tmp_path, "clang")
        assert system.fails(f"xx-{tool}", "build", **CROSS).startswith("no suitable linker found for")

    def test_unknown_platform(self, system: System, tool: str) -> None:
        message = "unsupported target: os=linux arch=ppc64 variant="
        assert system.fails(f"xx-{tool}", "build", TARGETPLATFORM="linux/ppc64") == message

    def test_help(self, system: System, tool: str) -> None:
        assert system.run(f"xx-{tool}", "--help").startswith(f"usage: xx-{tool} ")


@pytest.mark.parametrize("line", ["--build b", "--install b", "-E env", "-P x.cmake", "--version"])
def test_cmake_as_it_is(system: System, line: str) -> None:
    system.run("xx-cmake", *line.split(), **CROSS)
    assert system.calls == [f"cmake {line}"]


@pytest.mark.parametrize("line", ["compile -C b", "install", "--version"])
def test_meson_as_it_is(system: System, line: str) -> None:
    system.run("xx-meson", *line.split(), **CROSS)
    assert system.calls == [f"meson {line}"]


def toolchain(system: System, **env: str) -> dict[str, str]:
    """The settings of the toolchain file, with the system's tree taken out."""
    file = system.run("xx-cmake", "--print-toolchain-file", **env).strip()
    assert file.startswith(f"{system.root}/usr/share/xx/")
    lines = Path(file).read_text().replace(str(system.root), "").splitlines()[1:]
    return dict(line.removeprefix("set(").removesuffix(")").replace('"', "").split(" ", 1) for line in lines)


def test_cmake(tmp_path: Path) -> None:
    system = make(tmp_path, "clang", "clang++", "ld.lld", "llvm-ar", "pkg-config", "qemu-aarch64")
    assert toolchain(system, **CROSS) == {
        "CMAKE_SYSTEM_NAME": "Linux",
        "CMAKE_SYSTEM_PROCESSOR": "aarch64",
        "CMAKE_CROSSCOMPILING_EMULATOR": "qemu-aarch64;-L;/",
        "CMAKE_C_COMPILER": f"{ARM64}-clang",
        "CMAKE_CXX_COMPILER": f"{ARM64}-clang++",
        "CMAKE_ASM_COMPILER": f"{ARM64}-clang",
        "PKG_CONFIG_EXECUTABLE": f"/usr/bin/{ARM64}-pkg-config",
        "CMAKE_AR": f"/usr/bin/{ARM64}-ar",
    }
    system.run("xx-cmake", "-S", ".", "-B", "b", **CROSS)
    assert system.calls[-1] == f"cmake -DCMAKE_TOOLCHAIN_FILE={tmp_path}/usr/share/xx/{ARM64}.cmake -S . -B b"


def test_cmake_with_gcc(tmp_path: Path) -> None:
    found = toolchain(make(tmp_path, "arm-linux-gnueabihf-gcc"), TARGETPLATFORM="linux/arm/v7")
    assert found["CMAKE_C_COMPILER"] == "arm-linux-gnueabihf-gcc"
    assert found["CMAKE_C_FLAGS_INIT"] == "-march=armv7-a+fp"
    assert found["CMAKE_SYSTEM_PROCESSOR"] == "armv7l"


def test_cmake_natively(system: System) -> None:
    assert "CMAKE_SYSTEM_NAME" not in toolchain(system)


def test_cmake_on_alpine(tmp_path: Path) -> None:
    found = toolchain(make(tmp_path, release=ALPINE), **CROSS)
    assert found["CMAKE_SYSROOT"] == "/aarch64-alpine-linux-musl"
    assert found["CMAKE_FIND_ROOT_PATH_MODE_PACKAGE"] == "ONLY"


def test_meson(tmp_path: Path) -> None:
    system = make(tmp_path, "arm-linux-gnueabihf-gcc", "arm-linux-gnueabihf-strip", "pkg-config", "qemu-arm-static")
    file = system.run("xx-meson", "--print-cross-file", TARGETPLATFORM="linux/arm/v7").strip()
    assert (
        Path(file).read_text()
        == """\
# made by the xx scripts, for linux/arm/v7
[binaries]
c = 'arm-linux-gnueabihf-gcc'
cpp = 'arm-linux-gnueabihf-g++'
ar = 'ar'
strip = 'arm-linux-gnueabihf-strip'
pkg-config = 'arm-linux-gnueabihf-pkg-config'
pkgconfig = 'arm-linux-gnueabihf-pkg-config'
exe_wrapper = ['qemu-arm-static', '-L', '/']

[built-in options]
c_args = ['-march=armv7-a+fp']
c_link_args = ['-march=armv7-a+fp']
cpp_args = ['-march=armv7-a+fp']
cpp_link_args = ['-march=armv7-a+fp']

[host_machine]
system = 'linux'
cpu_family = 'arm'
cpu = 'armv7l'
endian = 'little'
"""
    )


@pytest.mark.parametrize(("line", "call"), [("setup b", "b"), ("b --prefix=/usr", "b --prefix=/usr")])
@pytest.mark.parametrize(("platform", "kind"), [("linux/arm64", "cross"), ("linux/amd64/v3", "native")])
def test_meson_setup(system: System, line: str, call: str, platform: str, kind: str) -> None:
    system.run("xx-meson", *line.split(), TARGETPLATFORM=platform)
    triple = ARM64 if kind == "cross" else "x86_64-linux-gnu"
    assert system.calls[-1] == f"meson setup --{kind}-file {system.root}/usr/share/xx/{triple}.meson {call}"


def test_folder_of_a_user(system: System) -> None:
    system.write("usr/share", "a file where the folder would be")
    file = system.run("xx-cmake", "--print-toolchain-file", HOME=str(system.root / "home"), **CROSS).strip()
    assert file == f"{system.root}/home/.cache/xx/{ARM64}.cmake"


# Where pkg-config looks, whatever the triple is.
MULTIARCH = {
    "arm-unknown-linux-gnueabihf": "arm-linux-gnueabihf",  # of arm/v6, which is arm-linux-gnueabi in Debian
    "i686-linux-gnu": "i386-linux-gnu",
    "i686-unknown-linux-gnu": "i386-linux-gnu",
    "aarch64-unknown-linux-gnu": "aarch64-linux-gnu",
    "armv7-unknown-linux-gnueabihf": "arm-linux-gnueabihf",
}


@pytest.mark.parametrize(("triple", "folder"), MULTIARCH.items())
def test_multiarch(tmp_path: Path, triple: str, folder: str) -> None:
    system = make(tmp_path, "clang", "ld.lld", "pkg-config")
    system.run("xx-clang", f"--target={triple}", "--setup-target-triple")
    assert f":/usr/lib/{folder}/pkgconfig:" in (system.tools / f"{triple}-pkg-config").read_text()


@pytest.mark.parametrize("arch", ["", "armv7"])
def test_multiarch_of_another_vendor(tmp_path: Path, arch: str) -> None:
    system = make(tmp_path, "clang", "ld.lld", "pkg-config", release=OTHER)
    system.run("xx-cmake", "--print-toolchain-file", ARM_TARGET_ARCH=arch, **OF_ANOTHER)
    wrapper = system.tools / f"{arch or 'arm'}-wolfi-linux-gnueabihf-pkg-config"
    assert ":/usr/lib/arm-linux-gnueabihf/pkgconfig:" in wrapper.read_text()
