# shellcheck shell=sh disable=SC2034,SC2154
# What a file is, in one line that reads as file(1) would put it; file(1) itself is not needed, only od is.

# shellcheck source=image.sh
. "${xx_lib:?}/image.sh"
# shellcheck source=archive.sh
. "$xx_lib/archive.sh"
# shellcheck source=elf.sh
. "$xx_lib/elf.sh"
# shellcheck source=macho.sh
. "$xx_lib/macho.sh"
# shellcheck source=pe.sh
. "$xx_lib/pe.sh"

# look FILE: sets xx_magic, its first 8 bytes, and what they make of it
look() {
  [ -r "$1" ] || die "$1: cannot be read"
  xx_magic=$(od -An -v -tu1 -N 8 "$1")
  # shellcheck disable=SC2086 # one blank between two numbers
  set -- $xx_magic
  xx_magic=$*
  find_format
}

# find_format: sets xx_format, empty for what is no program, library, object or archive
find_format() {
  case "$xx_magic " in
    '33 60 97 114 99 104 62 10 ') xx_format=archive ;;
    '127 69 76 70 '*) xx_format=ELF ;;
    '207 250 237 254 '*) xx_format=Mach-O ;;
    '202 254 186 190 '*) xx_format='Mach-O universal' ;;
    '77 90 '*) xx_format=PE ;;
    '76 1 '* | '196 1 '* | '100 134 '* | '100 170 '* | '0 0 255 255 '*) xx_format=COFF ;;
    *) xx_format= ;;
  esac
}

# describe FILE [OFFSET SIZE]: of $xx_format; fails for what is no program, library or object. Runs in a subshell.
describe() {
  xx_file=$1 xx_base=${2:-0} xx_limit=${3:-} xx_order=LSB
  case $xx_format in
    ELF) elf_describe ;;
    Mach-O) macho_describe ;;
    'Mach-O universal') macho_universal ;;
    PE) pe_describe ;;
    COFF) coff_describe ;;
    *) return 1 ;;
  esac
}

# damaged WHAT: the description of a file that cannot be read to its end; ends the subshell that describe runs in
damaged() {
  printf '%s, damaged: %s\n' "$xx_format" "$1"
  exit
}
