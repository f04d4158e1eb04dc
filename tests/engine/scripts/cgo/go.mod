module zlib

go 1.20
