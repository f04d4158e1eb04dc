# shellcheck shell=sh
# The platform that is asked for, and the machine this build runs on.
# resolve_target sets os arch variant, and target: its name in the table, empty where it has none.

# shellcheck source=common.sh
. "${lib:?}/common.sh"
# shellcheck source=targets.sh
. "$lib/targets.sh"
# shellcheck source=names.sh
. "$lib/names.sh"

resolve_target() {
  if [ -z "${TARGETPLATFORM-unset}${TARGETPAIR:-}${TARGETOS:-}${TARGETARCH:-}" ]; then
    die "TARGETPLATFORM is empty; declare it after FROM, without a value: ARG TARGETPLATFORM"
  elif [ -n "${TARGETPLATFORM:-}" ]; then
    split_platform "$TARGETPLATFORM"
  elif [ -n "${TARGETPAIR:-}" ]; then
    split_pair "$TARGETPAIR"
  else
    os=${TARGETOS:-linux} arch=${TARGETARCH:-} variant=${TARGETVARIANT:-}
    [ -n "$arch" ] || take_native
  fi
  normalise_variant
  target=$(table_name) || target=
}

# split_platform OS/ARCH[/VARIANT]
split_platform() {
  case $1 in
    ?*/?*) ;;
    *) die "TARGETPLATFORM=$1: not of the form os/arch[/variant]" ;;
  esac
  os=${1%%/*} arch=${1#*/}
  variant=${arch#"${arch%%/*}"}
  arch=${arch%%/*} variant=${variant#/}
}

# split_pair OS-ARCH[VARIANT], such as linux-armv7
split_pair() {
  os=${1%%-*} arch=${1#*-} variant=
  case $arch in
    armv*) variant=${arch#arm} arch=arm ;;
  esac
}

take_native() {
  arch=unknown variant=
  if native=$(native_platform); then
    variant=${native#linux/}
    arch=${variant%%/*}
    variant=${variant#"$arch"}
    variant=${variant#/}
  fi
}

native_platform() {
  xxpy_from_uname "$(uname -m)"
}

# v7 is the default of arm; a baseline is not named, unless TARGETVARIANT does
normalise_variant() {
  baseline=
  case $arch/$variant in
    arm/v[568]) ;;
    arm/*) variant=v7 ;;
    arm64/v8 | arm64/) baseline=v8 ;;
    amd64/v1 | amd64/) baseline=v1 ;;
    amd64/* | arm64/* | mips*) ;;
    *) variant= ;;
  esac
  if [ -n "$baseline" ]; then
    variant=
    [ "${TARGETVARIANT:-}" != "$baseline" ] || variant=$baseline
  fi
}

table_name() {
  case $os/$arch/$variant in
    wasi/wasm/) printf '%s\n' wasip1/wasm ;;
    */amd64/v1 | */arm64/v8) in_table "$os/$arch" ;;
    *) in_table "$os/$arch${variant:+/$variant}" || { [ "$os" != linux ] && in_table "$os/$arch"; } ;;
  esac
}

in_table() {
  xxpy_endian "$1" >/dev/null && printf '%s\n' "$1"
}

# require_target: ends the script where nobody knows what the target is called
require_target() {
  if ! march=$(xxpy_march "$target"); then
    fail "unsupported target: os=$os arch=$arch variant=$variant"
  fi
}

# is_native: the build machine runs it, whatever level of amd64 it asks for
is_native() {
  [ "$os" = linux ] && native=$(native_platform) && [ "$(xxpy_march "$native")" = "$(xxpy_march "$target")" ]
}
