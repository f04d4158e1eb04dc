# shellcheck shell=sh disable=SC2154
# The variables with which cargo, and the build scripts of crates, compile and link for $xx_rust: cargo's own
# (doc.rust-lang.org/cargo/reference/environment-variables.html), and those of the crates cc, cmake, pkg-config, bindgen.

# ahead NAME FLAGS [SEPARATOR]: FLAGS before what is set, as what comes later wins
ahead() {
  eval "xx_value=\${$1:-}"
  case $xx_value in
    "$2" | "$2${3:- }"*) ;;
    *) export "$1=$2${xx_value:+${3:- }$xx_value}" ;;
  esac
}

# prefer_here NAME VALUE: as NAME_target, which the crates read first; a value that is set for whatever target is kept, too
prefer_here() {
  eval "prefer $1_$xx_lower \"\${${xx_kind}_$1:-\$2}\""
}

set_cargo_env() {
  export TARGETOS="$xx_os" TARGETARCH="$xx_arch" TARGETVARIANT="$xx_variant"
  name_platform
  xx_lower=$(printf '%s' "$xx_rust" | tr '.-' __)
  xx_upper=CARGO_TARGET_$(printf '%s' "$xx_lower" | tr '[:lower:]' '[:upper:]')
  xx_kind=TARGET
  if is_host; then xx_kind=HOST; fi
  set_compilers
  set_rustflags
  set_runner
  set_pkg_config
  is_native || set_cmake
}

# is_host: the target is what rustc itself runs on, as the crates have it
is_host() {
  # shellcheck disable=SC2086
  rustc $xx_toolchain -vV | grep -qxF "host: $xx_rust"
}

set_compilers() {
  prefer "${xx_upper}_LINKER" "$xx_cc"
  prefer_here CC "$xx_cc"
  prefer_here CXX "$xx_cxx"
  set_flags CFLAGS
  set_flags CXXFLAGS
  ! xx_archiver=$(tool_for ar) || prefer_here AR "$xx_archiver"
  xx_place=$(sysroot)
  xx_place=${xx_place%/}
  xx_words="--target=$(bindgen_target)${xx_place:+ --sysroot=$xx_place}"
  prefer "BINDGEN_EXTRA_CLANG_ARGS_$xx_lower" "$xx_words${BINDGEN_EXTRA_CLANG_ARGS:+ $BINDGEN_EXTRA_CLANG_ARGS}"
}

# set_flags CFLAGS|CXXFLAGS: the variant's. TRIPLE-clang adds them itself, but cargo has to see them, or takes what was
# compiled for another variant. They are the platform's also where Rust's target is an older one, such as Debian's ARMv5 for
# arm/v6: the ABI is the triple's, so that these objects go together, and the platform runs both.
# The crate cc takes the first alone of these variables that is set.
set_flags() {
  if xx_variant_flags=$(cell cc_flags) && [ -n "$xx_variant_flags" ]; then
    eval "prefer_here $1 \"\${$1-}\""
    ahead "$1_$xx_lower" "$xx_variant_flags"
  fi
}

# The triple of the headers and libraries that are here, whose ABI may be another than the platform's.
bindgen_target() {
  case $xx_os/$xx_triple in
    linux/*gc-*) printf '%s' "${xx_triple%%gc-*}-${xx_triple#*-}" ;; # riscv64gc is Rust's name
    linux/*) printf '%s' "$xx_triple" ;;
    *) cell clang_target ;;
  esac
}

# The CPU of a variant, where the target's own is another. Of these three cargo takes the first that is set, even to nothing.
set_rustflags() {
  xx_cpu=$(cell rust_cpu) || xx_cpu=
  xx_rust_flags=${xx_cpu:+-C target-cpu=$xx_cpu }${XX_RUSTFLAGS:-}
  xx_rust_flags=${xx_rust_flags% }
  if [ -z "$xx_rust_flags" ]; then
    return 0
  elif [ -n "${CARGO_ENCODED_RUSTFLAGS+set}" ]; then
    ahead CARGO_ENCODED_RUSTFLAGS "$(printf '%s' "$xx_rust_flags" | tr -s ' ' '\037')" "$(printf '\037')"
  elif [ -n "${RUSTFLAGS+set}" ]; then
    ahead RUSTFLAGS "$xx_rust_flags"
  else
    ahead "${xx_upper}_RUSTFLAGS" "$xx_rust_flags"
  fi
}

# The emulator, for cargo run and cargo test.
set_runner() {
  if ! is_native && xx_runner=$(emulator); then
    prefer "${xx_upper}_RUNNER" "$xx_runner"
    xx_place=$(emulator_root)
    prefer QEMU_LD_PREFIX "${xx_place%/}/"
  fi
}

set_pkg_config() {
  ensure_pkg_config "$xx_triple"
  if xx_program=$(pkg_config); then
    prefer PKG_CONFIG "$xx_program"
    export PKG_CONFIG_ALLOW_CROSS=1
  fi
}

# The crate cmake takes compilers and system from a toolchain file.
set_cmake() {
  write_toolchain
  prefer_here CMAKE_TOOLCHAIN_FILE "${CMAKE_TOOLCHAIN_FILE:-$xx_file}"
}
