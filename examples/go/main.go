// Server tells over HTTP which platform it was built for.
package main

import (
	"cmp"
	"fmt"
	"log"
	"net/http"
	"os"
	"runtime"
)

func main() {
	address := cmp.Or(os.Getenv("ADDRESS"), ":8080")
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "%s/%s\n", runtime.GOOS, runtime.GOARCH)
	})
	log.Printf("%s/%s listening on %s", runtime.GOOS, runtime.GOARCH, address)
	log.Fatal(http.ListenAndServe(address, nil))
}
