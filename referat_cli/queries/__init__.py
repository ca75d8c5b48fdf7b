"""Answers from many meetings."""
