# shellcheck shell=sh
# What a file is, in one line that reads as file(1) would put it; file(1) itself is not needed.

# shellcheck source=elf.sh
. "${lib:?}/elf.sh"

# describe FILE [OFFSET]: fails for what is no program, library or object
describe() {
  file=$1 base=${2:-0} order=LSB
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
  order=MSB
  count=$(numbers 4 4 1)
  [ "${count:-45}" -lt 45 ] || return 1
  printf 'Mach-O universal binary'
  while [ "$count" -gt 0 ]; do
    count=$((count - 1))
    printf ' [%s]' "$(macho_machine "$(numbers $((8 + count * 20)) 4 1)")"
  done
  printf '\n'
}

# The machines of a PE header: PE Format, Microsoft.
pe_describe() {
  header=$(numbers 60 4 1)
  [ "$(numbers "${header:-0}" 4 1)" = 17744 ] || return 1
  case $(numbers $((header + 4)) 2 1) in
    332) words='Intel i386' ;;
    452) words='ARMv7 Thumb' ;;
    34404) words='x86-64' ;;
    43620) words='Aarch64' ;;
    *) words='unknown machine' ;;
  esac
  printf 'PE executable %s, for MS Windows\n' "$words"
}

# each_member ARCHIVE COMMAND...: COMMAND with the offset of each member's content, but for one that begins with the
# same ELF header as the one before it. Layout: ar(5).
each_member() {
  archive=$1 member=8 last=
  shift
  while member_head; do
    if [ "$head" != "$last" ]; then
      "$@" $((member + 60))
      last=$head
    fi
    member=$((member + 60 + size + size % 2))
  done
}

# Sets size and head, the bytes up to e_machine, of the member at $member; fails at the end of the archive.
member_head() {
  # shellcheck disable=SC2046
  set -- $(od -An -v -tu1 -j "$member" -N 80 "$archive" 2>/dev/null)
  [ $# -gt 0 ] || return 1
  [ $# -ge 60 ] || die "$archive: damaged archive: a member's header is cut short"
  shift 48
  size=$(digits "$1" "$2" "$3" "$4" "$5" "$6" "$7" "$8" "$9" "${10}")
  shift 10
  case $size/$1/$2 in
    ?*/96/10) ;;
    *) die "$archive: damaged archive: no size, or no end, of a member's header" ;;
  esac
  shift 2
  head=$*
}

# digits BYTE...: the number they are in ASCII, blanks after it; nothing where they are none
digits() {
  number='' blank=
  for byte; do
    case $byte/$blank in
      32/*) blank=yes ;;
      4[89]/ | 5[0-7]/) number=$number$((byte - 48)) ;;
      *) return 0 ;;
    esac
  done
  while [ "$number" != "${number#0}" ] && [ "$number" != 0 ]; do
    number=${number#0}
  done
  printf '%s' "$number"
}

is_archive() {
  [ "$(head -c 8 "$1" | tr -d '\000')" = '!<arch>' ]
}
