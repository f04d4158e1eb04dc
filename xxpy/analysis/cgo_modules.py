"""Go modules that call C in a build for Linux.

Each row was checked against the module's own sources: a file that such a build takes imports "C". A module whose C is
for other systems (gopsutil), behind a tag nobody gives (sonic, dd-trace-go) or gone has no row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MAJOR = re.compile(r"[/.]v\d+$")


@dataclass(frozen=True, slots=True)
class CgoModule:
    """A module, by its path without `/vN`.

    `packages` are the only ones that call C, relative to the module ("" is its root); empty where any may.
    `fallback` says that it builds and works without C, with fewer features or slower; `reason` what it does with C.
    """

    module: str
    reason: str
    fallback: bool = False
    packages: tuple[str, ...] = ()

    def covers(self, module: str, imported: str) -> bool:
        """Whether the import of this package brings the C in; `module` is the path required, `/vN` included."""
        if imported != module and not imported.startswith(module + "/"):
            return False
        below = imported[len(module) + 1 :]
        return not self.packages or below in self.packages


def find(module: str) -> CgoModule | None:
    """The row for a module path, whatever its major version."""
    return _ROWS.get(_MAJOR.sub("", module))


CGO_MODULES: tuple[CgoModule, ...] = (
    CgoModule("github.com/bytecodealliance/wasmtime-go", "links Wasmtime"),
    CgoModule("github.com/chai2010/webp", "compiles libwebp"),
    CgoModule("github.com/confluentinc/confluent-kafka-go", "links librdkafka", packages=("kafka",)),
    CgoModule("github.com/containers/storage", "Btrfs, disk quotas, joining a user namespace", fallback=True),
    CgoModule("github.com/coreos/go-systemd", "loads libsystemd to read the journal", packages=("sdjournal",)),
    CgoModule("github.com/CosmWasm/wasmvm", "links libwasmvm"),
    CgoModule("github.com/DataDog/zstd", "compiles zstd"),
    CgoModule("github.com/davidbyttow/govips", "links libvips", packages=("vips",)),
    CgoModule("github.com/duckdb/duckdb-go", "links DuckDB"),
    CgoModule("github.com/ethereum/go-ethereum", "compiles libsecp256k1; slower in Go", fallback=True),
    CgoModule("github.com/filecoin-project/filecoin-ffi", "links Filecoin's proofs"),
    CgoModule("github.com/gen2brain/go-fitz", "links MuPDF; without C it loads libmupdf at run time"),
    CgoModule("github.com/gen2brain/malgo", "compiles miniaudio"),
    CgoModule("github.com/gen2brain/raylib-go/raylib", "compiles raylib; without C it loads raylib.so at run time"),
    CgoModule("github.com/go-gl/gl", "links OpenGL"),
    CgoModule("github.com/go-gl/glfw", "compiles GLFW"),
    CgoModule("github.com/go-gl/glfw/v3.3/glfw", "compiles GLFW"),
    CgoModule("github.com/godror/godror", "compiles ODPI-C, for Oracle's client"),
    CgoModule(
        "github.com/google/gopacket",
        "libpcap, PF_RING, AF_PACKET",
        packages=(
            "afpacket",
            "pcap",
            "pfring",
        ),
    ),
    CgoModule("github.com/h2non/bimg", "links libvips"),
    CgoModule("github.com/hajimehoshi/ebiten", "compiles GLFW, links OpenGL"),
    CgoModule("github.com/herumi/bls-eth-go-binary", "links BLS signatures", packages=("bls",)),
    CgoModule("github.com/kolesa-team/go-webp", "links libwebp"),
    CgoModule("github.com/libgit2/git2go", "links libgit2"),
    CgoModule("github.com/linxGnu/grocksdb", "links RocksDB"),
    CgoModule("github.com/marcboeker/go-duckdb", "links DuckDB"),
    CgoModule("github.com/mattn/go-oci8", "links Oracle's client"),
    CgoModule("github.com/mattn/go-sqlite3", "compiles SQLite; without C it builds, and fails at run time"),
    CgoModule("github.com/miekg/pkcs11", "loads PKCS #11 modules"),
    CgoModule("github.com/NVIDIA/go-dcgm", "loads DCGM", packages=("pkg/dcgm",)),
    CgoModule(
        "github.com/NVIDIA/go-nvml",
        "loads NVML",
        packages=(
            "pkg/dl",
            "pkg/nvml",
        ),
    ),
    CgoModule("github.com/pebbe/zmq4", "links ZeroMQ"),
    CgoModule("github.com/proglottis/gpgme", "links GPGME"),
    CgoModule("github.com/seccomp/libseccomp-golang", "links libseccomp"),
    CgoModule("github.com/supranational/blst", "compiles blst", packages=("bindings/go",)),
    CgoModule("github.com/tecbot/gorocksdb", "links RocksDB"),
    CgoModule("github.com/ThalesIgnite/crypto11", "loads PKCS #11 modules"),
    CgoModule("github.com/valyala/gozstd", "links zstd"),
    CgoModule("github.com/veandco/go-sdl2", "links SDL"),
    CgoModule("github.com/wasmerio/wasmer-go", "links Wasmer", packages=("wasmer",)),
    CgoModule("rogchap.com/v8go", "links V8"),
)

_ROWS = {_MAJOR.sub("", row.module): row for row in CGO_MODULES}
