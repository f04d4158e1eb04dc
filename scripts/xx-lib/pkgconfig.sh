# shellcheck shell=sh disable=SC2154
# A pkg-config that finds the target's libraries, and no other.

# ensure_pkg_config TRIPLE: TRIPLE-pkg-config, where there is a pkg-config to call
ensure_pkg_config() {
  if have "$1-pkg-config" || ! have pkg-config || [ ! -w "$root/usr/bin" ]; then
    return 0
  elif is_native; then
    ln -sf "$(command -v pkg-config)" "$root/usr/bin/$1-pkg-config"
  else
    pkg_config_wrapper "$1" | write "$root/usr/bin/$1-pkg-config"
    chmod +x "$root/usr/bin/$1-pkg-config"
  fi
}

pkg_config_wrapper() {
  base=$(sysroot) && base=${base%/}
  if [ -n "$base" ]; then
    folders=$base/usr/lib/pkgconfig:$base/usr/share/pkgconfig
  else
    multiarch=$(multiarch "$1")
    folders=/usr/local/lib/$multiarch/pkgconfig:/usr/lib/$multiarch/pkgconfig:/usr/share/pkgconfig
  fi
  cat <<END
#!/bin/sh
# made by the xx scripts
export PKG_CONFIG_SYSROOT_DIR="\${PKG_CONFIG_SYSROOT_DIR-$base}" PKG_CONFIG_LIBDIR="\${PKG_CONFIG_LIBDIR-$folders}"
exec pkg-config "\$@"
END
}

# multiarch TRIPLE: how Debian calls the folder of its libraries
multiarch() {
  case $1 in
    i?86-linux-gnu) printf 'i386-linux-gnu' ;;
    *) printf '%s' "$1" ;;
  esac
}
