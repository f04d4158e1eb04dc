"""Shell scripts of RUN instructions: which commands run, in which environment, and where they stand."""
