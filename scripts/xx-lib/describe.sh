# shellcheck shell=sh
# What a file is, in one line that reads as file(1) would put it; file(1) itself is not needed.

# shellcheck source=elf.sh
. "${xx_lib:?}/elf.sh"

# describe FILE [OFFSET]: fails for what is no program, library or object
describe() {
  xx_file=$1 xx_base=${2:-0} xx_order=LSB
  case $(magic) in
    '127 69 76 70') elf_describe ;;
    '207 250 237 254') printf 'Mach-O 64-bit %s\n' "$(macho_machine "$(numbers 4 4 1)")" ;;
    '202 254 186 190') macho_universal ;;
    '77 90 '*) pe_describe ;;
    *) return 1 ;;
  esac
}

magic() {
  # shellcheck disable=SC2046
  set -- $(numbers 0 1 4)
  printf '%s' "$*"
}

# macho_machine CPUTYPE: mach/machine.h
macho_machine() {
  case $1 in
    16777223) printf 'x86_64' ;;
    16777228) printf 'arm64' ;;
    *) printf 'cputype %s' "$1" ;;
  esac
}

# A universal binary and a Java class begin alike; no class file is older than version 45.
macho_universal() {
  xx_order=MSB
  xx_count=$(numbers 4 4 1)
  [ "${xx_count:-45}" -lt 45 ] || return 1
  printf 'Mach-O universal binary'
  while [ "$xx_count" -gt 0 ]; do
    xx_count=$((xx_count - 1))
    printf ' [%s]' "$(macho_machine "$(numbers $((8 + xx_count * 20)) 4 1)")"
  done
  printf '\n'
}

# The machines of a PE header: PE Format, Microsoft.
pe_describe() {
  xx_header=$(numbers 60 4 1)
  [ "$(numbers "${xx_header:-0}" 4 1)" = 17744 ] || return 1
  case $(numbers $((xx_header + 4)) 2 1) in
    332) xx_words='Intel i386' ;;
    452) xx_words='ARMv7 Thumb' ;;
    34404) xx_words='x86-64' ;;
    43620) xx_words='Aarch64' ;;
    *) xx_words='unknown machine' ;;
  esac
  printf 'PE executable %s, for MS Windows\n' "$xx_words"
}

# each_member ARCHIVE COMMAND...: COMMAND with the offset of each member's content, but for one that begins with the
# same ELF header as the one before it. Layout: ar(5).
each_member() {
  xx_archive=$1 xx_member=8 xx_last=
  shift
  while member_head; do
    if [ "$xx_head" != "$xx_last" ]; then
      "$@" $((xx_member + 60))
      xx_last=$xx_head
    fi
    xx_member=$((xx_member + 60 + xx_size + xx_size % 2))
  done
}

# Sets xx_size and xx_head, the bytes up to e_machine, of the member at $xx_member; fails at the end of the archive.
member_head() {
  # shellcheck disable=SC2046
  set -- $(od -An -v -tu1 -j "$xx_member" -N 80 "$xx_archive" 2>/dev/null)
  [ $# -gt 0 ] || return 1
  [ $# -ge 60 ] || die "$xx_archive: damaged archive: a member's header is cut short"
  shift 48
  xx_size=$(digits "$1" "$2" "$3" "$4" "$5" "$6" "$7" "$8" "$9" "${10}")
  shift 10
  case $xx_size/$1/$2 in
    ?*/96/10) ;;
    *) die "$xx_archive: damaged archive: no size, or no end, of a member's header" ;;
  esac
  shift 2
  xx_head=$*
}

# digits BYTE...: the number they are in ASCII, blanks after it; nothing where they are none
digits() {
  xx_number='' xx_blank=
  for xx_byte; do
    case $xx_byte/$xx_blank in
      32/*) xx_blank=yes ;;
      4[89]/ | 5[0-7]/) xx_number=$xx_number$((xx_byte - 48)) ;;
      *) return 0 ;;
    esac
  done
  while [ "$xx_number" != "${xx_number#0}" ] && [ "$xx_number" != 0 ]; do
    xx_number=${xx_number#0}
  done
  printf '%s' "$xx_number"
}

is_archive() {
  [ "$(head -c 8 "$1" | tr -d '\000')" = '!<arch>' ]
}
