# shellcheck shell=sh disable=SC2034,SC2086,SC2154
# Reads Mach-O files: mach-o/loader.h, mach-o/fat.h, mach/machine.h.

macho_describe() {
  macho_whole
  printf 'Mach-O 64-bit %s\n' "$(macho_machine "$xx_cputype")"
}

# macho_machine CPUTYPE
macho_machine() {
  case $1 in
    16777223) printf 'x86_64' ;;
    16777228) printf 'arm64' ;;
    *) printf 'cputype %s' "$1" ;;
  esac
}

# macho_whole: sets xx_cputype; its load commands are there, and all they load. A dSYM file loads nothing.
macho_whole() {
  records 0 8 4
  set -- $xx_numbers
  { [ $# -eq 8 ] && has $((32 + $6)); } || damaged 'it is cut short'
  xx_cputype=$2
  [ "$4" -ne 10 ] || return 0
  records 32 $(($6 / 4)) 4
  set -- $xx_numbers
  while [ $# -ge 2 ]; do
    [ "$2" -ge 8 ] && [ $(($2 / 4)) -le $# ] || damaged "a load command of $2 bytes"
    if [ "$1" -eq 25 ] && [ "$2" -ge 72 ]; then # LC_SEGMENT_64
      has $(((${11} | ${12} << 32) + (${13} | ${14} << 32))) || damaged 'it is cut short'
    fi
    shift $(($2 / 4))
  done
}

# A universal binary and a Java class begin alike; no class file is older than version 45.
macho_universal() {
  xx_order=MSB
  records 4 1 4
  xx_count=${xx_numbers# }
  [ "${xx_count:-45}" -lt 45 ] || return 1
  records 8 "$xx_count" 4 4 4 4 4
  set -- $xx_numbers
  [ $# -gt 0 ] && [ $# -eq $((xx_count * 5)) ] || damaged 'it is cut short'
  xx_slices=
  while [ $# -gt 0 ]; do
    has $(($3 + $4)) || damaged 'it is cut short'
    macho_slice "$1" "$3" "$4"
    xx_slices="$xx_slices [$(macho_machine "$1")]"
    shift 5
  done
  printf 'Mach-O universal binary%s\n' "$xx_slices"
}

# macho_slice CPUTYPE OFFSET SIZE: it is of the machine that the universal header says; those of machines that are no
# target are not looked at. Restores xx_base, xx_limit and xx_order.
macho_slice() {
  case $1 in
    16777223 | 16777228) ;;
    *) return 0 ;;
  esac
  xx_expected=$1 xx_base=$2 xx_limit=$3 xx_order=LSB
  records 0 8 1
  xx_magic=${xx_numbers# }
  find_format
  if [ "$xx_format" = archive ]; then
    xx_stop=$(($2 + $3))
    each_member "$xx_file" "$2" macho_member
  else
    macho_member "$2" "$3"
  fi
  xx_base=0 xx_limit='' xx_order=MSB
}

# macho_member OFFSET SIZE
macho_member() {
  xx_base=$1 xx_limit=$2 xx_cputype=
  [ "$xx_format" != Mach-O ] || macho_whole
  xx_format='Mach-O universal'
  [ "$xx_cputype" = "$xx_expected" ] || damaged 'a slice is not of its machine'
}
