# shellcheck shell=sh disable=SC2034,SC2086,SC2154
# What the program headers of an ELF file say of how it is linked.

# Sets xx_linked, xx_loader, xx_runpath, xx_needed and xx_system.
elf_linkage() {
  xx_dynamic='' xx_loads='' xx_notes='' xx_interp='' xx_pie=no
  elf_segments
  elf_loader
  [ -z "$xx_dynamic" ] || elf_dynamic $xx_dynamic
  for xx_note in $xx_notes; do
    elf_notes "${xx_note%:*}" "${xx_note#*:}"
  done
  # Go says nowhere else that a program is for DragonFly, which runs on x86-64 alone.
  if [ "$xx_machine$xx_interp$xx_needed$xx_system" = 62 ] && go_says GOOS=dragonfly; then
    xx_system=DragonFly
  fi
  if [ -z "$xx_dynamic$xx_interp" ]; then
    xx_linked=', statically linked'
  elif [ -n "$xx_interp$xx_needed" ] || [ "$xx_pie" = no ]; then
    xx_linked=', dynamically linked'
  else
    xx_linked=', static-pie linked'
  fi
}

elf_segments() {
  xx_least=0
  [ "$xx_segment_count" -le 128 ] || damaged "$xx_segment_count program headers"
  [ "$xx_segment_count" -eq 0 ] || [ "$xx_segment_size" -eq $((xx_bits == 64 ? 56 : 32)) ] ||
    damaged "program headers of $xx_segment_size bytes"
  if [ "$xx_bits" = 64 ]; then
    records "$xx_segments" "$xx_segment_count" 4 4 8 8 8 8 8 8
  else
    records "$xx_segments" "$xx_segment_count" 4 4 4 4 4 4 4 4
  fi
  set -- $xx_numbers
  [ $# -eq $((xx_segment_count * 8)) ] || damaged 'program headers out of the file'
  while [ $# -gt 0 ]; do
    if [ "$xx_bits" = 64 ]; then elf_segment "$1" "$3" "$4" "$6"; else elf_segment "$1" "$2" "$3" "$5"; fi
    shift 8
  done
  [ "$xx_sections" -eq 0 ] || at_least $((xx_sections + xx_section_size * xx_section_count))
  has "$xx_least" || damaged 'it is cut short'
}

# at_least END: the file must have that many bytes
at_least() {
  [ "$1" -ge 0 ] || damaged 'it is cut short'
  [ "$1" -le "$xx_least" ] || xx_least=$1
}

# elf_segment TYPE OFFSET ADDRESS SIZE. Linkers write all of a segment; of the last page the file need not have all, as it is
# mapped as zeros, which files made by hand, without sections, make use of.
elf_segment() {
  case $1/$4 in
    [123]/0) ;;
    [123]/*)
      [ "$2" -ge 0 ] && [ "$4" -gt 0 ] && [ $(($2 + $4)) -gt 0 ] || damaged 'a segment out of the file'
      at_least $(($2 + 1))
      at_least $((xx_sections > 0 ? $2 + $4 : ($2 + $4 - 1) / 4096 * 4096 + 1))
      ;;
  esac
  case $1 in
    1) xx_loads="$xx_loads $2:$3:$4" ;;
    2) xx_dynamic="$2 $4" ;;
    3) xx_interp="$2 $4" ;;
    4) xx_notes="$xx_notes $2:$4" ;;
    1879048195) [ "$xx_machine" != 8 ] || xx_abiflags=$2 ;;
  esac
}

# A file of debug information keeps the segment of the loader's name, without the name.
elf_loader() {
  case $xx_interp in
    '' | *' 0') return 0 ;;
  esac
  xx_loader=$(string "${xx_interp% *}")
  [ -n "$xx_loader" ] || damaged 'a loader without a name'
}

# elf_dynamic OFFSET SIZE: sets xx_needed, xx_runpath, and xx_pie to yes or no
elf_dynamic() {
  xx_names='' xx_strings='' xx_path_at='' xx_left=256
  [ "$2" -le 65536 ] || damaged "a dynamic section of $2 bytes"
  records "$1" $(($2 * 4 / xx_bits)) $((xx_bits / 8)) $((xx_bits / 8))
  elf_entries $xx_numbers
  [ "$xx_left" -ge 0 ] || damaged 'more than 256 libraries needed'
  if [ -z "$xx_strings" ]; then # a file made by hand
    xx_needed=${xx_names:+ (unnamed)}
    return
  fi
  xx_strings=$(elf_offset "$xx_strings")
  [ -z "$xx_path_at" ] || xx_runpath=$(string $((${xx_strings:--1} + xx_path_at)))
  for xx_name_at in $xx_names; do
    xx_library=$(string $((${xx_strings:--1} + xx_name_at)))
    [ -n "$xx_library" ] || damaged 'a library without a name'
    xx_needed="$xx_needed $xx_library"
  done
}

# elf_entries TAG VALUE...: of the dynamic section
elf_entries() {
  while [ $# -ge 2 ] && [ "$1" -ne 0 ]; do
    case $1 in
      1) xx_names="$xx_names $2" xx_left=$((xx_left - 1)) ;;
      5) xx_strings=$2 ;;
      15) xx_path_at=${xx_path_at:-$2} ;;                           # DT_RPATH
      29) xx_path_at=$2 ;;                                          # DT_RUNPATH
      1879048187) [ "$(($2 & 0x08000000))" -eq 0 ] || xx_pie=yes ;; # DT_FLAGS_1, DF_1_PIE
    esac
    shift 2
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
