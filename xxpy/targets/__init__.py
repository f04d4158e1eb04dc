"""What a platform is called in each toolchain.

    >>> from xxpy.targets import go_env, lookup, rust_target
    >>> lookup("linux/arm64").debian_arch
    'arm64'
    >>> rust_target("linux/arm/v6", libc="musl")
    'arm-unknown-linux-musleabihf'
    >>> go_env("linux/amd64/v3")
    {'GOOS': 'linux', 'GOARCH': 'amd64', 'GOAMD64': 'v3'}

Platforms are given as `Platform` or in any spelling `Platform.parse` reads. Every function raises PlatformError, with
near matches, for a platform that has no row or a column that has no value there; a `Target` has None in such a cell.
`Target` explains the columns.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from xxpy.errors import PlatformError, XxpyError
from xxpy.platform import Platform, near, nearest, parse_platforms
from xxpy.targets.linux import LINUX
from xxpy.targets.other import OTHER
from xxpy.targets.row import COLUMNS, Target

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "COLUMNS",
    "TARGETS",
    "UNAMES",
    "Platform",
    "PlatformError",
    "Target",
    "alpine_arch",
    "cell",
    "check_column",
    "debian_arch",
    "from_uname",
    "gnu_triple",
    "go_env",
    "known_platforms",
    "lookup",
    "rpm_arch",
    "rust_target",
    "with_libc",
]

TARGETS: tuple[Target, ...] = (*LINUX, *OTHER)

_ROWS = {row.platform: row for row in TARGETS}
_VARIANTS = ("goamd64", "goarm", "goarm64", "gomips", "gomips64")
_TRIPLES = {
    "alpine": "alpine_triple",
    **dict.fromkeys(("debian", "ubuntu"), "gnu_triple"),
    **dict.fromkeys(("rhel", "fedora", "centos", "rocky", "ol", "almalinux"), "rhel_triple"),
}


def lookup(platform: Platform | str) -> Target:
    """The row of `platform`."""
    wanted = Platform.parse(str(platform))
    if wanted not in _ROWS:
        raise PlatformError(f"unknown platform: {wanted}{_meant(wanted)}")
    return _ROWS[wanted]


def known_platforms(text: str) -> tuple[Platform, ...]:
    """The platforms of a list with commas, each of which has a row."""
    return tuple(lookup(platform).platform for platform in parse_platforms(text))


def check_column(name: str) -> str:
    """`name`, if it is one of COLUMNS; else XxpyError."""
    if name not in COLUMNS:
        raise XxpyError(f"unknown column: {name}{_hint(name, COLUMNS)}")
    return name


def cell(platform: Platform | str, column: str) -> str | int:
    """The value of one of COLUMNS."""
    row = lookup(platform)
    value = getattr(row, check_column(column))
    if value is None:
        others = [str(other.platform) for other in TARGETS if getattr(other, column) is not None]
        known = nearest(str(row.platform), others)
        raise PlatformError(f"no {column} known for {row.platform}" + (known and f", as there is for {known}"))
    assert isinstance(value, str | int)
    return value


def with_libc(platform: Platform | str, column: str, libc: str = "gnu") -> str:
    """The value of a column that has a `_musl` twin, for the C library "gnu" or "musl".

    "gnu" stands for the platform's own library where that is not glibc: macOS, Windows, FreeBSD, WASI.
    """
    if libc not in ("gnu", "musl"):
        raise XxpyError(f"unknown C library: {libc}; it is gnu or musl")
    twins = [name.removesuffix("_musl") for name in COLUMNS if name.endswith("_musl")]
    if check_column(column) not in twins:
        raise XxpyError(f"{column} has no column for musl; {', '.join(twins)} have")
    return str(cell(platform, f"{column}_musl" if libc == "musl" else column))


def go_env(platform: Platform | str) -> dict[str, str]:
    """GOOS and GOARCH, and where the platform names a variant GOARM, GOAMD64, ... for it."""
    row = lookup(platform)
    chosen = {"GOOS": str(cell(platform, "goos")), "GOARCH": str(cell(platform, "goarch"))}
    if row.platform.variant:
        cells = {name.upper(): getattr(row, name) for name in _VARIANTS}
        chosen.update({name: value for name, value in cells.items() if value})
    return chosen


def rust_target(platform: Platform | str, libc: str = "gnu") -> str:
    """The name rustc and cargo take as `--target`."""
    return with_libc(platform, "rust_target", libc)


def gnu_triple(platform: Platform | str, distro: str = "debian") -> str:
    """The triple as `distro`, the ID of an os-release file, spells it; XxpyError for one we know nothing of."""
    if distro not in _TRIPLES:
        raise XxpyError(f"unknown distribution: {distro}{_hint(distro, tuple(_TRIPLES))}")
    return str(cell(platform, _TRIPLES[distro]))


def debian_arch(platform: Platform | str) -> str:
    """The architecture of dpkg and apt; for linux/arm/v6 the nearest one, see its note."""
    return str(cell(platform, "debian_arch"))


def alpine_arch(platform: Platform | str) -> str:
    """The architecture of apk."""
    return str(cell(platform, "alpine_arch"))


def rpm_arch(platform: Platform | str) -> str:
    """The architecture of dnf and rpm: of the repository, which for linux/386 has packages of another, see its note."""
    return str(cell(platform, "rpm_arch"))


def from_uname(machine: str) -> Platform:
    """The Linux platform whose `uname -m` is `machine`; big-endian MIPS where the kernel's name leaves it open."""
    if machine not in UNAMES:
        raise PlatformError(f"unknown machine: {machine}{near(machine, UNAMES)}")
    return UNAMES[machine]


def _meant(wanted: Platform) -> str:
    """The hint for a platform without a row."""
    whole = Platform.parse(f"linux/{wanted.os}/{wanted.architecture}")
    if whole in _ROWS:
        return f"; did you mean {whole}?"
    same = [known for known in _ROWS if (known.os, known.architecture) == (wanted.os, wanted.architecture)]
    return near(str(wanted), map(str, same or _ROWS))


def _hint(name: str, names: tuple[str, ...]) -> str:
    return near(name, names) or f"; there are {', '.join(names)}"


def _unames() -> dict[str, Platform]:
    """What `uname -m` and xx print, the plainest platform first."""
    names: dict[str, Platform] = {
        "arm64": Platform("linux", "arm64"),  # xx reads it, Linux itself says aarch64
        "armv5tejl": Platform("linux", "arm", "v5"),  # a CPU with Jazelle
        "i586": Platform("linux", "386"),  # a CPU older than the Pentium Pro
    }
    for row in LINUX:
        for name in (row.uname, row.march):
            names.setdefault(str(name), row.platform)
    return names


UNAMES: Mapping[str, Platform] = MappingProxyType(_unames())
