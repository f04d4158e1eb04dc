# shellcheck shell=sh disable=SC2034,SC2086,SC2154
# Reads an ELF file: elf(5), and the supplements for Arm (IHI 0044), MIPS and RISC-V. The line reads as file(1) has it,
# but that what comes from within the file, such as the names of libraries, stands at its end.

# shellcheck source=elf-segments.sh
. "${xx_lib:?}/elf-segments.sh"
# shellcheck source=elf-sections.sh
. "$xx_lib/elf-sections.sh"
# shellcheck source=elf-notes.sh
. "$xx_lib/elf-notes.sh"

elf_describe() {
  elf_header
  xx_linked='' xx_loader='' xx_runpath='' xx_needed='' xx_system='' xx_abiflags=''
  if [ "$xx_type" = 1 ]; then
    [ "$xx_sections" -gt 0 ] || damaged 'an object without sections'
    has $((xx_sections + xx_section_size * xx_section_count)) || damaged 'it is cut short'
  else
    elf_linkage
  fi
  elf_words
  elf_names
  printf 'ELF %s-bit %s %s, %s, version 1 (%s)%s%s%s%s%s%s\n' "$xx_bits" "$xx_order" "$xx_type" "$xx_machine" "$xx_abi" \
    "${xx_system:+, for $xx_system}" "$xx_words" "$xx_linked" "${xx_loader:+, interpreter $xx_loader}" "${xx_runpath:+, runpath $xx_runpath}" "${xx_needed:+, needs$xx_needed}"
}

elf_header() {
  set -- $xx_magic
  [ "${6:-}" != 2 ] || xx_order=MSB
  xx_abi=${8:-}
  case ${5:-} in
    1) xx_bits=32 && records 16 1 2 2 4 4 4 4 4 2 2 2 2 2 2 ;;
    2) xx_bits=64 && records 16 1 2 2 4 8 8 8 4 2 2 2 2 2 2 ;;
    *) damaged "class ${5:-}" ;;
  esac
  set -- $xx_numbers
  [ $# -eq 13 ] || damaged 'it is cut short'
  xx_type=$1 xx_machine=$2 xx_segments=$5 xx_sections=$6 xx_flags=$7 xx_segment_size=$9
  xx_segment_count=${10} xx_section_size=${11} xx_section_count=${12}
}

# elf_names: sets xx_abi, xx_type and xx_machine to words
elf_names() {
  case $xx_abi in
    0) xx_abi=SYSV ;;
    2) xx_abi=NetBSD ;;
    3) xx_abi=GNU/Linux ;;
    9) xx_abi=FreeBSD ;;
    12) xx_abi=OpenBSD ;;
  esac
  case $xx_type/$xx_loader in
    1/*) xx_type=relocatable ;;
    2/*) xx_type=executable ;;
    3/) xx_type='shared object' ;;
    3/*) xx_type='pie executable' ;;
    *) xx_type="type $xx_type" ;;
  esac
  elf_machine_name
}

elf_machine_name() {
  case $xx_machine in
    3) xx_machine='Intel 80386' ;;
    8) xx_machine=MIPS ;;
    20) xx_machine=PowerPC ;;
    21) xx_machine='64-bit PowerPC' ;;
    22) xx_machine='IBM S/390' ;;
    40) xx_machine=ARM ;;
    62) xx_machine=x86-64 ;;
    183) xx_machine='ARM aarch64' ;;
    243) xx_machine='UCB RISC-V' ;;
    258) xx_machine=LoongArch ;;
    *) xx_machine="machine $xx_machine" ;;
  esac
}

# elf_words: sets xx_words, what is known of the ABI and the CPU
elf_words() {
  xx_words=
  case $xx_machine in
    8) elf_mips ;;
    40) elf_arm ;;
    243) [ "$xx_flags/$xx_type" = 0/1 ] || xx_words=", $(riscv_float $((xx_flags & 6)))-float ABI" ;;
  esac
}

riscv_float() {
  case $1 in
    0) printf 'soft' ;;
    2) printf 'single' ;;
    4) printf 'double' ;;
    6) printf 'quad' ;;
  esac
}

# go_mips64: adds what GOMIPS64 has chosen, which Go says in the header for 32 bits only; both for a program that has another
# one in it
go_mips64() {
  for xx_float in soft hard; do
    ! go_says "GOMIPS64=${xx_float}float" || xx_words="$xx_words, $xx_float-float"
  done
}

# N32 is an ABI of its own, and what is built for release 6 runs on no other. The rest is in MIPS's ABI flags.
elf_mips() {
  [ "$xx_bits" = 64 ] || [ $((xx_flags & 0x20)) -eq 0 ] || xx_words=', N32'
  case $((xx_flags >> 28)) in
    9 | 10) xx_words="$xx_words, release 6" ;;
  esac
  if [ -z "$xx_abiflags" ] && elf_section 1879048234; then
    xx_abiflags=${xx_section% *}
  fi
  if [ -z "$xx_abiflags" ]; then
    [ "$xx_type" = 1 ] || go_mips64
    return 0
  fi
  records $((xx_abiflags + 7)) 1 1
  case $xx_numbers in
    ' 3') xx_words="$xx_words, soft-float" ;;
    ' '[1-9]*) xx_words="$xx_words, hard-float" ;;
  esac
}
