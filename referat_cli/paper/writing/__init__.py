"""A paper set as Word, PDF, HTML or Markdown: one module a format, each with one function `write`."""
