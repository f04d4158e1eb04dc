# shellcheck shell=sh disable=SC2086,SC2154
# Reads PE programs and COFF objects: PE Format, Microsoft.

# pe_machine MACHINE
pe_machine() {
  case $1 in
    332) printf 'Intel i386' ;;
    452) printf 'ARMv7 Thumb' ;;
    34404) printf 'x86-64' ;;
    43620) printf 'Aarch64' ;;
    *) printf 'unknown machine' ;;
  esac
}

pe_describe() {
  records 60 1 4
  xx_header=${xx_numbers# }
  [ -n "$xx_header" ] || return 1
  records "$xx_header" 1 4 2 2 4 4 4 2 2
  set -- $xx_numbers
  [ "${1:-}" = 17744 ] || return 1
  [ $# -eq 8 ] || damaged 'it is cut short'
  pe_sections $((xx_header + 24 + $7)) "$3"
  printf 'PE executable %s, for MS Windows\n' "$(pe_machine "$2")"
}

# pe_sections OFFSET COUNT: what is in the file of each section is there
pe_sections() {
  records "$1" "$2" 4 4 4 4 4 4 4 4 4 4
  set -- $xx_numbers
  [ $# -eq $((xx_count * 10)) ] || damaged 'it is cut short'
  while [ $# -gt 0 ]; do
    [ "$6" -eq 0 ] || has $(($5 + $6)) || damaged 'it is cut short'
    shift 10
  done
}

# An object has no magic number but its machine: it must have sections, and no optional header. What begins with machine
# 0 and 65535 sections is a member of an import library, or a big object.
coff_describe() {
  records 0 1 2 2 4 4 4 2 2
  set -- $xx_numbers
  [ $# -eq 7 ] || return 1
  if [ "$1" -eq 0 ]; then
    xx_machine=$(($3 >> 16))
  elif [ "$2" -eq 0 ] || [ "$6" -ne 0 ]; then
    return 1
  else
    xx_machine=$1
    { has $((20 + $2 * 40)) && has $(($4 + $5 * 18)); } || damaged 'it is cut short'
  fi
  printf 'COFF object %s, for MS Windows\n' "$(pe_machine "$xx_machine")"
}
