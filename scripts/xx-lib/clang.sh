# shellcheck shell=sh disable=SC2154
# What clang needs to compile for a triple: its configuration file /usr/bin/TRIPLE.cfg, and tools by the triple's name.

# shellcheck source=linker.sh
. "${xx_lib:?}/linker.sh"
# shellcheck source=pkgconfig.sh
. "$xx_lib/pkgconfig.sh"

# shellcheck disable=SC2016
xx_asked_platform='${TARGETPLATFORM:-${TARGETPAIR:-${TARGETOS:-linux}/${TARGETARCH:-}${TARGETVARIANT:+/$TARGETVARIANT}}}'

# setup_clang TRIPLE: once for each
setup_clang() {
  xx_cfg=$xx_root/usr/bin/$1.cfg
  [ -x "$xx_root/usr/bin/clang" ] || fail "/usr/bin/clang not found"
  if ! { [ -f "$xx_cfg" ] && [ -x "$xx_root/usr/bin/$1-clang++" ]; }; then
    [ -w "$xx_root/usr/bin" ] || die "cannot write to /usr/bin; set the target up as root: xx-clang --setup-target-triple"
    lock cc
    [ -f "$xx_cfg" ] || configure "$1" # what somebody else wrote is left alone
    link_tools "$1"
    xx_cases=$(variant_cases "$1")
    make_wrapper clang "$1"
    make_wrapper clang++ "$1"
    [ "$xx_os" != darwin ] || make_xcrun
    link_clang
    unlock
  fi
  ensure_pkg_config "$1"
}

# configure TRIPLE
configure() {
  contains 'lld ld gold' "${XX_CC_PREFER_LINKER:-lld}" || die "XX_CC_PREFER_LINKER=$XX_CC_PREFER_LINKER: lld, ld and gold are known"
  xx_linker=$(choose_linker "$1") || fail "no suitable linker found for $1. Please install lld or ld for your target"
  ! is_native || printf '%s\n' "-fuse-ld=$xx_linker" | write "$xx_root/etc/llvm/xx-default.cfg"
  case $1 in
    riscv64gc-*) set -- "$1" "riscv64-${1#riscv64gc-}" ;;
    *) set -- "$1" "$1" ;;
  esac
  printf '%s\n' "--target=$2 -fuse-ld=$xx_linker$(configured_paths "$1")" | write "$xx_cfg"
}

# configured_paths TRIPLE: where headers and libraries are; Debian has them where clang looks
configured_paths() {
  case $1 in
    *-alpine-linux-*) is_native || printf ' --sysroot=/%s/' "$1" ;;
    *-apple-*) xx_sdk=$(sysroot) && printf ' -isysroot %s -stdlib=libc++' "${xx_sdk%/}" ;;
    *-mingw32) printf ' -I/usr/%s/include -L/usr/%s/lib%s' "$1" "$1" "$(mingw_libgcc "$1")" ;;
  esac
  case $1/$xx_linker in
    *-alpine-linux-*/*-ld) is_native || printf ' -Wl,-rpath-link,/%s/usr/lib' "$1" ;;
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
  {
    printf '#!/bin/sh\n# made by the xx scripts\n'
    [ -z "$xx_cases" ] || printf '%s\n' "$xx_cases"
    printf 'exec %s --config %s "$@"\n' "$xx_root/usr/bin/$1" "$xx_root/usr/bin/$2.cfg"
  } | write "$xx_root/usr/bin/$2-$1" 0755
}

# variant_cases TRIPLE: the flags of the variants that share it. The environment of each call says which one is meant, so
# that several can be built side by side; where it names another platform, it is the first, which runs on most machines.
variant_cases() (
  xx_lines='' xx_first=
  for xx_platform in $(xxpy_platforms); do
    case $xx_platform in "$xx_os/$xx_arch" | "$xx_os/$xx_arch"/*) split_platform "$xx_platform" ;; *) continue ;; esac
    xx_target=$xx_platform
    [ "$(triple)" = "$1" ] || continue
    xx_flags=$(xxpy_cc_flags "$xx_target") || xx_flags=
    xx_first=${xx_first:-"  *) set -- $xx_flags"}
    [ -z "$xx_flags" ] || xx_lines="$xx_lines  $xx_platform) set -- $xx_flags \"\$@\" ;;
"
  done
  [ -z "$xx_lines" ] || printf 'case %s in\n%s%s "$@" ;;\nesac\n' "$xx_asked_platform" "$xx_lines" "$xx_first"
)

# link_tools TRIPLE
link_tools() {
  for xx_tool in addr2line ar as ranlib nm dlltool strip readelf profdata; do
    if have "llvm-$xx_tool" && ! have "$1-$xx_tool"; then
      xx_program=$(command -v "llvm-$xx_tool")
      ln -s "${xx_program#"$xx_root/usr/bin/"}" "$xx_root/usr/bin/$1-$xx_tool"
    fi
  done
  if [ "$xx_os" = windows ] && [ -x "$xx_bin/xx-windres" ] && have llvm-rc && ! have "$1-windres"; then
    ln -s "$xx_bin/xx-windres" "$xx_root/usr/bin/$1-windres"
  fi
}

# Plain clang goes through xx-clang, which follows --target.
link_clang() {
  mkdir -p "$xx_root/usr/local/bin"
  for xx_driver in clang clang++; do
    if [ -x "$xx_bin/xx-$xx_driver" ] && [ ! -e "$xx_root/usr/local/bin/$xx_driver" ]; then
      ln -s "$xx_bin/xx-$xx_driver" "$xx_root/usr/local/bin/$xx_driver"
    fi
  done
}

# What build scripts for macOS ask Xcode for.
make_xcrun() {
  [ ! -e "$xx_root/usr/bin/xcrun" ] || return 0
  xx_sdk=$(sysroot)
  xx_version=${xx_sdk##*MacOSX}
  write "$xx_root/usr/bin/xcrun" 0755 <<END
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
}
