# shellcheck shell=sh disable=SC2034,SC2046,SC2154
# The notes of an ELF file name the system it is for, where its OS/ABI byte does not: elf(5), "Notes".

# elf_notes OFFSET SIZE: sets xx_system, where it is not Linux
elf_notes() {
  set -- $(bytes "$1" $(($2 < 4096 ? $2 : 4096)))
  while [ $# -ge 16 ]; do
    word "$@"
    xx_note=$xx_word xx_skip=$(((xx_word + 3) / 4 * 4))
    shift 4
    word "$@"
    xx_skip=$((xx_skip + (xx_word + 3) / 4 * 4))
    shift 4
    word "$@"
    xx_note=$xx_note/$xx_word
    shift 4
    elf_note "$1 $2 $3 $4" "${5:-0}${6:-0}${7:-0}${8:-0}"
    [ "$xx_skip" -gt 0 ] && [ "$xx_skip" -le $# ] || return 0
    shift "$xx_skip"
  done
}

# elf_note OWNER CONTENT: of the owner's name, the first four bytes; $xx_note is its length and the note's type
elf_note() {
  case $xx_note/$1 in
    8/*/'70 114 101 101') xx_system=FreeBSD ;;
    7/*/'78 101 116 66') xx_system=NetBSD ;;
    8/*/'79 112 101 110') xx_system=OpenBSD ;;
    10/*/'68 114 97 103') xx_system=DragonFly ;;
    8/*/'65 110 100 114') xx_system=Android ;;
    4/1/'71 78 85 0') if [ "$2" = 0000 ]; then xx_system=GNU/Linux; else xx_system='another GNU system'; fi ;;
  esac
}

# go_says SETTING: as the build information of a Go program has it
go_says() {
  LC_ALL=C grep -q "^$(printf 'build\t%s' "$1")\(,\|\$\)" "$xx_file"
}
