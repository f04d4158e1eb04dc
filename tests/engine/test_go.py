"""Go on a real engine: every binary is of the platform it is filed under, and the same as an emulated build makes."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.elf import assert_header
from xxpy.targets import lookup

from .conftest import unable
from .engine import ROOT, Engine, convert, place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.engine

EXAMPLE = ROOT / "examples" / "go"
PLATFORMS = ("linux/amd64", "linux/arm64", "linux/arm/v7")
ARM = ("linux/arm/v6", "linux/arm/v7")


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example, converted."""
    folder = tmp_path_factory.mktemp("converted") / "go"
    shutil.copytree(EXAMPLE, folder)
    convert(folder / "Dockerfile", *PLATFORMS)
    return folder


@pytest.fixture(scope="session")
def results(engine: Engine, converted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The converted example's images, a folder for each platform."""
    results = tmp_path_factory.mktemp("results")
    engine.export(converted, results, *PLATFORMS)
    return results


@pytest.fixture
def server(emulator: None, engine: Engine, converted: Path) -> Iterator[str]:
    """The arm64 image, running under emulation; its address."""
    address, tag = free_address(), "xxpy-test/go:arm64"
    engine.build(converted, "--platform", "linux/arm64", "--load", "-t", tag)
    run = ["docker", "run", "--rm", "--detach", "--platform", "linux/arm64", "--network", "host"]
    name = subprocess.check_output([*run, "-e", f"ADDRESS={address}", tag], text=True).strip()
    try:
        yield address
    finally:
        subprocess.run(["docker", "rm", "-f", name], check=True, capture_output=True)
        subprocess.run(["docker", "rmi", tag], check=True, capture_output=True)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_machine(results: Path, platform: str) -> None:
    assert_header(place(results, platform) / "server", lookup(platform))


def test_answers_over_http(server: str) -> None:
    assert fetch(f"http://{server}/") == "linux/arm64\n"


@pytest.mark.usefixtures("emulator")
def test_same_as_emulated(engine: Engine, results: Path, tmp_path: Path) -> None:
    """The unconverted example, compiled by an arm64 compiler under emulation: some six minutes of CPU."""
    engine.export(EXAMPLE, tmp_path, "linux/arm64")
    emulated = tmp_path / "linux_arm64" / "server"
    assert_header(emulated, lookup("linux/arm64"))
    assert emulated.read_bytes() == (results / "linux_arm64" / "server").read_bytes()


def test_modules(engine: Engine, tmp_path: Path) -> None:
    """Dependencies are downloaded once, for all platforms; GOARM is the variant's."""
    folder = tmp_path / "modules"
    shutil.copytree(ROOT / "tests" / "engine" / "modules", folder)
    platforms = ("linux/amd64", *ARM)
    convert(folder / "Dockerfile", *platforms)
    if '"/bin/sh -c go mod download" did not complete' in engine.try_build(folder).stderr:
        unable("builds cannot download Go modules here")
    engine.export(folder, tmp_path, *platforms)
    for platform in platforms:
        assert_header(place(tmp_path, platform) / "ids", lookup(platform))
    for platform in ARM:
        binary = (place(tmp_path, platform) / "ids").read_bytes()
        assert f"GOARM={platform[-1]}".encode() in binary


def free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def fetch(url: str) -> str:
    for _ in range(300):
        try:
            with urllib.request.urlopen(url) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"{url} did not answer")
