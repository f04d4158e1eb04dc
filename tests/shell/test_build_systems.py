"""xx-cmake and xx-meson: the files they write and what they run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.targets.truth import needs, which

from .scripts import ALPINE, CROSS, DEBIAN, OTHER, System, make_system

OF_ANOTHER = {"TARGETPLATFORM": "linux/arm/v7"}
ARM64 = "aarch64-linux-gnu"


def make(root: Path, *tools: str, release: str = DEBIAN, shell: tuple[str, ...] = ("sh",)) -> System:
    system = make_system(root, release, shell=shell)
    for tool in ("cmake", "meson", *(tools or ("clang", "clang++", "ld.lld", "ar"))):
        system.tool(tool)
    return system


@pytest.fixture
def system(tmp_path: Path, shell: tuple[str, ...]) -> System:
    return make(tmp_path, shell=shell)


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
        assert system.run(f"xx-{tool}", "--help").startswith(f"Usage: xx-{tool} ")


@pytest.mark.parametrize("line", ["--build b", "--install b", "-E env", "-P x.cmake", "--version", "-version"])
def test_cmake_as_it_is(system: System, line: str) -> None:
    system.run("xx-cmake", *line.split(), **CROSS)
    assert system.calls == [f"cmake {line}"]


@pytest.mark.parametrize("line", ["compile -C b", "install", "--version"])
def test_meson_as_it_is(system: System, line: str) -> None:
    system.run("xx-meson", *line.split(), **CROSS)
    assert system.calls == [f"meson {line}"]


def record(tree: Path, target: str) -> None:
    """What CMake and Meson note down in a tree that is for this target, or that others have made."""
    cmake, meson = MADE_BY.get(target) or (OURS[0].format(target), OURS[1].format(FILES[target]))
    (tree / "meson-private").mkdir(parents=True)
    (tree / "meson-private/cmd_line.txt").write_text(f"[options]\n\n[properties]\n{meson}\n")
    (tree / "CMakeCache.txt").write_text(f"A:STRING=b\n{cmake}\n")


OURS = "XX_CMAKE_TARGET:INTERNAL={}", "cross_file = ['/else/where/xx/{}.meson', '/x/more.txt']"
MADE_BY = {
    "plain": ("CMAKE_TOOLCHAIN_FILE:FILEPATH=", ""),
    "own": ("CMAKE_TOOLCHAIN_FILE:FILEPATH=/own.cmake", "cross_file = ['/own/cross.txt']"),
}


FILES = {
    "linux/arm64": "aarch64-linux-gnu",
    "linux/arm64/v8": "aarch64-linux-gnu",
    "linux/arm64/v9": "aarch64-linux-gnu-v9",
    "linux/arm/v7": "arm-linux-gnueabihf-v7",
    "linux/arm/v6": "arm-linux-gnueabi-v6",
    "linux/arm/v5": "arm-linux-gnueabi-v5",
    "linux/amd64": "x86_64-linux-gnu",
    "linux/amd64/v3": "x86_64-linux-gnu-v3",
}


@pytest.mark.parametrize(("platform", "name"), FILES.items())
@pytest.mark.parametrize(
    ("script", "option"), [("xx-cmake", "--print-toolchain-file"), ("xx-meson", "--print-cross-file")]
)
def test_no_file_is_shared(tmp_path: Path, script: str, option: str, platform: str, name: str) -> None:
    file = make(tmp_path).run(script, option, TARGETPLATFORM=platform).strip()
    assert file == f"{tmp_path}/usr/share/xx/{name}.{script.removeprefix('xx-')}"


# Commands, and the target that TREE was made for.
REFUSED = [
    ("xx-cmake --build TREE", "linux/arm64"),
    ("xx-cmake --install TREE", "linux/arm64"),
    ("xx-cmake --build TREE", "linux/arm/v6"),
    ("xx-meson compile -C TREE", "linux/arm64"),
    ("xx-meson compile -C TREE", "plain"),
    ("xx-meson compile -C TREE", "own"),
    ("xx-meson test -CTREE", "linux/arm64"),
    ("xx-meson test -C=TREE", "linux/arm64"),
    ("xx-meson compile -vCTREE", "linux/arm64"),
    ("xx-meson configure TREE", "linux/arm64"),
    ("xx-meson setup TREE", "linux/arm64"),
    ("xx-meson setup --wipe TREE", "linux/arm64"),
    ("xx-meson TREE --reconfigure", "linux/arm64"),
    ("xx-meson setup TREE", "linux/arm/v6"),
    ("xx-meson setup TREE", "own"),
]


@pytest.mark.parametrize(("line", "made_for"), REFUSED)
def test_tree_of_another(system: System, line: str, made_for: str) -> None:
    record(system.root / "tree", made_for)
    script, *arguments = line.replace("TREE", f"{system.root}/tree").split()
    message = {
        "xx-cmake": f"this build tree is for {made_for}, not linux/arm/v7; remove it, or use another",
        "xx-meson": "not set up by xx-meson for linux/arm/v7; use another folder, or meson itself",
    }
    assert system.fails(script, *arguments, **OF_ANOTHER) == f"{script}: {system.root}/tree: {message[script]}"
    assert not [call for call in system.calls if call.startswith(("cmake", "meson"))]


@pytest.mark.parametrize(
    ("line", "made_for", "env"),
    [
        ("xx-cmake --build TREE", "linux/arm64", {"TARGETPLATFORM": "linux/arm64/v8"}),
        ("xx-cmake --build TREE", "linux/arm64", {}),
        ("xx-cmake --build TREE", "own", {}),
        ("xx-cmake --build --preset p", "own", {}),
        ("xx-cmake --build --list-presets", "own", CROSS),
        ("xx-meson compile -C TREE", "linux/arm64", {"TARGETPLATFORM": "linux/arm64/v8"}),
        ("xx-meson compile -C TREE", "linux/arm64", {}),
        ("xx-meson compile -C TREE", "own", {}),
        ("xx-meson help", "own", {"TARGETPLATFORM": "linux/ppc64"}),
        ("xx-meson setup --wipe TREE", "linux/arm64", CROSS),
    ],
)
def test_tree(tmp_path: Path, line: str, made_for: str, env: dict[str, str]) -> None:
    system = make(tmp_path)
    record(tmp_path / "tree", made_for)
    script, *arguments = line.replace("TREE", f"{tmp_path}/tree").split()
    system.run(script, *arguments, **env)
    assert system.calls[-1].startswith(script.removeprefix("xx-"))
    assert system.calls[-1].endswith(arguments[-1])


def test_folder_of_a_tree(system: System) -> None:
    """CMake builds the tree that a folder is in."""
    record(system.root / "tree", "linux/arm64")
    (system.root / "tree/sub/more").mkdir(parents=True)
    message = "this build tree is for linux/arm64, not linux/arm/v7; remove it, or use another"
    found = system.fails("xx-cmake", "--build", f"{system.root}/tree/sub/more", **OF_ANOTHER)
    assert found == f"xx-cmake: {system.root}/tree/sub/more: {message}"


# From within a tree of somebody's own, commands that are for another, or for none.
ELSEWHERE = ["compile -C ../ok", "compile -C../ok", "test -C ../ok own", "setup ../new ..", "help", "format x"]


@pytest.mark.parametrize("line", ELSEWHERE)
def test_within_a_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    system = make(tmp_path)
    for name, made_for in (("own", "own"), ("ok", "linux/arm64")):
        record(tmp_path / name, made_for)
    monkeypatch.chdir(tmp_path / "own")
    system.run("xx-meson", *line.split(), **CROSS)
    assert system.calls[-1].startswith("meson ")


@pytest.mark.parametrize("line", ["compile", "compile own", "setup", "setup -DC=../ok", "configure -Dx=y"])
def test_in_a_tree_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    system = make(tmp_path)
    for name, made_for in (("own", "own"), ("ok", "linux/arm64")):
        record(tmp_path / name, made_for)
    monkeypatch.chdir(tmp_path / "own")
    message = "xx-meson: .: not set up by xx-meson for linux/arm64; use another folder, or meson itself"
    assert system.fails("xx-meson", *line.split(), **CROSS) == message


@pytest.mark.parametrize("platform", ["linux/arm64", "linux/amd64"])
@pytest.mark.parametrize("made_by", MADE_BY)
def test_tree_of_plain_cmake(system: System, platform: str, made_by: str) -> None:
    record(system.root / "tree", made_by)
    message = "this build tree is not of xx-cmake, so that nobody knows its target; build it with cmake"
    found = system.fails("xx-cmake", "--build", f"{system.root}/tree", TARGETPLATFORM=platform)
    assert found == f"xx-cmake: {system.root}/tree: {message}"


def test_tree_for_an_unknown_platform(system: System) -> None:
    message = "unsupported target: os=linux arch=arm variant=v4"
    assert system.fails("xx-cmake", "--build", "b", TARGETPLATFORM="linux/arm/v4") == message


@pytest.mark.parametrize("command", ["--build", "--install"])
def test_tree_of_a_preset(system: System, command: str) -> None:
    message = "xx-cmake: --preset: name the build tree instead, so that it can be seen whether it is for linux/arm64"
    assert system.fails("xx-cmake", command, "--preset", "p", **CROSS) == message


def real(root: Path, *programs: str) -> System:
    """Fake compilers, and programs of this machine."""
    system = make(root)
    for program in (*programs, "rm"):
        system.write(f"usr/bin/{program}", f'#!/bin/sh\nexec {which(program)} "$@"\n').chmod(0o755)
    return system


# Steps, the last of which is refused: what is run, for which platform.
STEPS = {
    "another": ["linux/arm64: xx-cmake -S SRC -B TREE", "linux/arm/v7: xx-cmake -S SRC -B TREE"],
    "another variant": ["linux/arm/v6: xx-cmake -S SRC -B TREE", "linux/arm/v5: xx-cmake -S SRC -B TREE"],
    "cross, then native": ["linux/arm64: xx-cmake -S SRC -B TREE", "linux/amd64: xx-cmake TREE"],
    "native, then cross": ["linux/amd64: xx-cmake -S SRC -B TREE", "linux/arm64: xx-cmake TREE"],
    "plain, then cross": [": cmake -S SRC -B TREE", "linux/arm64: xx-cmake -S SRC -B TREE"],
    "regenerated": ["linux/arm64: xx-cmake -S SRC -B TREE", "linux/arm/v7: cmake TREE"],
}


def step(system: System, line: str) -> subprocess.CompletedProcess[str]:
    platform, command = line.replace("SRC", f"{system.root}/src").replace("TREE", f"{system.root}/tree").split(": ")
    script, *arguments = command.split()
    if script == "xx-cmake":
        return system.try_run(script, *arguments, TARGETPLATFORM=platform)
    env = system.env | {"XX_CMAKE_TARGET": platform}
    return subprocess.run([system.tools / script, *arguments], env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def with_cmake(tmp_path: Path) -> System:
    system = real(tmp_path, "cmake", "make")
    system.write("src/CMakeLists.txt", "cmake_minimum_required(VERSION 3.13)\nproject(p NONE)\n")
    return system


@needs("cmake", "make")
@pytest.mark.parametrize("steps", STEPS.values(), ids=STEPS)
def test_tree_of_cmake(with_cmake: System, steps: list[str]) -> None:
    first, last = (step(with_cmake, line) for line in steps)
    assert (first.returncode, last.returncode) == (0, 1), last.stderr
    assert "remove it, or use another" in " ".join(last.stderr.split())


@needs("cmake", "make")
def test_tree_once_more(with_cmake: System) -> None:
    lines = ["linux/arm64: xx-cmake -S SRC -B TREE", "linux/arm64/v8: xx-cmake -S SRC -B TREE", ": cmake TREE"]
    assert [step(with_cmake, line).returncode for line in lines] == [0, 0, 0]


@needs("meson", "ninja")
def test_tree_of_meson(tmp_path: Path) -> None:
    system = real(tmp_path, "meson", "ninja")
    system.write("src/meson.build", "project('p')\n")
    arguments = ["setup", f"{tmp_path}/tree", f"{tmp_path}/src"]
    assert [system.try_run("xx-meson", *arguments, **env).returncode for env in (CROSS, CROSS, OF_ANOTHER)] == [0, 0, 1]


def toolchain(system: System, **env: str) -> dict[str, str]:
    """The settings of the toolchain file, with the system's tree taken out."""
    file = system.run("xx-cmake", "--print-toolchain-file", **env).strip()
    assert file.startswith(f"{system.root}/usr/share/xx/")
    lines = Path(file).read_text().replace(str(system.root), "").splitlines()
    settings = [line.removeprefix("set(").removesuffix(")") for line in lines if line.startswith("set(")]
    return dict(setting.replace('"', "").split(" ", 1) for setting in settings)


def test_cmake(tmp_path: Path) -> None:
    system = make(tmp_path, "clang", "clang++", "ld.lld", "llvm-ar", "pkg-config", "qemu-aarch64")
    assert toolchain(system, **CROSS) == {
        "XX_CMAKE_TARGET": "linux/arm64 CACHE INTERNAL target platform",
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
    files = (
        f"-C {tmp_path}/usr/share/xx/{ARM64}.guard.cmake -DCMAKE_TOOLCHAIN_FILE={tmp_path}/usr/share/xx/{ARM64}.cmake"
    )
    assert system.calls[-1] == f"cmake {files} -S . -B b"


def test_toolchain_file_of_the_environment(system: System) -> None:
    system.run("xx-cmake", "-S", ".", "-B", "b", CMAKE_TOOLCHAIN_FILE="/own.cmake", **CROSS)
    assert system.calls[-1].endswith(" -DCMAKE_TOOLCHAIN_FILE=/own.cmake -S . -B b")


def test_workflow(system: System) -> None:
    message = "xx-cmake: --workflow takes no toolchain file; run its steps one by one, or set CMAKE_TOOLCHAIN_FILE"
    assert system.fails("xx-cmake", "--workflow", "--preset", "p", **CROSS) == message
    system.run("xx-cmake", "--workflow", "--preset", "p", CMAKE_TOOLCHAIN_FILE="/own.cmake", **CROSS)
    assert system.calls == ["cmake --workflow --preset p"]


@pytest.mark.parametrize(
    ("platform", "tools", "compiler"),
    [
        ("linux/arm64", f"{ARM64}-gcc", f"{ARM64}-gcc"),
        ("linux/arm/v7", "arm-linux-gnueabihf-gcc", "arm-linux-gnueabihf-gcc;-march=armv7-a+fp"),
        ("linux/amd64/v3", "cc", "cc;-march=x86-64-v3"),
        ("windows/amd64/v3", "clang clang++ ld.lld", "x86_64-w64-mingw32-clang;-march=x86-64-v3"),
        # One string: before 3.19 the list may have two words.
        ("linux/arm/v6", "clang clang++ ld.lld", "arm-linux-gnueabi-clang;-march=armv6+fp -marm"),
    ],
)
def test_flags_are_the_compilers(tmp_path: Path, platform: str, tools: str, compiler: str) -> None:
    found = toolchain(make(tmp_path, *tools.split()), TARGETPLATFORM=platform)
    assert [key for key in found if "FLAGS" in key] == []
    assert (found["CMAKE_C_COMPILER"], found["CMAKE_ASM_COMPILER"]) == (compiler, compiler)


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
        Path(file).read_text().replace(str(tmp_path), "")
        == """\
# made by the xx scripts, for linux/arm/v7
[binaries]
c = ['arm-linux-gnueabihf-gcc', '-march=armv7-a+fp']
cpp = ['arm-linux-gnueabihf-g++', '-march=armv7-a+fp']
ar = 'ar'
strip = 'arm-linux-gnueabihf-strip'
pkg-config = '/usr/bin/arm-linux-gnueabihf-pkg-config'
pkgconfig = '/usr/bin/arm-linux-gnueabihf-pkg-config'
exe_wrapper = ['qemu-arm-static', '-L', '/']

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
    assert system.calls[-1] == f"meson setup --{kind}-file {system.root}/usr/share/xx/{FILES[platform]}.meson {call}"


@pytest.mark.parametrize(
    ("env", "folder"),
    [({"HOME": "ROOT/home"}, "ROOT/home/.cache"), ({"XDG_CACHE_HOME": "ROOT/c"}, "ROOT/c"), ({}, "/tmp/.cache")],
    ids=["HOME", "XDG_CACHE_HOME", "neither"],
)
def test_folder_of_a_user(system: System, env: dict[str, str], folder: str) -> None:
    system.write("usr/share", "a file where the folder would be")
    given = {key: value.replace("ROOT", str(system.root)) for key, value in env.items()}
    file = system.run("xx-cmake", "--print-toolchain-file", **CROSS, **given).strip()
    assert file == f"{folder.replace('ROOT', str(system.root))}/xx/{ARM64}.cmake"


# A user who cannot write to /usr/bin, and what is to run in a cross build: never the build machine's own.
PKG_CONFIG = {
    "made": ("pkg-config", {}, f"ROOT/usr/share/xx/{ARM64}-pkg-config"),
    "not asked for": ("pkg-config", {"XX_NO_PKG_CONFIG": "1"}, f"{ARM64}-pkg-config"),
    "not installed": ("make", {}, f"{ARM64}-pkg-config"),
    "there": (f"{ARM64}-pkg-config", {"XX_NO_PKG_CONFIG": "1"}, f"TOOLS/{ARM64}-pkg-config"),
}


@pytest.mark.parametrize(("tool", "env", "program"), PKG_CONFIG.values(), ids=PKG_CONFIG)
def test_pkg_config_of_a_user(system: System, tool: str, env: dict[str, str], program: str) -> None:
    (system.tools / "clang").unlink()
    for name in (f"{ARM64}-gcc", tool):
        system.tool(name)
    root = system.root / "no-bin"
    system.write("no-bin/etc/os-release", DEBIAN)
    given = env | CROSS | {"XX_ROOT": str(root)}
    expected = program.replace("ROOT", str(root)).replace("TOOLS", str(system.tools))
    files = system.run("xx-cmake", "--print-toolchain-file", **given) + system.run(
        "xx-meson", "--print-cross-file", **given
    )
    for file in files.splitlines():
        lines = Path(file).read_text().splitlines()
        assert {f'set(PKG_CONFIG_EXECUTABLE "{expected}")', f"pkg-config = '{expected}'"} & set(lines)
    made = root / f"usr/share/xx/{ARM64}-pkg-config"
    assert not made.exists() or made.stat().st_mode & 0o111 == 0o111


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


# Where the emulator looks for the loader: Debian's packages of cross compilers have it in a folder of their own.
PREFIXES = {
    "cross packages": (f"usr/{ARM64}/lib/ld-linux-aarch64.so.1", f"/usr/{ARM64}"),
    "both": (f"usr/{ARM64}/lib/x lib/ld-linux-aarch64.so.1", "/"),
    "multiarch": ("lib/ld-linux-aarch64.so.1", "/"),
    "neither": ("x", "/"),
}


@pytest.mark.parametrize(("files", "prefix"), PREFIXES.values(), ids=PREFIXES)
def test_emulator(tmp_path: Path, files: str, prefix: str) -> None:
    system = make(tmp_path, f"{ARM64}-gcc", "qemu-aarch64")
    for file in files.split():
        system.write(file)
    assert toolchain(system, **CROSS)["CMAKE_CROSSCOMPILING_EMULATOR"] == f"qemu-aarch64;-L;{prefix}"
    cross_file = Path(system.run("xx-meson", "--print-cross-file", **CROSS).strip()).read_text()
    assert f"exe_wrapper = ['qemu-aarch64', '-L', '{prefix}']" in cross_file
