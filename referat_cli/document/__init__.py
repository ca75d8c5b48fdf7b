"""One file: parsing, the schema, the canonical form, edits and fixes."""
