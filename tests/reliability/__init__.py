"""What one seed of a suite of `tests.long` does to a real archive, and what must hold of it."""
