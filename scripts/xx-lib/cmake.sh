# shellcheck shell=sh disable=SC2154
# What CMake has to know of the target.

# cmake_defines: arguments for cmake. CMAKE_SYSTEM_NAME makes it a cross build, so it is left out where it is none.
cmake_defines() {
  for language in C CXX ASM; do
    case $language in
      CXX) driver=clang++ ;;
      *) driver=clang ;;
    esac
    printf '%s ' "-DCMAKE_${language}_COMPILER=$driver"
  done
  printf '%s ' "-DPKG_CONFIG_EXECUTABLE=$(command -v "$triple-pkg-config" || printf '%s' "$triple-pkg-config")"
  printf '%s' "-DCMAKE_C_COMPILER_TARGET=$triple -DCMAKE_CXX_COMPILER_TARGET=$triple -DCMAKE_ASM_COMPILER_TARGET=$triple"
  is_native || cmake_variables | while IFS='=' read -r key value; do
    printf ' %s' "-D$key=$value"
  done
  printf '\n'
}

# cmake_variables: KEY=value lines for a cross build
cmake_variables() {
  printf '%s\n' "CMAKE_SYSTEM_NAME=$(xxpy_cmake_system "$target")" \
    "CMAKE_SYSTEM_PROCESSOR=$(xxpy_cmake_processor "$target")"
  place=$(sysroot)
  if [ "$place" != / ]; then
    printf '%s\n' "CMAKE_SYSROOT=${place%/}" CMAKE_FIND_ROOT_PATH_MODE_PROGRAM=NEVER CMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY \
      CMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY CMAKE_FIND_ROOT_PATH_MODE_PACKAGE=ONLY
  fi
}

# cmake_toolchain: a toolchain file, with $cc and $cxx
cmake_toolchain() {
  printf '# made by the xx scripts, for %s\n' "$target"
  cmake_settings | while IFS='=' read -r key value; do
    printf 'set(%s "%s")\n' "$key" "$value"
  done
}

cmake_settings() {
  if ! is_native; then
    cmake_variables
    ! runner=$(emulator) || printf '%s\n' "CMAKE_CROSSCOMPILING_EMULATOR=$runner;-L;$(sysroot)"
  fi
  printf '%s\n' "CMAKE_C_COMPILER=$cc" "CMAKE_CXX_COMPILER=$cxx" "CMAKE_ASM_COMPILER=$cc"
  ! have "$triple-pkg-config" || printf '%s\n' "PKG_CONFIG_EXECUTABLE=$(command -v "$triple-pkg-config")"
  [ -z "$flags" ] || printf '%s\n' "CMAKE_C_FLAGS_INIT=$flags" "CMAKE_CXX_FLAGS_INIT=$flags" "CMAKE_ASM_FLAGS_INIT=$flags"
  for tool in ar ranlib strip; do
    ! program=$(tool_for "$tool") || printf '%s\n' "CMAKE_$(printf '%s' "$tool" | tr '[:lower:]' '[:upper:]')=$(command -v "$program")"
  done
  if [ "$os" = windows ] && have "$triple-windres"; then printf '%s\n' "CMAKE_RC_COMPILER=$triple-windres"; fi
}
