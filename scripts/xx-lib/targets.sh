# Generated from xxpy/targets; do not edit.
# shellcheck shell=sh
# Each function takes a platform in normal form, such as linux/arm64 or linux/arm/v7, prints its name in one toolchain
# and returns 1 where the table has none. What the columns mean: xxpy/targets/row.py.

# Every platform of the table, one a line.
xxpy_platforms() {
  printf '%s\n' \
    linux/amd64 \
    linux/amd64/v2 \
    linux/amd64/v3 \
    linux/amd64/v4 \
    linux/386 \
    linux/arm64 \
    linux/arm64/v9 \
    linux/arm/v5 \
    linux/arm/v6 \
    linux/arm/v7 \
    linux/arm/v8 \
    linux/riscv64 \
    linux/ppc64le \
    linux/s390x \
    linux/loong64 \
    linux/mips \
    linux/mips/hardfloat \
    linux/mips/softfloat \
    linux/mipsle \
    linux/mipsle/hardfloat \
    linux/mipsle/softfloat \
    linux/mips64 \
    linux/mips64/hardfloat \
    linux/mips64/softfloat \
    linux/mips64le \
    linux/mips64le/hardfloat \
    linux/mips64le/softfloat \
    darwin/amd64 \
    darwin/arm64 \
    windows/amd64 \
    windows/386 \
    windows/arm64 \
    windows/arm/v7 \
    freebsd/amd64 \
    freebsd/arm64 \
    wasip1/wasm
}

# The platform for what `uname -m` prints on Linux.
xxpy_from_uname() {
  case "$1" in
    arm64 | aarch64) printf '%s\n' linux/arm64 ;;
    armv5tejl | armv5tel | armv5l) printf '%s\n' linux/arm/v5 ;;
    i586 | i686 | i386) printf '%s\n' linux/386 ;;
    x86_64) printf '%s\n' linux/amd64 ;;
    armv6l) printf '%s\n' linux/arm/v6 ;;
    armv7l) printf '%s\n' linux/arm/v7 ;;
    armv8l) printf '%s\n' linux/arm/v8 ;;
    riscv64) printf '%s\n' linux/riscv64 ;;
    ppc64le) printf '%s\n' linux/ppc64le ;;
    s390x) printf '%s\n' linux/s390x ;;
    loongarch64) printf '%s\n' linux/loong64 ;;
    mips) printf '%s\n' linux/mips ;;
    mipsle) printf '%s\n' linux/mipsle ;;
    mips64) printf '%s\n' linux/mips64 ;;
    mips64le) printf '%s\n' linux/mips64le ;;
    *) return 1 ;;
  esac
}

xxpy_goos() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4 | linux/386 | linux/arm64 | linux/arm64/v9 | linux/arm/v5 | linux/arm/v6 | linux/arm/v7 | linux/arm/v8 | linux/riscv64 | linux/ppc64le | linux/s390x | linux/loong64 | linux/mips | linux/mips/hardfloat | linux/mips/softfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat | linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat | linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' linux ;;
    darwin/amd64 | darwin/arm64) printf '%s\n' darwin ;;
    windows/amd64 | windows/386 | windows/arm64) printf '%s\n' windows ;;
    freebsd/amd64 | freebsd/arm64) printf '%s\n' freebsd ;;
    wasip1/wasm) printf '%s\n' wasip1 ;;
    *) return 1 ;;
  esac
}

xxpy_goarch() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4 | darwin/amd64 | windows/amd64 | freebsd/amd64) printf '%s\n' amd64 ;;
    linux/386 | windows/386) printf '%s\n' 386 ;;
    linux/arm64 | linux/arm64/v9 | darwin/arm64 | windows/arm64 | freebsd/arm64) printf '%s\n' arm64 ;;
    linux/arm/v5 | linux/arm/v6 | linux/arm/v7 | linux/arm/v8) printf '%s\n' arm ;;
    linux/riscv64) printf '%s\n' riscv64 ;;
    linux/ppc64le) printf '%s\n' ppc64le ;;
    linux/s390x) printf '%s\n' s390x ;;
    linux/loong64) printf '%s\n' loong64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsle ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64le ;;
    wasip1/wasm) printf '%s\n' wasm ;;
    *) return 1 ;;
  esac
}

xxpy_goamd64() {
  case "$1" in
    linux/amd64 | darwin/amd64 | windows/amd64 | freebsd/amd64) printf '%s\n' v1 ;;
    linux/amd64/v2) printf '%s\n' v2 ;;
    linux/amd64/v3) printf '%s\n' v3 ;;
    linux/amd64/v4) printf '%s\n' v4 ;;
    *) return 1 ;;
  esac
}

xxpy_goarm() {
  case "$1" in
    linux/arm/v5) printf '%s\n' 5 ;;
    linux/arm/v6) printf '%s\n' 6 ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' 7 ;;
    *) return 1 ;;
  esac
}

xxpy_goarm64() {
  case "$1" in
    linux/arm64 | darwin/arm64 | windows/arm64 | freebsd/arm64) printf '%s\n' v8.0 ;;
    linux/arm64/v9) printf '%s\n' v9.0 ;;
    *) return 1 ;;
  esac
}

xxpy_go386() {
  case "$1" in
    linux/386 | windows/386) printf '%s\n' sse2 ;;
    *) return 1 ;;
  esac
}

xxpy_gomips() {
  case "$1" in
    linux/mips | linux/mips/hardfloat | linux/mipsle | linux/mipsle/hardfloat) printf '%s\n' hardfloat ;;
    linux/mips/softfloat | linux/mipsle/softfloat) printf '%s\n' softfloat ;;
    *) return 1 ;;
  esac
}

xxpy_gomips64() {
  case "$1" in
    linux/mips64 | linux/mips64/hardfloat | linux/mips64le | linux/mips64le/hardfloat) printf '%s\n' hardfloat ;;
    linux/mips64/softfloat | linux/mips64le/softfloat) printf '%s\n' softfloat ;;
    *) return 1 ;;
  esac
}

xxpy_rust_target() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64-unknown-linux-gnu ;;
    linux/386) printf '%s\n' i686-unknown-linux-gnu ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64-unknown-linux-gnu ;;
    linux/arm/v5) printf '%s\n' armv5te-unknown-linux-gnueabi ;;
    linux/arm/v6) printf '%s\n' arm-unknown-linux-gnueabihf ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' armv7-unknown-linux-gnueabihf ;;
    linux/riscv64) printf '%s\n' riscv64gc-unknown-linux-gnu ;;
    linux/ppc64le) printf '%s\n' powerpc64le-unknown-linux-gnu ;;
    linux/s390x) printf '%s\n' s390x-unknown-linux-gnu ;;
    linux/loong64) printf '%s\n' loongarch64-unknown-linux-gnu ;;
    linux/mips | linux/mips/hardfloat) printf '%s\n' mips-unknown-linux-gnu ;;
    linux/mipsle | linux/mipsle/hardfloat) printf '%s\n' mipsel-unknown-linux-gnu ;;
    linux/mips64 | linux/mips64/hardfloat) printf '%s\n' mips64-unknown-linux-gnuabi64 ;;
    linux/mips64le | linux/mips64le/hardfloat) printf '%s\n' mips64el-unknown-linux-gnuabi64 ;;
    darwin/amd64) printf '%s\n' x86_64-apple-darwin ;;
    darwin/arm64) printf '%s\n' aarch64-apple-darwin ;;
    windows/amd64) printf '%s\n' x86_64-pc-windows-gnu ;;
    windows/386) printf '%s\n' i686-pc-windows-gnu ;;
    windows/arm64) printf '%s\n' aarch64-pc-windows-gnullvm ;;
    freebsd/amd64) printf '%s\n' x86_64-unknown-freebsd ;;
    freebsd/arm64) printf '%s\n' aarch64-unknown-freebsd ;;
    wasip1/wasm) printf '%s\n' wasm32-wasip1 ;;
    *) return 1 ;;
  esac
}

xxpy_rust_target_musl() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64-unknown-linux-musl ;;
    linux/386) printf '%s\n' i686-unknown-linux-musl ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64-unknown-linux-musl ;;
    linux/arm/v5) printf '%s\n' armv5te-unknown-linux-musleabi ;;
    linux/arm/v6) printf '%s\n' arm-unknown-linux-musleabihf ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' armv7-unknown-linux-musleabihf ;;
    linux/riscv64) printf '%s\n' riscv64gc-unknown-linux-musl ;;
    linux/ppc64le) printf '%s\n' powerpc64le-unknown-linux-musl ;;
    linux/s390x) printf '%s\n' s390x-unknown-linux-musl ;;
    linux/loong64) printf '%s\n' loongarch64-unknown-linux-musl ;;
    linux/mips/softfloat) printf '%s\n' mips-unknown-linux-musl ;;
    linux/mipsle/softfloat) printf '%s\n' mipsel-unknown-linux-musl ;;
    linux/mips64 | linux/mips64/hardfloat) printf '%s\n' mips64-unknown-linux-muslabi64 ;;
    linux/mips64le | linux/mips64le/hardfloat) printf '%s\n' mips64el-unknown-linux-muslabi64 ;;
    *) return 1 ;;
  esac
}

xxpy_rust_cpu() {
  case "$1" in
    linux/amd64 | linux/386 | linux/arm64 | linux/arm/v5 | linux/arm/v6 | linux/arm/v7 | linux/arm/v8 | linux/riscv64 | linux/ppc64le | linux/s390x | linux/loong64 | linux/mips | linux/mips/hardfloat | linux/mips/softfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat | linux/mips64 | linux/mips64/hardfloat | linux/mips64le | linux/mips64le/hardfloat | darwin/amd64 | darwin/arm64 | windows/amd64 | windows/386 | windows/arm64 | freebsd/amd64 | freebsd/arm64 | wasip1/wasm) printf '%s\n' '' ;;
    linux/amd64/v2) printf '%s\n' x86-64-v2 ;;
    linux/amd64/v3) printf '%s\n' x86-64-v3 ;;
    linux/amd64/v4) printf '%s\n' x86-64-v4 ;;
    *) return 1 ;;
  esac
}

xxpy_gnu_triple() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64-linux-gnu ;;
    linux/386) printf '%s\n' i686-linux-gnu ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64-linux-gnu ;;
    linux/arm/v5 | linux/arm/v6) printf '%s\n' arm-linux-gnueabi ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' arm-linux-gnueabihf ;;
    linux/riscv64) printf '%s\n' riscv64-linux-gnu ;;
    linux/ppc64le) printf '%s\n' powerpc64le-linux-gnu ;;
    linux/s390x) printf '%s\n' s390x-linux-gnu ;;
    linux/loong64) printf '%s\n' loongarch64-linux-gnu ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips-linux-gnu ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsel-linux-gnu ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64-linux-gnuabi64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64el-linux-gnuabi64 ;;
    darwin/amd64) printf '%s\n' x86_64-apple-macos10.6 ;;
    darwin/arm64) printf '%s\n' arm64-apple-macos11.0 ;;
    windows/amd64) printf '%s\n' x86_64-w64-mingw32 ;;
    windows/386) printf '%s\n' i686-w64-mingw32 ;;
    windows/arm64) printf '%s\n' aarch64-w64-mingw32 ;;
    windows/arm/v7) printf '%s\n' armv7-w64-mingw32 ;;
    freebsd/amd64) printf '%s\n' x86_64-unknown-freebsd ;;
    freebsd/arm64) printf '%s\n' aarch64-unknown-freebsd ;;
    *) return 1 ;;
  esac
}

xxpy_alpine_triple() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64-alpine-linux-musl ;;
    linux/386) printf '%s\n' i586-alpine-linux-musl ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64-alpine-linux-musl ;;
    linux/arm/v5) printf '%s\n' armv5-alpine-linux-musleabi ;;
    linux/arm/v6) printf '%s\n' armv6-alpine-linux-musleabihf ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' armv7-alpine-linux-musleabihf ;;
    linux/riscv64) printf '%s\n' riscv64-alpine-linux-musl ;;
    linux/ppc64le) printf '%s\n' powerpc64le-alpine-linux-musl ;;
    linux/s390x) printf '%s\n' s390x-alpine-linux-musl ;;
    linux/loong64) printf '%s\n' loongarch64-alpine-linux-musl ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips-alpine-linux-musl ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsel-alpine-linux-musl ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64-alpine-linux-muslabi64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64el-alpine-linux-muslabi64 ;;
    *) return 1 ;;
  esac
}

xxpy_clang_target() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64-linux-gnu ;;
    linux/386) printf '%s\n' i686-linux-gnu ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64-linux-gnu ;;
    linux/arm/v5) printf '%s\n' armv5te-linux-gnueabi ;;
    linux/arm/v6) printf '%s\n' armv6-linux-gnueabihf ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' armv7-linux-gnueabihf ;;
    linux/riscv64) printf '%s\n' riscv64-linux-gnu ;;
    linux/ppc64le) printf '%s\n' powerpc64le-linux-gnu ;;
    linux/s390x) printf '%s\n' s390x-linux-gnu ;;
    linux/loong64) printf '%s\n' loongarch64-linux-gnu ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips-linux-gnu ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsel-linux-gnu ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64-linux-gnuabi64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64el-linux-gnuabi64 ;;
    darwin/amd64) printf '%s\n' x86_64-apple-macos10.6 ;;
    darwin/arm64) printf '%s\n' arm64-apple-macos11.0 ;;
    windows/amd64) printf '%s\n' x86_64-w64-mingw32 ;;
    windows/386) printf '%s\n' i686-w64-mingw32 ;;
    windows/arm64) printf '%s\n' aarch64-w64-mingw32 ;;
    windows/arm/v7) printf '%s\n' armv7-w64-mingw32 ;;
    freebsd/amd64) printf '%s\n' x86_64-unknown-freebsd ;;
    freebsd/arm64) printf '%s\n' aarch64-unknown-freebsd ;;
    wasip1/wasm) printf '%s\n' wasm32-wasip1 ;;
    *) return 1 ;;
  esac
}

xxpy_clang_target_musl() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64-linux-musl ;;
    linux/386) printf '%s\n' i686-linux-musl ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64-linux-musl ;;
    linux/arm/v5) printf '%s\n' armv5te-linux-musleabi ;;
    linux/arm/v6) printf '%s\n' armv6-linux-musleabihf ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' armv7-linux-musleabihf ;;
    linux/riscv64) printf '%s\n' riscv64-linux-musl ;;
    linux/ppc64le) printf '%s\n' powerpc64le-linux-musl ;;
    linux/s390x) printf '%s\n' s390x-linux-musl ;;
    linux/loong64) printf '%s\n' loongarch64-linux-musl ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips-linux-musl ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsel-linux-musl ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64-linux-musl ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64el-linux-musl ;;
    *) return 1 ;;
  esac
}

xxpy_cc_flags() {
  case "$1" in
    linux/amd64 | linux/386 | linux/arm64 | linux/riscv64 | linux/ppc64le | linux/s390x | linux/loong64 | linux/mips | linux/mips/hardfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mips64 | linux/mips64/hardfloat | linux/mips64le | linux/mips64le/hardfloat | darwin/amd64 | darwin/arm64 | windows/amd64 | windows/386 | windows/arm64 | windows/arm/v7 | freebsd/amd64 | freebsd/arm64 | wasip1/wasm) printf '%s\n' '' ;;
    linux/amd64/v2) printf '%s\n' -march=x86-64-v2 ;;
    linux/amd64/v3) printf '%s\n' -march=x86-64-v3 ;;
    linux/amd64/v4) printf '%s\n' -march=x86-64-v4 ;;
    linux/arm64/v9) printf '%s\n' -march=armv9-a ;;
    linux/arm/v5) printf '%s\n' -march=armv5te ;;
    linux/arm/v6) printf '%s\n' '-march=armv6+fp -marm' ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' -march=armv7-a+fp ;;
    linux/mips/softfloat | linux/mipsle/softfloat | linux/mips64/softfloat | linux/mips64le/softfloat) printf '%s\n' -msoft-float ;;
    *) return 1 ;;
  esac
}

xxpy_ld_emulation() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' elf_x86_64 ;;
    linux/386) printf '%s\n' elf_i386 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64linux ;;
    linux/arm/v5 | linux/arm/v6 | linux/arm/v7 | linux/arm/v8) printf '%s\n' armelf_linux_eabi ;;
    linux/riscv64) printf '%s\n' elf64lriscv ;;
    linux/ppc64le) printf '%s\n' elf64lppc ;;
    linux/s390x) printf '%s\n' elf64_s390 ;;
    linux/loong64) printf '%s\n' elf64loongarch ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' elf32btsmip ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' elf32ltsmip ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' elf64btsmip ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' elf64ltsmip ;;
    *) return 1 ;;
  esac
}

xxpy_zig_target() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64-linux-gnu ;;
    linux/386) printf '%s\n' x86-linux-gnu ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64-linux-gnu ;;
    linux/arm/v5) printf '%s\n' arm-linux-gnueabi ;;
    linux/arm/v6 | linux/arm/v7 | linux/arm/v8) printf '%s\n' arm-linux-gnueabihf ;;
    linux/riscv64) printf '%s\n' riscv64-linux-gnu ;;
    linux/ppc64le) printf '%s\n' powerpc64le-linux-gnu ;;
    linux/s390x) printf '%s\n' s390x-linux-gnu ;;
    linux/loong64) printf '%s\n' loongarch64-linux-gnu ;;
    linux/mips | linux/mips/hardfloat) printf '%s\n' mips-linux-gnueabihf ;;
    linux/mips/softfloat) printf '%s\n' mips-linux-gnueabi ;;
    linux/mipsle | linux/mipsle/hardfloat) printf '%s\n' mipsel-linux-gnueabihf ;;
    linux/mipsle/softfloat) printf '%s\n' mipsel-linux-gnueabi ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64-linux-gnuabi64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64el-linux-gnuabi64 ;;
    darwin/amd64) printf '%s\n' x86_64-macos-none ;;
    darwin/arm64) printf '%s\n' aarch64-macos-none ;;
    windows/amd64) printf '%s\n' x86_64-windows-gnu ;;
    windows/386) printf '%s\n' x86-windows-gnu ;;
    windows/arm64) printf '%s\n' aarch64-windows-gnu ;;
    windows/arm/v7) printf '%s\n' thumb-windows-gnu ;;
    freebsd/amd64) printf '%s\n' x86_64-freebsd-none ;;
    freebsd/arm64) printf '%s\n' aarch64-freebsd-none ;;
    wasip1/wasm) printf '%s\n' wasm32-wasi-musl ;;
    *) return 1 ;;
  esac
}

xxpy_zig_target_musl() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64-linux-musl ;;
    linux/386) printf '%s\n' x86-linux-musl ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64-linux-musl ;;
    linux/arm/v5) printf '%s\n' arm-linux-musleabi ;;
    linux/arm/v6 | linux/arm/v7 | linux/arm/v8) printf '%s\n' arm-linux-musleabihf ;;
    linux/riscv64) printf '%s\n' riscv64-linux-musl ;;
    linux/ppc64le) printf '%s\n' powerpc64le-linux-musl ;;
    linux/s390x) printf '%s\n' s390x-linux-musl ;;
    linux/loong64) printf '%s\n' loongarch64-linux-musl ;;
    linux/mips | linux/mips/hardfloat) printf '%s\n' mips-linux-musleabihf ;;
    linux/mips/softfloat) printf '%s\n' mips-linux-musleabi ;;
    linux/mipsle | linux/mipsle/hardfloat) printf '%s\n' mipsel-linux-musleabihf ;;
    linux/mipsle/softfloat) printf '%s\n' mipsel-linux-musleabi ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64-linux-muslabi64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64el-linux-muslabi64 ;;
    *) return 1 ;;
  esac
}

xxpy_zig_cpu() {
  case "$1" in
    linux/amd64 | linux/386 | linux/arm64 | linux/arm/v7 | linux/arm/v8 | linux/riscv64 | linux/ppc64le | linux/s390x | linux/loong64 | linux/mips | linux/mips/hardfloat | linux/mips/softfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat | linux/mips64 | linux/mips64/hardfloat | linux/mips64le | linux/mips64le/hardfloat | darwin/amd64 | darwin/arm64 | windows/amd64 | windows/386 | windows/arm64 | windows/arm/v7 | freebsd/amd64 | freebsd/arm64 | wasip1/wasm) printf '%s\n' '' ;;
    linux/amd64/v2) printf '%s\n' x86_64_v2 ;;
    linux/amd64/v3) printf '%s\n' x86_64_v3 ;;
    linux/amd64/v4) printf '%s\n' x86_64_v4 ;;
    linux/arm64/v9) printf '%s\n' generic+v9a ;;
    linux/arm/v5) printf '%s\n' arm926ej_s ;;
    linux/arm/v6) printf '%s\n' arm1176jzf_s ;;
    linux/mips64/softfloat | linux/mips64le/softfloat) printf '%s\n' mips64r2+soft_float ;;
    *) return 1 ;;
  esac
}

xxpy_debian_arch() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' amd64 ;;
    linux/386) printf '%s\n' i386 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' arm64 ;;
    linux/arm/v5 | linux/arm/v6) printf '%s\n' armel ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' armhf ;;
    linux/riscv64) printf '%s\n' riscv64 ;;
    linux/ppc64le) printf '%s\n' ppc64el ;;
    linux/s390x) printf '%s\n' s390x ;;
    linux/loong64) printf '%s\n' loong64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsel ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64el ;;
    *) return 1 ;;
  esac
}

xxpy_alpine_arch() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64 ;;
    linux/386) printf '%s\n' x86 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64 ;;
    linux/arm/v5) printf '%s\n' armel ;;
    linux/arm/v6) printf '%s\n' armhf ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' armv7 ;;
    linux/riscv64) printf '%s\n' riscv64 ;;
    linux/ppc64le) printf '%s\n' ppc64le ;;
    linux/s390x) printf '%s\n' s390x ;;
    linux/loong64) printf '%s\n' loongarch64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsle ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64le ;;
    *) return 1 ;;
  esac
}

xxpy_rpm_arch() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' x86_64 ;;
    linux/386) printf '%s\n' i386 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' aarch64 ;;
    linux/arm/v5) printf '%s\n' armv5tel ;;
    linux/arm/v6) printf '%s\n' armv6hl ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' armv7hl ;;
    linux/riscv64) printf '%s\n' riscv64 ;;
    linux/ppc64le) printf '%s\n' ppc64le ;;
    linux/s390x) printf '%s\n' s390x ;;
    linux/loong64) printf '%s\n' loongarch64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsel ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64el ;;
    *) return 1 ;;
  esac
}

xxpy_march() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4 | darwin/amd64 | windows/amd64 | freebsd/amd64) printf '%s\n' x86_64 ;;
    linux/386 | windows/386) printf '%s\n' i386 ;;
    linux/arm64 | linux/arm64/v9 | windows/arm64 | freebsd/arm64) printf '%s\n' aarch64 ;;
    linux/arm/v5) printf '%s\n' armv5l ;;
    linux/arm/v6) printf '%s\n' armv6l ;;
    linux/arm/v7 | linux/arm/v8 | windows/arm/v7) printf '%s\n' armv7l ;;
    linux/riscv64) printf '%s\n' riscv64 ;;
    linux/ppc64le) printf '%s\n' ppc64le ;;
    linux/s390x) printf '%s\n' s390x ;;
    linux/loong64) printf '%s\n' loongarch64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsle ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' mips64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64le ;;
    darwin/arm64) printf '%s\n' arm64 ;;
    *) return 1 ;;
  esac
}

xxpy_cmake_system() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4 | linux/386 | linux/arm64 | linux/arm64/v9 | linux/arm/v5 | linux/arm/v6 | linux/arm/v7 | linux/arm/v8 | linux/riscv64 | linux/ppc64le | linux/s390x | linux/loong64 | linux/mips | linux/mips/hardfloat | linux/mips/softfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat | linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat | linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' Linux ;;
    darwin/amd64 | darwin/arm64) printf '%s\n' Darwin ;;
    windows/amd64 | windows/386 | windows/arm64 | windows/arm/v7) printf '%s\n' Windows ;;
    freebsd/amd64 | freebsd/arm64) printf '%s\n' FreeBSD ;;
    wasip1/wasm) printf '%s\n' WASI ;;
    *) return 1 ;;
  esac
}

xxpy_cmake_processor() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4 | darwin/amd64) printf '%s\n' x86_64 ;;
    linux/386) printf '%s\n' i686 ;;
    linux/arm64 | linux/arm64/v9 | freebsd/arm64) printf '%s\n' aarch64 ;;
    linux/arm/v5) printf '%s\n' armv5tel ;;
    linux/arm/v6) printf '%s\n' armv6l ;;
    linux/arm/v7) printf '%s\n' armv7l ;;
    linux/arm/v8) printf '%s\n' armv8l ;;
    linux/riscv64) printf '%s\n' riscv64 ;;
    linux/ppc64le) printf '%s\n' ppc64le ;;
    linux/s390x) printf '%s\n' s390x ;;
    linux/loong64) printf '%s\n' loongarch64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mips ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat | linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64 ;;
    darwin/arm64) printf '%s\n' arm64 ;;
    windows/amd64) printf '%s\n' AMD64 ;;
    windows/386) printf '%s\n' x86 ;;
    windows/arm64) printf '%s\n' ARM64 ;;
    windows/arm/v7) printf '%s\n' ARM ;;
    freebsd/amd64) printf '%s\n' amd64 ;;
    wasip1/wasm) printf '%s\n' wasm32 ;;
    *) return 1 ;;
  esac
}

xxpy_meson_cpu_family() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4 | darwin/amd64 | windows/amd64 | freebsd/amd64) printf '%s\n' x86_64 ;;
    linux/386 | windows/386) printf '%s\n' x86 ;;
    linux/arm64 | linux/arm64/v9 | darwin/arm64 | windows/arm64 | freebsd/arm64) printf '%s\n' aarch64 ;;
    linux/arm/v5 | linux/arm/v6 | linux/arm/v7 | linux/arm/v8 | windows/arm/v7) printf '%s\n' arm ;;
    linux/riscv64) printf '%s\n' riscv64 ;;
    linux/ppc64le) printf '%s\n' ppc64 ;;
    linux/s390x) printf '%s\n' s390x ;;
    linux/loong64) printf '%s\n' loongarch64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mips ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat | linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64 ;;
    wasip1/wasm) printf '%s\n' wasm32 ;;
    *) return 1 ;;
  esac
}

xxpy_meson_cpu() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4 | darwin/amd64 | windows/amd64 | freebsd/amd64) printf '%s\n' x86_64 ;;
    linux/386 | windows/386) printf '%s\n' i686 ;;
    linux/arm64 | linux/arm64/v9 | darwin/arm64 | windows/arm64 | freebsd/arm64) printf '%s\n' aarch64 ;;
    linux/arm/v5) printf '%s\n' armv5tel ;;
    linux/arm/v6) printf '%s\n' armv6l ;;
    linux/arm/v7 | windows/arm/v7) printf '%s\n' armv7l ;;
    linux/arm/v8) printf '%s\n' armv8l ;;
    linux/riscv64) printf '%s\n' riscv64 ;;
    linux/ppc64le) printf '%s\n' ppc64le ;;
    linux/s390x) printf '%s\n' s390x ;;
    linux/loong64) printf '%s\n' loongarch64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mips ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat | linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64 ;;
    wasip1/wasm) printf '%s\n' wasm32 ;;
    *) return 1 ;;
  esac
}

xxpy_endian() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4 | linux/386 | linux/arm64 | linux/arm64/v9 | linux/arm/v5 | linux/arm/v6 | linux/arm/v7 | linux/arm/v8 | linux/riscv64 | linux/ppc64le | linux/loong64 | linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat | linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat | darwin/amd64 | darwin/arm64 | windows/amd64 | windows/386 | windows/arm64 | windows/arm/v7 | freebsd/amd64 | freebsd/arm64 | wasip1/wasm) printf '%s\n' little ;;
    linux/s390x | linux/mips | linux/mips/hardfloat | linux/mips/softfloat | linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' big ;;
    *) return 1 ;;
  esac
}

xxpy_dotnet_rid() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' linux-x64 ;;
    linux/386) printf '%s\n' linux-x86 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' linux-arm64 ;;
    linux/arm/v6) printf '%s\n' linux-armv6 ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' linux-arm ;;
    linux/riscv64) printf '%s\n' linux-riscv64 ;;
    linux/ppc64le) printf '%s\n' linux-ppc64le ;;
    linux/s390x) printf '%s\n' linux-s390x ;;
    linux/loong64) printf '%s\n' linux-loongarch64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' linux-mips64 ;;
    darwin/amd64) printf '%s\n' osx-x64 ;;
    darwin/arm64) printf '%s\n' osx-arm64 ;;
    windows/amd64) printf '%s\n' win-x64 ;;
    windows/386) printf '%s\n' win-x86 ;;
    windows/arm64) printf '%s\n' win-arm64 ;;
    freebsd/amd64) printf '%s\n' freebsd-x64 ;;
    freebsd/arm64) printf '%s\n' freebsd-arm64 ;;
    wasip1/wasm) printf '%s\n' wasi-wasm ;;
    *) return 1 ;;
  esac
}

xxpy_dotnet_rid_musl() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' linux-musl-x64 ;;
    linux/386) printf '%s\n' linux-musl-x86 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' linux-musl-arm64 ;;
    linux/arm/v6) printf '%s\n' linux-musl-armv6 ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' linux-musl-arm ;;
    linux/riscv64) printf '%s\n' linux-musl-riscv64 ;;
    linux/ppc64le) printf '%s\n' linux-musl-ppc64le ;;
    linux/s390x) printf '%s\n' linux-musl-s390x ;;
    linux/loong64) printf '%s\n' linux-musl-loongarch64 ;;
    *) return 1 ;;
  esac
}

xxpy_node_arch() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4 | darwin/amd64 | windows/amd64 | freebsd/amd64) printf '%s\n' x64 ;;
    linux/386 | windows/386) printf '%s\n' ia32 ;;
    linux/arm64 | linux/arm64/v9 | darwin/arm64 | windows/arm64 | freebsd/arm64) printf '%s\n' arm64 ;;
    linux/arm/v5 | linux/arm/v6 | linux/arm/v7 | linux/arm/v8 | windows/arm/v7) printf '%s\n' arm ;;
    linux/riscv64) printf '%s\n' riscv64 ;;
    linux/ppc64le) printf '%s\n' ppc64 ;;
    linux/s390x) printf '%s\n' s390x ;;
    linux/loong64) printf '%s\n' loong64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' mips ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' mipsel ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' mips64el ;;
    *) return 1 ;;
  esac
}

xxpy_python_tag() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' manylinux_2_17_x86_64 ;;
    linux/386) printf '%s\n' manylinux_2_17_i686 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' manylinux_2_17_aarch64 ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' manylinux_2_17_armv7l ;;
    linux/riscv64) printf '%s\n' manylinux_2_31_riscv64 ;;
    linux/ppc64le) printf '%s\n' manylinux_2_17_ppc64le ;;
    linux/s390x) printf '%s\n' manylinux_2_17_s390x ;;
    linux/loong64) printf '%s\n' manylinux_2_36_loongarch64 ;;
    darwin/amd64) printf '%s\n' macosx_10_9_x86_64 ;;
    darwin/arm64) printf '%s\n' macosx_11_0_arm64 ;;
    windows/amd64) printf '%s\n' win_amd64 ;;
    windows/386) printf '%s\n' win32 ;;
    windows/arm64) printf '%s\n' win_arm64 ;;
    *) return 1 ;;
  esac
}

xxpy_python_tag_musl() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' musllinux_1_2_x86_64 ;;
    linux/386) printf '%s\n' musllinux_1_2_i686 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' musllinux_1_2_aarch64 ;;
    linux/arm/v7 | linux/arm/v8) printf '%s\n' musllinux_1_2_armv7l ;;
    linux/riscv64) printf '%s\n' musllinux_1_2_riscv64 ;;
    linux/ppc64le) printf '%s\n' musllinux_1_2_ppc64le ;;
    linux/s390x) printf '%s\n' musllinux_1_2_s390x ;;
    linux/loong64) printf '%s\n' musllinux_1_2_loongarch64 ;;
    *) return 1 ;;
  esac
}

xxpy_qemu() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' qemu-x86_64 ;;
    linux/386) printf '%s\n' qemu-i386 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' qemu-aarch64 ;;
    linux/arm/v5 | linux/arm/v6 | linux/arm/v7 | linux/arm/v8) printf '%s\n' qemu-arm ;;
    linux/riscv64) printf '%s\n' qemu-riscv64 ;;
    linux/ppc64le) printf '%s\n' qemu-ppc64le ;;
    linux/s390x) printf '%s\n' qemu-s390x ;;
    linux/loong64) printf '%s\n' qemu-loongarch64 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat) printf '%s\n' qemu-mips ;;
    linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' qemu-mipsel ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat) printf '%s\n' qemu-mips64 ;;
    linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' qemu-mips64el ;;
    *) return 1 ;;
  esac
}

xxpy_float_abi() {
  case "$1" in
    linux/arm/v5 | linux/mips/softfloat | linux/mipsle/softfloat | linux/mips64/softfloat | linux/mips64le/softfloat) printf '%s\n' soft ;;
    linux/arm/v6 | linux/arm/v7 | linux/arm/v8 | linux/mips | linux/mips/hardfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mips64 | linux/mips64/hardfloat | linux/mips64le | linux/mips64le/hardfloat) printf '%s\n' hard ;;
    *) return 1 ;;
  esac
}

xxpy_loader() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' /lib64/ld-linux-x86-64.so.2 ;;
    linux/386) printf '%s\n' /lib/ld-linux.so.2 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' /lib/ld-linux-aarch64.so.1 ;;
    linux/arm/v5) printf '%s\n' /lib/ld-linux.so.3 ;;
    linux/arm/v6 | linux/arm/v7 | linux/arm/v8) printf '%s\n' /lib/ld-linux-armhf.so.3 ;;
    linux/riscv64) printf '%s\n' /lib/ld-linux-riscv64-lp64d.so.1 ;;
    linux/ppc64le) printf '%s\n' /lib64/ld64.so.2 ;;
    linux/s390x) printf '%s\n' /lib/ld64.so.1 ;;
    linux/loong64) printf '%s\n' /lib64/ld-linux-loongarch-lp64d.so.1 ;;
    linux/mips | linux/mips/hardfloat | linux/mips/softfloat | linux/mipsle | linux/mipsle/hardfloat | linux/mipsle/softfloat) printf '%s\n' /lib/ld.so.1 ;;
    linux/mips64 | linux/mips64/hardfloat | linux/mips64/softfloat | linux/mips64le | linux/mips64le/hardfloat | linux/mips64le/softfloat) printf '%s\n' /lib64/ld.so.1 ;;
    freebsd/amd64 | freebsd/arm64) printf '%s\n' /libexec/ld-elf.so.1 ;;
    *) return 1 ;;
  esac
}

xxpy_loader_musl() {
  case "$1" in
    linux/amd64 | linux/amd64/v2 | linux/amd64/v3 | linux/amd64/v4) printf '%s\n' /lib/ld-musl-x86_64.so.1 ;;
    linux/386) printf '%s\n' /lib/ld-musl-i386.so.1 ;;
    linux/arm64 | linux/arm64/v9) printf '%s\n' /lib/ld-musl-aarch64.so.1 ;;
    linux/arm/v5) printf '%s\n' /lib/ld-musl-arm.so.1 ;;
    linux/arm/v6 | linux/arm/v7 | linux/arm/v8) printf '%s\n' /lib/ld-musl-armhf.so.1 ;;
    linux/riscv64) printf '%s\n' /lib/ld-musl-riscv64.so.1 ;;
    linux/ppc64le) printf '%s\n' /lib/ld-musl-powerpc64le.so.1 ;;
    linux/s390x) printf '%s\n' /lib/ld-musl-s390x.so.1 ;;
    linux/loong64) printf '%s\n' /lib/ld-musl-loongarch64.so.1 ;;
    linux/mips | linux/mips/hardfloat) printf '%s\n' /lib/ld-musl-mips.so.1 ;;
    linux/mips/softfloat) printf '%s\n' /lib/ld-musl-mips-sf.so.1 ;;
    linux/mipsle | linux/mipsle/hardfloat) printf '%s\n' /lib/ld-musl-mipsel.so.1 ;;
    linux/mipsle/softfloat) printf '%s\n' /lib/ld-musl-mipsel-sf.so.1 ;;
    linux/mips64 | linux/mips64/hardfloat) printf '%s\n' /lib/ld-musl-mips64.so.1 ;;
    linux/mips64/softfloat) printf '%s\n' /lib/ld-musl-mips64-sf.so.1 ;;
    linux/mips64le | linux/mips64le/hardfloat) printf '%s\n' /lib/ld-musl-mips64el.so.1 ;;
    linux/mips64le/softfloat) printf '%s\n' /lib/ld-musl-mips64el-sf.so.1 ;;
    *) return 1 ;;
  esac
}
