"""The top of a paper: what it is, whose, when and where."""
