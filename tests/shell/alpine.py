"""Alpine packages and repositories of the tests' own, for a real apk."""

from __future__ import annotations

import gzip
import hashlib
import io
import subprocess
import tarfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """One of version 1-r0; `files` are by path, `scripts` by kind (`post-install`)."""

    name: str
    files: dict[str, str] = field(default_factory=dict)
    scripts: dict[str, str] = field(default_factory=dict)
    depends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """An RSA key pair; packages name it as `name`.rsa.pub."""

    private: Path
    public: Path


def make_key(folder: Path, name: str) -> Key:
    key = Key(folder / f"{name}.rsa", folder / f"{name}.rsa.pub")
    openssl("genrsa", "-out", str(key.private), "2048")
    openssl("rsa", "-in", str(key.private), "-pubout", "-out", str(key.public))
    return key


def make_repository(apk: str, folder: Path, arch: str, packages: list[Package], key: Key) -> None:
    """`folder`/`arch`: the packages and their index, signed."""
    place = folder / arch
    place.mkdir(parents=True)
    for package in packages:
        (place / f"{package.name}-1-r0.apk").write_bytes(packed(package, arch, key))
    index = place / "APKINDEX.tar.gz"
    files = [str(file) for file in sorted(place.glob("*.apk"))]
    subprocess.run([apk, "index", "--allow-untrusted", "-o", str(index), *files], check=True, capture_output=True)
    index.write_bytes(signed(index.read_bytes(), key))


def packed(package: Package, arch: str, key: Key) -> bytes:
    data = gzip.compress(tar(package.files, end=True), mtime=0)
    info = {"pkgname": package.name, "pkgver": "1-r0", "pkgdesc": package.name, "arch": arch, "size": "1"}
    lines = [f"{name} = {value}" for name, value in info.items()]
    lines += [f"depend = {name}" for name in package.depends]
    lines += [f"datahash = {hashlib.sha256(data).hexdigest()}", ""]
    control = {".PKGINFO": "\n".join(lines)} | {f".{kind}": text for kind, text in package.scripts.items()}
    return signed(gzip.compress(tar(control, end=False), mtime=0), key) + data


def signed(content: bytes, key: Key) -> bytes:
    signature = openssl("dgst", "-sha1", "-sign", str(key.private), stdin=content)
    return gzip.compress(tar({f".SIGN.RSA.{key.public.name}": signature}, end=False), mtime=0) + content


def tar(files: dict[str, str] | dict[str, bytes], *, end: bool) -> bytes:
    """Without its end, the next part of the package is read as its continuation."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, text in files.items():
            content = text if isinstance(text, bytes) else text.encode()
            for folder in folders(path):
                archive.addfile(member(folder, type=tarfile.DIRTYPE))
            digest = {"APK-TOOLS.checksum.SHA1": hashlib.sha1(content, usedforsecurity=False).hexdigest()}
            archive.addfile(member(path, size=len(content), pax_headers=digest), io.BytesIO(content))
        length = archive.offset
    return stream.getvalue() if end else stream.getvalue()[:length]


def folders(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]


def member(path: str, **values: object) -> tarfile.TarInfo:
    info = tarfile.TarInfo(path)
    info.mode = 0o755
    for name, value in values.items():
        setattr(info, name, value)
    return info


def openssl(*arguments: str, stdin: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *arguments], input=stdin, check=True, capture_output=True).stdout
