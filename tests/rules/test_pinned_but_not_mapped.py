"""XX103: which pinned stages compile for the builder by mistake."""

from __future__ import annotations

import pytest

from xxpy.context import MappingContext

from .tables import GO, RUST, SHIP, places

MAKEFILE = MappingContext({"Makefile": "build:\n\tGOARCH=$(TARGETARCH) go build -o /app .\n"})
TOOL = "FROM --platform=$BUILDPLATFORM golang AS tool\nRUN go build -o /gen ./gen\n"
CROSS = "ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\n"

SILENT = {
    "wrapped go in the same RUN": f"{GO}ARG TARGETPLATFORM\nRUN xx-go --wrap && go build -o /app .\n{SHIP}",
    "go wrapped in an earlier RUN": f"{GO}ARG TARGETPLATFORM\nRUN xx-go --wrap\nRUN go build -o /app .\n{SHIP}",
    "make reads TARGETARCH": f"{GO}ARG TARGETARCH\nWORKDIR /src\nCOPY . .\nRUN make build\n{SHIP}",
    "script reads TARGETPLATFORM": f"{RUST}ARG TARGETPLATFORM\nRUN ./cross.sh\nRUN cargo build --release\n{SHIP}",
    "sourced script sets GOARCH": f"{GO}ARG TARGETARCH\nRUN . ./env.sh && go build -o /app .\n{SHIP}",
    "tool of another pinned stage": f"{TOOL}{GO}COPY --from=tool /gen /bin/gen\nRUN gen\n{CROSS}{SHIP}",
    "tool through a stage that collects": f"{TOOL}FROM scratch AS tools\nCOPY --from=tool /gen /\n"
    f"{GO}COPY --from=tools /gen /bin/gen\nRUN gen\n{CROSS}{SHIP}",
    "tool through one of several stages": f"ARG WANTED\n{TOOL}FROM scratch AS tools-no\nFROM scratch AS tools-yes\n"
    f"COPY --from=tool /gen /\nFROM tools-$WANTED AS tools\n{GO}COPY --from=tools / /bin/\nRUN gen\n{CROSS}{SHIP}",
    "tool beside files that ship": f"{GO}RUN go install example.com/report@latest\nRUN report > /app\n{SHIP}",
    "tool of a stage of the same family": f"{GO}FROM build AS tool\nRUN go build -o /out/gen ./gen\n"
    f"FROM build AS main\nRUN --mount=from=tool,target=/t /t/out/gen > /app\n{SHIP.replace('build', 'main')}",
    "tool in a mount": f"{TOOL}{GO}RUN --mount=from=tool,source=/gen,target=/bin/gen gen\n{CROSS}{SHIP}",
    "sibling of the last stage": "FROM --platform=$BUILDPLATFORM golang AS base\nCOPY --from=alpine /etc/ssl /ssl\n"
    "FROM base AS bench\nRUN go install example.com/bench@latest\n"
    "FROM base AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\n"
    "FROM scratch AS bin\nCOPY --from=build /app /app\nFROM build\n",
    "target in the words": f"{RUST}ARG TARGETARCH\nRUN cargo build --target $TARGETARCH-x\n{SHIP}",
    "target in the environment": f"{RUST}ARG TARGETARCH\nENV CARGO_BUILD_TARGET=$TARGETARCH-x\nRUN cargo build\n{SHIP}",
    "linker by case": f"{RUST}ARG TARGETARCH\n"
    "RUN case $TARGETARCH in arm64) export CC=aarch64-linux-gnu-gcc ;; esac && cargo build\n"
    f"{SHIP}",
    "linker by test": f'{RUST}ARG TARGETARCH\nRUN [ "$TARGETARCH" = arm64 ] && export CC=x; cargo build\n{SHIP}',
    "target in a file": f"{RUST}ARG TARGETARCH\nRUN echo $TARGETARCH > /t\nRUN cargo build --target $(cat /t)\n{SHIP}",
    "rustup before": f"{RUST}ARG TARGETARCH\nRUN rustup target add $TARGETARCH-x\nRUN cargo build\n{SHIP}",
    "tool beside a mapped build": f"{RUST}RUN cargo install cargo-chef\nARG T=x\nARG TARGETARCH\n"
    f"RUN cargo build --target $TARGETARCH-x\n{SHIP}",
    "installed tool that stays": f"{RUST}RUN cargo install mdbook\nRUN mdbook build -d /app\n{SHIP}",
    "program for another system": f"{GO}RUN GOOS=windows go build -o /app/x.exe .\n{SHIP}",
    "JavaScript is the same everywhere": "FROM --platform=$BUILDPLATFORM node AS build\nRUN npm run build\n" + SHIP,
}

FIRES = {
    "no GOARCH": (f"{GO}RUN go build -o /app .\n{SHIP}", "go build -o /app ."),
    "declared, not used": (f"{GO}ARG TARGETARCH\nRUN go build -o /app .\n{SHIP}", "go build -o /app ."),
    "wrapped too late": (f"{GO}RUN go build -o /app . && xx-go --wrap\n{SHIP}", "go build -o /app ."),
    "the builder's own": (
        f"{GO}ARG BUILDARCH\nRUN GOARCH=$BUILDARCH go build -o /app .\n{SHIP}",
        "GOARCH=$BUILDARCH go build -o /app .",
    ),
    "printed only": (f"{RUST}ARG TARGETARCH\nRUN echo $TARGETARCH && cargo build\n{SHIP}", "cargo build"),
    "no argument for make": (f"{GO}RUN make build\n{SHIP}", "make build"),
    "argument that no compiler reads": (f"{RUST}ARG TARGETARCH\nRUN cargo build\n{SHIP}", "cargo build"),
    "installed program that ships": (
        f"{RUST}RUN cargo install x\nFROM alpine\nCOPY --from=build /usr/local/cargo/bin/x /x\n",
        "cargo install x",
    ),
    "packed in another pinned stage": (
        f"{GO}RUN go build -o /app .\nFROM --platform=$BUILDPLATFORM alpine AS pack\n"
        "COPY --from=build /app /app\nRUN upx /app\nFROM alpine\nCOPY --from=pack /app /app\n",
        "go build -o /app .",
    ),
    "moved in another pinned stage": (
        f"{GO}RUN go build -o /app .\nFROM --platform=$BUILDPLATFORM alpine AS pack\n"
        "RUN --mount=from=build,target=/b mkdir /out && cp /b/app /out/\nFROM alpine\nCOPY --from=pack /out /\n",
        "go build -o /app .",
    ),
    "collected for export": (
        f"{GO}RUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\n",
        "go build -o /app .",
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_silent(text: str) -> None:
    assert places("XX103", text, context=MAKEFILE) == []


@pytest.mark.parametrize(("text", "place"), FIRES.values(), ids=FIRES)
def test_fires(text: str, place: str) -> None:
    assert places("XX103", text) == [place]
