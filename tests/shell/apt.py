"""A system with a fake apt and dpkg, for the tests of xx-apt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .scripts import DEBIAN, System, make_system

if TYPE_CHECKING:
    from pathlib import Path

# What this apt knows: NAME:ARCH
PACKAGES = """
gcc:amd64 gcc:arm64 g++:amd64 g++:arm64 binutils:amd64 binutils:arm64 pkg-config:amd64 pkg-config:arm64
gcc-arm-linux-gnueabihf:amd64 gcc:armhf ncbi-blast+:arm64
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
# `update` finds what SERVED says. Where there is a file "flat", a repository without folders is the only source;
# it is another one where its list is there.
APT_GET = r"""
lists=$XX_ROOT/var/lib/apt/lists
for arch in amd64 $(cat "$XX_ROOT/foreign" 2>/dev/null); do
  file=$lists/deb_main_binary-${arch}_Packages.lz4
  case "$*/ ${SERVED:-amd64 arm64 armhf armel riscv64} " in
    update/*" $arch "*) mkdir -p "$lists" && : >"$file" ;;
    indextargets\ --no-release-info*) [ -e "$XX_ROOT/flat" ] || printf '%s %s\n' "$arch" "$file" ;;
    indextargets*) [ ! -e "$file" ] || printf '%s %s\n' "$arch" "$file" ;;
  esac
done
case $*/${UPDATE:-} in
  update/?*) rm -f "$lists"/deb* && printf 'Err:1 http://deb\n%s\n' "$UPDATE" ;;
  indextargets*) [ ! -e "$lists/_repo_._Packages" ] || printf '$(ARCHITECTURE) %s\n' "$lists/_repo_._Packages" ;;
esac
"""


def make(root: Path, release: str = DEBIAN, shell: tuple[str, ...] = ("sh",)) -> System:
    system = make_system(root, release, shell=shell)
    system.write("packages", PACKAGES)
    for name, body in (("apt-cache", APT_CACHE), ("dpkg", DPKG), ("apt-get", APT_GET), ("apt", APT_GET)):
        system.tool(name, body)
    return system


def asks(system: System, line: str, script: str = "xx-apt-get", **env: str) -> str:
    """The last call of apt, without its name where it is apt-get."""
    done = system.try_run(script, *line.split(), **env)
    assert done.returncode == 0, done.stderr
    return system.calls[-1].removeprefix("apt-get ")


def changes(system: System) -> list[str]:
    """The calls that are no questions."""
    questions = ("apt-cache", "apt-get indextargets", "dpkg --print")
    return [call for call in system.calls if not call.startswith(questions)]
