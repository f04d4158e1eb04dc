# shellcheck shell=sh disable=SC2034,SC2154
# The C and C++ compilers for the target, clang where it is installed, else the cross gcc; and the tools beside them.

# shellcheck source=pkgconfig.sh
. "${xx_lib:?}/pkgconfig.sh"

# has_platform: the environment says what the target is
has_platform() {
  [ -n "${TARGETPLATFORM:-}${TARGETPAIR:-}${TARGETOS:-}${TARGETARCH:-}" ]
}

# choose_compilers: sets xx_triple, xx_cc and xx_cxx; ends the script where there is no compiler
choose_compilers() {
  xx_triple=$(triple) || die "no C toolchain is known for $xx_target"
  if [ -x "$xx_root/usr/bin/clang" ]; then
    set_up_clang || fail "$xx_complaint"
    xx_cc=$xx_triple-clang xx_cxx=$xx_triple-clang++
  elif have "$xx_triple-gcc"; then
    xx_cc=$xx_triple-gcc xx_cxx=$xx_triple-g++
  elif is_native && have cc; then
    xx_cc=cc xx_cxx=c++
  else
    die "no C compiler for $xx_triple; install clang and lld, or $xx_triple-gcc"
  fi
}

# tool_for NAME: as TRIPLE-NAME, else of LLVM, whose tools know every target; fails where there is neither
tool_for() {
  for xx_candidate in "$xx_triple-$1" "llvm-$1"; do
    if have "$xx_candidate"; then
      printf '%s\n' "$xx_candidate"
      return
    fi
  done
  is_native && have "$1" && printf '%s\n' "$1"
}

# emulator: of qemu-user, where one for the target is installed
emulator() {
  xx_qemu=$(xxpy_qemu "$xx_target") || return 1
  for xx_candidate in "$xx_qemu" "$xx_qemu-static"; do
    if have "$xx_candidate"; then
      printf '%s\n' "$xx_candidate"
      return
    fi
  done
  return 1
}

# emulator_root: where it finds the loader, and with that the libraries; Debian's packages of cross compilers have them
# in a folder of their own
emulator_root() {
  xx_loader=$(cell loader) || xx_loader=
  if [ ! -e "$xx_root$xx_loader" ] && [ -d "$xx_root/usr/$xx_triple/lib" ]; then
    printf '/usr/%s\n' "$xx_triple"
  else
    sysroot
  fi
}

# pkg_config: the target's. Where it has none, a name that is no program, as the build machine's would find libraries of
# the build machine; natively these are the right ones, and it fails.
pkg_config() {
  if command -v "$xx_triple-pkg-config"; then
    return
  elif is_native; then
    return 1
  elif [ -n "${XX_NO_PKG_CONFIG:-}" ] || ! have pkg-config; then
    printf '%s\n' "$xx_triple-pkg-config"
  else
    xx_wrapper=$(generated -pkg-config)
    pkg_config_wrapper "$xx_triple" | write "$xx_wrapper" 0755
    printf '%s\n' "$xx_wrapper"
  fi
}

# generated SUFFIX: where a file of ours is kept; variants share a triple, and no file
generated() {
  xx_folder=$xx_root/usr/share/xx
  if ! mkdir -p "$xx_folder" 2>/dev/null || [ ! -w "$xx_folder" ]; then
    xx_folder=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/xx
  fi
  case $xx_target in
    */*/*) printf '%s\n' "$xx_folder/$xx_triple-${xx_target##*/}$1" ;;
    *) printf '%s\n' "$xx_folder/$xx_triple$1" ;;
  esac
}
