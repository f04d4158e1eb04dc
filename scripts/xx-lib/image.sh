# shellcheck shell=sh disable=SC2034,SC2154
# Reads $xx_file, in which an image of $xx_limit bytes (all that follow, if empty) begins at byte $xx_base.

# bytes OFFSET COUNT
bytes() {
  od -An -v -tu1 -j "$(($1 + xx_base))" -N "$2" "$xx_file" 2>/dev/null
}

# has END: that many bytes
has() {
  if [ "$1" -le 0 ]; then
    [ "$1" -eq 0 ]
  elif [ -n "$xx_limit" ]; then
    [ "$1" -le "$xx_limit" ]
  else
    [ -n "$(bytes $(($1 - 1)) 1)" ]
  fi
}

# records OFFSET COUNT SIZE...: sets xx_numbers to COUNT times the fields of these sizes, unsigned, in the byte order
# $xx_order; to fewer where the file ends before
records() {
  xx_from=$1 xx_count=$2 xx_total=0 xx_at=0 xx_number=0 xx_numbers=
  shift 2
  for xx_width; do
    xx_total=$((xx_total + xx_width))
  done
  [ "$xx_count" -gt 0 ] || return 0
  for xx_byte in $(bytes "$xx_from" $((xx_total * xx_count))); do
    if [ "$xx_order" = LSB ]; then
      xx_number=$((xx_number | xx_byte << 8 * xx_at))
    else
      xx_number=$((xx_number << 8 | xx_byte))
    fi
    xx_at=$((xx_at + 1))
    if [ "$xx_at" -eq "$1" ]; then
      xx_numbers="$xx_numbers $xx_number" xx_at=0 xx_number=0
      set -- "$@" "$1"
      shift
    fi
  done
}

# word BYTE BYTE BYTE BYTE: sets xx_word, the number they are
word() {
  if [ "$xx_order" = LSB ]; then
    xx_word=$(($1 | $2 << 8 | $3 << 16 | $4 << 24))
  else
    xx_word=$(($4 | $3 << 8 | $2 << 16 | $1 << 24))
  fi
}

# string OFFSET: up to the first NUL or line feed
string() {
  xx_text=
  for xx_byte in $(od -An -v -to1 -j "$(($1 + xx_base))" -N 1024 "$xx_file" 2>/dev/null); do
    case $xx_byte in
      000 | 012) break ;;
    esac
    xx_text="$xx_text\\0$xx_byte"
  done
  printf '%b' "$xx_text"
}
