# shellcheck shell=sh disable=SC2034,SC2154
# The C and C++ compilers for the target: clang where it is installed, else the cross gcc.

# choose_compilers: sets triple, cc, cxx and flags, those a variant needs and cc does not know; ends the script where
# there is no compiler
choose_compilers() {
  triple=$(triple) || die "no C toolchain is known for $target"
  flags=
  if [ -x "$root/usr/bin/clang" ]; then
    complaint=$("${lib%/*}/xx-clang" --setup-target-triple 2>&1) || fail "$complaint"
    cc=$triple-clang cxx=$triple-clang++
  elif have "$triple-gcc"; then
    cc=$triple-gcc cxx=$triple-g++
    flags=$(xxpy_cc_flags "$target") || flags=
  elif is_native && have cc; then
    cc=cc cxx=c++
    flags=$(xxpy_cc_flags "$target") || flags=
  else
    die "no C compiler for $triple; install clang and lld, or $triple-gcc"
  fi
}

# tool_for NAME: as TRIPLE-NAME, else of LLVM, whose tools know every target; fails where there is neither
tool_for() {
  for candidate in "$triple-$1" "llvm-$1"; do
    if have "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  is_native && have "$1" && printf '%s\n' "$1"
}

# emulator: of qemu-user, where one for the target is installed
emulator() {
  qemu=$(xxpy_qemu "$target") || return 1
  for candidate in "$qemu" "$qemu-static"; do
    if have "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  return 1
}

# generated NAME: where a file of ours for cmake or meson is kept
generated() {
  folder=$root/usr/share/xx
  if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
    folder=${XDG_CACHE_HOME:-${HOME:?}/.cache}/xx
  fi
  printf '%s\n' "$folder/$1"
}
