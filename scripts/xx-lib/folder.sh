# shellcheck shell=sh disable=SC2034,SC2154
# How xx-verify goes through a folder.

verify_folder() {
  xx_seen='' xx_in_folder=yes xx_verified=$xx_path
  walk "$xx_path"
  [ -n "$xx_seen" ] || die "$xx_verified: no program for $xx_os/$xx_arch in this folder"
}

# walk FOLDER: whatever the names in it are; links are not followed
walk() {
  [ -r "$1" ] && [ -x "$1" ] || die "$1: cannot be read"
  for xx_path in "$1"/* "$1"/.[!.]* "$1"/..?*; do
    if [ -L "$xx_path" ]; then
      continue
    elif [ -d "$xx_path" ]; then
      walk "$xx_path"
    elif [ -f "$xx_path" ]; then
      verify_found
    fi
  done
}

# verify_found: $xx_path is a file in a folder; other files may lie beside programs
verify_found() {
  look "$xx_path"
  case $xx_format/$xx_path in
    COFF/*.o | COFF/*.obj) ;;
    COFF/*) return 0 ;; # text may begin like this
  esac
  if [ "$xx_format" = archive ]; then
    ! judge_archive || xx_seen=yes
  elif of_target_format && xx_line=$(describe "$xx_path"); then
    xx_among=yes
    judge "$xx_line"
    xx_seen=yes
  fi
}

# of_target_format: of $xx_format
of_target_format() {
  case $xx_os/$xx_format in
    darwin/Mach-O* | windows/PE | windows/COFF) return 0 ;;
    darwin/* | windows/*) return 1 ;;
    */ELF) return 0 ;;
    *) return 1 ;;
  esac
}
