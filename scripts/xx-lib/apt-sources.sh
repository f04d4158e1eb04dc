# shellcheck shell=sh disable=SC2034,SC2154
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

# fix_source_file FILE ARCH: restrict the file to that architecture; lines that name one are left alone
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

# own_sources: the files that name repositories, but for those of this script
own_sources() {
  for xx_file in "$xx_root"/etc/apt/sources.list "$xx_root"/etc/apt/sources.list.d/*.list "$xx_root"/etc/apt/sources.list.d/*.sources; do
    case ${xx_file##*/} in
      xx-*) ;;
      *) [ ! -f "$xx_file" ] || printf '%s\n' "$xx_file" ;;
    esac
  done
}

xx_saved= # a copy of the sources, until the new ones are known to work
xx_sid=   # not empty: this call has added unstable

restrict_sources() {
  xx_saved=$(mktemp -d)
  own_sources | while read -r xx_file; do
    mkdir -p "$xx_saved${xx_file%/*}"
    cp "$xx_file" "$xx_saved$xx_file"
    fix_source_file "$xx_file" "$xx_native_arch"
  done
}

restore_sources() {
  [ -n "$xx_saved" ] || return 0
  own_sources | while read -r xx_file; do
    cat "$xx_saved$xx_file" >"$xx_file"
  done
  keep_sources
}

keep_sources() {
  [ -z "$xx_saved" ] || rm -rf "$xx_saved"
}

# Ubuntu keeps most architectures on another server: from now on, existing sources are for the native one alone.
add_ubuntu_source() {
  restrict_sources
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

# wants_sid: Debian has riscv64 since 13; before, only what is unstable has it
wants_sid() {
  [ -n "${XX_APT_FORCE_RISCV64:-}" ] && [ "$xx_distribution/$xx_package_arch" = debian/riscv64 ] &&
    [ "$(os_release VERSION_ID)" -lt 13 ] 2>/dev/null
}

add_sid() {
  xx_sid=yes
  printf 'deb [arch=riscv64] http://deb.debian.org/debian sid main\n' | write "$xx_root/etc/apt/sources.list.d/xx-riscv64.list"
}
