# shellcheck shell=sh disable=SC2154
# What cgo compiles with: CC, CXX, AR, PKG_CONFIG.

# shellcheck source=pkgconfig.sh
. "${xx_lib:?}/pkgconfig.sh"

# Nothing where nobody knows the target's C toolchain; go says so if cgo is used.
set_c_compiler() {
  xx_prefix=$(xxpy_march "$xx_target" >/dev/null && triple) || return 0
  if have "$xx_prefix-gcc"; then export CC="$xx_prefix-gcc"; fi
  if have "$xx_prefix-g++"; then export CXX="$xx_prefix-g++"; fi
  contains 'clang zig' "${XX_GO_PREFER_C_COMPILER:-clang}" || die "XX_GO_PREFER_C_COMPILER=$XX_GO_PREFER_C_COMPILER: clang and zig are known"
  if [ "${XX_GO_PREFER_C_COMPILER:-}" = zig ]; then
    set_zig
  elif [ -x "$xx_root/usr/bin/clang" ] && [ "${CGO_ENABLED:-}" != 0 ]; then
    set_clang
  fi
  set_flags
  if have "$xx_prefix-ar"; then export AR="$xx_prefix-ar"; fi
  set_pkg_config
}

# The variant's flags, with the compiler's name, as CGO_CFLAGS is the user's. On Linux TRIPLE-clang adds them itself, but go's
# cache has to know of them where the variant's variable does not tell: one of the user's own, or GOARM64 before Go 1.23.
set_flags() {
  case ${CC:-}/$xx_os/$xx_arch$xx_kept in
    "$xx_prefix-gcc"/*/* | "$xx_prefix-clang"/linux/arm64 | "$xx_prefix-clang"/linux/*yes) ;;
    "$xx_prefix-clang"/linux/*) return 0 ;;
    "$xx_prefix-clang"/*/*) ;;
    *) return 0 ;;
  esac
  if xx_variant_flags=$(cell cc_flags) && [ -n "$xx_variant_flags" ]; then
    export CC="$CC $xx_variant_flags"
    [ -z "${CXX:-}" ] || export CXX="$CXX $xx_variant_flags"
  fi
}

# Where the target has no pkg-config, as when /usr/bin cannot be written, the build machine's is told where to look.
set_pkg_config() {
  ensure_pkg_config "$xx_prefix"
  if have "$xx_prefix-pkg-config"; then
    export PKG_CONFIG="$xx_prefix-pkg-config"
  elif ! is_native; then
    eval "$(pkg_config_wrapper "$xx_prefix" | grep '^export ')"
  fi
}

# For ARMv5 clang calls functions for atomic access, which gcc has inline; as a shared library, they may be missing where the
# program runs.
add_libatomic() {
  xx_ld_flags=$(go env CGO_LDFLAGS)
  case $xx_ld_flags in
    *-l:libatomic.a) ;;
    *) export CGO_LDFLAGS="$xx_ld_flags -l:libatomic.a" ;;
  esac
}

# Without a linker for the target, only what has no C in it can be built, where there is no gcc either.
set_clang() {
  if set_up_clang; then
    export CC="$xx_prefix-clang" CXX="$xx_prefix-clang++"
    [ "$xx_arch/$xx_variant" != arm/v5 ] || add_libatomic
  elif [ "${CGO_ENABLED:-}" = 1 ] && ! have "$xx_prefix-gcc"; then
    fail "$xx_complaint"
  fi
}

set_zig() {
  have zig || die "zig not found, although XX_GO_PREFER_C_COMPILER asks for it"
  xx_zig_target=$(cell zig_target) || die "$xx_target has no zig-target"
  xx_cpu=$(cell zig_cpu) || xx_cpu=
  export CC="zig cc -target $xx_zig_target${xx_cpu:+ -mcpu=$xx_cpu}" CXX="zig c++ -target $xx_zig_target${xx_cpu:+ -mcpu=$xx_cpu}"
}
