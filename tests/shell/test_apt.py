"""xx-apt and xx-apt-get: what they ask of apt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .apt import asks, changes, make
from .scripts import CROSS, DEBIAN, SCRIPTS, SHELLS, System

if TYPE_CHECKING:
    from pathlib import Path

LISTED = """Listing...
base-files/oldstable 12 amd64
  the base

zlib1g-dev/oldstable,now 1:1.2.13.dfsg-1 amd64 [installed]
  compression library

zlib1g-dev/oldstable,now 1:1.2.13.dfsg-1 arm64 [installed]
  compression library
  of arm64

zlib1g-dev/oldstable 1:1.2.13.dfsg-1 armhf
python3-jsonschema/oldstable,oldstable 4.10.3-1 all"""
LISTED_FOR_ARM64 = """Listing...
zlib1g-dev/oldstable,now 1:1.2.13.dfsg-1 arm64 [installed]
  compression library
  of arm64

python3-jsonschema/oldstable,oldstable 4.10.3-1 all
"""


# Where apt is, dash or bash is; and busybox may have a dpkg of its own that comes before PATH.
@pytest.fixture(params=[shell for shell in SHELLS if shell.id != "busybox"])
def system(request: pytest.FixtureRequest, tmp_path: Path) -> System:
    return make(tmp_path, shell=request.param)


# What is refused, and leaves nothing behind.
def test_no_such_architecture(system: System) -> None:
    message = "xx-apt-get: no packages for riscv64 in debian 12: none of its sources has them"
    done = system.try_run("xx-apt-get", "install", "-y", "gcc", TARGETPLATFORM="linux/riscv64", SERVED="amd64")
    assert (done.returncode, done.stderr) == (1, f"{message}\n")
    assert system.calls[-1] == "dpkg --remove-architecture riscv64"


@pytest.mark.parametrize("platform", ["foo/bar", "foo/amd64", "linux/bar"])
def test_unknown_platform(system: System, platform: str) -> None:
    message = system.fails("xx-apt-get", "install", "gcc", TARGETPLATFORM=platform)
    os, arch = platform.split("/")
    assert message == f"unsupported target: os={os} arch={arch} variant="
    assert system.calls == []


def test_nowhere_to_lock(system: System) -> None:
    for folder in ("var", "run"):
        system.write(folder)
    message = system.fails("xx-apt-get", "install", "gcc", TMPDIR="/no/such", **CROSS)
    assert message == f"xx-apt-get: cannot lock: neither {system.root}/run/lock nor /no/such can be written"
    assert system.calls == []


def test_no_network(system: System) -> None:
    message = system.fails("xx-apt-get", "install", "-y", "gcc", UPDATE="W: Failed to fetch http://deb", **CROSS)
    assert message == "xx-apt-get: apt-get update failed: W: Failed to fetch http://deb"
    assert system.calls[-1] == "dpkg --remove-architecture arm64"


def test_no_network_but_a_repository_without_folders(system: System) -> None:
    system.write("var/lib/apt/lists/_repo_._Packages")
    system.fails("xx-apt-get", "install", "gcc", UPDATE="W: Failed to fetch http://deb", **CROSS)
    assert changes(system)[-1] == "dpkg --remove-architecture arm64"


REFUSED = {
    "~nlibbz2-dev": ("install ~nlibbz2-dev", "~nlibbz2-dev: patterns are not for another architecture"),
    "?name": ("purge -y ?name(zlib)", "?name(zlib): patterns are not for another architecture"),
    "after --": ("install -- zlib1g-dev ~i", "~i: patterns are not for another architecture"),
    "satisfy": ("satisfy zlib1g-dev", "satisfy is not for another architecture"),
}


@pytest.mark.parametrize(("line", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(system: System, line: str, message: str) -> None:
    assert system.fails("xx-apt-get", *line.split(), **CROSS).startswith(f"xx-apt-get: {message}")
    assert changes(system) == []


@pytest.mark.parametrize("line", [line for line, _ in REFUSED.values()], ids=REFUSED)
def test_not_refused_natively(tmp_path: Path, line: str) -> None:
    assert asks(make(tmp_path), line) == line


def test_link_that_leads_back(system: System) -> None:
    (system.tools / "apt-get").unlink()
    (system.tools / "apt-get").symlink_to(SCRIPTS / "xx-apt-get")
    message = system.fails(str(system.tools / "apt-get"), "install", "gcc")
    assert message == f"apt-get: {system.tools}/apt-get is apt-get itself: remove that link"


BAD = {
    "ppc64": ({"TARGETPLATFORM": "linux/ppc64"}, "unsupported target: os=linux arch=ppc64 variant="),
    "empty": ({"TARGETPLATFORM": ""}, "xx-apt-get: TARGETPLATFORM is empty"),
}


@pytest.mark.parametrize(("env", "message"), BAD.values(), ids=BAD)
def test_bad_input(system: System, env: dict[str, str], message: str) -> None:
    assert system.fails("xx-apt-get", "install", "gcc", **env).startswith(message)
    assert system.calls == []


@pytest.mark.parametrize("tool", ["dpkg", "apt-get"])
def test_other_distribution(system: System, tool: str) -> None:
    (system.tools / tool).unlink()
    assert system.fails("xx-apt", "install", "gcc") == f"xx-apt: {tool} not found: it is for Debian and Ubuntu"


ARM64 = {
    "install -y gcc g++ binutils pkg-config": (
        "install -y gcc-aarch64-linux-gnu g++-aarch64-linux-gnu binutils-aarch64-linux-gnu pkg-config:arm64"
    ),
    "install -y zlib1g-dev": "install -y zlib1g-dev:arm64",
    "install -y zlib1g-dev=1:1.2.13.dfsg-1": "install -y zlib1g-dev:arm64=1:1.2.13.dfsg-1",
    "install -y libffi-dev/bookworm": "install -y libffi-dev:arm64/bookworm",
    "install -y zlib1g-dev:arm64": "install -y zlib1g-dev:arm64",
    "install -y zlib1g-dev:amd64=1": "install -y zlib1g-dev:amd64=1",
    "install -y -t bookworm zlib1g-dev": "install -y -t bookworm zlib1g-dev:arm64",
    "-t install install -o A=b zlib1g-dev": "-t install install -o A=b zlib1g-dev:arm64",
    "install python3-jsonschema": "install python3-jsonschema",
    "install zlib1g-dev- gcc-": "install zlib1g-dev:arm64- gcc-aarch64-linux-gnu-",
    "remove zlib1g-dev+ gcc+ g+++ g++": (
        "remove zlib1g-dev:arm64+ gcc-aarch64-linux-gnu+ g++-aarch64-linux-gnu+ g++-aarch64-linux-gnu"
    ),
    "install ncbi-blast+": "install ncbi-blast+:arm64",
    "install gcc-aarch64-linux-gnu": "install gcc-aarch64-linux-gnu",
    "install gcc-12-aarch64-linux-gnu=1": "install gcc-12-aarch64-linux-gnu=1",
    "install zlib1g-dev=1:2:3": "install zlib1g-dev:arm64=1:2:3",
    "install zlib*-dev ^zlib1g$ standard^": "install zlib*-dev:arm64 ^zlib1g$:arm64 standard^:arm64",
    "install ./a.deb": "install ./a.deb",
    "install -yt bookworm zlib1g-dev": "install -yt bookworm zlib1g-dev:arm64",
    "install -yt=bookworm zlib1g-dev": "install -yt=bookworm zlib1g-dev:arm64",
    "install -tbookworm zlib1g-dev": "install -tbookworm zlib1g-dev:arm64",
    "install -oAcquire::Retries=t zlib1g-dev": "install -oAcquire::Retries=t zlib1g-dev:arm64",
    "install --with-source a zlib1g-dev": "install --with-source a zlib1g-dev:arm64",
    "install --target-release=x zlib1g-dev": "install --target-release=x zlib1g-dev:arm64",
    "install --no-install-recommends zlib1g-dev": "install --no-install-recommends zlib1g-dev:arm64",
    "-- install zlib1g-dev": "-- install zlib1g-dev:arm64",
    "install no-such": "install no-such:arm64",
    "install xx-c-essentials": "install libc6-dev:arm64 libgcc-12-dev:arm64",
    "install xx-cxx-essentials": "install libstdc++-12-dev:arm64",
    "install": "install",
    "purge -y zlib1g-dev": "purge -y zlib1g-dev:arm64",
    "autoremove zlib1g-dev": "autoremove zlib1g-dev:arm64",
    "autopurge zlib1g-dev": "autopurge zlib1g-dev:arm64",
    "show zlib1g-dev": "show zlib1g-dev:arm64",
    "show -a zlib1g-dev": "show -a zlib1g-dev:arm64",
    "search zlib1g-dev": "search zlib1g-dev",
    "update": "update",
    "upgrade -y": "upgrade -y",
    "upgrade zlib1g-dev": "upgrade zlib1g-dev:arm64",
    "source -b zlib": "-o APT::Get::Host-Architecture=arm64 source -b zlib",
    "-P cross build-dep zlib": "-a arm64 -o APT::Build-Essential::=crossbuild-essential-arm64 -P cross build-dep zlib",
}


@pytest.mark.parametrize(("line", "call"), ARM64.items())
def test_arm64(system: System, line: str, call: str) -> None:
    assert asks(system, line, **CROSS) == call


@pytest.mark.parametrize("line", ARM64)
def test_native(tmp_path: Path, line: str) -> None:
    wanted = line.replace("xx-cxx-essentials", "libstdc++-8-dev").replace("xx-c-essentials", "libc6-dev libgcc-8-dev")
    assert asks(make(tmp_path), line, TARGETPLATFORM="linux/amd64/v3") == wanted


DECORATED = [
    {"ARM_TARGET_ARCH": "armv7"},
    {"XX_LIBC": "musl"},
    {"XX_VENDOR": "x"},
]


@pytest.mark.parametrize("env", DECORATED, ids=str)
def test_compiler_whatever_the_triple(system: System, env: dict[str, str]) -> None:
    assert asks(system, "install gcc", TARGETPLATFORM="linux/arm/v7", **env) == "install gcc-arm-linux-gnueabihf"


@pytest.mark.parametrize("distribution", ["kali", "linuxmint", "raspbian"])
def test_compiler_whatever_the_distribution(tmp_path: Path, distribution: str) -> None:
    system = make(tmp_path, DEBIAN.replace("ID=debian", f"ID={distribution}"))
    assert asks(system, "install gcc", TARGETPLATFORM="linux/arm/v7") == "install gcc-arm-linux-gnueabihf"


ODD = ["-oA=a\nb", "--option=A=\n", "", "./a b.deb", "zlib1g-dev:arm64\n"]


@pytest.mark.parametrize("platform", ["linux/arm64", "linux/amd64"])
def test_words_are_kept_whole(system: System, platform: str) -> None:
    system.tool("apt", r"""printf '<%s>' "$@" """)
    done = system.try_run("xx-apt", "install", "-o", "A=x\ny z", *ODD, "-y", TARGETPLATFORM=platform)
    assert done.stdout == "".join(f"<{word}>" for word in ["install", "-o", "A=x\ny z", *ODD, "-y"])


@pytest.mark.parametrize(("platform", "shown"), [("linux/arm64", LISTED_FOR_ARM64), ("linux/amd64", f"{LISTED}\n")])
@pytest.mark.parametrize("line", ["list", "list -a -v zlib*"])
def test_list(system: System, line: str, platform: str, shown: str) -> None:
    system.tool("apt", f"cat <<'END'\n{LISTED}\nEND\n")
    assert system.try_run("xx-apt", *line.split(), TARGETPLATFORM=platform).stdout == shown
    assert system.calls[-1] == f"apt {line}"


def test_list_fails(system: System) -> None:
    system.tool("apt", "exit 7")
    assert system.try_run("xx-apt", "list", **CROSS).returncode == 7


NAMES = {"apt-get": "apt-get", "my-apt-get": "apt-get", "apt": "apt", "foo": "apt"}


@pytest.mark.parametrize(("name", "program"), NAMES.items())
def test_other_names(system: System, name: str, program: str) -> None:
    links = system.root / "usr/local/bin"
    links.mkdir(parents=True)
    for link in (name, "apt-cache"):
        (links / link).symlink_to(SCRIPTS / "xx-apt-get")
    path = f"{links}:{system.tools}:{system.basics}"
    assert system.try_run(str(links / name), "install", "zlib1g-dev", PATH=path, **CROSS).returncode == 0
    assert system.calls[-1] == f"{program} install zlib1g-dev:arm64"


def test_arm_v7_has_no_gcc_12(system: System) -> None:
    assert asks(system, "install xx-c-essentials", TARGETPLATFORM="linux/arm/v7") == (
        "install libc6-dev:armhf libgcc-11-dev:armhf"
    )


def test_x86_64_from_arm64(system: System) -> None:
    assert asks(system, "install gcc", TARGETPLATFORM="linux/amd64", NATIVE="arm64").endswith("gcc-x86-64-linux-gnu")


@pytest.mark.parametrize(("prefer", "name"), [("1", "libc6-dev-arm64-cross"), ("", "libc6-dev:arm64")])
def test_prefer_cross(system: System, prefer: str, name: str) -> None:
    assert asks(system, "install libc6-dev", XX_APT_PREFER_CROSS=prefer, **CROSS) == f"install {name}"


def test_apt(system: System) -> None:
    assert asks(system, "install zlib1g-dev", "xx-apt", **CROSS) == "apt install zlib1g-dev:arm64"


def test_says_what_it_runs(system: System) -> None:
    done = system.try_run("xx-apt-get", "install", "zlib1g-dev", **CROSS)
    assert done.stderr == "+ apt-get  install zlib1g-dev:arm64\n"


def test_updates_once(system: System) -> None:
    for _ in range(2):
        asks(system, "install zlib1g-dev", **CROSS)
    assert changes(system) == [
        "dpkg --add-architecture arm64",
        "apt-get update",
        "apt-get install zlib1g-dev:arm64",
        "apt-get install zlib1g-dev:arm64",
    ]


def test_several_targets(system: System) -> None:
    asks(system, "install zlib1g-dev", **CROSS)
    assert asks(system, "install zlib1g-dev", TARGETPLATFORM="linux/arm/v7") == "install zlib1g-dev:armhf"
    assert changes(system)[-3:-1] == ["dpkg --add-architecture armhf", "apt-get update"]


def test_native_does_not_update_when_there_are_lists(system: System) -> None:
    system.write("var/lib/apt/lists/deb_main_binary-amd64_Packages.lz4")
    asks(system, "install zlib1g-dev")
    assert changes(system) == ["apt-get install zlib1g-dev"]


@pytest.mark.parametrize("platform", ["linux/arm64", "linux/amd64"])
def test_repository_without_folders(system: System, platform: str) -> None:
    for name in ("flat", "foreign", "var/lib/apt/lists/_repo_._Packages"):
        system.write(name, "arm64\n")
    asks(system, "install no-such", TARGETPLATFORM=platform)
    assert len(changes(system)) == 1


def test_native_has_no_lists(system: System) -> None:
    asks(system, "install zlib1g-dev")
    assert changes(system) == ["apt-get update", "apt-get install zlib1g-dev"]


def test_lists_were_deleted(system: System) -> None:
    system.write("foreign", "arm64\n")
    asks(system, "install zlib1g-dev", **CROSS)
    assert changes(system) == ["apt-get update", "apt-get install zlib1g-dev:arm64"]


# What needs no network, once the architecture is there
OFFLINE = {
    "install ./a.deb": ["apt-get update", "apt-get install ./a.deb"],
    "install -y zlib1g-dev": ["apt-get update", "apt-get install -y zlib1g-dev:arm64"],
    "remove zlib1g-dev": ["apt-get remove zlib1g-dev:arm64"],
    "purge zlib1g-dev": ["apt-get purge zlib1g-dev:arm64"],
    "autoremove zlib1g-dev": ["apt-get autoremove zlib1g-dev:arm64"],
    "list zlib1g-dev": ["apt-get list zlib1g-dev"],
    "show zlib1g-dev": ["apt-get show zlib1g-dev:arm64"],
}


@pytest.mark.parametrize(("line", "calls"), OFFLINE.items())
def test_no_network_needed(system: System, line: str, calls: list[str]) -> None:
    system.write("foreign", "arm64\n")
    done = system.try_run("xx-apt-get", *line.split(), UPDATE="W: Failed to fetch http://deb", **CROSS)
    assert (done.returncode, changes(system)) == (0, calls)
    said = "xx-apt-get: apt-get update failed: W: Failed to fetch http://deb" in done.stderr
    assert said == ("apt-get update" in calls)


@pytest.mark.parametrize(("line", "calls"), OFFLINE.items())
def test_no_network_needed_natively(system: System, line: str, calls: list[str]) -> None:
    assert asks(system, line, UPDATE="W: Failed to fetch http://deb") == line
    assert changes(system) == [call.replace(":arm64", "") for call in calls]


def test_nothing_to_remove_of_what_is_not_there(system: System) -> None:
    asks(system, "remove zlib1g-dev", **CROSS)
    assert changes(system) == ["apt-get remove zlib1g-dev:arm64"]


@pytest.mark.parametrize("platform", ["darwin/arm64", "freebsd/amd64", "wasi/wasm"])
@pytest.mark.parametrize("command", ["install", "update"])
def test_other_systems(system: System, platform: str, command: str) -> None:
    done = system.try_run("xx-apt-get", command, "gcc", TARGETPLATFORM=platform)
    message = f"skipping packages installation on {platform.split('/')[0]}\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", message)
    assert system.calls == []


def test_windows(system: System) -> None:
    line = "install -y gcc zlib1g-dev"
    assert asks(system, line, TARGETPLATFORM="windows/amd64") == "install -y gcc-mingw-w64-x86-64"
    assert asks(system, line, TARGETPLATFORM="windows/386") == "install -y gcc-mingw-w64-i686"


@pytest.mark.parametrize("command", ["upgrade", "build-dep", "source", "satisfy"])
def test_windows_has_no_such_command(system: System, command: str) -> None:
    done = system.try_run("xx-apt-get", command, "gcc", TARGETPLATFORM="windows/amd64")
    assert (done.returncode, done.stderr, system.calls) == (0, "skipping packages installation on windows\n", [])


def test_windows_compiler_by_its_name(system: System) -> None:
    line = "install gcc-mingw-w64-x86-64"
    assert asks(system, line, TARGETPLATFORM="windows/amd64", XX_VENDOR="x") == line


def test_windows_has_none_of_them(system: System) -> None:
    done = system.try_run("xx-apt-get", "install", "zlib1g-dev", TARGETPLATFORM="windows/amd64")
    assert (done.returncode, done.stderr) == (0, "skipping packages installation on windows\n")


def test_exit_code_of_apt(system: System) -> None:
    system.tool("apt", "exit 100")
    assert system.try_run("xx-apt", "upgrade").returncode == 100


def test_lock(system: System) -> None:
    system.write("var/x")
    asks(system, "install zlib1g-dev", **CROSS)
    assert (system.root / "var/lock/xx-apt").exists()


def test_dangling_lock_folder(system: System) -> None:
    system.write("var/x")
    (system.root / "var/lock").symlink_to(system.root / "run/lock")
    asks(system, "install zlib1g-dev", **CROSS)
    assert (system.root / "run/lock/xx-apt").exists()


def test_help(system: System) -> None:
    assert system.run("xx-apt-get", "--help").startswith("Usage: xx-apt|xx-apt-get ")
