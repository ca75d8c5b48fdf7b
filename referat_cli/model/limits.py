"""How much is read."""

# A hundred times a long meeting; a bigger file is something else.
MAX_BYTES = 5_000_000
