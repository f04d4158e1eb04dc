# shellcheck shell=sh disable=SC2154
# Has dpkg and apt know of the target's architecture.

# shellcheck source=apt-sources.sh
. "${xx_lib:?}/apt-sources.sh"

# find_tool NAME: the system's own comes before what else has that name on PATH, which may be a link to this script
find_tool() {
  xx_found=$xx_root/usr/bin/$1
  [ -x "$xx_found" ] || xx_found=$(command -v "$1") || die "$1 not found: it is for Debian and Ubuntu"
  [ "$(readlink -f "$xx_found")" != "$(readlink -f "$0")" ] || die "$xx_found is $xx_name itself: remove that link"
  printf '%s' "$xx_found"
}

# indexes [OPTION]: of packages, those apt has read, as ARCH FILE; with --no-release-info, all that its sources name
indexes() {
  # shellcheck disable=SC2016 # apt-get's own variables
  "$xx_apt_get" indextargets "$@" --format '$(ARCHITECTURE) $(FILENAME)' 'Created-By: Packages'
}

# has_lists: apt has seen what there is for the target; a repository without folders is of no architecture
has_lists() {
  xx_of=$xx_package_arch
  indexes --no-release-info | grep -q "^$xx_of " || xx_of='[$](ARCHITECTURE)'
  indexes | grep -q "^$xx_of "
}

# update: apt-get update succeeds even where it gets nothing; a source that fails matters little while another one answers
update() {
  xx_complaint=$("$xx_apt_get" update 2>&1) && has_lists
}

# why_not: what is the matter with the update that failed
why_not() {
  case $xx_complaint in
    *'E: '* | *'W: '* | *'Err:'*) printf 'apt-get update failed: %s' "$(printf '%s\n' "$xx_complaint" | grep -E '^(E|W): ' | head -n 1)" ;;
    *) printf 'no packages for %s in %s: none of its sources has them' "$xx_package_arch" "$xx_distribution $(os_release VERSION_ID)" ;;
  esac
}

# add_architecture: to dpkg, with what apt needs for it; leaves no trace of it where there are no packages
add_architecture() {
  if [ "$xx_package_arch" = "$xx_native_arch" ] || dpkg --print-foreign-architectures | grep -qx "$xx_package_arch"; then
    return 0
  fi
  [ "$xx_distribution" != ubuntu ] || add_ubuntu_source
  ! wants_sid || add_sid
  if ! xx_complaint=$(dpkg --add-architecture "$xx_package_arch" 2>&1); then
    forget_sources
    die "dpkg --add-architecture $xx_package_arch failed: $xx_complaint"
  fi
  if ! update; then
    forget_architecture
    die "$(why_not)"
  fi
  keep_sources
}

# fill_lists: where there are none, as in images; without them, installed packages and files can still be worked on
fill_lists() {
  has_lists || update || say "$xx_name: $(why_not)"
}

forget_architecture() {
  dpkg --remove-architecture "$xx_package_arch" || return 0
  forget_sources
}

forget_sources() {
  rm -f "$xx_root/etc/apt/sources.list.d/xx-$xx_package_arch.list" "$xx_root/etc/apt/sources.list.d/xx-$xx_package_arch.sources"
  restore_sources
}
