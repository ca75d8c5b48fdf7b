"""Proposed against adopted, as text, Markdown, a page and data."""
