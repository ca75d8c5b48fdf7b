"""Minutes of committees as text under Git: checked, queried and compared."""

__version__ = "0.1.0"
