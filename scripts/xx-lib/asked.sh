# shellcheck shell=sh disable=SC2034,SC2154
# The target that xx-cc is asked for, by its arguments or by the platform.

# read_arguments ARGUMENT...: sets xx_asked, the triple of the last --target, and xx_own, the first argument that is for
# xx-cc itself, without its dashes. What -Xlinker and its like hand on is neither.
read_arguments() {
  xx_asked='' xx_own='' xx_value=
  for xx_word; do
    case $xx_value$xx_word in
      target*) xx_asked=$xx_word xx_value= ;;
      other*) xx_value= ;;
      -target | --target) xx_value=target ;;
      -X* | -o) xx_value=other ;;
      -target=* | --target=*) xx_asked=${xx_word#*=} ;;
      *) ! is_own "$xx_word" || xx_own=${xx_own:-$xx_flag} ;;
    esac
  done
}

# is_own ARGUMENT: sets xx_flag to it without its dashes
is_own() {
  xx_flag=${1#-}
  xx_flag=${xx_flag#-}
  case $1/$xx_flag in
    "$xx_flag"/*) return 1 ;;
    */setup-target-triple | */print-target-triple | */print-sysroot | */print-cmake-defines | */wrap | */unwrap) ;;
    */config | */config=* | */download-prog=*) ;;
    *) return 1 ;;
  esac
}

# resolve TRIPLE: what is known of it; of the target platform where it is empty
resolve() {
  resolve_target
  resolve_identity
  if [ -z "$1" ]; then
    require_target
    xx_triple=$(triple)
  else
    xx_triple=$1
    if [ -z "$xx_target" ] || [ "$(triple)" != "$1" ]; then
      find_target "$1"
    fi
  fi
  xx_flags=$(cell cc_flags) || xx_flags=
}

# find_target TRIPLE: the platform of the table whose triple that is, in one of its spellings
find_target() {
  for xx_platform in $(xxpy_platforms); do
    split_platform "$xx_platform"
    xx_target=$xx_platform
    resolve_identity
    for xx_column in gnu_triple alpine_triple clang_target clang_target_musl rust_target rust_target_musl; do
      if [ "$("xxpy_$xx_column" "$xx_target")" = "$1" ]; then
        return
      fi
    done
  done
  xx_target=
}
