"""How a vote went: sentences, numbers, tables."""
