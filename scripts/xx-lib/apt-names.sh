# shellcheck shell=sh disable=SC2034,SC2154
# What a package is called for the target: of the cross compilers' packages, or of the other architecture.
# A word is NAME[:ARCH][=VERSION|/SUITE][-]; xx_known is a list of NAME:ARCH that apt has.

# plain_name WORD: sets xx_plain; fails for a file, and where an architecture is asked for. A - at its end, which asks to
# remove it, is not part of the name.
plain_name() {
  case $1 in
    '' | ./* | /* | ../*) return 1 ;;
  esac
  xx_plain=${1%%[=/]*}
  xx_plain=${xx_plain%-}
  case $xx_plain in
    *:*) return 1 ;;
  esac
}

# drop_plus: from $xx_plain, at whose end it asks to install, unless that is the name of a package
drop_plus() {
  if ends_in_plus "$xx_plain" && ! is_known "$xx_plain" "$xx_native_arch" "$xx_package_arch" all; then
    xx_plain=${xx_plain%+}
  fi
}

# ends_in_plus NAME: but g++ is a name
ends_in_plus() {
  case $1 in
    *+++ | *[!+]+) ;;
    *) return 1 ;;
  esac
}

# cross_suffix: gcc-SUFFIX is the compiler that runs here, for the target; whatever the triple is called otherwise
cross_suffix() {
  xx_whole=$(xxpy_gnu_triple "$xx_target")
  case $xx_os/$xx_whole in
    windows/armv7-*) printf 'mingw-w64-arm' ;;
    windows/*) printf 'mingw-w64-%s' "${xx_whole%%-*}" | tr _ - ;;
    *) printf '%s' "$xx_whole" | tr _ - ;;
  esac
}

# candidates WORD...: every name that one of the packages may have
candidates() {
  begin_words
  for xx_word; do
    read_word "$xx_word"
    [ "$xx_kind" = name ] || continue
    for xx_each in $(essentials "$xx_word"); do
      candidates_of "$xx_each"
    done
  done
}

# candidates_of WORD
candidates_of() {
  plain_name "$1" || return 0
  case $xx_plain in
    *[!A-Za-z0-9+.-]*) return 0 ;; # apt-cache would look for it in all packages
  esac
  names_for_target "$xx_plain"
  ! ends_in_plus "$xx_plain" || names_for_target "${xx_plain%+}"
}

# names_for_target NAME
names_for_target() {
  printf '%s\n' "$1" "$1-$xx_suffix"
  [ "$xx_os" != linux ] || printf '%s\n' "$1:$xx_package_arch" "$1-$xx_package_arch-cross"
}

# known_packages NAME...: those apt has, as NAME:ARCH, one a line; one call, as apt takes long to start
known_packages() {
  "$xx_apt_cache" show --no-all-versions -- "$@" 2>/dev/null | while read -r xx_key xx_value _; do
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
  for xx_of; do
    case "
$xx_known
" in
      *"
$xx_package:$xx_of
"*) return 0 ;;
    esac
  done
  return 1
}

# translate WORD: sets xx_translated; fails for what the target has no package of
translate() {
  xx_translated=$1
  plain_name "$1" || return 0
  drop_plus
  xx_rest=${1#"$xx_plain"}
  case $xx_plain in
    *-"$xx_suffix") return 0 ;;
  esac
  if is_known "$xx_plain-$xx_suffix" "$xx_native_arch" all; then
    xx_translated=$xx_plain-$xx_suffix$xx_rest
  elif [ "$xx_os" != linux ]; then
    return 1
  elif [ -n "${XX_APT_PREFER_CROSS:-}" ] && is_known "$xx_plain-$xx_package_arch-cross" "$xx_native_arch" all; then
    xx_translated=$xx_plain-$xx_package_arch-cross$xx_rest
  elif is_known "$xx_plain" "$xx_package_arch" || ! is_known "$xx_plain" all; then
    xx_translated=$xx_plain:$xx_package_arch$xx_rest
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
  xx_own=$("$xx_apt_cache" show --no-all-versions gcc 2>/dev/null | sed -n 's/^Version: [0-9]*:*\([0-9]*\)\..*/\1/p;') || xx_own=
  for xx_version in ${xx_own%%[!0-9]*} 16 15 14 13 12 11 10 9; do
    if [ -n "$(known_packages "libgcc-$xx_version-dev:$xx_package_arch")" ]; then
      printf '%s' "$xx_version"
      return
    fi
  done
  printf '8'
}
