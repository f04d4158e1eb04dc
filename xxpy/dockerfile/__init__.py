"""Reading Dockerfiles by BuildKit's rules."""
