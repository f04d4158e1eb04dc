"""Commands that may leave files of the platform they run on."""

from __future__ import annotations

import pytest

from tests.facts import command
from xxpy.analysis.suspects import suspicious


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("go build -o /app .", id="go build"),
        pytest.param("go1.22 mod download", id="go by version"),
        pytest.param("go", id="go alone"),
        pytest.param("xx-go build .", id="xx's go"),
        pytest.param("xx-apk add gcc", id="a helper that follows the target"),
        pytest.param("apk add --no-cache gcc", id="packages into the image itself"),
        pytest.param("apt-get install -y -d-not curl", id="an option that only begins alike"),
        pytest.param("pip install -r requirements.txt", id="pip"),
        pytest.param("dpkg -i a.deb", id="dpkg"),
        pytest.param("curl -o /out/jq https://example.com/jq", id="a download"),
        pytest.param("cp a b", id="copy of files of its own"),
        pytest.param("cp -r /src/. /out", id="copy by absolute path"),
        pytest.param("X=1 cp a b", id="copy behind a variable"),
        pytest.param("sudo cp a b", id="copy behind sudo"),
        pytest.param("tar xf a.tgz -C /out", id="unpacking elsewhere"),
        pytest.param("tar czf /out/a.tgz docs", id="packing files of its own"),
        pytest.param("mkdir -p /usr/local/bin", id="a folder is no file"),
        pytest.param("rm -rf /usr/local/bin/x", id="removing"),
        pytest.param("find /usr -name x -delete", id="find that only looks"),
        pytest.param("npm run build", id="a bundler"),
        pytest.param("npx tsc -p .", id="npx of a known compiler"),
        pytest.param("npx -y @scope/tsc@5.1", id="npx with scope and version"),
        pytest.param("bun build --outdir=/out .", id="bun without --compile"),
        pytest.param("echo make ./build.sh", id="only printed"),
    ],
)
def test_must_not_suspect(script: str) -> None:
    assert suspicious(command(script)) == ""


OWN = " of files that may be the image's own"


@pytest.mark.parametrize(
    ("script", "name"),
    [
        pytest.param("go run ./gen", "go run", id="go run"),
        pytest.param("go tool x", "go tool", id="go tool"),
        pytest.param("gcc -o x x.c", "gcc", id="compiler"),
        pytest.param("/usr/bin/cmake .", "cmake", id="compiler by path"),
        pytest.param("CC=gcc make all", "make", id="make"),
        pytest.param("sh build.sh", "sh", id="shell"),
        pytest.param(". ./env", ".", id="dot"),
        pytest.param("source ./env", "source", id="source"),
        pytest.param("./build.sh", "./build.sh", id="a script"),
        pytest.param("nohup mytool x", "mytool", id="unknown, behind a wrapper"),
        pytest.param("apk --root /rootfs add x", "apk into another folder", id="apk --root"),
        pytest.param("apk add -p /rootfs x", "apk into another folder", id="apk -p"),
        pytest.param("apt-get download x", "apt-get into another folder", id="apt-get download"),
        pytest.param("dnf --installroot=/rootfs install x", "dnf into another folder", id="dnf --installroot"),
        pytest.param("dpkg -x a.deb /out", "dpkg into another folder", id="dpkg -x"),
        pytest.param("pip install -t /out x", "pip into another folder", id="pip -t"),
        pytest.param("pip wheel -r r.txt", "pip into another folder", id="pip wheel"),
        pytest.param("npx some-thing", "npx some-thing", id="npx of anything"),
        pytest.param("bun build --compile .", "bun build", id="bun --compile"),
        pytest.param("npm install --prefix /out x", "npm install", id="npm --prefix"),
        pytest.param("cp /usr/bin/jq /out/", "cp" + OWN, id="a program of the image"),
        pytest.param("cp -r /usr /out/", "cp" + OWN, id="a folder above"),
        pytest.param("mv ../lib/x.so /out/", "mv" + OWN, id="by relative path"),
        pytest.param("cd /usr/bin && cp jq /out/", "cp" + OWN, id="from a folder of programs"),
        pytest.param("cd ~/x && cp jq /out/", "cp" + OWN, id="from a folder nobody knows"),
        pytest.param("cp $(which jq) /out/", "cp" + OWN, id="found by a command"),
        pytest.param("cp `which jq` /out/", "cp" + OWN, id="found by a command in backticks"),
        pytest.param('for f in $(ldd x); do cp "$f" /out/; done', "cp" + OWN, id="found in a loop"),
        pytest.param("ls | xargs cp -t /out", "cp" + OWN, id="behind xargs"),
        pytest.param("tar -cf /out/a.tar -C / .", "tar" + OWN, id="packing another folder"),
        pytest.param("tar c -C /x . > a.tar", "tar" + OWN, id="packing, old option"),
        pytest.param("tar --create --directory x . > a.tar", "tar" + OWN, id="packing, long options"),
        pytest.param("find / -name x -exec cp {} /out ;", "find" + OWN, id="find -exec"),
        pytest.param("cat /bin/busybox > /out/busybox", "cat" + OWN, id="cat"),
        pytest.param("ln -s /usr/local/bin/x /out/x", "ln" + OWN, id="a link"),
    ],
)
def test_suspects(script: str, name: str) -> None:
    assert suspicious(command(script)) == name
