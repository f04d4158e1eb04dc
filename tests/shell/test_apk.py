"""xx-apk: what it asks of apk, and the root of the target's packages."""

from __future__ import annotations

from pathlib import Path

import pytest

from .scripts import ALPINE, CROSS, System, make_system

REPOSITORIES = "https://dl-cdn.alpinelinux.org/alpine/v3.19/main\n"
TREE = "aarch64-alpine-linux-musl"
RUNTIME = "usr/lib/llvm17/lib/clang/17/lib/linux/libclang_rt.builtins-aarch64.a"
# The packages that leave something behind.
APK = f"""
case $* in
  *compiler-rt*) mkdir -p "$2/{RUNTIME.rpartition("/")[0]}" && : >"$2/{RUNTIME}" ;;
  *rust-stdlib*) mkdir -p "$2/usr/lib/rustlib/{TREE}/lib" ;;
esac
exit "${{APK:-0}}"
"""


def make(root: Path, release: str = ALPINE, shell: tuple[str, ...] = ("sh",)) -> System:
    system = make_system(root, release, shell=shell)
    system.write("etc/apk/repositories", REPOSITORIES)
    system.write("usr/share/apk/keys/aarch64/alpine-devel@1.rsa.pub")
    system.tool("apk", APK)
    return system


@pytest.fixture
def system(tmp_path: Path, shell: tuple[str, ...]) -> System:
    return make(tmp_path, shell=shell)


def test_no_packages_for_it(system: System) -> None:
    done = system.try_run("xx-apk", "add", "gcc", APK="1", TARGETPLATFORM="linux/mips64")
    assert done.returncode == 1
    assert done.stderr.endswith(
        "xx-apk: no packages for mips64: /etc/apk/repositories has none, or its servers cannot be reached\n"
    )
    assert not (system.root / "mips64-alpine-linux-muslabi64").exists()


def test_empty_platform(system: System) -> None:
    assert system.fails("xx-apk", "add", "gcc", TARGETPLATFORM="").startswith("xx-apk: TARGETPLATFORM is empty")


@pytest.mark.parametrize("platform", ["foo/bar", "foo/amd64"])
def test_unknown_platform(system: System, platform: str) -> None:
    os, arch = platform.split("/")
    message = system.fails("xx-apk", "add", "gcc", TARGETPLATFORM=platform)
    assert message == f"unsupported target: os={os} arch={arch} variant="


def test_no_apk(system: System) -> None:
    (system.tools / "apk").unlink()
    assert system.fails("xx-apk", "add", "gcc") == "xx-apk: apk not found: it is for Alpine Linux"


@pytest.mark.parametrize("vendor", ["wolfi", "chainguard"])
def test_glibc(tmp_path: Path, vendor: str) -> None:
    system = make(tmp_path, f"ID={vendor}\n")
    for arguments in ("add gcc", "setup", "clean"):
        assert system.fails("xx-apk", *arguments.split(), **CROSS).startswith(f"xx-apk: {vendor} is not Alpine: ")
    assert (system.calls, list(tmp_path.glob("*-linux-*"))) == ([], [])
    system.run("xx-apk", "add", "xx-c-essentials")
    assert system.calls == ["apk add xx-c-essentials"]


def test_no_repositories(system: System) -> None:
    (system.root / "etc/apk/repositories").unlink()
    message = "xx-apk: /etc/apk/repositories cannot be read: it says where packages are"
    assert system.fails("xx-apk", "add", "gcc", **CROSS) == message
    assert not (system.root / TREE).exists()


def test_setup(system: System) -> None:
    assert system.run("xx-apk", "setup", **CROSS) == ""
    tree = system.root / TREE
    assert (tree / "etc/apk/arch").read_text() == "aarch64\n"
    assert (tree / "etc/apk/repositories").read_text() == REPOSITORIES
    assert (tree / "etc/apk/keys/alpine-devel@1.rsa.pub").exists()
    assert (tree / ".xx-setup").exists()
    assert system.calls == [f"apk --root {tree} add --initdb --no-scripts alpine-keys"]


def test_lists_of_repositories(system: System) -> None:
    (system.root / "etc/apk/repositories").unlink()
    system.write("lib/apk/repositories.d/a.list", "hidden\n")
    system.write("lib/apk/repositories.d/b.list", "theirs\n")
    system.write("etc/apk/repositories.d/a.list", "ours\n")
    system.run("xx-apk", "setup", **CROSS)
    lists = (system.root / TREE / "etc/apk/repositories.d").glob("*")
    assert {file.name: file.read_text() for file in lists} == {"a.list": "ours\n", "b.list": "theirs\n"}


def test_merged_usr(system: System) -> None:
    (system.root / "lib").symlink_to("usr/lib")
    (system.root / "sbin").mkdir()
    system.run("xx-apk", "setup", **CROSS)
    tree = system.root / TREE
    assert (tree / "lib").readlink() == Path("usr/lib")
    assert (tree / "lib").is_dir()
    assert not (tree / "sbin").is_symlink()


def test_setup_once(system: System) -> None:
    for _ in range(2):
        system.run("xx-apk", "setup", **CROSS)
    assert len(system.calls) == 1


def test_no_keys(system: System) -> None:
    system.run("xx-apk", "setup", TARGETPLATFORM="linux/s390x")
    assert "--allow-untrusted" in system.calls[0]


def test_keys_of_others(system: System) -> None:
    system.write("etc/apk/keys/own.rsa.pub")
    system.run("xx-apk", "setup", **CROSS)
    assert {file.name for file in (system.root / TREE / "etc/apk/keys").iterdir()} == {
        "alpine-devel@1.rsa.pub",
        "own.rsa.pub",
    }
    system.run("xx-apk", "setup", TARGETPLATFORM="linux/s390x")
    assert "--allow-untrusted" in system.calls[1]


@pytest.mark.parametrize("before", [True, False], ids=["from the first", "later"])
def test_cache(system: System, before: bool) -> None:
    if not before:
        system.run("xx-apk", "setup", **CROSS)
    system.write("etc/apk/cache/x")
    system.run("xx-apk", "setup", **CROSS)
    assert (system.root / TREE / "etc/apk/cache").readlink() == system.root / "etc/apk/cache/aarch64"


@pytest.mark.parametrize(
    ("platform", "triple", "version"),
    [
        ("linux/riscv64", "riscv64-alpine-linux-musl", "v3.20"),
        ("linux/loong64", "loongarch64-alpine-linux-musl", "v3.21"),
        ("linux/ppc64le", "powerpc64le-alpine-linux-musl", "v3.19"),
    ],
)
def test_release_that_has_it(tmp_path: Path, platform: str, triple: str, version: str) -> None:
    system = make(tmp_path, ALPINE.replace("3.21", "3.19"))
    system.run("xx-apk", "setup", TARGETPLATFORM=platform)
    assert f"/{version}/" in (tmp_path / triple / "etc/apk/repositories").read_text()


def test_clean(system: System) -> None:
    system.run("xx-apk", "setup", **CROSS)
    system.run("xx-apk", "clean", **CROSS)
    assert not (system.root / TREE).exists()


def test_clean_natively(system: System) -> None:
    assert system.run("xx-apk", "clean") == ""
    assert (system.root / "etc/apk/repositories").exists()


@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        ("search fix", "search fix"),
        ("--no-cache info add", "--no-cache info add"),
        ("add xx-no-essentials", "add --no-scripts xx-no-essentials"),
        ("add --no-cache zlib-dev", "add --no-scripts --no-cache zlib-dev"),
        ("--no-cache add del", "--no-cache add --no-scripts del"),
        ("add xx-c-essentials xx-cxx-essentials", "add --no-scripts musl-dev gcc g++"),
        ("info -e zlib", "info -e zlib"),
        ("update", "update"),
    ],
)
def test_cross(system: System, arguments: str, call: str) -> None:
    done = system.run("xx-apk", *arguments.split(), **CROSS)
    assert system.calls[-1] == f"apk --root {system.root}/{TREE} {call}"
    assert done == f"+ {system.calls[-1]}\n"


def test_native(system: System) -> None:
    assert system.run("xx-apk", "add", "xx-c-essentials") == f"+ apk --root {system.root}/ add musl-dev gcc\n"
    assert system.calls == [f"apk --root {system.root}/ add musl-dev gcc"]


def test_vendor_is_ignored(system: System) -> None:
    system.run("xx-apk", "setup", XX_VENDOR="unknown", **CROSS)
    assert (system.root / TREE).exists()


def test_no_arguments(system: System) -> None:
    system.run("xx-apk", **CROSS)
    assert system.calls == ["apk "]


def test_exit_code(system: System) -> None:
    system.run("xx-apk", "setup", **CROSS)
    assert system.try_run("xx-apk", "add", "x", APK="99", **CROSS).returncode == 99


@pytest.mark.parametrize("platform", ["darwin/arm64", "windows/amd64", "freebsd/amd64"])
def test_other_systems(system: System, platform: str) -> None:
    done = system.try_run("xx-apk", "add", "gcc", TARGETPLATFORM=platform)
    message = f"skipping packages installation on {platform.split('/')[0]}\n"
    assert (done.returncode, done.stderr, system.calls) == (0, message, [])


@pytest.mark.parametrize(("package", "file"), [("compiler-rt", RUNTIME), ("rust-stdlib", f"usr/lib/rustlib/{TREE}")])
def test_runtime_is_linked(system: System, package: str, file: str) -> None:
    for _ in range(2):
        system.run("xx-apk", "add", package, **CROSS)
    assert (system.root / file).readlink() == system.root / TREE / file


def test_runtime_of_the_latest(system: System) -> None:
    for platform, tree in [
        ("linux/arm/v7", "armv7-alpine-linux-musleabihf"),
        ("linux/arm/v6", "armv6-alpine-linux-musleabihf"),
    ]:
        system.run("xx-apk", "add", "compiler-rt", TARGETPLATFORM=platform)
        assert (system.root / RUNTIME).readlink() == system.root / tree / RUNTIME


def test_runtime_of_its_own(system: System) -> None:
    system.write(RUNTIME, "native")
    system.run("xx-apk", "add", "compiler-rt", **CROSS)
    assert (system.root / RUNTIME).read_text() == "native"


def test_version(system: System) -> None:
    system.run("xx-apk", "--version", **CROSS)
    assert system.calls == ["apk --version"]
    assert not (system.root / TREE).exists()


def test_help(system: System) -> None:
    assert system.run("xx-apk", "--help").startswith("Usage: xx-apk ")
