# shellcheck shell=sh disable=SC2154
# Calls apt with the words it was given, and the packages among them as the target has them.

# run WORD...: ends the script
run() {
  say "+ $xx_program  $*"
  if [ -n "$xx_sid" ]; then
    "$xx_path" "$@" && exit
    xx_status=$?
    forget_architecture
    exit "$xx_status"
  fi
  exec "$xx_path" "$@"
}

# run_named WORD...: with what the essentials stand for, and each package as the target has it
run_named() {
  set -f # a package may be named by a pattern
  begin_words
  # shellcheck disable=SC2046 # names of packages have no blanks
  for xx_word; do
    shift
    read_word "$xx_word"
    case $xx_kind$xx_word in
      namexx-c-essentials | namexx-cxx-essentials) set -- "$@" $(essentials "$xx_word") ;;
      *) set -- "$@" "$xx_word" ;;
    esac
  done
  [ -n "$xx_suffix" ] || run "$@"
  run_translated "$@"
}

run_translated() {
  # shellcheck disable=SC2034,SC2046
  xx_known=$(known_packages $(candidates "$@")) xx_kept=
  begin_words
  for xx_word; do
    shift
    read_word "$xx_word"
    if [ "$xx_kind" != name ]; then
      set -- "$@" "$xx_word"
    elif translate "$xx_word"; then
      set -- "$@" "$xx_translated"
      xx_kept=yes
    fi
  done
  [ "$xx_os" = linux ] || [ -n "$xx_kept" ] || skip_packages
  run "$@"
}

# run_list WORD...: of what apt lists, that of the target
run_list() {
  say "+ $xx_program  $*"
  xx_listed=$("$xx_path" "$@") || exit
  printf '%s\n' "$xx_listed" | sed -E -n ":package
    \\,^[^ /]+/[^ ]* [^ ]+ ,{
      \\,^[^ ]+ [^ ]+ ($xx_package_arch|all)( |\$),!{
        :rest
        n
        /^( |\$)/b rest
        b package
      }
    }
    p"
  exit
}
