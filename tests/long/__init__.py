"""Suites of seeded cases by the thousand; the ordinary run asks a small sample of the same laws."""
