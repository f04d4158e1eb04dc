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
  if [ -x "$root/usr/bin/clang" ]; then
    cc=$triple-clang cxx=$triple-clang++
  elif have "$triple-gcc"; then
    cc=$triple-gcc cxx=$triple-g++
    if flags=$(xxpy_cc_flags "$target"); then
      prefer "CFLAGS_$lower" "$flags"
      prefer "CXXFLAGS_$lower" "$flags"
    fi
  else
    cc=
    return 0
  fi
  prefer "${upper}_LINKER" "$cc"
  prefer "CC_$lower" "$cc"
  prefer "CXX_$lower" "$cxx"
  if have "$triple-ar"; then prefer "AR_$lower" "$triple-ar"; fi
  clang_target=$(cell clang_target) || return 0
  place=$(sysroot)
  place=${place%/}
  prefer "BINDGEN_EXTRA_CLANG_ARGS_$lower" "--target=$clang_target${place:+ --sysroot=$place}"
}

# The CPU of a variant, where the target's own is another.
set_rustflags() {
  cpu=$(xxpy_rust_cpu "$target") || cpu=
  flags=${XX_RUSTFLAGS:-}
  [ -z "$cpu" ] || flags="-C target-cpu=$cpu${flags:+ $flags}"
  [ -z "$flags" ] || prefer "${upper}_RUSTFLAGS" "$flags"
}

# The emulator, for cargo run and cargo test.
set_runner() {
  if ! is_native && qemu=$(xxpy_qemu "$target"); then
    for emulator in "$qemu" "$qemu-static"; do
      if have "$emulator"; then
        prefer "${upper}_RUNNER" "$emulator"
        place=$(sysroot)
        prefer QEMU_LD_PREFIX "${place%/}/"
        return
      fi
    done
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
  if [ -z "$cc" ] || [ ! -w "$root/usr/bin" ]; then
    return 0
  fi
  cmake_toolchain "$cc" "$cxx" | write "$root/usr/bin/$triple.cmake"
  prefer "CMAKE_TOOLCHAIN_FILE_$lower" "$root/usr/bin/$triple.cmake"
}
