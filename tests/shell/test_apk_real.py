"""xx-apk with a real apk, named by XXPY_APK; as root, as apk itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from .alpine import Key, Package, make_key, make_repository
from .scripts import ALPINE, CROSS, SCRIPTS, System, make_system

if TYPE_CHECKING:
    from pathlib import Path

APK = os.environ.get("XXPY_APK", "")
pytestmark = [
    pytest.mark.skipif(not APK, reason="XXPY_APK does not name a real apk"),
    pytest.mark.skipif(os.geteuid() != 0, reason="apk changes owners, which root alone may"),
    pytest.mark.skipif(shutil.which("openssl") is None, reason="not installed: openssl"),
]

TREES = {
    "x86_64": "",
    "aarch64": "aarch64-alpine-linux-musl",
    "armv7": "armv7-alpine-linux-musleabihf",
    "armhf": "armv6-alpine-linux-musleabihf",
    "riscv64": "riscv64-alpine-linux-musl",
}
PLATFORMS = [
    pytest.param("linux/amd64", "x86_64", id="native"),
    pytest.param("linux/arm64", "aarch64", id="arm64"),
    pytest.param("linux/arm/v7", "armv7", id="armv7"),
    pytest.param("linux/arm/v6", "armhf", id="armv6"),
    pytest.param("linux/riscv64", "riscv64", id="riscv64"),
]
RUNTIME = "usr/lib/llvm17/lib/clang/17/lib/linux/libclang_rt.builtins.a"
# There is no such interpreter: it fails wherever it is run.
SCRIPT = "#!/none\n"


def packages(arch: str, key: Key) -> list[Package]:
    return [
        Package("alpine-keys", {f"etc/apk/keys/{key.public.name}": key.public.read_text()}),
        Package("musl-dev", {"usr/include/stdio.h": arch}),
        Package("gcc", {"usr/bin/gcc": arch}, depends=("musl-dev",)),
        Package("scripted", {"usr/share/scripted": arch}, {"post-install": SCRIPT, "pre-deinstall": SCRIPT}),
        Package("compiler-rt", {RUNTIME: arch}),
        Package("rust-stdlib", {f"usr/lib/rustlib/{TREES[arch]}/lib/std": arch}),
    ]


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Repositories of the distribution, v3.19 to v3.21, of which the first is empty, and of someone else."""
    folder = tmp_path_factory.mktemp("mirror")
    own = make_key(folder, "own")
    for arch in TREES:
        key = make_key(folder, f"alpine-{arch}")
        make_repository(APK, folder / "v3.21/main", arch, packages(arch, key), key)
        make_repository(APK, folder / "own", arch, [Package("ours", {"usr/share/ours": arch})], own)
    shutil.copytree(folder / "v3.21", folder / "v3.20")
    (folder / "v3.19/main").mkdir(parents=True)
    return folder


def make(root: Path, mirror: Path, shell: tuple[str, ...] = ("sh",)) -> System:
    system = make_system(root, ALPINE, shell=shell)
    (system.tools / "apk").symlink_to(APK)
    system.write("etc/apk/repositories", f"{mirror}/v3.21/main\n")
    system.write("etc/apk/arch", "x86_64\n")
    for arch in TREES:
        key = f"alpine-{arch}.rsa.pub"
        system.write(f"usr/share/apk/keys/{arch}/{key}", (mirror / key).read_text())
    system.write("etc/apk/keys/alpine-x86_64.rsa.pub", (mirror / "alpine-x86_64.rsa.pub").read_text())
    subprocess.run([APK, "--root", str(root), "add", "--initdb", "alpine-keys"], check=True, capture_output=True)
    return system


@pytest.fixture
def system(tmp_path: Path, mirror: Path) -> System:
    return make(tmp_path, mirror)


def world(tree: Path) -> list[str]:
    return (tree / "etc/apk/world").read_text().split()


@pytest.mark.parametrize(("platform", "arch"), PLATFORMS)
def test_life(tmp_path: Path, mirror: Path, platform: str, arch: str, shell: tuple[str, ...]) -> None:
    system, target = make(tmp_path, mirror, shell), {"TARGETPLATFORM": platform}
    tree = system.root / TREES[arch]
    system.run("xx-apk", "setup", **target)
    system.run("xx-apk", "--no-cache", "add", "xx-c-essentials", **target)
    assert (tree / "usr/bin/gcc").read_text() == arch
    assert "\ngcc-1-r0" in system.run("xx-apk", "search", "gcc", **target)
    assert system.run("xx-apk", "info", **target).split("\n")[1:] == ["alpine-keys", "gcc", "musl-dev", ""]
    system.run("xx-apk", "del", "gcc", **target)
    assert (world(tree), (tree / "usr/bin/gcc").exists()) == (["alpine-keys", "musl-dev"], False)
    system.run("xx-apk", "clean", **target)
    assert tree.exists() is (arch == "x86_64")


@pytest.mark.parametrize("command", ["add nosuch", "info -e nosuch", "nosuch", "add --nosuch gcc"])
def test_fails_as_apk_does(system: System, command: str) -> None:
    system.run("xx-apk", "add", "gcc", **CROSS)
    assert system.try_run("xx-apk", *command.split(), **CROSS).returncode != 0
    assert world(system.root / TREES["aarch64"]) == ["alpine-keys", "gcc"]


@pytest.mark.parametrize("platform", ["linux/mips64le", "linux/s390x"])
def test_no_packages_for_it(system: System, platform: str) -> None:
    done = system.try_run("xx-apk", "add", "gcc", TARGETPLATFORM=platform)
    assert (done.returncode, done.stdout) == (1, "")
    assert "xx-apk: no packages for " in done.stderr
    assert not list(system.root.glob("*-linux-musl*"))


def test_not_trusted(system: System, mirror: Path) -> None:
    system.write("etc/apk/repositories.d/own.list", f"{mirror}/own\n")
    done = system.try_run("xx-apk", "add", "ours", **CROSS)
    assert done.returncode != 0
    assert "UNTRUSTED" in done.stderr


def test_trusted(system: System, mirror: Path) -> None:
    system.write("etc/apk/repositories.d/own.list", f"{mirror}/own\n")
    system.write("etc/apk/keys/own.rsa.pub", (mirror / "own.rsa.pub").read_text())
    system.run("xx-apk", "add", "ours", **CROSS)
    assert (system.root / TREES["aarch64"] / "usr/share/ours").read_text() == "aarch64"


def test_keys_come_with_the_package(system: System) -> None:
    shutil.rmtree(system.root / "usr/share/apk")
    system.run("xx-apk", "add", "gcc", **CROSS)
    assert [file.name for file in (system.root / TREES["aarch64"] / "etc/apk/keys").glob("*aarch64*")]


@pytest.mark.parametrize("command", ["add scripted", "fix scripted", "upgrade --available", "del scripted"])
def test_no_script_runs(system: System, command: str) -> None:
    system.run("xx-apk", "add", "scripted", **CROSS)
    system.run("xx-apk", *command.split(), **CROSS)


@pytest.mark.parametrize("command", ["info add", "search fix", "list upgrade", "policy del"])
def test_words_after_a_command(system: System, command: str) -> None:
    assert "option" not in system.try_run("xx-apk", *command.split(), **CROSS).stderr


def test_release_that_has_it(system: System, mirror: Path) -> None:
    system.write("etc/os-release", ALPINE.replace("3.21", "3.19"))
    system.write("etc/apk/repositories", f"{mirror}/v3.19/main\n")
    system.run("xx-apk", "add", "gcc", TARGETPLATFORM="linux/riscv64")
    assert (system.root / TREES["riscv64"] / "usr/bin/gcc").read_text() == "riscv64"


def test_runtime_is_linked(system: System) -> None:
    for platform, arch in [("linux/arm/v7", "armv7"), ("linux/arm/v6", "armhf")]:
        system.run("xx-apk", "add", "compiler-rt", "rust-stdlib", TARGETPLATFORM=platform)
        assert (system.root / RUNTIME).read_text() == arch
        assert (system.root / "usr/lib/rustlib" / TREES[arch] / "lib/std").read_text() == arch


def test_cache_comes_and_goes(system: System) -> None:
    cache = system.root / "etc/apk/cache"
    for present in (False, True, False):
        shutil.rmtree(cache, ignore_errors=True)
        if present:
            cache.mkdir()
        for command in ("add", "del"):
            system.run("xx-apk", command, "gcc", **CROSS)
        assert (cache / "aarch64").exists() is present


def test_merged_usr(system: System) -> None:
    for name in ("bin", "sbin", "lib"):
        (system.root / "usr" / name).mkdir(exist_ok=True)
        shutil.rmtree(system.root / name, ignore_errors=True)
        (system.root / name).symlink_to(f"usr/{name}")
    system.run("xx-apk", "add", "gcc", **CROSS)
    assert (system.root / TREES["aarch64"] / "bin/gcc").read_text() == "aarch64"


def test_at_once(system: System) -> None:
    targets = ["linux/arm64", "linux/arm64", "linux/arm/v7", "linux/amd64", "linux/arm64"]
    runs = [
        subprocess.Popen(
            [SCRIPTS / "xx-apk", "add", "gcc"], env=system.env | {"TARGETPLATFORM": t}, stdout=subprocess.DEVNULL
        )
        for t in targets
    ]
    assert [run.wait() for run in runs] == [0] * len(targets)


def test_version(system: System) -> None:
    assert system.run("xx-apk", "--version", **CROSS).startswith("apk-tools ")
