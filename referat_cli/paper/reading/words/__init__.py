"""The words that minutes are written in, and the smallest of their grammar: labels, numbers, hours, sentences."""
