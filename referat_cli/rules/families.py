"""Which modules hold the rules? Importing this one registers them all."""

from referat_cli.rules import acceptance, agenda, cases, file, form, notation, people, place

__all__ = ["acceptance", "agenda", "cases", "file", "form", "notation", "people", "place"]
