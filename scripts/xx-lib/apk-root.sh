# shellcheck shell=sh disable=SC2154
# How the root of the target's packages, xx_tree, is made: what apk has to know there, as it is here.

# The releases since which Alpine has these architectures, in the place of older ones.
newer_release() {
  case $xx_arch in
    riscv64) printf '%s' 's#/v3\.1[0-9]/#/v3.20/#' ;;
    loong64) printf '%s' 's#/v3\.1[0-9]/#/v3.21/#; s#/v3\.20/#/v3.21/#' ;;
  esac
}

# Of two lists of the same name apk takes the one in /etc. Fails where there are none.
copy_repositories() {
  xx_edit=$(newer_release) xx_copy=
  for xx_file in "$xx_root"/lib/apk/repositories.d/*.list "$xx_root"/etc/apk/repositories.d/*.list "$xx_root/etc/apk/repositories"; do
    [ -r "$xx_file" ] || continue
    xx_copy=$xx_tree/etc/apk/${xx_file#"$xx_root"/*/apk/}
    mkdir -p "${xx_copy%/*}"
    sed "$xx_edit" "$xx_file" >"$xx_copy"
  done
  [ -n "$xx_copy" ]
}

# Who is trusted here is trusted there. The keys of every architecture come with alpine-keys; fails where this one's are not there.
copy_keys() {
  mkdir -p "$xx_tree/etc/apk/keys"
  for xx_key in "$xx_root"/etc/apk/keys/*.pub "$xx_root/usr/share/apk/keys/$xx_package_arch"/*.pub; do
    [ ! -e "$xx_key" ] || cp -L "$xx_key" "$xx_tree/etc/apk/keys/"
  done
  [ -e "$xx_key" ]
}

link_cache() {
  mkdir -p "$xx_root/etc/apk/cache/$xx_package_arch" "$xx_tree/etc/apk"
  ln -sfn "$xx_root/etc/apk/cache/$xx_package_arch" "$xx_tree/etc/apk/cache"
}

# Since 3.23 /bin, /lib and /sbin are links, which no package that is added brings.
merge_usr() {
  for xx_folder in bin lib sbin; do
    [ -L "$xx_root/$xx_folder" ] || continue
    mkdir -p "$xx_tree/usr/$xx_folder"
    ln -sfn "usr/$xx_folder" "$xx_tree/$xx_folder"
  done
}

fill() {
  mkdir -p "$xx_tree/etc/apk"
  merge_usr
  copy_repositories || give_up "/etc/apk/repositories cannot be read: it says where packages are"
  printf '%s\n' "$xx_package_arch" >"$xx_tree/etc/apk/arch"
  xx_trust=
  copy_keys || xx_trust=--allow-untrusted
  # shellcheck disable=SC2086
  if ! xx_output=$(apk --root "$xx_tree" $xx_trust add --initdb --no-scripts alpine-keys 2>&1); then
    say "$xx_output"
    give_up "no packages for $xx_package_arch: /etc/apk/repositories has none, or its servers cannot be reached"
  fi
  : >"$xx_tree/.xx-setup"
}

# give_up MESSAGE: a root that cannot be filled is removed
give_up() {
  rm -rf "$xx_tree" || true
  die "$1"
}
