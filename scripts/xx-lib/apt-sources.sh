# shellcheck shell=sh disable=SC2154
# Where apt finds packages of another architecture.

# print_source_file: the file that names the distribution's own repositories
print_source_file() {
  for file in debian.sources ubuntu.sources; do
    if [ -e "$root/etc/apt/sources.list.d/$file" ]; then
      printf '%s\n' "/etc/apt/sources.list.d/$file"
      return
    fi
  done
  printf '/etc/apt/sources.list\n'
}

# fix_source_file FILE ARCH: have the file speak of that architecture only; lines that name one are left
fix_source_file() {
  [ -f "$1" ] || die "no such file: $1"
  case $1 in
    *.sources) grep -q '^Architectures:' "$1" || edit "$1" "s/^Types:.*/&\\nArchitectures: $2/" ;;
    *) edit "$1" "/arch=/!{
        s/^((# )?deb(-src)?)[[:blank:]]+\\[/\\1 [arch=$2 /
        t
        s/^((# )?deb(-src)?)[[:blank:]]+/\\1 [arch=$2] /
      }" ;;
  esac
}

# edit FILE EXPRESSION
edit() {
  edited=$(sed -E "$2" "$1")
  printf '%s\n' "$edited" >"$1"
}

# Ubuntu keeps most architectures on another server: the sources there are speak of the native one from now on.
add_ubuntu_source() {
  for file in "$root"/etc/apt/sources.list "$root"/etc/apt/sources.list.d/*.list "$root"/etc/apt/sources.list.d/*.sources; do
    case $file in
      */xx-* | *'*'*) ;;
      *) [ ! -f "$file" ] || fix_source_file "$file" "$native_arch" ;;
    esac
  done
  codename=$(os_release VERSION_CODENAME)
  case $package_arch in
    amd64 | i386) main=http://archive.ubuntu.com/ubuntu security=http://security.ubuntu.com/ubuntu ;;
    *) main=http://ports.ubuntu.com/ubuntu-ports security=$main ;;
  esac
  case $(print_source_file) in
    *.sources) ubuntu_deb822 | write "$root/etc/apt/sources.list.d/xx-$package_arch.sources" ;;
    *) ubuntu_classic | write "$root/etc/apt/sources.list.d/xx-$package_arch.list" ;;
  esac
}

ubuntu_deb822() {
  ubuntu_stanza "$main" "$codename $codename-updates $codename-backports"
  printf '\n'
  ubuntu_stanza "$security" "$codename-security"
}

# ubuntu_stanza URI SUITES
ubuntu_stanza() {
  printf '%s\n' 'Types: deb' "Architectures: $package_arch" "URIs: $1" "Suites: $2" \
    'Components: main restricted universe multiverse' 'Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg'
}

ubuntu_classic() {
  for suite in "$main $codename" "$main $codename-updates" "$main $codename-backports" "$security $codename-security"; do
    printf 'deb [arch=%s] %s main restricted universe multiverse\n' "$package_arch" "$suite"
  done
}

# has_lists: apt has seen what there is for the target
has_lists() {
  for file in "$root"/var/lib/apt/lists/*_binary-"$package_arch"_Packages*; do
    [ ! -e "$file" ] || return 0
  done
  return 1
}

# Adds the architecture, and has apt read its package lists; leaves no trace of it where there are none.
ensure_architecture() {
  added=
  if [ "$package_arch" != "$native_arch" ] && ! dpkg --print-foreign-architectures | grep -qx "$package_arch"; then
    [ "$distribution" != ubuntu ] || add_ubuntu_source
    [ -z "${XX_APT_FORCE_RISCV64:-}" ] || add_sid
    dpkg --add-architecture "$package_arch"
    added=yes
  fi
  if [ -n "$added" ] || ! has_lists; then
    update
  fi
}

# apt-get update succeeds even where it gets nothing; a source that fails is not fatal while another one answers.
update() {
  complaint=$(apt-get update 2>&1) && has_lists && return
  forget_architecture
  case $complaint in
    *'E: '* | *'W: '* | *'Err:'*) die "apt-get update failed: $(printf '%s\n' "$complaint" | grep -E '^(E|W): ' | head -n 1)" ;;
  esac
  die "no packages for $package_arch in $distribution $(os_release VERSION_ID): none of its sources has them"
}

add_sid() {
  [ "$package_arch" != riscv64 ] ||
    printf 'deb [arch=riscv64] http://deb.debian.org/debian sid main\n' | write "$root/etc/apt/sources.list.d/xx-riscv64.list"
}

forget_architecture() {
  [ -n "$added" ] || return 0
  rm -f "$root/etc/apt/sources.list.d/xx-$package_arch.list" "$root/etc/apt/sources.list.d/xx-$package_arch.sources"
  dpkg --remove-architecture "$package_arch"
}
