# shellcheck shell=sh disable=SC2034,SC2154
# What the scripts share: messages, small predicates, and the lock.
# All their variables begin with xx_: what the build exports under any other name, the programs they run see unchanged.

xx_name=${0##*/}
xx_root=${XX_ROOT:-} # put before every path of the system: the tests' own tree

say() {
  printf '%s\n' "$*" >&2
}

# fail MESSAGE: word for word, as tonistiigi/xx has it
fail() {
  say "$*"
  exit 1
}

# die MESSAGE: one of our own
die() {
  fail "$xx_name: $*"
}

have() {
  command -v "$1" >/dev/null 2>&1
}

# contains LIST WORD: LIST is separated by blanks, so no word with one is in it
contains() {
  case " $1 " in
    *" $2 "*) [ "$2" = "${2#* }" ] ;;
    *) return 1 ;;
  esac
}

# help: the comment at the head of the script
help() {
  while read -r xx_line; do
    case $xx_line in
      '#!'* | '# shellcheck'*) ;;
      '#'*) xx_line=${xx_line#\#} && printf '%s\n' "${xx_line# }" ;;
      *) return 0 ;;
    esac
  done <"$0"
}

# prefer NAME VALUE: what is set is kept
prefer() {
  eval "export $1=\"\${$1:-\$2}\""
}

# quietly COMMAND...: what it prints is shown only where it fails
quietly() {
  if ! xx_output=$("$@" 2>&1 </dev/null); then
    say "$xx_output"
    die "failed: $*"
  fi
}

# set_up_clang: makes TRIPLE-clang; where that fails, xx_complaint is why
set_up_clang() {
  if [ -x "$xx_bin/xx-clang" ]; then
    xx_complaint=$("$xx_bin/xx-clang" --setup-target-triple 2>&1)
  else
    xx_complaint="$xx_name: $xx_bin/xx-clang is missing; copy it, too"
    return 1
  fi
}

# write FILE [MODE]: standard input, all or nothing; a file that is the same already keeps its time, which build systems go by
write() {
  mkdir -p "${1%/*}"
  if ! { cat >"$1.new.$$" && chmod "${2:-0644}" "$1.new.$$"; }; then
    rm -f "$1.new.$$"
    return 1
  elif have cmp && cmp -s "$1.new.$$" "$1"; then
    rm -f "$1.new.$$"
  else
    mv -f "$1.new.$$" "$1"
  fi
}

# lock NAME: until this process, and what it execs, ends; not where XX_<NAME>_NOLOCK is set
lock() {
  eval "xx_held=\${XX_$(printf '%s' "$1" | tr '[:lower:]' '[:upper:]')_NOLOCK:-}"
  if [ -n "$xx_held" ] || ! have flock; then
    return 0
  fi
  xx_folder=$(readlink -f "$xx_root/var/lock") || xx_folder=$xx_root/run/lock # images may have a dangling link there
  mkdir -p "$xx_folder" 2>/dev/null || true
  open_lock "$xx_folder/xx-$1" || open_lock "${TMPDIR:-/tmp}/xx-$1" ||
    die "cannot lock: neither $xx_folder nor ${TMPDIR:-/tmp} can be written"
  flock 9
}

# open_lock FILE: as descriptor 9. An exec that cannot open it ends the shell, so a subshell tries first.
open_lock() {
  if (: >>"$1") 2>/dev/null; then
    exec 9>>"$1"
  elif (: <"$1") 2>/dev/null; then
    exec 9<"$1" # another user's
  else
    return 1
  fi
  xx_locked=yes
}

unlock() {
  [ -z "${xx_locked:-}" ] || exec 9>&-
}
