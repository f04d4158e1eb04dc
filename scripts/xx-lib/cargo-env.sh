# shellcheck shell=sh disable=SC2154
# The variables with which cargo, and the build scripts of crates, compile and link for $rust: cargo's own
# (doc.rust-lang.org/cargo/reference/environment-variables.html), and those of the crates cc, cmake, pkg-config, bindgen.

# prefer NAME VALUE: what is set is kept
prefer() {
  eval "export $1=\"\${$1:-\$2}\""
}

set_cargo_env() {
  lower=$(printf '%s' "$rust" | tr '.-' __)
  upper=CARGO_TARGET_$(printf '%s' "$lower" | tr '[:lower:]' '[:upper:]')
  set_compilers
  set_rustflags
  set_runner
  set_pkg_config
  is_native || set_cmake
}

set_compilers() {
  prefer "${upper}_LINKER" "$cc"
  prefer "CC_$lower" "$cc"
  prefer "CXX_$lower" "$cxx"
  if [ -n "$flags" ]; then
    prefer "CFLAGS_$lower" "$flags"
    prefer "CXXFLAGS_$lower" "$flags"
  fi
  ! archiver=$(tool_for ar) || prefer "AR_$lower" "$archiver"
  place=$(sysroot)
  place=${place%/}
  prefer "BINDGEN_EXTRA_CLANG_ARGS_$lower" "--target=$(cell clang_target)${place:+ --sysroot=$place}"
}

# The CPU of a variant, where the target's own is another.
set_rustflags() {
  cpu=$(xxpy_rust_cpu "$target") || cpu=
  rust_flags=${cpu:+-C target-cpu=$cpu }${XX_RUSTFLAGS:-}
  [ -z "$rust_flags" ] || prefer "${upper}_RUSTFLAGS" "${rust_flags% }"
}

# The emulator, for cargo run and cargo test.
set_runner() {
  if ! is_native && runner=$(emulator); then
    prefer "${upper}_RUNNER" "$runner"
    place=$(sysroot)
    prefer QEMU_LD_PREFIX "${place%/}/"
  fi
}

set_pkg_config() {
  ensure_pkg_config "$triple"
  if have "$triple-pkg-config"; then
    prefer PKG_CONFIG "$triple-pkg-config"
    export PKG_CONFIG_ALLOW_CROSS=1
  fi
}

# The crate cmake takes compilers and system from a toolchain file.
set_cmake() {
  file=$(generated "$triple.cmake")
  cmake_toolchain | write "$file"
  prefer "CMAKE_TOOLCHAIN_FILE_$lower" "$file"
}
