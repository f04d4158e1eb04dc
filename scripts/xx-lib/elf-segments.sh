# shellcheck shell=sh disable=SC2034,SC2154
# What the program headers of an ELF file say of how it is linked; for elf.sh, whose functions read the file.

# Sets xx_linked, xx_loader and xx_needed from the program headers.
elf_linkage() {
  xx_dynamic='' xx_loads=''
  elf_segments
  xx_linked=', statically linked'
  [ -n "$xx_dynamic" ] || return 0
  elf_dynamic "${xx_dynamic%% *}" "${xx_dynamic#* }"
  if [ -n "$xx_loader$xx_needed" ] || [ "$xx_pie" = no ]; then
    xx_linked=', dynamically linked'
  else
    xx_linked=', static-pie linked'
  fi
}

elf_segments() {
  # shellcheck disable=SC2046
  if [ "$xx_bits" = 64 ]; then set -- $(numbers 32 8 1) $(numbers 54 2 2); else set -- $(numbers 28 4 1) $(numbers 42 2 2); fi
  xx_start=$1 xx_size=$2 xx_left=$3
  [ "$xx_left" -le 128 ] || damaged "$xx_left program headers"
  [ "$xx_left" -eq 0 ] || [ "$xx_size" -ge $((xx_bits == 64 ? 56 : 32)) ] || damaged "program headers of $xx_size bytes"
  while [ "$xx_left" -gt 0 ]; do
    # shellcheck disable=SC2046
    if [ "$xx_bits" = 64 ]; then set -- $(numbers "$xx_start" 4 1) $(numbers $((xx_start + 8)) 8 4); else set -- $(numbers "$xx_start" 4 5); fi
    [ $# -eq 5 ] || damaged 'program headers out of the file'
    elf_segment "$1" "$2" "$3" "$5"
    xx_start=$((xx_start + xx_size)) xx_left=$((xx_left - 1))
  done
}

# elf_segment TYPE OFFSET ADDRESS SIZE
elf_segment() {
  case $1 in
    [123]) has "$2" "$4" || damaged 'a segment out of the file' ;;
  esac
  case $1 in
    1) xx_loads="$xx_loads $2:$3:$4" ;;
    2) xx_dynamic="$2 $4" ;;
    3) xx_loader=$(string "$2") ;;
  esac
}

# elf_dynamic OFFSET SIZE: sets xx_needed, and xx_pie to yes or no
elf_dynamic() {
  xx_names='' xx_strings='' xx_pie=no xx_tag='' xx_left=256
  [ "$2" -le 65536 ] || damaged "a dynamic section of $2 bytes"
  for xx_word in $(numbers "$1" $((xx_bits / 8)) $(($2 * 8 / xx_bits))); do
    case $xx_tag in
      '') xx_tag=$xx_word && continue ;;
      0) break ;;
      1) xx_names="$xx_names $xx_word" xx_left=$((xx_left - 1)) ;;
      5) xx_strings=$xx_word ;;
      1879048187) [ "$((xx_word & 0x08000000))" -eq 0 ] || xx_pie=yes ;; # DT_FLAGS_1, DF_1_PIE
    esac
    xx_tag=''
  done
  [ "$xx_left" -ge 0 ] || damaged 'more than 256 libraries needed'
  [ -z "$xx_strings" ] || xx_strings=$(elf_offset "$xx_strings")
  for xx_word in $xx_names; do
    xx_library=$(string $((${xx_strings:--1} + xx_word)))
    [ -n "$xx_library" ] || damaged 'a library without a name'
    xx_needed="$xx_needed $xx_library"
  done
}

# elf_offset ADDRESS: where in the file it is
elf_offset() {
  for xx_load in $xx_loads; do
    xx_offset=${xx_load%%:*} xx_length=${xx_load##*:} xx_address=${xx_load#*:}
    xx_address=${xx_address%:*}
    if [ "$1" -ge "$xx_address" ] && [ "$1" -lt $((xx_address + xx_length)) ]; then
      printf '%s\n' $(($1 - xx_address + xx_offset))
      return
    fi
  done
}
