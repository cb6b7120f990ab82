"""Tools of the developers: what is generated, and the benchmark."""
