# shellcheck shell=sh disable=SC2154
# What CMake has to know of the target.

# cmake_defines: arguments for cmake. CMAKE_SYSTEM_NAME makes it a cross build, so it is left out where it is none.
cmake_defines() {
  printf '%s ' -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_ASM_COMPILER=clang \
    "-DPKG_CONFIG_EXECUTABLE=$(command -v "$xx_triple-pkg-config" || printf '%s' "$xx_triple-pkg-config")"
  printf '%s' "-DCMAKE_C_COMPILER_TARGET=$xx_triple -DCMAKE_CXX_COMPILER_TARGET=$xx_triple -DCMAKE_ASM_COMPILER_TARGET=$xx_triple"
  is_native || cmake_variables | while IFS='=' read -r xx_key xx_value; do
    printf ' %s' "-D$xx_key=$xx_value"
  done
  printf '\n'
}

# cmake_variables: KEY=value lines for a cross build
cmake_variables() {
  printf '%s\n' "CMAKE_SYSTEM_NAME=$(xxpy_cmake_system "$xx_target")" \
    "CMAKE_SYSTEM_PROCESSOR=$(xxpy_cmake_processor "$xx_target")"
  xx_place=$(sysroot)
  if [ "$xx_place" != / ]; then
    printf '%s\n' "CMAKE_SYSROOT=${xx_place%/}" CMAKE_FIND_ROOT_PATH_MODE_PROGRAM=NEVER CMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY \
      CMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY CMAKE_FIND_ROOT_PATH_MODE_PACKAGE=ONLY
  fi
}

# write_toolchain: sets xx_file to a toolchain file
write_toolchain() {
  export XX_CMAKE_TARGET="$xx_target"
  xx_file=$(generated .cmake)
  cmake_toolchain | write "$xx_file"
}

# cmake_toolchain: what is in it, with $xx_cc and $xx_cxx. CMake reads it each time it configures the tree, also when
# that is another's.
cmake_toolchain() {
  cat <<END
# made by the xx scripts, for $xx_target
if(NOT "\$ENV{XX_CMAKE_TARGET}" STREQUAL "" AND NOT "\$ENV{XX_CMAKE_TARGET}" STREQUAL "$xx_target")
  message(FATAL_ERROR "this build tree is for $xx_target, not \$ENV{XX_CMAKE_TARGET}; remove it, or use another")
endif()
set(XX_CMAKE_TARGET "$xx_target" CACHE INTERNAL "target platform")
END
  cmake_settings | while IFS='=' read -r xx_key xx_value; do
    printf 'set(%s "%s")\n' "$xx_key" "$xx_value"
  done
}

# cmake_guard: read before a tree is configured. One that has been already keeps its compilers, whatever toolchain file it
# is given.
cmake_guard() {
  cat <<END
# made by the xx scripts, for $xx_target
if(DEFINED CMAKE_CACHEFILE_DIR AND NOT "\${XX_CMAKE_TARGET}" STREQUAL "$xx_target")
  message(FATAL_ERROR "\${CMAKE_CACHEFILE_DIR} is no build tree of xx-cmake for $xx_target; remove it, or use another")
endif()
set(XX_CMAKE_TARGET "$xx_target" CACHE INTERNAL "target platform")
END
}

# A variant's flags belong to the compiler: CMAKE_C_FLAGS is the user's. Before CMake 3.19 the list may have two words.
cmake_settings() {
  if ! is_native; then
    cmake_variables
    ! xx_runner=$(emulator) || printf '%s\n' "CMAKE_CROSSCOMPILING_EMULATOR=$xx_runner;-L;$(emulator_root)"
  fi
  xx_words=$(cell cc_flags) || xx_words=
  xx_words=${xx_words:+;$xx_words}
  printf '%s\n' "CMAKE_C_COMPILER=$xx_cc$xx_words" "CMAKE_CXX_COMPILER=$xx_cxx$xx_words" "CMAKE_ASM_COMPILER=$xx_cc$xx_words"
  ! xx_program=$(pkg_config) || printf '%s\n' "PKG_CONFIG_EXECUTABLE=$xx_program"
  for xx_tool in ar ranlib strip; do
    ! xx_program=$(tool_for "$xx_tool") || printf '%s\n' "CMAKE_$(printf '%s' "$xx_tool" | tr '[:lower:]' '[:upper:]')=$(command -v "$xx_program")"
  done
  if [ "$xx_os" = windows ] && have "$xx_triple-windres"; then printf '%s\n' "CMAKE_RC_COMPILER=$xx_triple-windres"; fi
}
