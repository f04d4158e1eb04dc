# shellcheck shell=sh disable=SC2154
# The variables with which cargo, and the build scripts of crates, compile and link for $xx_rust: cargo's own
# (doc.rust-lang.org/cargo/reference/environment-variables.html), and those of the crates cc, cmake, pkg-config, bindgen.

# prefer NAME VALUE: what is set is kept
prefer() {
  eval "export $1=\"\${$1:-\$2}\""
}

set_cargo_env() {
  xx_lower=$(printf '%s' "$xx_rust" | tr '.-' __)
  xx_upper=CARGO_TARGET_$(printf '%s' "$xx_lower" | tr '[:lower:]' '[:upper:]')
  set_compilers
  set_rustflags
  set_runner
  set_pkg_config
  is_native || set_cmake
}

set_compilers() {
  prefer "${xx_upper}_LINKER" "$xx_cc"
  prefer "CC_$xx_lower" "$xx_cc"
  prefer "CXX_$xx_lower" "$xx_cxx"
  if [ -n "$xx_flags" ]; then
    prefer "CFLAGS_$xx_lower" "$xx_flags"
    prefer "CXXFLAGS_$xx_lower" "$xx_flags"
  fi
  ! xx_archiver=$(tool_for ar) || prefer "AR_$xx_lower" "$xx_archiver"
  xx_place=$(sysroot)
  xx_place=${xx_place%/}
  prefer "BINDGEN_EXTRA_CLANG_ARGS_$xx_lower" "--target=$(cell clang_target)${xx_place:+ --sysroot=$xx_place}"
}

# The CPU of a variant, where the target's own is another.
set_rustflags() {
  xx_cpu=$(xxpy_rust_cpu "$xx_target") || xx_cpu=
  xx_rust_flags=${xx_cpu:+-C target-cpu=$xx_cpu }${XX_RUSTFLAGS:-}
  [ -z "$xx_rust_flags" ] || prefer "${xx_upper}_RUSTFLAGS" "${xx_rust_flags% }"
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
  if have "$xx_triple-pkg-config"; then
    prefer PKG_CONFIG "$xx_triple-pkg-config"
    export PKG_CONFIG_ALLOW_CROSS=1
  fi
}

# The crate cmake takes compilers and system from a toolchain file.
set_cmake() {
  export XX_CMAKE_TARGET="$xx_target"
  xx_file=$(generated .cmake)
  cmake_toolchain | write "$xx_file"
  prefer "CMAKE_TOOLCHAIN_FILE_$xx_lower" "$xx_file"
}
