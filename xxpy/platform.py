"""What a platform is: `os/architecture[/variant]`, read and normalised as containerd and BuildKit do.

Source of the rules: github.com/containerd/platforms, `database.go` and `Parse`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xxpy.errors import PlatformError

if TYPE_CHECKING:
    from collections.abc import Iterable

_OS = re.compile(r"([A-Za-z0-9_-]+)(?:\([A-Za-z0-9_.%-]*(?:\+[A-Za-z0-9_.%-]+)*\))?")
_PART = re.compile(r"[A-Za-z0-9_.-]+")

# The names that may stand alone: Go's syslist.go, as containerd lists it.
# fmt: off
_SYSTEMS = (
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd",
    "openbsd", "plan9", "solaris", "windows", "zos",
)
_ARCHITECTURES = (
    "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "ppc64", "ppc64le", "loong64", "mips", "mipsle",
    "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64",
    "wasm",
)
# Those of them that images are built for.
_DOCKER = (
    "amd64", "arm64", "arm", "386", "riscv64", "ppc64le", "s390x", "loong64", "mips", "mipsle", "mips64", "mips64le",
)
# What people write who mean one, for hints: `uname -m`, and names in releases.
_MEANT = {
    **{f"armv{version}{end}": f"linux/arm/v{version}" for version in "5678" for end in ("", "l", "hf")},
    "armv8": "linux/arm64", "x64": "linux/amd64", "x86": "linux/386", "ppc64el": "linux/ppc64le",
    "mipsel": "linux/mipsle", "mips64el": "linux/mips64le", "loongarch64": "linux/loong64", "wasip1": "wasip1/wasm",
}
# fmt: on

# Spellings that fix the variant, whatever variant is written. i686 is ours: `uname -m` of a 32-bit system says it.
_FIXED = {"i386": ("386", ""), "i686": ("386", ""), "armhf": ("arm", "v7"), "armel": ("arm", "v6")}
_SAME = {"x86_64": "amd64", "x86-64": "amd64", "aarch64": "arm64"}
_VARIANTS = {
    "amd64": {"v1": ""},
    "arm64": {"8": "", "v8": "", "v8.0": "", "9": "v9", "9.0": "v9", "v9.0": "v9"},
    "arm": {"": "v7", "5": "v5", "6": "v6", "7": "v7", "8": "v8"},
}


@dataclass(frozen=True, slots=True, order=True)
class Platform:
    """A platform in Docker's words, in normal form: `variant` is "" for arm64/v8 and amd64/v1, never "" for arm.

    Only `parse` normalises; the constructor takes what it is given.
    """

    os: str
    architecture: str
    variant: str = ""

    @classmethod
    def parse(cls, text: str) -> Platform:
        """The platform `text` names, in any spelling containerd reads, and i686; an architecture alone means Linux.

        `parse(str(p)) == p`. An OS version, as in `windows(10.0.17763)/amd64`, is read and dropped. Names need not be
        known to any table. Raises PlatformError for other text, and for an OS alone: containerd takes the
        architecture of its host there, which would differ from one machine to the next.
        """
        parts = text.split("/")
        system = _OS.fullmatch(parts[0])
        if system is None or len(parts) > 3 or not all(map(_PART.fullmatch, parts[1:])):
            raise PlatformError(f"not a platform: {text!r}; write os/architecture[/variant]{_near_linux(text)}")
        if len(parts) == 1:
            return _from_word(text)
        architecture, variant = _normalise(parts[1].lower(), "".join(parts[2:]).lower())
        return cls(_normalise_os(system[1]), architecture, variant)

    def __str__(self) -> str:
        return "/".join(filter(None, (self.os, self.architecture, self.variant)))


DEFAULT_PLATFORMS = (Platform("linux", "amd64"), Platform("linux", "arm64"))


def parse_platforms(text: str) -> tuple[Platform, ...]:
    """The platforms of a list with commas, in the order given, each once; PlatformError where it names none."""
    words = text.replace(",", " ").split()
    if not words:
        raise PlatformError(f"no platform in {text!r}; write for example linux/amd64,linux/arm64")
    return tuple(dict.fromkeys(map(Platform.parse, words)))


def nearest(text: str, names: Iterable[str]) -> str:
    """The up to three names most like `text`, with commas between them."""
    from difflib import get_close_matches

    return ", ".join(get_close_matches(text, list(names), n=3, cutoff=0.6))


def near(text: str, names: Iterable[str]) -> str:
    """`; did you mean A, B?`, or an empty string."""
    found = nearest(text, names)
    return f"; did you mean {found}?" if found else ""


def _near_linux(text: str) -> str:
    return near(text.strip().lower(), [f"linux/{name}" for name in _DOCKER])


def _from_word(text: str) -> Platform:
    system = _normalise_os(text)
    if system in _SYSTEMS:
        raise PlatformError(f"{text!r} names no architecture; write for example {system}/amd64")
    architecture, variant = _normalise(text.lower(), "")
    if architecture not in _ARCHITECTURES:
        raise PlatformError(f"unknown operating system or architecture: {text!r}{_near_word(text.lower())}")
    return Platform("linux", architecture, variant)


def _near_word(text: str) -> str:
    if text in _MEANT:
        return f"; did you mean {_MEANT[text]}?"
    return _near_pair(*re.split("[-_]", text, maxsplit=1)) or near(text, [*_DOCKER, *_FIXED, *_SAME])


def _near_pair(system: str, rest: str = "") -> str:
    """The hint for the two with `-` or `_` between them, as in the names of releases."""
    try:
        platform = Platform.parse(_MEANT.get(rest, f"linux/{rest if rest in _SAME else rest.replace('-', '/')}"))
    except PlatformError:
        return ""
    if _normalise_os(system) not in _SYSTEMS or platform.architecture not in _ARCHITECTURES:
        return ""
    return f"; did you mean {replace(platform, os=_normalise_os(system))}?"


def _normalise_os(name: str) -> str:
    name = name.lower()
    return "darwin" if name == "macos" else name


def _normalise(architecture: str, variant: str) -> tuple[str, str]:
    if architecture in _FIXED:
        return _FIXED[architecture]
    architecture = _SAME.get(architecture, architecture)
    return architecture, _VARIANTS.get(architecture, {}).get(variant, variant)
