# shellcheck shell=sh disable=SC2154
# Reads an ELF file without tools but od, tail and tr. Layout: elf(5); Arm's flags: ELF for the Arm Architecture (IHI 0044).
# elf_describe works on $xx_file, whose image begins at byte $xx_base; its line reads as that of file(1) would.

# shellcheck source=elf-segments.sh
. "${xx_lib:?}/elf-segments.sh"

# numbers OFFSET SIZE COUNT: unsigned, in the byte order $xx_order
numbers() {
  xx_at=0 xx_number=0
  for xx_byte in $(od -An -v -tu1 -j "$(($1 + xx_base))" -N "$(($2 * $3))" "$xx_file" 2>/dev/null); do
    if [ "$xx_order" = LSB ]; then
      xx_number=$((xx_number | xx_byte << 8 * xx_at))
    else
      xx_number=$((xx_number << 8 | xx_byte))
    fi
    xx_at=$((xx_at + 1))
    if [ "$xx_at" -eq "$2" ]; then
      printf '%s\n' "$xx_number"
      xx_at=0 xx_number=0
    fi
  done
}

# string OFFSET: up to the first NUL
string() {
  tail -c "+$(($1 + xx_base + 1))" "$xx_file" 2>/dev/null | head -c 1024 | tr '\000' '\n' | head -n 1
}

# has OFFSET SIZE: the file does not end before
has() {
  [ "$1" -ge 0 ] && [ "$2" -ge 0 ] && { [ "$2" -eq 0 ] || [ -n "$(numbers $(($1 + $2 - 1)) 1 1)" ]; }
}

# damaged WHAT: the description of a file that cannot be read to its end; ends the subshell that describe runs in
damaged() {
  printf 'ELF, damaged: %s\n' "$1"
  exit
}

elf_describe() {
  xx_order=LSB
  # shellcheck disable=SC2046 # split into words here and below
  set -- $(numbers 4 1 4)
  [ "${2:-}" != 2 ] || xx_order=MSB
  case ${1:-} in
    1) xx_bits=32 xx_flags_at=36 ;;
    2) xx_bits=64 xx_flags_at=48 ;;
    *) damaged "class ${1:-}" ;;
  esac
  has 0 $((xx_bits == 64 ? 64 : 52)) || damaged 'it is cut short'
  xx_abi=$(elf_abi "$4")
  # shellcheck disable=SC2046
  set -- $(numbers 16 2 2)
  xx_type=$1 xx_machine=$2 xx_flags=$(numbers "$xx_flags_at" 4 1) xx_linked='' xx_loader='' xx_needed=''
  [ "$xx_type" = 1 ] || elf_linkage
  printf 'ELF %s-bit %s %s, %s, version 1 (%s)%s%s%s%s\n' "$xx_bits" "$xx_order" "$(elf_type)" "$(elf_machine)" "$xx_abi" \
    "$(elf_arm_flags)" "$xx_linked" "${xx_loader:+, interpreter $xx_loader}" "${xx_needed:+, needs$xx_needed}"
}

elf_abi() {
  case $1 in
    0) printf 'SYSV' ;;
    2) printf 'NetBSD' ;;
    3) printf 'GNU/Linux' ;;
    9) printf 'FreeBSD' ;;
    12) printf 'OpenBSD' ;;
    *) printf '%s' "$1" ;;
  esac
}

elf_type() {
  case $xx_type in
    1) printf 'relocatable' ;;
    2) printf 'executable' ;;
    3) if [ -n "$xx_loader" ]; then printf 'pie executable'; else printf 'shared object'; fi ;;
    *) printf 'type %s' "$xx_type" ;;
  esac
}

elf_machine() {
  case $xx_machine in
    3) printf 'Intel 80386' ;;
    8) printf 'MIPS' ;;
    20) printf 'PowerPC' ;;
    21) printf '64-bit PowerPC' ;;
    22) printf 'IBM S/390' ;;
    40) printf 'ARM' ;;
    62) printf 'x86-64' ;;
    183) printf 'ARM aarch64' ;;
    243) printf 'UCB RISC-V' ;;
    258) printf 'LoongArch' ;;
    *) printf 'machine %s' "$xx_machine" ;;
  esac
}

elf_arm_flags() {
  [ "$xx_machine" = 40 ] || return 0
  printf ', EABI%s' "$((xx_flags >> 24))"
  [ "$((xx_flags & 0x400))" -eq 0 ] || printf ', hard-float'
  [ "$((xx_flags & 0x200))" -eq 0 ] || printf ', soft-float'
}
