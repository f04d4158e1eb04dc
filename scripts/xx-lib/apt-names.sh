# shellcheck shell=sh disable=SC2154
# What a package is called for the target: of the cross compilers' packages, or of the other architecture.
# A word is NAME[:ARCH][=VERSION|/SUITE][-]; known is a list of NAME:ARCH that apt has.

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
  plain=${1%%[=/]*}
  printf '%s' "${plain%-}"
}

# cross_suffix: gcc-SUFFIX is the compiler that runs here, for the target
cross_suffix() {
  case $os in
    windows) windows_suffix ;;
    *) printf '%s' "$triple" | tr _ - ;;
  esac
}

windows_suffix() {
  case $triple in
    armv7-*) printf 'mingw-w64-arm' ;;
    *) printf 'mingw-w64-%s' "${triple%%-*}" | tr _ - ;;
  esac
}

# candidates: every name that one of the packages on standard input may have
candidates() {
  while read -r kind word; do
    if [ "$kind" != package ] || ! is_plain "$word"; then
      continue
    fi
    plain=$(name_of "$word")
    printf '%s\n' "$plain" "$plain-$suffix"
    [ "$os" != linux ] || printf '%s\n' "$plain:$package_arch" "$plain-$package_arch-cross"
  done
}

# known_packages NAME...: those apt has, as NAME:ARCH, one a line; one call, as apt takes long to start
known_packages() {
  apt-cache show --no-all-versions "$@" 2>/dev/null | while read -r key value _; do
    case $key in
      Package:) package=$value ;;
      Architecture:) printf '%s\n' "$package:$value" ;;
    esac
  done
}

# is_known NAME ARCH...
is_known() {
  package=$1
  shift
  for word; do
    case "
$known
" in
      *"
$package:$word
"*) return 0 ;;
    esac
  done
  return 1
}

# translate WORD: fails for what the target has no package of
translate() {
  plain=$(name_of "$1")
  rest=${1#"$plain"}
  if ! is_plain "$1" || [ "$os/$package_arch" = "linux/$native_arch" ]; then
    printf '%s\n' "$1"
  elif is_known "$plain-$suffix" "$native_arch" all; then
    printf '%s\n' "$plain-$suffix$rest"
  elif [ "$os" != linux ]; then
    return 1
  elif [ -n "${XX_APT_PREFER_CROSS:-}" ] && is_known "$plain-$package_arch-cross" "$native_arch" all; then
    printf '%s\n' "$plain-$package_arch-cross$rest"
  elif is_known "$plain" all && ! is_known "$plain" "$package_arch"; then
    printf '%s\n' "$1"
  else
    printf '%s\n' "$plain:$package_arch$rest"
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
  own=$(apt-cache show --no-all-versions gcc 2>/dev/null | sed -n 's/^Version: [0-9]*:*\([0-9]*\)\..*/\1/p;') || own=
  for version in ${own%%[!0-9]*} 16 15 14 13 12 11 10 9; do
    if [ -n "$(known_packages "libgcc-$version-dev:$package_arch")" ]; then
      printf '%s' "$version"
      return
    fi
  done
  printf '8'
}
