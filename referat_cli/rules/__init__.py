"""The rules: what is wrong with a record."""
