# shellcheck shell=sh disable=SC2154
# What xx-verify expects of a file: $xx_path, described as $xx_out, for $xx_os, $xx_arch and $xx_variant. The messages
# and the words looked for are those of tonistiigi/xx.

expect_sound() {
  case $xx_out in
    'ELF, damaged: '*) fail "file $xx_path cannot be read: $xx_out" ;;
  esac
}

expect_os() {
  case $xx_os/$xx_out in
    linux/*FreeBSD* | linux/*NetBSD* | linux/*OpenBSD*) ;;
    linux/*ELF* | darwin/*Mach-O* | windows/*'MS Windows'*) return 0 ;;
    freebsd/*ELF*'(FreeBSD)'* | netbsd/*ELF*'(NetBSD)'* | openbsd/*ELF*'(OpenBSD)'*) return 0 ;;
  esac
  fail "file $xx_path does not match expected target OS $xx_os: $xx_out"
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
  case $xx_out in
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
  case $xx_out in
    *"$xx_words"*) ;;
    *) fail "file $xx_path does not match expected endianness for $xx_arch: $xx_out" ;;
  esac
}

# v6 is either: hard-float in Alpine, while Debian's nearest port is soft-float.
expect_float() {
  case $xx_os/$xx_arch/$xx_variant/$xx_out in
    linux/arm/v[78]/*', soft-float'* | linux/arm/v5/*', hard-float'*)
      fail "file $xx_path does not match expected float ABI for $xx_arch/$xx_variant: $xx_out"
      ;;
  esac
}

# Where tonistiigi/xx looks at it: Linux and FreeBSD.
expect_static() {
  case $xx_os/$xx_out in
    darwin/* | windows/* | netbsd/* | openbsd/* | */*'statically linked'* | */*static-pie*) ;;
    */*', interpreter '*) fail "file $xx_path is not statically linked: $xx_out" ;;
    */*' pie '*) ;;
    *) fail "file $xx_path is not statically linked: $xx_out" ;;
  esac
}

# A program without a loader fits every libc.
expect_libc() {
  case $xx_out in
    *', interpreter '*/ld-musl-*) xx_used=musl ;;
    *', interpreter '*) xx_used=gnu ;;
    *) return 0 ;;
  esac
  [ "$xx_used" = "$xx_wanted_libc" ] || fail "file $xx_path is not linked with $xx_wanted_libc: $xx_out"
}

# The libraries that are needed are in the folders of $xx_needed_root where a loader looks, or beside the file.
expect_needed() {
  case $xx_out in
    *', needs '*) ;;
    *) return 0 ;;
  esac
  for xx_library in ${xx_out##*, needs }; do
    is_in_root "$xx_library" || fail "file $xx_path needs $xx_library, which is not in $xx_needed_root"
  done
}

# is_in_root LIBRARY
is_in_root() {
  for xx_place in "$xx_needed_root"/lib "$xx_needed_root"/lib64 "$xx_needed_root"/usr/lib "$xx_needed_root"/usr/lib64 \
    "$xx_needed_root"/usr/local/lib "$xx_needed_root"/lib/*-linux-* "$xx_needed_root"/usr/lib/*-linux-* "${xx_path%/*}"; do
    if [ -e "$xx_place/$1" ] || [ -L "$xx_place/$1" ]; then
      return 0
    fi
  done
  return 1
}
