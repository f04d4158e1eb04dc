# shellcheck shell=sh disable=SC2154
# What clang needs to compile for a triple: its configuration file /usr/bin/TRIPLE.cfg, and tools by the triple's name.

# shellcheck source=linker.sh
. "${xx_lib:?}/linker.sh"
# shellcheck source=pkgconfig.sh
. "$xx_lib/pkgconfig.sh"

# setup_clang TRIPLE FLAGS: once for each; again when the variant's flags are others
setup_clang() {
  xx_cfg=$xx_root/usr/bin/$1.cfg
  [ -x "$xx_root/usr/bin/clang" ] || fail "/usr/bin/clang not found"
  if is_set_up "$2"; then
    ensure_pkg_config "$1"
    return
  fi
  [ -w "$xx_root/usr/bin" ] || die "cannot write to /usr/bin; set the target up as root: xx-clang --setup-target-triple"
  lock cc
  xx_linker=$(choose_linker "$1") || fail "no suitable linker found for $1. Please install lld or ld for your target"
  link_tools "$1"
  make_wrapper clang "$1"
  make_wrapper clang++ "$1"
  ensure_pkg_config "$1"
  [ "$xx_os" != darwin ] || make_xcrun
  link_clang
  ! is_native || printf '%s\n' "-fuse-ld=$xx_linker" | write "$xx_root/etc/llvm/xx-default.cfg"
  configuration "$1" "$2" | write "$xx_cfg"
  unlock
}

# is_set_up FLAGS: a file that somebody else wrote is left alone
is_set_up() {
  [ -f "$xx_cfg" ] || return 1
  read -r xx_line <"$xx_cfg" || xx_line=
  case $xx_line in
    '# flags:'*) [ "$xx_line" = "# flags: $1" ] ;;
  esac
}

# configuration TRIPLE FLAGS
configuration() {
  case $1 in
    riscv64gc-*) set -- "riscv64-${1#riscv64gc-}" "$2" "$1" ;;
    *) set -- "$1" "$2" "$1" ;;
  esac
  printf '# flags: %s\n' "$2"
  printf '%s\n' "--target=$1 -fuse-ld=$xx_linker$(configured_paths "$3")${2:+ $2}"
}

# configured_paths TRIPLE: where headers and libraries are; Debian has them where clang looks
configured_paths() {
  case $1 in
    *-alpine-linux-*) is_native || printf ' --sysroot=/%s/' "$1" ;;
    *-apple-*) printf ' -isysroot %s -stdlib=libc++' "$(sysroot)" ;;
    *-mingw32) printf ' -I/usr/%s/include -L/usr/%s/lib%s' "$1" "$1" "$(mingw_libgcc "$1")" ;;
  esac
  case $1/$xx_linker in
    *-alpine-linux-*/ld) is_native || printf ' -Wl,-rpath-link,/%s/usr/lib' "$1" ;;
  esac
}

# mingw_libgcc TRIPLE: where the libgcc of Debian's mingw-w64 is, which clang does not find
mingw_libgcc() {
  if have "$1-gcc"; then
    xx_libgcc=$("$1-gcc" -print-libgcc-file-name)
    printf ' -L%s' "${xx_libgcc%/*}"
  fi
}

# make_wrapper COMPILER TRIPLE
make_wrapper() {
  printf '#!/bin/sh\n# made by the xx scripts\nexec %s --config %s "$@"\n' "/usr/bin/$1" "/usr/bin/$2.cfg" |
    write "$xx_root/usr/bin/$2-$1"
  chmod +x "$xx_root/usr/bin/$2-$1"
}

# link_tools TRIPLE
link_tools() {
  for xx_tool in addr2line ar as ranlib nm dlltool strip readelf profdata; do
    if have "llvm-$xx_tool" && ! have "$1-$xx_tool"; then
      ln -s "$(command -v "llvm-$xx_tool")" "$xx_root/usr/bin/$1-$xx_tool"
    fi
  done
  if [ "$xx_os" = windows ] && have llvm-rc && ! have "$1-windres"; then
    ln -s "${xx_lib%/*}/xx-windres" "$xx_root/usr/bin/$1-windres"
  fi
}

# Plain clang goes through xx-clang, which follows --target.
link_clang() {
  mkdir -p "$xx_root/usr/local/bin"
  for xx_driver in clang clang++; do
    [ -e "$xx_root/usr/local/bin/$xx_driver" ] || ln -s "${xx_lib%/*}/xx-$xx_driver" "$xx_root/usr/local/bin/$xx_driver"
  done
}

# What build scripts for macOS ask Xcode for.
make_xcrun() {
  [ ! -e "$xx_root/usr/bin/xcrun" ] || return 0
  xx_sdk=$(sysroot)
  xx_version=${xx_sdk##*MacOSX}
  write "$xx_root/usr/bin/xcrun" <<END
#!/bin/sh
# made by the xx scripts
while [ \$# -gt 0 ]; do
  case \$1 in
    --sdk) shift ;;
    --show-sdk-path) echo '${xx_sdk%/}' ;;
    --show-sdk-version) echo '${xx_version%.sdk/}' ;;
    *) exec "\$@" ;;
  esac
  shift
done
END
  chmod +x "$xx_root/usr/bin/xcrun"
}
