# shellcheck shell=sh disable=SC2034,SC2154
# What xx-verify expects of a file: $xx_path, described as $xx_out, for $xx_os, $xx_arch and $xx_variant. The messages
# and the words looked for are those of tonistiigi/xx. They are looked for in $xx_kind, which is ours, and not in what
# comes from within the file, such as the names of libraries; but in all of $xx_given, which is of file(1).

# shellcheck source=expect-libraries.sh
. "${xx_lib:?}/expect-libraries.sh"

# take DESCRIPTION: sets xx_out, xx_kind, xx_loader, xx_runpath and xx_needed
take() {
  xx_out=$1 xx_loader='' xx_runpath='' xx_needed=''
  xx_kind=${1%%, interpreter *}
  xx_kind=${xx_kind%%, runpath *}
  xx_kind=${xx_kind%%, needs *}
  xx_rest=${1#"$xx_kind"}
  case $xx_rest in
    ', interpreter '*) xx_loader=${xx_rest#, interpreter } && xx_loader=${xx_loader%%, *} ;;
  esac
  case $xx_rest in
    *', runpath '*) xx_runpath=${xx_rest#*, runpath } && xx_runpath=${xx_runpath%, needs *} ;;
  esac
  case $xx_rest in
    *', needs '*) xx_needed=" ${xx_rest##*, needs }" ;;
  esac
}

# expect_platform: a library that is looked for is expected to be all this, too
expect_platform() {
  expect_sound
  expect_os
  expect_arch
  expect_order
  expect_abi
  expect_cpu
}

expect_sound() {
  case $xx_kind in
    *', damaged: '*) fail "file $xx_path cannot be read: $xx_out" ;;
  esac
}

expect_os() {
  case $xx_os/${xx_given:-$xx_kind} in
    linux/*FreeBSD* | linux/*NetBSD* | linux/*OpenBSD*) ;;
    linux/*ELF*) ! is_of_linux || return 0 ;;
    darwin/*Mach-O* | windows/*'MS Windows'*) return 0 ;;
    freebsd/*ELF*'(FreeBSD)'* | netbsd/*ELF*'(NetBSD)'* | openbsd/*ELF*'(OpenBSD)'*) return 0 ;;
    freebsd/*ELF*', for FreeBSD'* | netbsd/*ELF*', for NetBSD'* | openbsd/*ELF*', for OpenBSD'*) return 0 ;;
  esac
  fail "file $xx_path does not match expected target OS $xx_os: $xx_out"
}

# is_of_linux: neither the OS/ABI, nor a note, nor the libc, nor the loader is another system's. Loaders may lie anywhere,
# as Nix's do.
is_of_linux() {
  [ -z "$xx_given" ] || return 0
  case "$xx_needed " in
    *' libc.so.'[7-9]' '* | *' libc.so.'[1-9][0-9]* | *' libc.so.0.3 '*) return 1 ;;
  esac
  case $xx_kind in
    *', for GNU/Linux'*) return 0 ;;
    *', for '*) return 1 ;;
    *'(SYSV)'* | *'(GNU/Linux)'*) ;;
    *) return 1 ;;
  esac
  case $xx_arch/$xx_loader in
    mips*/*/lib/ld.so.1 | mips*/*/lib[36]*/ld.so.1) return 0 ;;
  esac
  case ${xx_loader##*/} in
    '' | ld-linux* | ld-musl-* | ld64.so.[12] | ld-uClibc* | ld64-uClibc* | ld-lsb* | ld-2.*) return 0 ;;
  esac
  return 1
}

# The words of file(1); the targets are more than the table has.
expect_arch() {
  case $xx_os/$xx_arch in
    darwin/amd64) xx_words=x86_64 ;;
    darwin/arm64) xx_words=arm64 ;;
    windows/arm64) xx_words='ARM64|Aarch64' ;;
    windows/arm) xx_words=ARMv7 ;;
    */amd64) xx_words=x86-64 ;;
    */386) xx_words='Intel i386|Intel 80386' ;;
    */arm64 | */arm64be) xx_words='ARM aarch64' ;;
    */arm | */armbe) xx_words='ARM,' ;;
    */riscv64) xx_words=RISC-V ;;
    */ppc64 | */ppc64le) xx_words='64-bit PowerPC' ;;
    */s390x) xx_words='IBM S/390' ;;
    */loong64) xx_words=LoongArch ;;
    */mips*) xx_words=MIPS ;;
    *) fail "unsupported target architecture $xx_arch for xx-verify" ;;
  esac
  case $xx_kind in
    *"${xx_words%|*}"* | *"${xx_words#*|}"*) ;;
    *) fail "file $xx_path does not match expected target architecture $xx_arch: $xx_out" ;;
  esac
}

expect_order() {
  case $xx_os/$xx_arch in
    darwin/* | windows/*) return 0 ;;
    */s390x | */ppc64 | */arm64be | */mips64) xx_words='64-bit MSB' ;;
    */armbe | */mips) xx_words='32-bit MSB' ;;
    */386 | */arm | */mipsle) xx_words='32-bit LSB' ;;
    *) xx_words='64-bit LSB' ;;
  esac
  case $xx_kind in
    *"$xx_words"*) ;;
    *) fail "file $xx_path does not match expected endianness for $xx_arch: $xx_out" ;;
  esac
}

# Arm v6 is either: hard-float in Alpine, while Debian's nearest port is soft-float. Linux itself, whose modules are .ko, uses
# no floating point at all.
expect_abi() {
  case $xx_path in *.ko) return 0 ;; esac
  case $xx_os/$xx_arch/$xx_variant/$xx_kind in
    linux/arm/v[78]/*', soft-float'* | linux/arm/v5/*', hard-float'*) ;;
    linux/mips*/softfloat/*', hard-float'* | linux/mips*/hardfloat/*', soft-float'* | linux/mips*//*', soft-float'*) ;;
    linux/riscv64/*', soft-float ABI'* | linux/riscv64/*', single-float ABI'* | linux/riscv64/*', quad-float ABI'*) ;;
    linux/mips*', N32'* | linux/mips*', release 6'*)
      fail "file $xx_path does not match expected ABI for $xx_arch: $xx_out"
      ;;
    *) return 0 ;;
  esac
  fail "file $xx_path does not match expected float ABI for $xx_arch${xx_variant:+/$xx_variant}: $xx_out"
}

# Of the CPU an Arm file was built for, only more than is asked for is wrong. Of a shared library it says little: several of
# Debian's (libgcrypt, libatomic) have code for newer CPUs, and ask first.
expect_cpu() {
  case $xx_arch/$xx_variant/$xx_any_cpu/$xx_kind in
    *' shared object, '*'dynamically linked'*) ;;
    arm/v5//*', CPU v'[678]* | arm/v6//*', CPU v'[78]* | arm/v7//*', CPU v8'*)
      fail "file $xx_path is built for a newer CPU than $xx_arch/$xx_variant (if it asks the CPU first: --any-cpu): $xx_out"
      ;;
  esac
}

# Where tonistiigi/xx looks at it: Linux and FreeBSD. An object of many is not linked yet.
expect_static() {
  case $xx_os/$xx_among/$xx_kind in
    darwin/* | windows/* | netbsd/* | openbsd/*) return 0 ;;
    */*'statically linked'* | */*static-pie* | */yes/*' relocatable, '*) return 0 ;;
    */*' pie '*) [ -n "$xx_loader" ] || return 0 ;;
  esac
  fail "file $xx_path is not statically linked: $xx_out"
}
