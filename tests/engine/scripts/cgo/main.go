// Prints the platform, and zlib's version where cgo is on.
package main

import (
	"fmt"
	"runtime"
)

func main() { fmt.Println(runtime.GOOS+"/"+runtime.GOARCH, version()) }
