"""The commands of `difootsion`; heavy libraries are loaded inside them, so that `--help` is quick."""
