# shellcheck shell=sh disable=SC2154
# A pkg-config that finds the target's libraries, and no other.

# ensure_pkg_config TRIPLE: TRIPLE-pkg-config, where there is a pkg-config to call; not where XX_NO_PKG_CONFIG is set
ensure_pkg_config() {
  if [ -n "${XX_NO_PKG_CONFIG:-}" ] || have "$1-pkg-config" || ! have pkg-config || [ ! -w "$xx_root/usr/bin" ]; then
    return 0
  elif is_native; then
    ln -sf "$(command -v pkg-config)" "$xx_root/usr/bin/$1-pkg-config"
  else
    pkg_config_wrapper "$1" | write "$xx_root/usr/bin/$1-pkg-config" 0755
  fi
}

pkg_config_wrapper() {
  xx_base=$(sysroot) && xx_base=${xx_base%/}
  if [ "$xx_os" = windows ]; then
    xx_folders=/usr/$1/lib/pkgconfig
  elif [ -n "$xx_base" ]; then
    xx_folders=$xx_base/usr/lib/pkgconfig:$xx_base/usr/share/pkgconfig
  else
    xx_multiarch=$(multiarch "$1")
    xx_folders=/usr/local/lib/$xx_multiarch/pkgconfig:/usr/lib/$xx_multiarch/pkgconfig:/usr/share/pkgconfig
  fi
  cat <<END
#!/bin/sh
# made by the xx scripts
export PKG_CONFIG_SYSROOT_DIR="\${PKG_CONFIG_SYSROOT_DIR-$xx_base}" PKG_CONFIG_LIBDIR="\${PKG_CONFIG_LIBDIR-$xx_folders}"
exec pkg-config "\$@"
END
}

# multiarch TRIPLE: how Debian calls the folder of its libraries, whatever vendor and architecture the triple names
multiarch() {
  case $1 in
    *-linux-gnu*) xx_own=$(xxpy_gnu_triple "$xx_target") && set -- "${xx_own%%-*}-linux-${1##*-linux-}" ;;
  esac
  case $1 in
    i?86-linux-gnu) printf 'i386-linux-gnu' ;;
    *) printf '%s' "$1" ;;
  esac
}
