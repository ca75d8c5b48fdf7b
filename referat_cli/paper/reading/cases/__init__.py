"""The cases of a meeting: where they begin, and the parts of each."""
