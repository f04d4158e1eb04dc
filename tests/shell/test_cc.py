"""xx-cc and xx-clang: what clang is run with, and what is set up for a triple."""

from __future__ import annotations

from pathlib import Path

import pytest

from .scripts import ALPINE, CROSS, SCRIPTS, System, make_system

ARM64 = "aarch64-linux-gnu"
SETUP = "--setup-target-triple"


def make(root: Path, *tools: str, release: str = "ID=debian\n", shell: tuple[str, ...] = ("sh",)) -> System:
    system = make_system(root, release, shell=shell)
    for tool in ("clang", "clang++", *(tools or ("ld.lld",))):
        system.tool(tool, 'case $0 in *lld) echo "LLD 14.0.6 (compatible)" ;; esac')
    return system


@pytest.fixture
def system(tmp_path: Path, shell: tuple[str, ...]) -> System:
    return make(tmp_path, shell=shell)


def config(system: System, triple: str = ARM64) -> str:
    return (system.tools / f"{triple}.cfg").read_text().rstrip("\n")


def no_linker(triple: str) -> str:
    return f"no suitable linker found for {triple}. Please install lld or ld for your target"


# What is refused.
def test_no_clang(system: System) -> None:
    system.run("xx-clang", SETUP, **CROSS)
    (system.tools / "clang").unlink()
    assert system.fails("xx-clang", "a.c", **CROSS) == "/usr/bin/clang not found"


@pytest.mark.parametrize(
    ("platform", "triple"), [("arm64", ARM64), ("s390x", "s390x-linux-gnu"), ("386", "i686-linux-gnu")]
)
def test_no_linker(tmp_path: Path, platform: str, triple: str) -> None:
    system = make(tmp_path, "make")
    assert system.fails("xx-clang", SETUP, TARGETPLATFORM=f"linux/{platform}") == no_linker(triple)
    assert not (system.tools / f"{triple}.cfg").exists()


@pytest.mark.parametrize("arch", ["riscv64", "s390x"])
def test_old_lld(system: System, arch: str) -> None:
    assert system.fails("xx-clang", SETUP, TARGETPLATFORM=f"linux/{arch}") == no_linker(f"{arch}-linux-gnu")


BAD = {
    "empty": ({"TARGETPLATFORM": ""}, ["a.c"], "xx-clang: TARGETPLATFORM is empty"),
    "ppc64": ({"TARGETPLATFORM": "linux/ppc64"}, ["a.c"], "unsupported target: os=linux arch=ppc64 variant="),
    "netbsd": ({"TARGETPLATFORM": "netbsd/amd64"}, [SETUP], "unsupported target: os=netbsd arch=amd64 variant="),
    "linker": (
        {"XX_CC_PREFER_LINKER": "mold"},
        ["a.c"],
        "xx-clang: XX_CC_PREFER_LINKER=mold: lld, ld and gold are known",
    ),
    "download": ({}, ["--download-prog=ld"], "xx-clang: nothing is downloaded; install lld, or ld for your target"),
}


@pytest.mark.parametrize(("env", "arguments", "message"), BAD.values(), ids=BAD)
def test_bad_input(system: System, env: dict[str, str], arguments: list[str], message: str) -> None:
    assert system.fails("xx-clang", *arguments, **env).startswith(message)


# platform, triple, what the configuration is
DEBIAN = [
    ("linux/arm64", ARM64, f"--target={ARM64} -fuse-ld=lld"),
    ("linux/arm/v7", "arm-linux-gnueabihf", "--target=arm-linux-gnueabihf -fuse-ld=lld"),
    ("linux/arm/v6", "arm-linux-gnueabi", "--target=arm-linux-gnueabi -fuse-ld=lld"),
    ("linux/arm/v5", "arm-linux-gnueabi", "--target=arm-linux-gnueabi -fuse-ld=lld"),
    ("linux/amd64", "x86_64-linux-gnu", "--target=x86_64-linux-gnu -fuse-ld=lld"),
    ("linux/amd64/v3", "x86_64-linux-gnu", "--target=x86_64-linux-gnu -fuse-ld=lld"),
    ("linux/ppc64le", "powerpc64le-linux-gnu", "--target=powerpc64le-linux-gnu -fuse-ld=lld"),
    ("freebsd/amd64", "x86_64-unknown-freebsd", "--target=x86_64-unknown-freebsd -fuse-ld=lld"),
    (
        "windows/amd64",
        "x86_64-w64-mingw32",
        "--target=x86_64-w64-mingw32 -fuse-ld=lld -I/usr/x86_64-w64-mingw32/include -L/usr/x86_64-w64-mingw32/lib",
    ),
]


@pytest.mark.parametrize(("platform", "triple", "text"), DEBIAN)
def test_configuration(tmp_path: Path, platform: str, triple: str, text: str) -> None:
    system = make(tmp_path)
    assert system.run("xx-clang", "--print-target-triple", TARGETPLATFORM=platform) == f"{triple}\n"
    assert config(system, triple) == text


@pytest.mark.parametrize(("platform", "text"), [("linux/arm64", " --sysroot=/aarch64-alpine-linux-musl/"), ("", "")])
def test_alpine(tmp_path: Path, platform: str, text: str) -> None:
    system = make(tmp_path, release=ALPINE)
    env = {"TARGETPLATFORM": platform} if platform else {}
    triple = system.run("xx-cc", "--print-target-triple", **env).strip()
    assert config(system, triple) == f"--target={triple} -fuse-ld=lld{text}"


def test_alpine_with_gnu_ld(tmp_path: Path) -> None:
    triple = "aarch64-alpine-linux-musl"
    system = make(tmp_path, f"{triple}-ld", release=ALPINE)
    system.run("xx-cc", SETUP, **CROSS)
    assert config(system, triple).endswith(
        f" -fuse-ld=/usr/bin/{triple}-ld --sysroot=/{triple}/ -Wl,-rpath-link,/{triple}/usr/lib"
    )


def test_libgcc_of_mingw(system: System) -> None:
    system.tool("x86_64-w64-mingw32-gcc", "echo /usr/lib/gcc/x86_64-w64-mingw32/12-win32/libgcc.a")
    system.run("xx-clang", SETUP, TARGETPLATFORM="windows/amd64")
    assert config(system, "x86_64-w64-mingw32").endswith(" -L/usr/lib/gcc/x86_64-w64-mingw32/12-win32")


def test_riscv64gc(tmp_path: Path) -> None:
    system = make(tmp_path, "riscv64gc-linux-gnu-ld")
    system.run("xx-cc", SETUP, TARGETPLATFORM="linux/riscv64", RISCV64_TARGET_ARCH="riscv64gc")
    assert (
        config(system, "riscv64gc-linux-gnu") == "--target=riscv64-linux-gnu -fuse-ld=/usr/bin/riscv64gc-linux-gnu-ld"
    )


def test_darwin(tmp_path: Path) -> None:
    system = make(tmp_path, "ld64.signed")
    system.write("xx-sdk/MacOSX13.3.sdk/x")
    system.run("xx-clang", SETUP, TARGETPLATFORM="darwin/arm64")
    assert config(system, "arm64-apple-macos11.0") == (
        "--target=arm64-apple-macos11.0 -fuse-ld=/usr/bin/ld64.signed -isysroot /xx-sdk/MacOSX13.3.sdk -stdlib=libc++"
    )
    xcrun = str(system.tools / "xcrun")
    assert system.run(xcrun, "--sdk", "macosx", "--show-sdk-path") == "/xx-sdk/MacOSX13.3.sdk\n"
    assert system.run(xcrun, "--show-sdk-version") == "13.3\n"


LINKERS = [
    ("lld first", ("ld.lld", f"{ARM64}-ld"), {}, "lld"),
    ("ld asked for", ("ld.lld", f"{ARM64}-ld"), {"XX_CC_PREFER_LINKER": "ld"}, f"/usr/bin/{ARM64}-ld"),
    ("ld alone", (f"{ARM64}-ld",), {}, f"/usr/bin/{ARM64}-ld"),
    ("gold", ("ld.lld", f"{ARM64}-ld.gold"), {"XX_CC_PREFER_LINKER": "gold"}, "gold"),
    ("no gold", ("ld.lld",), {"XX_CC_PREFER_LINKER": "gold"}, "lld"),
]


@pytest.mark.parametrize(("tools", "env", "linker"), [row[1:] for row in LINKERS], ids=[row[0] for row in LINKERS])
def test_linker(tmp_path: Path, tools: tuple[str, ...], env: dict[str, str], linker: str) -> None:
    system = make(tmp_path, *tools)
    system.run("xx-clang", SETUP, **CROSS, **env)
    assert config(system) == f"--target={ARM64} -fuse-ld={linker}"


def test_static_linker_for_ppc64le(tmp_path: Path) -> None:
    system = make(tmp_path, "ld.lld", "powerpc64le-linux-gnu-ld")
    system.run("xx-clang", SETUP, TARGETPLATFORM="linux/ppc64le", XX_CC_PREFER_STATIC_LINKER="1")
    assert config(system, "powerpc64le-linux-gnu").endswith("-fuse-ld=/usr/bin/powerpc64le-linux-gnu-ld")


@pytest.mark.parametrize(("platform", "triple"), [("linux/386", "i686-linux-gnu"), ("linux/amd64", "x86_64-linux-gnu")])
def test_plain_ld_that_can(tmp_path: Path, platform: str, triple: str) -> None:
    system = make(tmp_path, "make")
    ld = system.tool("ld", "printf '  Supported emulations:\\n   elf_x86_64\\n   elf_i386\\n'")
    system.run("xx-clang", SETUP, TARGETPLATFORM=platform)
    assert (system.tools / f"{triple}-ld").readlink() == ld


def test_new_lld(tmp_path: Path) -> None:
    system = make(tmp_path)
    system.tool("ld.lld", "echo 'Debian LLD 19.1.7 (compatible with GNU linkers)'")
    system.run("xx-clang", SETUP, TARGETPLATFORM="linux/riscv64")
    assert config(system, "riscv64-linux-gnu") == "--target=riscv64-linux-gnu -fuse-ld=lld"


def test_tools(tmp_path: Path) -> None:
    system = make(tmp_path, "ld.lld", "llvm-ar", "llvm-strip", f"{ARM64}-strip")
    system.run("xx-clang", SETUP, **CROSS)
    assert (system.tools / f"{ARM64}-ar").readlink() == Path("llvm-ar")
    assert not (system.tools / f"{ARM64}-strip").is_symlink()
    assert (system.root / "usr/local/bin/clang").readlink() == SCRIPTS / "xx-clang"


def test_windres(tmp_path: Path) -> None:
    system = make(tmp_path, "ld.lld", "llvm-rc")
    system.run("xx-clang", SETUP, TARGETPLATFORM="windows/amd64")
    assert (system.tools / "x86_64-w64-mingw32-windres").readlink() == SCRIPTS / "xx-windres"


def test_native_default(system: System) -> None:
    system.run("xx-clang", SETUP)
    assert (system.root / "etc/llvm/xx-default.cfg").read_text() == "-fuse-ld=lld\n"


def call(system: System, script: str, *arguments: str, **env: str) -> str:
    """The last call of a tool, with the system's tree taken out."""
    system.run(script, *arguments, **env)
    return system.calls[-1].replace(str(system.root), "")


RUNS = [
    ("xx-cc", "clang"),
    ("xx-clang", "clang"),
    ("xx-c++", "clang++"),
    ("xx-clang++", "clang++"),
]


@pytest.mark.parametrize(("script", "compiler"), RUNS)
def test_run(system: System, script: str, compiler: str) -> None:
    assert call(system, script, "-c", "a b.c", **CROSS) == f"{compiler} --config /usr/bin/{ARM64}.cfg -c a b.c"


# What is set up, the environment of the call, what clang is told of the variant.
V6, V7, ARMEL, ARMHF = "-march=armv6+fp -marm", "-march=armv7-a+fp", "arm-linux-gnueabi", "arm-linux-gnueabihf"
VARIANTS = [
    ("x86_64-linux-gnu", "linux/amd64/v3", {"TARGETPLATFORM": "linux/amd64"}, ""),
    ("x86_64-linux-gnu", "linux/amd64/v3", {"TARGETPLATFORM": "linux/amd64", "TARGETVARIANT": "v3"}, ""),
    ("x86_64-linux-gnu", "linux/amd64/v3", {"TARGETPLATFORM": "linux/arm64"}, ""),
    ("x86_64-linux-gnu", "linux/amd64/v3", {}, ""),
    ("x86_64-linux-gnu", "linux/amd64", {"TARGETPLATFORM": "linux/amd64/v1"}, ""),
    ("x86_64-linux-gnu", "linux/amd64", {"TARGETPLATFORM": "linux/amd64/v2"}, "-march=x86-64-v2"),
    ("x86_64-linux-gnu", "linux/amd64", {"TARGETARCH": "amd64", "TARGETVARIANT": "v4"}, "-march=x86-64-v4"),
    (ARM64, "linux/arm64/v9", {"TARGETPLATFORM": "linux/arm64"}, ""),
    (ARM64, "linux/arm64", {"TARGETPLATFORM": "linux/arm64/v8"}, ""),
    (ARM64, "linux/arm64", {"TARGETPLATFORM": "linux/arm64/v9"}, "-march=armv9-a"),
    (ARMHF, "linux/arm", {"TARGETPLATFORM": "linux/arm"}, V7),
    (ARMHF, "linux/arm/v7", {"TARGETPLATFORM": "linux/arm64"}, V7),
    (ARMHF, "linux/arm/v8", {"TARGETOS": "linux", "TARGETARCH": "arm", "TARGETVARIANT": "v7"}, V7),
    (ARMEL, "linux/arm/v6", {"TARGETPLATFORM": "linux/arm/v5"}, "-march=armv5te"),
    (ARMEL, "linux/arm/v6", {"TARGETPLATFORM": "linux/arm/v7"}, "-march=armv5te"),
    (ARMEL, "linux/arm/v5", {"TARGETPLATFORM": "linux/arm/v6"}, V6),
    ("s390x-linux-gnu", "linux/s390x", {"TARGETPLATFORM": "linux/s390x"}, ""),
]


@pytest.mark.parametrize(("triple", "platform", "env", "flags"), VARIANTS)
def test_variant(tmp_path: Path, triple: str, platform: str, env: dict[str, str], flags: str) -> None:
    """Variants share a triple: neither what is set up nor a call for another may leave its flags behind."""
    system = make(tmp_path, "ld.lld", f"{triple}-ld")
    assert system.run("xx-clang", "--print-target-triple", TARGETPLATFORM=platform) == f"{triple}\n"
    called = call(system, str(system.tools / f"{triple}-clang"), "a.c", "-march=x", **env)
    assert called == f"clang --config /usr/bin/{triple}.cfg {flags}{flags and ' '}a.c -march=x"


def test_variant_of_a_pair(system: System) -> None:
    found = call(system, "xx-clang", "a.c", TARGETPAIR="linux-armv6")
    assert found == f"clang --config /usr/bin/{ARMEL}.cfg {V6} a.c"


def test_set_up_once(system: System) -> None:
    call(system, "xx-cc", "a.c", **CROSS)
    files = {path: path.stat().st_mtime_ns for path in system.root.rglob(f"*{ARM64}*")}
    call(system, "xx-cc", "a.c", **CROSS, XX_CC_PREFER_LINKER="ld")
    assert files == {path: path.stat().st_mtime_ns for path in system.root.rglob(f"*{ARM64}*")}


def test_own_configuration_is_kept(system: System) -> None:
    file = system.write(f"usr/bin/{ARM64}.cfg", f"--target={ARM64} -O3\n")
    call(system, "xx-cc", "a.c", **CROSS)
    assert file.read_text() == f"--target={ARM64} -O3\n"


@pytest.mark.parametrize("flag", [("--target=arm-linux-gnueabihf",), ("-target", "arm-linux-gnueabihf")])
def test_target_of_arguments(system: System, flag: tuple[str, ...]) -> None:
    asked = " ".join(flag)
    assert (
        call(system, "xx-clang", *flag, "a.c", **CROSS)
        == f"clang --config /usr/bin/arm-linux-gnueabihf.cfg -march=armv7-a+fp {asked} a.c"
    )
    assert "--target=arm-linux-gnueabihf -fuse-ld=lld" in config(system, "arm-linux-gnueabihf")


@pytest.mark.parametrize("triple", ["arm-none-eabi", "../../etc/x", "/x", "x86_64-linux-gnu/x"])
def test_unknown_triple(system: System, triple: str) -> None:
    message = system.fails("xx-clang", f"--target={triple}", SETUP)
    assert message == f"xx-clang: --target {triple}: no such triple is known; xx-info triple prints that of a platform"
    assert call(system, "xx-clang", f"--target={triple}", "a.c", **CROSS) == f"clang --target={triple} a.c"
    assert not list(system.root.rglob("*.cfg"))


@pytest.mark.parametrize("words", [("-Xlinker", "--wrap"), ("-Xlinker", f"--target={ARM64}"), ("-o", "-wrap")])
def test_not_our_flags(system: System, words: tuple[str, ...]) -> None:
    called = call(system, "xx-clang", "a.c", *words)
    assert called == f"clang --config /usr/bin/x86_64-linux-gnu.cfg a.c {' '.join(words)}"
    assert not (system.root / ".xx-cc-autowrap").exists()


@pytest.mark.parametrize("wrap", [False, True])
@pytest.mark.parametrize("triple", ["arm-none-eabi", "../../etc/x"])
def test_unknown_triple_of_plain_clang(system: System, triple: str, wrap: bool) -> None:
    system.run("xx-clang", "--wrap" if wrap else SETUP, **CROSS)
    system.write("etc/x.cfg")
    assert plain(system, f"--target={triple}", "a.c", **CROSS) == f"clang --target={triple} a.c"


def test_triple_of_rust(system: System) -> None:
    triple = "aarch64-unknown-linux-gnu"
    call(system, "xx-clang", f"--target={triple}", "a.c")
    assert config(system, triple) == f"--target={triple} -fuse-ld=lld"


def test_config_of_arguments(system: System) -> None:
    assert call(system, "xx-clang", "--config", "my.cfg", "a.c", **CROSS) == "clang --config my.cfg a.c"


def plain(system: System, *arguments: str, **env: str) -> str:
    """What plain clang, once it has been linked, calls."""
    return call(system, str(system.root / "usr/local/bin/clang"), *arguments, **env)


def test_wrap(system: System) -> None:
    system.run("xx-clang", SETUP, **CROSS)
    assert plain(system, "a.c", **CROSS) == "clang a.c"
    assert plain(system, f"--target={ARM64}", "a.c") == f"clang --config /usr/bin/{ARM64}.cfg --target={ARM64} a.c"
    system.run("xx-clang", "--wrap", **CROSS)
    assert plain(system, "a.c", **CROSS) == f"clang --config /usr/bin/{ARM64}.cfg a.c"
    system.run("xx-clang", "--unwrap", **CROSS)
    assert plain(system, "a.c", **CROSS) == "clang a.c"


@pytest.mark.parametrize(("script", "gcc"), [("xx-cc", "gcc"), ("xx-c++", "g++")])
def test_gcc(tmp_path: Path, script: str, gcc: str) -> None:
    system = make_system(tmp_path)
    system.tool(f"x86_64-linux-gnu-{gcc}")
    wanted = f"x86_64-linux-gnu-{gcc} -march=x86-64-v3 a.c"
    assert call(system, script, "a.c", TARGETPLATFORM="linux/amd64/v3") == wanted


def test_clang_is_not_gcc(tmp_path: Path) -> None:
    system = make_system(tmp_path)
    system.tool(f"{ARM64}-gcc")
    assert system.fails("xx-clang", "a.c", **CROSS) == "/usr/bin/clang not found"


def test_sysroot(system: System) -> None:
    assert system.run("xx-clang", "--print-sysroot", **CROSS) == "/\n"


def defines(system: System, **env: str) -> dict[str, str]:
    words = system.run("xx-clang", "--print-cmake-defines", **env).split()
    return dict(word.removeprefix("-D").split("=", 1) for word in words)


def test_cmake_defines(tmp_path: Path) -> None:
    system = make(tmp_path, "ld.lld", "pkg-config")
    assert defines(system, **CROSS) == {
        "CMAKE_C_COMPILER": "clang",
        "CMAKE_CXX_COMPILER": "clang++",
        "CMAKE_ASM_COMPILER": "clang",
        "PKG_CONFIG_EXECUTABLE": str(system.tools / f"{ARM64}-pkg-config"),
        "CMAKE_C_COMPILER_TARGET": ARM64,
        "CMAKE_CXX_COMPILER_TARGET": ARM64,
        "CMAKE_ASM_COMPILER_TARGET": ARM64,
        "CMAKE_SYSTEM_NAME": "Linux",
        "CMAKE_SYSTEM_PROCESSOR": "aarch64",
    }


def test_native_cmake_defines(system: System) -> None:
    assert not {"CMAKE_SYSTEM_NAME", "CMAKE_SYSTEM_PROCESSOR"} & set(defines(system))


def test_cmake_defines_of_alpine(tmp_path: Path) -> None:
    found = defines(make(tmp_path, release=ALPINE), **CROSS)
    assert found["CMAKE_SYSROOT"] == "/aarch64-alpine-linux-musl"
    assert found["CMAKE_FIND_ROOT_PATH_MODE_LIBRARY"] == "ONLY"


@pytest.mark.parametrize("script", ["xx-cc", "xx-clang++"])
def test_help(system: System, script: str) -> None:
    assert system.run(script, "--help").startswith("Usage: xx-cc|xx-c++|xx-clang|xx-clang++ ")
