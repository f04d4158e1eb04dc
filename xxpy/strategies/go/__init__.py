"""Go: the compiler crosses by itself, told by GOOS and GOARCH."""
