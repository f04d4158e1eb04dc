# shellcheck shell=sh disable=SC2034
# The options of GNU windres. xx_preprocess and xx_compile collect what the preprocessor and llvm-rc are told,
# quoted for eval.

xx_input='' xx_output='' xx_input_format='' xx_output_format='' xx_windres_target=''
xx_preprocessor='' xx_preprocess='' xx_compile=''

# quote WORD...: for eval
quote() {
  for xx_word; do
    printf " '%s'" "$(printf '%s' "$xx_word" | sed "s/'/'\\\\''/g")"
  done
}

# set_option NAME VALUE: fails where there is no such option
set_option() {
  case $1 in
    -i | --input) xx_input=$2 ;;
    -o | --output) xx_output=$2 ;;
    -J | --input-format) xx_input_format=$2 ;;
    -O | --output-format) xx_output_format=$2 ;;
    -F | --target) xx_windres_target=$2 ;;
    -D | --define) xx_preprocess="$xx_preprocess$(quote -D "$2")" ;;
    -U | --undefine) xx_preprocess="$xx_preprocess$(quote -U "$2")" ;;
    -I | --include-dir | --include-path) xx_preprocess="$xx_preprocess$(quote "-I$2")" xx_compile="$xx_compile$(quote -I "$2")" ;;
    -l | --language) xx_compile="$xx_compile$(quote -L "$2")" ;;
    -c | --codepage) xx_compile="$xx_compile$(quote -C "$2")" ;;
    --preprocessor) xx_preprocessor=$2 ;;
    --preprocessor-arg) xx_preprocess="$xx_preprocess$(quote "$2")" ;;
    *) return 1 ;;
  esac
}

positional() {
  if [ -z "$xx_input" ]; then
    xx_input=$1
  elif [ -z "$xx_output" ]; then
    xx_output=$1
  else
    fail 'too many arguments'
  fi
}

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --use-temp-file | --no-use-temp-file | -r | -v) ;;
      --*=*) set_option "${1%%=*}" "${1#*=}" || fail "invalid option $1" ;;
      --* | -?)
        set_option "$1" "${2:-}" || fail "invalid option $1"
        [ $# -gt 1 ] || fail "error: argument to $1 is missing"
        shift
        ;;
      -?*) set_option "${1%"${1#-?}"}" "${1#-?}" || fail "invalid option $1" ;;
      *) positional "$1" ;;
    esac
    shift
  done
}
