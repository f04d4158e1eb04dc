"""The scripts in builds: programs with a library of the target's, cross-built, verified, and run under emulation."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.elf import assert_header
from xxpy.bundle import scripts
from xxpy.cli import run
from xxpy.targets import lookup

from .conftest import unable
from .engine import ROOT, Engine, place

pytestmark = [pytest.mark.engine, pytest.mark.usefixtures("emulator")]

PROGRAMS = ROOT / "tests" / "engine" / "scripts"
PLATFORMS = ("linux/arm64", "linux/arm/v7")


def context(name: str, to: Path) -> Path:
    """A copy of the programs, with the scripts beside them as `xxpy scripts` writes them."""
    folder = to / name
    shutil.copytree(PROGRAMS / name, folder)
    assert run(["scripts", str(folder / ".xxpy")]) == 0
    return folder


def built(engine: Engine, name: str, to: Path, *platforms: str, **arguments: str) -> Path:
    """Where the results are, a folder for each platform."""
    folder = context(name, to)
    if "not found" in (log := engine.try_build(folder, "--target=xx").stderr):
        unable(f"a base image is not served here: {log.splitlines()[-1]}")
    engine.export(folder, to / "results", *platforms, options=[f"--build-arg={k}={v}" for k, v in arguments.items()])
    return to / "results"


@pytest.mark.parametrize("written", [True, False], ids=["written", "clone"])
def test_image(engine: Engine, tmp_path: Path, written: bool) -> None:
    """The image of the scripts, of what `xxpy scripts` has written as of this repository's own."""
    folder = ROOT / "scripts"
    if written:
        folder = tmp_path / ".xxpy"
        assert run(["scripts", str(folder)]) == 0
    image = tmp_path / "image"
    engine.build(folder, "-f", str(ROOT / "scripts" / "Dockerfile"), "-o", f"type=local,dest={image}")
    found = {str(path.relative_to(image)) for path in image.rglob("*") if path.suffix != ".sh"}
    assert found - {"usr", "usr/bin", "usr/bin/xx-lib"} == {f"usr/bin/{name}" for name, _ in scripts()}
    for name in ("xx-info", "xx-apt-get", "xx-c++"):
        done = subprocess.run([image / "usr" / "bin" / name, "--help"], capture_output=True, text=True, check=True)
        assert (done.stdout + done.stderr).startswith("Usage: ")


@pytest.fixture(scope="session")
def c(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(engine, "c", tmp_path_factory.mktemp("c"), *PLATFORMS)


@pytest.mark.parametrize("program", ["c", "c++", "static"])
@pytest.mark.parametrize(("platform", "bits"), [("linux/arm64", 64), ("linux/arm/v7", 32)])
def test_c(c: Path, platform: str, bits: int, program: str) -> None:
    folder = place(c, platform)
    assert_header(folder / program, lookup(platform))
    assert (folder / f"{program}.txt").read_text() == f"zlib 1.2.13, {bits} bits\n"


@pytest.mark.parametrize(
    ("cgo", "platform", "text"),
    [
        ("1", "linux/arm64", "linux/arm64 1.2.13\n"),
        ("0", "linux/arm/v7", "linux/arm without zlib\n"),
    ],
    ids=["cgo", "go"],
)
def test_go(engine: Engine, tmp_path: Path, cgo: str, platform: str, text: str) -> None:
    folder = place(built(engine, "cgo", tmp_path, platform, CGO_ENABLED=cgo), platform)
    assert_header(folder / "zlib", lookup(platform))
    assert (folder / "zlib.txt").read_text() == text


PROGRAMS_OF_SYSTEMS = ("xx-cmake", "defines", "xx-meson", "autotools")


@pytest.mark.parametrize(
    ("platform", "base", "text"),
    [
        ("linux/386", "bookworm", "zlib 1.2.13, 32 bits\n"),
        ("linux/arm64", "bookworm", "zlib 1.2.13, 64 bits\n"),
        ("linux/arm/v7", "bookworm", "zlib 1.2.13, 32 bits\n"),
        ("linux/ppc64le", "bookworm", "zlib 1.2.13, 64 bits\n"),
        ("linux/s390x", "bookworm", "zlib 1.2.13, 64 bits\n"),
        # Debian has it since 13, an image that CI has not
        pytest.param("linux/riscv64", "trixie", "zlib 1.3.1, 64 bits\n", marks=pytest.mark.manual),
    ],
)
def test_build_systems(engine: Engine, tmp_path: Path, platform: str, base: str, text: str) -> None:
    """CMake, Meson and Autotools: each program is verified and run where it is built, and verified here."""
    folder = place(built(engine, "systems", tmp_path, platform, BASE=f"debian:{base}"), platform)
    programs = [folder / name for name in PROGRAMS_OF_SYSTEMS]
    verify = [ROOT / "scripts" / "xx-verify", *programs]
    subprocess.run(verify, env=os.environ | {"TARGETPLATFORM": platform}, check=True)
    assert [Path(f"{program}.txt").read_text() for program in programs] == [text] * len(programs)


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
@pytest.mark.parametrize(("platform", "arch"), [("linux/arm64", "aarch64"), ("linux/arm/v7", "arm")])
def test_rust_with_openssl(engine: Engine, tmp_path: Path, platform: str, arch: str, compiler: str) -> None:
    folder = place(built(engine, "rust", tmp_path, platform, COMPILER=compiler), platform)
    assert_header(folder / "program", lookup(platform))
    assert (folder / "program.txt").read_text() == f"{arch} 3\n"
