# shellcheck shell=sh disable=SC2154
# What clang needs to compile for a triple: its configuration file /usr/bin/TRIPLE.cfg, and tools by the triple's name.

# shellcheck source=linker.sh
. "${lib:?}/linker.sh"
# shellcheck source=pkgconfig.sh
. "$lib/pkgconfig.sh"

# setup_clang TRIPLE FLAGS: once for each; again when the variant's flags are others
setup_clang() {
  cfg=$root/usr/bin/$1.cfg
  [ -x "$root/usr/bin/clang" ] || fail "/usr/bin/clang not found"
  if is_set_up "$2"; then
    return 0
  fi
  [ -w "$root/usr/bin" ] || die "cannot write to /usr/bin; set the target up as root: xx-clang --setup-target-triple"
  lock cc
  linker=$(choose_linker "$1") || fail "no suitable linker found for $1. Please install lld or ld for your target"
  link_tools "$1"
  make_wrapper clang "$1"
  make_wrapper clang++ "$1"
  ensure_pkg_config "$1"
  [ "$os" != darwin ] || make_xcrun
  link_clang
  ! is_native || printf '%s\n' "-fuse-ld=$linker" | write "$root/etc/llvm/xx-default.cfg"
  configuration "$1" "$2" | write "$cfg"
  unlock
}

# is_set_up FLAGS: a file that somebody else wrote is left alone
is_set_up() {
  [ -f "$cfg" ] || return 1
  read -r line <"$cfg" || line=
  case $line in
    '# flags:'*) [ "$line" = "# flags: $1" ] ;;
  esac
}

# configuration TRIPLE FLAGS
configuration() {
  case $1 in
    riscv64gc-*) set -- "riscv64-${1#riscv64gc-}" "$2" "$1" ;;
    *) set -- "$1" "$2" "$1" ;;
  esac
  printf '# flags: %s\n' "$2"
  printf '%s\n' "--target=$1 -fuse-ld=$linker$(configured_paths "$3")${2:+ $2}"
}

# configured_paths TRIPLE: where headers and libraries are; Debian has them where clang looks
configured_paths() {
  case $1 in
    *-alpine-linux-*) is_native || printf ' --sysroot=/%s/' "$1" ;;
    *-apple-*) printf ' -isysroot %s -stdlib=libc++' "$(sysroot)" ;;
    *-mingw32) printf ' -I/usr/%s/include -L/usr/%s/lib%s' "$1" "$1" "$(mingw_libgcc "$1")" ;;
  esac
  case $1/$linker in
    *-alpine-linux-*/ld) is_native || printf ' -Wl,-rpath-link,/%s/usr/lib' "$1" ;;
  esac
}

# mingw_libgcc TRIPLE: where the libgcc of Debian's mingw-w64 is, which clang does not find
mingw_libgcc() {
  if have "$1-gcc"; then
    libgcc=$("$1-gcc" -print-libgcc-file-name)
    printf ' -L%s' "${libgcc%/*}"
  fi
}

# make_wrapper COMPILER TRIPLE
make_wrapper() {
  printf '#!/bin/sh\n# made by the xx scripts\nexec %s --config %s "$@"\n' "/usr/bin/$1" "/usr/bin/$2.cfg" |
    write "$root/usr/bin/$2-$1"
  chmod +x "$root/usr/bin/$2-$1"
}

# link_tools TRIPLE
link_tools() {
  for tool in addr2line ar as ranlib nm dlltool strip readelf profdata; do
    if have "llvm-$tool" && ! have "$1-$tool"; then
      ln -s "$(command -v "llvm-$tool")" "$root/usr/bin/$1-$tool"
    fi
  done
  if [ "$os" = windows ] && have llvm-rc && ! have "$1-windres"; then
    ln -s "${lib%/*}/xx-windres" "$root/usr/bin/$1-windres"
  fi
}

# Plain clang goes through xx-clang, which follows --target.
link_clang() {
  mkdir -p "$root/usr/local/bin"
  for driver in clang clang++; do
    [ -e "$root/usr/local/bin/$driver" ] || ln -s "${lib%/*}/xx-$driver" "$root/usr/local/bin/$driver"
  done
}

# What build scripts for macOS ask Xcode for.
make_xcrun() {
  [ ! -e "$root/usr/bin/xcrun" ] || return 0
  sdk=$(sysroot)
  version=${sdk##*MacOSX}
  write "$root/usr/bin/xcrun" <<END
#!/bin/sh
# made by the xx scripts
while [ \$# -gt 0 ]; do
  case \$1 in
    --sdk) shift ;;
    --show-sdk-path) echo '${sdk%/}' ;;
    --show-sdk-version) echo '${version%.sdk/}' ;;
    *) exec "\$@" ;;
  esac
  shift
done
END
  chmod +x "$root/usr/bin/xcrun"
}
