"""The columns of the table: one typed row for each platform."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xxpy.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What one platform is called in each toolchain; None where there is no such name, or none we could check.

    A `_musl` column is the same thing for musl instead of glibc. `note` is one sentence on what may surprise.
    """

    platform: Platform

    # Go: the environment that selects the platform. Where the platform names no variant, Go's own default.
    goos: str | None = None
    goarch: str | None = None
    goamd64: str | None = None
    goarm: str | None = None
    goarm64: str | None = None
    go386: str | None = None
    gomips: str | None = None
    gomips64: str | None = None

    # Rust: `--target`, and `-C target-cpu` where the variant asks for more than the target's own.
    rust_target: str | None = None
    rust_target_musl: str | None = None
    rust_cpu: str | None = None

    # C: GNU triples as Debian, Alpine and RHEL spell them; `--target` of clang; flags with which the variant reaches
    # GCC and clang, separated by blanks; `-m` of GNU ld; `-target` and `-mcpu` of zig.
    gnu_triple: str | None = None
    alpine_triple: str | None = None
    rhel_triple: str | None = None
    clang_target: str | None = None
    clang_target_musl: str | None = None
    cc_flags: str | None = None
    ld_emulation: str | None = None
    zig_target: str | None = None
    zig_target_musl: str | None = None
    zig_cpu: str | None = None

    # Packages, and the kernel: `uname` is what `uname -m` prints there, `march` what `xx-info march` prints.
    debian_arch: str | None = None
    alpine_arch: str | None = None
    rpm_arch: str | None = None
    uname: str | None = None
    march: str | None = None
    libc: str | None = None

    # CMAKE_SYSTEM_NAME and CMAKE_SYSTEM_PROCESSOR; the machine section of a Meson cross file ("little" or "big").
    cmake_system: str | None = None
    cmake_processor: str | None = None
    meson_cpu_family: str | None = None
    meson_cpu: str | None = None
    endian: str | None = None

    # .NET runtime identifier; process.arch and process.platform of Node (npm_config_arch, npm_config_platform);
    # platform tag of wheels, the oldest policy from manylinux_2_17 and musllinux_1_2 on; os.arch of Java;
    # os.detected.classifier of os-maven-plugin.
    dotnet_rid: str | None = None
    dotnet_rid_musl: str | None = None
    node_arch: str | None = None
    node_platform: str | None = None
    python_tag: str | None = None
    python_tag_musl: str | None = None
    java_arch: str | None = None
    maven_classifier: str | None = None

    # The emulator of qemu-user, and the executable: class in bits, e_machine by name and number, the bits of e_flags
    # that every linker sets, "hard" or "soft" where two ABIs differ in that alone, path of the dynamic loader.
    qemu: str | None = None
    elf_class: int | None = None
    elf_machine: str | None = None
    elf_machine_id: int | None = None
    elf_flags: int | None = None
    float_abi: str | None = None
    loader: str | None = None
    loader_musl: str | None = None

    note: str | None = None


COLUMNS = tuple(field.name for field in fields(Target) if field.name != "platform")
