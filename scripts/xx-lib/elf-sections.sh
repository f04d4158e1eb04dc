# shellcheck shell=sh disable=SC2034,SC2046,SC2086,SC2154
# What the sections of an ELF file say of the CPU and the float ABI. Arm: Addenda to the ABI (IHI 0045), build attributes.

# elf_section TYPE: sets xx_section to the offset and the size of one of that type; fails where there is none.
# The table may be long, and what is looked for is near its end.
elf_section() {
  xx_wanted=$1 xx_before=$xx_section_count xx_step=4
  [ "$xx_sections" -gt 0 ] || return 1
  [ "$xx_section_size" -eq $((xx_bits == 64 ? 64 : 40)) ] || damaged "section headers of $xx_section_size bytes"
  while [ "$xx_before" -gt 0 ]; do
    xx_left=$((xx_before < xx_step ? xx_before : xx_step))
    xx_before=$((xx_before - xx_left)) xx_step=$((xx_step * 2))
    if [ "$xx_bits" = 64 ]; then
      records $((xx_sections + xx_before * 64)) "$xx_left" 4 4 8 8 8 8 4 4 8 8
    else
      records $((xx_sections + xx_before * 40)) "$xx_left" 4 4 4 4 4 4 4 4 4 4
    fi
    ! elf_section_among $xx_numbers || return 0
  done
  return 1
}

# elf_section_among NUMBER...: ten of each section header
elf_section_among() {
  while [ $# -ge 10 ]; do
    if [ "$2" = "$xx_wanted" ]; then
      xx_section="$5 $6"
      return 0
    fi
    shift 10
  done
  return 1
}

# elf_arm: adds to xx_words. The linker notes the float ABI in the header; of objects, and of what it did not link, the
# attributes say it, and an assembler may note anything in the header. Go has build information; what attributes its programs
# have, with cgo, are those of the C in them.
elf_arm() {
  xx_words=", EABI$((xx_flags >> 24))" xx_cpu='' xx_float='' xx_uses_float=''
  ! elf_section 1879048195 || arm_attributes $xx_section
  [ -z "$xx_cpu" ] || xx_cpu=$(arm_version "$xx_cpu")
  [ "$xx_type" = 1 ] || go_arm
  [ -z "$xx_cpu" ] || xx_words="$xx_words, CPU v$xx_cpu"
  case $((xx_flags & (xx_type == 1 ? 0x400 : 0x600)))/$xx_float/$xx_uses_float in
    1024/* | 0/1/*) xx_words="$xx_words, hard-float" ;;
    512/* | 0/0/yes) xx_words="$xx_words, soft-float" ;;
    1536/*) xx_words="$xx_words, hard-float, soft-float" ;;
  esac
}

# go_arm: sets xx_cpu to the one that GOARM has chosen, if it is newer
go_arm() {
  for xx_version in 7 6; do
    if [ "${xx_cpu:-0}" -lt "$xx_version" ] && go_says "GOARM=$xx_version"; then
      xx_cpu=$xx_version
      return
    fi
  done
}

# arm_version TAG: of Tag_CPU_arch
arm_version() {
  case $1 in
    [0-5]) printf '5' ;;
    [6-9] | 1[12]) printf '6' ;;
    10 | 13) printf '7' ;;
    *) printf '8' ;;
  esac
}

# arm_attributes OFFSET SIZE: 'A', and of each vendor a length, the name, and what it says; only "aeabi" is of interest,
# and what it says of the whole file
arm_attributes() {
  set -- $(bytes "$1" $(($2 < 4096 ? $2 : 4096)))
  [ $# -eq 0 ] || shift
  while [ $# -ge 15 ]; do
    if [ "$5 $6 $7 $8 $9 ${10} ${11}" = '97 101 97 98 105 0 1' ]; then
      shift 11
      word "$@"
      shift 4
      arm_tags $((xx_word - 5)) "$@"
      return
    fi
    word "$@"
    [ "$xx_word" -ge 4 ] && [ "$xx_word" -le $# ] || return 0
    shift "$xx_word"
  done
}

# arm_tags COUNT BYTE...: numbers of 7 bits a byte, or text up to a NUL: sets xx_cpu, xx_float and xx_uses_float
arm_tags() {
  xx_left=$1 xx_tag='' xx_number=0 xx_at=0 xx_in_text='' xx_float=0
  shift
  for xx_byte; do
    [ $((xx_left -= 1)) -ge 0 ] || return 0
    if [ -n "$xx_in_text" ]; then
      [ "$xx_byte" -ne 0 ] || xx_in_text=
      continue
    fi
    xx_number=$((xx_number | (xx_byte & 127) << xx_at)) xx_at=$((xx_at + 7))
    [ "$xx_byte" -lt 128 ] || continue
    arm_number
    xx_number=0 xx_at=0
  done
}

# arm_number: $xx_number is a tag, or the value of the tag $xx_tag
arm_number() {
  case $xx_tag in
    '')
      xx_tag=$xx_number
      case $xx_tag in
        4 | 5 | 3[3579] | [4-9][13579]) xx_in_text=yes xx_tag= ;;
      esac
      return 0
      ;;
    6) xx_cpu=$xx_number ;;                            # Tag_CPU_arch
    23) [ "$xx_number" -eq 0 ] || xx_uses_float=yes ;; # Tag_ABI_FP_number_model
    28) xx_float=$xx_number ;;                         # Tag_ABI_VFP_args
    32) xx_in_text=yes ;;                              # Tag_compatibility
  esac
  xx_tag=
}
