# shellcheck shell=sh disable=SC2154
# What the target is called in the distribution this build runs on.
# resolve_identity sets distribution vendor libc.

resolve_identity() {
  distribution=$(os_release ID)
  vendor=${XX_VENDOR:-${distribution:-unknown}}
  case $os in
    darwin) vendor=${XX_VENDOR:-apple} default=gnu ;;
    windows) default=mingw32 ;;
    *) default=gnu ;;
  esac
  case $os/$vendor/$distribution in
    linux/alpine/* | linux/*/alpine) default=musl ;;
  esac
  libc=${XX_LIBC:-$default}
}

# os_release KEY
os_release() {
  for file in "$root/etc/os-release" "$root/usr/lib/os-release"; do
    [ -r "$file" ] || continue
    while IFS='=' read -r key value || [ -n "$key" ]; do
      [ "$key" = "$1" ] || continue
      value=${value#[\"\']}
      printf '%s\n' "${value%[\"\']}"
      return
    done <"$file"
  done
}

# The triple as this distribution writes it.
triple() {
  case $os in
    linux) linux_triple ;;
    darwin) darwin_triple ;;
    *) xxpy_gnu_triple "$target" ;;
  esac
}

linux_triple() {
  if [ "$vendor" = alpine ]; then
    whole=$(xxpy_alpine_triple "$target") written=musl
  else
    whole=$(xxpy_gnu_triple "$target") written=gnu
  fi
  abi=${whole##*-linux-"$written"}
  printf '%s\n' "$(triple_arch "${whole%%-*}")$(triple_vendor)-linux-$libc$abi"
}

# triple_arch DEFAULT
triple_arch() {
  case $arch/$variant in
    arm/v[78]) printf '%s' "${ARM_TARGET_ARCH:-$1}" ;;
    riscv64/) printf '%s' "${RISCV64_TARGET_ARCH:-$1}" ;;
    *) printf '%s' "$1" ;;
  esac
}

triple_vendor() {
  case $vendor in
    debian | ubuntu | rhel | fedora | centos | rocky | ol) ;;
    *) printf '%s' "-$vendor" ;;
  esac
}

darwin_triple() {
  whole=$(xxpy_gnu_triple "$target")
  version=${MACOSX_VERSION_MIN:-${whole##*macos}}
  printf '%s\n' "${whole%%-*}-$vendor-macos$version"
}

# arch_in COLUMN: the name of the architecture there, whatever the system
arch_in() {
  "xxpy_$1" "linux/$arch${variant:+/$variant}" || "xxpy_$1" "linux/$arch"
}

pkg_arch() {
  case $vendor in
    debian | ubuntu) arch_in debian_arch ;;
    alpine) arch_in alpine_arch ;;
    rhel | fedora | centos | rocky | ol) arch_in rpm_arch ;;
    *) printf '%s\n' "$arch" ;;
  esac
}

# The root of the target's files.
sysroot() {
  if [ "$os" = darwin ]; then
    for sdk in "$root"/xx-sdk/MacOSX*.sdk/; do
      [ -d "$sdk" ] || sdk=$root/xx-sdk/MacOSX11.1.sdk/
      printf '%s\n' "${sdk#"$root"}"
      return
    done
  elif [ "$vendor" = alpine ] && [ "$os" = linux ] && ! is_native; then
    printf '/%s/\n' "$(triple)"
  else
    printf '/\n'
  fi
}

# cell COLUMN: of the target, for its libc; fails where the table has none
cell() {
  if [ "$libc" = musl ] && have "xxpy_$1_musl"; then
    "xxpy_$1_musl" "$target"
  else
    "xxpy_$1" "$target"
  fi
}

# The environment as the scripts hand it on: KEY=value lines.
target_env() {
  printf '%s\n' "XX_OS=$os" "XX_OS_VERSION=$(os_release VERSION_ID)" "XX_ARCH=$arch" "XX_MARCH=$march" "XX_VENDOR=$vendor"
  [ "$os" != linux ] || printf '%s\n' "XX_PKG_ARCH=$(pkg_arch)"
  printf '%s\n' "XX_TRIPLE=$(triple)" "XX_LIBC=$libc" "TARGETOS=$os" "TARGETARCH=$arch" "TARGETVARIANT=$variant"
}

export_env() {
  while read -r line; do
    export "${line?}"
  done <<END
$(target_env)
END
}
