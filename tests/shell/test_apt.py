"""xx-apt and xx-apt-get: what they ask of apt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .scripts import DEBIAN, SHELLS, TRIXIE, UBUNTU, System, make_system

if TYPE_CHECKING:
    from pathlib import Path

# What this apt knows: NAME:ARCH
PACKAGES = """
gcc:amd64 gcc:arm64 g++:amd64 g++:arm64 binutils:amd64 binutils:arm64 pkg-config:amd64 pkg-config:arm64
gcc-aarch64-linux-gnu:amd64 g++-aarch64-linux-gnu:amd64 binutils-aarch64-linux-gnu:amd64 gcc-x86-64-linux-gnu:arm64
zlib1g-dev:amd64 zlib1g-dev:arm64 zlib1g-dev:armhf libffi-dev:arm64 libc6-dev:arm64 libc6-dev-arm64-cross:all
python3-jsonschema:all libgcc-12-dev:arm64 libgcc-11-dev:arm64 libgcc-11-dev:armhf
gcc-mingw-w64-x86-64:amd64 gcc-mingw-w64-i686:all
"""
APT_CACHE = r"""
shift 2
for name; do
  for known in $(cat "$XX_ROOT/packages"); do
    case $known in
      "$name" | "$name:${NATIVE:-amd64}" | "$name:all")
        printf 'Package: %s\nArchitecture: %s\nVersion: 4:12.2.0-3\n' "${known%:*}" "${known#*:}"
        ;;
    esac
  done
done
"""
DPKG = """
case $1 in
  --print-architecture) echo "${NATIVE:-amd64}" ;;
  --print-foreign-architectures) cat "$XX_ROOT/foreign" 2>/dev/null || true ;;
  --add-architecture) echo "$2" >>"$XX_ROOT/foreign" ;;
  --remove-architecture) rm "$XX_ROOT/foreign" ;;
esac
"""
# `update` finds what SERVED says
APT_GET = """
lists=$XX_ROOT/var/lib/apt/lists
if [ "$*" = update ]; then
  for arch in amd64 $(cat "$XX_ROOT/foreign" 2>/dev/null); do
    case " ${SERVED:-amd64 arm64 armhf armel riscv64} " in
      *" $arch "*) mkdir -p "$lists" && : >"$lists/deb_main_binary-${arch}_Packages.lz4" ;;
    esac
  done
  [ -z "${UPDATE:-}" ] || { rm -rf "$lists" && printf 'Err:1 http://deb\\n%s\\n' "$UPDATE"; }
fi
"""
CROSS = {"TARGETPLATFORM": "linux/arm64"}


def make(root: Path, release: str = DEBIAN, shell: tuple[str, ...] = ("sh",)) -> System:
    system = make_system(root, release, shell=shell)
    system.write("packages", PACKAGES)
    for name, body in (("apt-cache", APT_CACHE), ("dpkg", DPKG), ("apt-get", APT_GET), ("apt", APT_GET)):
        system.tool(name, body)
    return system


# Where apt is, dash or bash is; and busybox may have a dpkg of its own that comes before PATH.
@pytest.fixture(params=[shell for shell in SHELLS if shell.id != "busybox"])
def system(request: pytest.FixtureRequest, tmp_path: Path) -> System:
    return make(tmp_path, shell=request.param)


def asks(system: System, line: str, script: str = "xx-apt-get", **env: str) -> str:
    """The last call of apt, without its name where it is apt-get."""
    done = system.try_run(script, *line.split(), **env)
    assert done.returncode == 0, done.stderr
    return [call for call in system.calls if call.startswith("apt") and "apt-cache" not in call][-1].removeprefix(
        "apt-get "
    )


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


def test_no_network_natively(system: System) -> None:
    message = system.fails("xx-apt", "install", "gcc", UPDATE="W: Failed to fetch http://deb")
    assert message == "xx-apt: apt-get update failed: W: Failed to fetch http://deb"


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
    "install zlib1g-dev-": "install zlib1g-dev:arm64-",
    "install ./a.deb": "install ./a.deb",
    "install no-such": "install no-such:arm64",
    "install xx-c-essentials": "install libc6-dev:arm64 libgcc-12-dev:arm64",
    "install xx-cxx-essentials": "install libstdc++-12-dev:arm64",
    "install": "install",
    "purge -y zlib1g-dev": "purge -y zlib1g-dev:arm64",
    "show zlib1g-dev": "show zlib1g-dev:arm64",
    "update": "update",
    "upgrade -y": "upgrade -y",
}


@pytest.mark.parametrize(("line", "call"), ARM64.items())
def test_arm64(system: System, line: str, call: str) -> None:
    assert asks(system, line, **CROSS) == call


@pytest.mark.parametrize("line", ARM64)
def test_native(tmp_path: Path, line: str) -> None:
    wanted = line.replace("xx-cxx-essentials", "libstdc++-8-dev").replace("xx-c-essentials", "libc6-dev libgcc-8-dev")
    assert asks(make(tmp_path), line, TARGETPLATFORM="linux/amd64/v3") == wanted


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
    assert [call for call in system.calls if call != "dpkg --print-architecture" and "cache" not in call] == [
        "dpkg --print-foreign-architectures",
        "dpkg --add-architecture arm64",
        "apt-get update",
        "apt-get install zlib1g-dev:arm64",
        "dpkg --print-foreign-architectures",
        "apt-get install zlib1g-dev:arm64",
    ]


def test_native_does_not_update_when_there_are_lists(system: System) -> None:
    system.write("var/lib/apt/lists/x_main_binary-amd64_Packages")
    asks(system, "install zlib1g-dev")
    assert system.calls == ["dpkg --print-architecture", "apt-get install zlib1g-dev"]


def test_lists_were_deleted(system: System) -> None:
    system.write("foreign", "arm64\n")
    asks(system, "install zlib1g-dev", **CROSS)
    assert "apt-get update" in system.calls


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


def test_windows_has_none_of_them(system: System) -> None:
    done = system.try_run("xx-apt-get", "install", "zlib1g-dev", TARGETPLATFORM="windows/amd64")
    assert (done.returncode, done.stderr) == (0, "skipping packages installation on windows\n")


def test_exit_code_of_apt(system: System) -> None:
    system.tool("apt", "exit 100")
    assert system.try_run("xx-apt", "upgrade").returncode == 100


# deb822 and classic sources
DEB822 = "Types: deb\nURIs: http://deb.debian.org/debian\n\nTypes: deb deb-src\nURIs: http://x\n"
CLASSIC = """\
deb http://a noble main
# deb-src http://a noble main
deb [signed-by=/k] http://b noble main
deb [arch=riscv64] http://c noble main
# a word about deb files
"""
FIXED = {
    "a.sources": (
        DEB822,
        "Types: deb\nArchitectures: arm64\nURIs: http://deb.debian.org/debian\n\n"
        "Types: deb deb-src\nArchitectures: arm64\nURIs: http://x\n",
    ),
    "own.sources": ("Types: deb\nArchitectures: amd64\n", "Types: deb\nArchitectures: amd64\n"),
    "sources.list": (
        CLASSIC,
        """\
deb [arch=arm64] http://a noble main
# deb-src [arch=arm64] http://a noble main
deb [arch=arm64 signed-by=/k] http://b noble main
deb [arch=riscv64] http://c noble main
# a word about deb files
""",
    ),
}


@pytest.mark.parametrize("name", FIXED)
def test_fix_source_file(system: System, name: str) -> None:
    before, after = FIXED[name]
    file = system.write(name, before)
    for _ in range(2):
        assert system.run("xx-apt", "--fix-source-file", str(file), "arm64") == ""
        assert file.read_text() == after


def test_fix_missing_file(system: System) -> None:
    assert system.fails("xx-apt", "--fix-source-file", "/no/such", "arm64") == "xx-apt: no such file: /no/such"


def test_print_source_file(system: System) -> None:
    assert system.run("xx-apt", "--print-source-file") == "/etc/apt/sources.list\n"
    for name in ("ubuntu", "debian"):
        system.write(f"etc/apt/sources.list.d/{name}.sources")
        assert system.run("xx-apt", "--print-source-file") == f"/etc/apt/sources.list.d/{name}.sources\n"


def test_ubuntu_deb822(tmp_path: Path) -> None:
    system = make(tmp_path, UBUNTU)
    own = system.write("etc/apt/sources.list.d/ubuntu.sources", "Types: deb\nURIs: http://archive.ubuntu.com/ubuntu\n")
    asks(system, "install zlib1g-dev", **CROSS)
    assert own.read_text().splitlines()[1] == "Architectures: amd64"
    added = (tmp_path / "etc/apt/sources.list.d/xx-arm64.sources").read_text()
    assert added.startswith("Types: deb\nArchitectures: arm64\nURIs: http://ports.ubuntu.com/ubuntu-ports\n")
    assert "Suites: noble noble-updates noble-backports\n" in added
    assert added.count("ubuntu-ports") == 2


def test_ubuntu_classic(tmp_path: Path) -> None:
    system = make(tmp_path, UBUNTU)
    own = system.write("etc/apt/sources.list", "deb http://archive.ubuntu.com/ubuntu noble main\n")
    asks(system, "install zlib1g-dev", TARGETPLATFORM="linux/386", SERVED="amd64 i386")
    assert own.read_text() == "deb [arch=amd64] http://archive.ubuntu.com/ubuntu noble main\n"
    added = (tmp_path / "etc/apt/sources.list.d/xx-i386.list").read_text().splitlines()
    assert (
        added[-1]
        == "deb [arch=i386] http://security.ubuntu.com/ubuntu noble-security main restricted universe multiverse"
    )
    assert len(added) == 4


def test_ubuntu_source_is_taken_back(tmp_path: Path) -> None:
    system = make(tmp_path, UBUNTU)
    assert system.try_run("xx-apt", "install", "gcc", SERVED="amd64", **CROSS).returncode == 1
    assert not (tmp_path / "etc/apt/sources.list.d/xx-arm64.list").exists()


def test_force_riscv64(tmp_path: Path) -> None:
    system = make(tmp_path, TRIXIE)
    asks(system, "install gcc", TARGETPLATFORM="linux/riscv64", XX_APT_FORCE_RISCV64="1")
    assert "sid" in (tmp_path / "etc/apt/sources.list.d/xx-riscv64.list").read_text()


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
