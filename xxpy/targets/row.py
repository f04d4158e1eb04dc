"""The columns of the table: one typed row for each platform."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from xxpy.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What one platform is called in each toolchain; None where there is no such name, or none we could check.

    `rust_cpu`, `zig_cpu` and `cc_flags` are empty where nothing is to be added to the target's own.

    A column ending in `_musl` is the same thing for musl instead of glibc.

    - Go: `goos`, `goarch` ... are the environment variables that select the platform; where it names no variant, the
      variant's is Go's own default.
    - Rust: `rust_target` is `--target`, `rust_cpu` `-C target-cpu`.
    - C: `gnu_triple`, `alpine_triple` and `rhel_triple` as Debian, Alpine and RHEL spell it; `clang_target` is
      `--target` of clang, `ld_emulation` `-m` of GNU ld, `zig_target` and `zig_cpu` `-target` and `-mcpu` of zig;
      `cc_flags` are those with which the variant reaches GCC and clang, separated by blanks.
    - Packages: `debian_arch`, `alpine_arch`, `rpm_arch`.
    - The system: `uname` is what `uname -m` prints there, `march` what `xx-info march` prints; `libc` is "gnu" for
      Linux, "mingw32" for Windows, as in the triple.
    - CMake and Meson: `cmake_system` and `cmake_processor` are CMAKE_SYSTEM_NAME and CMAKE_SYSTEM_PROCESSOR;
      `meson_cpu_family`, `meson_cpu` and `endian` ("little" or "big") stand in the machine section of a cross file.
    - .NET: `dotnet_rid` is the runtime identifier.
    - Node: `node_arch` and `node_platform` are process.arch and process.platform (npm_config_arch,
      npm_config_platform).
    - Python: `python_tag` is the platform tag of wheels, the oldest from manylinux_2_17 and musllinux_1_2 on.
    - Java: `java_arch` is os.arch, `maven_classifier` os.detected.classifier of os-maven-plugin.
    - The emulator: `qemu`, of qemu-user.
    - The executable: `elf_class` in bits, `elf_machine` and `elf_machine_id` its e_machine by name and number,
      `elf_flags` the bits of e_flags that every linker sets, `float_abi` "hard" or "soft" where two ABIs differ in
      that alone, `loader` the path of the dynamic loader.
    - `note`: what may surprise.
    """

    platform: Platform

    goos: str | None = None
    goarch: str | None = None
    goamd64: str | None = None
    goarm: str | None = None
    goarm64: str | None = None
    go386: str | None = None
    gomips: str | None = None
    gomips64: str | None = None

    rust_target: str | None = None
    rust_target_musl: str | None = None
    rust_cpu: str | None = None

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

    debian_arch: str | None = None
    alpine_arch: str | None = None
    rpm_arch: str | None = None
    uname: str | None = None
    march: str | None = None
    libc: Literal["gnu", "mingw32"] | None = None

    cmake_system: str | None = None
    cmake_processor: str | None = None
    meson_cpu_family: str | None = None
    meson_cpu: str | None = None
    endian: Literal["little", "big"] | None = None

    dotnet_rid: str | None = None
    dotnet_rid_musl: str | None = None
    node_arch: str | None = None
    node_platform: str | None = None
    python_tag: str | None = None
    python_tag_musl: str | None = None
    java_arch: str | None = None
    maven_classifier: str | None = None

    qemu: str | None = None
    elf_class: int | None = None
    elf_machine: str | None = None
    elf_machine_id: int | None = None
    elf_flags: int | None = None
    float_abi: Literal["hard", "soft"] | None = None
    loader: str | None = None
    loader_musl: str | None = None

    note: str | None = None


COLUMNS = tuple(field.name for field in fields(Target) if field.name != "platform")
