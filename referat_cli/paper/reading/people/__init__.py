"""Whom a line names: people, offices, bodies, and what it says of each."""
