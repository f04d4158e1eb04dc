# shellcheck shell=sh disable=SC2034,SC2154
# The target that xx-cc is asked for, by its arguments or by the platform.

# asked_target ARGUMENT...: the triple of --target, the last one counts
asked_target() {
  xx_asked='' xx_after=
  for xx_word; do
    [ -z "$xx_after" ] || xx_asked=$xx_word
    xx_after=
    case $xx_word in
      --target=* | -target=*) xx_asked=${xx_word#*=} ;;
      -target | --target) xx_after=yes ;;
    esac
  done
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
  xx_flags=$(xxpy_cc_flags "$xx_target") || xx_flags=
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
