# shellcheck shell=sh disable=SC2154
# What xx-verify expects of a file: $path, described as $out, for $os, $arch and $variant. The messages and the words
# looked for are those of tonistiigi/xx.

expect_sound() {
  case $out in
    'ELF, damaged: '*) fail "file $path is not to be read: $out" ;;
  esac
}

expect_os() {
  case $os/$out in
    linux/*FreeBSD* | linux/*NetBSD* | linux/*OpenBSD*) ;;
    linux/*ELF* | darwin/*Mach-O* | windows/*'MS Windows'*) return 0 ;;
    freebsd/*ELF*'(FreeBSD)'* | netbsd/*ELF*'(NetBSD)'* | openbsd/*ELF*'(OpenBSD)'*) return 0 ;;
  esac
  fail "file $path does not match expected target OS $os: $out"
}

# The words of file(1); the targets are more than the table has.
expect_arch() {
  case $os/$arch in
    darwin/amd64) words=x86_64 ;;
    darwin/arm64) words=arm64 ;;
    windows/arm64) words='ARM64|Aarch64' ;;
    windows/arm) words=ARMv7 ;;
    */amd64) words=x86-64 ;;
    */386) words='Intel i386|Intel 80386' ;;
    */arm64 | */arm64be) words='ARM aarch64' ;;
    */arm | */armbe) words='ARM,' ;;
    */riscv64) words=RISC-V ;;
    */ppc64 | */ppc64le) words='64-bit PowerPC' ;;
    */s390x) words='IBM S/390' ;;
    */loong64) words=LoongArch ;;
    */mips*) words=MIPS ;;
    *) fail "unsupported target architecture $arch for xx-verify" ;;
  esac
  case $out in
    *"${words%|*}"* | *"${words#*|}"*) ;;
    *) fail "file $path does not match expected target architecture $arch: $out" ;;
  esac
}

expect_order() {
  case $os/$arch in
    darwin/* | windows/*) return 0 ;;
    */s390x | */ppc64 | */arm64be | */mips64) words='64-bit MSB' ;;
    */armbe | */mips) words='32-bit MSB' ;;
    */386 | */arm | */mipsle) words='32-bit LSB' ;;
    *) words='64-bit LSB' ;;
  esac
  case $out in
    *"$words"*) ;;
    *) fail "file $path does not match expected endianness for $arch: $out" ;;
  esac
}

# v6 is either: hard-float in Alpine, while Debian's nearest port is soft-float.
expect_float() {
  case $os/$arch/$variant/$out in
    linux/arm/v[78]/*', soft-float'* | linux/arm/v5/*', hard-float'*)
      fail "file $path does not match expected float ABI for $arch/$variant: $out"
      ;;
  esac
}

# Where tonistiigi/xx looks at it: Linux and FreeBSD.
expect_static() {
  case $os/$out in
    darwin/* | windows/* | netbsd/* | openbsd/* | */*'statically linked'* | */*static-pie*) ;;
    */*', interpreter '*) fail "file $path is not statically linked: $out" ;;
    */*' pie '*) ;;
    *) fail "file $path is not statically linked: $out" ;;
  esac
}

# A program without a loader fits every libc.
expect_libc() {
  case $out in
    *', interpreter '*/ld-musl-*) used=musl ;;
    *', interpreter '*) used=gnu ;;
    *) return 0 ;;
  esac
  [ "$used" = "$wanted_libc" ] || fail "file $path is not linked with $wanted_libc: $out"
}

# The libraries that are needed are in the folders of $needed_root where a loader looks, or beside the file.
expect_needed() {
  case $out in
    *', needs '*) ;;
    *) return 0 ;;
  esac
  for library in ${out##*, needs }; do
    is_in_root "$library" || fail "file $path needs $library, which is not in $needed_root"
  done
}

# is_in_root LIBRARY
is_in_root() {
  for place in "$needed_root"/lib "$needed_root"/lib64 "$needed_root"/usr/lib "$needed_root"/usr/lib64 \
    "$needed_root"/usr/local/lib "$needed_root"/lib/*-linux-* "$needed_root"/usr/lib/*-linux-* "${path%/*}"; do
    if [ -e "$place/$1" ] || [ -L "$place/$1" ]; then
      return 0
    fi
  done
  return 1
}
