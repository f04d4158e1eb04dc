"""What tonistiigi/xx prints for each platform, but for FreeBSD, of which it prints Linux's names.

The table and xx-info are both held against it.
"""

from __future__ import annotations

# platform, variant, march, debian-arch, alpine-arch, rhel-arch, gnu triple, alpine triple
LINUX = [
    line.split()
    for line in """
linux/amd64    - x86_64 amd64 x86_64 x86_64 x86_64-linux-gnu x86_64-alpine-linux-musl
linux/amd64/v1 - x86_64 amd64 x86_64 x86_64 x86_64-linux-gnu x86_64-alpine-linux-musl
linux/amd64/v2 v2 x86_64 amd64 x86_64 x86_64 x86_64-linux-gnu x86_64-alpine-linux-musl
linux/amd64/v3 v3 x86_64 amd64 x86_64 x86_64 x86_64-linux-gnu x86_64-alpine-linux-musl
linux/amd64/v4 v4 x86_64 amd64 x86_64 x86_64 x86_64-linux-gnu x86_64-alpine-linux-musl
linux/386      - i386 i386 x86 i386 i686-linux-gnu i586-alpine-linux-musl
linux/arm64    - aarch64 arm64 aarch64 aarch64 aarch64-linux-gnu aarch64-alpine-linux-musl
linux/arm64/v8 - aarch64 arm64 aarch64 aarch64 aarch64-linux-gnu aarch64-alpine-linux-musl
linux/arm      v7 armv7l armhf armv7 armv7hl arm-linux-gnueabihf armv7-alpine-linux-musleabihf
linux/arm/v7   v7 armv7l armhf armv7 armv7hl arm-linux-gnueabihf armv7-alpine-linux-musleabihf
linux/arm/v8   v8 armv7l armhf armv7 armv7hl arm-linux-gnueabihf armv7-alpine-linux-musleabihf
linux/arm/v6   v6 armv6l armel armhf armv6hl arm-linux-gnueabi armv6-alpine-linux-musleabihf
linux/arm/v5   v5 armv5l armel armel armv5tel arm-linux-gnueabi armv5-alpine-linux-musleabi
linux/riscv64  - riscv64 riscv64 riscv64 riscv64 riscv64-linux-gnu riscv64-alpine-linux-musl
linux/ppc64le  - ppc64le ppc64el ppc64le ppc64le powerpc64le-linux-gnu powerpc64le-alpine-linux-musl
linux/s390x    - s390x s390x s390x s390x s390x-linux-gnu s390x-alpine-linux-musl
linux/loong64  - loongarch64 loong64 loongarch64 loongarch64 loongarch64-linux-gnu loongarch64-alpine-linux-musl
linux/mips     - mips mips mips mips mips-linux-gnu mips-alpine-linux-musl
linux/mipsle   - mipsle mipsel mipsle mipsel mipsel-linux-gnu mipsel-alpine-linux-musl
linux/mips64   - mips64 mips64 mips64 mips64 mips64-linux-gnuabi64 mips64-alpine-linux-muslabi64
linux/mips64le - mips64le mips64el mips64le mips64el mips64el-linux-gnuabi64 mips64el-alpine-linux-muslabi64
linux/mipsle/softfloat softfloat mipsle mipsel mipsle mipsel mipsel-linux-gnu mipsel-alpine-linux-musl
""".strip().splitlines()
]

# platform, march, triple, vendor, libc, pkg-arch, sysroot
OTHERS = [
    "darwin/amd64 x86_64 x86_64-apple-macos10.6 apple gnu amd64 /xx-sdk/MacOSX11.1.sdk/",
    "darwin/arm64 arm64 arm64-apple-macos11.0 apple gnu arm64 /xx-sdk/MacOSX11.1.sdk/",
    "windows/amd64 x86_64 x86_64-w64-mingw32 debian mingw32 amd64 /",
    "windows/amd64/v3 x86_64 x86_64-w64-mingw32 debian mingw32 amd64 /",
    "windows/386 i386 i686-w64-mingw32 debian mingw32 i386 /",
    "windows/arm armv7l armv7-w64-mingw32 debian mingw32 armhf /",
    "windows/arm64 aarch64 aarch64-w64-mingw32 debian mingw32 arm64 /",
    "freebsd/amd64 x86_64 x86_64-unknown-freebsd debian gnu amd64 /",
]
