# shellcheck shell=sh
# The platform that is asked for, and the machine this build runs on.
# resolve_target sets xx_os xx_arch xx_variant, and xx_target: its name in the table, empty where it has none.

# shellcheck source=common.sh
. "${xx_lib:?}/common.sh"
# shellcheck source=targets.sh
. "$xx_lib/targets.sh"
# shellcheck source=names.sh
. "$xx_lib/names.sh"

resolve_target() {
  if [ -n "${TARGETPLATFORM:-}" ]; then
    split_platform "$TARGETPLATFORM"
  elif [ -n "${TARGETPAIR:-}" ]; then
    split_pair "$TARGETPAIR"
  else
    xx_os=${TARGETOS:-linux} xx_arch=${TARGETARCH:-} xx_variant=${TARGETVARIANT:-}
    [ -n "$xx_arch" ] || take_native
  fi
  normalise_variant
  xx_target=$(table_name) || xx_target=
}

# split_platform OS/ARCH[/VARIANT]
split_platform() {
  case $1 in
    ?*/?*) ;;
    *) die "TARGETPLATFORM=$1: not of the form os/arch[/variant]" ;;
  esac
  xx_os=${1%%/*} xx_arch=${1#*/}
  xx_variant=${xx_arch#"${xx_arch%%/*}"}
  xx_arch=${xx_arch%%/*} xx_variant=${xx_variant#/}
}

# split_pair OS-ARCH[VARIANT], such as linux-armv7
split_pair() {
  xx_os=${1%%-*} xx_arch=${1#*-} xx_variant=
  case $xx_arch in
    armv*) xx_variant=${xx_arch#arm} xx_arch=arm ;;
  esac
}

# An empty TARGETPLATFORM is an ARG in the wrong place; an empty TARGETARCH or TARGETPAIR is how one asks for this machine's.
take_native() {
  [ -n "${TARGETPLATFORM-unset}" ] || die "TARGETPLATFORM is empty; declare it after FROM, without a value: ARG TARGETPLATFORM"
  xx_native=$(native_platform) || xx_native=linux/unknown
  split_platform "$xx_os/${xx_native#linux/}"
}

native_platform() {
  xxpy_from_uname "$(uname -m)"
}

# v7 is the default of arm; a baseline is left out, unless TARGETVARIANT names it
normalise_variant() {
  xx_baseline=
  case $xx_arch/$xx_variant in
    arm/) xx_variant=v7 ;;
    arm/[5-8]) xx_variant=v$xx_variant ;;
    arm64/9 | arm64/9.0 | arm64/v9.0) xx_variant=v9 ;;
    arm64/8 | arm64/v8.0) xx_baseline=v8 ;;
    arm64/v8 | arm64/) xx_baseline=v8 ;;
    amd64/v1 | amd64/) xx_baseline=v1 ;;
    arm/* | amd64/* | arm64/* | mips*) ;;
    *) xx_variant= ;;
  esac
  if [ -n "$xx_baseline" ]; then
    xx_variant=
    [ "${TARGETVARIANT:-}" != "$xx_baseline" ] || xx_variant=$xx_baseline
  fi
}

# name_platform: for TRIPLE-clang, which the programs that are run call
name_platform() {
  if [ -z "${TARGETPLATFORM:-}" ]; then
    export TARGETPLATFORM="${xx_target:-$xx_os/$xx_arch}"
  fi
}

table_name() {
  case $xx_os/$xx_arch/$xx_variant in
    wasi/wasm/) printf '%s\n' wasip1/wasm ;;
    */amd64/v1 | */arm64/v8) in_table "$xx_os/$xx_arch" ;;
    *) in_table "$xx_os/$xx_arch${xx_variant:+/$xx_variant}" || variant_elsewhere ;;
  esac
}

# Variants are in the table for Linux alone.
variant_elsewhere() {
  [ "$xx_os" != linux ] && in_table "linux/$xx_arch/$xx_variant" >/dev/null && in_table "$xx_os/$xx_arch"
}

in_table() {
  xxpy_endian "$1" >/dev/null && printf '%s\n' "$1"
}

unsupported() {
  fail "unsupported target: os=$xx_os arch=$xx_arch variant=$xx_variant"
}

# require_variant: ends the script for a variant that nobody knows, of an architecture that has some: it would be taken for
# another. Go, and xx-verify, know more architectures than the table.
require_variant() {
  case $xx_arch/$xx_variant in
    */ | amd64/v1 | arm64/v8) ;;
    arm/* | amd64/* | arm64/* | mips*) in_table "linux/$xx_arch/$xx_variant" >/dev/null || unsupported ;;
  esac
}

# require_target: ends the script where nobody knows what the target is called
require_target() {
  xx_march=$(xxpy_march "$xx_target") || unsupported
}

# skip_packages: ends the script, where the target's system has no packages here; fails for what is no system
skip_packages() {
  case $xx_os in
    darwin | windows | *bsd | wasi | wasip[12]) ;;
    *) unsupported ;;
  esac
  say "skipping packages installation on $xx_os"
  exit
}

# is_native: the build machine runs it, whatever level of amd64 it asks for
is_native() {
  [ "$xx_os" = linux ] && xx_native=$(native_platform) && [ "$(xxpy_march "$xx_native")" = "$(xxpy_march "$xx_target")" ]
}
