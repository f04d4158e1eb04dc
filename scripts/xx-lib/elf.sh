# shellcheck shell=sh disable=SC2154
# Reads an ELF file without tools but od, tail and tr. Layout: elf(5); Arm's flags: ELF for the Arm Architecture (IHI 0044).
# elf_describe works on $file, whose image begins at byte $base; its line reads as that of file(1) would.

# numbers OFFSET SIZE COUNT: unsigned, in the byte order $order
numbers() {
  at=0 number=0
  for byte in $(od -An -v -tu1 -j "$(($1 + base))" -N "$(($2 * $3))" "$file" 2>/dev/null); do
    if [ "$order" = LSB ]; then
      number=$((number | byte << 8 * at))
    else
      number=$((number << 8 | byte))
    fi
    at=$((at + 1))
    if [ "$at" -eq "$2" ]; then
      printf '%s\n' "$number"
      at=0 number=0
    fi
  done
}

# string OFFSET: up to the first NUL
string() {
  tail -c "+$(($1 + base + 1))" "$file" 2>/dev/null | head -c 1024 | tr '\000' '\n' | head -n 1
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
  order=LSB
  # shellcheck disable=SC2046 # split into words here and below
  set -- $(numbers 4 1 4)
  [ "${2:-}" != 2 ] || order=MSB
  case ${1:-} in
    1) bits=32 flags_at=36 ;;
    2) bits=64 flags_at=48 ;;
    *) damaged "class ${1:-}" ;;
  esac
  has 0 $((bits == 64 ? 64 : 52)) || damaged 'it is cut short'
  abi=$(elf_abi "$4")
  # shellcheck disable=SC2046
  set -- $(numbers 16 2 2)
  type=$1 machine=$2 flags=$(numbers "$flags_at" 4 1) linked='' loader='' needed=''
  [ "$type" = 1 ] || elf_linkage
  printf 'ELF %s-bit %s %s, %s, version 1 (%s)%s%s%s%s\n' "$bits" "$order" "$(elf_type)" "$(elf_machine)" "$abi" \
    "$(elf_arm_flags)" "$linked" "${loader:+, interpreter $loader}" "${needed:+, needs$needed}"
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
  case $type in
    1) printf 'relocatable' ;;
    2) printf 'executable' ;;
    3) if [ -n "$loader" ]; then printf 'pie executable'; else printf 'shared object'; fi ;;
    *) printf 'type %s' "$type" ;;
  esac
}

elf_machine() {
  case $machine in
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
    *) printf 'machine %s' "$machine" ;;
  esac
}

elf_arm_flags() {
  [ "$machine" = 40 ] || return 0
  printf ', EABI%s' "$((flags >> 24))"
  [ "$((flags & 0x400))" -eq 0 ] || printf ', hard-float'
  [ "$((flags & 0x200))" -eq 0 ] || printf ', soft-float'
}

# Sets linked, loader and needed from the program headers.
elf_linkage() {
  dynamic='' loads=''
  elf_segments
  linked=', statically linked'
  [ -n "$dynamic" ] || return 0
  elf_dynamic "${dynamic%% *}" "${dynamic#* }"
  if [ -n "$loader$needed" ] || [ "$pie" = no ]; then
    linked=', dynamically linked'
  else
    linked=', static-pie linked'
  fi
}

elf_segments() {
  # shellcheck disable=SC2046
  if [ "$bits" = 64 ]; then set -- $(numbers 32 8 1) $(numbers 54 2 2); else set -- $(numbers 28 4 1) $(numbers 42 2 2); fi
  start=$1 size=$2 left=$3
  [ "$left" -le 128 ] || damaged "$left program headers"
  [ "$left" -eq 0 ] || [ "$size" -ge $((bits == 64 ? 56 : 32)) ] || damaged "program headers of $size bytes"
  while [ "$left" -gt 0 ]; do
    # shellcheck disable=SC2046
    if [ "$bits" = 64 ]; then set -- $(numbers "$start" 4 1) $(numbers $((start + 8)) 8 4); else set -- $(numbers "$start" 4 5); fi
    [ $# -eq 5 ] || damaged 'program headers out of the file'
    elf_segment "$1" "$2" "$3" "$5"
    start=$((start + size)) left=$((left - 1))
  done
}

# elf_segment TYPE OFFSET ADDRESS SIZE
elf_segment() {
  case $1 in
    [123]) has "$2" "$4" || damaged 'a segment out of the file' ;;
  esac
  case $1 in
    1) loads="$loads $2:$3:$4" ;;
    2) dynamic="$2 $4" ;;
    3) loader=$(string "$2") ;;
  esac
}

# elf_dynamic OFFSET SIZE: sets needed, and pie to yes or no
elf_dynamic() {
  names='' strings='' pie=no tag='' left=256
  [ "$2" -le 65536 ] || damaged "a dynamic section of $2 bytes"
  for word in $(numbers "$1" $((bits / 8)) $(($2 * 8 / bits))); do
    case $tag in
      '') tag=$word && continue ;;
      0) break ;;
      1) names="$names $word" left=$((left - 1)) ;;
      5) strings=$(elf_offset "$word") ;;
      1879048187) [ "$((word & 0x08000000))" -eq 0 ] || pie=yes ;; # DT_FLAGS_1, DF_1_PIE
    esac
    tag=''
  done
  [ "$left" -ge 0 ] || damaged 'more than 256 libraries needed'
  for word in $names; do
    library=$(string $((${strings:--1} + word)))
    [ -n "$library" ] || damaged 'a library without a name'
    needed="$needed $library"
  done
}

# elf_offset ADDRESS: where in the file it is
elf_offset() {
  for load in $loads; do
    offset=${load%%:*} length=${load##*:} address=${load#*:}
    address=${address%:*}
    if [ "$1" -ge "$address" ] && [ "$1" -lt $((address + length)) ]; then
      printf '%s\n' $(($1 - address + offset))
    fi
  done
}
