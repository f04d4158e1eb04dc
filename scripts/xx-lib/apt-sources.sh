# shellcheck shell=sh disable=SC2154
# Where apt finds packages of another architecture.

# print_source_file: the file that names the distribution's own repositories
print_source_file() {
  for xx_file in debian.sources ubuntu.sources; do
    if [ -e "$xx_root/etc/apt/sources.list.d/$xx_file" ]; then
      printf '%s\n' "/etc/apt/sources.list.d/$xx_file"
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
  xx_edited=$(sed -E "$2" "$1")
  printf '%s\n' "$xx_edited" >"$1"
}

# Ubuntu keeps most architectures on another server: the sources there are speak of the native one from now on.
add_ubuntu_source() {
  for xx_file in "$xx_root"/etc/apt/sources.list "$xx_root"/etc/apt/sources.list.d/*.list "$xx_root"/etc/apt/sources.list.d/*.sources; do
    case $xx_file in
      */xx-* | *'*'*) ;;
      *) [ ! -f "$xx_file" ] || fix_source_file "$xx_file" "$xx_native_arch" ;;
    esac
  done
  xx_codename=$(os_release VERSION_CODENAME)
  case $xx_package_arch in
    amd64 | i386) xx_main=http://archive.ubuntu.com/ubuntu xx_security=http://security.ubuntu.com/ubuntu ;;
    *) xx_main=http://ports.ubuntu.com/ubuntu-ports xx_security=$xx_main ;;
  esac
  case $(print_source_file) in
    *.sources) ubuntu_deb822 | write "$xx_root/etc/apt/sources.list.d/xx-$xx_package_arch.sources" ;;
    *) ubuntu_classic | write "$xx_root/etc/apt/sources.list.d/xx-$xx_package_arch.list" ;;
  esac
}

ubuntu_deb822() {
  ubuntu_stanza "$xx_main" "$xx_codename $xx_codename-updates $xx_codename-backports"
  printf '\n'
  ubuntu_stanza "$xx_security" "$xx_codename-security"
}

# ubuntu_stanza URI SUITES
ubuntu_stanza() {
  printf '%s\n' 'Types: deb' "Architectures: $xx_package_arch" "URIs: $1" "Suites: $2" \
    'Components: main restricted universe multiverse' 'Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg'
}

ubuntu_classic() {
  for xx_suite in "$xx_main $xx_codename" "$xx_main $xx_codename-updates" "$xx_main $xx_codename-backports" "$xx_security $xx_codename-security"; do
    printf 'deb [arch=%s] %s main restricted universe multiverse\n' "$xx_package_arch" "$xx_suite"
  done
}

# has_lists: apt has seen what there is for the target
has_lists() {
  for xx_file in "$xx_root"/var/lib/apt/lists/*_binary-"$xx_package_arch"_Packages*; do
    [ ! -e "$xx_file" ] || return 0
  done
  return 1
}

# Adds the architecture, and has apt read its package lists; leaves no trace of it where there are none.
ensure_architecture() {
  xx_added=
  if [ "$xx_package_arch" != "$xx_native_arch" ] && ! dpkg --print-foreign-architectures | grep -qx "$xx_package_arch"; then
    [ "$xx_distribution" != ubuntu ] || add_ubuntu_source
    [ -z "${XX_APT_FORCE_RISCV64:-}" ] || add_sid
    dpkg --add-architecture "$xx_package_arch"
    xx_added=yes
  fi
  if [ -n "$xx_added" ] || ! has_lists; then
    update
  fi
}

# apt-get update succeeds even where it gets nothing; a source that fails is not fatal while another one answers.
update() {
  xx_complaint=$(apt-get update 2>&1) && has_lists && return
  forget_architecture
  case $xx_complaint in
    *'E: '* | *'W: '* | *'Err:'*) die "apt-get update failed: $(printf '%s\n' "$xx_complaint" | grep -E '^(E|W): ' | head -n 1)" ;;
  esac
  die "no packages for $xx_package_arch in $xx_distribution $(os_release VERSION_ID): none of its sources has them"
}

add_sid() {
  [ "$xx_package_arch" != riscv64 ] ||
    printf 'deb [arch=riscv64] http://deb.debian.org/debian sid main\n' | write "$xx_root/etc/apt/sources.list.d/xx-riscv64.list"
}

forget_architecture() {
  [ -n "$xx_added" ] || return 0
  rm -f "$xx_root/etc/apt/sources.list.d/xx-$xx_package_arch.list" "$xx_root/etc/apt/sources.list.d/xx-$xx_package_arch.sources"
  dpkg --remove-architecture "$xx_package_arch"
}
