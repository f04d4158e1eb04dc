# shellcheck shell=sh disable=SC2016,SC2154
# What xx-verify expects of the libraries that a file needs: $xx_loader, $xx_runpath and $xx_needed.

# What needs neither a loader nor a libc fits every libc.
expect_libc() {
  case ${xx_loader##*/} in
    '') xx_used= ;;
    ld-musl-*) xx_used=musl ;;
    ld-linux* | ld64.so.[12] | ld.so.1 | ld-lsb* | ld-2.*) xx_used=gnu ;;
    *) xx_used=other ;;
  esac
  for xx_library in $xx_needed; do
    case $xx_library in
      libc.so.6 | libm.so.6 | libpthread.so.0 | libdl.so.2 | librt.so.1 | ld-linux* | ld64.so.[12]) xx_used="$xx_used gnu" ;;
      libc.so | libc.musl-* | ld-musl-*) xx_used="$xx_used musl" ;;
    esac
  done
  for xx_libc in $xx_used; do
    [ "$xx_libc" = "$xx_wanted_libc" ] || fail "file $xx_path is not linked with $xx_wanted_libc: $xx_out"
  done
}

# The libraries that are needed, and for the target, are in the folders of $xx_needed_root where a loader looks.
expect_needed() {
  for xx_library in $xx_needed; do
    is_in_root "$xx_library" || fail "file $xx_path needs $xx_library, which is not in $xx_needed_root"
  done
}

# is_in_root LIBRARY
is_in_root() {
  xx_top=$(readlink -f "$xx_needed_root")
  xx_top=${xx_top%/}
  case $1 in
    */*)
      fits "$xx_top" "$1"
      return
      ;;
  esac
  ! is_in_runpath "$1" || return 0
  for xx_place in lib lib64 usr/lib usr/lib64 usr/local/lib; do
    ! fits "$xx_top/$xx_place" "$1" || return 0
  done
  for xx_place in "$(in_root "$xx_top/lib")"/*-linux-* "$(in_root "$xx_top/usr/lib")"/*-linux-*; do
    ! fits "$xx_place" "$1" || return 0
  done
  return 1
}

# is_in_runpath LIBRARY: folders are absolute, or begin with $ORIGIN, that of the file
is_in_runpath() {
  xx_rest=${xx_runpath:+$xx_runpath:}
  while [ -n "$xx_rest" ]; do
    xx_place=${xx_rest%%:*} xx_rest=${xx_rest#*:}
    case $xx_place in
      '$ORIGIN' | '$ORIGIN/'* | '${ORIGIN}'*)
        xx_place=${xx_place#*ORIGIN}
        xx_place=$(dirname "$(readlink -f "$xx_path")")/${xx_place#\}}
        ;;
      /*) xx_place=$xx_top$xx_place ;;
      *) continue ;;
    esac
    ! fits "$xx_place" "$1" || return 0
  done
  return 1
}

# fits FOLDER LIBRARY: it is there, and for the target
fits() (
  xx_candidate=$(in_root "$1/$2")
  [ -f "$xx_candidate" ] && [ -r "$xx_candidate" ] || exit 1
  look "$xx_candidate"
  take "$(describe "$xx_candidate")"
  expect_platform
) 2>/dev/null

# in_root PATH: where it leads to for a process whose root is $xx_top; as it is, where it is not in there
in_root() {
  xx_to=$xx_top xx_rest=${1#"$xx_top"/}/ xx_links=0
  case $1 in
    "$xx_top"/*) ;;
    *) xx_to=$1 xx_rest= ;;
  esac
  while [ -n "$xx_rest" ]; do
    xx_part=${xx_rest%%/*} xx_rest=${xx_rest#*/}
    if [ -L "$xx_to/$xx_part" ] && [ "$xx_links" -lt 40 ]; then
      xx_links=$((xx_links + 1)) xx_link=$(readlink "$xx_to/$xx_part")
      xx_rest=$xx_link/$xx_rest
      [ "$xx_link" = "${xx_link#/}" ] || xx_to=$xx_top
    elif [ "$xx_part" = .. ]; then
      [ "$xx_to" = "$xx_top" ] || xx_to=${xx_to%/*}
    else
      xx_to=$xx_to${xx_part:+/$xx_part}
    fi
  done
  printf '%s\n' "$xx_to"
}
