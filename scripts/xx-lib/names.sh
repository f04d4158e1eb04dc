# shellcheck shell=sh disable=SC2154
# What the target is called in the distribution this build runs on.
# resolve_identity sets xx_distribution xx_vendor xx_libc.

resolve_identity() {
  xx_distribution=$(os_release ID)
  xx_vendor=${XX_VENDOR:-${xx_distribution:-unknown}}
  case $xx_os in
    darwin) xx_vendor=${XX_VENDOR:-apple} xx_default=gnu ;;
    windows) xx_default=mingw32 ;;
    *) xx_default=gnu ;;
  esac
  case $xx_os/$xx_vendor/$xx_distribution in
    linux/alpine/* | linux/*/alpine) xx_default=musl ;;
  esac
  xx_libc=${XX_LIBC:-$xx_default}
}

# os_release KEY
os_release() {
  [ -r "$xx_root/etc/os-release" ] || return 0
  while IFS='=' read -r xx_key xx_value || [ -n "$xx_key" ]; do
    [ "$xx_key" = "$1" ] || continue
    xx_value=${xx_value%"${xx_value##*[![:space:]]}"} # such as the \r of a file made on Windows
    xx_value=${xx_value#[\"\']}
    printf '%s\n' "${xx_value%[\"\']}"
    return
  done <"$xx_root/etc/os-release"
}

# The triple as this distribution writes it.
triple() {
  case $xx_os in
    linux) linux_triple ;;
    darwin) darwin_triple ;;
    *) xxpy_gnu_triple "$xx_target" ;;
  esac
}

linux_triple() {
  if [ "$xx_vendor" = alpine ]; then
    xx_whole=$(xxpy_alpine_triple "$xx_target") xx_written=musl
  else
    xx_whole=$(xxpy_gnu_triple "$xx_target") xx_written=gnu
  fi
  xx_abi=${xx_whole##*-linux-"$xx_written"}
  printf '%s\n' "$(triple_arch "${xx_whole%%-*}")$(triple_vendor)-linux-$xx_libc$xx_abi"
}

# triple_arch DEFAULT
triple_arch() {
  case $xx_arch/$xx_variant in
    arm/v[78]) printf '%s' "${ARM_TARGET_ARCH:-$1}" ;;
    riscv64/) printf '%s' "${RISCV64_TARGET_ARCH:-$1}" ;;
    *) printf '%s' "$1" ;;
  esac
}

triple_vendor() {
  case $xx_vendor in
    debian | ubuntu | rhel | fedora | centos | rocky | ol) ;;
    *) printf '%s' "-$xx_vendor" ;;
  esac
}

darwin_triple() {
  xx_whole=$(xxpy_gnu_triple "$xx_target")
  xx_version=${MACOSX_VERSION_MIN:-${xx_whole##*macos}}
  printf '%s\n' "${xx_whole%%-*}-$xx_vendor-macos$xx_version"
}

# arch_in COLUMN: the name of the architecture there, whatever the system
arch_in() {
  "xxpy_$1" "linux/$xx_arch${xx_variant:+/$xx_variant}" || "xxpy_$1" "linux/$xx_arch"
}

pkg_arch() {
  case $xx_vendor in
    debian | ubuntu) arch_in debian_arch ;;
    alpine) arch_in alpine_arch ;;
    rhel | fedora | centos | rocky | ol) arch_in rpm_arch ;;
    *) printf '%s\n' "$xx_arch" ;;
  esac
}

# The root of the target's files.
sysroot() {
  if [ "$xx_os" = darwin ]; then
    for xx_sdk in "$xx_root"/xx-sdk/MacOSX*.sdk/; do
      [ -d "$xx_sdk" ] || xx_sdk=$xx_root/xx-sdk/MacOSX11.1.sdk/
      printf '%s\n' "${xx_sdk#"$xx_root"}"
      return
    done
  elif [ "$xx_vendor" = alpine ] && [ "$xx_os" = linux ] && ! is_native; then
    printf '/%s/\n' "$(triple)"
  else
    printf '/\n'
  fi
}

# cell COLUMN: of the target, for its libc; fails where the table has none
cell() {
  xx_row=$xx_target
  if contains 'goamd64 goarm64 cc_flags rust_cpu zig_cpu' "$1" && [ "$xx_arch" != arm ]; then
    xx_row=$(in_table "linux/$xx_arch/$xx_variant") || xx_row=$xx_target # a variant is the same on every system
  fi
  if [ "$xx_libc" = musl ] && have "xxpy_$1_musl"; then
    "xxpy_$1_musl" "$xx_row"
  else
    "xxpy_$1" "$xx_row"
  fi
}

# The environment as the scripts hand it on: KEY=value lines.
target_env() {
  printf '%s\n' "XX_OS=$xx_os" "XX_OS_VERSION=$(os_release VERSION_ID)" "XX_ARCH=$xx_arch" "XX_MARCH=$xx_march" "XX_VENDOR=$xx_vendor"
  [ "$xx_os" != linux ] || printf '%s\n' "XX_PKG_ARCH=$(pkg_arch)"
  printf '%s\n' "XX_TRIPLE=$(triple)" "XX_LIBC=$xx_libc" "TARGETOS=$xx_os" "TARGETARCH=$xx_arch" "TARGETVARIANT=$xx_variant"
}

export_env() {
  while read -r xx_line; do
    export "${xx_line?}"
  done <<END
$(target_env)
END
}
