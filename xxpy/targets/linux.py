"""The rows of Linux.

Sources for all rows: `go tool dist list` and `go env` (1.26), `rustc --print target-list` (1.95), dpkg's tables,
`-dumpmachine` of Debian's cross compilers, `ld -V` of its linkers, clang 14 and 19 and zig 0.17, auditwheel's policies,
.NET's PortableRuntimeIdentifierGraph.json, os-maven-plugin 1.7.1, the loader paths clang and zig write, and for
`march`, the triples and the package architectures what tonistiigi/xx prints. tests/targets asks these tools again. A
comment beside a cell names the source of a value that one would not expect.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from xxpy.platform import Platform
from xxpy.targets.row import Target

_linux = partial(
    Target, goos="linux", libc="gnu", cmake_system="Linux", node_platform="linux", rust_cpu="", cc_flags="", zig_cpu=""
)

# A table: one line for each group of columns.
# fmt: off
_AMD64 = _linux(
    platform=Platform("linux", "amd64"), goarch="amd64", goamd64="v1",
    rust_target="x86_64-unknown-linux-gnu", rust_target_musl="x86_64-unknown-linux-musl",
    gnu_triple="x86_64-linux-gnu", alpine_triple="x86_64-alpine-linux-musl", rhel_triple="x86_64-redhat-linux",
    clang_target="x86_64-linux-gnu", clang_target_musl="x86_64-linux-musl",
    ld_emulation="elf_x86_64",
    zig_target="x86_64-linux-gnu", zig_target_musl="x86_64-linux-musl",
    debian_arch="amd64", alpine_arch="x86_64", rpm_arch="x86_64", uname="x86_64", march="x86_64",
    cmake_processor="x86_64", meson_cpu_family="x86_64", meson_cpu="x86_64", endian="little",
    dotnet_rid="linux-x64", dotnet_rid_musl="linux-musl-x64", node_arch="x64",
    python_tag="manylinux_2_17_x86_64", python_tag_musl="musllinux_1_2_x86_64",
    java_arch="amd64", maven_classifier="linux-x86_64",
    qemu="qemu-x86_64", elf_class=64, elf_machine="EM_X86_64", elf_machine_id=62, elf_flags=0,
    loader="/lib64/ld-linux-x86-64.so.2", loader_musl="/lib/ld-musl-x86_64.so.1",
)

_386 = _linux(
    platform=Platform("linux", "386"), goarch="386", go386="sse2",
    rust_target="i686-unknown-linux-gnu", rust_target_musl="i686-unknown-linux-musl",
    gnu_triple="i686-linux-gnu",
    alpine_triple="i586-alpine-linux-musl",  # what `gcc -dumpmachine` says on Alpine's x86
    rhel_triple="i686-redhat-linux", clang_target="i686-linux-gnu", clang_target_musl="i686-linux-musl",
    ld_emulation="elf_i386",
    zig_target="x86-linux-gnu", zig_target_musl="x86-linux-musl",
    debian_arch="i386", alpine_arch="x86",
    rpm_arch="i386",  # the name of the repository (xx prints it); the packages inside are called i686
    uname="i686", march="i386",
    cmake_processor="i686", meson_cpu_family="x86", meson_cpu="i686", endian="little",
    dotnet_rid="linux-x86", dotnet_rid_musl="linux-musl-x86", node_arch="ia32",
    python_tag="manylinux_2_17_i686", python_tag_musl="musllinux_1_2_i686",
    java_arch="i386", maven_classifier="linux-x86_32",
    qemu="qemu-i386", elf_class=32, elf_machine="EM_386", elf_machine_id=3, elf_flags=0,
    loader="/lib/ld-linux.so.2", loader_musl="/lib/ld-musl-i386.so.1",
    note="Go and Rust need a CPU with SSE2; Fedora calls its packages i686.",
)

_ARM64 = _linux(
    platform=Platform("linux", "arm64"), goarch="arm64", goarm64="v8.0",
    rust_target="aarch64-unknown-linux-gnu", rust_target_musl="aarch64-unknown-linux-musl",
    gnu_triple="aarch64-linux-gnu", alpine_triple="aarch64-alpine-linux-musl", rhel_triple="aarch64-redhat-linux",
    clang_target="aarch64-linux-gnu", clang_target_musl="aarch64-linux-musl",
    ld_emulation="aarch64linux",
    zig_target="aarch64-linux-gnu", zig_target_musl="aarch64-linux-musl",
    debian_arch="arm64", alpine_arch="aarch64", rpm_arch="aarch64", uname="aarch64", march="aarch64",
    cmake_processor="aarch64", meson_cpu_family="aarch64", meson_cpu="aarch64", endian="little",
    dotnet_rid="linux-arm64", dotnet_rid_musl="linux-musl-arm64", node_arch="arm64",
    python_tag="manylinux_2_17_aarch64", python_tag_musl="musllinux_1_2_aarch64",
    java_arch="aarch64", maven_classifier="linux-aarch_64",
    qemu="qemu-aarch64", elf_class=64, elf_machine="EM_AARCH64", elf_machine_id=183, elf_flags=0,
    loader="/lib/ld-linux-aarch64.so.1", loader_musl="/lib/ld-musl-aarch64.so.1",
)

_ARM_V7 = _linux(
    platform=Platform("linux", "arm", "v7"), goarch="arm", goarm="7",
    rust_target="armv7-unknown-linux-gnueabihf", rust_target_musl="armv7-unknown-linux-musleabihf",
    gnu_triple="arm-linux-gnueabihf", alpine_triple="armv7-alpine-linux-musleabihf",
    rhel_triple="armv7hl-redhat-linux-gnueabi",  # "hl" says hard float, so the ABI part does not: redhat-rpm-config
    clang_target="armv7-linux-gnueabihf", clang_target_musl="armv7-linux-musleabihf",
    ld_emulation="armelf_linux_eabi",
    cc_flags="-march=armv7-a+fp",  # GCC 8 and newer refuse hard float without "+fp"
    zig_target="arm-linux-gnueabihf", zig_target_musl="arm-linux-musleabihf",
    debian_arch="armhf", alpine_arch="armv7", rpm_arch="armv7hl", uname="armv7l", march="armv7l",
    cmake_processor="armv7l", meson_cpu_family="arm", meson_cpu="armv7l", endian="little",
    dotnet_rid="linux-arm", dotnet_rid_musl="linux-musl-arm", node_arch="arm",
    python_tag="manylinux_2_17_armv7l", python_tag_musl="musllinux_1_2_armv7l",
    java_arch="arm", maven_classifier="linux-arm_32",
    qemu="qemu-arm", elf_class=32, elf_machine="EM_ARM", elf_machine_id=40,
    elf_flags=0x05000000,  # EABI 5; GNU ld adds 0x400 (hard) or 0x200 (soft), Go's linker neither
    float_abi="hard", loader="/lib/ld-linux-armhf.so.3", loader_musl="/lib/ld-musl-armhf.so.1",
)

# Hard-float ARMv6, as in Alpine's armhf and on a Raspberry Pi 1. xx takes it for soft float in Rust and zig.
_ARM_V6 = replace(
    _ARM_V7,
    platform=Platform("linux", "arm", "v6"), goarm="6",
    rust_target="arm-unknown-linux-gnueabihf", rust_target_musl="arm-unknown-linux-musleabihf",
    gnu_triple="arm-linux-gnueabi",  # follows debian_arch; xx prints it
    alpine_triple="armv6-alpine-linux-musleabihf",
    rhel_triple="armv6hl-redhat-linux-gnueabi",
    clang_target="armv6-linux-gnueabihf", clang_target_musl="armv6-linux-musleabihf",
    cc_flags="-march=armv6+fp -marm",  # Thumb-1 has no hard float, and Debian's GCC starts in Thumb
    zig_cpu="arm1176jzf_s",  # the CPU of the Raspberry Pi 1; zig's own baseline is ARMv7
    debian_arch="armel",  # the nearest port: wiki.debian.org/ArmPorts
    alpine_arch="armhf", rpm_arch="armv6hl", uname="armv6l", march="armv6l",
    cmake_processor="armv6l", meson_cpu="armv6l",
    dotnet_rid="linux-armv6", dotnet_rid_musl="linux-musl-armv6",
    python_tag=None, python_tag_musl=None,  # no policy knows armv6l; piwheels uses linux_armv6l
    note="Hard float. Debian has no such port: armel, the nearest, is soft float, and armhf needs ARMv7.",
)

_ARM_V5 = replace(
    _ARM_V7,
    platform=Platform("linux", "arm", "v5"), goarm="5",
    rust_target="armv5te-unknown-linux-gnueabi", rust_target_musl="armv5te-unknown-linux-musleabi",
    gnu_triple="arm-linux-gnueabi", alpine_triple="armv5-alpine-linux-musleabi",
    rhel_triple="armv5tel-redhat-linux-gnueabi",
    clang_target="armv5te-linux-gnueabi", clang_target_musl="armv5te-linux-musleabi", cc_flags="-march=armv5te",
    zig_target="arm-linux-gnueabi", zig_target_musl="arm-linux-musleabi", zig_cpu="arm926ej_s",
    debian_arch="armel", alpine_arch="armel", rpm_arch="armv5tel",
    uname="armv5tel",  # as QEMU's arm926 says; a kernel with Jazelle says armv5tejl
    march="armv5l", cmake_processor="armv5tel", meson_cpu="armv5tel",
    dotnet_rid=None, dotnet_rid_musl=None,  # linux-armel is ARMv7 with the soft-float ABI
    python_tag=None, python_tag_musl=None,
    float_abi="soft", loader="/lib/ld-linux.so.3", loader_musl="/lib/ld-musl-arm.so.1",
    note="Alpine has no such port; alpine_arch is the name xx gives it.",
)

_ARM_V8 = replace(
    _ARM_V7,
    platform=Platform("linux", "arm", "v8"),
    uname="armv8l",  # of a 32-bit program on a 64-bit kernel
    cmake_processor="armv8l", meson_cpu="armv8l",
    note="32-bit programs on a 64-bit CPU: toolchains treat it as arm/v7.",
)

_RISCV64 = _linux(
    platform=Platform("linux", "riscv64"), goarch="riscv64",
    rust_target="riscv64gc-unknown-linux-gnu", rust_target_musl="riscv64gc-unknown-linux-musl",
    gnu_triple="riscv64-linux-gnu", alpine_triple="riscv64-alpine-linux-musl", rhel_triple="riscv64-redhat-linux",
    clang_target="riscv64-linux-gnu", clang_target_musl="riscv64-linux-musl",
    ld_emulation="elf64lriscv",
    zig_target="riscv64-linux-gnu", zig_target_musl="riscv64-linux-musl",
    debian_arch="riscv64", alpine_arch="riscv64", rpm_arch="riscv64", uname="riscv64", march="riscv64",
    cmake_processor="riscv64", meson_cpu_family="riscv64", meson_cpu="riscv64", endian="little",
    dotnet_rid="linux-riscv64", dotnet_rid_musl="linux-musl-riscv64", node_arch="riscv64",
    python_tag="manylinux_2_31_riscv64", python_tag_musl="musllinux_1_2_riscv64",
    java_arch="riscv64", maven_classifier="linux-riscv64",
    qemu="qemu-riscv64", elf_class=64, elf_machine="EM_RISCV", elf_machine_id=243,
    elf_flags=0x4,  # double-float ABI; C compilers add 0x1 for compressed instructions, Go does not
    loader="/lib/ld-linux-riscv64-lp64d.so.1", loader_musl="/lib/ld-musl-riscv64.so.1",
)

_PPC64LE = _linux(
    platform=Platform("linux", "ppc64le"), goarch="ppc64le",
    rust_target="powerpc64le-unknown-linux-gnu", rust_target_musl="powerpc64le-unknown-linux-musl",
    gnu_triple="powerpc64le-linux-gnu", alpine_triple="powerpc64le-alpine-linux-musl",
    rhel_triple="ppc64le-redhat-linux",
    clang_target="powerpc64le-linux-gnu", clang_target_musl="powerpc64le-linux-musl",
    ld_emulation="elf64lppc",
    zig_target="powerpc64le-linux-gnu", zig_target_musl="powerpc64le-linux-musl",
    debian_arch="ppc64el", alpine_arch="ppc64le", rpm_arch="ppc64le", uname="ppc64le", march="ppc64le",
    cmake_processor="ppc64le", meson_cpu_family="ppc64", meson_cpu="ppc64le", endian="little",
    dotnet_rid="linux-ppc64le", dotnet_rid_musl="linux-musl-ppc64le",
    node_arch="ppc64",  # process.arch; os.endianness() tells the two apart
    python_tag="manylinux_2_17_ppc64le", python_tag_musl="musllinux_1_2_ppc64le",
    java_arch="ppc64le", maven_classifier="linux-ppcle_64",
    qemu="qemu-ppc64le", elf_class=64, elf_machine="EM_PPC64", elf_machine_id=21, elf_flags=0x2,
    loader="/lib64/ld64.so.2", loader_musl="/lib/ld-musl-powerpc64le.so.1",
)

_S390X = _linux(
    platform=Platform("linux", "s390x"), goarch="s390x",
    rust_target="s390x-unknown-linux-gnu", rust_target_musl="s390x-unknown-linux-musl",
    gnu_triple="s390x-linux-gnu", alpine_triple="s390x-alpine-linux-musl", rhel_triple="s390x-redhat-linux",
    clang_target="s390x-linux-gnu", clang_target_musl="s390x-linux-musl",
    ld_emulation="elf64_s390",
    zig_target="s390x-linux-gnu", zig_target_musl="s390x-linux-musl",
    debian_arch="s390x", alpine_arch="s390x", rpm_arch="s390x", uname="s390x", march="s390x",
    cmake_processor="s390x", meson_cpu_family="s390x", meson_cpu="s390x", endian="big",
    dotnet_rid="linux-s390x", dotnet_rid_musl="linux-musl-s390x", node_arch="s390x",
    python_tag="manylinux_2_17_s390x", python_tag_musl="musllinux_1_2_s390x",
    java_arch="s390x", maven_classifier="linux-s390_64",
    qemu="qemu-s390x", elf_class=64, elf_machine="EM_S390", elf_machine_id=22, elf_flags=0,
    loader="/lib/ld64.so.1", loader_musl="/lib/ld-musl-s390x.so.1",
)

_LOONG64 = _linux(
    platform=Platform("linux", "loong64"), goarch="loong64",
    rust_target="loongarch64-unknown-linux-gnu", rust_target_musl="loongarch64-unknown-linux-musl",
    gnu_triple="loongarch64-linux-gnu", alpine_triple="loongarch64-alpine-linux-musl",
    rhel_triple="loongarch64-redhat-linux",
    clang_target="loongarch64-linux-gnu", clang_target_musl="loongarch64-linux-musl",
    ld_emulation="elf64loongarch",
    zig_target="loongarch64-linux-gnu", zig_target_musl="loongarch64-linux-musl",
    debian_arch="loong64", alpine_arch="loongarch64", rpm_arch="loongarch64",
    uname="loongarch64", march="loongarch64",
    cmake_processor="loongarch64", meson_cpu_family="loongarch64", meson_cpu="loongarch64", endian="little",
    dotnet_rid="linux-loongarch64", dotnet_rid_musl="linux-musl-loongarch64", node_arch="loong64",
    python_tag="manylinux_2_36_loongarch64", python_tag_musl="musllinux_1_2_loongarch64",
    java_arch="loongarch64", maven_classifier="linux-loongarch_64",
    qemu="qemu-loongarch64", elf_class=64, elf_machine="EM_LOONGARCH", elf_machine_id=258,
    elf_flags=0x3,  # double-float ABI; object files of version 1 add 0x40
    loader="/lib64/ld-linux-loongarch-lp64d.so.1", loader_musl="/lib/ld-musl-loongarch64.so.1",
)

_MIPS = _linux(
    platform=Platform("linux", "mips"), goarch="mips", gomips="hardfloat",
    rust_target="mips-unknown-linux-gnu",  # its musl target is soft float: rustc's target-spec-json
    gnu_triple="mips-linux-gnu", alpine_triple="mips-alpine-linux-musl",
    clang_target="mips-linux-gnu", clang_target_musl="mips-linux-musl",
    ld_emulation="elf32btsmip",
    zig_target="mips-linux-gnueabihf", zig_target_musl="mips-linux-musleabihf",
    debian_arch="mips", alpine_arch="mips", rpm_arch="mips", uname="mips", march="mips",
    cmake_processor="mips", meson_cpu_family="mips", meson_cpu="mips", endian="big", node_arch="mips",
    java_arch="mips", maven_classifier="linux-mips_32",
    qemu="qemu-mips", elf_class=32, elf_machine="EM_MIPS", elf_machine_id=8, elf_flags=0x1000,  # o32 ABI
    float_abi="hard", loader="/lib/ld.so.1", loader_musl="/lib/ld-musl-mips.so.1",
    note="Alpine has no port; its names are those tonistiigi/xx prints.",
)

_MIPSLE = replace(
    _MIPS,
    platform=Platform("linux", "mipsle"), goarch="mipsle",
    rust_target="mipsel-unknown-linux-gnu",
    gnu_triple="mipsel-linux-gnu", alpine_triple="mipsel-alpine-linux-musl",
    clang_target="mipsel-linux-gnu", clang_target_musl="mipsel-linux-musl",
    ld_emulation="elf32ltsmip",
    zig_target="mipsel-linux-gnueabihf", zig_target_musl="mipsel-linux-musleabihf",
    debian_arch="mipsel", alpine_arch="mipsle", rpm_arch="mipsel",
    uname="mips",  # the kernel names both byte orders alike
    march="mipsle", endian="little", node_arch="mipsel", java_arch="mipsel", maven_classifier="linux-mipsel_32",
    qemu="qemu-mipsel", loader_musl="/lib/ld-musl-mipsel.so.1",
)

_MIPS64 = replace(
    _MIPS,
    platform=Platform("linux", "mips64"), goarch="mips64", gomips=None, gomips64="hardfloat",
    rust_target="mips64-unknown-linux-gnuabi64", rust_target_musl="mips64-unknown-linux-muslabi64",
    gnu_triple="mips64-linux-gnuabi64", alpine_triple="mips64-alpine-linux-muslabi64",
    clang_target="mips64-linux-gnuabi64",
    clang_target_musl="mips64-linux-musl",  # 64 bits by itself; clang 19 refuses muslabi64 as "version abi64"
    ld_emulation="elf64btsmip",
    zig_target="mips64-linux-gnuabi64", zig_target_musl="mips64-linux-muslabi64",
    debian_arch="mips64", alpine_arch="mips64", rpm_arch="mips64", uname="mips64", march="mips64",
    cmake_processor="mips64", meson_cpu_family="mips64", meson_cpu="mips64", node_arch=None,
    java_arch="mips64", maven_classifier="linux-mips_64",
    qemu="qemu-mips64", elf_class=64, elf_flags=0, loader="/lib64/ld.so.1", loader_musl="/lib/ld-musl-mips64.so.1",
)

_MIPS64LE = replace(
    _MIPS64,
    platform=Platform("linux", "mips64le"), goarch="mips64le",
    rust_target="mips64el-unknown-linux-gnuabi64", rust_target_musl="mips64el-unknown-linux-muslabi64",
    gnu_triple="mips64el-linux-gnuabi64", alpine_triple="mips64el-alpine-linux-muslabi64",
    clang_target="mips64el-linux-gnuabi64", clang_target_musl="mips64el-linux-musl",
    ld_emulation="elf64ltsmip",
    zig_target="mips64el-linux-gnuabi64", zig_target_musl="mips64el-linux-muslabi64",
    debian_arch="mips64el", alpine_arch="mips64le", rpm_arch="mips64el", march="mips64le", endian="little",
    dotnet_rid="linux-mips64",  # little-endian only: src/coreclr of dotnet/runtime
    node_arch="mips64el", java_arch="mips64el", maven_classifier="linux-mipsel_64",
    qemu="qemu-mips64el", loader_musl="/lib/ld-musl-mips64el.so.1",
)
# fmt: on


def _amd64(level: str) -> Target:
    return replace(
        _AMD64,
        platform=Platform("linux", "amd64", level),
        goamd64=level,
        rust_cpu=f"x86-64-{level}",
        cc_flags=f"-march=x86-64-{level}",
        zig_cpu=f"x86_64_{level}",
    )


def _arm64_v9() -> Target:
    return replace(
        _ARM64,
        platform=Platform("linux", "arm64", "v9"),
        goarm64="v9.0",
        rust_cpu=None,
        cc_flags="-march=armv9-a",
        zig_cpu="generic+v9a",
        note="rustc has no CPU that stands for it.",
    )


def _with_float(row: Target, rust_soft: str | None, zig_cpu: str) -> tuple[Target, Target, Target]:
    """The row, the same with "hardfloat" said, and its soft-float twin; loaders as in musl's arch/mips*/reloc.h."""
    hard = replace(row, platform=replace(row.platform, variant="hardfloat"))
    soft = replace(
        row,
        platform=replace(row.platform, variant="softfloat"),
        gomips=row.gomips and "softfloat",
        gomips64=row.gomips64 and "softfloat",
        rust_target=None,
        rust_target_musl=rust_soft,
        rust_cpu="" if rust_soft else None,
        cc_flags="-msoft-float",
        zig_target=str(row.zig_target).replace("eabihf", "eabi"),
        zig_target_musl=str(row.zig_target_musl).replace("eabihf", "eabi"),
        zig_cpu=zig_cpu,
        float_abi="soft",
        loader_musl=str(row.loader_musl).replace(".so", "-sf.so"),
        note=f"Debian's MIPS packages are hard float. {row.note}",
    )
    return row, hard, soft


LINUX = (
    _AMD64,
    _amd64("v2"),
    _amd64("v3"),
    _amd64("v4"),
    _386,
    _ARM64,
    _arm64_v9(),
    _ARM_V5,
    _ARM_V6,
    _ARM_V7,
    _ARM_V8,
    _RISCV64,
    _PPC64LE,
    _S390X,
    _LOONG64,
    *_with_float(_MIPS, "mips-unknown-linux-musl", ""),
    *_with_float(_MIPSLE, "mipsel-unknown-linux-musl", ""),
    *_with_float(_MIPS64, None, "mips64r2+soft_float"),
    *_with_float(_MIPS64LE, None, "mips64r2+soft_float"),
)
