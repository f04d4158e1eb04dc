"""What the programs of a RUN do to the platform question: the one list of names.

A program that is not here is unknown: what it makes cannot be handed on from a stage that runs elsewhere.
"""

from __future__ import annotations

import re
from enum import Enum

GO = re.compile(r"go(?:\d[\d.]*|tip)?|xx-go")  # the Go tool under its names (go.dev/doc/manage-install)


class Kind(Enum):
    """What becomes of a program's work when its stage runs on another platform."""

    NEUTRAL = "gives the same on every platform"
    PACKAGES = "installs packages of the running platform"
    NATIVE = "makes or reads files of the running platform"
    MAKE = "runs what a makefile says"
    SHELL = "runs a script"
    UNKNOWN = "not known"


# fmt: off
_NEUTRAL = """
aria2c curl fetch ftp lftp wget wget2
: [ [[ addgroup adduser alias awk base64 basename break bunzip2 bzip2 cal cat cd chgrp chmod chown cksum clear cmp
col comm continue cp cpio csplit cut date dd deluser df diff dirname du echo egrep env envsubst exit expand export
expr false fgrep file find fold gawk getcap getent getopt getopts git git-lfs gpg gpg-agent gpgconf gpgv grep
groupadd groupdel groupmod groups gunzip gzip hash head hexdump hostname iconv id install jq kill killall link ln
locale-gen localedef local ls lsof lz4 lzma mapfile md5sum mkdir mkfifo mktemp more mv nl nproc numfmt od openssl
paste patch pgrep popd printenv printf ps pushd pwd read readlink readonly realpath return rev rm rmdir rsync sed
seq set setcap sha1sum sha224sum sha256sum sha384sum sha512sum shift shopt shred shuf sleep sort split ssh ssh-keygen
ssh-keyscan stat su sum sync tac tail tar tee test tofu touch tr trap true truncate tsort tty type tzselect ulimit
umask unalias uname uncompress unexpand uniq unlink unlzma unset unxz unzip update-ca-certificates useradd userdel
usermod uuidgen vi wait wc which whoami xxd xz xzcat yes yq zcat zip zstd
arch dos2unix dpkg-architecture getconf gosu hg pkill passwd chpasswd sponge su-exec svn
buf go-bindata go-licenses gofmt goimports golangci-lint golint gosec govulncheck gqlgen mockery mockgen oapi-codegen
packr packr2 pkger protoc protoc-gen-go protoc-gen-go-grpc rice sqlc sqlboiler staticcheck stringer swag templ upx
wire esbuild sass tailwindcss tsc vite webpack hugo msgfmt pandoc sphinx-build mkdocs
node npm npx yarn yarnpkg pnpm bun corepack nvm n java mvn mvnw gradle gradlew javac
"""
_PACKAGES = "apk apt apt-get apt-cache apt-key apt-mark aptitude add-apt-repository debconf-set-selections dnf dpkg " \
    "dpkg-reconfigure microdnf pacman rpm tdnf yum zypper update-alternatives pip pip3 uv gem easy_install"
_NATIVE = """
ar as autoconf autoreconf c++ cargo cargo-chef cc cgo clang clang++ cmake configure ctest dotnet g++ gcc gfortran
gold ld ldd libtool meson ninja nasm nm node-gyp objcopy objdump opam pkg-config pyinstaller pyproject-build python
python2 python3 qmake ranlib rustc rustup scons stack strip swift swiftc tcc yasm zig bazel bazelisk buck ko goreleaser
gox mage
task just cross nix nix-build rake ruby perl php composer luarocks elixir mix rebar3 ghc cabal
"""
# fmt: on

_SHELLS = ". sh bash ash dash source eval"
_MAKE = "make gmake bmake remake"

KINDS: dict[str, Kind] = {
    **dict.fromkeys(_NEUTRAL.split(), Kind.NEUTRAL),
    **dict.fromkeys(_PACKAGES.split(), Kind.PACKAGES),
    **dict.fromkeys(_NATIVE.split(), Kind.NATIVE),
    **dict.fromkeys(_SHELLS.split(), Kind.SHELL),
    **dict.fromkeys(_MAKE.split(), Kind.MAKE),
}

# compilers and bundlers whose stage gains from the build platform, and what people call them
COMPILERS: dict[str, str] = {
    "cargo": "Rust", "rustc": "Rust", "cargo-chef": "Rust",
    "dotnet": ".NET",
    "mvn": "Java", "mvnw": "Java", "gradle": "Java", "gradlew": "Java", "javac": "Java",
    "gcc": "C", "cc": "C", "clang": "C", "g++": "C++", "c++": "C++", "clang++": "C++",
    "cmake": "C", "meson": "C", "ninja": "C", "configure": "C",
    "zig": "Zig",
}  # fmt: skip
# they give on what they read: a program may come out under another name
COPIES = frozenset("cp mv install ln rsync cpio tar cat dd tee zip gzip bzip2 xz zstd base64 scp upx head tail".split())
DOWNLOADS = frozenset("aria2c curl wget wget2".split())
COMPILER_IMAGES = frozenset("golang rust gcc swift haskell zig".split())
BUNDLERS = frozenset("npm npx yarn yarnpkg pnpm bun vite webpack esbuild tsc".split())

# programs that fail on, or misread, a file of another architecture
READERS_OF_OWN_FILES = frozenset("strip ldd objcopy".split())

# places of an image's own programs and libraries
_SYSTEM = ("/bin/", "/sbin/", "/lib/", "/lib32/", "/lib64/", "/usr/bin/", "/usr/sbin/", "/usr/lib/", "/usr/lib64/",
           "/usr/libexec/", "/usr/local/bin/", "/usr/local/sbin/", "/usr/local/lib/", "/usr/local/libexec/",
           "/usr/local/go/", "/go/bin/", "/root/go/bin/")  # fmt: skip
_TEXT_IN_SYSTEM = ("/usr/local/go/lib/time/zoneinfo.zip",)
_TEXT = (
    "/etc/",
    "/usr/share/zoneinfo",
    "/usr/share/ca-certificates",
    "/usr/local/share/ca-certificates",
    "/var/empty/",
)
PATH_FOLDERS = ("/go/bin", "/usr/local/go/bin", "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin",
                "/bin")  # fmt: skip


def kind(program: str) -> Kind:
    """The kind of a program, by its name without folder."""
    return KINDS.get(program, Kind.UNKNOWN)


def is_system(path: str) -> bool:
    """Whether an image keeps programs or libraries of its own platform there (or the path holds such a place)."""
    if path in _TEXT_IN_SYSTEM:
        return False
    whole = path.rstrip("/") + "/"
    return any(whole.startswith(place) or place.startswith(whole) for place in _SYSTEM)


def is_text_place(path: str) -> bool:
    """Whether an image keeps only data there, the same on every platform: certificates, time zones, accounts."""
    if path in ("/etc", "/etc/*") or path.startswith(("/etc/apk", "/etc/ld", "/etc/alternatives", "/etc/apt")):
        return False
    return path in _TEXT_IN_SYSTEM or any((path + "/").startswith(place) for place in _TEXT)
