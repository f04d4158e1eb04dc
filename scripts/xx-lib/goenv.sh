# shellcheck shell=sh disable=SC2154
# The file of settings that go reads where the environment has none (go env GOENV), which xx-go --wrap writes.

xx_variables='GOOS GOARCH GOAMD64 GOARM GOARM64 GOMIPS GOMIPS64 CC CXX AR PKG_CONFIG'

goenv() {
  xx_file=$(go env GOENV)
  case $xx_file in
    '' | off) die "go env GOENV is '$xx_file'; it has to name a file" ;;
  esac
}

# other_settings: the lines of the file that are not ours
other_settings() {
  [ ! -f "$xx_file" ] || while IFS= read -r xx_line; do
    contains "$xx_variables" "${xx_line%%=*}" || printf '%s\n' "$xx_line"
  done <"$xx_file"
}

our_settings() {
  for xx_key in $xx_variables; do
    eval "xx_value=\${$xx_key:-}"
    [ -z "$xx_value" ] || printf '%s\n' "$xx_key=$xx_value"
  done
}

unwrap() {
  goenv
  xx_lines=$(other_settings)
  if [ -n "$xx_lines" ]; then printf '%s\n' "$xx_lines" | write "$xx_file"; else rm -f "$xx_file"; fi
}

# set_baselines: go's own defaults, where --wrap may have written another platform's settings
set_baselines() {
  xx_file=$(go env GOENV 2>/dev/null) || xx_file=
  if [ -f "$xx_file" ] && grep -q '^GOOS=' "$xx_file"; then
    while IFS='=' read -r xx_key xx_value; do
      ! xx_value=$(baseline "$xx_key") || prefer "$xx_key" "$xx_value"
    done <"$xx_file"
  fi
}

# baseline VARIABLE: fails where this platform has none
baseline() {
  case $1 in
    GOAMD64 | GOARM64 | GOMIPS | GOMIPS64) "xxpy_$(printf '%s' "$1" | tr '[:upper:]' '[:lower:]')" "linux/$xx_arch" ;;
    CC) printf 'gcc' ;;
    CXX) printf 'g++' ;;
    AR) printf 'ar' ;;
    PKG_CONFIG) printf 'pkg-config' ;;
    *) return 1 ;;
  esac
}
