# shellcheck shell=sh disable=SC2034,SC2154
# The words of a command line, as apt reads them: options, their values, the command, and what it is about.

xx_installing='install reinstall download upgrade dist-upgrade full-upgrade'
xx_removing='remove purge autoremove auto-remove autopurge markauto unmarkauto'
xx_looking='search list show info'
xx_building='build-dep source satisfy'
xx_verbs="$xx_installing $xx_removing $xx_looking $xx_building"

# takes_value OPTION: the next word is its value; of letters in one word, only the last one may have it there (-yt SUITE)
takes_value() {
  case $1 in
    --target-release | --default-release | --option | --config-file | --snapshot) ;;
    --with-source | --solver | --planner | --comment) ;;
    --* | -*[tocS]?*) return 1 ;;
    -*[tocS]) ;;
    *) return 1 ;;
  esac
}

begin_words() {
  xx_verb='' xx_value='' xx_ended=
}

# read_word WORD: called for each in turn, after begin_words; sets xx_kind, and xx_verb at the command
read_word() {
  xx_kind=other
  if [ -n "$xx_value" ]; then
    xx_value=
  elif [ -z "$xx_ended" ] && [ "${1#-}" != "$1" ]; then
    [ "$1" != -- ] || xx_ended=yes
    ! takes_value "$1" || xx_value=next
  elif [ -n "$xx_verb" ]; then
    xx_kind=name
  elif contains "$xx_verbs" "$1"; then
    xx_verb=$1
  fi
}

# read_words WORD...: sets xx_verb, empty where it is none that names packages, and xx_named, empty where none is named
read_words() {
  xx_named=
  begin_words
  for xx_word; do
    read_word "$xx_word"
    [ "$xx_kind" != name ] || xx_named=yes
  done
}

# refuse_patterns WORD...: apt's patterns have no place for an architecture, and would find nothing or the wrong ones
refuse_patterns() {
  begin_words
  for xx_word; do
    read_word "$xx_word"
    case $xx_kind$xx_word in
      'name~'* | 'name?'*) die "$xx_word: patterns are not for another architecture; name the packages" ;;
    esac
  done
}
