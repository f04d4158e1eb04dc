//go:build cgo

package main

// #cgo pkg-config: zlib
// #include <zlib.h>
import "C"

func version() string { return C.GoString(C.zlibVersion()) }
