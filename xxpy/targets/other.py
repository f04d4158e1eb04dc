"""The rows of macOS, Windows, FreeBSD and WASI: the same sources as those of Linux."""

from __future__ import annotations

from functools import partial

from xxpy.platform import Platform
from xxpy.targets.row import Target

_darwin = partial(Target, goos="darwin", cmake_system="Darwin", node_platform="darwin", endian="little")
_windows = partial(
    Target, goos="windows", libc="mingw32", cmake_system="Windows", node_platform="win32", endian="little"
)
_freebsd = partial(
    Target, goos="freebsd", cmake_system="FreeBSD", node_platform="freebsd", endian="little", elf_class=64, elf_flags=0
)

# A table: one line for each group of columns.
# fmt: off
OTHER = (
    _darwin(
        platform=Platform("darwin", "amd64"), goarch="amd64", goamd64="v1", rust_target="x86_64-apple-darwin",
        gnu_triple="x86_64-apple-macos10.6", clang_target="x86_64-apple-macos10.6",  # the version xx writes
        zig_target="x86_64-macos-none", uname="x86_64", march="x86_64",
        cmake_processor="x86_64", meson_cpu_family="x86_64", meson_cpu="x86_64",
        dotnet_rid="osx-x64", node_arch="x64",
        python_tag="macosx_10_9_x86_64",  # the floor of python.org's installers up to 3.11
        java_arch="x86_64",  # amd64 everywhere else: macosx_port of OpenJDK
        maven_classifier="osx-x86_64",
    ),
    _darwin(
        platform=Platform("darwin", "arm64"), goarch="arm64", goarm64="v8.0", rust_target="aarch64-apple-darwin",
        gnu_triple="arm64-apple-macos11.0", clang_target="arm64-apple-macos11.0",
        zig_target="aarch64-macos-none", uname="arm64", march="arm64",
        cmake_processor="arm64", meson_cpu_family="aarch64", meson_cpu="aarch64",
        dotnet_rid="osx-arm64", node_arch="arm64", python_tag="macosx_11_0_arm64",
        java_arch="aarch64", maven_classifier="osx-aarch_64",
    ),
    _windows(
        platform=Platform("windows", "amd64"), goarch="amd64", goamd64="v1", rust_target="x86_64-pc-windows-gnu",
        gnu_triple="x86_64-w64-mingw32", clang_target="x86_64-w64-mingw32",
        zig_target="x86_64-windows-gnu", march="x86_64",
        cmake_processor="AMD64",  # %PROCESSOR_ARCHITECTURE%: CMakeDetermineSystem.cmake
        meson_cpu_family="x86_64", meson_cpu="x86_64",
        dotnet_rid="win-x64", node_arch="x64", python_tag="win_amd64",
        java_arch="amd64", maven_classifier="windows-x86_64",
    ),
    _windows(
        platform=Platform("windows", "386"), goarch="386", go386="sse2", rust_target="i686-pc-windows-gnu",
        gnu_triple="i686-w64-mingw32", clang_target="i686-w64-mingw32",
        zig_target="x86-windows-gnu", march="i386",
        cmake_processor="x86", meson_cpu_family="x86", meson_cpu="i686",
        dotnet_rid="win-x86", node_arch="ia32", python_tag="win32",
        java_arch="x86", maven_classifier="windows-x86_32",
    ),
    _windows(
        platform=Platform("windows", "arm64"), goarch="arm64", goarm64="v8.0",
        rust_target="aarch64-pc-windows-gnullvm",  # there is no aarch64-pc-windows-gnu
        gnu_triple="aarch64-w64-mingw32", clang_target="aarch64-w64-mingw32",
        zig_target="aarch64-windows-gnu", march="aarch64",
        cmake_processor="ARM64", meson_cpu_family="aarch64", meson_cpu="aarch64",
        dotnet_rid="win-arm64", node_arch="arm64", python_tag="win_arm64",
        java_arch="aarch64", maven_classifier="windows-aarch_64",
    ),
    _windows(
        platform=Platform("windows", "arm", "v7"), goos=None,
        gnu_triple="armv7-w64-mingw32", clang_target="armv7-w64-mingw32",
        zig_target="thumb-windows-gnu",  # zig's name: Windows runs no other instruction set on 32-bit Arm
        march="armv7l", cmake_processor="ARM", meson_cpu_family="arm", meson_cpu="armv7l",
        node_arch="arm", java_arch="arm", maven_classifier="windows-arm_32",
        note="Go 1.26 and .NET 8 dropped it.",
    ),
    _freebsd(
        platform=Platform("freebsd", "amd64"), goarch="amd64", goamd64="v1", rust_target="x86_64-unknown-freebsd",
        gnu_triple="x86_64-unknown-freebsd", clang_target="x86_64-unknown-freebsd",  # xx prints a Linux triple
        zig_target="x86_64-freebsd-none",
        uname="amd64",  # FreeBSD says amd64 and arm64 where Linux says x86_64 and aarch64
        march="x86_64", cmake_processor="amd64", meson_cpu_family="x86_64", meson_cpu="x86_64",
        dotnet_rid="freebsd-x64", node_arch="x64", java_arch="amd64", maven_classifier="freebsd-x86_64",
        elf_machine="EM_X86_64", elf_machine_id=62, loader="/libexec/ld-elf.so.1",
    ),
    _freebsd(
        platform=Platform("freebsd", "arm64"), goarch="arm64", goarm64="v8.0", rust_target="aarch64-unknown-freebsd",
        gnu_triple="aarch64-unknown-freebsd", clang_target="aarch64-unknown-freebsd",
        zig_target="aarch64-freebsd-none", uname="arm64", march="aarch64",
        cmake_processor="aarch64",  # CMake asks `uname -p` there
        meson_cpu_family="aarch64", meson_cpu="aarch64",
        dotnet_rid="freebsd-arm64", node_arch="arm64", java_arch="aarch64", maven_classifier="freebsd-aarch_64",
        elf_machine="EM_AARCH64", elf_machine_id=183, loader="/libexec/ld-elf.so.1",
    ),
    Target(
        platform=Platform("wasip1", "wasm"), goos="wasip1", goarch="wasm",
        rust_target="wasm32-wasip1", clang_target="wasm32-wasip1", zig_target="wasm32-wasi-musl",
        cmake_system="WASI", cmake_processor="wasm32",  # the toolchain file of wasi-sdk
        meson_cpu_family="wasm32", meson_cpu="wasm32", endian="little", dotnet_rid="wasi-wasm",
    ),
)
# fmt: on
