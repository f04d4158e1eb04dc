//go:build !cgo

package main

func version() string { return "without zlib" }
