# shellcheck shell=sh disable=SC2154
# Which linker clang is to call for a triple. Nothing is downloaded.

# choose_linker TRIPLE: what follows -fuse-ld=; fails where none is installed
choose_linker() {
  case $1 in
    *-apple-* | *-darwin*) choose_darwin_linker ;;
    *) choose_elf_linker "$1" ;;
  esac
}

# Where there is none, clang says so when it links; it compiles all the same.
choose_darwin_linker() {
  if have ld64.signed; then
    named ld64.signed
  elif ! have ld64 && have ld64.lld; then
    printf 'lld'
  else
    printf 'ld64'
  fi
}

# named LINKER: the path of an installed one
named() {
  xx_linker=$(command -v "$1")
  printf '%s' "${xx_linker#"$xx_root"}"
}

choose_elf_linker() {
  case ${XX_CC_PREFER_LINKER:-lld} in
    lld) if have ld.lld && ! needs_gnu_ld "$1"; then printf 'lld' && return; fi ;;
    gold) if have "$1-ld.gold" || have "$1-gold"; then printf 'gold' && return; fi ;;
  esac
  if have_gnu_ld "$1"; then
    named "$1-ld"
  elif have ld.lld && ! lld_lacks "$1"; then
    printf 'lld'
  else
    return 1
  fi
}

# needs_gnu_ld TRIPLE: lld comes second there
needs_gnu_ld() {
  case $1 in
    s390x-* | riscv64*) return 0 ;;
    powerpc64le-* | 386*) [ -n "${XX_CC_PREFER_STATIC_LINKER:-}" ] ;;
    *) return 1 ;;
  esac
}

# lld_lacks TRIPLE: linker relaxation of RISC-V came with LLVM 15, s390x with 18
lld_lacks() {
  xx_version=$(ld.lld --version) || return 0
  xx_version=${xx_version#*LLD }
  case $1/${xx_version%%.*} in
    riscv64*/*[!0-9]* | s390x-*/*[!0-9]*) return 0 ;;
    riscv64*) [ "${xx_version%%.*}" -lt 15 ] ;;
    s390x-*) [ "${xx_version%%.*}" -lt 18 ] ;;
    *) return 1 ;;
  esac
}

# have_gnu_ld TRIPLE: as TRIPLE-ld, which clang looks for; made so where it has another name
have_gnu_ld() {
  if have "$1-ld"; then
    return 0
  elif [ -x "$xx_root/$1/bin/ld" ]; then
    ln -sf "$xx_root/$1/bin/ld" "$xx_root/usr/bin/$1-ld"
  elif have ld && xx_emulation=$(xxpy_ld_emulation "$xx_target") && ld_knows "$xx_emulation"; then
    ln -sf "$(command -v ld)" "$xx_root/usr/bin/$1-ld"
  else
    return 1
  fi
}

# ld_knows EMULATION
ld_knows() {
  ld -V 2>/dev/null | while read -r xx_word _; do
    [ "$xx_word" != "$1" ] || printf 'yes'
  done | grep -q yes
}
