"""Platform: the spellings containerd reads, in its normal form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xxpy.errors import PlatformError
from xxpy.platform import DEFAULT_PLATFORMS, Platform, parse_platforms

REFUSED = [
    pytest.param("", "not a platform: ''", id="empty"),
    pytest.param("linux/", "not a platform", id="empty-architecture"),
    pytest.param("/amd64", "not a platform", id="empty-os"),
    pytest.param("linux/amd64/", "not a platform", id="empty-variant"),
    pytest.param("linux/arm/v7/hf", "not a platform", id="four-parts"),
    pytest.param("linux/*", "not a platform", id="wildcard"),
    pytest.param(" linux/amd64", "not a platform", id="outer-blank"),
    pytest.param("linux/am d64", "not a platform", id="inner-blank"),
    pytest.param("linux/amd64,linux/arm64", "not a platform", id="a-list"),
    pytest.param("linux.x/amd64", "not a platform", id="dot-in-os"),
    pytest.param("linux(/amd64", "not a platform", id="open-bracket"),
    pytest.param("linux\\arm64", "did you mean linux/arm64", id="backslash"),
    pytest.param("linüx/amd64", "not a platform", id="not-ascii"),
    pytest.param("linux", "names no architecture; write for example linux/amd64", id="os-alone"),
    pytest.param("macOS", "names no architecture; write for example darwin/amd64", id="os-alias-alone"),
    pytest.param("arm64(1)", "unknown operating system or architecture", id="architecture-with-version"),
    pytest.param("amd46", "did you mean amd64", id="typo"),
    pytest.param("ARMV7L", "did you mean linux/arm/v7?", id="uname"),
    pytest.param("linux_amd64", "did you mean linux/amd64?", id="underscore"),
    pytest.param("macos-arm64", "did you mean darwin/arm64?", id="dash"),
    pytest.param("darwin-x86_64", "did you mean darwin/amd64?", id="dash and underscore"),
    pytest.param("windows-x86-64", "did you mean windows/amd64?", id="two dashes"),
    pytest.param("linux-armv7", "did you mean linux/arm/v7?", id="release"),
    pytest.param("linux-a-b-c-d", "unknown operating system or architecture: 'linux-a-b-c-d'", id="many dashes"),
    pytest.param("wasip1", "did you mean wasip1/wasm?", id="system"),
    pytest.param("$TARGETPLATFORM", "not a platform", id="variable"),
]

READ = [
    ("linux/amd64", "linux/amd64"),
    ("linux/x86_64", "linux/amd64"),
    ("Linux/X86-64", "linux/amd64"),
    ("linux/amd64/v1", "linux/amd64"),
    ("linux/amd64/V3", "linux/amd64/v3"),
    ("linux/x86_64/v2", "linux/amd64/v2"),
    ("linux/i386", "linux/386"),
    ("linux/i386/v9", "linux/386"),
    ("linux/i686", "linux/386"),
    ("linux/386", "linux/386"),
    ("linux/arm64", "linux/arm64"),
    ("linux/arm64/v8", "linux/arm64"),
    ("linux/arm64/8", "linux/arm64"),
    ("linux/arm64/v8.0", "linux/arm64"),
    ("linux/arm64/v8.1", "linux/arm64/v8.1"),
    ("linux/aarch64", "linux/arm64"),
    ("linux/arm64/9", "linux/arm64/v9"),
    ("linux/arm64/v9.0", "linux/arm64/v9"),
    ("linux/arm", "linux/arm/v7"),
    ("linux/arm/7", "linux/arm/v7"),
    ("linux/arm/v7", "linux/arm/v7"),
    ("linux/arm/6", "linux/arm/v6"),
    ("linux/arm/5", "linux/arm/v5"),
    ("linux/arm/8", "linux/arm/v8"),
    ("linux/armhf", "linux/arm/v7"),
    ("linux/armhf/v6", "linux/arm/v7"),
    ("linux/armel", "linux/arm/v6"),
    ("macos/arm64", "darwin/arm64"),
    ("Darwin/amd64", "darwin/amd64"),
    ("windows(10.0.17763)/amd64", "windows/amd64"),
    ("windows(10.0.17763+win32k)/amd64", "windows/amd64"),
    ("linux/mips64le/softfloat", "linux/mips64le/softfloat"),
    ("linux/arm65", "linux/arm65"),
    ("wasip1/wasm", "wasip1/wasm"),
    ("arm64", "linux/arm64"),
    ("AARCH64", "linux/arm64"),
    ("x86_64", "linux/amd64"),
    ("arm", "linux/arm/v7"),
    ("armhf", "linux/arm/v7"),
    ("armel", "linux/arm/v6"),
    ("i386", "linux/386"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(PlatformError) as caught:
        Platform.parse(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("text", "normal"), READ, ids=[text for text, _ in READ])
def test_normal_form(text: str, normal: str) -> None:
    assert str(Platform.parse(text)) == normal


def test_fields() -> None:
    platform = Platform.parse("linux/arm/v7")
    assert (platform.os, platform.architecture, platform.variant) == ("linux", "arm", "v7")
    assert Platform.parse("linux/arm64/v8").variant == ""


_name = st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True)
_arch = st.sampled_from(["amd64", "arm64", "arm", "armhf", "armel", "i386", "x86_64", "aarch64", "riscv64"]) | _name
_variant = st.sampled_from(["", "v1", "v3", "5", "6", "v7", "8", "v8.0", "9.0", "V9.0"]) | _name


@given(st.sampled_from(["linux", "macOS", "windows"]) | _name, _arch, _variant)
def test_round_trip(system: str, architecture: str, variant: str) -> None:
    platform = Platform.parse(f"{system}/{architecture}/{variant}".rstrip("/"))
    assert Platform.parse(str(platform)) == platform


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        platform = Platform.parse(text)
    except PlatformError:
        return
    assert Platform.parse(str(platform)) == platform


LISTS = [
    pytest.param("linux/amd64,linux/arm64", "linux/amd64 linux/arm64", id="commas"),
    pytest.param(" linux/arm64 ,\n linux/amd64 ", "linux/arm64 linux/amd64", id="blanks-and-order"),
    pytest.param("linux/arm64,linux/arm64/v8,linux/aarch64", "linux/arm64", id="duplicates"),
    pytest.param("linux/amd64,,", "linux/amd64", id="trailing-commas"),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_list(text: str, wanted: str) -> None:
    assert " ".join(map(str, parse_platforms(text))) == wanted


@pytest.mark.parametrize("text", ["", " ", ",", "linux/amd64,linux"])
def test_list_refused(text: str) -> None:
    with pytest.raises(PlatformError):
        parse_platforms(text)


def test_defaults() -> None:
    assert parse_platforms("linux/amd64,linux/arm64") == DEFAULT_PLATFORMS
