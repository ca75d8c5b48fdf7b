"""The manual pages, made of the help texts."""
