"""xx-verify --root: the libraries that are needed, for the target, where a loader looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .binaries import SHARED, elf, write

if TYPE_CHECKING:
    from .scripts import System

# What lies in the root, the library that is needed, RUNPATH, what of the root the program is, whether that is enough
AMD64_LIBRARY, ARM64_LIBRARY = elf(64, "<", 62, SHARED), elf(64, "<", 183, SHARED)
ROOTS = {
    "none": ({}, "libz.so.1", "", "bin/a", False),
    "another machine's": ({"lib/x86_64-linux-gnu/libz.so.1": AMD64_LIBRARY}, "libz.so.1", "", "bin/a", False),
    "another class": ({"lib/libz.so.1": elf(32, "<", 183, SHARED)}, "libz.so.1", "", "bin/a", False),
    "another order": ({"lib/libz.so.1": elf(64, ">", 183, SHARED)}, "libz.so.1", "", "bin/a", False),
    "another system's": ({"lib/libz.so.1": elf(64, "<", 183, SHARED, abi=9)}, "libz.so.1", "", "bin/a", False),
    "text": ({"lib/libz.so.1": b"GROUP ( libz.so.2 )"}, "libz.so.1", "", "bin/a", False),
    "link to nothing": ({"lib/libz.so.1": "libz.so.1.3"}, "libz.so.1", "", "bin/a", False),
    "link to itself": ({"lib/libz.so.1": "libz.so.1"}, "libz.so.1", "", "bin/a", False),
    "beside it": ({"bin/libz.so.1": ARM64_LIBRARY}, "libz.so.1", "", "bin/a", False),
    "beside it, /lib": ({"bin/libz.so.1": ARM64_LIBRARY}, "libz.so.1", "/lib", "bin/a", False),
    "below lib": ({"lib/opt/libz.so.1": ARM64_LIBRARY}, "opt/libz.so.1", "", "bin/a", False),
    "relative RUNPATH": ({"opt/libz.so.1": ARM64_LIBRARY}, "libz.so.1", "opt", "bin/a", False),
    "RUNPATH, another machine's": ({"opt/libz.so.1": AMD64_LIBRARY}, "libz.so.1", "/opt", "bin/a", False),
    "link out of it": ({"lib": "OUTSIDE"}, "libz.so.1", "", "bin/a", False),
    "link beside it": ({"lib": "../outside"}, "libz.so.1", "", "bin/a", False),
    "link below lib": ({"usr/lib": "OUTSIDE", "lib": "usr/lib"}, "libz.so.1", "", "bin/a", False),
    "RUNPATH out of it": ({"opt": "OUTSIDE"}, "libz.so.1", "/opt/aarch64-linux-gnu", "bin/a", False),
    "path out of it": ({"opt": "OUTSIDE"}, "/opt/libz.so.1", "", "bin/a", False),
    "lib": ({"lib/libz.so.1": ARM64_LIBRARY}, "libz.so.1", "", "bin/a", True),
    "two machines": (
        {"lib/libz.so.1": AMD64_LIBRARY, "usr/lib/aarch64-linux-gnu/libz.so.1": ARM64_LIBRARY},
        "libz.so.1",
        "",
        "bin/a",
        True,
    ),
    "link": ({"lib/libz.so.1": "libz.so.1.3", "lib/libz.so.1.3": ARM64_LIBRARY}, "libz.so.1", "", "bin/a", True),
    "absolute link": ({"lib/libz.so.1": "/opt/z", "opt/z": ARM64_LIBRARY}, "libz.so.1", "", "bin/a", True),
    "link to a folder": ({"lib": "/opt", "opt/libz.so.1": ARM64_LIBRARY}, "libz.so.1", "", "bin/a", True),
    "link above it": ({"lib": "../../lib64", "lib64/libz.so.1": ARM64_LIBRARY}, "libz.so.1", "", "bin/a", True),
    "link of links": (
        {"lib": "/usr/lib", "usr": "opt/usr", "opt/usr/lib/aarch64-linux-gnu/libz.so.1": ARM64_LIBRARY},
        "libz.so.1",
        "",
        "bin/a",
        True,
    ),
    "$ORIGIN": ({"bin/libz.so.1": ARM64_LIBRARY}, "libz.so.1", "$ORIGIN", "bin/a", True),
    "${ORIGIN}/../lib": ({"opt/lib/libz.so.1": ARM64_LIBRARY}, "libz.so.1", "/x:${ORIGIN}/../lib", "opt/bin/a", True),
    "RUNPATH": ({"opt/libz.so.1": ARM64_LIBRARY}, "libz.so.1", "/x:/opt", "bin/a", True),
    "path": ({"opt/libz.so.1": ARM64_LIBRARY}, "/opt/libz.so.1", "", "bin/a", True),
}


@pytest.mark.parametrize(("files", "needed", "runpath", "program", "good"), ROOTS.values(), ids=ROOTS)
def test_root(
    system: System, files: dict[str, bytes | str], needed: str, runpath: str, program: str, good: bool
) -> None:
    """Beside the root lies a folder with the library, which is none of it."""
    root = system.root / "image"
    outside = system.root / "outside"
    for place in ("libz.so.1", "aarch64-linux-gnu/libz.so.1"):
        write(system, ARM64_LIBRARY, f"outside/{place}")
    for name, content in files.items():
        if isinstance(content, bytes):
            write(system, content, f"image/{name}")
        else:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).symlink_to(content.replace("OUTSIDE", str(outside)))
    file = write(system, elf(64, "<", 183, needed=[needed], runpath=runpath), f"image/{program}")
    done = system.try_run("xx-verify", f"--root={root}", file, TARGETPLATFORM="linux/arm64")
    message = "" if good else f"file {file} needs {needed}, which is not in {root}\n"
    assert (done.returncode, done.stderr) == (not good, message)


def test_no_root(system: System) -> None:
    assert system.fails("xx-verify", "--root=/no/such", "x") == "xx-verify: --root /no/such: no such folder"
