# shellcheck shell=sh disable=SC2034,SC2154
# What cargo is asked for, and where --target belongs among its arguments.

# The commands that build nothing and know no --target, or, as add and remove, mean something else by it.
xx_targetless="add config fmt generate-lockfile git-checkout help info init locate-project login logout metadata new \
owner pkgid read-manifest remove report rm search uninstall update vendor verify-project version yank"

# read_options ARGUMENT...: up to the first word that is neither an option nor its value. Sets xx_options to their number,
# xx_given where --target is one of them, and xx_answer where cargo answers by itself.
read_options() {
  xx_options=0 xx_value='' xx_given='' xx_answer=
  for xx_word; do
    case $xx_value$xx_word in
      --version | --list | --explain | --explain=* | --help) xx_answer=yes ;;
      --target) xx_given=yes xx_value=: ;;
      --target=*) xx_given=yes ;;
      --config | --color | --bin | --example | --package | --features | --jobs | --profile) xx_value=: ;;
      --manifest-path | --lockfile-path | --target-dir | --message-format) xx_value=: ;;
      -[qvr]*[CFZjp] | -[CFZjp]) xx_value=: ;;
      -- | -) return 0 ;;
      --* | -[CFZjp]* | +*) ;;
      -*V* | -*h*) xx_answer=yes ;;
      :*) xx_value= ;;
      -*) ;;
      *) return 0 ;;
    esac
    xx_options=$((xx_options + 1))
  done
}

# is_targetless ARGUMENT...
is_targetless() {
  read_options "$@"
  shift "$xx_options"
  [ -n "$xx_answer" ] || [ $# -eq 0 ] || contains "$xx_targetless" "$1"
}

# target_place ARGUMENT...: sets xx_place, how many of them come before --target, and xx_given where one is there already.
# What stands behind --, and behind the first word for run that is no option, is the program's.
target_place() {
  read_options "$@"
  xx_place=$((xx_options + 1))
  shift "$xx_place"
  case $xx_word in
    run | r) read_options "$@" ;;
    *) before_dashes "$@" ;;
  esac
}

before_dashes() {
  for xx_word; do
    case $xx_word in
      --) return 0 ;;
      --target | --target=*) xx_given=yes ;;
    esac
    xx_place=$((xx_place + 1))
  done
}
