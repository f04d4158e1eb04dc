# shellcheck shell=sh disable=SC2154
# What a package is called for the target: of the cross compilers' packages, or of the other architecture.
# A word is NAME[:ARCH][=VERSION|/SUITE][-]; xx_known is a list of NAME:ARCH that apt has.

# is_plain WORD: no file, and no architecture is asked for
is_plain() {
  case $1 in
    ./* | /* | ../* | *:*:* | *.deb) return 1 ;;
  esac
  case ${1%%[=/]*} in
    *:*) return 1 ;;
  esac
}

# name_of WORD
name_of() {
  xx_plain=${1%%[=/]*}
  printf '%s' "${xx_plain%-}"
}

# cross_suffix: gcc-SUFFIX is the compiler that runs here, for the target
cross_suffix() {
  case $xx_os in
    windows) windows_suffix ;;
    *) printf '%s' "$xx_triple" | tr _ - ;;
  esac
}

windows_suffix() {
  case $xx_triple in
    armv7-*) printf 'mingw-w64-arm' ;;
    *) printf 'mingw-w64-%s' "${xx_triple%%-*}" | tr _ - ;;
  esac
}

# candidates: every name that one of the packages on standard input may have
candidates() {
  while read -r xx_kind xx_word; do
    if [ "$xx_kind" != package ] || ! is_plain "$xx_word"; then
      continue
    fi
    xx_plain=$(name_of "$xx_word")
    printf '%s\n' "$xx_plain" "$xx_plain-$xx_suffix"
    [ "$xx_os" != linux ] || printf '%s\n' "$xx_plain:$xx_package_arch" "$xx_plain-$xx_package_arch-cross"
  done
}

# known_packages NAME...: those apt has, as NAME:ARCH, one a line; one call, as apt takes long to start
known_packages() {
  apt-cache show --no-all-versions "$@" 2>/dev/null | while read -r xx_key xx_value _; do
    case $xx_key in
      Package:) xx_package=$xx_value ;;
      Architecture:) printf '%s\n' "$xx_package:$xx_value" ;;
    esac
  done
}

# is_known NAME ARCH...
is_known() {
  xx_package=$1
  shift
  for xx_word; do
    case "
$xx_known
" in
      *"
$xx_package:$xx_word
"*) return 0 ;;
    esac
  done
  return 1
}

# translate WORD: fails for what the target has no package of
translate() {
  xx_plain=$(name_of "$1")
  xx_rest=${1#"$xx_plain"}
  if ! is_plain "$1" || [ "$xx_os/$xx_package_arch" = "linux/$xx_native_arch" ]; then
    printf '%s\n' "$1"
  elif is_known "$xx_plain-$xx_suffix" "$xx_native_arch" all; then
    printf '%s\n' "$xx_plain-$xx_suffix$xx_rest"
  elif [ "$xx_os" != linux ]; then
    return 1
  elif [ -n "${XX_APT_PREFER_CROSS:-}" ] && is_known "$xx_plain-$xx_package_arch-cross" "$xx_native_arch" all; then
    printf '%s\n' "$xx_plain-$xx_package_arch-cross$xx_rest"
  elif is_known "$xx_plain" all && ! is_known "$xx_plain" "$xx_package_arch"; then
    printf '%s\n' "$1"
  else
    printf '%s\n' "$xx_plain:$xx_package_arch$xx_rest"
  fi
}

# essentials NAME: what stands for it, or the name itself
essentials() {
  case $1 in
    xx-c-essentials) printf '%s\n' libc6-dev "libgcc-$(gcc_version)-dev" ;;
    xx-cxx-essentials) printf '%s\n' "libstdc++-$(gcc_version)-dev" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# gcc_version: that of the distribution's own gcc, else the newest that the target has
gcc_version() {
  xx_own=$(apt-cache show --no-all-versions gcc 2>/dev/null | sed -n 's/^Version: [0-9]*:*\([0-9]*\)\..*/\1/p;') || xx_own=
  for xx_version in ${xx_own%%[!0-9]*} 16 15 14 13 12 11 10 9; do
    if [ -n "$(known_packages "libgcc-$xx_version-dev:$xx_package_arch")" ]; then
      printf '%s' "$xx_version"
      return
    fi
  done
  printf '8'
}
