# shellcheck shell=sh
# Archives: ar(5), with the long names of System V, GNU and BSD.

# each_member ARCHIVE OFFSET COMMAND...: COMMAND with the offset and the size of each member's content, for members of
# a known format; but for one whose header says of it what that of the one before said. The archive begins at OFFSET.
each_member() {
  xx_archive=$1 xx_member=$(($2 + 8)) xx_last=
  xx_end=$xx_member
  shift 2
  while member_head; do
    find_format
    if [ -n "$xx_format" ] && [ "$xx_head" != "$xx_last" ]; then
      "$@" "$xx_content" "$xx_size"
      xx_last=$xx_head
    fi
    xx_end=$((xx_content + xx_size))
    xx_member=$((xx_end + (xx_end - xx_member) % 2))
  done
  [ -n "$(member_bytes $((xx_end - 1)) 1)" ] || bad_archive 'its last member is cut short'
}

bad_archive() {
  die "$xx_archive: damaged archive: $1"
}

# member_bytes OFFSET COUNT
member_bytes() {
  od -An -v -tu1 -j "$1" -N "$2" "$xx_archive" 2>/dev/null
}

# Sets xx_content, xx_size, xx_magic and xx_head of the member at $xx_member; fails at the end of the archive.
member_head() {
  [ "$xx_member" -lt "${xx_stop:-$((xx_member + 1))}" ] || return 1
  # shellcheck disable=SC2046
  set -- $(member_bytes "$xx_member" 112)
  [ $# -gt 0 ] || return 1
  [ $# -ge 60 ] || bad_archive "a member's header is cut short"
  member_place "$@"
  shift 60
  # shellcheck disable=SC2046
  [ "$xx_named" = 0 ] || set -- $(member_bytes "$xx_content" 52)
  read_head "$@"
}

# member_place BYTE...: sets xx_content and xx_size from a member's header, and xx_named, the length of a name after it
member_place() {
  xx_number=0
  if [ "$1 $2 $3" = '35 49 47' ]; then # BSD: #1/N
    digits "$4" "$5" "$6" "$7" "$8" "$9" "${10}" "${11}" "${12}" "${13}" "${14}" "${15}" "${16}"
  fi
  xx_named=$xx_number
  shift 48
  digits "$1" "$2" "$3" "$4" "$5" "$6" "$7" "$8" "$9" "${10}"
  case $xx_number/$xx_named/${11}/${12} in
    ?*/?*/96/10) ;;
    *) bad_archive "no size, or no end, of a member's header" ;;
  esac
  xx_content=$((xx_member + 60 + xx_named)) xx_size=$((xx_number - xx_named))
}

# read_head BYTE...: what describes an ELF object but for its sections, which tell more for MIPS and Arm: ident, type,
# machine, and flags
read_head() {
  xx_magic="${1:-} ${2:-} ${3:-} ${4:-} ${5:-} ${6:-} ${7:-} ${8:-}"
  xx_head="$xx_magic ${17:-} ${18:-} ${19:-} ${20:-}"
  case ${5:-} in
    1) xx_head="$xx_head ${37:-} ${38:-} ${39:-} ${40:-}" ;;
    2) xx_head="$xx_head ${49:-} ${50:-} ${51:-} ${52:-}" ;;
  esac
  case ${19:-}/${20:-} in
    8/0 | 0/8 | 40/0 | 0/40) xx_head="$xx_head $xx_content" ;;
  esac
}

# digits BYTE...: sets xx_number to the number they are in ASCII, blanks after it; to nothing where they are none
digits() {
  xx_number='' xx_blank=
  for xx_byte; do
    case $xx_byte/$xx_blank in
      32/*) xx_blank=yes ;;
      4[89]/ | 5[0-7]/) xx_number=$xx_number$((xx_byte - 48)) ;;
      *) xx_number='' && return 0 ;;
    esac
  done
  while [ "$xx_number" != "${xx_number#0}" ] && [ "$xx_number" != 0 ]; do
    xx_number=${xx_number#0}
  done
}
