# shellcheck shell=sh disable=SC2034
# The options of GNU windres. preprocess and compile collect what the preprocessor and llvm-rc are told, quoted for eval.

input='' output='' input_format='' output_format='' windres_target=''
preprocessor='' preprocess='' compile=''

# quote WORD...: for eval
quote() {
  for word; do
    printf " '%s'" "$(printf '%s' "$word" | sed "s/'/'\\\\''/g")"
  done
}

is_option() {
  case $1 in
    -[iJoOFIDUlc]) ;;
    --input | --output | --input-format | --output-format | --target | --include-dir | --include-path) ;;
    --define | --undefine | --language | --codepage | --preprocessor | --preprocessor-arg) ;;
    *) return 1 ;;
  esac
}

# set_option NAME VALUE
set_option() {
  case $1 in
    -i | --input) input=$2 ;;
    -o | --output) output=$2 ;;
    -J | --input-format) input_format=$2 ;;
    -O | --output-format) output_format=$2 ;;
    -F | --target) windres_target=$2 ;;
    -D | --define) preprocess="$preprocess$(quote -D "$2")" ;;
    -U | --undefine) preprocess="$preprocess$(quote -U "$2")" ;;
    -I | --include-dir | --include-path) preprocess="$preprocess$(quote "-I$2")" compile="$compile$(quote -I "$2")" ;;
    -l | --language) compile="$compile$(quote -L "$2")" ;;
    -c | --codepage) compile="$compile$(quote -C "$2")" ;;
    --preprocessor) preprocessor=$2 ;;
    --preprocessor-arg) preprocess="$preprocess$(quote "$2")" ;;
  esac
}

positional() {
  if [ -z "$input" ]; then
    input=$1
  elif [ -z "$output" ]; then
    output=$1
  else
    fail 'too many arguments'
  fi
}

# known OPTION WORD: ends the script where it is none
known() {
  is_option "$1" || fail "invalid option $2"
}

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --use-temp-file | --no-use-temp-file | -r | -v) ;;
      --*=*) known "${1%%=*}" "$1" && set_option "${1%%=*}" "${1#*=}" ;;
      --* | -?)
        known "$1" "$1"
        [ $# -gt 1 ] || fail "error: argument to $1 is missing"
        set_option "$1" "$2"
        shift
        ;;
      -?*) known "${1%"${1#-?}"}" "$1" && set_option "${1%"${1#-?}"}" "${1#-?}" ;;
      *) positional "$1" ;;
    esac
    shift
  done
}
